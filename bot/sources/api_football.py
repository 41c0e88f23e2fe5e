"""API-Football, version 3: nearly everything, with a key of one's own and a hundred calls a day for nothing.

Its documentation is at https://www.api-football.com/documentation-v3.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.knowledge.claims import Source
from bot.knowledge.given import Given
from bot.sources import api_football_calls
from bot.sources.api_football_answer import SOURCE, Answer, opened
from bot.sources.api_football_kinds import read
from bot.sources.leagues import League, by_code
from bot.sources.provider import Call, Gives, Limits, Quota, Want

FREE = 100
"""Calls a day of the plan that costs nothing; who has more has paid."""


class ApiFootball:
    """`per_day` is what the plan allows; from it follows what the plan refuses."""

    source: Source = SOURCE
    gives = frozenset(Gives) - {Gives.BROADCASTS}

    def __init__(
        self, base: str = "https://v3.football.api-sports.io", key: str = "", per_day: int = FREE
    ) -> None:
        self.base = base
        self._key = key
        self._per_day = per_day

    @property
    def limits(self) -> Limits:
        """The documentation asks for one call a minute at most while a match is played; line-ups change every
        15 minutes there, so that five are soon enough."""
        return Limits(
            per_day=self._per_day,
            per_minute=10 if self._is_free else 300,
            lineups=timedelta(minutes=5),
            live=timedelta(seconds=60),
            days=2 if self._is_free else None,
        )

    @property
    def headers(self) -> Mapping[str, str]:
        return {"x-apisports-key": self._key} if self._key else {}

    def knows(self, league: League) -> bool:
        return SOURCE.key in league.codes

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        return api_football_calls.calls([want for want in wants if self.knows(want.league)], self._is_free)

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        answer = opened(payload, self._key)
        if call is not None and _of_all_leagues(call):
            answer = _of_known_leagues(answer)
        return read(answer, now).given()

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        """The calls of a day are counted anew at midnight in UTC, those of a minute after a minute; the
        headers tell no instant of either."""
        lower = {name.lower(): value for name, value in headers.items()}
        today = _number(lower.get("x-ratelimit-requests-remaining"))
        minute = _number(lower.get("x-ratelimit-remaining"))
        return None if today is None and minute is None else Quota(today, minute)

    @property
    def _is_free(self) -> bool:
        return self._per_day <= FREE


def _of_all_leagues(call: Call) -> bool:
    return any(name == "date" for name, _ in call.params) and all(name != "league" for name, _ in call.params)


def _of_known_leagues(answer: Answer) -> Answer:
    """A day of the whole world has a thousand matches: those of leagues that are not ours are left out."""
    kept = [raw for raw in answer.response if _is_known(raw)]
    return Answer(answer.get, answer.parameters, kept, answer.pages)


def _is_known(raw: object) -> bool:
    league = raw.get("league") if isinstance(raw, dict) else None
    return not isinstance(league, dict) or by_code(SOURCE.key, str(league.get("id"))) is not None


def _number(written: str | None) -> int | None:
    return int(written[:9]) if written is not None and written.isascii() and written.isdigit() else None
