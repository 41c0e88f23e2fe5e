"""What will be posted in a channel next: from what is armed, and from what the plan will bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.knowledge import holds, quiet, weekly
from bot.knowledge.coming import Coming, folded
from bot.knowledge.dossier import Dossier
from bot.knowledge.expected import ANYTIME, expected
from bot.knowledge.logged import Logged
from bot.knowledge.match import Match, MatchKey
from bot.knowledge.occasion import Kind, Occasion, Rule
from bot.schedule import plan
from handlers.asked import Asked
from storage import (
    catalogue,
    channels,
    claims,
    delivery_log,
    digests,
    fixtures,
    muted,
    occasions,
    skipped,
    wanted_by,
)
from storage.channels import Settings
from storage.skipped import Skip

JUST_OVER = timedelta(days=4)
"""How long ago a match may have begun whose ratings are to come: a ballot can be open for three days."""


class Far(NamedTuple):
    """How many of the matches to come are looked at, and how many posts are told at most."""

    matches: int
    posts: int


NEXT = Far(matches=6, posts=10)
"""Enough matches for ten posts of the slowest channel."""
CALENDAR = Far(matches=16, posts=120)


@dataclass(frozen=True, slots=True)
class Near:
    """A match that is near, as the channel that asks sees it."""

    dossier: Dossier
    follow: str
    rules: frozenset[Rule]
    log: Sequence[Logged]


async def coming(asked: Asked, here: Settings, far: Far = NEXT) -> tuple[list[Coming], set[Kind]]:
    """The next posts in a channel, soonest first, what leaves in one message as one; and the kinds that may
    come at any time."""
    found: list[Coming] = []
    kinds: set[Kind] = set()
    for key in await _near(asked, here, far):
        near = await seen_from(asked, here, key)
        if near is None:
            continue
        kinds |= {rule.kind for rule in near.rules}
        found += await _of_match(asked, here, near)
    found += await _digests(asked, here)
    wishes = here.wishes
    if wishes.together and not wishes.thread and not wishes.event:
        found = folded(found)
    found.sort(key=lambda one: (one.at, one.occasion.priority, one.code))
    return found[: far.posts], kinds & set(ANYTIME)


async def seen_from(asked: Asked, here: Settings, key: MatchKey) -> Near | None:
    """A match, and what the channel wants to hear of it; None where it does not follow it."""
    dossier = await asked.dossier(key)
    followed = (*asked.place.teams, *asked.place.others)
    follow = wanted_by.by_follow(dossier.match, followed)
    if follow is None:
        return None
    rules = await wanted_by.rules_for(asked.conn, here.id, dossier.match, followed)
    log = await delivery_log.of_match(asked.conn, here.id, here.community, key)
    return Near(dossier, follow, rules, log)


async def stopped(asked: Asked, here: Settings, far: Far = NEXT) -> list[Match]:
    """The matches near that moderators stopped here, soonest first."""
    keys = await _around(asked, far)
    gone = await muted.among(asked.conn, here.id, keys)
    known = await catalogue.matches_by_key(asked.conn, sorted(gone))
    return [known[key] for key in keys if key in known]


async def _near(asked: Asked, here: Settings, far: Far) -> list[MatchKey]:
    """The matches that can still bring something here, those that were stopped left out."""
    keys = await _around(asked, far)
    gone = await muted.among(asked.conn, here.id, keys)
    return [key for key in keys if key not in gone]


async def _around(asked: Asked, far: Far) -> list[MatchKey]:
    targets = (*asked.place.teams, *asked.place.others)
    if not targets:
        return []
    around = await fixtures.around(asked.conn, targets, asked.now, JUST_OVER)
    keys = [one.key for one in (around.running, around.last) if one]
    ahead = await fixtures.to_come(asked.conn, targets, asked.now, far.matches)
    if len(ahead) == far.matches:  # one message may tell the last of them with others
        ahead += await fixtures.at_once(asked.conn, targets, ahead[-1])
    keys += ahead
    return list(dict.fromkeys(keys))


async def _digests(asked: Asked, here: Settings) -> list[Coming]:
    """The channel's next digests, where what it follows plays in those days."""
    rules = await channels.rules_of(asked.conn, here.id)
    leads = sorted(rule.lead for rule in rules if rule.kind is Kind.DIGEST)
    found = []
    for one in weekly.digests(leads, asked.now):
        targets = (*asked.place.teams, *asked.place.others)
        if await digests.coming(asked.conn, targets, one.due_at, one.due_at + weekly.WEEK):
            skips = await skipped.of_channel(asked.conn, here.id, [one.subject])
            found.append(Coming(one, None, "", one.due_at, skipped=Skip.of(one) in skips))
    return found


async def _of_match(asked: Asked, here: Settings, near: Near) -> list[Coming]:
    match = near.dossier.match
    skips = await skipped.of_channel(asked.conn, here.id, [match.key])
    own = here.community if here.community in await claims.scopes(asked.conn, match.key) else None
    said = [kept.occasion for kept in await occasions.of_subject(asked.conn, match.key, own) if kept.told]
    planned = [
        one._replace(scope=own)
        for one in plan.occasions(near.dossier, near.rules, said, asked.now)
        if Rule(one.kind, one.lead) in near.rules
        and one.expires_at > asked.now
        and holds.no_longer(one, near.dossier) is None
    ]
    hours = await channels.quiet_rules(asked.conn, here.id)
    kinds = {rule.kind for rule in near.rules}
    known = {one.kind for one in planned} | {one.kind for one in near.log if one.told or one.heard}
    return [
        *(_after_quiet_hours(here, hours, one) for one in _sure(near, planned, skips, asked.now)),
        *(
            Coming(one, match, near.follow, one.due_at, sure=False, skipped=Skip.of(one) in skips)
            for one in expected(near.dossier, kinds, known, asked.now)
        ),
    ]


def _sure(near: Near, planned: Sequence[Occasion], skips: set[Skip], now: datetime) -> Iterator[Coming]:
    """What is planned and has not been posted here."""
    log = {(one.kind, one.variant): one for one in near.log}
    for one in planned:
        logged = log.get((one.kind, one.variant))
        if logged is not None and (logged.state == "pending" or (logged.state is None and not logged.told)):
            at = logged.not_before if logged.state == "pending" else None
        elif logged is None:
            at = None
        else:
            continue
        leaves = max(at or one.due_at, now)
        yield Coming(one, near.dossier.match, near.follow, leaves, skipped=Skip.of(one) in skips)


def _after_quiet_hours(here: Settings, hours: Mapping[Kind, str], one: Coming) -> Coming:
    """The same, as late as the channel's quiet hours make it."""
    if here.quiet is None:
        return one
    until = quiet.until(one.at, here.look.zone, here.quiet.begin, here.quiet.end)
    what = hours.get(one.occasion.kind, quiet.USUAL[one.occasion.kind])
    if until is None or what == quiet.What.POST:
        return one
    if what == quiet.What.DROP or until >= quiet.worth_holding_until(one.occasion):
        return replace(one, dropped=True)
    return replace(one, at=until, held=True)
