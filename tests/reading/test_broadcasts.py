import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.broadcasts import broadcasts
from bot.reading.facts import Kind
from tests.reading.builders_of_articles import a_part


def _channels(text: str) -> list[str]:
    return [one.channel for one in broadcasts(a_part(text))]


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        (
            "Liverpool v Chelsea\nSunday 2pm Sky Sports Premier League Venue Anfield",
            ["Sky Sports Premier League"],
        ),
        ("Liverpool (1) v Chelsea (2), 12.30pm - Live on BT Sports", ["BT Sports"]),
        (
            "TV: Sky Sports Main Event and Sky Sports Ultra HD",
            ["Sky Sports Main Event", "Sky Sports Ultra HD"],
        ),
        ("TV channel? Sky Sports Main Event (UK), DAZN (Canada)", ["Sky Sports Main Event", "DAZN"]),
        ("The game will be shown live on Star Sports Select 1 HD.", ["Star Sports Select 1 HD"]),
        ("A transmissão da TNT começa às 15h", ["TNT"]),
        ("In tv: Sky Sport Uno, NOW", ["Sky Sport Uno", "NOW"]),
        ("Where to watch Liverpool v Chelsea\nBT Sport 2, 7.45pm Thursday", ["BT Sport 2"]),
        (
            "It is live on Sky Sports Football and Main Event.",
            ["Sky Sports Football", "Sky Sports Main Event"],
        ),
        ("Liverpool v Chelsea is on ITV at 19.15 (kick-off 19.45)", ["ITV"]),
        (
            "It will be shown live on Sky Sports Arena and can be streamed via the Discovery+ app.",
            ["Sky Sports Arena", "Discovery+"],
        ),
        ("TV: Saturday 5.30pm (KO 5.55pm)", []),
        ("BBC Radio Scotland will provide live coverage.", []),
        ("Premiere transmite a partida.", ["Premiere"]),
        ("La partita sarà visibile in esclusiva su Dazn.", ["Dazn"]),
        ("On TV: none", []),
        ("TV: not televised in the UK", []),
        ("He told Sky Sports that he is fit to play live again.", []),
        ("The BBC has a story about the stadium.", []),
    ],
)
def test_the_channels(text: str, channels: list[str]) -> None:
    assert _channels(text) == channels


def test_when_the_programme_starts() -> None:
    (one,) = broadcasts(
        a_part("Liverpool v Chelsea is live on TNT Sports 1 from 7pm (BST), with kickoff at 8pm.")
    )
    assert (one.channel, one.starts) == ("TNT Sports 1", "19:00")


def test_kick_off_is_not_when_the_programme_starts() -> None:
    (one,) = broadcasts(a_part("It is live on TNT Sports 1, kick-off at 8pm."))
    assert one.starts is None


def test_the_country_of_a_channel() -> None:
    found = broadcasts(
        a_part("On TV: BT Sport 1 (UK); none (USA); Star Sports Select HD1 (India); elsewhere")
    )
    assert [(one.channel, one.country) for one in found] == [
        ("BT Sport 1", "GB"),
        ("Star Sports Select HD1", "IN"),
    ]


def test_a_channel_nobody_knows_is_a_guess() -> None:
    (one,) = broadcasts(a_part("TV: Kanal Hundert"))
    assert (one.channel, one.sure) == ("Kanal Hundert", False)


def test_ratings_tell_of_no_broadcast() -> None:
    assert broadcasts(a_part("Shown live on Sky Sports", kind=Kind.RATINGS)) == []


def test_it_points_at_the_channel() -> None:
    text = "Intro.\nTV: Sky Sports Main Event"
    (one,) = broadcasts(a_part(text))
    assert text[slice(*one.at)] == one.channel


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    broadcasts(a_part(f"TV: {text}\nlive on Sky Sports {text}"))
