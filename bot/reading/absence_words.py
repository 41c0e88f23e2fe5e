"""What newspapers say of players who may not play: the heart of each predicate, without who and when."""

import re

from bot.reading.absence_senses import Sense

INJURY = (
    r"(?:injur(?:y|ies)|strains?|knocks?|problems?|issues?|complaints?|tears?|fractures?|sprains?|ruptures?"
    r"|illness|virus|flu|fever|sickness|infections?|concussion|bruis(?:e|ing)|tightness|fatigue|hamstrings?"
    r"|groin"
    r"|calf|thighs?|knees?|ankles?|foot|feet|toes?|shoulders?|backs?|hips?|achilles|quad(?:riceps)?|wrists?"
    r"|hands?"
    r"|ribs?|necks?|heads?|jaws?|legs?|arms?|elbows?|collarbones?|metatarsals?|ligaments?|acl|mcl|tendons?"
    r"|muscles?"
    r"|abductors?|adductors?|covid(?:-19)?|coronavirus|spasms?|cuts?|gash|surgery|operation|setbacks?|lesion"
    r"|dead leg|hernia|soreness|blow|cramps?|malaria|appendicitis|pneumonia|swelling|twinge|stomach bug|bug)"
)
_A = r"(?:a|an|the|his|their|another|some|one|two|further|minor|slight|serious|late|only|first)"
_UP_TO_FOUR = r"(?:[\w'/-]+ ){0,4}?"
_NOT_FOUR = r"\b(?! (?:four|three|five|six|line|row|heel|to back|coach|boss))"
_INNER = r"(?:(?!(?:no|recovered|shaken|overcome|from|off|to|of|and|been|the)\b)[\w'/-]+ ){0,4}?"
_NO_BLOW = r"(?!(?:[\w-]+ ){0,4}?injury (?:blows?|crisis|boost|news))"
_TELL = rf"{_NO_BLOW}(?:{_A} )?{_INNER}{INJURY}{_NOT_FOUR}"
_TELL_A = rf"(?:a|an|some|his|their|another|two) {_INNER}{INJURY}{_NOT_FOUR}"

