"""Settings as JSON: what is read is what was written, and nothing else is taken."""

import json
from typing import Any

import pytest

from bot.chat import Detail, Look, Wishes
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.occasion import Kind
from bot.posts.settings import Problem, What, wrong
from bot.posts.text import as_text
from handlers.settings_json import as_json, read
from storage.channels import Quiet
from storage.kept_settings import Kept, Wanted

EVERYTHING = Kept(
    follows=("team:liverpool", "competition:uefa-europa-league"),
    posts=(
        Wanted(Kind.DIGEST, "W0 09:00 Europe/Rome"),
        Wanted(Kind.GOAL),
        Wanted(Kind.KICKOFF_REMINDER, "P1D18:00 Europe/Rome", "home", "Come on!", "99", ("serie-a",)),
    ),
    look=Look("it", "Europe/Rome", spoiler=True, dark=True, detail=Detail.GOALS),
    silent=True,
    wishes=Wishes(thread=True, event=True, crosspost=True, pin=True, ping="99"),
    quiet=Quiet("22:30", "07:00"),
    quiet_kinds=((Kind.GOAL, "drop"), (Kind.LIVE, "post")),
    ballot=BallotOptions(both=True, pick=True),
)


@pytest.mark.parametrize("kept", [EVERYTHING, Kept((), (), Look())], ids=["everything", "nothing"])
def test_it_is_read_as_it_was_written(kept: Kept) -> None:
    assert read(json.dumps(as_json(kept))) == kept


def test_what_is_left_out_is_as_usual() -> None:
    assert read('{"matchday": 1}') == Kept((), (), Look())


def test_it_may_be_pasted_as_code() -> None:
    assert read('```json\n{"matchday": 1}\n```') == Kept((), (), Look())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", What.NO_JSON),
        ("{", What.NO_JSON),
        ("[" * 50_000, What.NO_JSON),
        ("1" * 5_000, What.NO_JSON),
        ("x" * 100_000, What.TOO_LONG),
        ("[1]", What.SOMETHING_ELSE),
        ('{"name": "package"}', What.SOMETHING_ELSE),
        ('{"matchday": 2}', What.OTHER_VERSION),
        ('{"matchday": true}', What.OTHER_VERSION),
        ('{"matchday": 1, "volume": 11}', What.UNKNOWN),
    ],
)
def test_what_is_no_settings_is_refused(text: str, what: What) -> None:
    with pytest.raises(Problem) as refused:
        read(text)
    assert refused.value.what is what


@pytest.mark.parametrize(
    ("part", "value", "place"),
    [
        ("zone", "Narnia", "zone"),
        ("zone", "../../etc/passwd", "zone"),
        ("language", "../x", "language"),
        ("live", "loud", "live"),
        ("spoiler", "yes", "spoiler"),
        ("role", "@everyone", "role"),
        ("follows", "team:liverpool", "follows"),
        ("follows", ["liverpool"], "follows 1"),
        ("follows", [{}], "follows 1"),
        ("follows", ["team:x"] * 400, "follows"),
        ("posts", [1], "posts 1"),
        ("posts", [{}], "posts 1 kind"),
        ("posts", [{"kind": "notice"}], "posts 1 kind"),
        ("posts", [{"kind": "goal", "lead": "PT60S"}], "posts 1 lead"),
        ("posts", [{"kind": "kickoff_reminder"}], "posts 1 lead"),
        ("posts", [{"kind": "kickoff_reminder", "lead": "P1D25:00 UTC"}], "posts 1 lead"),
        ("posts", [{"kind": "kickoff_reminder", "lead": f"PT{'9' * 60}S"}], "posts 1 lead"),
        ("posts", [{"kind": "digest", "lead": "W0 09:00 Narnia"}], "posts 1 lead"),
        ("posts", [{"kind": "goal", "side": "left"}], "posts 1 side"),
        ("posts", [{"kind": "goal", "text": "x" * 600}], "posts 1 text"),
        ("posts", [{"kind": "goal", "role": "<@&1>"}], "posts 1 role"),
        ("posts", [{"kind": "goal", "competitions": [1]}], "posts 1 competitions"),
        ("quiet", "night", "quiet"),
        ("quiet", {"from": "22:00"}, "quiet"),
        ("quiet", {"from": "24:00", "until": "07:00"}, "quiet from"),
        ("quiet_posts", {"goal": "shout"}, "quiet_posts goal"),
        ("quiet_posts", {"noise": "drop"}, "quiet_posts noise"),
        ("ballot", {"coach": True}, "ballot"),
        ("ballot", {"both": 1}, "ballot both"),
    ],
)
def test_each_value_is_looked_at(part: str, value: Any, place: str) -> None:
    with pytest.raises(Problem) as refused:
        read(json.dumps({"matchday": 1, part: value}))
    assert (refused.value.what, refused.value.place) == (What.VALUE, place)


@pytest.mark.parametrize("what", What)
def test_every_problem_is_said_kindly(what: What) -> None:
    said = as_text(wrong(Problem(what, "zone", "Narnia"), Look()), Look())
    assert "Nothing was changed." in said
    assert "{" not in said
