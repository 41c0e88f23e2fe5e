"""Real cards under real posts: drawn, sent, read on, corrected."""

from dataclasses import replace

from bot.chat import Look, Message, Post
from bot.pictures.studio import Studio
from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.render import CAPTION
from bot.platforms.text import units
from bot.posts.lineups import confirmed, predicted
from bot.posts.pictured import picture
from bot.posts.ratings import ratings
from tests.platforms.telegram.stage import Stage, a_message, plain
from tests.posts.real_tie import DAY_BEFORE, FULL_TIME, LONDON, MORNING_AFTER, second_leg
from tests.telegram_server import Chat

SPOILERS_HIDDEN = replace(LONDON, spoiler=True)


async def carded(chat: Chat, post: Post, look: Look = LONDON) -> Message:
    assert post.card is not None
    drawn = await Studio(None).drawn(post.card, look.dark)
    shown = picture(post.card, drawn.digest, drawn.png, look)
    return replace(a_message(chat, post=post), look=look, picture=shown)


async def test_the_caption_says_what_the_marks_come_to_and_the_card_the_rest(
    stage: Stage, bot: Telegram
) -> None:
    channel = stage.server.a_channel()
    told = ratings(second_leg(MORNING_AFTER), LONDON)
    await bot.platform.send(await carded(channel, told, SPOILERS_HIDDEN))
    [post] = stage.posts(channel)
    assert post.photo is not None
    assert post.photo.width >= 1_200
    assert post.covered
    text = plain(post.text)
    assert units(text) <= CAPTION
    assert text.startswith(told.title)
    assert "Players of the match for the press" in text
    assert text.splitlines()[-1].startswith("Sources: Bergamo e Sport")
    assert "Juan Musso" not in text
    labels = [button.label for row in post.buttons for button in row]
    assert "All marks in words" in labels
    assert "Read on" not in labels


async def test_a_corrected_card_takes_the_place_of_the_first(stage: Stage, bot: Telegram) -> None:
    channel = stage.server.a_channel()
    first = await carded(channel, predicted(second_leg(DAY_BEFORE), LONDON))
    reference = await bot.platform.send(first)
    second = await carded(channel, confirmed(second_leg(FULL_TIME), LONDON))
    await bot.platform.edit(reference, second)
    await bot.platform.edit(reference, second)
    [post] = stage.posts(channel)
    assert post.photo is not None
    assert second.picture is not None
    assert post.photo.data == second.picture.png
    assert not post.covered
    assert plain(post.text).startswith("Line-ups: Atalanta v Liverpool")
    assert len(stage.server.world.photos) == 2