_OUT = (
    r"(?:ruled|counted) (?:himself )?out\b",
    r"out\b(?! (?:of (?:contract|form|favour|favor|position|sorts|touch|the (?:starting|side|eleven|xi"
    r"|line-?up|"
    r"picture|running|cup|competition|title|race|top|europa|champions|fa|carabao|league)|europe|reach"
    r"|necessity|"
    r"nowhere|place|luck|town|ideas)|wide|on loan|there|here|for revenge|to (?:prove|get|win|avenge|make"
    r"|show|"
    r"impress|end|extend|claim|secure|beat|bounce|take|stop|become|do)|and about))",
    r"(?:absent|missing|sidelined|unavailable|injured|ineligible|unfit|laid (?:up|low)|crocked|cup-?tied"
    r"|stricken"
    r"|hospitalised|housebound|incapacitated|non-starters?|self-isolating|isolating"
    r"|quarantining)\b(?! out on a)",
    r"on the (?:sidelines|treatment table|(?:long-term )?(?:injury|injured|casualty|absentee"
    r"|absentees) list|shelf"
    r"|physio's table|list of absentees|comeback trail|road to recovery|mend|long road)\b",
    r"in (?:the )?(?:treatment room|hospital|quarantine|isolation|rehab)\b",
    r"(?:further|some way|a long way|still (?:some|a long) way) (?:away|off) (?:from )?(?:a |his |their )?"
    r"(?:return|comeback|fitness|first-team)",
    r"on (?:\w+ )?(?:international|paternity|compassionate|personal) (?:duty|leave)\b",
    r"(?:away )?(?:at|in action at|on duty at) the (?:afcon|africa\w* cup|asian cup|cup of nations"
    r"|gold cup)\b",
    r"away (?:at|on|with) (?:\w+ ){0,3}(?:duty|afcon|nations|cup|games)\b",
    rf"(?:{_A} )?(?:(?!(?:no|not|could|may|might|will|would|to|has|have|miss|without|with|of|by"
    rf"|for)\b)[\w-]+ )"
    r"{0,3}?"
    r"(?:absentees?|absences|casualt(?:y|ies)|non-starters?|(?:big|huge|major|notable) miss)\b",
    r"among (?:the|those|a|several|many|\w+)\b[^.;]{0,40}?(?:absent\w*|injured|missing|sidelined"
    r"|unavailable|out"
    r"|injuries|ruled out|casualties)\b",
    r"(?:in|on) (?:the|a long|a lengthy) (?:injury|absentee) list\b",
    r"miss(?:es|ing)?\b(?! (?:the (?:chance|opportunity|target|point|penalty)|a (?:chance|penalty|sitter"
    r"|trick)"
    r"|penalt|chances|out on (?:a|the|top|silver|his|their|europe|promotion|selection)))",
    r"(?:sit|sits|sitting) (?:this (?:one|game) )?out\b",
    r"(?:has|have|had|having) (?:pulled|dropped|withdrawn) out\b|withdrawn from the squad\b",
    rf"fac(?:e|es|ing) (?:{_A} |up to |at least |around |about |several |\w+ )?{_UP_TO_FOUR}(?:spell"
    rf"|lay-?off|period"
    r"|sidelines|absence|surgery|operation|weeks?|months?|rest of the season)\b",
    rf"(?:begin|begins|begun|start|starts|started|set for|in for) {_UP_TO_FOUR}(?:spell|lay-?off|period"
    r"|(?:weeks?|months?) (?:on|out|of|in))\b",
    rf"(?:undergone?|underwent|undergo(?:es)?|undergoing|require[sd]?|need(?:s|ed)?|has had|have had"
    rf"|having had|had) "
    rf"(?:to have )?{_UP_TO_FOUR}(?:surgery|operations?)\b",
    r"(?:continu(?:e|es|ing)|work(?:s|ing)|go(?:es|ing) through|step(?:s|ping) up|undergo(?:es|ing)?) "
    rf"(?:with |on )?(?:his|their|a|the) {_UP_TO_FOUR}(?:recovery|recoveries|rehab|rehabilitation|comeback"
    rf"|return)\b",
    r"(?:continu(?:e|es|ing) to recover|(?:continu(?:e|es|ing) to )?(?:recover(?:s|ing)|recuperat(?:e|es|ing)"
    r"|work(?:s|ing)? (?:his"
    r"|their) way back"
    r"|rehabbing|convalescing))(?: from\b| after\b| to (?:full )?fitness\b|$| and\b)",
    r"(?:continu(?:e|es|ing) )?work(?:s|ing) on (?:(?:strengthening|building up) )?(?:his|their) (?:legs"
    r"|fitness|rehab\w*)",
    r"play(?:ing)? no (?:further |more )?part\b",
    r"(?:done|gone|finished|over) for the (?:season|campaign|year)\b",
    r"(?:not|n't) (?:yet )?(?:over|recovered)\b",
    r"(?:a )?(?:long|some|several|few|couple of|\w+|\d+) (?:way|weeks?|months?) (?:off|away)\b",
    r"needs? (?:another|a further|at least|a few|several|two|three|four|more) (?:[\w-]+ ){0,3}?(?:days"
    r"|weeks?|months?|time)\b",
    r"(?:lost|gone) (?:until|for the (?:season|rest))\b",
    r"(?:sidelined|shelved|stood down)\b",
    r"not (?:in|part of|included in) the (?:travelling |matchday )?(?:squad|party)\b",
)
_BAN = r"(?:ban|suspension|bans|suspensions)\b(?! (?:risk|threat|tightrope))"
_BANNED = (
    r"(?:suspended|banned)\b",
    rf"(?:serv(?:e|es|ing)|begin(?:s|ning)?|start(?:s|ing)?|complet(?:e|es|ing)|see(?:s|ing)? out|sit(?:s"
    rf"|ting)? out"
    rf"|finish(?:es|ing)?|handed|given|fac(?:e|es|ing)|receiv(?:e|es|ed)|under|through|on|has|have"
    rf"|incur(?:s|red)?) "
    rf"(?!(?:[\w'-]+ ){{0,3}}(?:touchline|stadium|transfer|fan|travel|return from))(?:(?:the|a|an|his|their"
    rf"|first|"
    rf"second|third|final|last|of|one|two|three|four|five|\w+-match|\w+-game|\w+-\w+|match|game|automatic"
    rf"|domestic"
    rf"|european|mandatory|lengthy|further|\d+) ){{0,6}}{_BAN}",
    r"(?:miss(?:es|ing)?(?: out)?|out|absent|unavailable|sidelined|ineligible|ruled out|sits? out"
    r"|missing out)\b"
    rf"[^,;.]{{0,60}}?\b(?:suspen(?:sion|ded)|{_BAN}|banned|red card|dismissal|sending[- ]off|sent off"
    rf"|accumulat"
    r"|yellow cards?|bookings?|cautions?)",
)
_DOUBT = (
    rf"(?:{_A} )?(?:(?!(?:no|not|any|without|with|of|over|about|by|despite|has|have|had"
    rf"|having)\b)[\w-]+ ){{0,3}}?(?:doubts?"
    rf"|question[- ]marks?|concerns?"
    rf"|worr(?:y|ies)|uncertaint(?:y|ies))\b(?! (?:that|over|about|surrounding|whether))",
    r"(?:doubtful|questionable|touch[- ]and[- ]go|50[-/ ]50|fifty-fifty|uncertain|in doubt|in question"
    r"|under a cloud"
    r"|far from certain|far from fit|struggling to be|struggling to make|struggling (?:for|with)|not certain"
    r"|not guaranteed|not 100|unsure(?! (?:if|whether|about|over|on|of|how|what))"
    r"|short of (?:full |match |total )?(?:fitness|sharpness)|up in the air|hanging in the balance"
    r"|in the balance|under assessment)\b",
    rf"(?:fac(?:e|es|ing)|undergo(?:es|ing)?|need(?:s|ing)?|must pass|have|has|having|requir(?:e|es|ing)"
    rf"|await(?:s|"
    rf"ing)?|subject to|set for|take[s]?|get|gets|given|pass) {_UP_TO_FOUR}(?:race (?:against|to)\b"
    rf"|fitness (?:tests?|checks?"
    rf"|battle"
    r"|race)|late (?:tests?|checks?|assessments?|calls?)|check-?ups?|scans?|assessments?|fitness)\b",
    r"(?:be |being )(?:\w+ )?(?:assessed|monitored|checked(?: on)?|evaluated|tested|managed|nursed"
    r"|looked at)\b",
    r"(?:assessed|monitored)\b",
    r"(?:given )?(?:only )?(?:a )?(?:50-50|50/50|fifty-fifty|slim|outside|slight|small|little) chance\b",
    r"given (?:until|every chance|every opportunity|as long)\b",
    r"(?:in )?(?:a |the )?(?:race|battle|fight|racing|battling|fighting)(?: against (?:time|the clock))?"
    r"(?: (?:to (?:be|prove|recover|make|get)|for fitness))\b",
    r"a (?:late|game-?time|last-minute) (?:decision|call)\b",
    r"(?:near(?:s|ing)?|close to|closing in on|closer to|edging towards|stepping up|inching closer to) "
    r"(?:a|his|their|full)? ?(?:return|comeback|fitness|recover(?:y|ies))\b",
)
_HURT = (
    rf"(?:struggling|nursing|carrying|battling|fighting|dealing|hampered|troubled|bothered|limping|suffering"
    rf"|managing|hindered|afflicted|complaining)(?: (?:with|by|from|of))? {_TELL}",
    rf"(?:has|have|with) {_TELL_A}",
    rf"(?:picked up|picking up|suffered|suffering|sustained|sustaining|took|taken|aggravated"
    rf"|aggravating|tweaked|strained|pulled|tore|torn|broke|broken|fractured|ruptured|hurt|injured|damaged"
    rf"|twisted"
    rf"|felt|reported|complained of|limped off (?:with)?|forced off (?:with)?|went off (?:with)?"
    rf"|came off (?:with)?"
    rf"|withdrew|withdrawn|substituted|recurrence|contracted|done) {_TELL}",
    r"(?:sidelined|limped|hobbled|forced|stretchered|carried|helped) (?:off|out)\b",
    r"(?:hurt|injured)\b",
    rf"(?:picked|picking) up {_TELL}",
)
_FIT = (
    r"(?:(?:fully |match-?|100 per cent |passed |declared |deemed )*fit\b(?! (?:for purpose|in (?:with|to)))"
    r"|(?:now |all |both )*available\b|ready\b|eligible\b|in contention\b|in (?:the )?(?:frame|squad"
    r"|reckoning|mix"
    r"|line|group|party)\b|over (?:his|her|their|a|an|the) [\w -]{3,30}|clear of|free (?:of|from|to)|free\b"
    r"|recover(?:ed|s)\b|shaken? off|shrug(?:ged)? off|overcome|overcame|come through|came through|unscathed"
    r"|(?:begun|started|back in|returned to|resumed) (?:\w+ )?training|cleared|(?:good|okay|fine|ok) to"
    r"|well again|in (?:full )?training\b|training\b|train(?:s|ed)?\b"
    r"|resumed|(?:able|set|certain|sure) to (?:play|start|feature)|okay\b|fine\b)",
)
_BACK = (
    r"(?:back\b(?! (?:injury|problems?|issues?|spasms?|complaint|strain|surgery|trouble|row|four|three|line"
    r"|pain))"
    r"|return(?:s|ed|ing)?\b|com(?:e|es|ing) back\b|came back\b|welcomed back\b|rejoin(?:s|ed|ing)?\b"
    r"|available again\b|fit again\b|(?:available|eligible|free) (?:again |once more |to return )?(?:after"
    r"|following"
    r"|having|from)\b|make[s]? (?:his|their|a) (?:[\w-]+ )?(?:return|comeback)\b|in line (?:to return"
    r"|for a return"
    r"|for a comeback)|handed? a return)",
)
_PLAYS = (
    r"(?:be (?:fully )?)?(?:feature[sd]?|featuring|play(?:s|ed|ing)?\b|involved|risked|considered|included"
    r"|used|travel"
    r"(?:s|led|ling)?|make (?:it|the (?:trip|game|squad|cut|match|bench|party)|(?:monday|tuesday|wednesday"
    r"|thursday"
    r"|friday|saturday|sunday)|this|his|their)|recover|face\b|take part|take the field|line up|appear"
    r"|participate"
    r"|join|with the squad|(?:part of|with|in) the (?:squad|group|party)|called upon|run out|return|there\b"
    r"|around\b)",
)


def _compiled(*sources: str) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{one})" for one in sources))


CORES: tuple[tuple[Sense, "re.Pattern[str]"], ...] = (
    (Sense.BANNED, _compiled(*_BANNED)),
    (Sense.DOUBT, _compiled(*_DOUBT)),
    (Sense.HURT, _compiled(*_HURT[:2])),
    (Sense.OUT, _compiled(*_OUT)),
    (Sense.HURT, _compiled(*_HURT[2:])),
    (Sense.BACK, _compiled(*_BACK)),
    (Sense.FIT, _compiled(*_FIT)),
    (Sense.PLAYS, _compiled(*_PLAYS)),
)
"""The first that fits at the beginning of a predicate is what it says."""
