"""Pages fetched with care. The servers are this machine's own, which only a test may allow."""

import asyncio
import gzip
import ssl
import time
import zlib
from collections.abc import Sequence
from datetime import timedelta

import httpcore
import pytest

from bot.reading.article import CannotRead, Why
from bot.sources.connecting import Checked, system_resolve
from bot.sources.web import Web
from tests.sources.serving import Site, answer, named_here, near, pages, site, web

SMALL = 20_000


async def refused(fetching: Web, url: str) -> Why:
    with pytest.raises(CannotRead) as error:
        await fetching.fetch(url)
    assert "paste the text" in error.value.words.lower()
    return error.value.why


async def test_a_page_is_fetched_with_what_is_needed_to_ask_again() -> None:
    said = answer(b"<p>Team news", content_type="text/html; charset=utf-8", etag='"a"', last_modified="Mon")
    async with site(pages(story=said)) as there:
        found = await web(there).fetch(there.url("/story"))
    assert (found.status, found.body, found.content_type) == (
        200,
        b"<p>Team news",
        "text/html; charset=utf-8",
    )
    assert (found.etag, found.modified, found.url) == ('"a"', "Mon", there.url("/story"))


async def test_it_says_who_asks_and_keeps_no_cookie() -> None:
    async with site(pages(story=answer(b"x", set_cookie="a=b"))) as there:
        fetching = web(there)
        await fetching.fetch(there.url("/story"))
        await fetching.fetch(there.url("/story"))
    assert "user-agent: matchday-bot/" in there.asked[1].lower()
    assert "cookie" not in there.asked[1].lower()


async def test_what_stayed_the_same_is_not_sent_again() -> None:
    async with site(pages(story=answer(status=304))) as there:
        found = await web(there).fetch(there.url("/story"), '"a"', "Mon, 01 Jan 2024 00:00:00 GMT")
    assert found.status == 304
    assert 'If-None-Match: "a"' in there.asked[0]
    assert "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT" in there.asked[0]


async def test_a_refusal_is_an_answer() -> None:
    async with site(pages(story=answer(b"no", 403, retry_after="120"))) as there:
        found = await web(there).fetch(there.url("/story"))
    assert (found.status, found.retry_after) == (403, "120")


# Where it may go


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "0.0.0.0",
        "127.0.0.1.",
        "[::1]",
        "[::ffff:7f00:1]",
        "[::]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
async def test_no_way_of_writing_this_machine_leads_to_it(host: str) -> None:
    async with site(pages(front=answer(b"secret"))) as there:
        fetching = Web(may_connect=lambda address, port: _public_on_any_port(address))
        assert await refused(fetching, f"http://{host}:{there.port}/") in {Why.ADDRESS, Why.AWAY}
    assert there.connections == 0


def _public_on_any_port(address: object) -> bool:
    from bot.sources.addresses import is_public

    return is_public(address)  # type: ignore[arg-type]


async def test_a_port_of_something_else_is_not_knocked_at() -> None:
    asked: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["1.1.1.1"]

    assert await refused(Web(resolve=resolve), "http://paper.example:6379/") is Why.ADDRESS


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["fe80::1%lo"],
        ["1.1.1.1", "127.0.0.1"],
        ["::ffff:10.0.0.1"],
        ["nonsense"],
    ],
)
async def test_a_public_name_that_leads_inside_is_refused(addresses: list[str]) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    assert await refused(Web(resolve=resolve), "http://paper.example/") is Why.ADDRESS


