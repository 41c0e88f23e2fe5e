"""What is said of a match by its id alone reaches the match that its provider told of before."""

from dataclasses import replace

from bot.knowledge.claims import AbsenceOf, Claim
from bot.knowledge.given import Given
from bot.knowledge.match import Team
from bot.knowledge.team_news import Absence, AbsenceStatus
from storage.database import Database
from tests.storage.providers import ALPHA, BETA, MINUTE, NOW, Provider, dossier, taken

ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")
OUT = Absence(AbsenceStatus.OUT, "calf injury")


def missing(of: Team, player: str, one: Provider = ONE) -> Claim:
    return Claim(AbsenceOf(one.key, of.key, player), OUT, one.source, NOW)


def absences(*said: Claim, teams: tuple[Team, ...] = (ONE.home,)) -> Given:
    """Teams and who is missing, and nothing of the match."""
    return Given(ALPHA, teams=teams, claims=said, whole=frozenset({(ONE.key, AbsenceOf)}))


async def test_an_absence_reaches_the_match_that_was_told_of_before(either: Database) -> None:
    first = await taken(either, ONE.given(ONE.kickoff()))
    said = await taken(either, absences(missing(ONE.home, "Cody Gakpo")), NOW + MINUTE)
    assert said.matches == first.matches
    found = await dossier(either, said)
    assert [(one.team, one.player) for one in found.absentees] == [("liverpool", "Cody Gakpo")]
    assert (found.match.home.name, found.match.away.name) == ("Liverpool", "Bournemouth")


async def test_who_is_not_missing_any_more_is_taken_back(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff()))
    both = absences(
        missing(ONE.home, "Cody Gakpo"), missing(ONE.away, "Adam Smith"), teams=(ONE.home, ONE.away)
    )
    await taken(either, both, NOW + MINUTE)
    said = await taken(either, absences(missing(ONE.home, "Cody Gakpo")), NOW + 2 * MINUTE)
    assert said.taken_back == 1
    assert [one.player for one in (await dossier(either, said)).absentees] == ["Cody Gakpo"]


async def test_a_match_that_was_never_told_of_is_a_problem(either: Database) -> None:
    said = await taken(either, absences(missing(ONE.home, "Cody Gakpo")))
    assert (said.said, said.matches) == (0, {})


async def test_what_another_provider_calls_so_is_another_match(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff()))
    other = Provider(BETA, "Liverpool", "Bournemouth", ref="1")
    theirs = replace(
        absences(), source=BETA, teams=(other.home,), claims=(missing(other.home, "Gakpo", other),)
    )
    assert (await taken(either, theirs, NOW + MINUTE)).said == 0
