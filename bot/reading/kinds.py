"""Of which kind an article is: told before anything else is read in it."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.reading.address import slug
from bot.reading.clubs import club
from bot.reading.facts import Kind
from bot.reading.headings import pair_heading
from bot.reading.legible import legible
from bot.reading.marked import Marked
from bot.reading.page import Page, lower
from bot.reading.pairs import pairs
from bot.reading.report_signs import played
from bot.reading.round_ups import about_many

_RATINGS_WORDS = re.compile(
    r"\bplayer[ -]ratings?\b|\bmatch ratings\b|\bratings\b(?=.{0,40}\b(?:v|vs)\b)|\brating the\b|\brated "
    r"the\b|"
    r"\bhow (?:\w+[ -]){1,8}rated\b|\bwe rated\b|\bout of (?:10|ten)\b|\bmarks out of\b|\bhow (?:\w+ "
    r"){1,6}players rated\b|"
    r"\bpagelle\b|\bvoti\b|\beinzelkritik\b|\bnoten\b|\bnotas d[aoe]s?\b|\blas notas\b|\bpuntuaciones\b|"
    r"\batuações\b|"
    r"\bles notes\b|\bunoxuno\b|\beinkunnir\b|\brapportcijfers\b|\bfull ratings\b|\bplayers? rated\b|"
    r"\bspielernoten\b|\bpuntajes?\b|\b(?:uno|1) ?(?:x|×|por) ?(?:uno|1)\b|\bcijfers\b|\bspelersrapport\b|"
    r"\bcalificaciones\b|\bmatch marks\b|\bscore ?card\b",
    re.IGNORECASE,
)
_NUMERAL = re.compile(
    r"(?<![\w.,:/£$€-])(?:10|[0-9](?:[.,]\d{1,2}|½)?)(?![\w%°'\u2019-]|[.,:]\d)|\b(?:N/A|"
    r"[sS]\.?[vV]\.?)(?!\w)"
)
"""What could be a mark, and costs little to look for."""

_RATED = r"(?:ratings?|rated|marks|grad(?:es|ing|ed)|voti|pagelle|noten|einzelkritik|zeugnis|notas|notes)"
_LONG = (
    r"(?:season|campaign|saison|hinrunde|rückrunde|temporada|stagione|(?:transfer|qualifying|"
    r"international) windows?|international breaks?|"
    r"qualifiers|transfers|signings?|arrivals|loanees|"
    r"tournament|calendar year|year|summer business|term|fifa \d\d|ea (?:sports )?fc(?: \d\d)?|fc 2\d|world "
    r"cup squad)"
)
_FILL = (
    r"(?:for|of|from|across|over|throughout|on|in|every|each|all|the|this|their|our|his|entire|whole|whole "
    r"of|summer|"
    r"new|january|first|team|squad|single|\d{4}|\d\d|player|players|member|men|s|so far|della|di|der|zur|de|"
    r"la|da)"
)
_SEASON_MARKS = re.compile(
    rf"\b(?:{_LONG}|half[- ]term|report card|mid-?season|end[- ]of[- ](?:season|term|year))(?: so "
    rf"far)?(?:[- ]+review)?"
    rf"[':,s]{{0,3}}(?: (?:the|full|final|players?|squad|team|our|in|every|each|all|s))*[ -]+{_RATED}\b|"
    rf"\b{_RATED}\W+(?:{_FILL}\W+){{1,5}}(?:[\w']+\W+){{0,2}}(?:{_FILL}\W+){{0,3}}{_LONG}\b|"
    rf"\b{_RATED}\W+(?:[\w']+\W+){{0,3}}(?:this season|season so far|\d{{4}}[/ -]\d\d season)\b|"
    rf"\b{_RATED} (?:for|in|of) (?:the )?20\d\d[/-](?:20)?\d\d\b|"
    r"\breport card\b|\b20\d\d[/ -](?:20)?\d\d (?:player )?ratings\b",
    re.IGNORECASE,
)
_ONE_MATCH = re.compile(
    r"\b\d{1,2} ?- ?\d{1,2}\b(?![/\d])|\b(?:v|vs)\.? |\b(?:games?|match|opener|clash|derby|final|"
    r"friendl(?:y|ies))\b|"
    r"\b(?:win|defeat|draw|loss|victory|thrashing|beat|lose|lost|held) (?:over|against|by|to|at|with)\b|"
    r"\bhalf[- ]time\b",
    re.IGNORECASE,
)

_SEASON = re.compile(
    r"\b(?:season|campaign|saison|temporada|stagione|seizoen|this year|title win)\b", re.IGNORECASE
)

_PREVIEW_WORDS = re.compile(
    r"\b(?:predicted|probable|possible|expected|potential|likely|starting|confirmed|our|how .{1,30} "
    r"could)\b.{0,30}"
    r"\b(?:xis?|line-?ups?|teams?|elevens?|sides?|starters)\b|"
    r"\bline-?ups?\b|\bstarting xi\b|\bteam[ -]news\b|\bpreviews?\b|\bpredictions?\b|\bhow to watch\b|\bkey "
    r"things\b|"
    r"\bthings to know\b|\bsquad sheets?\b|\binjury (?:news|update|latest|list)\b|\bhead[- ]to[- ]head\b|"
    r"\bbuild-?up\b|"
    r"\bkick[- ]?off time\b|\blive stream\b|\bwhat time\b|\bmatch ?day\b.{0,20}\bguide\b|\bwhat (?:tv "
    r")?channel\b|"
    r"\bprobabili formazioni\b|\bdove vederla\b|\bultimissime\b|\bballottagg|\bindisponibili\b|"
    r"\bsqualificati\b|"
    r"\bvoraussichtliche\b|\bes fehlen\b|\bmögliche aufstellung|\bvorschau\b|\bvorbericht\b|\bso könnten\b|"
    r"\baufstellungen?\b|\bformaciones\b|\bcómo ver\b|\ba qué hora\b|\bhorario\b|\b(?:posibles?|"
    r"probables?) onces?\b|\bonces? (?:probable|"
    r"inicial|posible)|\balineaci|\bbajas\b|\bprevia\b|\bdónde ver\b|"
    r"\bprováve(?:is|l)\b|\bescalaç|\bonde assistir\b|\bdesfalques\b|\bcompos(?:itions?)? probables?\b|"
    r"\bcompositions?\b|"
    r"\bavant-match\b|\bquelle cha[iî]ne\b|\bcha[iî]ne tv\b|\bà quelle heure\b|\bgame notes\b|"
    r"\bgroupe\b.{0,20}\bconvoqu|\bteam v\b|\bteam vs\b|\breferee\b",
    re.IGNORECASE,
)
_PREVIEW_LINES = re.compile(
    r"^(?:prov[aá](?:vel|veis) (?:escala|time)|escala[cç](?:[aã]o|[oõ]es)\b|(?:le |les )?(?:onze|"
    r"compos?) (?:probables?|possibles?)|"
    r"posibles? (?:once|alineaci)|(?:le )?probabili formazioni|voraussichtliche aufstellung)|"
    r"^[*-]? ?(?:(?:doubtful|doubts?|injured|injuries|suspended|out|ineligible|unavailable|odds|match odds|"
    r"venue|kick-?off|ko|"
    r"date|time|referee|tv|channel|fixture|competition|stadium|formation|substitutes?|subs|bench|team news|"
    r"last season|form|possible (?:starting )?line-?ups?|team|prediction|es fehlen|reservebank|trainer|"
    r"arbitro|"
    r"indisponibili|squalificati|diffidati|allenatore|bajas|dudas|desfalques|absents?)\b ?:?(?= |$|:))|"
    r"^.{2,30} ?\(?\d(?:-\d){2,4}\)?:? |^(?:\W*+(?:arbitre|arbitres|árbitro|schiedsrichter|assistenten|"
    r"quarto uomo|quatrième arbitre|video-assistent)\b)"
)
_NAMES_IN_ROWS = re.compile(
    r"(?:[^\s,]+(?: [^\s,]+)?, ){9}|[^;]{3,60};[^;]{3,80};[^;]{3,80}|\| [^|]{4,60} \| "
)
_AHEAD = re.compile(
    r"\b(?:will|could|should|may|might|set to|expected to|likely to|ahead of|looking to|hope to|host|hosts|"
    r"travel to|"
    r"travels to|welcome|welcomes|face|faces|take on|takes on|trip to|a doubt|doubtful|ruled out|sidelined|"
    r"recebe|enfrenta|visita|deve (?:ir|jogar|entrar|contar|começar|ter)|recibe|se enfrentan|accueille|"
    r"reçoit|affronte|"
    r"affronta|ospita|ricev[eo]|empf[aä]ngt|trifft auf|gastiert|could return|kick[- ]?off|tonight|tomorrow|"
    r"will be without|predicted|available|fitness)\b"
)
_RESULT = re.compile(
    r"\b\d{1,2} ?- ?\d{1,2} (?:win|victory|defeat|loss|draw|triumph|thrashing|success|away|home)\b|"
    r"\b(?:won|lost|drew|beat|beaten|defeated|winning|losing)\b.{0,60}\b\d{1,2} ?- ?\d{1,2}\b"
)
_FIXTURE = re.compile(
    r"\b(?:hosts?|travels? to|faces?|takes? on|welcomes?|trip to|clash|ahead of|kick[- ]?off|line-?ups?|"
    r"fixture|opponents|derby|"
    r"starting|bench|(?:game|match|tie) (?:against|with|at))\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:transfers?|contract|medical|fee|deal|signing|bid|loan|clause|agent|sign|personal terms|£\d+|€\d+)",
    re.IGNORECASE,
)
_TITLE_LINES = 4
_LONGEST_TITLE = 200
_ENOUGH = 4
"""Marks that make an article of marks under a title that does not promise any."""
_TOLD = 3
"""Where the opening at least speaks of marks."""
_PROSE = 3
"""How many times as long as its marks a report is that has marks below it."""
_SENTENCE_END = re.compile(r"\n|(?<=[.!?:]) ")


def kind_of(page: Page) -> Kind:
    """Preview, ratings, report, or about no one match.

    Marks are told by the grammar that reads them; a title that promises ratings needs fewer of them. Between
    preview and report the time decides: what is still to come against what has happened."""
    title = _title(page)
    promised = bool(_RATINGS_WORDS.search(title))
    if about_many(title) and not _promises_line_ups(title):
        return Kind.OTHER
    given = _marks(page, 1 if promised else _TOLD)
    if (promised and not given and _about_a_season(title)) or (
        given and (_about_a_season(title) or _of_many_clubs(given) or _told_of_a_season(page, given))
    ):
        return Kind.OTHER
    if promised and given and not _promises_line_ups(title) and _prove_a_list(given, page):
        return Kind.RATINGS
    ahead, over = _weigh(page)
    if _PREVIEW_WORDS.search(title):
        ahead += 4
    if promised:
        over += 4
    told = bool(_RATINGS_WORDS.search(_opening(page)))
    if len(given) >= (_TOLD if told else _ENOUGH) and not _promises_line_ups(title):
        if (told and (ahead < 8 or over >= ahead)) or not _mostly_prose(page, given):
            return Kind.RATINGS
        return Kind.REPORT
    if max(ahead, over) < 3 or (ahead >= over and not _about_a_match(page, title)):
        return Kind.OTHER
    return Kind.PREVIEW if ahead >= over else Kind.REPORT


def _title(page: Page) -> str:
    """The address's words and the first lines."""
    lines = [line.text[:300] for line in page.lines[:_TITLE_LINES]]
    return " \n ".join([slug(page.address), *lines])


