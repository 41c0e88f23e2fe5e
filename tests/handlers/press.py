"""A moderator who brings articles, and articles whose facts are given by hand."""

from collections.abc import Mapping

from bot.chat import Action, Answer, Channel, Request
from bot.knowledge.match import MatchKey
from bot.posts.text import as_text
from bot.reading.article import Article
from bot.reading.facts import (
    AbsenceSaid,
    Kind,
    LineupSaid,
    MarkSaid,
    Pairing,
    Phase,
    Reading,
    Standing,
    Warned,
)
from handlers.desk import Desk
from tests.handlers.matchday import LONDON, REDS, Matchday

MATCH = MatchKey("atalanta-liverpool-2024-04-18")
FIRST_LEG = MatchKey("liverpool-atalanta-2024-04-11")
URL = "https://www.paper.example/2024/apr/17/team-news"
PROSE = "the full-back trudged off shaking his head"
TEXT = f"{URL}\nAtalanta v Liverpool: who plays?\nTsimikas is out, Gakpo is a doubt: {PROSE}."
ELEVEN = (
    "Alisson", "Gomez", "Konate", "Van Dijk", "Robertson", "Mac Allister", "Endo", "Szoboszlai", "Salah",
    "Nunez", "Diaz",
)  # fmt: skip


def absent(player: str, standing: Standing = Standing.OUT, *, sure: bool = True) -> AbsenceSaid:
    return AbsenceSaid(player, "Liverpool", standing, (95, 103), "knock", sure=sure)


PAIRING = Pairing("Atalanta", "Liverpool", (48, 68))
PREVIEW = Reading(
    Kind.PREVIEW,
    PAIRING,
    absences=(absent("Tsimikas"), absent("Gakpo", Standing.DOUBT, sure=False)),
    lineups=(LineupSaid("Liverpool", Phase.PREDICTED, ELEVEN, (0, 10), "4-3-3"),),
    warnings=(Warned("the weekday does not fit the date", (0, 3)),),
)
RATINGS = Reading(
    Kind.RATINGS,
    PAIRING,
    marks=(
        MarkSaid("Konate", "Liverpool", 7, "7", (5, 9)),
        MarkSaid("Salah", "Liverpool", 5, "5/10", (9, 12)),
    ),
)


Pages = Mapping[str, Article | Exception]


def press_room(told: Matchday, reading: Reading, pages: Pages | None = None) -> None:
    """A desk that understands every text like this, and finds these pages."""

    async def understand(_: Article) -> Reading:
        return reading

    async def fetch(url: str) -> Article:
        found = (pages or {})[url]
        if isinstance(found, Exception):
            raise found
        return found

    told.desk = Desk(told.database, told.clock, fetch=fetch if pages else None, understand=understand)


async def moderate(
    told: Matchday, command: str, channel: Channel = REDS, person: str = "ann", /, **arguments: str
) -> Answer:
    request = Request(command, arguments, channel, person, LONDON, may_moderate=True)
    return await told.desk.answer(request)


async def press(told: Matchday, answer: Answer, label: str, person: str = "ann") -> Answer:
    """Presses the button of a card."""
    button = a_button(answer, label)
    return await moderate(told, button.command, REDS, person, **dict(button.arguments))


def a_button(answer: Answer, label: str) -> Action:
    return next(action for action in answer.post.actions if action.label == label)


def labels(answer: Answer) -> list[str]:
    return [action.label for action in answer.post.actions]


def words(answer: Answer) -> str:
    return f"{answer.post.title}\n{as_text(answer.post, LONDON)}"
