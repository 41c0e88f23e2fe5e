"""Calls over HTTP, against servers that answer late, too much, half, elsewhere or nonsense."""

import asyncio
import gzip
from asyncio import StreamWriter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.given import Given
from bot.sources.asking import (
    BROKEN_REST,
    LONGEST_ASKED_FOR,
    LONGEST_BROKEN,
    LONGEST_REST,
    OPENS_AFTER,
    Asking,
    NoAnswer,
    Trouble,
    rest,
    retry_after,
)
from bot.sources.leagues import League
from bot.sources.provider import Call, Gives, Limits, Provider, Quota, Want
from tests.sources.serving import Site, Speak, answer, pages, site

NOW = datetime(2025, 9, 13, 14, tzinfo=UTC)
SECRET = "a-key-nobody-may-see"  # noqa: S105
OURS = Source("ours", "Our Data", SourceKind.PROVIDER)
FIXTURES = Call("fixtures", "/fixtures", (("league", "39"), ("season", "2025")))


@dataclass
class AProvider:
    """Asked at a server of the test; it says how many calls are left in its headers."""

    base: str
    limits: Limits = field(default_factory=Limits)
    source: Source = OURS
    gives: frozenset[Gives] = frozenset()
    headers: Mapping[str, str] = field(default_factory=lambda: {"X-Key": SECRET})

    def knows(self, league: League) -> bool:
        return True

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        return []

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        return Given(self.source)

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        today, minute = headers.get("x-left-today"), headers.get("x-left-minute")
        if today is None and minute is None:
            return None
        return Quota(int(today) if today else None, int(minute) if minute else None)


@dataclass
class Hand:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


def asking(server: Site, **options: object) -> Asking:
    provider: Provider = AProvider(server.url("").rstrip("/"))
    return Asking(provider, lambda: NOW, **options)  # type: ignore[arg-type]


async def refused(speak: Speak, **options: object) -> NoAnswer:
    async with site(speak) as server:
        ours = asking(server, **options)
        with pytest.raises(NoAnswer) as told:
            await ours.ask(FIXTURES)
        await ours.close()
    assert SECRET not in f"{told.value!r} {told.value.words}"
    return told.value


async def test_a_question_carries_its_parameters_and_the_key() -> None:
    async with site(pages(fixtures=answer(b"{}", etag='"1"', x_left_today="99"))) as server:
        ours = asking(server)
        answered = await ours.ask(FIXTURES)
        await ours.close()
    assert server.paths == ["/fixtures?league=39&season=2025"]
    assert f"x-key: {SECRET}" in server.asked[0].lower()
    assert answered.body == b"{}"
    assert answered.etag == '"1"'
    assert answered.quota == Quota(left_today=99)


async def test_what_has_not_changed_is_not_sent_again() -> None:
    async with site(pages(fixtures=answer(status=304))) as server:
        ours = asking(server)
        answered = await ours.ask(FIXTURES, '"1"', "Sat, 13 Sep 2025 12:00:00 GMT")
        await ours.close()
    asked = server.asked[0].lower()
    assert 'if-none-match: "1"' in asked
    assert "if-modified-since: sat, 13 sep 2025 12:00:00 gmt" in asked
    assert (answered.body, answered.etag) == (None, '"1"')


async def test_an_answer_may_be_packed_and_call_itself_what_it_likes() -> None:
    packed = answer(gzip.compress(b"[1]"), content_encoding="gzip", content_type="image/png")
    async with site(pages(fixtures=packed)) as server:
        ours = asking(server)
        assert (await ours.ask(FIXTURES)).body == b"[1]"
        await ours.close()


async def test_a_bomb_is_not_unpacked() -> None:
    bomb = answer(gzip.compress(b"\0" * 5_000_000), content_encoding="gzip")
    error = await refused(pages(fixtures=bomb), largest=100_000)
    assert error.trouble is Trouble.AWAY
    assert error.words == "Our Data answered without an end."


async def test_half_an_answer_is_none() -> None:
    async def speak(path: str, writer: StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"half":')

    assert (await refused(speak)).trouble is Trouble.AWAY


async def test_nobody_waits_for_ever() -> None:
    came: asyncio.Queue[StreamWriter] = asyncio.Queue()
    server = await asyncio.start_server(lambda _, writer: came.put_nowait(writer), "127.0.0.1", 0)
    ours = asking(Site(server.sockets[0].getsockname()[1]), patience=timedelta(milliseconds=500))
    with pytest.raises(NoAnswer, match=r"^Our Data did not answer in time\.$"):
        await ours.ask(FIXTURES)
    await ours.close()
    server.close()
    writer = await came.get()  # a busy machine lets it in late
    writer.close()
    await writer.wait_closed()


async def test_what_is_packed_badly_is_no_answer() -> None:
    assert (
        await refused(pages(fixtures=answer(b"no gzip at all", content_encoding="gzip")))
    ).trouble is Trouble.AWAY
    assert (await refused(pages(fixtures=answer(b"??", content_encoding="br")))).trouble is Trouble.AWAY


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (400, Trouble.DENIED),
        (401, Trouble.REFUSED),
        (403, Trouble.DENIED),
        (404, Trouble.MISSING),
        (408, Trouble.AWAY),
        (410, Trouble.MISSING),
        (429, Trouble.TOO_MANY),
        (500, Trouble.AWAY),
        (503, Trouble.AWAY),
    ],
)
async def test_what_a_status_means(status: int, trouble: Trouble) -> None:
    assert (await refused(pages(fixtures=answer(b"", status)))).trouble is trouble