async def test_a_name_that_changes_its_mind_is_asked_once_and_taken_at_its_word() -> None:
    """DNS rebinding: fit when it is checked, this machine when it is used."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    async def resolve(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    async with site(pages(front=answer(b"page"))) as there:
        found = await web(there, resolve=resolve).fetch(there.url(host="paper.example"))
    assert found.body == b"page"
    assert answers == [["127.0.0.2"]]
    assert f"Host: paper.example:{there.port}" in there.asked[0]


async def test_every_request_is_checked_anew() -> None:
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    async def resolve(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    async with site(pages(front=answer(b"page"))) as there:
        fetching = web(there, resolve=resolve)
        await fetching.fetch(there.url(host="paper.example"))
        assert await refused(fetching, there.url(host="paper.example")) is Why.ADDRESS


async def test_a_name_that_nobody_knows_is_away() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    assert await refused(Web(resolve=resolve), "http://paper.example/") is Why.AWAY


async def test_a_dead_address_leaves_the_next_one_its_turn() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.9", "127.0.0.1"]

    async with site(pages(front=answer(b"page"))) as there:
        found = await web(there, resolve=resolve, may_connect=lambda address, port: True).fetch(
            there.url(host="paper.example")
        )
    assert found.body == b"page"


async def test_proxies_of_the_environment_are_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    async with site(pages(front=answer(b"page"))) as there, site(pages()) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        assert (await web(there).fetch(there.url())).body == b"page"
    assert proxy.connections == 0


async def test_no_socket_of_the_file_system_is_opened() -> None:
    with pytest.raises(CannotRead):
        await Checked(system_resolve, lambda address, port: True).connect_unix_socket("/var/run/docker.sock")


async def test_tls_asks_for_the_name_and_not_for_the_address() -> None:
    hello: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello.append(await reader.read(2_000))
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    there = Site(port=server.sockets[0].getsockname()[1])
    assert await refused(web(there), f"https://paper.example:{there.port}/") is Why.AWAY
    server.close()
    assert b"paper.example" in hello[0]


def test_certificates_are_checked() -> None:
    context = Web()._verify
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


# Redirects


async def test_a_redirect_is_followed() -> None:
    async with site(pages(a=answer(status=301, location="/b"), b=answer(b"here"))) as there:
        found = await web(there).fetch(there.url("/a"))
    assert (found.body, found.url) == (b"here", there.url("/b"))


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2:{inner}/",
        "http://localhost.:{inner}/",
        "//127.0.0.1:{inner}/",
        "http://[::1]:{inner}/",
        "http://me:secret@127.0.0.1:{port}/",
        "file:///etc/passwd",
        "ftp://paper.example/",
        "http://2130706433:{port}/",
        "http://paper.example:22/",
        "http://[::1",
        "http://127.0.0.1\\@paper.example/",
    ],
)
async def test_a_redirect_is_held_to_the_same_rules(location: str) -> None:
    async with site(pages(front=answer(b"secret"))) as inner:
        moved = site(lambda path, writer: _write(writer, answer(status=302, location=to)))
        async with moved as there:
            to = location.format(inner=inner.port, port=there.port)
            assert await refused(web(there), there.url("/a")) is Why.ADDRESS
    assert inner.connections == 0
    assert there.connections == 1


async def _write(writer: asyncio.StreamWriter, said: bytes) -> None:
    writer.write(said)


async def test_redirects_come_to_an_end() -> None:
    async with site(pages(a=answer(status=302, location="/a"))) as there:
        assert await refused(web(there), there.url("/a")) is Why.REFUSED
    assert len(there.asked) == 6


# How much


async def test_a_large_page_is_not_read_to_its_end() -> None:
    sent = 0

    async def pour(path: str, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 So\r\n\r\n")
        for _ in range(2_000):
            writer.write(b"x" * 10_000)
            await writer.drain()
            sent += 10_000

    async with site(pour) as there:
        assert await refused(web(there, largest=SMALL), there.url()) is Why.TOO_LARGE
    assert sent < 20_000_000


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("GZIP", gzip.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
    ],
)
async def test_packed_pages_are_unpacked(coding: str, pack: object) -> None:
    packed: bytes = pack(b"<p>Team news " * 100)  # type: ignore[operator]
    async with site(pages(front=answer(packed, content_encoding=coding))) as there:
        assert (await web(there).fetch(there.url())).body == b"<p>Team news " * 100


async def test_all_members_of_a_packed_page_are_read() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0\0"
    async with site(pages(front=answer(packed, content_encoding="gzip"))) as there:
        assert (await web(there).fetch(there.url())).body == b"one two"


@pytest.mark.parametrize("bomb", [gzip.compress(bytes(50_000_000)), gzip.compress(bytes(15_000)) * 1_000])
async def test_a_small_page_that_unpacks_to_a_large_one_is_large(bomb: bytes) -> None:
    async with site(pages(front=answer(bomb, content_encoding="gzip"))) as there:
        began = time.perf_counter()
        assert await refused(web(there, largest=100_000), there.url()) is Why.TOO_LARGE
    assert time.perf_counter() - began < 1


async def test_what_comes_counts_even_where_it_unpacks_to_nothing() -> None:
    empty = gzip.compress(b"") * 5_000
    async with site(pages(front=answer(empty, content_encoding="gzip"))) as there:
        assert await refused(web(there, largest=SMALL), there.url()) is Why.TOO_LARGE


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "x" * 1_000])
async def test_an_unknown_packing_is_not_read(coding: str) -> None:
    async with site(pages(front=answer(b"abc", content_encoding=coding))) as there:
        assert await refused(web(there), there.url()) is Why.NOT_AN_ARTICLE


async def test_a_broken_packing_is_no_page() -> None:
    async with site(pages(front=answer(b"\x1f\x8b nonsense", content_encoding="gzip"))) as there:
        assert await refused(web(there), there.url()) is Why.AWAY


# How long


async def test_a_server_that_drips_is_left() -> None:
    async def drip(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 So\r\n\r\n")
        for _ in range(100):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    await _is_left(drip)


async def test_a_server_that_says_nothing_is_left() -> None:
    async def wait(path: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    await _is_left(wait)


async def test_a_server_that_only_greets_is_left() -> None:
    async def greet(path: str, writer: asyncio.StreamWriter) -> None:
        for _ in range(100):
            writer.write(b"HTTP/1.1 103 Early\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    await _is_left(greet)


async def _is_left(speak: object) -> None:
    async with site(speak) as there:  # type: ignore[arg-type]
        began = time.perf_counter()
        assert await refused(web(there, patience=timedelta(seconds=0.3)), there.url()) is Why.AWAY
    assert time.perf_counter() - began < 1.5


async def test_a_slow_name_is_left() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(5)
        return ["1.1.1.1"]

    fetching = Web(resolve=resolve, patience=timedelta(seconds=0.2))
    assert await refused(fetching, "http://paper.example/") is Why.AWAY


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 So\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 So\r\n" + b"a: b\r\n" * 50_000,
        b"HTTP/1.1 200 So\r\ncontent-length: 100\r\n\r\nshort",
        b"HTTP/1.1 999999 So\r\n\r\n",
    ],
)
async def test_what_is_not_http_is_no_page(said: bytes) -> None:
    async with site(lambda path, writer: _write(writer, said)) as there:
        assert await refused(web(there), there.url()) is Why.AWAY


async def test_a_remembered_tag_cannot_smuggle_a_header() -> None:
    async with site(pages(front=answer(b"page"))) as there:
        with pytest.raises(CannotRead):
            await web(there).fetch(there.url(), 'a"\r\nX-Evil: 1')
    assert there.asked == []


async def test_the_machines_own_resolver_is_understood() -> None:
    assert await system_resolve("127.0.0.1", 80) == ["127.0.0.1"]


async def test_a_connection_reports_failure_as_the_library_does() -> None:
    async with site(pages()) as gone:
        port = gone.port
    backend = Checked(named_here, near(Site(port=port)))
    with pytest.raises(httpcore.ConnectError):
        await backend.connect_tcp("127.0.0.1", port)
