from datetime import date, timedelta
from typing import Any

import pytest

from bot.knowledge.claims import Claim, EventOf, MarkOf, Rank, SourceKind, rank
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Kickoff, Score, Status
from bot.knowledge.names import Found, find
from bot.knowledge.ratings import Mark
from bot.knowledge.review import Group
from bot.knowledge.tie import Decider, Outcome, TieRules, outcome
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.rehearsal import Story, story
from bot.sources.rehearsal_cast import packaged
from tests.sources.telling import dossier, match, on, reading, told, understood

FIRST_LEG = "liverpool-atalanta-2024-04-11"
SECOND_LEG = "atalanta-liverpool-2024-04-18"
PARTS = sorted(packaged()["matches"])


@pytest.fixture(scope="module")
def tale() -> Story:
    return story()


@pytest.fixture(scope="module")
def drill() -> Story:
    return story(chaos=True)


def changes(of: Dossier) -> list[str | None]:
    return [h.event.value.player for h in of.timeline if h.event.value.kind is EventKind.SUBSTITUTION]


def test_the_story_runs_from_the_day_before_until_the_morning_after(tale: Story) -> None:
    assert (tale.starts, tale.ends) == (on(17, "10:00"), on(19, "10:00"))
    assert tale.match == SECOND_LEG


def test_everything_becomes_known_within_the_story_and_in_order(tale: Story) -> None:
    times = [at for at, _ in tale.feed]
    assert times == sorted(set(times))
    assert all(tale.starts < at < tale.ends for at in times)
    assert all(claim.said_at == at for at, claims in tale.feed for claim in claims)
    assert all(claim.said_at <= tale.starts for claim in tale.before)


@pytest.mark.parametrize(
    ("day", "clock", "what"),
    [
        (17, "12:00", {"Milestone", "Kickoff"}),
        (18, "17:45", {"Lineup"}),
        (18, "19:00", {"kick_off"}),
        (18, "19:05", {"penalty_awarded"}),
        (18, "19:07", {"goal"}),
        (18, "19:41", {"goal_disallowed"}),
        (18, "19:47", {"half_time"}),
        (18, "20:02", {"second_half"}),
        (18, "20:23", {"substitution"}),
        (18, "20:42", {"nothing"}),
        (18, "20:48", {"yellow_card"}),
        (18, "20:50", {"full_time"}),
        (18, "20:55", {"Result", "Crowd"}),
        (18, "21:20", {"Mark", "substitution"}),
        (18, "21:45", {"Mark"}),
        (18, "22:30", {"Mark", "substitution"}),
    ],
)
def test_each_thing_becomes_known_at_its_time(tale: Story, day: int, clock: str, what: set[str]) -> None:
    claims = dict(tale.feed).get(on(day, clock), ())
    values = [claim.value for claim in claims]
    kinds = {v.kind.value if isinstance(v, Event) else type(v).__name__ for v in values}
    assert (kinds or {"nothing"}) == what


def test_the_clock_goes_slowly_around_the_match(tale: Story) -> None:
    assert tale.play == (on(18, "18:45"), on(18, "21:00"))


def test_at_the_start_the_fixture_is_known_and_the_team_news_is_not(tale: Story) -> None:
    start = dossier(tale, until=tale.starts)
    assert start.kickoff_at == on(18, "19:00")
    assert start.zone == "Europe/Rome"
    assert start.officials is None
    assert start.ballot is not None
    assert start.ballot.value.closes == on(19, "09:00")
    assert start.absentees == ()
    assert start.predicted == {}
    assert start.status is Status.SCHEDULED


def test_the_preview_is_an_article_that_is_understood_without_a_doubt(tale: Story) -> None:
    [(at, article)] = tale.articles
    assert (at, article.published) == (on(17, "12:00"), date(2024, 4, 17))
    got = understood(tale, at, article)
    assert [draft for draft in got.drafts if not draft.sure] == []
    assert got.left_out == ()
    assert {draft.group for draft in got.drafts} == {
        Group.KICKOFF, Group.GROUND, Group.OFFICIALS, Group.TELEVISION, Group.NEWS, Group.LINEUPS,
        Group.HISTORY,
    }  # fmt: skip
    assert reading(article).warnings == ()
    pairing = reading(article).pairing
    assert pairing is not None
    assert pairing.aggregate == (3, 0)


