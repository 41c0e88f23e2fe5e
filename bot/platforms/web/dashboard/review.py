"""The articles that wait for a moderator: the queue, and each with what was read in it and where."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat import Answer, Paragraph, Post, Text, When
from bot.platforms.web import render
from bot.platforms.web.dashboard.posts import asks
from bot.platforms.web.dashboard.pressing import NOTHING, Pressed, Pressing
from bot.platforms.web.dashboard.shell import ROOT, Place, Visit, path
from bot.platforms.web.dashboard.views import Fact, Part, Queued, Stretch
from bot.platforms.web.dashboard.visits import Parts
from bot.platforms.web.rooms import number

COMMAND = "article"


class Row(NamedTuple):
    article: Queued
    at: Markup


class Shown(NamedTuple):
    fact: Fact
    said: Markup


class Group(NamedTuple):
    """Facts that are decided on together, and what became of them."""

    name: str
    decided: str
    facts: list[Shown]


class Section(NamedTuple):
    """A part of an article. `blocks` are what is doubtful, or all there is to say where no fact is."""

    part: Part
    title: str
    groups: list[Group]
    blocks: Markup


class Piece(NamedTuple):
    """A piece of the text. `begins` are the numbers of the facts whose first words it is."""

    text: str
    marked: bool
    begins: tuple[int, ...]


def routes(parts: Parts) -> list[BaseRoute]:
    pages = ReviewPages(parts)
    here = f"{ROOT}/{{number}}/{Place.REVIEW}"
    return [
        Route(here, pages.queue, methods=["GET", "POST"]),
        Route(f"{here}/{{article}}", pages.article, methods=["GET", "POST"]),
    ]


class ReviewPages:
    """A POST on one of them is a button, or an article that a moderator brings."""

    def __init__(self, parts: Parts) -> None:
        self._visits = parts.visits
        self._views = parts.views
        self._shell = parts.shell
        self._pressing = Pressing(parts)

    async def queue(self, request: Request) -> Response:
        visit, pressed = await self._come(request)
        brought = _number(pressed.answer) if pressed.answer else None
        if brought is not None:
            return RedirectResponse(path(visit.channel, f"{Place.REVIEW}/{brought}"), status_code=303)
        look = visit.channel.look
        rows = [
            Row(one, render.moment(When(one.at), look))
            for one in await self._views.queue(visit.who, visit.channel)
        ]
        return self._shell.page(
            "review.html",
            visit,
            waiting=[row for row in rows if row.article.waiting],
            decided=[row for row in rows if not row.article.waiting],
            page=path(visit.channel, Place.REVIEW),
            **self._pressing.band(pressed, visit, Place.REVIEW),
        )

    async def article(self, request: Request) -> Response:
        visit, pressed = await self._come(request)
        wanted = number(request.path_params["article"])
        found = await self._views.article(visit.who, visit.channel, wanted) if wanted is not None else None
        if found is None:
            raise HTTPException(404)
        here = f"{Place.REVIEW}/{found.article.number}"
        return self._shell.page(
            "review_article.html",
            visit,
            found=found,
            row=Row(found.article, render.moment(When(found.article.at), visit.channel.look)),
            pieces=list(_pieces(found.text)),
            sections=[self._section(part, visit) for part in found.parts],
            page=path(visit.channel, here),
            **self._pressing.band(_heard(pressed), visit, here),
        )

    async def _come(self, request: Request) -> tuple[Visit, Pressed]:
        visit = await self._visits.visit(request, Place.REVIEW)
        if request.method != "POST":
            return visit, NOTHING
        return visit, await self._pressing.press(request, visit)

    def _section(self, part: Part, visit: Visit) -> Section:
        look, words = visit.channel.look, self._shell.words(visit.channel)
        groups = [
            Group(name, decided, [Shown(fact, render.line(fact.said, look, words)) for fact in facts])
            for (name, decided), facts in groupby(part.facts, key=lambda fact: (fact.group, fact.decided))
        ]
        return Section(part, render.words(part.post.title), groups, render.blocks(part.post, look, words))


def _pieces(text: Sequence[Stretch]) -> Iterator[Piece]:
    before: set[int] = set()
    for one in text:
        yield Piece(one.text, bool(one.about), tuple(n for n in one.about if n not in before))
        before |= set(one.about)


def _number(answer: Answer) -> int | None:
    """The article that an answer is about, by its buttons; None where it is about none."""
    about = {one.arguments.get("article") for one in answer.post.actions if one.command == COMMAND}
    return number(about.pop()) if len(about) == 1 else None


def _heard(pressed: Pressed) -> Pressed:
    """What a decision brought: the page shows how things stand, so only a warning is repeated."""
    if pressed.answer is None or asks(pressed.answer.post) or _number(pressed.answer) is None:
        return pressed
    warned = _warning(pressed.answer.post)
    return Pressed("problem", problem=warned) if warned else Pressed("saved")


def _warning(post: Post) -> str:
    """That a card has changed since somebody looked: it is said first, and strongly."""
    first = post.blocks[0] if post.blocks else None
    if isinstance(first, Paragraph) and len(first.line) == 1:
        said = first.line[0]
        return said.text if isinstance(said, Text) and said.strong else ""
    return ""
