"""How reports say that somebody scored, in what a `Shape` makes of a sentence."""

import re

from bot.reading.mentions import PERSON, TEAM

_ADV = (
    r"(?:(?!(?:not|nearly|almost|never|just|only)\b)\w+ly |then |duly |also |twice |both |again |himself "
    r"|herself |soon |later |from \w+ )*"
)
_SHOT = (
    r"(?:head|nodd?|slott?|tapp?|tipp?|fir|slamm?|smash|rifl|drill|curl|lash|tuck|pok|prodd?|bundl|volley"
    r"|turn|strok|dink|chipp?|glanc|thump|power|blast|thunder|hammer|crash|stabb?|guid|steer|roll|squeez"
    r"|lift|side-?foot|plac|finish|whipp?|knock|convert|arrow|pounc|flick|clipp?|lobb?|bulg|ramm?|divert"
    r"|scoop|scuff|toe-pok|half-volley|back-?heel|rattl|send|clear|forc)(?:ed|e?s|ing|e)?"
    r"|swept|sweeps?|sweeping|bent|bends|drove|drives?|driving|slid|slides?|sliding|sent|shot|put"
)
_WITHIN = rf"(?:[\w'{PERSON}{TEAM}-]+ ){{0,6}}?"
_HOME = (
    r"home\b(?=[ ,.;]|$)|in\b(?! (?:the (?:\d|[a-z-]+ (?:minute|half|period|stages|leg|round|game"
    r"|match)|air|area|box|build|way)|front|behind|from|off|space"
    r"|an? |another|his|her|their|crosses|towards|at(?! the (?:far|near|back|right|second))|to|on|added"
    r"|stoppage|injury|first|second))(?=[ ,.;]|$)"
    r"|in (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}?(?:second|third|fourth|fifth|finish|shot|volley"
    r"|header|strike|opener|equaliser"
    r"|winner|rebound|loose ball"
    r"|goal|cross|corner|free-kick)\b|in off the\b"
)
_PLACES = (
    rf"into (?:the )?(?:[\w-]+ ){{0,4}}?(?:net|corner|roof|goal)\b|into an? (?:empty|unguarded|open)"
    rf"|past {PERSON}+|past the (?:\w+ )?(?:keeper|goalkeeper)|beyond {PERSON}+|beyond the (?:keeper"
    rf"|goalkeeper)"
    rf"|under {PERSON}+|beneath {PERSON}+|over {PERSON}+|over the line|over the (?:keeper|goalkeeper)"
    r"|between the (?:keeper|goalkeeper)"
)
_AGAIN = r"(?:second|third|fourth|fifth|sixth|seventh)"
NOUN = (
    rf"(?:goals?|opener|equali[sz]er|leveller|winner|{_AGAIN}(?! half| period| leg| minute| yellow| booking"
    r"| time|[- ]placed)|brace|double|hat-?trick|consolation|clincher)"
)
"""What a goal is called: no chance is called so."""
STRIKE = (
    r"(?:strike|header|penalty|effort|finish|volley|free-?kick|shot|drive|spot-?kick|tap-in|piledriver"
    r"|deflected \w+)"
)
"""What a goal may be called, and a chance as well."""
_TO_NET = (
    r"(?:head|nod|tap|slot|fire|stab|turn|sweep|volley|poke|prod|convert|smash|slam|curl|finish|tuck|drill"
    r"|lash|equalise|equalize|bundle|force|stroke|roll|side-?foot|net|steer|glance|power|score)"
)
SCORED = re.compile(
    rf"\b(?<!-){_ADV}(?:"
    r"(?:scor(?:ed|es|ing)|nett?(?:ed|s|ing)|notch(?:ed|es|ing)|bagg(?:ed|ing)|equali[sz](?:ed|es|ing)"
    r"|level(?:l?ed|s|l?ing)(?! (?:by|at)\b))"
    r"(?! (?:in (?:each|every|the reverse|both|\w+ (?:of|consecutive|successive))|against \w+ (?:last|in)"
    r"|nine|\d+ (?:goals|times)|more than|fewer|the most|for fun|off|opportunit|chance))\b"
    rf"|(?:{_SHOT}) {_WITHIN}(?:{_HOME}|{_PLACES})"
    rf"|punish(?:ed|es) (?:the \w+|{TEAM}+|the {TEAM}+|them)\b"
    r"|(?:opened|opens|opening|open) the scoring|(?:broke|breaks|breaking|break) the deadlock"
    r"|(?:found|finds|finding) (?:the (?:net|back of the net|(?:[\w-]+ ){0,3}?corner)"
    r"|the target(?= from| with))"
    r"|(?:halved|reduced|cut) (?:the|their) (?:deficit|arrears)|pull(?:ed|s|ing) (?:one|a goal) back"
    r"|restor(?:ed|es|ing) parity|wrapp(?:ed|ing) (?:it|things|matters) up|wrapp(?:ed|ing) up (?:the|a"
    r"|victory|all)"
    r"|(?:added|adds|adding) (?:a|the|his|their|another) (?:[\w-]+ )?(?:goal|second|third|fourth|fifth"
    r"|sixth|penalty)"
    r"|(?:got|gets|getting|claimed|grabbed|scored|bagged|snatched|netted|hit|hits|hitting|struck|fired"
    r"|curled"
    r"|drilled|produced|headed|grabbing|claiming|completed|completing) (?:the|a|an|his|her|their"
    r"|another|both)"
    rf" (?:(?!(?:at|on|towards|of|clear|and|but)\b)[\w'-]+ ){{0,4}}?{NOUN}\b"
    r"|mark(?:ed|s) [^.;,]{0,50}?with (?:the|an?) (?:[\w-]+ ){0,2}?goal\b"
    rf"|(?:rescu|sav|earn|snatch|secur|salvag)(?:ed|es|ing) [^.;,]{{0,50}}?with (?:a|an|his|her"
    rf"|the) (?:[\w-]+ ){{0,4}}?"
    rf"(?:{NOUN}|{STRIKE})\b"
    r"|(?:rounded|finished|rounding) off (?!the (?:season|campaign|year))"
    r"|sealed (?:the (?:win|victory|points|deal)|victory|it)"
    r"|completed (?:his|her|a|the) (?:scoring|rout|win|comeback|turnaround|treble)"
    r"|appl(?:ied|ies|ying) (?:a|the|an) (?:[\w-]+ ){0,5}?(?:finish|touch)"
    r"|finish(?:ed|ing|es)? (?:\w+ly|past|low|high|expertly|well|beyond)\b"
    r"|ma(?:de|kes|king) no mistake|scrambled (?:it |the ball )?(?:home|in)"
    r"|convert(?:ed|s|ing|) (?:the|from|a|his|her|the resulting|an? \w+) (?:[\w-]+ )?(?:penalty"
    r"|spot[- ]kick|spot)"
    rf"|convert(?:ed|s|ing) (?:(?:{PERSON}+'s?|the|a|his) (?:[\w-]+ ){{0,3}}?(?:cross|pass|corner"
    rf"|rebound|chance|ball"
    r"|header|low cross))\b"
    rf"|cancel(?:l?ed|l?ing) out {PERSON}+'s? [^.;,]{{0,30}}?with (?:an?|his"
    rf"|her) (?:[\w-]+ ){{0,4}}?(?:{NOUN}|{STRIKE})\b"
    r"|(?:gave|given|handed|fired|put|sealed) [^.;,]{0,60}?with (?:an?|the|another|his"
    r"|her) (?:[\w-]+ ){0,3}?goal\b"
    r"|squirmed (?:under|through|past|in)|went in off|nestled|flew (?:in|past|into)|crept (?:in|over)"
    r"|took an? (?:\w+ )?deflection [^.;]{0,40}?(?:and|on its way) in\b"
    r"|(?:ended|found its way|sailed|looped|deflected|cannoned|bounced|trickled|dribbled|rocketed|dipped)"
    r" (?:up )?(?:in|into) (?:the )?(?:\w+ ){0,3}(?:net|goal|corner)"
    r"|(?:leapt|rose|was on hand|popped up|arrived|reacted|stepped up|stooped|climbed|dived|slid in"
    r"|cut inside"
    rf"|broke (?:clear|free|through)|raced (?:clear|through)|was there"
    rf"|ghosted in)[^.;]{{0,60}}? to {_TO_NET}\b"
    rf"(?! (?:over|wide|straight|against|at)\b))"
)
"""Somebody does it: what stands before is the scorer, or what follows "by"."""
GAVE = re.compile(
    r"\b(?:(?:put|puts|putting|fired|headed|headed|sent|edged|gave|gives|giving|handed|handing|hauled"
    r"|dragged"
    r"|drew|pulled"
    rf"|brought|poked|fire|head) (?:the (?:\w+ ){{1,2}}|{TEAM}+ |the {TEAM}+ |(?!him|her|it|its|his|a"
    rf"|an|the|way)[a-z]+ |them |his (?:side|team) |her side )"
    r"(?:back |firmly |deservedly |back level |\d-\d )?(?:ahead|in front|the lead|in the lead"
    r"|an? (?:[\w-]+ ){0,2}(?:lead|advantage)|level|\d[- ]\d up|into (?:the|a) (?:[\w-]+ )?lead"
    r"|on level terms)"
    rf"|(?:doubl(?:ed|es|ing)|restor(?:ed|es|ing)|re-establish(?:ed|ing)?|extend(?:ed|ing)?"
    rf"|increas(?:ed|ing)) (?:the|their|his side's"
    rf"|{TEAM}+(?:'s?)?|the \w+) (?:[\w-]+ )?(?:lead|advantage|tally|score)"
    r"|ma(?:de|kes|king) it (?:\d[- ]\d|\w+-\w+)|ma(?:de|kes) the game safe)"
)
"""What a goal does for the team: told of the scorer, or of a goal told before in the same sentence."""
SAID_OF_TEAM = re.compile(
    r"\b(?:(?P<won>(?:took|take|takes|taking|regain(?:ed|s)?|retook|seiz(?:ed|es)|grabbed|snatched|claimed"
    r"|earned|allowed \w+ to take) (?:the|a|an|their) (?:[\w-]+ ){0,3}?(?:lead|advantage)"
    r"|went (?:back |deservedly )?(?:ahead|in front|\d-\d up|two up|in the lead)"
    r"|(?:doubled|double|extended|restored|increased|stretched|got) (?:the|their) (?:lead|advantage)"
    r"|(?<!-)\bled\b(?! by| to| the (?:line|attack|charge))|ahead\b|equali[sz](?:ed|es)|drew level"
    r"|level(?:l?ed|s)"
    r"|were level|hit (?:straight )?back|fired back|responded|replied|went (?:one|two|three"
    r"|a) goals? up|struck (?:first|again|back|late|twice)|regained (?:the|their) lead"
    rf"|got (?:the|their|an?) (?:[\w-]+ ){{0,3}}?(?:breakthrough|reward|{NOUN})|were (?:ahead|in front"
    rf"|rewarded)"
    rf"|made it \w+-\w+|found (?:the|an?) (?:\w+ )?(?:breakthrough|{NOUN})"
    rf"|broke the deadlock|opened the scoring|scored|pulled (?:one|a goal) back|added (?:a|the"
    rf"|their) {_AGAIN}"
    rf"|sealed (?:the|their|a)|won it|(?:the|an?|led to a|the first) (?:[\w-]+ )?(?:{NOUN}|breakthrough)"
    r" (?:came|arrived|goal|materiali[sz]ed|followed)|the (?:deadlock|lead) was (?:broken|doubled)"
    r"|the (?:breakthrough|pressure) (?:came|told|arrived)|paid dividends|made (?:the"
    r"|their) (?:breakthrough|pressure)"
    r"|the points were safe|the turnaround was complete)"
    r"|(?P<lost>were punished|(?:fell|went|slipped|found themselves) (?:further |two |a goal "
    r"|two goals )?(?:behind|down|\d-\d down)|conceded|were (?:stunned|pegged back|caught out|undone"
    r"|masters of)|was breached|were behind|paid the price|had fallen behind|were made to pay|gifted)\b)"
)
THROUGH = re.compile(
    r"\b(?:through|courtesy of|thanks to|via|with)(?: (?:a|an|the|goals? (?:from|by)|[\w'-]+)){0,6}? $"
)
"""Stands between what the team did and who did it: "took the lead through"."""
FROM = re.compile(
    rf"\b(?:{NOUN}|(?:[\w-]+[- ]minute|first[- ]half|second[- ]half|early|late|stoppage[- ]time"
    rf"|injury[- ]time)"
    rf" (?:[\w-]+ ){{0,2}}?{STRIKE}s?|(?:thanks to|courtesy of|through|with) (?:a|an"
    rf"|the) (?:[\w-]+ ){{0,4}}?{STRIKE}s?)"
    r" (?:from|by|for|each from) (?:(?:[\w-]+) ){0,3}$"
)
""" "goals from Salah and Mane", "a 95th-minute equaliser by Salah": who is named next scored."""
OWN_FROM = re.compile(r"\bown[- ]goals? (?:from|by) (?:[\w-]+ ){0,3}$")
EFFORT_FROM = re.compile(rf"\b{STRIKE} (?:from|by) (?:\w+ )?$")
""" "a curling effort from March" - a goal if it settled something."""
WHOSE = re.compile(
    rf"'s? (?:[\w'-]+ ){{0,5}}?(?:(?P<own>own[- ]goal)|(?P<sure>{NOUN})|(?P<maybe>{STRIKE}))\b"
)
"""Follows a name: "Salah's 50th-minute header"."""
SETTLED = re.compile(
    r"\b(?:gave|put|made|sealed|won|earned|levelled|opened|handed|doubled|secured|rescued|settled|broke"
    r"|ensured"
    r"|sealing|earning|securing|to (?:seal|earn|secure|win)|was enough|restored|proved|cancel(?:l?ed"
    r"|s)? out|drew)\b"
)
"""What Salah's header did."""
CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|l?ing|s)? out|followed by) $")
INTO_OWN_NET = re.compile(
    r"\b(?:into|past|through) (?:his|her|their|the) own (?:net|goal|keeper|goalkeeper)\b|\bown net\b"
    r"|\b(?:scored|conceded|with|for|putting) (?:an|his|her) (?:\w+ )?own[- ]goal\b"
)
OFF_SOMEBODY = re.compile(
    r"\b(?:in|into (?:the|his own|her own) net|home) (?:via "
    r"|by )?off (?:the \w+ of )?$"
)
PENALTY = re.compile(
    r"\b(?:penalty|penalties|spot[- ]kick|from (?:12 yards|the (?:penalty )?spot)|panenka)\b"
)
NO_PENALTY = re.compile(r"penalty (?:area|box|spot to|appeal|shout|claim|kick was not)|on the penalty spot")
SHOOTOUT = re.compile(r"\bshoot-?out\b|\b(?:on|to) penalties\b|\bpenalty takers\b|\bsudden death\b")
DECIDING = re.compile(
    r"\b(?:winning|decisive|final|deciding|first|second|third|fourth"
    r"|fifth) (?:penalty|spot[- ]kick)\b"
)
STEMS = re.compile(
    r"scor|net|goal|level|equal|opener|winner|brace|home|\bin\b|into|past|beyond|under|beneath|over"
    r"|lead\b|advantage"
    r"|mistake|spot|deadlock|hat-?trick|led\b|ahead|finish|front|corner|rounded|wrapp|sealed|punish"
    r"|second|third"
    r"|convert|header|strike|effort|free-?kick|penalty|nestled|safe|made it"
)
"""Without one of these nobody scored: looked for first."""