def test_the_article_says_that_it_is_the_rehearsals_own(tale: Story) -> None:
    [(_, article)] = tale.articles
    assert "rehearsal" in article.publisher
    assert "Matchday's own" in article.text


def test_the_first_leg_is_history_with_its_marks(tale: Story) -> None:
    first = dossier(tale, FIRST_LEG, until=tale.starts)
    assert first.final is not None
    assert (first.final.score, first.final.half_time) == (Score(0, 3), Score(0, 1))
    assert {source.name for source in first.marks} == {"LiverpoolWorld", "Anfield Index", "Sportface"}


def test_the_timeline_and_the_result_tell_the_same_score(tale: Story) -> None:
    whistle = dossier(tale, until=on(18, "20:50"))
    assert whistle.result is None
    assert whistle.final is not None
    assert whistle.final == dossier(tale).final
    assert whistle.final.half_time == Score(0, 1)


def test_atalanta_go_through_on_aggregate_to_meet_marseille(tale: Story) -> None:
    (tie,) = tale.ties
    first, second = dossier(tale, FIRST_LEG).final, dossier(tale).final
    assert first is not None
    assert second is not None
    assert tie.rules == TieRules(away_goals=False, extra_time=True)
    assert outcome(tie, first, second) == Outcome(tie.first_away.key, Decider.AGGREGATE)
    assert tie.winner_meets == "Marseille"


def test_the_penalty_was_given_for_handball_and_scored(tale: Story) -> None:
    given, scored = dossier(tale).events[1:3]
    assert (given.kind, given.team, given.other, given.note) == (
        EventKind.PENALTY_AWARDED, "liverpool", "Matteo Ruggeri", "handball",
    )  # fmt: skip
    assert (scored.kind, scored.player, scored.how, scored.minute) == (
        EventKind.GOAL, "Mohamed Salah", How.PENALTY, Minute(7),
    )  # fmt: skip


def test_nunez_came_on_for_salah_and_a_paper_has_jota(tale: Story) -> None:
    for until in (on(18, "20:23"), tale.ends):
        change = next(
            h for h in dossier(tale, until=until).timeline if h.event.value.other == "Mohamed Salah"
        )
        assert change.event.value.player == "Darwin Núñez"
        assert change.event.value.minute == Minute(66)
        assert change.event.source.name == "Bergamo e Sport"
        said = {c.source.name: c.value for c in change.event.others}
        jota = said["Sportpaper"]
        assert isinstance(jota, Event)
        assert jota.player == "Diogo Jota"


def test_later_match_sheets_change_nothing_that_was_shown(tale: Story) -> None:
    assert dossier(tale, until=on(18, "20:55")).events == dossier(tale).events
    assert changes(dossier(tale))[:3] == ["Darwin Núñez", "Harvey Elliott", "Diogo Jota"]


def test_the_second_goal_at_anfield_has_two_assists_and_two_minutes(tale: Story) -> None:
    goal = next(
        h
        for h in dossier(tale, FIRST_LEG).timeline
        if h.event.value.minute == Minute(60) and h.event.value.kind is EventKind.GOAL
    )
    assert goal.event.source.name == "ESPN"
    assert goal.event.value.other == "Charles De Ketelaere"
    otherwise = {c.source.name: c.value for c in goal.event.others}
    assert set(otherwise) == {"LiverpoolWorld", "Sportface"}
    koopmeiners, later = otherwise["LiverpoolWorld"], otherwise["Sportface"]
    assert isinstance(koopmeiners, Event)
    assert isinstance(later, Event)
    assert koopmeiners.other == "Teun Koopmeiners"
    assert later.minute == Minute(61)


def test_the_booked_of_the_first_leg_have_no_minute_made_up(tale: Story) -> None:
    first = dossier(tale, FIRST_LEG)
    assert not any(event.kind is EventKind.YELLOW_CARD for event in first.events)
    (note,) = [note for _, note in first.notes]
    assert "Hien" in note.value.text
    assert "Ruggeri" in note.value.text


