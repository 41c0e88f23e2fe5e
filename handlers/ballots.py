"""How this channel's ballots are, for moderators: whom they ask about, and how the newest one goes."""

from dataclasses import asdict, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.knowledge.ballot import BallotOptions
from bot.posts import ballot_options as posts
from bot.posts.articles import not_set_up
from bot.posts.ballot_options import Newest
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed
from storage import ballot_watch, catalogue, channels, fixtures
from storage import ballots as kept

LOOKED_AT = 5
"""How many of the last matches may be the one with the newest ballot."""


async def ballots(asked: Asked) -> Answer | Change:
    """The options and the newest ballot; a button switches one option."""
    here = asked.place.channel
    if here is None:
        return for_one(not_set_up(asked.look))
    newest, options = await _newest(asked), asked.place.ballot
    switched = _switched(options, asked.argument("set"), on=asked.argument("to") == "1")
    if switched is None:
        return for_one(posts.ballots(options, newest, asked.look))

    async def switch(conn: AsyncConnection) -> Answer:
        await channels.set_ballot(conn, here, switched)
        await changed(asked, conn, "ballots", asdict(options), asdict(switched))
        return in_place(posts.ballots(switched, newest, asked.look))

    return switch


def _switched(options: BallotOptions, name: str, *, on: bool) -> BallotOptions | None:
    """The options with one of them changed; None where no option is named."""
    match name:
        case "both":
            return replace(options, both=on)
        case "manager":
            return replace(options, manager=on)
        case "referee":
            return replace(options, referee=on)
        case "pick":
            return replace(options, pick=on)
        case _:
            return None


async def _newest(asked: Asked) -> Newest | None:
    for match in await fixtures.played(asked.conn, asked.place.targets, LOOKED_AT):
        ballot = await kept.of_match(asked.conn, match.key)
        if ballot is not None:
            known = await catalogue.matches_by_key(asked.conn, [match.key])
            watched = await ballot_watch.watched(asked.conn, ballot)
            if ballot.hidden and ballot.is_open(
                asked.now
            ):  # from moderators, too: what is given is not told yet
                watched = replace(watched, most=None)
            return Newest(
                known[match.key],
                ballot.fans,
                ballot.closes_at,
                ballot.is_open(asked.now),
                watched,
            )
    return None
