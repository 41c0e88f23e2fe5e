"""Of which kind an article is: told before anything else is read in it."""

import re

from bot.reading.address import slug
from bot.reading.facts import Kind
from bot.reading.headings import pair_heading
from bot.reading.page import Page

_RATINGS_WORDS = re.compile(
    r"\bplayer[ -]ratings?\b|\bmatch ratings\b|\bratings\b(?=.{0,40}\b(?:v|vs)\b)|\brating the\b|\brated "
    r"the\b|"
    r"\bhow (?:\w+[ -]){1,8}rated\b|\bwe rated\b|\bout of (?:10|ten)\b|\bmarks out of\b|\bhow (?:\w+ "
    r"){1,6}players rated\b|"
    r"\bpagelle\b|\bvoti\b|\beinzelkritik\b|\bnoten\b|\bnotas d[aoe]s?\b|\blas notas\b|\bpuntuaciones\b|"
    r"\batuações\b|"
    r"\bles notes\b|\bunoxuno\b|\beinkunnir\b|\brapportcijfers\b|\bfull ratings\b|\bplayers? rated\b|"
    r"\bspielernoten\b|\bcalificaciones\b|\bmatch marks\b|\bscore ?card\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:10|[0-9](?:[.,]\d{1,2})?)"
_MARK_LINES = (
    re.compile(rf"^\D{{3,60}}? {_NUMBER}(?: ?/ ?10)?(?: ?[-:] |[.,:] (?=[A-Z]))"),
    re.compile(rf"^{_NUMBER} (?:All\. )?[^\W\d_][^\W\d]+(?:[ '.-][^\W\d]+){{0,3}}$"),
    re.compile(rf"^\D{{3,60}}?[ :(-] ?{_NUMBER}(?:\(\?\))?(?: ?/ ?(?:10|ten))?\)?\.?$"),
    re.compile(
        rf"^(?:\d{{1,2}} ?[.)] )?[^\d:]{{3,50}}? ?[-:(] ?{_NUMBER}(?: ?/ ?10)?\)? ?(?:[-:,.)]|(?=[A-Z]))(?! "
        rf"?\d)"),
    re.compile(rf"^{_NUMBER} [^\W\d_][^\d:]{{2,40}}(?:\([^()]{{3,40}}\))?:"),
    re.compile(rf"^[A-Z(][^\n]{{8,}}[.!?)] \(?{_NUMBER}(?:(?: ?/| out of) ?(?:10|ten))?\)?\.?$"),
    re.compile(rf"\b(?:rating|voto|note|nota|score|mark)\b:? ?{_NUMBER}\b", re.IGNORECASE),
    re.compile(r"^(?:N/?A|[sS]\.?[vV]\.?)$|[ :(-](?:N/A|s\.?v\.?)\)?\.?$"),
)  # fmt: skip
_INLINE_MARKS = re.compile(rf"[^\W\d_]{{3,}} \(?{_NUMBER}\)?(?= ?[,;.)])")

_RATED = r"(?:ratings?|rated|marks|grad(?:es|ing|ed)|voti|pagelle|noten|zeugnis|notas|notes)"
_LONG = (
    r"(?:season|campaign|saison|temporada|stagione|transfer windows?|transfers|signings?|arrivals|loanees|"
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
    rf"[':,s]{{0,3}}(?: (?:the|full|final|player|squad|team|our|in|s))*[ -]+{_RATED}\b|"
    rf"\b{_RATED}\W+(?:{_FILL}\W+){{1,5}}(?:[\w']+\W+){{0,2}}(?:{_FILL}\W+){{0,3}}{_LONG}\b|"
    rf"\b{_RATED}\W+(?:[\w']+\W+){{0,3}}(?:this season|season so far|\d{{4}}[/ -]\d\d season)\b|"
    r"\breport card\b|\b20\d\d[/ -](?:20)?\d\d (?:player )?ratings\b",
    re.IGNORECASE,
)
_ONE_MATCH = re.compile(
    r"\b\d{1,2} ?- ?\d{1,2}\b(?![/\d])|\b(?:v|vs)\.? |\b(?:games?|match|opener|clash|derby|final)\b|"
    r"\b(?:win|defeat|draw|loss|victory|thrashing|beat|lose|lost|held) (?:over|against|by|to|at|with)\b|"
    r"\bhalf[- ]time\b",
    re.IGNORECASE,
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
    r"\baufstellungen?\b|\bformaciones\b|\bcómo ver\b|\ba qué hora\b|\bhorario\b|\bonces? (?:probable|"
    r"inicial|posible)|\balineaci|\bbajas\b|\bprevia\b|\bdónde ver\b|"
    r"\bprováve(?:is|l)\b|\bescalaç|\bonde assistir\b|\bdesfalques\b|\bcompos(?:itions?)? probables?\b|"
    r"\bcompositions?\b|"
    r"\bavant-match\b|\bgroupe\b.{0,20}\bconvoqu|\bteam v\b|\bteam vs\b|\breferee\b",
    re.IGNORECASE,
)
_PREVIEW_LINES = re.compile(
    r"^[*-]? ?(?:(?:doubtful|doubts?|injured|injuries|suspended|out|ineligible|unavailable|odds|match odds|"
    r"venue|kick-?off|ko|"
    r"date|time|referee|tv|channel|fixture|competition|stadium|formation|substitutes?|subs|bench|team news|"
    r"last season|form|possible (?:starting )?line-?ups?|team|prediction|es fehlen|reservebank|trainer|"
    r"arbitro|"
    r"indisponibili|squalificati|diffidati|allenatore|bajas|dudas|desfalques|absents?)\b ?:?(?= |$|:))|"
    r"^.{2,30} ?\(?\d(?:-\d){2,4}\)?:? |^(?:\W*(?:arbitre|arbitres|árbitro|schiedsrichter|assistenten|"
    r"quarto uomo|quatrième arbitre|video-assistent)\b)|"
    r"(?:[^\s,]+(?: [^\s,]+)?, ){9}|[^;]{3,60};[^;]{3,80};[^;]{3,80}|\| [^|]{4,60} \| ",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|could|should|may|might|set to|expected to|likely to|ahead of|looking to|hope to|host|hosts|"
    r"travel to|"
    r"travels to|welcome|welcomes|face|faces|take on|takes on|trip to|a doubt|doubtful|ruled out|sidelined|"
    r"could return|kick[- ]?off|tonight|tomorrow|will be without|predicted|available|fitness)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:scored|netted|equali[sz]ed|headed|fired|slotted|tapped|curled|opened the scoring|opener|full[- "
    r"]time|"
    r"half[- ]time|\d{1,3}(?:st|nd|rd|th)[- ]minute|(?:on|in|after) \d{1,2} minutes|substitute|sent off|the "
    r"break|"
    r"saved|final whistle|made it \d|doubled|stoppage[- ]time|the hour mark|booked|ran out winners|"
    r"clean sheet|hat-trick|brace|beat|thrashed|segnato|gol di|erzielte|traf|marcó|marcou|a marqué|ouvert "
    r"le score)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b\d{1,2} ?- ?\d{1,2} (?:win|victory|defeat|loss|draw|triumph|thrashing|success|away|home)\b|"
    r"\b(?:won|lost|drew|beat|beaten|defeated|winning|losing)\b.{0,60}\b\d{1,2} ?- ?\d{1,2}\b",
    re.IGNORECASE,
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
_SENTENCE_END = re.compile(r"\n|(?<=[.!?:]) ")


def kind_of(page: Page) -> Kind:
    """Preview, ratings, report, or about no one match.

    Marks are told by their lines; a title that promises ratings needs fewer of them. Between preview and
    report the time decides: what is still to come against what has happened."""
    title = _title(page)
    marks = _marks(page)
    if marks and _about_a_season(title):
        return Kind.OTHER
    if marks >= (1 if _RATINGS_WORDS.search(title) else 4) and not _promises_line_ups(title):
        return Kind.RATINGS
    ahead, over = _weigh(page)
    if _PREVIEW_WORDS.search(title):
        ahead += 4
    if marks >= 3 and _RATINGS_WORDS.search(_opening(page)) and (ahead < 8 or over >= ahead):
        return Kind.RATINGS
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


def _marks(page: Page) -> int:
    """How many lines bear a mark for somebody; a line of many counts for each."""
    count = 0
    for line in page.lines[:600]:
        text = line.text
        if _PREVIEW_LINES.match(text) and len(_INLINE_MARKS.findall(text[:600])) < 3:
            continue
        if len(text) <= 2500 and any(pattern.search(text) for pattern in _MARK_LINES):
            count += 1
        elif (inline := len(_INLINE_MARKS.findall(text[:2500]))) > 2:
            count += inline
    return count


def _about_a_season(title: str) -> bool:
    """Marks for a season, a summer's signings, a video game."""
    return any(
        _SEASON_MARKS.search(piece) and not _ONE_MATCH.search(piece) for piece in _SENTENCE_END.split(title)
    )


def _about_a_match(page: Page, title: str) -> bool:
    """Whether what is to come is a match, and not a player's move to another club."""
    if _PREVIEW_WORDS.search(title) or any(
        _PREVIEW_LINES.search(line.text[:400]) for line in page.lines[:200]
    ):
        return True
    if any(pair_heading(line) for line in page.lines[:30]):
        return True
    opening = _opening(page)[:6000]
    return len(_FIXTURE.findall(opening)) > len(_MOVE.findall(opening))


def _named(page: Page) -> tuple[int, int]:
    """A line that names a match: "Liverpool v Chelsea" is to come, "Liverpool 2-1 Chelsea" is over."""
    for line in page.lines[:12]:
        if pair := pair_heading(line, results=True):
            return (0, 3) if pair.score else (3, 0)
    return (0, 0)


def _weigh(page: Page) -> tuple[int, int]:
    """What speaks for a match to come, and for one that is over."""
    ahead, over = _named(page)
    for line in page.lines[:400]:
        text = line.text[:1500]
        if _PREVIEW_LINES.search(text):
            ahead += 2
        ahead += min(3, len(_AHEAD.findall(text)))
        over += min(4, len(_OVER.findall(text))) + 2 * min(1, len(_RESULT.findall(text)))
    return ahead, over
