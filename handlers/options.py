"""How this channel wants its posts: language, zone, spoilers, sound, threads and the like."""

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Choice, Look, MentionKind, Wishes
from bot.posts import options as pages
from bot.posts.articles import not_set_up
from bot.posts.language import speaks
from bot.posts.options import SWITCHES, Options
from handlers.asked import Asked, Change, Typing, for_one, in_place
from handlers.languages import language_meant, languages_offered
from handlers.moderated import changed, here
from handlers.word import Word, meant, offered
from handlers.zones import offered_zones, zone
from storage import channel_options, communities, rezoning
from storage.audit import Json
from storage.channels import Settings

ON = {"on": True, "yes": True, "1": True, "off": False, "no": False, "0": False}
NEAREST = 5
"""Zones that are offered for one that nobody knows."""
ALSO = {"zone": ("timezone",), "role": ("ping", "role to ping")}
"""What options are written as, too."""
NONE = frozenset({"none", "no", "off"})


async def options(asked: Asked) -> Answer | Change:
    """All options with their buttons; one of them is set."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    named = asked.argument("option")
    if not named:
        return in_place(pages.options(shown(known), asked.look))
    option = meant(named, _words(asked.look))
    if option is None or option not in {*shown(known).known(), "language", "zone"}:
        return for_one(pages.which("", (), asked.look))
    try:
        value = await _value(asked, known, option, asked.argument("value"))
    except Unclear:
        written = asked.argument("value")
        near = offered_zones(written, asked.look.language)[:NEAREST] if option == "zone" and written else []
        return for_one(pages.which(option, [one.value for one in near], asked.look))
    return _set(asked, known, option, value)


async def complete(typing: Typing) -> Sequence[Choice]:
    """The options that the platform knows; then what the one that was chosen can be."""
    asked, look = typing.unfinished, typing.unfinished.look
    known = pages.KNOWS.get(asked.channel.platform, pages.EVERYWHERE) | {"language", "zone"}
    if asked.argument == "option":
        return offered(asked.typed, [word for word in _words(look) if word.value in known])
    option = meant(asked.given.get("option", ""), _words(look))
    if option in SWITCHES:
        return offered(asked.typed, [Word("on", "on"), Word("off", "off")])
    if option == "language":
        return await to_thread(languages_offered, asked.typed, look)
    return [] if option == "role" else offered_zones(asked.typed, look.language)


def shown(known: Settings) -> Options:
    return Options(known.name, known.channel.platform, known.look, known.silent, known.wishes, known.quiet)


# --- what was written


class Unclear(Exception):  # noqa: N818 - an answer, not an error
    """No value that the option can have."""


async def _value(asked: Asked, known: Settings, option: str, written: str) -> str | bool | None:
    """Raises Unclear."""
    found: str | bool | None
    match option:
        case "zone":
            found = zone(written, asked.look.language)
        case "language":
            found = await to_thread(language_meant, written, asked.look)
        case "role":
            return await _role(asked, known, written)
        case _:
            found = ON.get(written.casefold())
    if found is None:
        raise Unclear
    return found


async def _role(asked: Asked, known: Settings, written: str) -> str | None:
    """A role of this server; not the one that is everybody, which has the server's own id. Raises Unclear."""
    if written.casefold() in NONE:
        return None
    roles = [one.ref for one in asked.request.mentions if one.kind is MentionKind.ROLE]
    if len(roles) != 1 or roles[0] == await communities.address(asked.conn, known.community):
        raise Unclear
    return roles[0]


def _words(look: Look) -> list[Word]:
    """The options by their names."""
    others = {"language": "language", "zone": "time zone", "role": "role"}
    return [
        *(Word(switch, switch, (pages.switch_name(switch, look), f"{switch}s")) for switch in SWITCHES),
        *(Word(value, value, (name, *ALSO.get(value, ()))) for value, name in others.items()),
    ]


# --- setting it


def _set(asked: Asked, known: Settings, option: str, value: str | bool | None) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        now = await here(asked, conn) or known
        await _keep(conn, asked, now, option, value)
        after = await here(asked, conn) or now
        await changed(asked, conn, "options", {option: _of(now, option)}, {option: _of(after, option)})
        note = ""
        if option == "language" and speaks(str(value)) is None:
            note = pages.in_part(str(value), asked.look)
        return in_place(pages.options(shown(after), asked.look, note))

    return change


async def _keep(
    conn: AsyncConnection, asked: Asked, now: Settings, option: str, value: str | bool | None
) -> None:
    match option:
        case "language":
            await channel_options.set_language(conn, now.id, str(value))
        case "zone":
            await rezoning.rezone(conn, now.id, now.look.zone, str(value), asked.now)
        case "spoiler":
            await channel_options.set_spoiler(conn, now.id, bool(value))
        case "silent":
            await channel_options.set_silent(conn, now.id, bool(value))
        case "dark":
            await channel_options.set_dark(conn, now.id, bool(value))
        case "role":
            ping = value if isinstance(value, str) else None
            await channel_options.set_wishes(conn, now.id, replace(now.wishes, ping=ping))
        case _:
            wishes = Wishes(**{**asdict(now.wishes), option: bool(value)})
            await channel_options.set_wishes(conn, now.id, wishes)


def _of(known: Settings, option: str) -> Json:
    match option:
        case "language":
            return known.look.language
        case "zone":
            return known.look.zone
        case "role":
            return known.wishes.ping
        case _:
            return shown(known).on(option)
