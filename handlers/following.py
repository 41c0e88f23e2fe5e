"""Following and not following any more, from the channel itself."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Choice
from bot.knowledge.coming import Coming
from bot.posts import followed as posts
from bot.posts.followed import Followed, Unclear
from bot.posts.once_more import nothing_to_set_up
from handlers import coming as coming_posts
from handlers import follow_targets
from handlers.asked import Asked, Change, Opening, Typing, for_one, in_place
from handlers.follow_targets import NoSuchMatch
from handlers.moderated import changed, here, opened, sure
from handlers.word import Word, meant, offered
from storage import catalogue, catching_up, channels
from storage.channels import Settings, competition_target, team_target


async def follow(asked: Asked) -> Answer | Opening:
    """Begins to follow what is named, in a channel that need not have been set up before; else lists what is
    followed."""
    known, written = await here(asked), asked.argument("what")
    if known is None and asked.request.where is None:
        return for_one(nothing_to_set_up(asked.look))
    if not written:
        return await _listed(asked, known)
    try:
        wanted = await follow_targets.meant(asked, written)
    except NoSuchMatch as none:
        return for_one(posts.no_match(none.sides, asked.look))
    if isinstance(wanted, Unclear):
        return for_one(posts.unknown(wanted, "follow", asked.look))
    if known is not None and wanted.target in await channels.followed(asked.conn, known.id):
        return await _listed(asked, known, new=wanted)

    async def begin(conn: AsyncConnection) -> None:
        if (channel := await opened(asked, conn)) is not None:
            await channels.follow(conn, channel.id, wanted.target)
            await changed(asked, conn, "follow", None, {"target": wanted.target, "name": wanted.name})
            await catching_up.catch_up(conn, channel, wanted.target, asked.now)

    return Opening(begin)


async def unfollow(asked: Asked) -> Answer | Change:
    """Stops following what is named; the last thing is asked about once more."""
    known, written = await here(asked), asked.argument("what")
    if known is None or not written:
        return await _listed(asked, known)
    followed = await _followed(asked, known)
    target = meant(written, [Word(one.target, one.name) for one in followed])
    gone = next((one for one in followed if one.target == target), None)
    if gone is None:
        return for_one(posts.unknown(Unclear(written, followed), "unfollow", asked.look))
    left = [one for one in followed if one != gone]
    if not left and not sure(asked):
        return in_place(posts.the_last(known.name, gone, asked.look))
    still = await _coming(asked, known) if left else []
    targets = {one.target for one in left}

    async def stop(conn: AsyncConnection) -> Answer:
        await channels.unfollow(conn, known.id, gone.target)
        await changed(asked, conn, "follow", {"target": gone.target, "name": gone.name}, None)
        return in_place(
            posts.unfollowed(
                known.name, gone, left, [one for one in still if one.follow in targets], asked.look
            )
        )

    return stop


async def complete(typing: Typing) -> Sequence[Choice]:
    """What can be followed; for /unfollow, what is."""
    place = typing.place
    targets = (*place.teams, *place.others)
    followed = await follow_targets.named(typing.conn, targets, typing.unfinished.look)
    if typing.unfinished.command == "unfollow":
        return offered(typing.unfinished.typed, [Word(one.target, one.name) for one in followed])
    known = [
        *(Word(team_target(t.key), t.name, t.aliases) for t in await typing.read.teams()),
        *(
            Word(competition_target(c.key), c.name, c.aliases)
            for c in await catalogue.all_competitions(typing.conn)
        ),
    ]
    return offered(typing.unfinished.typed, [word for word in known if word.value not in targets])


async def _listed(asked: Asked, known: Settings | None, new: Followed | None = None) -> Answer:
    if known is None:
        where = asked.request.where
        return for_one(posts.follows(where.name if where else "", [], [], asked.look))
    followed = await _followed(asked, known)
    coming = await _coming(asked, known)
    paused = known.paused_reason
    return in_place(posts.follows(known.name, followed, coming, asked.look, new=new, paused=paused))


async def _followed(asked: Asked, known: Settings) -> list[Followed]:
    targets = await channels.followed(asked.conn, known.id)
    return await follow_targets.named(asked.conn, targets, asked.look)


async def _coming(asked: Asked, known: Settings) -> list[Coming]:
    found, _kinds = await coming_posts.coming(asked, known)
    return found
