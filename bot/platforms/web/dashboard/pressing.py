"""A button that is pressed on one of the pages which show what is to come and what was: the answer is shown
on the page itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.requests import Request

from bot.chat import Answer
from bot.platforms.web.dashboard.giving import give
from bot.platforms.web.dashboard.posts import Posts
from bot.platforms.web.dashboard.shell import Visit
from bot.platforms.web.dashboard.visits import Parts

TEXTS = ("arg.article",)
"""Fields that may have many lines."""


class Pressed(NamedTuple):
    """What became of a button, as "answer_band.html" shows it: "saved", "question", "said" or a "problem"."""

    outcome: str = ""
    answer: Answer | None = None
    problem: str = ""
    given: Mapping[str, str] = {}
    """The arguments of the command."""


NOTHING = Pressed()


class Pressing:
    """Gives the command of a form that one of these pages has sent."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._posts = Posts(parts.templates, parts.translations)

    async def press(self, request: Request, visit: Visit) -> Pressed:
        """Raises what `Visits.form` raises."""
        sent = await self._parts.visits.form(request, TEXTS)
        command = sent.get("command", "")
        given = {name.removeprefix("arg."): value for name, value in sent.items() if name.startswith("arg.")}
        found = await give(self._parts.house, self._parts.translations, visit, command, given)
        return Pressed(found.kind, found.answer, found.problem, given)

    def band(self, pressed: Pressed, visit: Visit, back: str) -> dict[str, Any]:
        """What "answer_band.html" is given. `back` is the page, within the channel's, that one is on. Only
        what asks once more keeps its buttons: the page has those for everything else."""
        answer, shown = pressed.answer, None
        if answer is not None and pressed.outcome in ("said", "question"):
            post = answer.post if pressed.outcome == "question" else replace(answer.post, actions=())
            shown = self._posts.card(post, visit, back=back, look=answer.look, name="answer")
        return {"outcome": pressed.outcome, "answer": shown, "problem": pressed.problem}
