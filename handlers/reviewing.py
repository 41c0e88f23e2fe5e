"""An article of the store against what the store knows: which match each part of it is about, what it claims
of that match, and what moderators decided."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope, Source, SourceKind
from bot.knowledge.match import MatchKey, Player, Team
from bot.knowledge.review import Candidate, Decided, Group, Review, Verdict, kinds_in
from bot.reading.claim_frame import Frame
from bot.reading.claiming import claimed, said_at
from bot.reading.facts import Reading
from bot.reading.kept import from_json
from bot.reading.known import Calendar, Fixture
from bot.reading.pasted import host
from bot.reading.resolving import REACH, Which, teams_meant, turned, which
from handlers.players import of_squads, who_appeared
from storage import articles, catalogue, claims, dossiers, meetings
from storage.articles import WHICH, Decision, Kept, Stands

CUTTING = "Newspaper cutting"
"""What readers see as the source of a text that does not tell where it is from."""


async def reviews(
    conn: AsyncConnection, kept: Kept, scope: Scope, near: Sequence[MatchKey], now: datetime
) -> list[Review]:
    """Each part of an article as it stands in a scope. `near` are matches that are likely to be meant where
    the article does not tell."""
    whole = from_json(kept.reading)
    stands = await _standing(conn, kept, scope)
    teams = await catalogue.all_teams(conn)
    around = await _fixtures(conn, near, scope)
    found: list[Review] = []
    for part, reading in enumerate(whole.matches or (whole,), start=1):
        before = stands.get(part, Stands(None, {}))
        meant = await _meant(conn, reading, kept, scope, before.match, teams, around, now)
        taken = {review.match.key for review in found if review.match}
        if meant.fixture and meant.fixture.match.key in taken and before.match is None:
            meant = Which(None, candidates=meant.candidates)  # an article has one part for a match
        said = (*whole.warnings, *reading.warnings) if whole.matches else reading.warnings
        review = Review(
            part=part,
            match=meant.fixture.match if meant.fixture else None,
            called=f"{reading.pairing.home} v {reading.pairing.away}" if reading.pairing else "",
            candidates=tuple(Candidate(f.match, f.kickoff) for f in meant.candidates),
            warnings=tuple(dict.fromkeys(warned.text for warned in said)),
            decided=before.decided,
        )
        found.append(await _with_drafts(conn, review, reading, meant, kept, scope, now))
    return found


def source_of(kept: Kept, scope: Scope) -> Source:
    """Who says what an article says. Each community has sources of its own, so that nobody renames another's;
    a cutting from nowhere is a source by itself."""
    trusted = kept.trusted
    kind = SourceKind.TRUSTED_FEED if trusted else SourceKind.PRESS
    where = host(kept.url)
    key = f"{'feed' if trusted else 'press'}:{scope or 0}:{where or f'cutting-{kept.id}'}"
    if len(key) > _LONGEST_KEY:
        key = f"{key[: _LONGEST_KEY - 17]}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    return Source(key, kept.publisher or where or CUTTING, kind, kept.url)


_LONGEST_KEY = 80


async def decide(
    conn: AsyncConnection,
    kept: Kept,
    scope: Scope,
    review: Review,
    groups: Iterable[Group],
    verdict: Verdict,
    now: datetime,
) -> list[Decision]:
    """Makes the store say what a verdict on some groups lets it say; gives what is to be noted of it. What
    stands like that already is left alone."""
    if review.match is None:
        return []
    changed = {
        group: to
        for group in groups
        if (to := _fitting(review, group, verdict)) is not None and to is not _now(review, group)
    }
    wanted = [
        draft.claim
        for group, to in changed.items()
        for draft in review.of(group)
        if to is Verdict.APPROVED or (to in (Verdict.SURE, Verdict.ONLY) and draft.sure)
    ]
    if not changed:
        return []
    await claims.settle(conn, kept.id, review.match.key, scope, kinds_in(changed), wanted, now)
    which_one = Decision(review.part, WHICH, Verdict.APPROVED, review.match.key)
    return [which_one, *(Decision(review.part, group, to) for group, to in changed.items())]


def settled(found: Sequence[Review], part: int, steps: Iterable[Decision], now: datetime) -> bool:
    """Whether nothing is left to decide once these steps are taken in a part."""
    new = {
        step.topic: Decided(step.verdict, None, now)
        for step in steps
        if step.topic is None or isinstance(step.topic, Group)
    }
    return all(
        replace(review, decided={**(review.decided or {}), **new}).settled
        if review.part == part
        else review.settled
        for review in found
    )


def _fitting(review: Review, group: Group, verdict: Verdict) -> Verdict | None:
    """Of what is all sure, approving what is sure approves all; of what is not at all, nothing."""
    if verdict is not Verdict.SURE:
        return verdict
    drafts = review.of(group)
    if all(draft.sure for draft in drafts):
        return Verdict.APPROVED
    return Verdict.SURE if any(draft.sure for draft in drafts) else None


def _now(review: Review, group: Group) -> Verdict:
    return review.verdict(group) or Verdict.WITHDRAWN


async def _standing(conn: AsyncConnection, kept: Kept, scope: Scope) -> dict[int, Stands]:
    """What was decided in a scope; what was decided for everyone counts until then."""
    own = await articles.standing(conn, kept.id, scope)
    if scope is None or kept.community is not None:
        return own
    for_all = await articles.standing(conn, kept.id, None)
    return {
        part: Stands(
            own.get(part, Stands(None, {})).match or for_all.get(part, Stands(None, {})).match,
            {**for_all.get(part, Stands(None, {})).decided, **own.get(part, Stands(None, {})).decided},
        )
        for part in {*own, *for_all}
    }


async def _meant(
    conn: AsyncConnection,
    reading: Reading,
    kept: Kept,
    scope: Scope,
    chosen: MatchKey | None,
    teams: Sequence[Team],
    near: Sequence[Fixture],
    now: datetime,
) -> Which:
    """The match that somebody chose, else the one that names and dates tell."""
    if chosen is not None:
        fixtures = await _fixtures(conn, [chosen], scope)
        return Which(fixtures[0], turned(reading, fixtures[0].match))
    appeared = _appeared(kept)
    calendar = Calendar(teams, await _of_its_teams(conn, reading, appeared, teams, scope), near)
    return which(reading, calendar, appeared, kept.came_at)


async def _of_its_teams(
    conn: AsyncConnection, reading: Reading, appeared: date, teams: Sequence[Team], scope: Scope
) -> list[Fixture]:
    if reading.pairing is None:
        return []
    home = [team.key for team in teams_meant(reading.pairing.home, teams)]
    away = [team.key for team in teams_meant(reading.pairing.away, teams)]
    first, last = appeared - REACH, appeared + REACH
    keys = await meetings.among(conn, home, away, first, last) if home and away else []
    return await _fixtures(conn, keys or await meetings.of_any(conn, home + away, first, last), scope)


async def _fixtures(conn: AsyncConnection, keys: Sequence[MatchKey], scope: Scope) -> list[Fixture]:
    outlines = await dossiers.outlines(conn, list(dict.fromkeys(keys)), scope)
    return [
        Fixture(d.match, d.kickoff.value if d.kickoff else None, d.final.score if d.final else None)
        for d in outlines
    ]


async def _with_drafts(
    conn: AsyncConnection,
    review: Review,
    reading: Reading,
    meant: Which,
    kept: Kept,
    scope: Scope,
    now: datetime,
) -> Review:
    if meant.fixture is None:
        return review
    frame = Frame(
        fixture=meant.fixture,
        source=source_of(kept, scope),
        said_at=said_at(kept.published, kept.came_at),
        appeared=_appeared(kept),
        article=kept.id,
        now=kept.came_at,
        scope=scope,
        players=await _players(conn, meant.fixture, scope),
        turned=meant.turned,
    )
    said = claimed(reading, frame)
    return replace(review, drafts=said.drafts, left_out=said.left_out)


async def _players(conn: AsyncConnection, fixture: Fixture, scope: Scope) -> list[Player]:
    """Both squads, and whoever is known to have played."""
    dossier = (await dossiers.outlines(conn, [fixture.match.key], scope))[0]
    return await of_squads(conn, fixture.match, who_appeared(dossier))


def _appeared(kept: Kept) -> date:
    return min(kept.published or kept.came_at.date(), kept.came_at.date())
