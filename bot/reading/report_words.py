"""How reports tell goals, chances, cards and substitutions."""

import re

from bot.reading.mentions import PERSON, TEAM

_ADV = (
    r"(?:(?!(?:not|nearly|almost|never|just)\b)\w+ly |then |duly |coolly |calmly |also |twice |both "
    r"|again |himself |soon |later |promptly |instinctively |from \w+ )*"
)
_WHERE = (
    r"(?:home|in\b|the (?:ball|opener|equaliser|winner|rebound|loose ball|cross|corner|chance|penalty"
    r"|spot[- ]kick|resulting)|into|past|beyond|under|beneath|through|over the line|between"
    r"|inside the|low|high|at the (?:far|near|back) post|to (?:score|make|put|give|double|equalise"
    r"|level))"
)
GOAL = re.compile(
    rf"\b{_ADV}(?:"
    r"(?:scor(?:ed|es|ing)|net(?:ted|s|ting)|notch(?:ed|es)|grabbed|bagged|struck|equalis(?:ed|es|ing)"
    r"|equaliz(?:ed|es)|levell(?:ed|s|ing))"
    r"(?! (?:in (?:his|each|every|the reverse|both|\w+ (?:of|consecutive|successive))|against \w+ (?:last"
    r"|in)|nine|\d+ goals|more than|fewer|the most|for fun))\b"
    r"|(?:head(?:ed|s|ing)?|nodd(?:ed|s|ing)|slot(?:ted|s|ting)|tap(?:ped|s|ping)|fir(?:ed|es|ing)"
    r"|slam(?:med|s|ming)|smash(?:ed|es|ing)|rifl(?:ed|es|ing)|drill(?:ed|s|ing)|curl(?:ed|s|ing)"
    r"|lash(?:ed|es|ing)|tuck(?:ed|s|ing)|pok(?:ed|es|ing)"
    r"|prod(?:ded|s|ding)|bundl(?:ed|es|ing)|volley(?:ed|s|ing)|turn(?:ed|s|ing)|swept|sweeps|sweeping"
    r"|strok(?:ed|es|ing)|dink(?:ed|s|ing)|chip(?:ped|s|ping)|glanc(?:ed|es|ing)|thump(?:ed|s|ing)"
    r"|power(?:ed|s|ing)|blast(?:ed|s|ing)|thunder(?:ed|s|ing)"
    r"|hammer(?:ed|s|ing)|crash(?:ed|es|ing)|stabb?(?:ed|s|ing)|guid(?:ed|es|ing)|steer(?:ed|s|ing)"
    r"|roll(?:ed|s|ing)|squeez(?:ed|es|ing)|lift(?:ed|s|ing)|side-?foot(?:ed|s|ing)|bent|bends|placed"
    r"|places|finish(?:ed|es|ing)|whipp?(?:ed|s|ing)|knock(?:ed|s|ing)|converted|converts|arrowed|lashed"
    r"|drove|pounced|flicked|clipped|lobbed|slid)"
    rf" (?:[\w'{PERSON}{TEAM}-]+ ){{0,6}}?(?:home|in(?! (?:the (?:\d|[a-z]+ minute)|front|behind|from|off"
    rf"|space|an? |another|his|their (?:cross|corner|free-kick)|crosses|towards|at))\b(?=[ ,.;]|$)"
    rf"|into (?:the )?(?:\w+ ){{0,4}}?(?:net|corner|goal|roof|top|far|bottom|near|empty)|past {PERSON}+"
    rf"|past the (?:keeper|goalkeeper)|beyond {PERSON}+|under {PERSON}+|beneath {PERSON}+|over {PERSON}+"
    rf"|over the line|between)"
    rf"|punish(?:ed|es) (?:the \\w+|{TEAM}+|the {TEAM}+|them)|(?:placed|slid|produced|sent|hit|planted"
    rf"|steered|drilled|fired|curled) (?:a|an|the|his) (?:[\\w-]+ ){{0,4}}?(?:finish|shot|effort|strike"
    rf"|header|volley|drive|ball|free-kick) (?:home|past|beyond|into|under|in\\b)"
    r"|(?:opened|opens|opening) the scoring|(?:broke|breaks|breaking) the deadlock|(?:found|finds"
    r"|finding) the (?:net|back of the net|bottom corner|top corner|far corner|target(?= from| with| to))"
    r"|(?:doubled|doubles|doubling|restored|extended|increased) (?:the|their|his side's|the \w+|"
    + TEAM
    + r"+(?:'s?)?) (?:lead|advantage|tally)"
    r"|(?:halved|reduced|cut) (?:the|their) (?:deficit|arrears)|pull(?:ed|s|ing) (?:one|a goal) back"
    r"|made it \w+[- ]\w+|makes it \w+[- ]\w+|made the game safe|(?:added|adds|adding) (?:a|the|his"
    r"|their) (?:second|third|fourth|fifth|sixth|late)"
    r"|(?:got|gets|getting|claimed|grabbed|scored|bagged|snatched|netted|hit|struck|fired|curled|drilled"
    r"|produced) (?:the|a|an|his|their) (?:(?!(?:at|on|towards|of)\b)[\w-]+ ){0,4}?(?:goal|opener"
    r"|equaliser|equalizer|winner|second|third|fourth|leveller|brace|hat-trick|consolation|clincher)"
    r"|(?:put|puts|putting|fired|headed|sent|edged|gave|gives|giving|handed) (?:the (?:\w+ ){1,2}|"
    + TEAM
    + r"+ |them |his (?:side|team) )(?:back |firmly |deservedly |back level|2-0 )?(?:ahead|in front"
    r"|the lead|in the lead|an? (?:\w+ )?(?:lead|advantage)|level|\d[- ]\d up|into the lead"
    r"|on level terms)"
    r"|(?:rounded|finished|rounding) off|sealed (?:the|a|victory|it)|wrapped up|completed (?:his|a"
    r"|the) (?:hat-trick|brace|double|scoring|rout|win|comeback|turnaround|treble)"
    r"|appl(?:ied|ies|ying) (?:a|the|an) (?:[\w-]+ ){0,5}?(?:finish|touch)|(?:finished|finishing"
    r"|finishes) (?:\w+ly|off|with|from|at|the|past|low|high|expertly|well)|made no mistake"
    r"|makes no mistake|fired " + _WHERE + r"|scrambled (?:it |the ball )?(?:home|in)"
    r"|converted(?: the| from| a| his)?(?: \w+)?(?: penalty| spot[- ]kick| spot|$)?|scor(?:ed"
    r"|es) from the (?:penalty )?spot|tapped in|squirmed (?:under|through|past|in)|went in off|nestled"
    r"|flew (?:in|past|into)|crept (?:in|over)|(?:ended|finished|nestled|found its way|sailed|looped"
    r"|deflected|cannoned|bounced|trickled|dribbled|rolled|rocketed|arrowed|dipped|curled) (?:up )?(?:in"
    r"|into) (?:the )?(?:\w+ ){0,3}(?:net|goal|corner)"
    r"|(?:found|finds) the (?:[\w-]+ ){0,3}?corner\b"
    r"|(?:leapt|rose|was on hand|popped up|arrived|reacted|stepped up|stooped|climbed|dived|slid in"
    r"|cut inside"
    r"|broke (?:clear|free|through)|raced (?:clear|through)|was there|ghosted in)[^.;]{0,60}? to (?:head"
    r"|nod|tap|slot"
    r"|fire|stab|turn|sweep|volley|poke|prod|convert|smash|slam|curl|finish|tuck|drill|lash|equalise|bundle"
    r"|force"
    r"|stroke|roll|side-foot|net|steer|glance|power)\b"
    r")"
)
"""A player does it: what stands before is the scorer."""