def test_who_was_not_rated_has_no_mark(tale: Story) -> None:
    marks = {source.key: of for source, of in dossier(tale).marks.items()}
    assert marks["bs"][match(tale, SECOND_LEG).home.key, "Ademola Lookman"] == Mark(None)


def test_the_line_ups_are_confirmed_and_complete_an_hour_and_a_quarter_before(tale: Story) -> None:
    confirmed = dossier(tale, until=on(18, "17:45")).confirmed
    assert set(confirmed) == {"atalanta", "liverpool"}
    assert all(lineup.value.complete and len(lineup.value.lines()) > 3 for lineup in confirmed.values())


def test_no_paper_is_taken_for_official(tale: Story) -> None:
    assert all(rank(claim) is not Rank.OFFICIAL for claim in told(tale))


def test_atalanta_started_at_home_as_they_had_at_anfield(tale: Story) -> None:
    before = dossier(tale, "atalanta-verona-2024-04-15", until=tale.starts)
    first = dossier(tale, FIRST_LEG)
    atalanta = match(tale, FIRST_LEG).away.key
    assert before.confirmed[atalanta].value.starters == first.confirmed[atalanta].value.starters
    assert before.final is not None
    assert before.final.score == Score(2, 2)


def test_the_rest_of_each_side_follows_from_its_last_match(tale: Story) -> None:
    rest = packaged()["matches"]["second_leg"]["rest_days"]
    last = {"liverpool": "liverpool-crystal-palace-2024-04-14", "atalanta": "atalanta-verona-2024-04-15"}
    for team, key in last.items():
        kickoff = dossier(tale, key).kickoff
        assert kickoff is not None
        assert kickoff.value.day is not None
        assert (date(2024, 4, 18) - kickoff.value.day).days == rest[team]


def test_what_has_only_a_date_has_no_time_made_up(tale: Story) -> None:
    fulham = dossier(tale, "fulham-liverpool-2024-04-21")
    assert fulham.kickoff is not None
    assert fulham.kickoff.value == Kickoff(day=date(2024, 4, 21), zone="Europe/London")


def test_every_player_that_is_named_is_in_a_squad(tale: Story) -> None:
    squads = {(player.team, player.name) for player in tale.players}
    for claim in told(tale):
        value = claim.value
        if isinstance(claim.about, MarkOf):
            assert (claim.about.team, claim.about.player) in squads
        if isinstance(value, Event):
            assert {p for p in (value.player, value.other) if p} <= {name for _, name in squads}
    for key in (FIRST_LEG, SECOND_LEG):
        for team, lineup in dossier(tale, key).confirmed.items():
            assert {(team, name) for name in lineup.value.starters + lineup.value.bench} <= squads


def test_everyone_is_found_by_the_full_name_and_by_every_alias(tale: Story) -> None:
    for player in tale.players:
        for written in (player.name, *player.aliases):
            assert find(written, tale.players) == Found(player)
    for team in tale.teams:
        for written in (team.name, *team.aliases):
            assert find(written, tale.teams) == Found(team)


def test_the_clubs_of_the_tie_have_their_colours(tale: Story) -> None:
    colours = {team.name: team.colour for team in tale.teams}
    assert colours["Liverpool"] == "#c8102e"
    assert colours["Atalanta"] == "#1e71b8"


def test_no_source_gives_one_event_two_refs(tale: Story) -> None:
    refs = [(c.about.match, c.about.ref) for c in told(tale) if isinstance(c.about, EventOf)]
    assert len(refs) == len(set(refs))


def test_the_story_is_told_the_same_each_time(tale: Story) -> None:
    assert story() == tale


@pytest.mark.parametrize("part", PARTS)
def test_every_packaged_fact_arrives_in_a_dossier(tale: Story, part: str) -> None:
    facts = packaged()["matches"][part]
    known = repr(dossier(tale, facts["key"]))
    for name, value in facts.items():
        if name in ("key", "told", "rest_days"):  # keeping the books, and what follows from the dates
            continue
        for fact in leaves(value):
            assert fact in known, f"{name}: {fact}"


