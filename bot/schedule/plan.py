"""What there is to say about a match, and when: pure, per match, never per channel."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.knowledge import ballot
from bot.knowledge.dossier import Dossier
from bot.knowledge.occasion import Kind, Lead, Occasion, Rule
from bot.schedule import due

CORRECTED_FOR = timedelta(hours=24)
"""How long after full time a post that proves false is still put right."""
EARLIER = timedelta(hours=24)
"""What has been worthless for longer than this is not even mentioned as missed."""

DUE: Mapping[Kind, due.Due] = {
    Kind.PREVIEW: due.preview,
    Kind.TEAM_NEWS: due.team_news,
    Kind.PREDICTED_LINEUP: due.predicted_lineup,
    Kind.LINEUP: due.lineup,
    Kind.PREDICTIONS: due.crowd,
    Kind.LIVE: due.live,
    Kind.GOAL: due.goal,
    Kind.CARD: due.card,
    Kind.HALF_TIME: due.half_time,
    Kind.FULL_TIME: due.full_time,
    Kind.BALLOT: due.ballot,
    Kind.INTERIM: due.interim,
    Kind.RATINGS: due.ratings,
}


def occasions(
    dossier: Dossier, rules_in_use: frozenset[Rule], said: Iterable[Occasion], now: datetime
) -> list[Occasion]:
    """The occasions of a match that some channel wants, whether still to come, due, or said already.

    `said` is what was told so far, oldest first, each with the facts it stated. Of what was told, an
    occasion comes back as it was, or with a higher revision and new facts where one it stated proved false.
    What is neither told nor among them any more has lost its ground and is to be called off.
    """
    told: dict[Kind, list[Occasion]] = {}
    for occasion in said:
        told.setdefault(occasion.kind, []).append(occasion)
    everything = [occasion for of_kind in told.values() for occasion in of_kind]
    kinds, leads = _in_use(rules_in_use)
    wanted: list[Occasion] = []
    for kind, of_kind in DUE.items():
        if kind in kinds or kind in told:
            wanted += of_kind(dossier, told.get(kind, []))
    wanted += due.kickoff_reminders(dossier, leads)
    wanted += [due.moved_reminder(dossier, one) for one in told.get(Kind.KICKOFF_REMINDER, [])]
    if Kind.MOVED in kinds and told:
        wanted += due.moved(dossier, told.get(Kind.MOVED, []), everything)
    if not told:
        long_ago = now - EARLIER
        return [occasion for occasion in wanted if occasion.expires_at > long_ago]
    return list(_revised(wanted, everything, dossier, now))


@lru_cache(maxsize=8)
def _in_use(rules: frozenset[Rule]) -> tuple[frozenset[Kind], tuple[tuple[str, Lead], ...]]:
    """The kinds that some channel wants, and the leads of its reminders: read once, not once a match."""
    leads = sorted(rule.lead for rule in rules if rule.kind is Kind.KICKOFF_REMINDER)
    return frozenset(rule.kind for rule in rules), tuple((lead, Lead.parse(lead)) for lead in leads)


def _revised(
    wanted: Iterable[Occasion], told: Iterable[Occasion], dossier: Dossier, now: datetime
) -> Iterable[Occasion]:
    """What is wanted, each once; the revision rises where a stated fact proved false."""
    before = {(o.kind, o.variant): o for o in told}
    closed = (over := ballot.closes(dossier)) is not None and now > over + CORRECTED_FOR
    plans = {(o.kind, o.variant): o for o in wanted}  # a reminder that was told comes last: as corrected
    for key, occasion in plans.items():
        old = before.get(key)
        if old is None:
            if occasion.expires_at > now - EARLIER:
                yield occasion
        elif closed or not proved_false(old.facts, occasion.facts):
            yield old._replace(expires_at=occasion.expires_at)
        else:
            yield old._replace(
                revision=old.revision + 1, facts=occasion.facts, expires_at=occasion.expires_at
            )


def proved_false(stated: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether something that was stated is not so. What is merely new proves nothing false."""
    if _CORRECTIONS & set(known) - set(stated):
        return True
    return any(name in known and known[name] != fact for name, fact in stated.items())


_CORRECTIONS = {"now", "taken_back"}
"""Facts that are only ever stated to put a post right."""
