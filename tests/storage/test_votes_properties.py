"""Whatever people do to ballots, and whatever becomes of the line-up, what is counted is what there is."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.ballot import Role
from storage import ballots, fan_keys, merged_marks
from storage.ballots import Ballot
from storage.database import Database, connect
from storage.fans import Account
from storage.forgetting import forget
from storage.linking import Linked, offer_link, take_link, unlink
from storage.votes import UNSET, Cast, Unset
from tests.knowledge.builders import LIVERPOOL, at
from tests.storage.polls import KEY, again, cast, counted, full_time, named, opened, vote
from tests.storage.season import say
from tests.stores import copied, store_url

PEOPLE = [Account("web", "ann"), Account("discord", "1"), Account("telegram", "2"), Account("web", "bob")]
SQUAD = ("Jones", "Salah", "Elliott", "Mo Salah")
Doing = Callable[["World"], Coroutine[Any, Any, None]]


class KilledError(Exception):
    """The process dies before its transaction is done."""


@dataclass
class World:
    """The store, and a model of it: each account's fan as a set of accounts, and one sheet a set."""

    store: Database
    ballot: Ballot
    minute: int = 10
    sheets: dict[frozenset[Account], tuple[int, dict[str, int], str | None]] = field(default_factory=dict)
    fans: list[frozenset[Account]] = field(default_factory=lambda: [frozenset({one}) for one in PEOPLE])
    playing: frozenset[str] = frozenset({"Jones", "Salah"})
    merged: bool = False

    def whose(self, account: Account) -> frozenset[Account]:
        return next(fan for fan in self.fans if account in fan)

    def name(self, player: str) -> str:
        return "Salah" if self.merged and player == "Mo Salah" else player

    async def number(self, player: str) -> int | None:
        ballot = await again(self.store, self.ballot)
        names = {one.name: one.number for one in ballot.candidates if one.role is Role.PLAYER}
        return names.get(self.name(player))

    async def check(self) -> None:
        """What is kept as counted is a recount of the rows, and both are what the model says."""
        by_number = await counted(self.store, self.ballot)
        ballot = await again(self.store, self.ballot)
        names = {one.number: one.name for one in ballot.candidates}
        wanted: dict[str, Counter[int]] = {}
        for _, marks, _ in self.sheets.values():
            for player, steps in marks.items():
                if player in self.playing:
                    wanted.setdefault(player, Counter())[steps] += 1
        assert {names[number]: counts for number, counts in by_number.items()} == wanted
        assert ballot.fans == len(self.sheets)
        async with self.store.read() as conn:
            picked = {names[number]: fans for number, fans in (await ballots.picks(conn, ballot.id)).items()}
        given = Counter(pick for _, _, pick in self.sheets.values() if pick in self.playing)
        assert picked == dict(given)


def voting(who: Account, marks: dict[str, int], pick: str | Unset | None) -> Doing:
    async def do(world: World) -> None:
        world.minute += 1
        wanted = {player: await world.number(player) for player in marks}
        number = pick if isinstance(pick, Unset) or pick is None else await world.number(pick)
        if None in wanted.values() or (number is None and pick is not None):
            return
        numbers = {at: marks[player] for player, at in wanted.items() if at is not None}
        given = vote(world.ballot, who, numbers, number, at(world.minute))
        [outcome] = await cast(world.store, given)
        assert isinstance(outcome, Cast)
        fan = world.whose(who)
        changed, kept, picked = world.sheets.pop(fan, (0, {}, None))
        after = dict(kept)
        for player, steps in marks.items():
            after.pop(world.name(player), None)
            if steps:
                after[world.name(player)] = steps
        new_pick = picked if isinstance(pick, Unset) else (world.name(pick) if pick else None)
        changed = world.minute if (after, new_pick) != (kept, picked) else changed
        if after or new_pick:
            world.sheets[fan] = (changed, after, new_pick)

    return do


def linking(one: Account, other: Account) -> Doing:
    async def do(world: World) -> None:
        async with world.store.write() as conn:
            code = await offer_link(conn, one, at(world.minute))
        async with world.store.write() as conn:
            outcome = await take_link(conn, other, code, at(world.minute))
        mine, theirs = world.whose(one), world.whose(other)
        assert isinstance(outcome, Linked) == (mine != theirs)
        if mine == theirs:
            return
        both = sorted(
            (sheet for fan in (mine, theirs) if (sheet := world.sheets.pop(fan, None))), key=lambda s: s[0]
        )
        world.fans = [fan for fan in world.fans if fan not in (mine, theirs)] + [mine | theirs]
        if both:
            older, newer = both[0], both[-1]
            world.sheets[mine | theirs] = (newer[0], {**older[1], **newer[1]}, newer[2] or older[2])

    return do


