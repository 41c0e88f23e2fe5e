"""One provider, asked for what is due."""

from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from bot.app.hearing import Hearing
from bot.sources.asking import Answer, NoAnswer, Trouble
from bot.sources.budget import Plan, Purse, Span, plan
from bot.sources.provider import Call, Provider
from bot.sources.questions import Interest, Question, about_matches, calls_for_each, in_calm
from storage import polling
from storage.database import Database
from storage.polling import Look, ProviderState

HEARTBEAT = timedelta(minutes=5)
"""After this it is thought about again though nothing is due: another process may have changed what is
followed."""
PLANNED = timedelta(hours=6)
"""How far ahead looks are planned where no calls are counted; no heartbeat is longer."""
MATCHES = "looks at matches"
"""What the last look at matches is remembered under, whichever calls it took."""
CALM_SHARE = 10
"""One call in so many is meant for calm looks on a full day."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Asks(Protocol):
    def ready_at(self, now: datetime) -> datetime: ...

    async def ask(self, call: Call, etag: str | None = None, modified: str | None = None) -> Answer: ...

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Agenda:
    """What there is to do: looks at matches, the calm question that is due, and when to think again."""

    interest: Interest
    since: datetime | None
    plan: Plan
    question: Question | None
    next_at: datetime


class Poll:
    """Asks one provider. What was asked is in the store, so that a restart spends no call twice."""

    def __init__(
        self,
        database: Database,
        provider: Provider,
        asks: Asks,
        hearing: Hearing,
        interest: Callable[[datetime], Awaitable[Interest]],
        now: Callable[[], datetime],
        heartbeat: timedelta = HEARTBEAT,
    ) -> None:
        self._heartbeat = heartbeat
        self._database = database
        self._provider = provider
        self._asks = asks
        self._hearing = hearing
        self._interest = interest
        self._now = now
        self._look: deque[Call] = deque()
        """What is left to ask of the look at matches that was begun."""
        self._looked_before: datetime | None = None

    @property
    def name(self) -> str:
        return self._provider.source.key

    async def turn(self) -> datetime:
        """Does all that is due; gives when to come back. It may be called at any time."""
        while True:
            now = self._now()
            async with self._database.read() as conn:
                state = await polling.state(conn, self.name, now.date())
                kept = await polling.looks_of(conn, self.name)
            # Where the clock was put back since, nobody knows how long ago a look was: it is made anew.
            looks = {
                key: replace(one, asked_at=_LONG_AGO) if one.asked_at > now else one
                for key, one in kept.items()
            }
            rests = (state.rests_until, self._hearing.refused_until, self._asks.ready_at(now))
            if (until := max(filter(None, rests))) > now:
                return until
            if self._look and self._left(state) != 0:
                await self._ask(self._look.popleft(), looks, state, in_look=True)
                continue
            agenda = await self._agenda(state, looks, now)
            if agenda.plan.next is not None and agenda.plan.next <= now:
                await self._begin_look(agenda, now)
            elif agenda.question is not None:
                await self._ask(agenda.question.call, looks, state, in_look=False)
            else:
                return agenda.next_at

    async def close(self) -> None:
        await self._asks.close()

    def _left(self, state: ProviderState) -> int | None:
        """Calls that may still be spent today; None where nobody counts them."""
        most = self._provider.limits.per_day
        by_us = None if most is None else most - state.calls
        known = [left for left in (by_us, state.left) if left is not None]
        return max(0, min(known)) if known else None

    async def _agenda(self, state: ProviderState, looks: Mapping[str, Look], now: datetime) -> _Agenda:
        interest, left = await self._interest(now), self._left(state)
        since = looks[MATCHES].asked_at if MATCHES in looks else None
        until, purse = now + PLANNED, None
        if left is not None:
            until = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
            purse = self._purse(left, interest, looks, now)
        planned = plan(self.name, interest.fixtures, self._provider.limits, Span(now, until, since), purse)
        question, times = None, [now + self._heartbeat, until, *planned.ticks[:1]]
        if planned.calm is None or planned.calm > 0:
            for asked in in_calm(self._provider, interest, now):
                times.append(self._hearing.due(asked, looks.get(asked.call.name)))
                if times[-1] <= now:
                    question = asked
                    break
        return _Agenda(interest, since, planned, question, max(now, min(times)))

    def _purse(self, left: int, interest: Interest, looks: Mapping[str, Look], now: datetime) -> Purse:
        """A share of the day's calls is meant for calm looks; what they took of it today is gone."""
        per_match = calls_for_each(self._provider, interest.fixtures)
        today = [
            look for look in looks.values() if look.call != MATCHES and look.asked_at.date() == now.date()
        ]
        most = self._provider.limits.per_day or left
        return Purse(left, per_match, max(0, most // CALM_SHARE - len(today)))

    async def _begin_look(self, agenda: _Agenda, now: datetime) -> None:
        """A look at matches may take several calls. That it has begun is kept first."""
        calls = about_matches(self._provider, agenda.interest.fixtures, agenda.since, now)
        self._look, self._looked_before = deque(calls), agenda.since
        async with self._database.write() as conn:
            await polling.looked(conn, self.name, Look(MATCHES, now))

    async def _ask(
        self, call: Call, looks: Mapping[str, Look], state: ProviderState, *, in_look: bool
    ) -> None:
        """The call is counted before it leaves: whatever comes of it, it is spent."""
        state, look = replace(state, calls=state.calls + 1), looks.get(call.name)
        async with self._database.write() as conn:
            await polling.keep(conn, state)
        try:
            answer = await self._asks.ask(call, look.etag if look else None, look.modified if look else None)
        except NoAnswer as error:
            await self._hearing.failed(error, call, look, state)
            if in_look and error.trouble in (Trouble.AWAY, Trouble.TOO_MANY):
                await self._look_again()
        else:
            await self._hearing.answered(answer, call, look, state)

    async def _look_again(self) -> None:
        """Whatever a look missed by a provider's trouble is looked at as soon as that is over."""
        self._look.clear()
        async with self._database.write() as conn:
            await polling.looked(conn, self.name, Look(MATCHES, self._looked_before or _LONG_AGO))
