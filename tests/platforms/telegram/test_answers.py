"""Answers on their way: in order, none that is out of date, and the last one always."""

import asyncio

from bot.chat import Answer, Picture, Post
from bot.platforms.telegram.answers import WAITING, Answers, Newest, Rest
from tests.platforms.telegram.stage import until


class Chat:
    """What was told there. While the gate is closed nobody's turn comes."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.gate = asyncio.Event()

    def rest(self, said: str, over: int | None = None) -> Rest:
        """Tells something, new or in the place of a message."""
        newest = None if over is None else Newest(1, over, Answer(Post(said)))

        async def tell() -> None:
            if said == "broken":
                raise RuntimeError(said)
            self.told.append(newest.leaves().post.title if newest else said)
            await asyncio.sleep(0)

        return Rest(tell, self._turn, newest)

    async def _turn(self) -> None:
        await self.gate.wait()


async def told(*rests: tuple[str, int | None]) -> list[str]:
    """What is told of answers that come while the first waits for its turn."""
    chat, answers = Chat(), Answers()
    answers.add("lane", chat.rest(*rests[0]))
    await asyncio.sleep(0)
    for rest in rests[1:]:
        answers.add("lane", chat.rest(*rest))
    chat.gate.set()
    await answers.finish(5.0)
    return chat.told


async def test_they_are_given_in_order() -> None:
    assert await told(("a", None), ("b", None), ("c", 7)) == ["a", "b", "c"]


async def test_of_those_that_change_one_message_the_newest_is_given() -> None:
    assert await told(*((f"{n}", 7) for n in range(30))) == ["29"]
    assert await told(("a", 7), ("b", 8), ("c", 7), ("d", None), ("e", 8)) == ["c", "e", "d"]


async def test_a_change_finds_room_and_what_is_new_does_not() -> None:
    many = [(f"{n}", None) for n in range(WAITING + 3)]
    assert await told(*many) == [f"{n}" for n in range(WAITING + 1)]
    assert await told(*many, ("change", 7)) == ["0", *(f"{n}" for n in range(2, WAITING + 1)), "change"]


async def test_what_has_left_is_followed_by_the_newest() -> None:
    chat, answers = Chat(), Answers()
    chat.gate.set()
    answers.add("lane", chat.rest("a", 7))
    await until(lambda: chat.told)
    for said in ("b", "c"):
        answers.add("lane", chat.rest(said, 7))
    await answers.finish(5.0)
    assert chat.told == ["a", "c"]


def test_a_picture_and_words_do_not_stand_for_each_other() -> None:
    words, card = Answer(Post("Words")), Answer(Post("Card"), picture=Picture("digest", b"", ""))
    assert not Newest(1, 7, words).becomes(Newest(1, 7, card))
    assert not Newest(1, 7, words).becomes(Newest(1, 8, words))
    assert Newest(1, 7, card).becomes(Newest(1, 7, card))


async def test_one_that_fails_holds_up_nobody() -> None:
    assert await told(("broken", None), ("b", None)) == ["b"]


async def test_a_turn_that_fails_holds_up_nobody() -> None:
    answers, chat = Answers(), Chat()

    async def never() -> None:
        raise RuntimeError("no turn")

    answers.add("lane", Rest(chat.rest("a").give, never))
    answers.add("lane", Rest(chat.rest("b").give))
    await answers.finish(5.0)
    assert chat.told == ["b"]
