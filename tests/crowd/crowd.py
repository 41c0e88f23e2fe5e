"""The crowd itself: who is in it, and how the evening goes for all of them."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from tests.crowd.form_fan import FormFan
from tests.crowd.ground import PRESS, Ground
from tests.crowd.key_fan import KeyFan
from tests.crowd.linked_fan import LinkedFan
from tests.crowd.on_discord import OnDiscord
from tests.crowd.on_telegram import OnTelegram
from tests.crowd.on_web import OnWeb
from tests.crowd.person import Person

Fan = KeyFan | FormFan | LinkedFan
DISCORD, TELEGRAM, WEB = "discord", "telegram", "web"
OF_TEN = (DISCORD, TELEGRAM, DISCORD, TELEGRAM, WEB, DISCORD, TELEGRAM, DISCORD, TELEGRAM, WEB)
"""Where ten fans are."""
LINKED = 25
"""One in so many has two accounts."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the crowd, and where they begin."""

    platform: str
    fan: Fan
    webs: tuple[OnWeb, ...] = ()


@dataclass
class Crowd:
    """`at_once` are how many of each platform are at it at the same moment, all where nothing is said."""

    ground: Ground
    members: Sequence[Member] = ()
    at_once: Mapping[str, int] = field(default_factory=dict)
    done: int = 0
    _restarting: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def people(self) -> list[Person]:
        return [member.fan.person for member in self.members]

    @property
    def counts(self) -> Counter[str]:
        """What all of them did together."""
        return sum((person.counts for person in self.people), Counter[str]())

    @property
    def wrong(self) -> list[str]:
        return [words for person in self.people for words in person.wrong]

    async def votes(self, kills: int, told: Callable[[int], None] = lambda done: None) -> None:
        """All of them vote; the bot is killed so often on the way, when a share of them is through."""
        share = len(self.members) / (kills + 1)
        moments = {round(share * turn) for turn in range(1, kills + 1)}
        gates = {name: asyncio.Semaphore(most) for name, most in self.at_once.items()}

        async def one(member: Member) -> None:
            async with gates.get(member.platform) or asyncio.Semaphore():
                await member.fan.votes()
            for web in member.webs:
                await web.close()
            self.done += 1
            told(self.done)
            if self.done in moments:
                all_of_them.create_task(self._restart())

        async with asyncio.TaskGroup() as all_of_them:
            for member in self.members:
                all_of_them.create_task(one(member))

    async def goes_on_to_the_end(self, stay: int, seconds: float) -> None:
        """The closing comes with a restart; the first few of each kind vote until they are told of it."""
        async with self._restarting:
            await self.ground.program.kill()
            await self.ground.close_voting(datetime.now(UTC) + timedelta(seconds=seconds))
            await self.ground.program.start()
        staying = self.members[:stay]
        async with asyncio.TaskGroup() as all_of_them:
            for member in staying:
                all_of_them.create_task(member.fan.goes_on())
        for member in staying:
            for web in member.webs:
                await web.close()

    async def _restart(self) -> None:
        async with self._restarting:
            await self.ground.program.kill()
            await self.ground.program.start()


def crowd(ground: Ground, fans: int, most: int, at_once: Mapping[str, int] | None = None) -> Crowd:
    """So many fans, the same ones at every call. `most` are the players whom one rates one by one."""
    members = [_member(ground, number, Random(number), most) for number in range(fans)]
    return Crowd(ground, members, at_once or {})


def _member(ground: Ground, number: int, dice: Random, most: int) -> Member:
    person = Person(f"fan {number}")
    platform = OF_TEN[number % len(OF_TEN)]
    if number % LINKED == LINKED - 1:
        return _linked(ground, number, person, dice, most)
    if platform == WEB:
        web = _on_web(ground, number)
        person.accounts.append(lambda: (WEB, web.person))
        return Member(WEB, FormFan(person, ground.program, web, dice, PRESS), (web,))
    return Member(platform, _key_fan(ground, platform, person, dice, most))


def _linked(ground: Ground, number: int, person: Person, dice: Random, most: int) -> Member:
    """Discord first, then the web or Telegram."""
    first = _key_fan(ground, DISCORD, person, dice, most)
    if number // LINKED % 2:
        second = _key_fan(ground, TELEGRAM, person, dice, most)
        return Member(DISCORD, LinkedFan(person, first, second, first.keys, second.keys))
    web = _on_web(ground, number)
    person.accounts.append(lambda: (WEB, web.person))
    form = FormFan(person, ground.program, web, dice, PRESS)
    return Member(DISCORD, LinkedFan(person, first, form, first.keys, web), (web,))


def _key_fan(ground: Ground, platform: str, person: Person, dice: Random, most: int) -> KeyFan:
    times = ground.times.setdefault(platform, [])
    keys: OnDiscord | OnTelegram
    if platform == DISCORD:
        member = ground.discord.a_member(person.name)
        keys = OnDiscord(ground.discord, ground.program, ground.room, member, times)
    else:
        who = ground.telegram.a_person(person.name)
        keys = OnTelegram(ground.telegram, ground.program, ground.notices, ground.club, who, times)
    account = (platform, keys.person)
    person.accounts.append(lambda: account)
    return KeyFan(person, ground.program, keys, dice, PRESS, most)


def _on_web(ground: Ground, number: int) -> OnWeb:
    return OnWeb(ground.program, number, ground.times.setdefault(WEB, []))
