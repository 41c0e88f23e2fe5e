"""Two accounts of one fan: a code is shown on one and typed on the other."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post
from bot.posts import fan_accounts as posts
from handlers.asked import Asked, Change, for_one
from storage import linking
from storage.linking import LinkProblem, WrongCode

MINUTES = 10
"""How long a code holds (`storage.linking.offer_link`)."""


async def link(asked: Asked) -> Change:
    """A code of one's own; with a code, the accounts become one fan's."""
    written = asked.argument("code")

    async def change(conn: AsyncConnection) -> Answer:
        if not written:
            code = await linking.offer_link(conn, asked.account, asked.now)
            return for_one(posts.code_to_type(code, MINUTES, asked.look))
        taken = await linking.take_link(conn, asked.account, written, asked.now)
        if isinstance(taken, WrongCode):
            return for_one(_wrong(taken, asked))
        return for_one(posts.linked(taken.platforms, taken.ballots, asked.look))

    return change


def _wrong(code: WrongCode, asked: Asked) -> Post:
    match code.why:
        case LinkProblem.OWN:
            return posts.own_already(asked.look)
        case LinkProblem.TOO_OFTEN:
            return posts.too_often(code.until, asked.look)
        case _:
            return posts.wrong_code(asked.look)
