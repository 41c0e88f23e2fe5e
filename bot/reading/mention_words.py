"""Words that stand before, between or in place of the names in a sentence."""

import re

ROLE_FIRST = re.compile(
    r"^(?:goalkeepers?|keepers?|defenders?|midfielders?|wingers?|forwards?|strikers?|captains?|skippers?"
    r"|boss|"
    r"managers?|coach|trainer|chelsea-loanee|blues|reds|fellow|veteran|full-backs?|left-backs?|right-backs?|"
    r"centre-backs?|centre-halves|wing-backs?|playmakers?|teenagers?|youngsters?|summer|both|only|defensa|"
    r"portero|delantero|kapitän|keeper|torwart|stürmer|verteidiger|mittelfeldspieler|capitano|difensore|"
    r"centrocampista|attaccante|portiere|volante|meia|zagueiro|atacante|goleiro|lateral)$",
    re.IGNORECASE,
)
"""A word before a name that says what the person does, or whose."""
DEMONYM = re.compile(
    r"^(?:(?:north|south|new|republic|of|ireland|england|scotland|wales|france|spain|germany|italy|portugal|"
    r"holland|netherlands|belgium|brazil|argentina|uruguay|colombia|chile|ecuador|mexico|usa|us|canada"
    r"|croatia|"
    r"serbia|bosnia|slovenia|slovakia|poland|ukraine|russia|turkey|greece|denmark|sweden|norway|iceland"
    r"|finland|"
    r"austria|switzerland|hungary|romania|bulgaria|albania|egypt|morocco|algeria|tunisia|senegal|ghana"
    r"|nigeria|"
    r"cameroon|mali|guinea|gabon|zambia|japan|korea|iran|australia|zealand|ivorian|jamaica|georgia|israel|"
    r"english|scottish|welsh|irish|northern|french|spanish|german|italian|portuguese|dutch|belgian"
    r"|brazilian|argentine|argentinian|uruguayan|"
    r"colombian|chilean|ecuadorian|mexican|american|canadian|croatian|serbian|bosnian|slovenian|slovakian"
    r"|polish|ukrainian|russian|turkish|"
    r"greek|danish|swedish|norwegian|icelandic|finnish|austrian|swiss|hungarian|romanian|bulgarian|albanian"
    r"|egyptian|moroccan|algerian|"
    r"tunisian|senegalese|ghanaian|nigerian|cameroonian|malian|guinean|gabonese|japanese|korean|iranian"
    r"|australian|ivory|coast|czech|"
    r"jamaican|georgian|israeli|paraguayan|peruvian|venezuelan|macedonian|montenegrin|kosovan|armenian"
    r"|zambian|congolese|african|frenchman|"
    r"dutchman|irishman|scotsman|welshman|englishman|spaniard|italians?|germans?|brazilians?))$",
    re.IGNORECASE,
)
"""A word for where somebody is from, or for a country: no person's name alone."""
WORDS_OF_PLACES = re.compile(
    r"\b(?:Park|Stadium|Arena|Lane|Road|Bridge|Trafford|League|Cup|Trophy|Shield|Serie|Championship"
    r"|Bernabeu|Camp|"
    r"Nou|Wembley|Anfield|Goodison|Etihad|Emirates|Molineux|Turf|Moor|Selhurst|Elland|Signal|Iduna|Allianz"
    r"|Sky|"
    r"BT|TNT|Sports?|Amazon|Prime|Press|Getty|Images|Opta|Whoscored|Transfermarkt|Boxing|Christmas|Easter"
    r"|New "
    r"Year|Merseyside|Tyneside|Teesside|Midlands|Lancashire|Yorkshire|Uefa|Fifa|Fa|Efl|Var|Covid|Achilles"
    r"|Afcon)\b",
    re.IGNORECASE,
)
"""Words of grounds, competitions, channels and feasts."""

_BEGINS = """
doubts concerns worries injury suspensions questions except barring apart aside asked according following
speaking besides boss added adding injuries fresh still asides sadly luckily fortunately unfortunately
happily curiously crucially importantly similarly thankfully absent absentees ahead last long-term
long-serving out sorry thanks welcome news update updates latest defeat victory defeats victories fans
supporters everyone everybody nobody someone somebody nothing everything expect remember consider check
looking having given being playing coming going winning losing needing hoping ansonsten anche dafür es im am
fehlen fehlt ohne dazu zudem außerdem auch wieder weiterhin verzichten neben statt damit oltre senza
mancheranno mancherà fuori ancora assente assenti torna tornano rientra causa infortunio además también sin
tampoco siguen sigue quien quienes baja bajas será serán no hay junto aunque ni sem já ainda além fora
continua seguem segue quem privé sans absents outre également toujours côté
"""
BEGINS = frozenset(_BEGINS.split())
"""Words that begin a sentence, with a capital for no other reason."""
