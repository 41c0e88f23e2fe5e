"""Who shows a match, from when, and in which country."""

import re
from collections.abc import Iterator

from bot.reading.calendar import days
from bot.reading.clocks import clocks
from bot.reading.context import Part
from bot.reading.facts import BroadcastSaid, Kind
from bot.reading.headings import pair_heading
from bot.reading.page import Line, lower

_HOUSES = (
    "Sky Sports|Sky Sport|Sky Go|Sky Showcase|Sky|BT Sports?|TNT Sports?|Amazon Prime(?: Video)?|Prime "
    "Video|BBC|ITV ?X?|ITV4|"
    "Channel [45]|S4C|Premier Sports|Viaplay|Eurosport|discovery\\+|Discovery\\+|DAZN|RT[EÉ]|Virgin "
    "Media(?: Sport| TV)?|"
    "talkSPORT|LFCTV|LFC TV|MUTV|STV|Setanta(?: Sports)?|ESPN\\+?|FOX(?: Sports| Deportes)?|Fox Sports|"
    "FS[12]|NBCSN|"
    "NBC(?: Sports)?|USA Network|Peacock(?: Premium| TV)?|CBS(?: Sports(?: Network)?)?|CNBC|Paramount\\+|"
    "Paramount Plus|Telemundo|Univision|UniMás|"
    "TUDN|ViX\\+?|fuboTV|Fubo(?:TV)?|SiriusXM|Sling(?: TV)?|Hulu|TSN|Sportsnet|OneSoccer|Optus Sport|Stan "
    "Sport|Paramount|"
    "beIN Sports?|beIN|BeIN Sports?|SuperSport|Super Sport|DStv(?: Now)?|Showmax|StarTimes|Canal\\+|"
    "CANAL\\+|Canal Plus|RMC Sport|"
    "TF1|M6|W9|France [23]|L'?[EÉ]quipe|Movistar\\+?(?: Plus\\+?)?(?: LaLiga)?|M\\+|Gol TV|GOL|Orange TV|"
    "Cuatro|La ?1|Telecinco|Antena 3|Star Sports|"
    "Sony(?: Sports| Six| Ten| LIV| Pictures)?|SonyLIV|JioTV|JioCinema|Jio|Hotstar|Disney\\+ ?Hotstar|"
    "Disney\\+|Disney Plus|Airtel|VOOT|Sports 18|"
    "ARD|ZDF|SAT\\.?1|RTL\\+?|Magenta(?: ?TV| ?Sport)?|Sport1|MagentaTV|ORF|ServusTV|SRF|blue Sport|"
    "Sky Sport Uno|Rai|RAI|Mediaset(?! España)|Canale 5|Italia 1|NOW TV|NOW|Now TV|TV8|Timvision|TIMVISION|"
    "Globo|TV Globo|SporTV|sportv|Premiere|Band|SBT|Record|Star\\+|HBO Max|Max|TNT|Space|CazéTV|Cazé TV|"
    "Sport TV|SIC|TVI|RTP|Eleven Sports?|ELEVEN|Ziggo Sport|VTM|Play Sports|TV2|TV 2|TV3|C More|NENT|V Sport|"
    "Azam(?: Sports)?|SABC|NTA|KBC|GTV|Arena Sport|Nova Sport|Cosmote|Polsat|Digi Sport|Match TV|S Sport|"
    "TRT|Exxen|TV ?8|TyC Sports|(?:TV|Televisión) Pública|TNT Sports Premium|D ?Sports|DIRECTV Sports|"
    "DirecTV Sports|"
    "Conmebol TV|Ligue ?1 ?\\+|(?:Amazon )?Prime Vidéo|Dazn|Sky ?Go|Sky Ticket|WOW|Apple TV|ABC|CBC|"
    "BBC iPlayer|Canal 4|Caracol|Win Sports|TVE|Paulistão Play|Nosso Futebol|GE TV|Goat|GOAT|"
    "Band ?[Ss]ports|Record TV|"
    "Nine Network|"
    "Channel 7|Paramount Network|Fanatiz|Ligue 1 Pass|Free|Zona Dazn|LaLiga ?TV(?: Bar| BAR)?|"
    "mitele(?: Plus| PLUS)?|"
    "RBS TV|Ge ?TV|UniM[aá]s|TVAS?|TVA Sports|MLS (?:LIVE|Live|Season Pass)|EPTV|Sportv|Viaplay Sports|"
    "M4 Sport|ORF 1"
)
_TAIL = (
    r"(?: ?(?:\d{1,3}\b|HD ?\d?|UHD|4K|Ultra|Ultimate|Main Event|Premier League|Premium|Football|Arena|"
    r"Action|Mix|News|Extra|Select|Red Button|"
    r"Max(?: \d)?|Xtra \d?|One|Two|Three|Four|iPlayer|Box Office|Live|VIP|Calcio|Uno|Serie A|Bundesliga|Top "
    r"Event|LaLiga|"
    r"Liga de Campeones|La Liga|Grandstand|Variety|Deportes|Network|Sports?|App|Scotland|Wales|Ten|Six|"
    r"Player|Go|Play|"
    r"Football HD|GOtv|\+|Foot|Sport|Connect|English|Universo|1HD|2HD))*"
)
CHANNEL = re.compile(rf"(?<![\w@/.])(?:{_HOUSES}){_TAIL}(?![\w@]|\.[a-z]{{2}}| Radio| Sounds)")
"""A channel of those that show football, with its number."""
_LABEL = re.compile(
    r"^\W*+(?:(?:on |uk |us |live on |live |irish |local |national )?(?:tv|television|"
    r"telly)(?: (?:channels?|info|coverage|"
    r"broadcast|uk|us|live|guide|details))?|(?:what |which )?(?:tv )?channels?|canales de tv|"
    r"broadcast(?:er|ers|ing|s)?|streaming(?: en vivo| online)?|(?:live )?streams?|live stream(?:ing)?|"
    r"where to watch|how to "
    r"watch|watch|"
    r"live|coverage|in tv|tv e streaming|dove vederla|dónde ver|televisión|canal|canales|onde "
    r"assistir|transmissão|"
    r"übertragung|tv-übertragung|live im tv|diffusion|diffuseur|chaîne|tv (?:and|&) (?:live "
    r")?stream(?:ing)?|tv/stream(?:ing)?)"
    r"(?: \([A-Za-z. ]{2,20}\))?(?: ?[:-] ?|\? )",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\W*(?:where (?:to|can i) watch|how to watch|(?:what|which)(?: \w+){0,3} channel|tv (?:channel|info|"
    r"details)|is (?:\w+ ){1,8}on tv|"
    r"onde assistir|dónde ver|dove (?:vedere|vederla)|in tv|wo läuft|sur quelle chaîne|où voir)\b[^.]{0,90}$",
    re.IGNORECASE,
)
"""A heading above the line that names the channels."""
_SHOWN = re.compile(
    r"\b(?:live|shown|televised|broadcast|screened|streamed|watch|stream|coverage|available|aired|air|"
    r"übertragen|zu sehen|"
    r"diretta|in onda|trasmess\w|televisad\w|en directo|en vivo|transmitid\w|transmissão|ao vivo|diffusé|en "
    r"direct|on tv|viewers|tune in|"
    r"picked|selected|moved|subscribers|broadcasters?|streaming|visibile|vedere|visionare|retransmis\w*|diffusée?|"
    r"televisa\w*|verá|ver en|transmite[mn]?|exib\w+|passar|showing|televisión|canal|disponível|"
    r"acompanhar|abrufen|livestream)\b"
)
_TOLD = re.compile(
    r"\b(?:live blog|news app|told|speaking to|said|says|interview|pundit|according to|analyst|presenter|"
    r"tells|spoke|"
    r"writes|quoted|understands|rights)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:from|starting at|begins? at|starts? at|at|coverage|dalle|ab|desde(?: las)?|à partir de|a partir "
    r"das) ?$",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r" ?\((?P<c>[A-Za-z. ]{2,20})\)")
_COUNTRIES = {
    "uk": "GB", "gb": "GB", "united kingdom": "GB", "britain": "GB", "england": "GB", "usa": "US",
    "us": "US", "u.s.": "US",
    "united states": "US", "india": "IN", "ind": "IN", "nigeria": "NG", "nga": "NG", "ireland": "IE",
    "irl": "IE",
    "canada": "CA", "can": "CA", "australia": "AU", "aus": "AU", "germany": "DE", "ger": "DE",
    "spain": "ES", "esp": "ES",
    "italy": "IT", "ita": "IT", "france": "FR", "fra": "FR", "portugal": "PT", "brazil": "BR", "bra": "BR",
    "south africa": "ZA", "rsa": "ZA", "mexico": "MX", "mex": "MX", "kenya": "KE", "ghana": "GH",
}  # fmt: skip
_SEPARATOR = re.compile(r"\s*(?:;|,|/|\||\band\b|&|\bor\b)\s*")
_NONE = re.compile(
    r"^(?:none|no|n/?a|not|tbc|tba|elsewhere|.*\bnot (?:be )?(?:televised|shown|live|on tv|selected|"
    r"broadcast)|-)\b",
    re.IGNORECASE,
)


def broadcasts(part: Part) -> list[BroadcastSaid]:
    """The channels: of labels, of the heading, of sentences that speak of television."""
    if part.kind is not Kind.PREVIEW:
        return []
    found: dict[str, BroadcastSaid] = {}
    lines = part.page.lines
    header = next((number for number, line in enumerate(lines) if pair_heading(line)), None)
    for number, line in enumerate(lines):
        asked = number > 0 and _ASKED.match(lines[number - 1].text) is not None
        for one in _in(line, asked or (header is not None and header <= number <= header + 2)):
            found.setdefault(one.channel.lower(), one)
    names = list(found)
    return [one for name, one in found.items() if not any(other.startswith(f"{name} ") for other in names)]


def _in(line: Line, headed: bool) -> Iterator[BroadcastSaid]:
    text = line.text[:1500]
    if label := _LABEL.match(text):
        yield from _listed(line, text, label.end())
    elif headed and len(text) < 200:
        for met in CHANNEL.finditer(text):
            yield _found(line, text, met)
            yield from _sister(line, text, met)
    elif _SHOWN.search(lower(text)) or _ON_SCREEN.search(text):
        for met in CHANNEL.finditer(text):
            if _belongs(text, met):
                yield _found(line, text, met)
                yield from _sister(line, text, met)


def _belongs(text: str, met: "re.Match[str]") -> bool:
    """In a sentence that speaks of showing the match, and is no quotation of a channel's guest."""
    start = text.rfind(". ", 0, met.start()) + 1
    end = text.find(". ", met.end())
    sentence = text[start : end if end >= 0 else len(text)]
    if _TOLD.search(sentence):
        return False
    before = text[max(0, met.start() - 60) : met.start()]
    if _IS_ON.search(before) or _SHOWS.match(text, met.end()):
        return True
    if _NOT_A_CHANNEL.match(met[0]):
        shown = _SHOWN.search(lower(sentence)) is not None
        listed = _LISTED.search(before) and CHANNEL.search(text[start : met.start()])
        return bool(_SHOWN_ON.search(before) or (shown and (listed or _ON.search(before))))
    return bool(_SHOWN.search(lower(sentence)))


_ON_SCREEN = re.compile(r"\b(?:is|are|be|game|match) (?:live )?on (?=[A-Z])")
_SISTER = re.compile(
    r"(?: ?/ ?| ?& ?|, | and | as well as )(?:the )?(?P<name>(?:Main Event|Premier League|Football|Arena|"
    r"Mix|Action|"
    r"Ultra(?: HDR?)?|Ultimate|Extra|ESPN|Serie A|Uno|Calcio|Box Office|[1-9](?![\d.:]| ?[ap]m))(?: HD|"
    r" UHD)?)(?![\w-])(?! (?:clash|match|game|"
    r"fixture|season|side|title|table|fans|highlights|rights|Transfer))"
)
"""Behind a house's channel another one, without the house: "Sky Sports Football and Main Event"."""
_SEVERAL = re.compile(r"(?:Sky Sports?|BT Sport|TNT Sports|beIN Sports?|SuperSport|Eleven Sports?)\b")
_IS_ON = re.compile(r"\b(?:is|are|be|game|match) (?:live )?on $")
_ON = re.compile(
    r"\b(?:on|bei|auf|via|su|sur|en|por|pelo|pela|no|do|tramite|attraverso|per|di|da|canal|canali|"
    r"assinatura|channel) (?:the )?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\w)+](?:,| e| and| y| et| und| &) $")
_SHOWS = re.compile(
    r" (?:\([^()]{0,30}\) )?(?:transmit\w+|exib\w+|faz para|will (?:show|be showing|broadcast|televise)|"
    r"shows? the|überträgt|"
    r"zeigt|trasmett\w+|retransmet\w*|diffuse\w*)\b",
    re.IGNORECASE,
)


_SHOWN_ON = re.compile(
    r"(?:live|shown|televised|broadcast|streamed|transmiss\w+|diretta|übertragen|transmitid\w|trasmess\w|"
    r"televisad\w|directo|vivo|diffusé) "
    r"(?:[\w+]+ ){0,3}?(?:on|da|do|na|no|pela|pelo|su|bei|von|auf|por|en|sur|e|and|y|und|et)(?: (?:a|o|la|"
    r"the|da|na|e))* ?$",
    re.IGNORECASE,
)
_NOT_A_CHANNEL = re.compile(
    r"(?:Max|Record|Band|Space|Paramount|GOL|NOW|Premiere|Sky|TNT|La ?1|beIN|Star\+|Rai|Globo|ABC|WOW|"
    r"Free|Goat|Go)$"
)
"""Words that are a channel only where a label says so."""


def _found(line: Line, text: str, met: "re.Match[str]") -> BroadcastSaid:
    name = met[0].strip()
    at = (line.start + met.start(), line.start + met.start() + len(name))
    return BroadcastSaid(name, at, starts=_starts(text, met), country=_country(text, met.end()))


def _sister(line: Line, text: str, met: "re.Match[str]") -> Iterator[BroadcastSaid]:
    house = _SEVERAL.match(met[0])
    place = met.start() + len(met[0].rstrip())
    while house and (other := _SISTER.match(text, place)):
        start, end = other.span("name")
        yield BroadcastSaid(f"{house[0]} {other['name']}", (line.start + start, line.start + end))
        place = end


def _starts(text: str, met: "re.Match[str]") -> str | None:
    """ "on TNT Sports 1 from 7pm": when the programme begins, in the article's clock."""
    for said in clocks(text[met.end() : met.end() + 60]):
        between = text[met.end() : met.end() + said.start]
        if _FROM.search(between) and not re.search(r"kick|\bko\b|[.;]", between, re.IGNORECASE):
            after = text[met.end() + said.end : met.end() + said.end + 25]
            if "from" in between or "coverage" in between or not re.match(r"[^.;]{0,3}kick", after):
                return (
                    f"{said.clock:%H:%M}"
                    if re.search(r"from|coverage|start|begin|dalle|ab|desde|partir", between)
                    else None
                )
        return None
    return None


def _country(text: str, end: int) -> str | None:
    met = _COUNTRY.match(text, end)
    return _COUNTRIES.get(met["c"].strip().lower()) if met else None


def _listed(line: Line, text: str, start: int) -> Iterator[BroadcastSaid]:
    """What a label lists. A channel nobody knows counts where it looks like a name."""
    for offset, piece in _pieces(text, start):
        known = CHANNEL.search(piece)
        if known:
            for met in CHANNEL.finditer(text, offset, offset + len(piece)):
                yield _found(line, text, met)
        elif not _NONE.match(piece) and _like_a_name(piece):
            name = re.split(r" ?\(", piece)[0].strip(" .")
            at = (line.start + offset, line.start + offset + len(name))
            yield BroadcastSaid(name, at, country=_country(text, offset + len(name)), sure=False)


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    place = start
    for met in _SEPARATOR.finditer(text, start):
        if piece := text[place : met.start()].strip():
            yield text.index(piece, place), piece
        place = met.end()
    if piece := text[place:].strip():
        yield text.index(piece, place), piece


def _like_a_name(piece: str) -> bool:
    name = re.split(r" ?\(", piece)[0].strip(" .")
    words = name.split()
    return (
        0 < len(words) <= 4
        and 2 <= len(name) <= 40
        and sum(letter.isalpha() for letter in name) > 1
        and all(word[0].isupper() or word[0].isdigit() for word in words)
        and not clocks(name)
        and not days(name)
    )