def parting(who: Account) -> Doing:
    async def do(world: World) -> None:
        async with world.store.write() as conn:
            parted = await unlink(conn, who, at(world.minute))
        fan = world.whose(who)
        assert parted == (len(fan) > 1)
        if parted:
            world.fans = [one for one in world.fans if one != fan] + [fan - {who}, frozenset({who})]
            if fan in world.sheets:
                world.sheets[fan - {who}] = world.sheets.pop(fan)

    return do


def forgetting(who: Account) -> Doing:
    async def do(world: World) -> None:
        async with world.store.write() as conn:
            await forget(conn, who)
        fan = world.whose(who)
        world.sheets.pop(fan, None)
        world.fans = [one for one in world.fans if one != fan] + [frozenset({one}) for one in fan]

    return do


def correcting(players: frozenset[str]) -> Doing:
    async def do(world: World) -> None:
        world.minute += 1
        now = {world.name(player) for player in players}
        await say(world.store, named(LIVERPOOL, *sorted(now), when=world.minute))
        await opened(world.store, now=at(world.minute))
        world.playing = frozenset(now)

    return do


def killed(inner: Doing) -> Doing:
    """A vote whose process dies before it is written."""

    async def do(world: World) -> None:
        number = await world.number("Salah")
        try:
            async with world.store.write() as conn:
                await ballots.by_id(conn, world.ballot.id)
                if number is not None:
                    await merged_marks.of_player(conn, LIVERPOOL, "Salah", "Nobody")
                await forget(conn, PEOPLE[0])
                raise KilledError
        except KilledError:
            await inner(world)

    return do


async def merging(world: World) -> None:
    """Mo Salah is Salah: of a fan's two marks that for Salah stands."""
    if world.merged:
        return
    async with world.store.write() as conn:
        await merged_marks.of_player(conn, LIVERPOOL, "Mo Salah", "Salah")
    world.merged = True
    there = {"Salah", "Mo Salah"} & world.playing
    world.playing = world.playing - {"Mo Salah"} | ({"Salah"} if there else frozenset())
    for fan, (changed, marks, pick) in world.sheets.items():
        mo = marks.pop("Mo Salah", None)
        if mo is not None:
            marks.setdefault("Salah", mo)
        world.sheets[fan] = (changed, marks, "Salah" if pick == "Mo Salah" else pick)


people = st.sampled_from(PEOPLE)
votes_cast = st.builds(
    voting,
    people,
    st.dictionaries(st.sampled_from(SQUAD), st.sampled_from([0, 2, 13, 20]), max_size=3),
    st.one_of(st.just(UNSET), st.none(), st.sampled_from(SQUAD)),
)
corrections = st.builds(correcting, st.frozensets(st.sampled_from(SQUAD), min_size=1))
doings = st.lists(
    st.one_of(
        votes_cast,
        votes_cast,
        corrections,
        st.builds(linking, people, people),
        st.builds(parting, people),
        st.builds(forgetting, people),
        st.builds(killed, votes_cast),
        st.just(merging),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def over(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a match that is over and its ballot, to be copied."""
    path = tmp_path_factory.mktemp("over") / "over.sqlite"
    copied(migrated, path)

    async def make() -> None:
        store = connect(store_url(path))
        await fan_keys.settle(store, None)
        await full_time(store)
        await store.close()

    asyncio.run(make())
    return path


@settings(max_examples=12)
@given(done=doings)
def test_what_is_counted_is_what_there_is(over: Path, done: list[Doing]) -> None:
    async def play() -> None:
        with TemporaryDirectory() as folder:
            store = connect(store_url(copied(over, Path(folder))))
            try:
                async with store.read() as conn:
                    ballot = await ballots.of_match(conn, KEY)
                assert ballot is not None
                world = World(store, ballot)
                for doing in done:
                    await doing(world)
                await world.check()
            finally:
                await store.close()

    asyncio.run(play())