def _opening(page: Page) -> str:
    return "\n".join(line.text for line in page.lines[:40])


def _promises_line_ups(title: str) -> bool:
    return bool(
        re.search(
            r"\bpredicted\b|\bteam[ -]news\b|\bpreview\b|\bprobabili\b|\bvoraussichtlich",
            title,
            re.IGNORECASE,
        )
    ) and not _RATINGS_WORDS.search(title)


def _marks(page: Page, enough: int) -> list[Marked]:
    """The numbers that the article gives to players, where there may be as many as make a list."""
    lines = legible(page)
    numerals = (met for line in lines for met in _NUMERAL.finditer(line.text))
    if sum(1 for _ in islice(numerals, enough)) < enough:
        return []
    from bot.reading.rated import rated  # many long patterns, which most articles need not wait for

    return [one for one in rated(lines, enough) if one.given.value is not None]


def _prove_a_list(given: Sequence[Marked], page: Page) -> bool:
    """Whether there are marks enough under a title that promises them. One is, where it says itself that it
    is a mark, or the title names the match: the page may show no more."""
    if len(given) > 1:
        return True
    named = (pair_heading(line, results=True) for line in page.lines[: 2 * _TITLE_LINES])
    return given[0].explicit or any(named)


def _of_many_clubs(given: Sequence[Marked]) -> bool:
    """Whether the players are a round's best: "Pedri (Barcelona) - 9", "Kroos (Real Madrid) - 8"."""
    named = {known.name for one in given if one.aside and (known := club(one.aside.strip(" ()[]")))}
    return len(named) > 2


