"""The words by which articles tell officials: labels and sentences."""

import re
from enum import Enum
from functools import cache

from bot.reading.people import NAME as LONGEST_NAME

NAME = LONGEST_NAME.replace("|y|e|zu", "|zu")
"""A person's name; "y" and "e" are "and" here: officials are told in pairs."""


class Role(Enum):
    """What an official does; others (goal-line assistants, observers) are read and left alone."""

    REFEREE = "referee"
    ASSISTANTS = "assistants"
    FOURTH = "fourth"
    VAR = "var"

    @classmethod
    def of(cls, label: "re.Match[str]") -> "Role | None":
        """The role of a match of LABELS; None for those who are left alone."""
        return next((role for role in cls if label[role.value]), None)


_OTHERS = (
    r"additional (?:assistant )?(?:referees?|assistants?)(?: \d)?|goal[- ]line (?:referees?|assistants?|"
    r"officials?)|reserve (?:assistant|official|referee)s?|"
    r"referee(?:'s)? observer|delegate|match commissioner|referee (?:stats|record|watch|history|profile)|"
    r"addizionali|"
    r"torrichter|support var"
)
_FOURTH = (
    r"fourth officials?|4th officials?|fourth referee|fourth|vierter offizieller|4\. offizieller|vierter "
    r"mann|quarto uomo|quarto ufficiale|iv uomo|iv|"
    r"cuarto árbitro|cuarto arbitro|4º árbitro|quarto árbitro|quatrième arbitre|4e arbitre|vierde official|"
    r"4e official"
)
_VAR = (
    r"digital aid \(var\)|var officials?|video assistant referees?|video assistants?|video referee|"
    r"assistant var|var assistants?|avar ?\d?|a-var|var ?\d?|vmo|"
    r"video-assistent(?:en)?|videoassistent(?:en)?|video-schiedsrichter|videoschiedsrichter|assistente var|"
    r"assistant de l'arbitre assistant vidéo|arbitre assistant vidéo|assistant vidéo|arbitre vidéo"
)
_ASSISTANTS = (
    r"assistant referees?(?: ?\d)?|referee assistants?|referee's assistants|assistants?(?: ?\d)?|"
    r"linesm[ae]n|lines|assistenten|"
    r"linienrichter|schiedsrichter-assistenten|assistenti|guardalinee|asistentes|árbitros asistentes|jueces "
    r"de línea|"
    r"assistentes?(?: ?\d)?|auxiliares|árbitros assistentes|arbitres assistants|juges de touche|ar ?[12]|"
    r"grensrechters"
)
_REFEREE = (
    r"on-field(?: referee)?|match referee|match officials?|officials|referees?|ref|the referee|man in the "
    r"middle|whistle-?blower|"
    r"schiedsrichter-team|schiedsrichtergespann|schiedsrichter(?:in)?|sr|arbitro|direttore di gara|"
    r"árbitro(?: principal| central)?|"
    r"colegiado|arbitraje|arbitragem|arbitre(?: central| principal)?|arbitrage|scheidsrechter|dommer|domare|"
    r"hakem|ditet"
)
LABELS = re.compile(
    r"(?:^\W*+|(?<=[.;|,)] )|(?<=- ))(?:who is the )?"
    rf"(?:(?P<others>{_OTHERS})|(?P<fourth>{_FOURTH})|(?P<var>{_VAR})|(?P<assistants>{_ASSISTANTS})|"
    rf"(?P<referee>{_REFEREE}))(?![\w'])(?: \([^()]{{1,20}}\))?(?P<colon> ?[:?] ?| - | ?$| )",
    re.IGNORECASE,
)
"""A role with what sets it off from the name."""

_A = f"(?P<one>{NAME})"
_B = f"(?P<two>{NAME})"
_WHO = rf"(?:(?:[\w-]+ ){{0,4}}?(?:referee|official|whistler|man|ref) )?{_A}"
_AGE = r"(?:,? ?\(?\d\d\)?,?)?(?: \([^()]{2,30}\))?(?:,? (?:of|from) [A-Z][\w' -]{2,30}?,?)?"


