"""A channel's reminders before kickoff, with all that is asked of each."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.occasion import Kind, Lead, Rule
from bot.knowledge.reminding import own_words
from storage import channels, occasions
from storage.audit import Json
from storage.moderating_tables import rule_competitions
from storage.tables import rules

KIND = Kind.KICKOFF_REMINDER


@dataclass(frozen=True, slots=True)
class Reminder:
    """`lead` is as Lead writes it; `competitions` are keys, none for all; `side` is "", "home" or "away", as
    the followed team plays; `role` is the id of the role that is called, `words` the channel's own."""

    lead: str
    competitions: tuple[str, ...] = ()
    side: str = ""
    role: str = ""
    words: str = ""

    def as_json(self) -> Json:
        """What is said of it, for the audit and for exports."""
        told: dict[str, Json] = {"lead": self.lead, "competitions": list(self.competitions)}
        told |= {"side": self.side, "role": self.role, "words": self.words}
        return {name: value for name, value in told.items() if value}

    @classmethod
    def from_json(cls, kept: Json) -> "Reminder":
        """What `as_json` wrote. Raises ValueError for anything else."""
        if not isinstance(kept, dict) or not isinstance(given := kept.get("competitions", []), list):
            raise ValueError("that is no reminder")
        texts = {name: kept.get(name, "") for name in ("lead", "side", "role", "words")}
        if not all(isinstance(value, str) for value in (*texts.values(), *given)):
            raise ValueError("a reminder is made of texts")
        if texts["side"] not in ("", "home", "away"):
            raise ValueError(f"{texts['side']!r} is no side")
        if not re.fullmatch(r"[0-9]{0,20}", str(texts["role"])):
            raise ValueError(f"{texts['role']!r} is no role")
        Lead.parse(str(texts["lead"]))
        return cls(
            lead=str(texts["lead"]),
            competitions=tuple(str(key) for key in given),
            side=str(texts["side"]),
            role=str(texts["role"]),
            words=own_words(str(texts["words"])) if texts["words"] else "",
        )


async def of_channel(conn: AsyncConnection, channel_id: int) -> list[Reminder]:
    """The earliest before kickoff first; those at an hour of the day before all others."""
    mine = (rules.c.channel == channel_id) & (rules.c.kind == KIND.value)
    found = (await conn.execute(select(rules).where(mine))).mappings().all()
    limits = select(rule_competitions.c.lead, rule_competitions.c.competition).where(
        rule_competitions.c.channel == channel_id, rule_competitions.c.kind == KIND.value
    )
    only: dict[str, list[str]] = {}
    for lead, competition in (await conn.execute(limits)).all():
        only.setdefault(lead, []).append(competition)
    reminders = [
        Reminder(
            lead=row["lead"],
            competitions=tuple(sorted(only.get(row["lead"], ()))),
            side=row["side"],
            role=row["role"] or "",
            words=row["text"] or "",
        )
        for row in found
    ]
    return sorted(reminders, key=_order)


async def put(conn: AsyncConnection, channel_id: int, reminder: Reminder, now: datetime) -> None:
    """Adds a reminder; it takes the place of the one with the same lead."""
    await channels.want(conn, channel_id, [Rule(KIND, reminder.lead)], now)
    same = (rules.c.channel == channel_id) & (rules.c.kind == KIND.value) & (rules.c.lead == reminder.lead)
    await conn.execute(
        update(rules)
        .where(same)
        .values(side=reminder.side, text=reminder.words or None, role=reminder.role or None)
    )
    await _limit(conn, channel_id, reminder)
    await occasions.note_change(conn, [None], now)


async def remove(conn: AsyncConnection, channel_id: int, leads: Collection[str]) -> None:
    """Removes the reminders with these leads."""
    for lead in leads:
        await _limit(conn, channel_id, Reminder(lead))
        await channels.unwant(conn, channel_id, Rule(KIND, lead))


async def _limit(conn: AsyncConnection, channel_id: int, reminder: Reminder) -> None:
    await conn.execute(
        delete(rule_competitions).where(
            rule_competitions.c.channel == channel_id,
            rule_competitions.c.kind == KIND.value,
            rule_competitions.c.lead == reminder.lead,
        )
    )
    place = {"channel": channel_id, "kind": KIND.value, "lead": reminder.lead}
    if reminder.competitions:
        limits = [{**place, "competition": key} for key in reminder.competitions]
        await conn.execute(insert(rule_competitions), limits)


def _order(reminder: Reminder) -> tuple[int, float, str]:
    lead = Lead.parse(reminder.lead)
    if lead.before is None:
        return (0, -lead.days, f"{lead.hour:02}{lead.minute:02}")
    return (1, -lead.before.total_seconds(), "")
