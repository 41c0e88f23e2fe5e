"""A post on a moderators' page: nothing in it is markup, its buttons are forms or links."""

from datetime import UTC, datetime

from bot.chat import Action, Bullets, Channel, Link, Look, Paragraph, Picture, Post, Show, Text, When
from bot.platforms.web.dashboard.house import Moderated, Moderator
from bot.platforms.web.dashboard.posts import Posts, asks
from bot.platforms.web.dashboard.shell import Visit
from bot.platforms.web.pages import templates
from bot.platforms.web.site import in_english

ANN = Moderator("discord", "7", "Ann", "abc123", datetime(2024, 4, 17, tzinfo=UTC))
REDS = Moderated(7, Channel("discord", "42"), "matchday", 1, "Reds", Look("en", "Europe/London"))
VISIT = Visit(ANN, REDS, section="options")
POSTS = Posts(templates(), in_english)


def test_a_button_is_a_form_with_all_that_it_says() -> None:
    post = Post("T", actions=(Action("Stop Liverpool", "unfollow", {"what": "team:liverpool"}),))
    shown = POSTS.card(post, VISIT, back="calendar")
    assert '<form method="post" action="/dashboard/7/command#answer">' in shown
    for name, value in {
        "csrf": "abc123", "command": "unfollow", "arg.what": "team:liverpool", "back": "calendar"
    }.items():  # fmt: skip
        assert f'<input type="hidden" name="{name}" value="{value}">' in shown


def test_a_button_that_shows_a_page_is_a_link() -> None:
    shown = POSTS.card(Post("T", actions=(Action("Quiet hours", "quiet"),)), VISIT)
    assert '<a class="button" href="/dashboard/7/settings/quiet">Quiet hours</a>' in shown


def test_a_page_does_not_lead_to_itself() -> None:
    post = Post("T", actions=(Action("All options", "options"),))
    assert "All options" in POSTS.card(post, VISIT)
    assert "All options" not in POSTS.card(post, VISIT, standing=True)


def test_nothing_that_somebody_wrote_is_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    post = Post(
        hostile,
        (Bullets(((Text("☑ "), Text(hostile, strong=True), Text(f" – {hostile}")),)),),
        (Link("here", "javascript:alert(1)"),),
        (Action(f"☑ {hostile}", "posts", {"kind": hostile}), Action(hostile, "posts", {hostile: "1"})),
    )
    shown = POSTS.card(post, VISIT)
    assert "<script" not in shown
    assert "javascript:" not in shown


def test_a_switch_says_whether_it_is_on() -> None:
    line = (Text("☐ "), Text("Goals", strong=True), Text(" – a message for each"))
    post = Post("T", (Bullets((line,)),), actions=(Action("☐ Goals", "posts", {"kind": "goal", "to": "on"}),))
    shown = POSTS.card(post, VISIT)
    assert 'role="switch" aria-checked="false"' in shown
    assert "☐" not in shown
    assert shown.count("a message for each") == 1


def test_a_picture_is_in_the_page_with_its_words() -> None:
    picture = Picture("d", b"png", "Liverpool, 4-3-3")
    assert '<img class="inline" src="data:image/png;base64,cG5n" alt="Liverpool, 4-3-3">' in POSTS.card(
        Post("T"), VISIT, picture=picture
    )


def test_it_is_written_as_its_reader_has_it() -> None:
    kickoff = When(datetime(2024, 4, 18, 19, tzinfo=UTC), Show.TIME)
    post = Post("T", (Paragraph((kickoff,)),))
    assert "20:00 BST" in POSTS.card(post, VISIT)
    assert "21:00 CEST" in POSTS.card(post, VISIT, look=Look("en", "Europe/Rome"))


def test_what_asks_once_more_has_its_main_button() -> None:
    yes = Action("Yes, pause", "pause", {"until": "", "sure": "1"})
    post = Post(
        "Pause?", (Paragraph((Text("Really?"),)),), actions=(yes, Action("No", "pause", {"state": "1"}))
    )
    assert asks(post)
    assert '<button type="submit" class="button primary">Yes, pause</button>' in POSTS.card(post, VISIT)
    assert not asks(Post("T", actions=(Action("Options", "options"),)))
