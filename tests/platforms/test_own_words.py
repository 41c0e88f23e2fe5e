"""What adapters say by themselves is in the reader's language, too: only names stay in our letters."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from inspect import getmembers, isfunction, signature
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from bot.chat import Answer, Choice, Look, Post, Request, Unfinished
from bot.platforms.discord import permissions, setup, setup_form, texts
from bot.platforms.discord import words as discord_words
from bot.platforms.telegram import commands as telegram_commands
from bot.platforms.telegram import setup_words
from bot.platforms.telegram import words as telegram_words
from bot.platforms.web import kinds
from bot.platforms.web.history import Room, RoomMessage
from bot.platforms.web.hub import Hub
from bot.platforms.web.pages import STATIC
from bot.platforms.web.readers import preferred
from bot.platforms.web.site import site
from bot.posts.language import translations
from handlers.table import TABLE
from tests.greek import GREEK, spoken, untranslated, words_of

COMMANDS = [entry.command for entry in TABLE]
GIVEN: dict[str, Any] = {
    "post": Post(""),
    "actions": (),
    "nearest": ("/next",),
    "found": True,
    "public": True,
    "lacking": ("send_messages",),
    "name": "send_messages",
    "before": "",
    "kinds": ("Πριν",),
    "teams": (),
    "command": COMMANDS[0],
}
NAMES = words_of("Matchday Discord Telegram") | words_of("BotFather Botfather") | {"liverpool", "fans"}
ZONES = frozenset({"utc", "gmt", "bst"})
MODULES: Sequence[ModuleType] = (discord_words, telegram_words, setup_words)
READ_ATTRIBUTES = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"')


@pytest.fixture(autouse=True)
def in_greek(tmp_path: Path) -> Iterator[None]:
    with spoken(tmp_path):
        yield


def read(value: Any) -> Iterator[str]:
    """Every text of what was made: a post, a string, or Discord's own JSON."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, dict):
        shown = ("label", "placeholder", "title", "text", "description", "content", "components", "options")
        for name in ("component", *shown):
            if name in value:
                yield from read(value[name])
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in ("command", "arguments", "name"):
                yield from read(getattr(value, one.name))
    elif isinstance(value, Sequence):
        for each in value:
            yield from read(each)


def left(value: Any) -> list[str]:
    return [said for said in read(value) if untranslated(said, NAMES)]


