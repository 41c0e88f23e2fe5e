"""What there is to do about a line of the delivery log."""

from datetime import timedelta

import pytest

from bot.chat import Look
from bot.knowledge.logged import Logged
from bot.knowledge.occasion import Kind
from bot.knowledge.quiet import DROPPED
from bot.posts.delivered import STATES, advice, again, state_name
from tests.knowledge.builders import NOON

LOOK = Look("en", "Europe/London")
LATER = NOON + timedelta(hours=1)


def logged(state: str | None, reason: str | None = None, stands: str = "told") -> Logged:
    return Logged(Kind.GOAL, "", "", NOON, LATER, stands, None, 7, state, reason)


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("sent", None, ""),
        ("sent", "the server did not answer", "The message stands as it was before that correction."),
        ("pending", None, ""),
        ("pending", "the server did not answer", "There is nothing to do: it is tried again by itself."),
        ("skipped", "expired", ""),
        ("skipped", "the channel is paused: kicked", "/resume lets posts go on here."),
        ("skipped", "moderators stopped this match here", "/stop once more takes that back."),
        ("skipped", DROPPED, "/quiet decides which posts quiet hours hold back and which they drop."),
        ("failed", "forbidden", "Mend that first, then post it again."),
        ("unknown", "lost", "Look whether it stands in the channel before you post it again."),
        (None, None, ""),
    ],
)
def test_each_fate_has_its_advice(state: str | None, reason: str | None, said: str) -> None:
    assert advice(logged(state, reason), NOON, LOOK) == said


@pytest.mark.parametrize("state", STATES)
def test_only_what_did_not_arrive_and_is_of_use_can_be_posted_again(state: str) -> None:
    button = again(logged(state), NOON, LOOK)
    assert (button is not None) == (state in ("failed", "unknown"))
    assert button is None or button.arguments == {"post": "7"}
    assert again(logged(state), LATER, LOOK) is None
    assert again(logged(state, stands="cancelled"), NOON, LOOK) is None
    assert "too late" in advice(logged(state), LATER, LOOK) or state not in ("failed", "unknown")


def test_every_state_has_a_word_of_its_own() -> None:
    assert len({state_name(state, LOOK) for state in STATES}) == len(STATES)
