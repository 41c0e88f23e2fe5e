"""A command that a form gives, and what became of it."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from bot.chat import Answer, Post
from bot.platforms.asks import Translations
from bot.platforms.web.dashboard.house import House, NoSuchCommand
from bot.platforms.web.dashboard.posts import asks
from bot.platforms.web.dashboard.shell import Visit

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=20)
"""How long an answer may take before its asker is told that it will not come."""


class Outcome(NamedTuple):
    """What became of a form: "saved", "question", "said" or a "problem" in words; empty where there is
    nothing to be said."""

    kind: str = ""
    answer: Answer | None = None
    problem: str = ""


async def give(
    house: House, translations: Translations, visit: Visit, command: str, arguments: Mapping[str, str]
) -> Outcome:
    """Asks the desk; where that fails, there is a problem in words, and the reason in the log."""
    _ = translations(visit.channel.look.language).gettext
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            answer = await house.ask(visit.who, visit.channel, command, arguments)
    except NoSuchCommand:
        return Outcome("problem", problem=_("That button is from an older page. Nothing was changed."))
    except Exception:
        log.exception("/%s in channel %d found no answer", command, visit.channel.number)
        return Outcome("problem", problem=_("That did not work just now. Try again in a moment."))
    return Outcome("question" if asks(answer.post) else "said", answer)


def judged(outcome: Outcome, before: Sequence[Answer], after: Sequence[Answer]) -> Outcome:
    """What an answer means beside the pages that show how things stand. Where they are other than before,
    something was saved; an answer that says the same as one of them is left to it."""
    if outcome.answer is None or outcome.kind == "question":
        return outcome
    posts = _posts(after)
    shown = None if outcome.answer.post in posts else outcome.answer
    return Outcome("saved" if _posts(before) != posts else "said" if shown else "", shown)


def _posts(answers: Sequence[Answer]) -> list[Post]:
    return [answer.post for answer in answers]
