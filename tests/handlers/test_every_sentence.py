"""No sentence that a fan reads is left out of the catalogues: told in another alphabet, nothing of it stays
in ours but names."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

from bot.chat import Answer, Channel, Link, Look, Request, When, Where
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind, Occasion
from bot.posts.compose import compose
from bot.posts.language import moment
from handlers.table import TABLE
from storage import dossiers
from storage.tables import channels, claims
from tests.greek import GREEK, spoken, untranslated, words_of
from tests.handlers.matchday import (
    DAY_BEFORE,
    LEADING,
    NEXT_MORNING,
    NOBODY,
    REDS,
    Matchday,
)

LOOK = Look(GREEK, "Europe/London")
HIDING = Look(GREEK, "Europe/London", spoiler=True, dark=True)
NOT_READ = frozenset({"command", "arguments", "url", "colour", "value", "digest", "submit_to", "kind"})
"""Fields of a post that a program reads, and no fan."""
ALSO = frozenset(
    words_of(
        "Matchday Discord Telegram Web JSON VAR UTC BST CEST English Deutsch Español Français Italiano"
        " Português The site Ann fan liverpool atalanta neutral Europe London"
    )
)
"""Names that no table keeps: of platforms, formats, zones, languages and the rooms of this test."""
TYPED = frozenset(word for entry in TABLE for one in entry.command.arguments for word in words_of(one.name))
TYPED |= words_of("out injured doubt doubtful suspended banned back returning fit")
TYPED |= words_of("live kinds follows quiet language zone spoiler silent dark together words wishes")
TYPED |= words_of("ballot reminders")
"""What arguments are called and may be, and the parts of a settings file: one types them as they are."""
IN_PROSE = frozenset({"text", "note", "reason", "label"})
"""Parts of a claim that are told in the source's own words; all other text in it are names."""
CODES = frozenset({"kind", "status", "how", "ref", "match", "team", "zone", "period"})
"""Parts of a claim that are no words at all."""


@pytest.fixture(autouse=True)
async def in_greek(tmp_path: Path, told: Matchday) -> AsyncIterator[None]:
    """All that are asked and told speak Greek."""
    async with told.database.write() as conn:
        await conn.execute(update(channels).values(language=GREEK))
    with spoken(tmp_path / "catalogues"):
        yield


