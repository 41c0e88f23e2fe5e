"""What the referee and one of the sides have in common."""

from dataclasses import replace

import pytest

from bot.knowledge.claims import AppointmentOf
from bot.knowledge.match import Appointment, Score
from bot.reading.claiming import claimed
from bot.reading.facts import OfficialsSaid, RefereedSaid, Words
from tests.reading.football import AT, a_frame, a_reading

IN_CHARGE = OfficialsSaid(Words("François Letexier", AT))
DRAW = RefereedSaid(
    "Liverpool", AT, opponent="Midtjylland", score=(1, 1), away=True, season="2020/21", booked=("Jones",)
)


def earlier(*said: RefereedSaid, officials: OfficialsSaid = IN_CHARGE) -> list[Appointment]:
    drafts = claimed(replace(a_reading(), officials=officials, refereed=said), a_frame()).drafts
    claims = [draft.claim for draft in drafts if isinstance(draft.claim.about, AppointmentOf)]
    return [claim.value for claim in claims if isinstance(claim.value, Appointment)]


def test_a_draw_with_its_ground_and_season() -> None:
    told = Appointment(
        "François Letexier", "Midtjylland", "Liverpool", Score(1, 1), "2020-21", ("Curtis Jones",)
    )
    assert earlier(DRAW) == [told]
    [home] = earlier(replace(DRAW, away=False, season="2020-2021"))
    assert (home.home, home.away, home.season) == ("Liverpool", "Midtjylland", "2020-21")


@pytest.mark.parametrize(
    "said",
    [
        replace(DRAW, score=(2, 1)),
        replace(DRAW, away=None),
        replace(DRAW, season=None),
        replace(DRAW, opponent=None),
        replace(DRAW, team="Ajax"),
        RefereedSaid("Liverpool", AT, matches=3),
    ],
)
def test_what_is_not_told_in_full_is_no_claim(said: RefereedSaid) -> None:
    assert earlier(said) == []


def test_without_a_referee_it_is_nobodys() -> None:
    assert earlier(DRAW, officials=OfficialsSaid()) == []
