"""One reminder for matches that kick off at one time."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.knowledge.claims import BroadcastOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Broadcast, Competition, CompetitionKey, Match, MatchKey, TeamKey
from bot.knowledge.simultaneous import MOST
from bot.platforms.discord.render import render as for_discord
from bot.platforms.telegram.render import render as for_telegram
from bot.posts.simultaneous import and_others, simultaneous
from tests.builders import LEAGUE, a_dossier, a_team, at
from tests.builders import says as claim
from tests.posts.reading import read
from tests.posts.real_tie import LONDON

KICKOFF = "2024-04-18T19:00:00+00:00"
LATER = "2024-04-19T19:00:00+00:00"
TWO_HOURS = {"kickoff": KICKOFF, "lead": "PT7200S"}
CUP = Competition(CompetitionKey("cup"), "The Cup")


def a_tie_of_the_cup(home: str, away: str, stage: str = "Quarter-finals", *shown: Broadcast) -> Dossier:
    match = Match(MatchKey(TeamKey(f"{home}-{away}")), CUP, "2023-24", a_team(home), a_team(away), stage)
    claims = [claim(BroadcastOf(match.key, one.country), one, LEAGUE) for one in shown]
    return a_dossier(match, *claims, kickoff=at("19:00"))


def reminded(*dossiers: Dossier, **facts: Any) -> list[tuple[Mapping[str, Any], Dossier]]:
    return [({**TWO_HOURS, **facts}, dossier) for dossier in dossiers]


def test_a_line_for_each_under_its_round_with_where_it_is_shown() -> None:
    post = simultaneous(
        reminded(
            a_tie_of_the_cup("Roma", "Milan"),
            a_tie_of_the_cup("Lens", "Lille", "Final"),
            a_tie_of_the_cup("Atalanta", "Liverpool", "Quarter-finals", Broadcast("TNT Sports 1", "GB")),
        ),
        LONDON,
    )
    assert read(post) == [
        "Two hours to kickoff: three matches",
        "Kickoff: Thu 18 Apr, 20:00 BST",
        "The Cup, final",
        "• Lens v Lille",
        "The Cup, quarter-finals",
        "• Atalanta v Liverpool (On TV: TNT Sports 1 (United Kingdom))",
        "• Roma v Milan",
        "Source: League Office",
    ]
    assert [(one.label, one.command) for one in post.actions] == [
        (name, "match") for name in ("Atalanta v Liverpool", "Lens v Lille", "Roma v Milan")
    ]


def test_what_moved_or_is_off_is_struck_out() -> None:
    roma, lens, lille = (a_tie_of_the_cup(home, "Milan") for home in ("Roma", "Lens", "Lille"))
    facts: list[Mapping[str, Any]] = [
        {**TWO_HOURS, "now": LATER, "status": None},
        {**TWO_HOURS, "now": KICKOFF, "status": "postponed"},
        {**TWO_HOURS, "now": KICKOFF, "status": None},  # it moved, and moved back
    ]
    post = simultaneous(list(zip(facts, (roma, lens, lille), strict=True)), LONDON)
    assert read(post)[:-1] == [
        "Kickoff: Lille v Milan",
        "Kickoff: Thu 18 Apr, 20:00 BST",
        "The Cup, quarter-finals",
        "• ~Lens v Milan~ The match is postponed. A new date is still to be set.",
        "• Lille v Milan",
        "• ~Roma v Milan~ New kickoff: Fri 19 Apr, 20:00 BST.",
    ]
    assert [one.label for one in post.actions] == ["Lille v Milan"]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"now": KICKOFF, "status": "postponed"}, "Postponed: three matches"),
        ({"now": LATER, "status": None}, "Kickoff moved: three matches"),
        ({"late": True}, "Kickoff: three matches"),
        ({"lead": "P1D18:00 Europe/London"}, "Tomorrow: three matches"),
        ({"lead": "PT900S"}, "Kickoff soon: three matches"),
    ],
)
def test_the_title_says_what_holds(changes: dict[str, Any], title: str) -> None:
    matches = [a_tie_of_the_cup(home, "Milan") for home in ("Roma", "Lens", "Lille")]
    assert simultaneous(reminded(*matches, **changes), LONDON).title == title


@pytest.mark.parametrize("changes", [{}, {"now": LATER, "status": "postponed"}], ids=["new", "corrected"])
def test_the_longest_list_has_room_on_every_platform(changes: dict[str, Any]) -> None:
    shown = [
        Broadcast(f"A Broadcaster Of Sports {n}", country) for n, country in enumerate(("GB", "US", "IT"))
    ]
    matches = [
        a_tie_of_the_cup(
            f"Borussia Mönchengladbach {n}", f"Wolverhampton Wanderers {n}", f"Round {n}", *shown
        )
        for n in range(MOST)
    ]
    post = simultaneous(reminded(*matches, **changes), LONDON)
    pages = [for_discord(post, LONDON).embeds[0].description or "", for_telegram(post, LONDON).html]
    for page in pages:
        assert all(f"Wolverhampton Wanderers {n}" in page for n in range(MOST))
    assert for_telegram(post, LONDON).rest is None
    assert not post.actions


def test_broadcasters_are_told_while_there_is_room() -> None:
    few = [a_tie_of_the_cup(f"Home {n}", "Milan", "Final", Broadcast("RAI 1", "IT")) for n in range(10)]
    assert "\n".join(read(simultaneous(reminded(*few), LONDON))).count("RAI 1") == 10


def test_several_are_named_by_their_first() -> None:
    match = a_tie_of_the_cup("Roma", "Milan").match
    assert [and_others(match, others, LONDON) for others in (0, 1, 11)] == [
        "Roma v Milan",
        "Roma v Milan and one other match",
        "Roma v Milan and 11 other matches",
    ]
