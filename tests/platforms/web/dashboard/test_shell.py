"""The frame that all pages of the moderators share."""

import re
from datetime import UTC, datetime

from bot.chat import Channel, Look
from bot.platforms.web.dashboard.house import Moderated, Moderator
from bot.platforms.web.dashboard.sections import groups
from bot.platforms.web.dashboard.shell import Place, Shell, Visit, path
from bot.platforms.web.pages import templates
from bot.platforms.web.site import in_english

ANN = Moderator("discord", "7", "Ann <b>Field</b>", "abc123", datetime(2024, 4, 17, tzinfo=UTC))
REDS = Moderated(7, Channel("discord", "42"), "<i>matchday</i>", 1, "Reds", Look("en"))
SHELL = Shell(templates(), in_english)


def drawn(channel: Moderated = REDS, place: Place = Place.SETTINGS) -> str:
    page = SHELL.page("settings.html", Visit(ANN, channel, place), groups=groups(in_english("en")))
    assert page.headers["cache-control"] == "no-store"
    return bytes(page.body).decode()


def test_every_part_is_a_link_and_the_one_that_is_open_says_so() -> None:
    shown = drawn(place=Place.LOG)
    for place in Place:
        assert f'href="{path(REDS, place)}"' in shown
    assert re.findall(r'href="([^"]+)" aria-current="page"', shown) == ["/dashboard/7/log"]


def test_one_can_skip_to_the_content_and_sign_out() -> None:
    shown = drawn()
    assert '<a class="skip" href="#content">' in shown
    assert '<main id="content"' in shown
    assert '<form method="post" action="/dashboard/sign-out">' in shown


def test_names_are_escaped() -> None:
    shown = drawn()
    assert "<i>matchday" not in shown
    assert "<b>Field" not in shown


def test_nothing_is_inline() -> None:
    shown = drawn()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", shown)


def test_a_language_without_words_is_told_in_english_and_says_so() -> None:
    swedish = Moderated(7, REDS.channel, "matchday", 1, "Reds", Look("sv"))
    assert '<html lang="en">' in drawn(swedish)


def test_before_sign_in_there_is_nobody_to_sign_out() -> None:
    page = SHELL.alone(
        "said.html", in_english("en"), "en", title="Sign in", text="Send /dashboard.", inside=False
    )
    assert b"sign-out" not in bytes(page.body)