_SENTENCES = (
    (Role.REFEREE,
        rf"{_A}{_AGE} (?:has been|have been|was|is|been) (?:\w+ )?(?:confirmed|appointed|named|chosen|"
        rf"selected|assigned|announced|handed|given|picked)(?: (?:as|to|by|the|to be|for)| \w+){{0,6}}? "
        rf"(?:the )?(?:match )?(?:referee|official|officiate|whistle|take charge|referee's)"),
    (Role.REFEREE,
        rf"{_A}{_AGE} (?:is|will be|is set to be|was) (?:the|tonight's|today's|your|our|this \w+'s|"
        rf"Saturday's|Sunday's|Monday's|Tuesday's|Wednesday's|Thursday's|Friday's) (?:\w+ )?(?:referee|man "
        rf"in the middle|match referee|official in charge|ref|man with the whistle)(?! coach)"),
    (Role.REFEREE,
        rf"{_A}{_AGE} (?:will|is to|is set to|is going to|shall) (?:be (?:the )?(?:refereeing|officiating|"
        rf"referee\b|in charge|the man in the middle|the referee)|referee|officiate|take charge|oversee|"
        rf"blow the whistle|take the whistle|be the man in the middle|have the whistle)"),
    (Role.REFEREE,
        rf"{_A}{_AGE} (?:is|will be) (?:in charge|in the middle|refereeing|officiating|on the whistle)"),
    (Role.REFEREE,
        rf"{_A}{_AGE} (?:takes charge|referees|officiates|gets the whistle|takes the whistle|oversees)\b"),
    (Role.REFEREE,
        rf"(?:[Tt]he|[Oo]ur|[Tt]onight's|[Tt]oday's|[Mm]atch) (?:match )?(?:referee|official|man in the "
        rf"middle)(?: for [^.;]{{3,60}}?| on the day| tonight)? (?:is|will be|has been confirmed as|has "
        rf"been named as) {_WHO}"),
    (Role.REFEREE,
        rf"(?:[Rr]eferee|REFEREE|[Mm]atch official|[Ww]histler|[Ss]chiedsrichter|[Aa]rbitro|[Áá]rbitro|"
        rf"[Aa]rbitre) {_A}{_AGE} (?:will|is|was|has|takes|awarded|waved|pointed|showed|blew|wird|sarà|ha|a "
        rf")"),
    (Role.REFEREE,
        rf"(?:refereed|officiated|overseen|umpired|taken charge of|controlled|handled|geleitet|arbitrata|"
        rf"diretta|arbitrado|arbitré) (?:by|von|da|por|par) {_WHO}"),
    (Role.REFEREE,
        rf"(?:[Ss]chiedsrichter (?:der Partie |des Spiels )?(?:ist|wird)|[Aa]rbitrerà|[Dd]irigerà|[Pp]itará|"
        rf"[Aa]pitará|[Dd]irige(?:rà l'incontro)?|[Ll]eiten wird) {_A}"),
    (Role.ASSISTANTS,
        rf"{_A} and {_B} (?:are|will be|act as|will act as|serve as|will serve as|have been named as) "
        rf"(?:(?:the|his|her|on|[A-Z][\w-]+'s?) )*(?:assistants?|assistant referees?|linesmen|lines|the "
        rf"lines)"),
    (Role.ASSISTANTS, rf"(?:[Aa]ssisted|helped|flanked|supported) by {_A} and {_B}"),
    (Role.ASSISTANTS,
        rf"(?:[Hh]is|[Hh]er|[Tt]he|[A-Z][\w-]+'s?) (?:two )?(?:assistants?|assistant referees|linesmen)(?: "
        rf"for [^.;]{{3,40}}?| on the day| tonight)? (?:are|will be) {_A} and {_B}"),
    (Role.ASSISTANTS,
        rf"(?:[Ww]ith|[Aa]longside) {_A} and {_B} (?:(?:as|his|on|the|acting|serving|running|will) "
        rf")*(?:assistants?|assistant referees|linesmen|lines|linos)"),
    (Role.FOURTH,
        rf"{_A} (?:is|will be|as|acts as|serves as|will act as|will serve as|the|was) (?:the )?(?:fourth|"
        rf"4th) official"),
    (Role.FOURTH,
        rf"(?:[Tt]he )?(?:[Ff]ourth|4th) official (?:is|will be|for [^.;]{{3,40}}? is) {_A}"),
    (Role.VAR,
        rf"{_A}(?: and {_B})? (?:(?:is|are|will be|will|on|as|acts?|serves?|operates?|in charge|take|takes|"
        rf"the|of|his|assistant|lead|handling|running|as the|working|looks? after|manning) )+(?:VAR|"
        rf"V\.A\.R\.?|AVAR|video assistants?|video assistant referees?)(?! (?:check|review|decision|"
        rf"intervention|controversy|drama))"),
    (Role.VAR,
        rf"(?:[Tt]he )?(?:VAR|AVAR|[Vv]ideo [Aa]ssistant(?: [Rr]eferee)?)(?: for [^.;]{{3,40}}?| official| "
        rf"duties)? (?:is|are|will be|will be handled by|is handled by) {_A}(?: and {_B})?"),
    (Role.REFEREE,
        rf"{_A} (?:é|será|es|è|sarà) (?:o|el|l')? ?(?:árbitro|arbitro|colegiado)(?! (?:de|assistente|"
        rf"asistente|auxiliar))"),
    (Role.REFEREE,
        rf"(?:[Dd]irige|[Dd]irigerà|[Aa]pita|[Ll]eitet|leitet|(?:sarà|será|è|é) "
        rf"arbitrad?[ao]|fischia|pita)(?: (?:l'incontro|la "
        rf"gara|il match|la partita|o jogo|a partida|el partido|el encuentro|die Partie|das Spiel|"
        rf"arbitrat\w))*(?: da| por| il signor| il sig\.)* {_A}(?: (?:di|della sezione di|aus|de) [A-Z][\w' "
        rf"]{{2,20}})?(?=[ ,.;)]|$)(?! (?:o|el|il) )"),
    (Role.ASSISTANTS,
        rf"(?:assistentes|asistentes|assistenti|guardalinee|auxiliares|Assistenten|assistants) (?:sono |são "
        rf"|son |sind |sont |saranno |serão |serán |werden |seront )?{_A} (?:e|y|und|et|ed) {_B}"),
    (Role.ASSISTANTS,
        rf"{_A} (?:e|y|und|et|ed) {_B} (?:gli|os|los|die|als|come|como|saranno gli|serão os|serán los) "
        rf"(?:assistenti|assistentes|asistentes|Assistenten|guardalinee|auxiliares)"),
    (Role.FOURTH,
        rf"{_A} (?:(?:é|será|es|è|sarà|ist|wird|sera) )?(?:o|el|il|le|als|der)? ?(?:quarto árbitro|cuarto "
        rf"árbitro|quarto uomo|quarto ufficiale|[Vv]ierter? Offizieller|quatrième arbitre)"),
    (Role.FOURTH,
        rf"(?:quarto árbitro|cuarto árbitro|quarto uomo|quarto ufficiale|[Vv]ierter Offizieller|quatrième "
        rf"arbitre),? (?:(?:é|será|es|è|sarà|ist|wird|sera) )?{_A}"),
    (Role.VAR,
        rf"{_A} (?:comandará|comanda|estará no|estará en el|será o|sarà al|è al|al|alla|no|en el|cuidará do|"
        rf"am|als) (?:o )?(?:VAR|Var|video-?assistente?|Video-Assistent)\b"),
    (Role.VAR, rf"(?:VAR|Var),? (?:sarà|será|é|es|è|ist|a cargo de|estará) {_A}"),
)  # fmt: skip


@cache
def sentences() -> "tuple[tuple[Role, re.Pattern[str]], ...]":
    """(role, pattern): the groups "one" and "two" are names, to be asked `is_name`.

    Made for the first article that speaks of officials in a sentence, as that takes long."""
    return tuple((role, re.compile(r"(?<![\w'-])" + source)) for role, source in _SENTENCES)
