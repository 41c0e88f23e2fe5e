"""What is kept about a fan: given to them as a file, or deleted."""

import json

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, File
from bot.posts import fan_accounts as posts
from handlers.asked import Asked, Reply, for_one, in_place
from storage import forgetting, personal, sign_ins
from storage.forgetting import Forgotten
from storage.sign_ins import Person


async def export(asked: Asked, fan: int | None) -> Answer:
    """All of it, as JSON that a person can read, too."""
    if fan is None:
        return for_one(posts.unknown(asked.look))
    kept = await forgetting.export(asked.conn, fan)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return Answer(
        posts.your_data(asked.look),
        private=True,
        file=File("matchday-my-data.json", "application/json", content),
    )


async def forget(asked: Asked) -> Reply:
    """Asks once more, saying what will be lost; then deletes it, and says what there was."""
    if asked.argument("sure") != "yes":
        held = await forgetting.held(asked.conn, asked.account)
        reminders = await personal.held(asked.conn, asked.account)
        if not held.accounts and not held.answers and not reminders:
            return in_place(posts.unknown(asked.look))
        return in_place(posts.sure(*_counts(held), asked.look, reminders=reminders))

    async def delete(conn: AsyncConnection) -> Answer:
        reminders = await personal.held(conn, asked.account)
        await personal.forget(conn, asked.account)  # while the linked accounts are still known
        await sign_ins.remove(conn, Person(asked.account.platform, asked.account.person))
        gone = await forgetting.forget(conn, asked.account)
        return in_place(posts.forgotten(*_counts(gone), asked.look, reminders=reminders))

    return delete


def _counts(held: Forgotten) -> tuple[int, int, int, int, int]:
    return held.accounts, held.ballots, held.marks, held.predictions, held.answers