async def test_it_waits_as_long_as_it_is_told_to() -> None:
    error = await refused(pages(fixtures=answer(b"", 429, retry_after="120", x_left_today="0")))
    assert error.wait == timedelta(minutes=2)
    assert error.quota == Quota(left_today=0)


async def test_the_key_does_not_go_elsewhere() -> None:
    async with site(pages(fixtures=answer(b"{}"))) as other:
        moved = answer(b"", 302, location=other.url("/fixtures"))
        async with site(pages(fixtures=moved)) as server:
            ours = asking(server)
            assert (await ours.ask(FIXTURES)).body == b"{}"
            await ours.close()
    assert SECRET in server.asked[0]
    assert SECRET not in other.asked[0]


async def test_it_does_not_go_round_in_circles() -> None:
    error = await refused(pages(fixtures=answer(b"", 302, location="/fixtures")))
    assert error.trouble is Trouble.AWAY


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://[::1", "//", "//:99999999/"]
)
async def test_it_does_not_go_where_there_is_no_answer(where: str) -> None:
    assert (await refused(pages(fixtures=answer(b"", 302, location=where)))).trouble is Trouble.AWAY


async def test_nobody_there() -> None:
    async with site(pages()) as server:
        gone = asking(server)
    with pytest.raises(NoAnswer, match="Our Data could not be reached"):
        await gone.ask(FIXTURES)
    await gone.close()


async def test_so_many_calls_a_minute_and_no_more() -> None:
    hand = Hand()
    async with site(pages(fixtures=answer(b"{}"))) as server:
        provider = AProvider(server.url("").rstrip("/"), Limits(per_minute=2))
        ours = Asking(provider, hand.now)
        assert ours.ready_at(NOW) == NOW
        await ours.ask(FIXTURES)
        hand.at += timedelta(seconds=20)
        await ours.ask(FIXTURES)
        assert ours.ready_at(hand.at) == NOW + timedelta(minutes=1)
        hand.at = NOW + timedelta(minutes=1)
        assert ours.ready_at(hand.at) == hand.at
        await ours.close()


async def test_a_minute_that_is_used_up_is_waited_for() -> None:
    async with site(pages(fixtures=answer(b"{}", x_left_minute="0"))) as server:
        ours = asking(server)
        await ours.ask(FIXTURES)
        assert ours.ready_at(NOW) == NOW + timedelta(minutes=1)
        await ours.close()


def test_rests_grow_and_are_spread_by_chance() -> None:
    longest = [rest(failures, None, 1.0) for failures in range(1, OPENS_AFTER)]
    assert longest == sorted(longest)
    assert longest[-1] <= LONGEST_REST + timedelta(seconds=1)
    assert rest(3, None, 0.0) < rest(3, None, 0.5) < rest(3, None, 1.0)
    assert all(rest(failures, None, 0.0) > timedelta() for failures in range(1, 40))


def test_after_many_failures_it_is_left_alone_but_for_single_tries() -> None:
    assert rest(OPENS_AFTER, None, 0.0) == BROKEN_REST
    assert rest(OPENS_AFTER + 50, None, 0.0) == LONGEST_BROKEN
    assert rest(OPENS_AFTER + 50, None, 1.0) >= LONGEST_BROKEN / 2


def test_it_is_never_sooner_than_asked_for() -> None:
    assert rest(1, timedelta(minutes=10), 0.5) == timedelta(minutes=10)
    assert rest(1, timedelta(days=400), 0.5) == LONGEST_ASKED_FOR


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("30", timedelta(seconds=30)),
        ("99999999999999999999", LONGEST_ASKED_FOR),
        ("Sat, 13 Sep 2025 14:05:00 GMT", timedelta(minutes=5)),
        ("Sat, 13 Sep 2025 13:00:00 GMT", timedelta()),
        ("Sat, 13 Sep 2025 14:05:00 -0000", timedelta(minutes=5)),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(said: str | None, expected: timedelta | None) -> None:
    assert retry_after(said, NOW) == expected