def read(value: Any, look: Look = LOOK) -> Iterator[str]:
    """Every text of a post, or of anything else that is shown."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, When):
        yield moment(value, look)
    elif is_dataclass(value):
        machine = NOT_READ | ({"name"} if type(value).__name__ in ("Blank", "Channel") else set())
        for one in fields(value):
            if one.name not in machine and not (isinstance(value, Link) and one.name == "url"):
                shown = getattr(value, one.name)
                yield from read([said for _, said in shown] if one.name == "legend" else shown, look)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from read(each, look)


class Known:
    """The names in a store, and what its sources said in their own words: what stays as it is."""

    def __init__(self, names: set[str], prose: set[str]) -> None:
        self._names = names | ALSO | TYPED
        self._prose = sorted(prose, key=len, reverse=True)

    def left(self, value: Any, look: Look = LOOK) -> list[str]:
        """The texts of a post with words that nobody translated, and these words."""
        found = []
        for said in read(value, look):
            rest = said
            for quoted in self._prose:
                rest = rest.replace(quoted, " ")
            if words := untranslated(rest, self._names):
                found.append(f"{said!r}: {words}")
        return found


async def known(told: Matchday) -> Known:
    """All names that the store knows by now."""
    names: set[str] = set()
    prose: set[str] = set()
    async with told.database.read() as conn:
        for query in (
            "SELECT name, aliases FROM teams",
            "SELECT name, aliases FROM players",
            "SELECT name, aliases FROM competitions",
            "SELECT name FROM sources",
            "SELECT referee FROM matches",
            "SELECT winner_meets FROM ties",
        ):
            for row in await conn.execute(text(query)):
                names |= words_of(" ".join(str(one) for one in row))
        for about, value in await conn.execute(select(claims.c.about, claims.c.value)):
            for key, said in (*_strings("", about), *_strings("", value)):
                if key in IN_PROSE:
                    prose |= {said, said[:1].upper() + said[1:]}
                elif key not in CODES:
                    names |= words_of(said)
    return Known(names, prose)


def _strings(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _strings(name, one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(key, one)


async def asks(
    told: Matchday, command: str, channel: Channel, look: Look = LOOK, /, **arguments: str
) -> Answer:
    where = Where("site", "The site", channel.address)
    request = Request(
        command, arguments, channel, "fan", look, True, name="Ann", where=where, administers=True, forms=True
    )
    return await told.desk.answer(request)


@pytest.mark.parametrize(
    "instant",
    [DAY_BEFORE, LEADING, NEXT_MORNING],
    ids=["day before", "0-1", "next morning"],
)
async def test_every_command_answers_in_the_readers_language(told: Matchday, instant: datetime) -> None:
    await told.come_to(instant)
    names = await known(told)
    found, pressed = [], set()
    for entry in TABLE:
        answer = await asks(told, entry.command.name, REDS)
        found += [f"/{entry.command.name}: {one}" for one in names.left(answer.post)]
        for action in answer.post.actions:
            press = (action.command, *sorted(action.arguments.items()))
            if press not in pressed and action.arguments:
                pressed.add(press)
                after = await asks(told, action.command, REDS, **action.arguments)
                found += [f"[{action.label}]: {one}" for one in names.left(after.post)]
    assert len(pressed) > 50
    assert not found, "\n".join(sorted(set(found)))


async def test_where_nothing_is_followed_it_is_said_in_the_readers_language(told: Matchday) -> None:
    names = await known(told)
    found = []
    for entry in TABLE:
        found += names.left((await asks(told, entry.command.name, NOBODY)).post)
    assert not found, "\n".join(sorted(set(found)))


WRITTEN: list[tuple[str, dict[str, str]]] = [
    ("next", {"team": "zzz"}),
    ("next", {"team": "liverpol"}),
    ("ratings", {"team": "season"}),
    ("ratings", {"player": "salah"}),
    ("ratings", {"player": "zzz"}),
    ("rate", {"player": "zzz", "mark": "7"}),
    ("rate", {"player": "salah", "mark": "11"}),
    ("rate", {"player": "salah", "mark": "7.3"}),
    ("rate", {"player": "salah", "mark": "9"}),
    ("predict", {"score": "zzz"}),
    ("predict", {"score": "2-1", "scorer": "zzz"}),
    ("predict", {"score": "2-1", "scorer": "salah"}),
    ("leaderboard", {"period": "season", "where": "everywhere"}),
    ("table", {"competition": "zzz"}),
    ("table", {"competition": "europa league"}),
    ("me", {"do": "export"}),
    ("me", {"do": "language"}),
    ("me", {"do": "language", "value": "zzz"}),
    ("me", {"do": "zone"}),
    ("me", {"do": "zone", "value": "zzz"}),
    ("link", {"code": "AAAA-AAAA"}),
    ("remindme", {"when": "zzz", "team": "liverpool"}),
    ("remindme", {"when": "2h", "team": "liverpool"}),
    ("follow", {"what": "zzz"}),
    ("unfollow", {"what": "zzz"}),
    ("posts", {"kind": "zzz"}),
    ("posts", {"kind": "live", "to": "goals"}),
    ("options", {"option": "zzz"}),
    ("options", {"option": "zone", "value": "zzz"}),
    ("options", {"option": "language", "value": "zzz"}),
    ("options", {"option": "role", "value": "zzz"}),
    ("options", {"option": "spoiler", "value": "zzz"}),
    ("pause", {"until": "zzz"}),
    ("pause", {"until": "3 days"}),
    ("moderators", {"do": "add", "who": "zzz"}),
    ("settings", {"do": "import", "settings": "{"}),
    ("settings", {"do": "import", "settings": '{"matchday": 1, "follows": ["zzz"]}'}),
    ("settings", {"do": "copy", "settings": "zzz"}),
    ("reminders", {"do": "add", "when": "zzz"}),
    ("quiet", {"from": "zzz"}),
    ("digest", {"when": "zzz"}),
    ("why", {"team": "zzz"}),
    ("article", {"article": "zzz"}),
    ("article", {"article": "https://else.example/zzz"}),
    ("news", {"do": "add", "player": "zzz", "status": "out"}),
    ("news", {"do": "add", "player": "salah", "status": "zzz"}),
    ("news", {"do": "add", "player": "salah", "status": "out", "until": "zzz"}),
    ("news", {"do": "add", "player": "salah", "status": "doubt", "until": "8 May"}),
    ("feeds", {"do": "add", "feed": "zzz"}),
    ("feeds", {"do": "trust", "feed": "zzz"}),
    ("correct", {"what": "zzz"}),
    ("correct", {"what": "kickoff", "value": "zzz"}),
    ("correct", {"what": "kickoff", "value": "tomorrow 20:15"}),
    ("correct", {"what": "absence", "value": "salah zzz"}),
    ("correct", {"what": "lineup", "value": "zzz for salah"}),
    ("correct", {"what": "score", "value": "zzz"}),
    ("correct", {"what": "score", "value": "1-1"}),
    ("help", {"command": "rate"}),
    ("help", {"command": "zzz"}),
    ("missed", {"post": "99"}),
    ("audit", {"page": "9"}),
]
"""What people write, rightly and not."""


async def test_what_is_written_wrongly_is_answered_in_the_readers_language(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    names = await known(told)
    found, quoted = [], re.compile(r"zzz|liverpol|AAAA-AAAA|8 May", re.IGNORECASE)
    for command, arguments in WRITTEN:
        answer = await asks(told, command, REDS, **arguments)
        for said in read(answer.post):
            rest = quoted.sub("", said)
            found += [f"/{command} {arguments}: {one}" for one in names.left(rest)]
    assert not found, "\n".join(sorted(set(found)))


KICKOFF = "2024-04-18T19:00:00+00:00"
STATED: dict[Kind, list[dict[str, Any]]] = {
    Kind.KICKOFF_REMINDER: [
        {"kickoff": KICKOFF, "lead": lead} for lead in ("PT7200S", "PT900S", "P1D18:00 UTC")
    ],
    Kind.MOVED: [
        {"from": KICKOFF, "to": "2024-04-19T19:00:00+00:00"},
        {"from": KICKOFF, "to": None, "status": "postponed"},
        {"from": KICKOFF, "to": None, "status": "abandoned"},
    ],
    Kind.TEAM_NEWS: [{"absences": {}, "fresh": ["liverpool|Ben Doak"]}],
    Kind.PREVIEW: [{}, {"was": KICKOFF}],
    Kind.BALLOT: [{}, {"ballots": 12}],
}
"""What occasions state beside their match, by kind."""


@pytest.mark.parametrize("instant", [DAY_BEFORE, LEADING, NEXT_MORNING], ids=["before", "0-1", "after"])
async def test_every_kind_of_post_is_in_the_channels_language(told: Matchday, instant: datetime) -> None:
    await told.come_to(instant)
    names = await known(told)
    async with told.database.read() as conn:
        dossier = await dossiers.load(conn, MatchKey("atalanta-liverpool-2024-04-18"))
    refs = [held.ref for held in dossier.timeline]
    found = []
    for kind in Kind:
        if kind is Kind.NOTICE:  # it says what it states
            continue
        for facts in STATED.get(kind, [{}]):
            for ref in refs if kind in (Kind.GOAL, Kind.CARD) else [""]:
                said = Occasion(dossier.match.key, kind, ref, instant, instant, facts=facts | {"ref": ref})
                for look in (LOOK, HIDING):
                    found += [f"{kind}: {one}" for one in names.left(compose(said, dossier, look), look)]
    assert not found, "\n".join(sorted(set(found)))
