"""The packaged matchday from end to end: every post at its time, once a channel, and right by the facts."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.settings import Settings

MATCH = "atalanta-liverpool-2024-04-18"
Posts = list[dict[str, Any]]


def rehearsed(folder: Path, name: str, *, chaos: bool = False) -> Path:
    """The export of a rehearsal that waits for nothing."""
    target = folder / name
    options = RehearsalOptions(speed=None, chaos=chaos, export=target, web=False)
    asyncio.run(rehearse(Settings(_env_file=None), options, lambda _: None))
    return target


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rehearsals")


@pytest.fixture(scope="module")
def export(folder: Path) -> Path:
    return rehearsed(folder, "calm.jsonl")


@pytest.fixture(scope="module")
def posts(export: Path) -> Posts:
    return read(export)


@pytest.fixture(scope="module")
def chaotic(folder: Path) -> Posts:
    return read(rehearsed(folder, "chaos.jsonl", chaos=True))


def read(export: Path) -> Posts:
    return [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]


def said(posts: Posts, kind: str, channel: str = "liverpool") -> Posts:
    return [post for post in posts if post["kind"] == kind and post["channel"] == channel]


def the(posts: Posts, kind: str) -> dict[str, Any]:
    [post] = said(posts, kind)
    return post


TIMETABLE = [
    ("team_news", "2024-04-17T12:00:00Z"),
    ("predicted_lineup", "2024-04-17T12:00:00Z"),
    ("preview", "2024-04-17T19:00:00Z"),
    ("kickoff_reminder", "2024-04-18T17:00:00Z"),
    ("lineup", "2024-04-18T17:45:00Z"),
    ("kickoff_reminder", "2024-04-18T18:45:00Z"),
    ("predictions", "2024-04-18T19:00:00Z"),
    ("live", "2024-04-18T19:00:00Z"),
    ("goal", "2024-04-18T19:07:00Z"),
    ("full_time", "2024-04-18T20:50:00Z"),
    ("ballot", "2024-04-18T20:50:00Z"),
    ("ratings", "2024-04-19T09:00:05Z"),
]


@pytest.mark.parametrize("channel", ["liverpool", "atalanta"])
def test_every_post_comes_once_and_at_its_time(posts: Posts, channel: str) -> None:
    new = [(p["kind"], p["at"]) for p in posts if p["channel"] == channel and p["revision"] == 1]
    assert Counter(new) == Counter(TIMETABLE)
    assert {post["match"] for post in posts} == {MATCH}


def test_the_preview_is_read_reviewed_and_approved_before_anything_of_it_is_told(posts: Posts) -> None:
    waiting, approved = said(posts, "notice", "desk")
    assert waiting["title"] == approved["title"] == "Review: Atalanta v Liverpool"
    assert "To be decided" in waiting["text"]
    assert "Approved by the operator, Wed 17 Apr, 12:00 UTC" in approved["text"]
    assert "Conor Bradley (Liverpool): out, ankle" in approved["text"]
    first = next(post for post in posts if post["channel"] == "liverpool")
    assert posts.index(approved) < posts.index(first)


@pytest.mark.parametrize("kind", ["team_news", "predicted_lineup", "preview", "kickoff_reminder"])
def test_what_the_preview_says_is_told_as_its_word(posts: Posts, kind: str) -> None:
    for post in said(posts, kind):
        assert "Matchday's rehearsal preview" in post["text"].splitlines()[-1]


def test_every_post_names_who_said_it(posts: Posts) -> None:
    for post in posts:
        assert post["text"].splitlines()[-1].startswith(("Source: ", "Sources: ", "Fans: ")), post


def test_the_absences_are_those_of_the_preview(posts: Posts) -> None:
    text = the(posts, "team_news")["text"]
    for name in ("Conor Bradley (ankle)", "Joël Matip", "Thiago Alcântara", "Ben Doak"):
        assert name in text
    assert "around 8 May" in text  # three weeks from 17 April
    assert "Returning: Diogo Jota and Trent Alexander-Arnold" in text


def test_the_preview_says_what_the_tie_needs_in_each_channels_own_time(posts: Posts) -> None:
    [home], [away] = said(posts, "preview", "atalanta"), said(posts, "preview", "liverpool")
    assert "21:00 CEST" in home["text"]
    assert "20:00 BST" in away["text"]
    for text in (home["text"], away["text"]):
        assert "Liverpool must win by four to go through; a win by three means extra time." in text
        assert "François Letexier" in text
        assert "TNT Sports 1" in text
        assert "one short of ten European goals" in text
        assert "16,000 of 21,000" in text
        assert "750 away fans" in text


def test_the_line_ups_and_their_changes_are_right(posts: Posts) -> None:
    text = the(posts, "lineup")["text"]
    assert "Atalanta (3-4-1-2): Juan Musso; Berat Djimsiti, Isak Hien, Sead Kolašinac;" in text
    assert "in come Sead Kolašinac and Aleksey Miranchuk" in text
    assert "Liverpool (4-3-3): Alisson; Trent Alexander-Arnold, Ibrahima Konaté," in text
    assert "Six changes from the first leg" in text


def test_the_goal_is_salahs_penalty_and_says_what_is_still_needed(posts: Posts) -> None:
    goal = the(posts, "goal")
    assert goal["title"] == "⚽ Goal: Atalanta 0–1 Liverpool"
    assert "7' Mohamed Salah (Liverpool), penalty" in goal["text"]
    assert "Liverpool need three more to go through, two for extra time." in goal["text"]


def test_the_live_message_is_one_that_is_edited(posts: Posts) -> None:
    live = said(posts, "live")
    assert [post["revision"] for post in live] == list(range(1, len(live) + 1))
    assert live[-1]["title"] == "Full time: Atalanta 0–1 Liverpool"
    for event in (
        "41' Goal disallowed: Teun Koopmeiners",
        "Isak Hien",
        "66' Liverpool: Darwin Núñez for Mohamed Salah",
        "Jayden Danns for Andrew Robertson",
        "90+1'",
    ):
        assert event in live[-1]["text"]


def test_full_time_gives_the_aggregate_and_who_goes_through(posts: Posts) -> None:
    over = the(posts, "full_time")
    assert over["title"] == "Full time: Atalanta 0–1 Liverpool"
    assert "Atalanta go through, 3–1 on aggregate. They meet Marseille next." in over["text"]


def test_the_ratings_stand_side_by_side(posts: Posts) -> None:
    text = the(posts, "ratings")["text"]
    assert "Bergamo e Sport" in text
    assert "Sportface" in text
    assert "TuttoAtalanta" in text
    [danns] = [line for line in text.splitlines() if line.startswith("Jayden Danns")]
    fans, ballots, *press = danns.split()[2:]
    assert press == ["–", "6", "–", "6.0"]
    assert 5 < float(fans) < 8
    assert int(ballots.strip("()")) > 200
    assert "Player of the match for the fans: " in text


def test_a_crowd_that_is_invented_is_called_so(posts: Posts) -> None:
    for kind in ("predictions", "full_time", "ratings"):
        assert "a rehearsal's crowd, invented" in the(posts, kind)["text"].splitlines()[-1]
    ballots = [post["text"] for post in said(posts, "ballot")]
    assert "480 fans voted" in ballots[-1]
    assert all("a rehearsal's crowd, invented" in text for text in ballots[1:])


def test_two_rehearsals_say_the_same_byte_for_byte(folder: Path, export: Path) -> None:
    assert rehearsed(folder, "again.jsonl").read_bytes() == export.read_bytes()


class TestWithChaos:
    def test_nothing_is_doubled_though_the_sender_was_killed(self, chaotic: Posts) -> None:
        seen = Counter((p["channel"], p["kind"], p["title"], p["text"], p["revision"]) for p in chaotic)
        assert [what for what, count in seen.items() if count > 1] == []
        for channel in ("liverpool", "atalanta"):
            new = Counter(p["kind"] for p in chaotic if p["channel"] == channel and p["revision"] == 1)
            assert new == Counter([kind for kind, _ in TIMETABLE] + ["moved", "kickoff_reminder", "goal"])

    def test_nothing_of_the_calm_story_is_missing(self, chaotic: Posts, posts: Posts) -> None:
        assert {p["kind"] for p in posts} <= {p["kind"] for p in chaotic}
        assert the(chaotic, "full_time")["title"] == the(posts, "full_time")["title"]
        assert the(chaotic, "ratings")["text"] == the(posts, "ratings")["text"]

    def test_the_first_reminder_is_put_right_when_the_kickoff_moves(self, chaotic: Posts) -> None:
        first, *_ = said(chaotic, "kickoff_reminder")
        [corrected] = [p for p in said(chaotic, "kickoff_reminder") if p["revision"] == 2]
        assert first["at"] == "2024-04-18T17:00:00Z"
        assert corrected["at"] == "2024-04-18T17:20:00Z"
        assert "20:30 BST" in corrected["text"]
        assert the(chaotic, "moved")["at"] == "2024-04-18T17:20:00Z"

    def test_later_reminders_follow_the_new_kickoff(self, chaotic: Posts) -> None:
        later = [p["at"] for p in said(chaotic, "kickoff_reminder") if p["revision"] == 1][1:]
        assert later == ["2024-04-18T17:30:00Z", "2024-04-18T19:15:00Z"]

    def test_the_goal_that_was_taken_back_is_corrected_where_it_stands(self, chaotic: Posts) -> None:
        [_, given, corrected] = said(chaotic, "goal")
        assert given["title"] == "⚽ Goal: Atalanta 1–1 Liverpool"
        assert corrected["revision"] == 2
        assert "Koopmeiners" in corrected["text"]
        assert "offside" in corrected["text"]
        assert "1–1" not in corrected["title"]