def _told_of_a_season(page: Page, given: Sequence[Marked]) -> bool:
    """Whether most players are judged by their season, whatever the title says."""
    lines = legible(page)
    told = (" ".join(line.text for line in lines[one.first : one.last + 1]) for one in given)
    return 2 * sum(bool(_SEASON.search(text)) for text in told) > max(len(given), 3)


def _mostly_prose(page: Page, given: Sequence[Marked]) -> bool:
    """Whether the marks stand under a report that is longer than what is said of the players."""
    marked = {index for one in given for index in range(one.first, one.last + 2)}
    told = sum(len(line.text) for index, line in enumerate(legible(page)) if index in marked)
    return sum(len(line.text) for line in page.lines) > _PROSE * told


def _about_a_season(title: str) -> bool:
    """Marks for a season, a summer's signings, a video game."""
    return any(
        _SEASON_MARKS.search(piece) and not _ONE_MATCH.search(piece) for piece in _SENTENCE_END.split(title)
    )


def _about_a_match(page: Page, title: str) -> bool:
    """Whether what is to come is a match, and not a player's move to another club."""
    if _PREVIEW_WORDS.search(title) or any(
        _is_of_a_preview(lower(line.text[:400])) for line in page.lines[:200]
    ):
        return True
    if any(pair_heading(line) for line in page.lines[:30]):
        return True
    opening = _opening(page)[:6000]
    return len(_FIXTURE.findall(opening)) > len(_MOVE.findall(opening))