def made(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """What each of its functions says."""
    for name, function in getmembers(module, isfunction):
        takes = signature(function).parameters
        if function.__module__ != module.__name__ or "translations" not in takes:
            continue
        given = {one: GIVEN.get(one, "") for one in takes if one != "translations"}
        yield name, function(**given, translations=translations(GREEK))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_every_word_of_an_adapter(module: ModuleType) -> None:
    said = dict(made(module))
    assert len(said) > 5
    assert {name: found for name, one in said.items() if (found := left(one))} == {}


async def test_discords_forms() -> None:
    greek = translations(GREEK)
    form = setup_form.Form(teams=(Choice("Liverpool", "liverpool"),))
    article = next(command for command in COMMANDS if command.name == "article")
    asks = texts.form(article, greek)
    assert asks is not None
    shown = [
        setup_form.view(form, greek).to_components(),
        setup_form.begin(greek).to_components(),
        setup_form.search(greek).to_dict(),
        asks.to_dict(),
        setup._welcome(greek),
        setup._asks(greek),
        list(permissions._words(greek).values()),
    ]
    texts_shown = [said for one in shown for said in read(one)]
    assert len(texts_shown) > 20
    assert [said for said in texts_shown if untranslated(said, NAMES)] == []


def test_telegrams_menus() -> None:
    menus = telegram_commands.payload(COMMANDS, (GREEK,), translations)
    greek = [said for menu in menus if menu.language == GREEK for _name, said in menu.entries]
    assert len(greek) > len(COMMANDS)
    assert [said for said in greek if untranslated(said, NAMES)] == []


def test_kinds_of_post_on_the_web() -> None:
    assert left(list(kinds.labels(translations(GREEK)).values())) == []


class Rooms:
    """A history with one room and one answer in it."""

    room = Room("liverpool", "Liverpool fans", Look("en", "Europe/London"))

    async def keep(self, message: RoomMessage, /) -> RoomMessage:
        return message._replace(id=1, place=1, first_at=message.at)

    async def one(self, *_asked: Any) -> None:
        return None

    async def since(self, *_asked: Any) -> Sequence[RoomMessage]:
        return ()

    async def latest(self, *_asked: Any) -> Sequence[RoomMessage]:
        at = datetime(2024, 4, 18, 19, tzinfo=UTC)
        posted = RoomMessage("liverpool", "k", 2, at, "goal", "m", Post(""), id=2, place=1, first_at=at)
        return (posted, posted._replace(key="a", kind="answer", visitor="v", asked="/next"))

    async def rooms(self) -> Sequence[Room]:
        return (self.room,)


async def asked(method: str, path: str, **given: Any) -> httpx.Response:
    async def answer(_request: Request) -> Answer:
        raise RuntimeError("the handlers are on fire")

    async def complete(_unfinished: Unfinished) -> Sequence[Choice]:
        return ()

    app = site(
        history=Rooms(),
        hub=Hub(),
        answer=answer,
        complete=complete,
        commands=COMMANDS,
        translations=translations,
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        headers = {"accept-language": "fi, el-GR;q=0.9, en;q=0.5", **given.pop("headers", {})}
        return await client.request(method, path, headers=headers, **given)


def page_words(page: str) -> Iterator[str]:
    """All that is read on a page, aloud too, and what its script says."""
    body = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", page)
    for attribute in READ_ATTRIBUTES.findall(body):
        yield html.unescape(attribute)
    for words in re.findall(r'data-words="([^"]*)"', body):
        yield from json.loads(html.unescape(words)).values()
    for text in re.sub(r"(?s)<i>.*?</i>|<[^>]*>", "\n", body).split("\n"):
        if text.strip():
            yield html.unescape(text.strip())


FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("method", "path", "given", "code"),
    [
        ("GET", "/rooms/liverpool", {}, 200),
        ("GET", "/rooms/liverpool?before=9", {}, 200),
        ("GET", "/nowhere", {}, 404),
        ("GET", "/rooms/liverpool/commands", {}, 405),
        ("POST", "/rooms/liverpool/commands", {"headers": {"origin": "https://else.example"}}, 403),
        ("POST", "/rooms/liverpool/commands", {"content": b"x", "headers": {"content-type": "a/b"}}, 415),
        ("POST", "/rooms/liverpool/commands", {"content": b"typed=%ff", "headers": FORM}, 422),
        ("POST", "/rooms/liverpool/commands", {"content": b"command=" + b"a" * 400, "headers": FORM}, 422),
        ("POST", "/rooms/liverpool/commands", {"content": b"a" * 300_000, "headers": FORM}, 413),
    ],
)
async def test_the_page_in_the_language_of_the_browser(
    method: str, path: str, given: dict[str, Any], code: int
) -> None:
    response = await asked(method, path, **given)
    assert response.status_code == code
    assert '<html lang="el-GR">' in response.text
    said = list(page_words(response.text))
    assert len(said) > 2
    assert [one for one in said if untranslated(one, NAMES | ZONES)] == []


@pytest.mark.parametrize("typed", ["/nonsense", "hello", "/next"])
async def test_answers_of_the_page_itself(typed: str) -> None:
    response = await asked(
        "POST", "/rooms/liverpool/commands", data={"typed": typed}, headers={"accept": "application/json"}
    )
    said = list(page_words(response.json()["html"]))
    assert len(said) > 2
    assert [one for one in said if untranslated(one, NAMES | words_of(typed) | ZONES)] == []


async def test_what_a_half_typed_command_could_become() -> None:
    response = await asked("GET", "/rooms/liverpool/complete?typed=/ne")
    found = response.json()["choices"][0]
    assert found["label"] == "/next"
    assert untranslated(found["detail"], NAMES) == []


def test_what_a_browser_wants_most_comes_first() -> None:
    assert preferred("da, en-gb;q=0.8, en;q=0.7, *;q=0.1") == ["da", "en-gb", "en"]
    assert preferred("el;q=0.5,de") == ["de", "el"]
    assert preferred("de;q=0, x;q=nonsense") == []


def test_scripts_take_their_words_from_the_page() -> None:
    shown = re.compile(
        r"""(?:textContent|innerText|title|placeholder|ariaLabel)\s*=\s*["'`]([^"'`]*)["'`]"""
        r"""|setAttribute\(\s*["'](?:aria-label|title|placeholder)["'],\s*["'`]([^"'`]*)["'`]"""
    )
    for script in STATIC.glob("*.js"):
        source = re.sub(r"\$\{[^{}]*\}", "", script.read_text(encoding="utf-8"))
        written = [one or other for one, other in shown.findall(source)]
        assert [one for one in written if re.match(r"[^${]*[A-Za-z]{2}", one)] == [], script.name
