"""Addresses and references, there and back."""

import pytest

from bot.platforms.telegram.addresses import Place, Sent, address, place, reference, sent


@pytest.mark.parametrize("written", ["-1001234567890", "-1001234567890/42", "7012345678"])
def test_an_address_survives_the_way_there_and_back(written: str) -> None:
    assert address(*place(written)) == written


def test_a_topic_is_part_of_the_address() -> None:
    assert place("-100123/42") == Place(-100123, 42)
    assert place("-100123") == Place(-100123, None)


@pytest.mark.parametrize("what", [Sent(-100123, 7), Sent(-100123, 7, True)])
def test_a_reference_survives_too(what: Sent) -> None:
    assert sent(reference(*what)) == what


@pytest.mark.parametrize("written", ["", "general", "-100/x", "/3"])
def test_what_is_no_address_is_told(written: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        place(written)
