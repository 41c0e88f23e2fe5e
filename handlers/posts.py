"""Which kinds of post this channel gets."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Choice, Detail, Look, Post
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from bot.knowledge.weekly import Weekly
from bot.posts import kinds as pages
from bot.posts.articles import not_set_up
from bot.posts.kinds import GROUPS
from handlers.asked import Asked, Change, Typing, for_one, in_place
from handlers.moderated import changed, here
from handlers.word import Word, meant, offered
from storage import channel_options, channels
from storage.audit import Json
from storage.channels import Settings

SWITCHES = tuple(kind for kinds in GROUPS.values() for kind in kinds)
OFF = frozenset({"off", "no", "none", "0"})
ON = frozenset({"on", "yes", "1"})
DETAILS = {"goals": Detail.GOALS, "everything": Detail.EVERYTHING, "all": Detail.EVERYTHING}


async def posts(asked: Asked) -> Answer | Change:
    """The kinds that are on, or those of one group; one of them is switched."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    written = asked.argument("kind")
    if not written:
        return in_place(await _page(asked.conn, known, asked.argument("group"), asked.look))
    kind = meant(written, _words(asked.look))
    to = asked.argument("to").casefold()
    if kind is None or not (to in OFF | ON or (kind == Kind.LIVE and to in DETAILS)):
        return for_one(pages.how_to(asked.look))
    return _switch(asked, known, Kind(kind), to)


async def complete(typing: Typing) -> Sequence[Choice]:
    """The kinds of post; then on and off."""
    asked = typing.unfinished
    if asked.argument == "kind":
        return offered(asked.typed, _words(asked.look))
    words = ["on", "off", *(DETAILS if "live" in asked.given.get("kind", "live").casefold() else ())]
    return offered(asked.typed, [Word(word, word) for word in words if word != "all"])


def _words(look: Look) -> list[Word]:
    """The kinds by their names, in the reader's language and as they are kept."""
    return [
        Word(kind.value, pages.kind_name(kind, look), (kind.value, kind.value.replace("_", " ")))
        for kind in SWITCHES
    ]


def _switch(asked: Asked, known: Settings, kind: Kind, to: str) -> Change:
    async def switch(conn: AsyncConnection) -> Answer:
        before = await channels.rules_of(conn, known.id)
        own = [rule for rule in before if rule.kind is kind]
        was = _state(known, own)
        if to in OFF:
            for rule in own:
                await channels.unwant(conn, known.id, rule)
        elif not own:
            await channels.want(conn, known.id, _usual(kind, known), asked.now)
        if to in DETAILS:
            await channel_options.set_detail(conn, known.id, DETAILS[to])
        after = await here(asked, conn) or known
        rules = [rule for rule in await channels.rules_of(conn, known.id) if rule.kind is kind]
        await changed(asked, conn, "posts", {kind.value: was}, {kind.value: _state(after, rules)})
        return in_place(await _page(conn, after, pages.group_of(kind), asked.look))

    return switch


def _usual(kind: Kind, known: Settings) -> list[Rule]:
    """What a kind is switched on with: the usual reminders, say."""
    if kind is Kind.DIGEST:
        return [Rule(kind, str(Weekly.usual(known.look.zone)))]
    return [rule for rule in DEFAULT_RULES if rule.kind is kind] or [Rule(kind)]


def _state(known: Settings, rules: Sequence[Rule]) -> Json:
    """For the audit: a word, or the times at which reminders come, which would be lost otherwise."""
    if not rules:
        return "off"
    if rules[0].kind is Kind.LIVE:
        return known.detail.value
    return sorted(rule.lead for rule in rules if rule.lead) or "on"


async def _page(conn: AsyncConnection, known: Settings, group: str, look: Look) -> Post:
    wanted = frozenset(rule.kind for rule in await channels.rules_of(conn, known.id))
    if group in GROUPS:
        return pages.group(known.name, group, wanted, known.detail, look)
    return pages.overview(known.name, wanted, known.detail, look)
