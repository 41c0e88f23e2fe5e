"""Whose turn it is."""

import asyncio

from bot.platforms.discord.turns import Turns


async def test_one_after_the_other_in_the_order_of_coming() -> None:
    turns, said = Turns(), []
    go_on = asyncio.Event()

    async def press(number: int) -> None:
        with turns.queue("fan") as its_turn:
            await its_turn()
            if number == 0:
                await go_on.wait()
            said.append(number)

    presses = [asyncio.create_task(press(number)) for number in range(4)]
    await asyncio.sleep(0)
    with turns.queue("another") as its_turn:
        await its_turn()
    assert said == []
    go_on.set()
    await asyncio.gather(*presses)
    assert said == [0, 1, 2, 3]
    assert turns._last == {}


async def test_one_that_gives_up_lets_nobody_overtake() -> None:
    turns, said = Turns(), []
    go_on = asyncio.Event()

    async def press(number: int) -> None:
        with turns.queue("fan") as its_turn:
            await its_turn()
            if number == 0:
                await go_on.wait()
            said.append(number)

    presses = [asyncio.create_task(press(number)) for number in range(3)]
    await asyncio.sleep(0)
    presses[1].cancel()
    await asyncio.wait([presses[1]])
    assert said == []
    go_on.set()
    await asyncio.gather(*presses, return_exceptions=True)
    assert said == [0, 2]
    assert turns._last == {}


async def test_a_press_that_fails_stops_nobody() -> None:
    turns = Turns()
    try:
        with turns.queue("fan"):
            raise RuntimeError("a bug")
    except RuntimeError:
        pass
    with turns.queue("fan") as its_turn:
        await asyncio.wait_for(its_turn(), 1)
