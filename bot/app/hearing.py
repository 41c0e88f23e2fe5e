"""What a provider's answer, or none, leads to: facts kept, and when the same is asked again."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import structlog

from bot.knowledge.given import Given
from bot.knowledge.steady import Steady
from bot.sources.asking import Answer, NoAnswer, Trouble, rest
from bot.sources.known_teams import known_teams
from bot.sources.provider import Call, PayloadError, Provider, Quota
from bot.sources.questions import Question
from storage import polling
from storage.database import Database
from storage.errors import store_is_away
from storage.intake import take_in
from storage.polling import Look, ProviderState

log = structlog.get_logger()

AGAIN = timedelta(minutes=15)
"""After an answer that was not understood; twice as long each time."""
UNSURE = timedelta(minutes=5)
"""After which something is asked again that is believed only when it is said twice."""
HOPELESS = 99
"""As many failures as it takes for a question to wait for its usual time in any case."""
MANY = 10
HALF_A_DAY = timedelta(hours=12)
REFUSED = timedelta(hours=1)
"""How long a provider is left alone that does not take its key."""
NEW_DAY = time(0, 10)
"""In UTC: until then a provider's count may be yesterday's."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Hearing:
    """What one provider says. What flaps is in memory: after a restart the first word is believed."""

    def __init__(
        self,
        database: Database,
        provider: Provider,
        now: Callable[[], datetime],
        changed: Callable[[], None],
        chance: Callable[[], float],
    ) -> None:
        self._database = database
        self._provider = provider
        self._name = provider.source.key
        self._now = now
        self._changed = changed
        self._chance = chance
        self._steady = Steady()
        self._unsure: dict[str, datetime] = {}
        self.refused_until: datetime | None = None
        """Not in the store: whoever mends the key restarts the bot, and need not wait then."""

    def due(self, asked: Question, look: Look | None) -> datetime:
        """When to ask this again."""
        if look is None:
            return _LONG_AGO
        if look.failures >= HOPELESS:
            return look.asked_at + max(asked.every, HALF_A_DAY)
        if look.failures:
            return look.asked_at + min(asked.every, AGAIN * (1 << look.failures - 1))
        usual = look.asked_at + asked.every
        return min(usual, self._unsure.get(asked.call.name, usual))

    async def answered(self, answer: Answer, call: Call, look: Look | None, state: ProviderState) -> None:
        """Keeps all of an answer at once: its facts, how new they are, and that the provider is well. One
        that is not understood costs only itself."""
        state, before = _as_told(state, answer.quota, self._now()), look or Look(call.name, self._now())
        if answer.body is None:
            await self._keep(state, replace(before, asked_at=self._now(), failures=0, problem=None), None)
            return
        try:
            said = await self._read(answer.body, call)
            given = self._steady.settle(said, self._now())
            await self._keep(state, self._heard(call, answer, said), given)
        except PayloadError as error:
            log.warning("answer_not_understood", provider=self._name, call=call.name, problem=str(error))
            await self._not_understood(error, before, state)

    async def failed(self, error: NoAnswer, call: Call, look: Look | None, state: ProviderState) -> None:
        """There is no answer. What the provider does not have it may have later; anything else is the
        provider's own trouble, and it is left alone for a while."""
        log.warning("provider_did_not_answer", provider=self._name, call=call.name, problem=error.words)
        now = self._now()
        state = _as_told(state, error.quota, now)
        if error.trouble in (Trouble.MISSING, Trouble.DENIED):
            problem = error.words if error.trouble is Trouble.DENIED else None
            wait = now + error.wait if error.wait else None
            state = replace(state, answered_at=now, failures=0, rests_until=wait, problem=problem)
            await self._store(state, Look(call.name, now, failures=HOPELESS, problem=error.words))
            return
        if error.trouble is Trouble.REFUSED:
            self.refused_until = now + max(REFUSED, error.wait or REFUSED)
        await self._store(self._resting(state, error.words, error.wait), None)

    async def _read(self, body: bytes, call: Call) -> Given:
        """Raises PayloadError, and nothing else: a payload that trips its reader costs only itself."""
        try:
            return await asyncio.to_thread(self._provider.given, body, self._now(), call)
        except PayloadError:
            raise
        except Exception:
            log.exception("answer_not_read", provider=self._name, call=call.name)
            raise PayloadError("its answer could not be read; the log says more") from None

    def _heard(self, call: Call, answer: Answer, said: Given) -> Look:
        """What is believed only when it is said again must be said again: no "nothing new" then."""
        now = self._now()
        if self._steady.unsure(said):
            self._unsure[call.name] = now + UNSURE
            return Look(call.name, now)
        self._unsure.pop(call.name, None)
        return Look(call.name, now, answer.etag, answer.modified)

    async def _keep(self, state: ProviderState, look: Look, given: Given | None) -> None:
        """Raises PayloadError where the store does not take it."""
        now = self._now()
        state = replace(state, answered_at=now, failures=0, rests_until=None, problem=None)
        try:
            async with self._database.write() as conn:
                taken = await take_in(conn, given, now, known_teams()) if given is not None else None
                await polling.keep(conn, state)
                await polling.looked(conn, self._name, look)
        except Exception as error:
            if store_is_away(error):
                raise
            log.exception("answer_not_kept", provider=self._name, call=look.call)
            raise PayloadError("its answer could not be kept; the log says more") from None
        if taken is not None and (taken.said or taken.taken_back):
            log.info("provider_said", provider=self._name, new=taken.said, taken_back=taken.taken_back)
            self._changed()

    async def _not_understood(self, error: PayloadError, before: Look, state: ProviderState) -> None:
        failures = HOPELESS if error.lasting else min(before.failures + 1, MANY)
        problem = f"{self._provider.source.name}: {error}"
        state = replace(self._resting(state, problem, None), answered_at=self._now())
        await self._store(state, Look(before.call, self._now(), failures=failures, problem=problem))

    def _resting(self, state: ProviderState, problem: str, asked_for: timedelta | None) -> ProviderState:
        failures = state.failures + 1
        until = self._now() + rest(failures, asked_for, self._chance())
        return replace(state, failures=failures, rests_until=until, problem=problem)

    async def _store(self, state: ProviderState, look: Look | None) -> None:
        async with self._database.write() as conn:
            await polling.keep(conn, state)
            if look is not None:
                await polling.looked(conn, self._name, look)


def _as_told(state: ProviderState, quota: Quota | None, now: datetime) -> ProviderState:
    """With what the provider's headers say of the day's calls. That none are left is not believed right after
    midnight, when its clock may still be on the day before."""
    told = quota.left_today if quota is not None else None
    if told is None or (told <= 0 and now.time() < NEW_DAY):
        return state
    return replace(state, left=max(0, told))
