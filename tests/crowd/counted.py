"""Whether the tally is what the sheets say, and the sheets what the fans were told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, sheets
from storage.ballots import Ballot
from storage.database import Database
from storage.fan_tables import sheets as sheets_kept
from storage.fans import Account, fan_of
from tests.crowd.ground import MATCH
from tests.crowd.person import Marks, Person


@dataclass
class Counted:
    """`fans` and `marks` are how many count; `differences` are in words, and there should be none."""

    fans: int
    marks: int
    unsure: int
    """People whose last vote fell together with a kill and the closing: either way is right."""
    differences: list[str] = field(default_factory=list)


async def counted(database: Database, people: Sequence[Person]) -> Counted:
    """Compares the tally, the sheets and what every one of these people was told."""
    async with database.read() as conn:
        ballot = await ballots.of_match(conn, MATCH.key)
        assert ballot is not None
        found = Counted(ballot.fans, 0, 0)
        found.differences += [f"recount: {one}" for one in await sheets.recount(conn, ballot.id)]
        told: Counter[tuple[str, int]] = Counter()
        for person in people:
            kept = await _kept(conn, ballot, person, found)
            if not person.accepts(kept):
                found.differences.append(f"{person.name} was told {person.marks}; kept is {kept}")
            elif kept != person.marks:
                found.unsure += 1
            told.update(kept.items() if person.accepts(kept) else person.marks.items())
        await _compare(conn, ballot, told, found)
        with_marks = sum(bool(person.marks) for person in people)
        if not with_marks - found.unsure <= ballot.fans <= with_marks + found.unsure:
            found.differences.append(f"{with_marks} people gave a ballot; {ballot.fans} are counted")
        late = await conn.scalar(
            select(func.count()).where(
                sheets_kept.c.ballot == ballot.id, sheets_kept.c.changed_at >= ballot.closes_at
            )
        )
        found.differences += [f"{late} sheets were changed after the closing"] if late else []
    return found


async def _kept(conn: AsyncConnection, ballot: Ballot, person: Person, found: Counted) -> Marks:
    """The marks on the sheet of a person, who is one fan with all accounts."""
    fans = {await fan_of(conn, Account(*account())) for account in person.accounts}
    if len(fans) > 1:
        found.differences.append(f"{person.name} is {len(fans)} fans")
    names = {one.number: one.name for one in ballot.candidates}
    kept: Marks = {}
    for fan in fans - {None}:
        own = await ballots.of_fan(conn, ballot.id, fan or 0)
        kept |= {names[number]: steps for number, steps in own.marks.items()}
    return kept


async def _compare(
    conn: AsyncConnection, ballot: Ballot, told: Counter[tuple[str, int]], found: Counted
) -> None:
    names = {one.number: one.name for one in ballot.candidates}
    tally = Counter(
        {
            (names[number], steps): fans
            for number, tallied in (await ballots.counts(conn, ballot.id)).items()
            for steps, fans in tallied.counts.items()
        }
    )
    found.marks = tally.total()
    for what in sorted(tally.keys() | told.keys()):
        if tally[what] != told[what]:
            found.differences.append(f"{what}: tally {tally[what]}, told {told[what]}")
