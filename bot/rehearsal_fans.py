"""The invented fans of a rehearsal take part: they predict the match and rate the players, as others do."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey
from bot.knowledge.predictions import Prediction
from bot.sources.rehearsal_crowd import Guess, Sheet
from storage import ballots, fans, predictions, votes
from storage.database import Database
from storage.fans import Account
from storage.votes import UNSET, Vote

PLATFORM = "rehearsal"


class InventedFans:
    """Hands in what is due, once each."""

    def __init__(
        self, database: Database, match: MatchKey, guesses: Sequence[Guess], sheets: Sequence[Sheet]
    ) -> None:
        """Both ascending in time."""
        self._database = database
        self._match = match
        self._guesses = list(guesses)
        self._sheets = list(sheets)
        self.rooms: list[int] = []
        """The channels in which they play, one after the other, by the store's numbers."""

    @property
    def next(self) -> datetime | None:
        """When the next of them does something; None when all are done."""
        ahead = [waiting[0].at for waiting in (self._guesses, self._sheets) if waiting]
        return min(ahead, default=None)

    async def take_part(self, now: datetime) -> None:
        """Everything until `now`. Ballots wait until theirs is open."""
        if self.next is None or self.next > now:
            return
        async with self._database.write() as conn:
            guesses = [guess for guess in self._guesses if guess.at <= now]
            for guess in guesses:
                await self._predict(conn, guess)
            del self._guesses[: len(guesses)]
            if any(sheet.at <= now for sheet in self._sheets):
                await self._vote(conn, now)

    async def _predict(self, conn: AsyncConnection, guess: Guess) -> None:
        fan = await fans.enrol(conn, _account(guess.person), guess.at)
        said = Prediction(guess.score, guess.scorer)
        room = self.rooms[fan % len(self.rooms)] if self.rooms else None
        await predictions.predict(conn, self._match, fan, said, guess.at, room)

    async def _vote(self, conn: AsyncConnection, now: datetime) -> None:
        ballot = await ballots.of_match(conn, self._match)
        if ballot is None:
            return
        numbers = {(one.team, one.name): one.number for one in ballot.candidates}
        due = [sheet for sheet in self._sheets if sheet.at <= now]
        cast = [
            Vote(
                ballot.id,
                _account(sheet.person),
                {numbers[who]: steps for who, steps in sheet.marks.items() if who in numbers},
                UNSET,
                now,
            )
            for sheet in due
        ]
        await votes.cast(conn, cast)
        del self._sheets[: len(due)]


def _account(person: str) -> Account:
    return Account(PLATFORM, person, name=f"Rehearsal {person}")