SAID_OF_TEAM = re.compile(
    r"\b(?:(?P<won>(?:took|take|takes|taking|regain(?:ed|s)?|retook|seiz(?:ed|es)|grabbed|snatched|claimed"
    r"|earned) (?:the|a|an) (?:[\w-]+ ){0,3}?(?:lead|advantage)|went (?:back |deservedly )?(?:ahead"
    r"|in front|\d-\d up|two up|in the lead)|(?:doubled|extended|restored|increased|stretched|got) (?:the"
    r"|their) (?:lead|advantage)"
    r"|equalis(?:ed|es)|equaliz(?:ed|es)|drew level|levell(?:ed|s)|were level|hit back|struck (?:first"
    r"|again|back|late|twice)|got (?:the|their|an?) (?:[\w-]+ ){0,3}?(?:breakthrough|reward|goal|opener"
    r"|equaliser|second|third|winner)|were (?:ahead|in front|rewarded)|made it \w+-\w+|found (?:the"
    r"|an?) (?:\w+ )?(?:breakthrough|equaliser|winner|opener)"
    r"|broke the deadlock|opened the scoring|scored|pulled (?:one|a goal) back|added (?:a|the"
    r"|their) (?:second|third|fourth|fifth)|sealed (?:the|their|a)|won it|the (?:opener|equaliser|winner"
    r"|breakthrough|second|third) (?:came|arrived|goal)|the (?:deadlock|lead) was (?:broken|doubled)"
    r"|the (?:breakthrough|pressure) (?:came|told|arrived)|the points were safe"
    r"|the turnaround was complete)"
    r"|(?P<lost>were punished|(?:fell|went|slipped|found themselves) (?:further |two |a goal "
    r"|two goals )?(?:behind|down|\d-\d down)|conceded|were (?:stunned|pegged back|caught out|undone"
    r"|masters of)|was breached|were behind|paid the price|had fallen behind|were made to pay|gifted)\b)"
)
THROUGH = re.compile(
    r"\b(?:through|courtesy of|thanks to|via|(?:goals?|strikes?|headers?|penalty|efforts?|finish) (?:from"
    r"|by))"
    r"(?: (?:a|an|the|goals? (?:from|by)|[\w'-]+)){0,6}? $"
)
"""Stands between what the team did and who did it: "took the lead through"."""
MISSED = re.compile(
    r"\b(?:almost|nearly|close to|inches (?:from|wide|over)|could have|should have|might have|would have"
    r"|must have|thought (?:he|they)|looked (?:destined|set|certain)|appeared to have|denied|deny|saved"
    r"|save[sd]?\b|keep out|kept out|wide|over the (?:bar|top)|over (?:from|when)|crossbar|woodwork"
    r"|(?:hit|struck|rattled|clipped|off|against|kissed) the (?:\w+ )?(?:post|bar|upright|crossbar)"
    r"|blocked|cleared off|off target|missed|failed to|couldn't|could not|unable to|disallowed|chalked off"
    r"|ruled out (?:for|by|after)|offside(?! trap)|flag|comfortable|straight at|turned (?:away|aside"
    r"|over)|tipped|parried|pushed|gathered|held|palmed|skied|blazed|dragged|squandered|spurned|wasted"
    r"|fired over|shot wide|headed (?:over|wide)|did not|didn't|without scoring|tried to|trying to"
    r"|attempted|looking (?:for|to)|hoping to|wanted|to score|chance to)\b"
)
DISALLOWED = re.compile(
    r"\b(?:disallowed|chalked off|ruled (?:out )?(?:offside|for offside|out by var|out for)|flagged offside"
    r"|offside flag|goal (?:was )?(?:ruled out|overturned))\b"
)
PENALTY = re.compile(
    r"\b(?:penalty|penalties|spot[- ]kick|from (?:12 yards|the (?:penalty )?spot)|panenka)\b"
)
PENALTY_MISSED = re.compile(
    r"\b(?:miss(?:ed|es)|saw|had|sent|fired|blazed|hit|struck|put|dragged|skied|failed|squandered"
    r"|took) (?:\w+ ){0,4}?(?:penalty|spot[- ]kick)(?:[^.;]{0,40}?\b(?:saved|over|wide|post|bar|kept out"
    r"|missed))?"
    r"|(?:penalty|spot[- ]kick) (?:was |is )?(?:saved|missed|kept out|blazed|over|wide|hit|struck)"
)
OWN_GOAL = re.compile(
    r"\b(?:own goal|own net|own goalkeeper's net|his own keeper|through his own|into his own)\b"
)
YELLOW = re.compile(
    r"\b(?:(?:was|were|is|be|being|got|gets) (?:also )?(?:booked|cautioned|yellow-carded|shown (?:a|the|his"
    r"|his first) yellow(?: card)?|carded)|(?:picked up|received|collected|earned|earns|picks up|saw"
    r"|given|handed) (?:a|the|his|an?) (?:[\w-]+ )?(?:yellow|booking|caution)(?: card)?"
    r"|went into the (?:referee's )?(?:book|notebook)|into the book)\b"
)
RED = re.compile(
    r"\b(?:(?:was|were|is|be|being|got|gets) (?:\w+ly )?(?:sent off|dismissed|red-carded|shown (?:a"
    r"|the) (?:straight |second )?(?:red|yellow)(?: card)?(?= for a second|$)"
    r"|shown a (?:straight )?red(?: card)?|given (?:his|their) marching orders|ordered off"
    r"|sent for an early bath)|saw (?:a (?:straight )?)?red\b|sees red|(?:received|picked up|collected"
    r"|earned|shown) (?:a|his) (?:straight red|second (?:yellow|booking|caution|bookable)|red card)"
    r"|second bookable offence|second yellow card|given (?:his|their|the defender his) marching orders"
    r"|walked for)\b"
)
ON_FOR = re.compile(
    r"^\s*(?:\([^)]*\) ?)?(?:,? ?(?:\w+ ){0,2}?)(?:replac(?:ed|es|ing)"
    r"|came on (?:as a (?:\w+ )?substitute )?for|comes on for|on for|was brought on for"
    r"|was introduced for|was sent on for|in (?:for|place of)|entered (?:the fray )?for"
    r"|took over from)(?: (?:the )?[\w'-]+){0,2} $"
)
OFF_FOR = re.compile(
    r"^\s*,? ?(?:was|were|is|being|had been|made way|gave way|went off|departed|limped off|withdrawn"
    r"|taken off)[^,.;]{0,40}?(?:replaced by|for|to be replaced by|withdrawn for|substituted for"
    r"|in favour of)(?: (?:the )?[\w'-]+){0,2} $"
)
CHANCE = re.compile(
    r"\b(?:(?:had|saw|with) (?:an?|his|the) (?:[\w-]+ ){0,4}?(?:shot|effort|header|strike|attempt|volley"
    r"|chance|free-kick|drive|goalbound)|shot (?:wide|over|straight)|fired (?:over|wide|straight)"
    r"|headed (?:over|wide|straight|against)|head(?:er)? over|hit the (?:post|bar|crossbar|woodwork|side)"
    r"|struck the (?:post|bar|crossbar|woodwork)|found the woodwork|rattled the (?:bar|crossbar|post)"
    r"|went (?:close|wide|over)|(?:denied|deny)|blazed over|dragged wide|should have (?:scored"
    r"|done better)|failed to (?:hit|hi[st]|find)|curled (?:wide|over)|(?:missed|spurned|squandered"
    r"|wasted) (?:a|an|the)|forced (?:a|an|"
    + PERSON
    + r"+|the keeper) (?:\w+ )?(?:into|save)|(?:shot|effort|header|strike|free-kick|attempt|volley"
    r"|drive) (?:was |that was |which was )?(?:kept out|saved|blocked|tipped|cleared|went|flew|sailed"
    r"|over|wide|hit|clipped|cannoned|crashed|came back|deflected wide))\b"
)
