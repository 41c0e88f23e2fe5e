"""How reports tell cards and substitutions."""

import re

YELLOW = re.compile(
    r"\b(?:(?:was|were|is|be|been|being|got|gets) (?:also )?(?:booked|cautioned|yellow-carded"
    r"|shown (?:a|the|his"
    r"|his first) yellow(?: card)?|carded)|(?:picked up|received|collected|earned|earns|picks up|saw"
    r"|given|handed|shown) (?:a|the|his|an?) (?:[\w-]+ )?(?:yellow|booking|caution)(?: card)?"
    r"|went into the (?:referee's )?(?:book|notebook)|into the book)\b"
)
RED = re.compile(
    r"\b(?:(?:was|were|is|be|being|got|gets|been) (?:also |then |\w+ly )?(?:sent off|dismissed"
    r"|red-carded|shown (?:a"
    r"|the) (?:straight |second )?(?:red|yellow)(?: card)?(?= for a second|$)"
    r"|shown a (?:straight )?red(?: card)?|given (?:his|her|their) marching orders|ordered off"
    r"|sent for an early bath)|saw (?:a (?:straight )?)?red\b|sees red|(?:received|picked up|collected"
    r"|earned|shown) (?:a|his|her) (?:straight red|second (?:yellow|booking|caution|bookable)|red card)"
    r"|second bookable offence|second yellow card|given (?:his|their|the defender his) marching orders"
    r"|walked for)\b"
)
WHOSE_CARD = re.compile(
    r"'s? (?:[\w-]+ ){0,3}?(?:(?P<red>dismissal|red card|sending[- ]off)|(?P<yellow>yellow card|booking"
    r"|caution))\b"
)
""" "Saiss's 72nd-minute dismissal"."""
NOT_SHOWN = re.compile(
    r"\b(?:could|should|might|lucky|fortunate|not|nearly|almost|escaped?|avoid\w*|without|if"
    r"|overturn\w*|rescind\w*)\b|\b(?:already|having|who had|had)(?: been)? $"
)
CARD_STEMS = re.compile(
    r"book|caution|yellow|card|sent off|dismiss|red\b|marching|ordered off|bath"
    r"|walked for|sending"
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