def leaves(value: Any) -> list[str]:
    """The names, texts and numbers within a packaged fact, as they read."""
    if isinstance(value, dict):
        apart = ("source", "when", "kind", "label", "utc", "until", "day", "from_local", "zone")
        return [*(leaf for k, v in value.items() if k not in apart for leaf in leaves(v))]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


@pytest.mark.parametrize("part", PARTS)
def test_every_packaged_mark_and_event_arrives_as_it_is(tale: Story, part: str) -> None:
    facts = packaged()["matches"][part]
    known = dossier(tale, facts["key"])
    marks = {
        source.key: {player: mark.points for (_, player), mark in of.items()}
        for source, of in known.marks.items()
    }
    assert marks == {
        key: {player: points for team in by_team.values() for player, points in team.items()}
        for key, by_team in facts.get("marks", {}).items()
    }
    happened = [
        (e.minute.minute, e.minute.added, e.kind.value, e.team, e.player, e.other, h.event.source.key)
        for h in known.timeline
        for e in [h.event.value]
    ]
    assert happened == [
        (
            e["minute"],
            e.get("added", 0),
            e["kind"],
            e.get("team"),
            e.get("player"),
            e.get("other"),
            e["source"],
        )
        for e in facts.get("timeline", ())
    ]


def test_a_drill_moves_the_kickoff_after_the_first_reminder(drill: Story) -> None:
    before, after = dossier(drill, until=on(18, "17:19")), dossier(drill, until=on(18, "17:20"))
    assert before.kickoff_at == on(18, "19:00")
    assert after.kickoff_at == on(18, "19:30")
    assert after.zone == "Europe/Rome"


def test_a_drill_takes_everything_of_the_match_along(tale: Story, drill: Story) -> None:
    assert drill.play == tuple(at + timedelta(minutes=30) for at in tale.play)
    assert dossier(drill, until=on(18, "18:14")).confirmed == {}
    assert set(dossier(drill, until=on(18, "18:15")).confirmed) == {"atalanta", "liverpool"}
    assert dossier(drill, until=on(18, "19:29")).status is Status.SCHEDULED
    assert dossier(drill, until=on(18, "19:30")).status is Status.LIVE
    assert dossier(drill, until=on(18, "21:20")).status is Status.FINISHED
    assert drill.before == tale.before


def test_a_drill_gives_a_goal_and_takes_it_back_two_minutes_later(drill: Story) -> None:
    given, taken = dossier(drill, until=on(18, "20:11")), dossier(drill, until=on(18, "20:13"))
    assert given.score == Score(1, 1)
    assert taken.score == Score(0, 1)
    goals = [h for h in given.timeline if h.event.value.player == "Teun Koopmeiners"]
    no_goals = [h for h in taken.timeline if h.event.value.player == "Teun Koopmeiners"]
    assert [h.ref for h in goals] == [h.ref for h in no_goals]
    assert [h.event.source for h in goals] == [h.event.source for h in no_goals]
    assert no_goals[0].event.value.kind is EventKind.GOAL_DISALLOWED
    assert no_goals[0].event.value.note == "offside"


def test_what_a_drill_makes_up_is_said_by_matchday_and_by_no_paper(tale: Story, drill: Story) -> None:
    def said(by: Story) -> set[tuple[str, str, str]]:
        return {(repr(c.about), repr(c.value), c.source.key) for c in told(by)}

    made_up = [c for c in told(drill) if (repr(c.about), repr(c.value), c.source.key) not in said(tale)]
    assert {claim.source.kind for claim in made_up} == {SourceKind.OPERATOR}
    assert said(tale) <= said(drill)


def test_a_drill_ends_as_the_match_did(tale: Story, drill: Story) -> None:
    assert dossier(drill).events == dossier(tale).events
    assert dossier(drill).final == dossier(tale).final


def test_a_claim_of_the_story_is_said_once(tale: Story, drill: Story) -> None:
    for each in (tale, drill):
        claims: list[Claim] = told(each)
        assert len(claims) == len(set(claims))
