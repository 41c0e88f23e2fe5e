"""How reports say that somebody did not score: chances, saves, goals that do not count."""

import re

from bot.reading.mentions import PERSON

MISSED = re.compile(
    r"\b(?:almost|nearly|close to|closest to|inches (?:from|wide|over)|could have|should have|might have"
    r"|would have|must have|thought (?:he|she|they)|looked (?:like|destined|set|certain|to have)"
    r"|appeared to have|denied|deny|denying|saved|save[sd]?\b|keep out|kept out|wide\b|over the (?:bar|top)"
    r"|over (?:from|when)|crossbar|woodwork"
    r"|(?:hit|struck|rattled|clipped|against|kissed|hitting|off) the (?:\w+ )?(?:post|bar|upright|crossbar)"
    r"|blocked|cleared off|off target|missed|missing|failed to|failing to|couldn't|could not|unable to"
    r"|disallowed"
    r"|chalked off|ruled out (?:for|by|after)|offside(?! trap)|flag\b|comfortable|straight at"
    r"|turned (?:away|aside|over|behind)|tipped (?:over|wide|onto|away|behind|his|her|it)|parried"
    r"|gathered|held\b|palmed"
    r"|skied|blazed|dragged|squandered|spurned|wasted|fired over|shot wide|headed (?:over|wide|behind)"
    r"|did not|didn't"
    r"|without scoring|tried to|trying to|attempted|looking (?:for|to)|hoping to|wanted|to score|chance to"
    r"|looked as (?:though|if)|lifeline|intent on|not to have|fortunate|lucky)\b"
)
NEARLY = re.compile(r"\b(?:almost|nearly|narrowly|close to|could have|might have|avoid\w*)\b")
DISALLOWED = re.compile(
    r"\b(?:disallowed|chalked off|ruled (?:out )?(?:offside|for offside|out by var|out for|out by video)"
    r"|flagged offside|offside flag|goal (?:was )?(?:ruled out|overturned)|ruled out for|ruled out after"
    r"|(?:should|did|would) not (?:stand|count)|didn't (?:stand|count)|flag (?:went up|was (?:up"
    r"|raised)|cut short)"
    r"|adjudged (?:to (?:be|have been) )?offside|(?:was|were) offside|overturned (?:by|after)"
    r"|had the ball in the"
    r"(?: \w+)? net)\b"
)
TAKEN_BACK = re.compile(
    r"(?:goal|effort|strike|header|finish|celebrations?|it|but var|video assistant referee"
    r"|var)\b[^.;]{0,70}?"
    r"\b(?:disallowed|chalked off|ruled out|ruled offside|cut short|overturned|(?:did not"
    r"|didn't) (?:count|stand)"
    r"|offside flag|flagged)\b"
)
"""In the sentence after a goal: it does not count."""
STANDS = re.compile(r"\b(?:stood|confirmed|awarded|given|allowed to stand|onside|stand after|upheld)\b")
PENALTY_MISSED = re.compile(
    r"\b(?:miss(?:ed|es|ing)|saw|had|sent|fired|blazed|hit|struck|put|dragged|skied|failed|squandered"
    r"|fluffed)"
    r" (?:[\w'-]+ ){0,4}?(?:penalty|spot[- ]kick)(?:[^.;]{0,40}?\b(?:saved|over|wide|post|bar|kept out"
    r"|missed))?"
    r"|(?:penalty|spot[- ]kick) (?:was |is )?(?:saved|missed|kept out|blazed|over|wide|hit|struck)"
    r"|from the (?:penalty )?spot(?= but (?:\w+ ){0,4}(?:save|post|bar|wide|over))"
)
CHANCE = re.compile(
    r"\b(?:(?:had|saw|with) (?:an?|his|her|the) (?:[\w-]+ ){0,4}?(?:shot|effort|header|strike|attempt"
    r"|volley"
    r"|chance|free-kick|drive|goalbound)|shot (?:wide|over|straight)|fired (?:over|wide|straight)"
    r"|headed (?:over|wide|straight|against)|head(?:er)? over|hit the (?:post|bar|crossbar|woodwork|side)"
    r"|struck the (?:post|bar|crossbar|woodwork)|found the woodwork|rattled the (?:bar|crossbar|post)"
    r"|went (?:close|wide|over)|(?:denied|deny|denying)|blazed over|dragged wide|should have (?:scored"
    r"|done better)|failed to (?:hit|hi[st]|find)|curled (?:wide|over)|(?:missed|spurned|squandered"
    r"|wasted) (?:a|an|the)|forced (?:a|an|"
    + PERSON
    + r"+|the keeper) (?:\w+ )?(?:into|save)|(?:shot|effort|header|strike|free-kick|attempt|volley"
    r"|drive) (?:was |that was |which was )?(?:kept out|saved|blocked|tipped|cleared|went|flew|sailed"
    r"|over|wide|hit|clipped|cannoned|crashed|came back|deflected wide)"
    r"|pulled the trigger|looked (?:destined|set|certain) to (?:score|break|equalise)"
    r"|thought (?:he|she)(?:'d| had) (?:given|put|scored|won))\b"
)
SAVES = re.compile(
    r" (?:made|makes|making|to make|produced|produces|saved|saves|saving|to (?:save|deny)|denied|denies"
    r"|denying"
    r"|kept out|tipped|parried|pulled off|got down)"
)
"""Follows the name of a keeper."""
