"""All settings of this channel: as a file, out of a file, or for another channel of the community."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Choice, File, MentionKind
from bot.posts import settings as posts
from bot.posts.articles import not_set_up
from bot.posts.settings import Problem, What
from handlers import follow_targets
from handlers.asked import Asked, Change, Typing, for_one, in_place
from handlers.moderated import changed_for, here, sure
from handlers.settings_json import LONGEST, as_json, read
from handlers.word import Word, meant, offered
from storage import catalogue, channels, communities, kept_settings, places
from storage.channels import Settings
from storage.kept_settings import Kept

DOING = ("export", "import", "copy")


async def settings(asked: Asked) -> Answer | Change:
    """The page, or one of the three."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    match asked.argument("do").casefold():
        case "export":
            return await _export(asked, known)
        case "import":
            return await _import(asked, known)
        case "copy":
            return await _copy(asked, known)
        case _:
            return in_place(posts.settings(known.name, await _others(asked, known), asked.look))


async def complete(typing: Typing) -> Sequence[Choice]:
    return offered(typing.unfinished.typed, [Word(one, one) for one in DOING])


async def _export(asked: Asked, known: Settings) -> Answer:
    content = json.dumps(as_json(await kept_settings.take(asked.conn, known)), ensure_ascii=False, indent=2)
    file = File("matchday-settings.json", "application/json", content.encode())
    return Answer(posts.exported(known.name, asked.look), private=True, file=file)


# --- putting in


async def _import(asked: Asked, known: Settings) -> Answer | Change:
    """Reads the settings, says what they would change, and keeps them until that is answered."""
    if sure(asked):
        return _imports(asked, known)
    text = asked.argument("settings")
    if not text:
        return for_one(posts.bring_it(asked.look))
    try:
        wanted = await _checked(asked.conn, known, text)
    except Problem as problem:
        return for_one(posts.wrong(problem, asked.look))
    before, after = as_json(await kept_settings.take(asked.conn, known)), as_json(wanted)
    if before == after:
        return for_one(posts.the_same(known.name, asked.look))
    kept = json.dumps(after, ensure_ascii=False)
    arguments = {"do": "import", "file": _digest(kept)}

    async def keep(conn: AsyncConnection) -> Answer:
        await places.remember(conn, _name(known), kept)
        return in_place(posts.really(known.name, before, after, arguments, asked.look))

    return keep


def _imports(asked: Asked, known: Settings) -> Change:
    async def put(conn: AsyncConnection) -> Answer:
        text = await places.recall(conn, _name(known)) or ""
        if not text or _digest(text) != asked.argument("file"):
            return for_one(posts.out_of_date(asked.look))
        try:
            wanted = await _checked(conn, known, text)
        except Problem as problem:
            return for_one(posts.wrong(problem, asked.look))
        await places.remember(conn, _name(known), "")
        return await _put(asked, conn, known, wanted)

    return put


async def _checked(conn: AsyncConnection, known: Settings, text: str) -> Kept:
    """The settings in a text, as far as they are known here. Raises Problem."""
    if len(text) > LONGEST:
        raise Problem(What.TOO_LONG)
    wanted = read(text)
    found = {one.target for one in await follow_targets.named(conn, wanted.follows, known.look)}
    for target in wanted.follows:
        if target not in found:
            raise Problem(What.NOT_KNOWN_HERE, "follows", target[:40])
    competitions = {str(one.key) for one in await catalogue.all_competitions(conn)}
    for post in wanted.posts:
        if unknown := sorted(set(post.competitions) - competitions):
            raise Problem(What.NOT_KNOWN_HERE, "posts", unknown[0][:40])
    everybody = await communities.address(conn, known.community)
    roles = [("role", wanted.wishes.ping), *((f"posts {one.kind.value}", one.role) for one in wanted.posts)]
    for place, role in roles:
        if role is not None and role == everybody:
            raise Problem(What.EVERYBODY, place)
    return wanted


def _name(known: Settings) -> str:
    return f"settings brought to channel {known.id}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# --- copying


async def _copy(asked: Asked, known: Settings) -> Answer | Change:
    others = await _others(asked, known)
    number = _meant(asked, others)
    there = next((one for one in await _channels(asked.conn, known) if one.id == number), None)
    if there is None:
        return for_one(posts.which_channel(others, asked.look))
    wanted = await kept_settings.take(asked.conn, known)
    if not sure(asked):
        before, after = as_json(await kept_settings.take(asked.conn, there)), as_json(wanted)
        if before == after:
            return for_one(posts.the_same(there.name, asked.look))
        arguments = {"do": "copy", "to": str(there.id)}
        return in_place(posts.really(there.name, before, after, arguments, asked.look))

    async def put(conn: AsyncConnection) -> Answer:
        now = await here(asked, conn) or known
        return await _put(asked, conn, there, await kept_settings.take(conn, now))

    return put


def _meant(asked: Asked, others: Sequence[tuple[int, str]]) -> int | None:
    """The number of the other channel that is named: by a button, as a mention, or by its name."""
    if (pressed := asked.argument("to")).isascii() and pressed.isdigit():
        return int(pressed[:18])
    words = [Word(str(number), name) for number, name in others]
    named = [one.name for one in asked.request.mentions if one.kind is MentionKind.CHANNEL]
    found = meant((named[0] if len(named) == 1 else asked.argument("settings")).removeprefix("#"), words)
    return int(found) if found else None


async def _channels(conn: AsyncConnection, known: Settings) -> list[Settings]:
    """The other channels of the community: no other can be written to, whatever number a button carries."""
    return [one for one in await channels.of_community(conn, known.community) if one.id != known.id]


async def _others(asked: Asked, known: Settings) -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in await _channels(asked.conn, known)]


async def _put(asked: Asked, conn: AsyncConnection, there: Settings, wanted: Kept) -> Answer:
    """Puts settings into a channel, and notes what was there before: it can be put back by import."""
    now = await channels.settings(conn, there.channel) or there
    before = as_json(await kept_settings.take(conn, now))
    await kept_settings.put(conn, there.id, wanted, asked.now)
    await changed_for(asked, conn, there.community, there.id, "settings", before, as_json(wanted))
    return in_place(posts.done(there.name, asked.look))
