"""What is asked about a match as it comes nearer, and about competitions meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey, MatchKey, Status, TeamKey
from bot.sources.leagues import League, leagues
from bot.sources.phases import Fixture
from bot.sources.provider import Call, Gives, Limits, Provider, Quota, Want
from bot.sources.questions import Interest, about_matches, calls_for_each, in_calm

KICKOFF = datetime(2025, 9, 13, 14, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PREMIER_LEAGUE = leagues()[CompetitionKey("premier-league")]
OURS = Source("ours", "Our Data", SourceKind.PROVIDER)
LIVERPOOL, EVERTON = TeamKey("liverpool"), TeamKey("everton")


@dataclass
class Told:
    """A provider that says in its calls what is wanted."""

    limits: Limits = field(default_factory=lambda: Limits(calm=12 * HOUR, lineups=MINUTE, live=MINUTE))
    gives: frozenset[Gives] = frozenset(Gives)
    source: Source = OURS
    base: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    batch: bool = True

    def knows(self, league: League) -> bool:
        return league.key == PREMIER_LEAGUE.key

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        return [
            Call(" ".join([*sorted(want.what), of, str(want.day or want.season)]), "/", want=want)
            for want in wants
            for of in (["+".join(want.refs)] if self.batch else want.refs or [""])
        ]

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        return Given(self.source)

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None


def a_fixture(ref: str | None = "7", final: datetime | None = None, name: str = "the-match") -> Fixture:
    return Fixture(
        MatchKey(name),
        PREMIER_LEAGUE.key,
        "2025-26",
        KICKOFF,
        KICKOFF.date(),
        Status.FINISHED if final else Status.SCHEDULED,
        refs={"ours": ref} if ref else {},
        final={"ours": final} if final else {},
    )


def an_interest(*fixtures: Fixture) -> Interest:
    return Interest(
        competitions=[(PREMIER_LEAGUE, 2025), (leagues()[CompetitionKey("bundesliga")], 2025)],
        past=[(PREMIER_LEAGUE, 2024)],
        fixtures=fixtures,
        teams={LIVERPOOL: "64", EVERTON: "62"},
        sides={one.key: (LIVERPOOL, EVERTON) for one in fixtures},
    )


def asked(fixture: Fixture, now: datetime, since: datetime | None = None) -> list[str]:
    return [call.name for call in about_matches(Told(), [fixture], since, now)]


def test_before_during_and_after() -> None:
    fixture = a_fixture()
    assert asked(fixture, KICKOFF - 2 * HOUR) == []
    assert asked(fixture, KICKOFF - HOUR) == ["fixtures lineups officials 7 2025"]
    assert asked(fixture, KICKOFF + HOUR) == ["events lineups results 7 2025"]
    over = a_fixture(final=KICKOFF + 2 * HOUR)
    at = KICKOFF + 2 * HOUR + 5 * MINUTE
    assert asked(over, at, since=at - 5 * MINUTE) == ["events marks results 7 2025"]
    assert asked(over, at + MINUTE, since=at) == []


def test_a_match_whose_id_is_not_known_yet_is_asked_for_by_its_day() -> None:
    assert asked(a_fixture(ref=None), KICKOFF) == ["events lineups results  2025-09-13"]


def test_all_matches_that_are_on_are_asked_for_together() -> None:
    both = [a_fixture("7", name="one"), a_fixture("8", name="two")]
    assert len(about_matches(Told(), both, None, KICKOFF)) == 1
    assert calls_for_each(Told(), both) == 0.5
    assert calls_for_each(Told(batch=False), both) == 1.0


def test_only_what_a_provider_gives_and_knows_is_asked() -> None:
    poor: Provider = Told(gives=frozenset({Gives.FIXTURES}))
    assert about_matches(poor, [a_fixture()], None, KICKOFF) == []
    questions = in_calm(poor, an_interest(a_fixture()), KICKOFF - 20 * HOUR)
    assert [one.call.name for one in questions] == ["fixtures  2025"]


def test_calm_questions_come_in_order_of_weight_and_fixtures_more_often_on_matchday() -> None:
    calm = in_calm(Told(), an_interest(a_fixture()), KICKOFF - 20 * HOUR)
    assert [(one.call.name, one.every) for one in calm] == [
        ("fixtures results  2025", 12 * HOUR),
        ("absences broadcasts officials 7 2025", 12 * HOUR),
        ("table  2025", 24 * HOUR),
        ("meetings 7 2025", timedelta(days=90)),
        ("squads  2025", timedelta(days=30)),
    ]
    matchday = in_calm(Told(), an_interest(a_fixture()), KICKOFF - 5 * HOUR)
    assert matchday[0].every == 3 * HOUR


def test_meetings_name_both_teams_and_squads_those_who_play() -> None:
    wants = {
        what: one.call.want
        for one in in_calm(Told(), an_interest(a_fixture()), KICKOFF - 20 * HOUR)
        if one.call.want
        for what in one.call.want.what
    }
    assert wants[Gives.MEETINGS].teams == ("64", "62")
    assert wants[Gives.SQUADS].teams == ("62", "64")


def test_the_table_is_new_after_a_match() -> None:
    over = a_fixture(final=KICKOFF + 2 * HOUR)
    every = {one.call.name: one.every for one in in_calm(Told(), an_interest(over), KICKOFF + 3 * HOUR)}
    assert every["table  2025"] == 3 * HOUR


def test_one_that_tells_a_day_at_a_time_is_asked_by_the_day() -> None:
    by_day = Told(limits=Limits(calm=12 * HOUR, days=2), gives=frozenset({Gives.FIXTURES}))
    questions = in_calm(by_day, an_interest(a_fixture()), KICKOFF - 5 * HOUR)
    assert [(one.call.name, one.every) for one in questions] == [
        ("fixtures  2025-09-13", 3 * HOUR),
        ("fixtures  2025-09-14", 12 * HOUR),
    ]


def test_an_archive_is_asked_for_seasons_that_are_over_and_others_are_not() -> None:
    archive = Told(limits=Limits(calm=6 * HOUR), gives=frozenset({Gives.FIXTURES}))
    names = [one.call.name for one in in_calm(archive, an_interest(), KICKOFF)]
    assert names == ["fixtures  2025", "fixtures  2024"]
    counted = Told(limits=Limits(per_day=100), gives=frozenset({Gives.FIXTURES}))
    assert [one.call.name for one in in_calm(counted, an_interest(), KICKOFF)] == ["fixtures  2025"]
