"""A player is whom his provider means by an id, not somebody of the team who is called alike."""

from collections.abc import Mapping
from dataclasses import replace

from bot.knowledge.claims import Claim
from bot.knowledge.given import Given
from storage.database import Database
from tests.storage.providers import ALPHA, Provider, dossier, taken

ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")


def scored(by: Mapping[str, str]) -> Given:
    """A goal by each of these players of the home side, with the provider's id of him."""
    goals: list[Claim] = [
        ONE.goal(f"g{number}", name, 10 * number) for number, name in enumerate(by.values(), start=1)
    ]
    ids = {(ONE.home.key, name): theirs for theirs, name in by.items()}
    return replace(ONE.given(ONE.kickoff(), *goals), player_ids=ids)


async def scorers(store: Database, *answers: Mapping[str, str]) -> list[str | None]:
    for by in answers:
        said = await taken(store, scored(by))
    return [event.player for event in (await dossier(store, said)).events]


async def test_two_ids_are_two_players_though_their_names_are_alike(database: Database) -> None:
    both = {"1": "Emiliano Martínez", "2": "Lisandro Martínez"}
    assert await scorers(database, both) == list(both.values())


async def test_who_scored_earlier_does_not_take_the_goals_of_another(database: Database) -> None:
    both = {"1": "Jacob Murphy", "2": "Josh Murphy"}
    assert await scorers(database, {"1": "Jacob Murphy"}, both) == list(both.values())


async def test_a_provider_that_has_a_player_twice_means_one(database: Database) -> None:
    twice = {"1": "Thomas Müller", "2": "Müller", "3": "T. Müller"}
    assert await scorers(database, {"1": "Thomas Müller"}, twice) == ["Thomas Müller"] * 3
