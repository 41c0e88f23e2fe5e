"""The next posts of a channel: listed with their reason, and seen exactly as they will look."""

from bot.chat import Action, Answer, Channel, Request
from bot.knowledge.occasion import Kind, Rule
from storage import audit, channels
from storage.channels import Quiet
from storage.tables import rules
from tests.handlers.matchday import LEADING, LONDON, NOBODY, REDS, Matchday
from tests.handlers.press import labels, moderate, press, words


def numbered(answer: Answer) -> list[str]:
    return [label.split(" · ")[1] for label in labels(answer) if " · " in label]


async def test_each_has_its_time_its_kind_its_rule_its_match_and_the_follow_that_brings_it(
    told: Matchday,
) -> None:
    page = await moderate(told, "upcoming")
    assert page.private
    said = words(page)
    assert "Wed 17 Apr, 20:00 BST: preview, Atalanta v Liverpool; follows Liverpool" in said
    assert "Thu 18 Apr, 18:00 BST: reminder (2 hours before kickoff), Atalanta v Liverpool" in said
    assert len(numbered(page)) == 10


async def test_what_is_not_certain_says_so(told: Matchday) -> None:
    said = words(await moderate(told, "upcoming"))
    assert "about Thu 18 Apr, 19:00 BST, an hour before kickoff: line-ups" in said
    assert "when the match is over, about Thu 18 Apr, 21:55 BST: full time" in said
    assert "Whenever there is something to tell: goal and change of kickoff." in said
    line_ups = await moderate(
        told, "upcoming", post=str(numbered(await moderate(told, "upcoming")).index("line-ups") + 1)
    )
    assert "so it cannot be shown yet" in words(line_ups)
    assert "Send it now" not in labels(line_ups)


async def test_a_post_is_seen_as_it_will_look_with_its_own_buttons(told: Matchday) -> None:
    page = await moderate(told, "upcoming")
    seen = await press(told, page, "1 · team news")
    assert seen.post.title == "Team news: Atalanta v Liverpool"
    assert (seen.private, seen.replaces) == (True, True)
    assert seen.post.card is not None
    assert labels(seen)[-4:] == ["Send it now", "Skip this one", "No more of this match", "The next posts"]


async def test_the_channels_own_words_stand_above_it(told: Matchday) -> None:
    async with told.database.write() as conn:
        await conn.execute(
            rules.update().where(rules.c.lead == "PT7200S").values(text="Scarves on, everybody!")
        )
    page = await moderate(told, "upcoming")
    seen = await moderate(told, "upcoming", post=str(numbered(page).index("reminder") + 1))
    assert "Scarves on, everybody!" in words(seen)


async def test_buttons_hold_what_discord_and_telegram_can_carry(told: Matchday) -> None:
    page = await moderate(told, "upcoming")
    shown = await press(told, page, labels(page)[0])
    for button in page.post.actions:
        assert sum(len(name) + len(value) for name, value in button.arguments.items()) < 30
    assert all(_custom_id(button) <= 100 for button in shown.post.actions)


def _custom_id(button: Action) -> int:
    given = "&".join(f"{name}={value}" for name, value in button.arguments.items())
    return len(f"1|{button.command}|{given}")


async def test_quiet_hours_hold_a_post_back_or_drop_it(told: Matchday) -> None:
    async with told.database.write() as conn:
        known = await channels.settings(conn, REDS)
        assert known is not None
        await channels.set_quiet(conn, known.id, Quiet("19:30", "22:00"))
    said = words(await moderate(told, "upcoming"))
    assert "Wed 17 Apr, 22:00 BST, after quiet hours: preview" in said
    assert "reminder (15 minutes before kickoff), Atalanta v Liverpool; follows Liverpool~ not posted" in said


async def test_a_digest_is_among_them(told: Matchday) -> None:
    async with told.database.write() as conn:
        known = await channels.settings(conn, REDS)
        assert known is not None
        await channels.want(conn, known.id, [Rule(Kind.DIGEST, "W3 09:00 Europe/London")], told.clock.instant)
    page = await moderate(told, "upcoming")
    assert "Thu 18 Apr, 09:00 BST: digest" in words(page)
    seen = await press(told, page, next(label for label in labels(page) if label.endswith("digest")))
    assert "Atalanta v Liverpool" in words(seen)
    assert "No more of this match" not in labels(seen)


async def test_a_channel_that_follows_nothing_is_told_how_to_begin(told: Matchday) -> None:
    assert "/follow" in words(await moderate(told, "upcoming", NOBODY))
    nowhere = await moderate(told, "upcoming", Channel("web", "nowhere"))
    assert nowhere.post.title == "This channel is not set up"


async def test_a_stale_or_forged_button_does_nothing(told: Matchday) -> None:
    page = await moderate(told, "upcoming")
    preview = next(one for one in page.post.actions if one.label.endswith("preview"))
    await told.come_to(LEADING)
    for post in (preview.arguments["post"], "0123456789", "99", "0", "²", "x" * 5000):
        answer = await moderate(told, "upcoming", post=post, do="send")
        assert answer.post.title == "That is not among the next posts"


async def test_skipping_is_noted_with_who_did_it_and_once(told: Matchday) -> None:
    for _ in range(2):
        request = Request("upcoming", {"post": "4", "do": "skip"}, REDS, "ann", LONDON, True, name="Ann")
        await told.desk.answer(request)
    async with told.database.read() as conn:
        [noted] = await audit.entries(conn, 1)
    assert (noted.entry.what, noted.entry.who, noted.entry.name) == ("skip", "web:ann", "Ann")
    assert noted.entry.after == {
        "match": "atalanta-liverpool-2024-04-18",
        "kind": "kickoff_reminder",
        "lead": "PT7200S",
    }
