"""Whether the bot would be heard in each followed chat, and which options would work there."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from gettext import NullTranslations
from typing import NamedTuple

import telegram
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.platforms.finding import Finding, Level
from bot.platforms.telegram import addresses, invite, setup_words
from bot.platforms.telegram.chats import speaks
from bot.platforms.telegram.errors import said
from bot.platforms.text import clean, cut

AT_MOST = 200
"""Chats that are looked at: two calls for each, and one should not wait for minutes."""
AT_ONCE = 4
ALTOGETHER = 60.0
"""Seconds for all chats."""
LONGEST_NAME = 60
NAMED = 10
"""Chats that are told by their names and ids where nothing is wrong."""

_ENGLISH = NullTranslations()


class Looked(NamedTuple):
    """What was found in one chat: the rights it lacks by their names, whether it is a forum, and what it is
    called, with its id."""

    finding: Finding
    lacks: tuple[str, ...] = ()
    forum: bool = False
    called: str = ""


async def chats(bot: telegram.Bot, followed: Sequence[str]) -> list[Finding]:
    """What is missing, chat by chat; one line where nothing is. Topics of one chat are looked at once."""
    topics, odd = _by_chat(followed)
    asked = list(topics)[:AT_MOST]
    looked, unseen = await _look(bot, asked, topics)
    unseen += len(topics) - len(asked)
    found = [*odd, *(one.finding for one in looked if one.finding.level is not Level.OK)]
    if looked and not found:
        named = ", ".join([one.called for one in looked[:NAMED]] + ["…"] * (len(looked) > NAMED))
        words = f"{len(looked)} followed, and the bot may post in each: {named}"
        found.append(Finding("Telegram chats", Level.OK, words))
    found += _options(looked)
    if unseen:
        found.append(Finding("Telegram chats", Level.OK, f"{unseen} more were not looked at"))
    return found


def _by_chat(followed: Iterable[str]) -> tuple[dict[int, bool], list[Finding]]:
    """The chats, each with whether a topic of it is followed, and the addresses that are none."""
    topics: dict[int, bool] = {}
    odd = []
    for address in followed:
        try:
            place = addresses.place(address)
        except ValueError:
            name = f"Telegram chat {cut(clean(address), 40)}"
            odd.append(Finding(name, Level.FAIL, "is no address of Telegram's", "Unfollow there."))
            continue
        topics[place.chat] = topics.get(place.chat, False) or place.topic is not None
    return topics, odd


async def _look(bot: telegram.Bot, asked: Sequence[int], topics: dict[int, bool]) -> tuple[list[Looked], int]:
    """A few chats at a time; gives those that were looked at, and how many were not. It ends when Telegram
    wishes to be left alone, or when the time is up."""
    waiting = iter(asked)
    looked: dict[int, Looked] = {}

    async def work() -> None:
        for chat in waiting:
            looked[chat] = await _chat(bot, chat, topics[chat])

    workers = [asyncio.create_task(work()) for _ in range(AT_ONCE)]
    try:
        async with asyncio.timeout(ALTOGETHER):
            await asyncio.gather(*workers)
    except (TimeoutError, RetryAfter):
        pass  # what has been found out by now is told
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return [looked[chat] for chat in asked if chat in looked], len(asked) - len(looked)


async def _chat(bot: telegram.Bot, chat: int, topic: bool) -> Looked:
    """What is missing in one chat. Raises RetryAfter."""
    name = f"Telegram chat {chat}"
    try:
        full = await bot.get_chat(chat)
        me = await bot.get_chat_member(chat, bot.id)
    except ChatMigrated as moved:
        found = f"has become the supergroup {moved.new_chat_id}"
        advice = "The next post goes there by itself; otherwise send /setup there."
        return Looked(Finding(name, Level.WARN, found, advice))
    except (BadRequest, Forbidden):
        advice = "Add the bot there again, or unfollow there."
        return Looked(Finding(name, Level.FAIL, "is not there, or the bot is not in it", advice))
    except RetryAfter:
        raise
    except TelegramError as error:
        return Looked(Finding(name, Level.WARN, f"could not be looked at: {said(error)}"))
    return _judged(full, me, topic)


def _judged(full: telegram.ChatFullInfo, me: telegram.ChatMember, topic: bool) -> Looked:
    name = f"Telegram {cut(clean(full.effective_name or '') or str(full.id), LONGEST_NAME)}"
    lacks = invite.lacking(me, full)
    forum = bool(full.is_forum)
    if not speaks(me, full) or invite.TO_POST.intersection(lacks):
        named = [right for right in lacks if right in invite.TO_POST]
        found = f"lacks: {_named(named)}" if named else "the bot is not in it"
        advice = "Allow it among the chat's administrators or permissions."
        return Looked(Finding(name, Level.FAIL, found, advice), lacks, forum)
    if topic and not forum:
        found = "has no topics any more: what is meant for one of them goes nowhere"
        return Looked(Finding(name, Level.WARN, found, "Send /setup there again."), lacks, forum)
    called = f"{name.removeprefix('Telegram ')} {full.id}"
    return Looked(Finding(name, Level.OK, "the bot may post"), lacks, forum, called)


def _options(looked: Sequence[Looked]) -> Iterator[Finding]:
    """In how many chats the options would work. Few groups make a bot an administrator: that is no fault."""
    there = [one for one in looked if one.finding.level is not Level.FAIL]
    if not there:
        return
    may_pin = sum("pin_messages" not in one.lacks and "edit_messages" not in one.lacks for one in there)
    forums = [one for one in there if one.forum]
    may_open = sum("manage_topics" not in one.lacks for one in forums)
    told = [f"pinning in {may_pin} of {len(there)} chats"]
    if forums:
        told.append(f"a topic for each match in {may_open} of {len(forums)} with topics")
    wanted = [name for name in ("pin_messages", "edit_messages", "manage_topics") if _anybody(there, name)]
    advice = f"Where it is wanted, make the bot an administrator who may: {_named(wanted)}." if wanted else ""
    yield Finding("Telegram options", Level.OK, f"would work: {', '.join(told)}", advice)


def _anybody(looked: Iterable[Looked], lacks: str) -> bool:
    return any(lacks in one.lacks for one in looked)


def _named(rights: Iterable[str]) -> str:
    """Rights as Telegram's settings name them, in English."""
    return ", ".join(setup_words.right(name, _ENGLISH) for name in rights)