def _named(page: Page) -> tuple[int, int]:
    """A line that names a match: "Liverpool v Chelsea" is to come, "Liverpool 2-1 Chelsea" is over."""
    titles = [line.text for line in page.lines[:_TITLE_LINES] if len(line.text) < _LONGEST_TITLE]
    if any(pair.score and pair.known for title in titles for pair in pairs(title)):
        return (0, 7)
    for line in page.lines[:12]:
        if pair := pair_heading(line, results=True):
            return (0, 3) if pair.score else (3, 0)
    return (0, 0)


def _is_of_a_preview(text: str) -> bool:
    """Whether a line looks like those that stand in a preview only: a label, or a row of names."""
    if _PREVIEW_LINES.match(text):
        return True
    rows = text.count(",") >= 9 or text.count(";") >= 2 or text.count("|") >= 2
    return rows and _NAMES_IN_ROWS.search(text) is not None


def _weigh(page: Page) -> tuple[int, int]:
    """What speaks for a match to come, and for one that is over."""
    ahead, over = _named(page)
    for line in page.lines[:400]:
        text = line.text[:1500]
        small = lower(text)
        if _is_of_a_preview(small):
            ahead += 2
        ahead += min(3, len(_AHEAD.findall(small)))
        over += played(text) + 2 * min(1, len(_RESULT.findall(small)))
    return ahead, over
