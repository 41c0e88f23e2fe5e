"""A message as a room of this site will show it."""

from gettext import NullTranslations

from bot.platforms.web.preview import preview
from bot.platforms.web.where import url
from tests.platforms.hostile import hostile


def test_it_has_the_parts_of_a_card_and_nothing_hostile_becomes_markup() -> None:
    seen = preview(hostile("web"), NullTranslations())
    assert seen.text.startswith('<h3 dir="auto">&lt;script&gt;')
    assert '<p class="source"' in seen.body
    assert 'class="secret"' in seen.body
    for shown in (seen.text, seen.body):
        assert "<script" not in shown
        assert "<img" not in shown
        assert "javascript:" not in shown
    assert (seen.colour, seen.silent, seen.more) == (None, False, False)
    assert seen.buttons[0][1] == "More"


def test_a_message_has_an_address_whatever_its_room_is_called() -> None:
    assert url("liverpool", "a1") == "/rooms/liverpool#m-a1"
    assert url('"><b>/..', 'x"') == "/rooms/%22%3E%3Cb%3E%2F..#m-x%22"
