"""What the kinds of post are called."""

from gettext import NullTranslations

import pytest

from bot.knowledge.occasion import Kind
from bot.platforms.web.kinds import ANSWER, label, labels


def test_every_kind_of_post_has_a_name_and_nothing_else_has() -> None:
    assert set(labels(NullTranslations())) == {kind.value for kind in Kind}


@pytest.mark.parametrize("kind", [ANSWER, "of_tomorrow"])
def test_an_answer_and_an_unknown_kind_need_none(kind: str) -> None:
    assert label(kind, NullTranslations()) == ""
