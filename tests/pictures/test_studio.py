import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards import Card, LineupCard
from bot.pictures import studio
from bot.pictures.studio import Drawn, Studio, digest
from tests.pictures.test_lineup import CARD


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """The cards that were drawn, in their order."""
    drawn: list[Card] = []

    def png_of(card: Card, dark: bool = False) -> bytes:
        drawn.append(card)
        return real(card, dark)

    real = studio.png_of
    monkeypatch.setattr(studio, "png_of", png_of)
    return drawn


async def test_a_picture_is_drawn_once_however_many_ask(tmp_path: Path, counted: list[Card]) -> None:
    room = Studio(tmp_path)
    pictures = await asyncio.gather(*(room.drawn(CARD) for _ in range(20)))
    assert len(counted) == 1
    assert len(set(pictures)) == 1
    assert pictures[0].png.startswith(b"\x89PNG")


async def test_a_picture_that_is_kept_is_not_drawn_again(tmp_path: Path, counted: list[Card]) -> None:
    first = await Studio(tmp_path).drawn(CARD)
    again = await Studio(tmp_path).drawn(CARD)
    assert first == again
    assert len(counted) == 1


async def test_a_broken_picture_is_drawn_again(tmp_path: Path, counted: list[Card]) -> None:
    room = Studio(tmp_path)
    whole = await room.drawn(CARD)
    (file,) = tmp_path.iterdir()
    file.write_bytes(whole.png[:-300])
    assert await room.drawn(CARD) == whole
    assert len(counted) == 2
    assert file.read_bytes() == whole.png


async def test_a_disk_that_takes_nothing_costs_the_cache_and_not_the_picture(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("a file")
    drawn = await Studio(tmp_path / "no folder").drawn(CARD)
    assert drawn.png.startswith(b"\x89PNG")


async def test_without_a_folder_nothing_is_kept(counted: list[Card]) -> None:
    room = Studio(None)
    assert await room.drawn(CARD) == await room.drawn(CARD)
    assert len(counted) == 2


async def test_one_who_no_longer_waits_takes_nothing_from_the_others(counted: list[Card]) -> None:
    room = Studio(None)
    gone, patient = asyncio.create_task(room.drawn(CARD)), asyncio.create_task(room.drawn(CARD))
    await asyncio.sleep(0)
    gone.cancel()
    assert isinstance(await patient, Drawn)
    assert len(counted) == 1


async def test_a_card_that_cannot_be_drawn_tells_everybody_and_the_next_one_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(card: Card, dark: bool = False) -> bytes:
        raise ValueError("no ink")

    room = Studio(None)
    with monkeypatch.context() as patched:
        patched.setattr(studio, "png_of", fails)
        failed = await asyncio.gather(room.drawn(CARD), room.drawn(CARD), return_exceptions=True)
        assert [str(problem) for problem in failed] == ["no ink", "no ink"]
    assert (await room.drawn(CARD)).png


def test_the_digest_is_that_of_what_is_seen() -> None:
    assert digest(CARD) == digest(replace(CARD, alt="In other words"))
    others: list[LineupCard] = [
        replace(CARD, title="Atalanta v Liverpool"),
        replace(CARD, sides=CARD.sides[::-1]),
        replace(CARD, stamp="Predicted"),
    ]
    assert len({digest(CARD), digest(CARD, dark=True), *map(digest, others)}) == 5


def test_the_digest_is_the_same_in_another_process() -> None:
    program = (
        "from bot.pictures.studio import digest; "
        "from tests.pictures.test_lineup import CARD; print(digest(CARD))"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest(CARD)
