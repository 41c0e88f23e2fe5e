"""What tests of the pages that only show things have in common."""

import html
import re
from dataclasses import dataclass

import httpx

from bot.app.world import Means, World
from bot.cards import Card
from bot.chat import Channel
from bot.posts.health import Provided
from storage import channels
from tests.handlers.matchday import LONDON
from tests.platforms.web.dashboard.stage import Signed
from tests.platforms.web.gallery import DARK, LIGHT, a_png

ROOM = Channel("discord", "42")
GROUP = Channel("telegram", "-1001234567")
PROVIDERS = (
    Provided("one", "First Data", "https://data.example", ("fixtures", "results"), 100),
    Provided("two", "Second Data", None, ("lineups",)),
)
_ACTIONS = re.compile(
    r'<form method="post" action="(?P<path>[^"#]+)#answer">(?P<inside>.*?)</form>', re.DOTALL
)
_FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_LABEL = re.compile(r"<button[^>]*>(.*?)</button>", re.DOTALL)


@dataclass(frozen=True)
class Drawn:
    digest: str
    png: bytes


async def draw(card: Card, dark: bool) -> Drawn:
    """A picture of one grey: a quick painter."""
    return Drawn("dark" if dark else "light", a_png(grey=DARK if dark else LIGHT))


MEANS = Means(draw=draw, providers=PROVIDERS)


async def a_follower(joined: World, channel: Channel, community: str = "7", name: str = "matchday") -> int:
    """A channel that follows Liverpool; gives its number."""
    async with joined.database.write() as conn:
        owner = await channels.open_community(conn, channel.platform, community, "Reds")
        number = await channels.open_channel(conn, owner, channel, name, LONDON, joined.clock.now())
        await channels.follow(conn, number, "team:liverpool")
    return number


async def seen(ann: Signed, path: str, status: int = 200) -> str:
    """A page of the dashboard: "5/calendar"."""
    answer = await ann.client.get(f"/dashboard/{path}")
    assert answer.status_code == status, answer.text
    return answer.text


def words(page: str) -> str:
    """What a page says, as text, each blank one blank."""
    main = page.partition("<main")[2].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


async def press(ann: Signed, page: str, label: str, *, among: str = "") -> httpx.Response:
    """Presses the first button with a label on a page that was seen, of those whose fields have `among`."""
    for found in _ACTIONS.finditer(page):
        fields = {name: html.unescape(value) for name, value in _FIELD.findall(found["inside"])}
        shown = _LABEL.search(found["inside"])
        said = html.unescape(shown[1]).strip() if shown else ""
        if said == label and (not among or among in fields.values()):
            return await ann.client.post(html.unescape(found["path"]), data=fields)
    raise AssertionError(f"no button says {label}")
