"""The ballot of a match: opened, brought up to date, and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge import ballot as knowledge
from bot.knowledge.ballot import BallotRules, BallotState, Candidate, Role
from bot.knowledge.claims import MarkOf, Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.ratings import Tally
from storage import candidates as standing_for
from storage.database import insert_into
from storage.fan_tables import ballots, candidates, marks, pick_tallies, sheets
from storage.fan_tables import picks as picks_given
from storage.fan_tables import tallies as tallies_kept
from storage.tables import claims


@dataclass(frozen=True, slots=True)
class Ballot:
    """The ballot of a match as it is kept; instants are aware. `candidates` are those who appeared, as far as
    is known now, in the order of their numbers. `off`: the match turned out not to be over."""

    id: int
    match: MatchKey
    opened_at: datetime
    closes_at: datetime
    halves: bool
    hidden: bool
    fans: int
    candidates: tuple[Candidate, ...]
    account_days: int = 0
    off: bool = False

    def is_open(self, now: datetime) -> bool:
        return now < self.closes_at and not self.off


@dataclass(frozen=True, slots=True)
class Own:
    """One fan's ballot: marks in half-steps by number; instants are None where there is no ballot."""

    marks: Mapping[int, int]
    pick: int | None = None
    given_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A ballot as far as its count is told."""

    match: MatchKey
    closes_at: datetime
    fans: int


async def of_match(conn: AsyncConnection, match: MatchKey) -> Ballot | None:
    """The ballot of a match; None until it is opened."""
    return await _one(conn, _OF_MATCH, match)


async def by_id(conn: AsyncConnection, ballot_id: int) -> Ballot | None:
    """The ballot of this number; None where there is none."""
    return await _one(conn, _BY_ID, ballot_id)


async def _one(conn: AsyncConnection, statement: Select[Any], wanted: MatchKey | int) -> Ballot | None:
    rows = (await conn.execute(statement, {"wanted": wanted})).mappings().all()
    if not rows:
        return None
    row = rows[0]
    return Ballot(
        id=row["id"],
        match=MatchKey(row["match"]),
        opened_at=row["opened_at"],
        closes_at=row["closes_at"],
        halves=row["halves"],
        hidden=row["hidden"],
        fans=row["fans"],
        candidates=tuple(standing_for.candidate(row) for row in rows if row["number"] is not None),
        account_days=row["account_days"],
        off=row["off"],
    )


async def open_(conn: AsyncConnection, dossier: Dossier, rules: BallotRules, now: datetime) -> Ballot | None:
    """The ballot of a finished match, made or brought up to date; None where there is nothing to vote on.

    `dossier` is everyone's. Needs a writing transaction. The rules hold from its opening to its end. Called
    again, it changes what the dossier says differently: a claim moves the closing, whoever is new among
    those who appeared gets a number of their own, and whoever did not appear after all is gone, with their
    marks kept, until that is put right again.
    """
    appeared = knowledge.candidates(dossier)
    if not await _brought_up_to_date(conn, dossier):
        if not appeared or not await _made(conn, dossier, rules, now):
            return None
        await _brought_up_to_date(conn, dossier)
    ballot = await of_match(conn, dossier.match.key)
    if ballot is not None and _people(ballot.candidates) != _people(appeared):
        await standing_for.bring_up_to_date(conn, ballot.id, appeared)
        return await of_match(conn, dossier.match.key)
    return ballot


async def _brought_up_to_date(conn: AsyncConnection, dossier: Dossier) -> bool:
    """Holds the row of a ballot that is there, and sets its closing; False where there is none.

    A match that is played after it was said to be over (abandoned and resumed, say) opens it anew.
    """
    held = select(ballots).where(ballots.c.match == dossier.match.key).with_for_update()
    row = (await conn.execute(held)).mappings().first()
    if row is None:
        return False
    over = knowledge.opens(dossier)
    opened = over if over and _begins_after(dossier, row["opened_at"]) else row["opened_at"]
    said = dossier.ballot.value.closes if dossier.ballot else None
    new = {
        "opened_at": opened,
        "closes_at": said or opened + timedelta(seconds=row["open_for"]),
        "off": over is None,
    }
    if any(row[name] != value for name, value in new.items()):
        await conn.execute(update(ballots).where(ballots.c.id == row["id"]).values(new))
    return True


def _begins_after(dossier: Dossier, instant: datetime) -> bool:
    return dossier.kickoff_at is not None and dossier.kickoff_at > instant


async def _made(conn: AsyncConnection, dossier: Dossier, rules: BallotRules, now: datetime) -> bool:
    """Makes the ballot; False while the match is on, and where it would be closed already."""
    opened = knowledge.opens(dossier)
    if opened is None:
        return False
    closes = dossier.ballot.value.closes if dossier.ballot else opened + rules.open_for
    if closes <= now:
        return False
    statement = insert_into(conn, ballots).values(
        match=dossier.match.key,
        opened_at=opened,
        closes_at=closes,
        open_for=int(rules.open_for.total_seconds()),
        halves=rules.halves,
        hidden=rules.hidden,
        account_days=rules.account_days,
    )
    await conn.execute(statement.on_conflict_do_nothing(index_elements=["match"]))
    return True


def _people(those: Sequence[Candidate]) -> set[tuple[Role, TeamKey | None, str]]:
    return {(one.role, one.team, one.name) for one in those}


async def standing(
    conn: AsyncConnection, match: MatchKey
) -> tuple[BallotState | None, dict[tuple[TeamKey, str], Tally]]:
    """Where the ballot stands, and the players' tallies: what a dossier's context says of it.

    None and nothing while there is no ballot, and for one whose match turned out not to be over.
    """
    row = (await conn.execute(_STANDING, {"wanted": match})).mappings().first()
    if row is None:
        return None, {}
    people = await _counted(conn, row["id"])
    picked = await _picked(conn, row["id"]) if people or row["fans"] else []
    state = BallotState(
        closes=row["closes_at"],
        halves=row["halves"],
        hidden=row["hidden"],
        fans=row["fans"],
        id=row["id"],
        picks={(one.team, one.name): n for one, n in picked if one.team},
        others=tuple((one, tally) for one, tally in people if one.role is not Role.PLAYER),
    )
    return state, _of_players(people)


async def tallies(conn: AsyncConnection, match: MatchKey) -> dict[tuple[TeamKey, str], Tally]:
    """How many fans gave each player each mark, by (team, player)."""
    return (await standing(conn, match))[1]


async def counts(conn: AsyncConnection, ballot_id: int) -> dict[int, Tally]:
    """How many fans gave each mark, by the number of whoever appeared, managers and referee too."""
    return {one.number: tally for one, tally in await _counted(conn, ballot_id)}


async def picks(conn: AsyncConnection, ballot_id: int) -> dict[int, int]:
    """How many fans picked whom as man of the match, by number."""
    return {one.number: fans for one, fans in await _picked(conn, ballot_id)}


async def _picked(conn: AsyncConnection, ballot_id: int) -> list[tuple[Candidate, int]]:
    picked = await conn.execute(_PICKED, {"wanted": ballot_id})
    return [(standing_for.candidate(row), row["fans"]) for row in picked.mappings()]


async def _counted(conn: AsyncConnection, ballot_id: int) -> list[tuple[Candidate, Tally]]:
    by_number: dict[int, dict[int, int]] = {}
    for number, half_steps, fans in await conn.execute(_COUNTED, {"wanted": ballot_id}):
        by_number.setdefault(number, {})[half_steps] = fans
    listed = (await standing_for.listed(conn, [ballot_id])).get(ballot_id, []) if by_number else []
    there = [one.candidate for one in listed if one.there and one.candidate.number in by_number]
    return [(one, Tally(by_number[one.number])) for one in there]


def _of_players(people: Sequence[tuple[Candidate, Tally]]) -> dict[tuple[TeamKey, str], Tally]:
    return {(one.team, one.name): tally for one, tally in people if one.team and one.role is Role.PLAYER}


def _of(columns: Any) -> ColumnElement[bool]:
    """Whose mark or pick it is."""
    return and_(columns.ballot == candidates.c.ballot, columns.number == candidates.c.number)


_THERE = (~candidates.c.gone, candidates.c.same_as.is_(None))
_AND_CANDIDATES = and_(candidates.c.ballot == ballots.c.id, *_THERE)
_ONE = select(ballots, candidates).outerjoin(candidates, _AND_CANDIDATES).order_by(candidates.c.number)
_OF_MATCH = _ONE.where(ballots.c.match == bindparam("wanted"))
_BY_ID = _ONE.where(ballots.c.id == bindparam("wanted"))
_STANDING = select(ballots).where(ballots.c.match == bindparam("wanted"), ~ballots.c.off)
_PICKED = (
    select(candidates, pick_tallies.c.fans)
    .join(pick_tallies, _of(pick_tallies.c))
    .where(candidates.c.ballot == bindparam("wanted"), pick_tallies.c.fans > 0, *_THERE)
    .order_by(candidates.c.number)
)
_COUNTED = (
    select(tallies_kept.c.number, tallies_kept.c.half_steps, tallies_kept.c.fans)
    .where(tallies_kept.c.ballot == bindparam("wanted"), tallies_kept.c.fans > 0)
    .order_by(tallies_kept.c.number, tallies_kept.c.half_steps)
)
_OWN = (  # a line for each mark, those of who did not appear after all among them
    select(
        sheets.c.given_at,
        sheets.c.changed_at,
        marks.c.half_steps,
        candidates.c.number,
        select(picks_given.c.number)
        .join(candidates, _of(picks_given.c))
        .where(picks_given.c.ballot == sheets.c.ballot, picks_given.c.fan == sheets.c.fan, *_THERE)
        .correlate(sheets)
        .scalar_subquery()
        .label("pick"),
    )
    .select_from(sheets)
    .outerjoin(marks, (marks.c.ballot == sheets.c.ballot) & (marks.c.fan == sheets.c.fan))
    .outerjoin(candidates, and_(_of(marks.c), *_THERE))
    .where(sheets.c.ballot == bindparam("in_ballot"), sheets.c.fan == bindparam("of_fan"))
    .order_by(marks.c.number)
)


async def of_fan(conn: AsyncConnection, ballot_id: int, fan_id: int) -> Own:
    """What one fan has given so far, to those who appeared; empty where that is nothing."""
    rows = (await conn.execute(_OWN, {"in_ballot": ballot_id, "of_fan": fan_id})).all()
    if not rows:
        return Own({})
    given = {row.number: row.half_steps for row in rows if row.number is not None}
    return Own(given, rows[0].pick, rows[0].given_at, rows[0].changed_at)


async def running(conn: AsyncConnection, now: datetime, closed_for: timedelta = timedelta()) -> list[Running]:
    """Ballots that are open, or have not been closed for longer than `closed_for`."""
    wanted = select(ballots.c.match, ballots.c.closes_at, ballots.c.fans).where(
        ballots.c.closes_at > now - closed_for, ~ballots.c.off
    )
    rows = await conn.execute(wanted.order_by(ballots.c.closes_at, ballots.c.id))
    return [Running(MatchKey(match), closes_at, fans) for match, closes_at, fans in rows]


async def latest(conn: AsyncConnection, many: int) -> list[tuple[int, MatchKey]]:
    """The numbers and matches of the ballots that were opened last."""
    newest = select(ballots.c.id, ballots.c.match).order_by(ballots.c.opened_at.desc(), ballots.c.id.desc())
    return [(number, MatchKey(match)) for number, match in await conn.execute(newest.limit(many))]


async def given_for(
    conn: AsyncConnection, keys: Sequence[MatchKey], scope: Scope = None
) -> frozenset[MatchKey]:
    """Those of these matches for which the press or a fan has given marks."""
    press = (
        select(claims.c.match)
        .where(claims.c.match.in_(keys), claims.c.kind == MarkOf.__name__, claims.c.withdrawn_at.is_(None))
        .where(claims.c.community.is_(None) | (claims.c.community == scope))
        .distinct()
    )
    fans = select(ballots.c.match).where(ballots.c.match.in_(keys), ballots.c.fans > 0)
    found = [*(await conn.execute(press)).scalars(), *(await conn.execute(fans)).scalars()]
    return frozenset(MatchKey(key) for key in found)
