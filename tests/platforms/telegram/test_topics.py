"""A topic for each match, and what happens to one that takes no posts."""

from dataclasses import replace

import pytest

from bot.chat import Failure, Look
from bot.knowledge.occasion import Kind
from bot.platforms.telegram import line, outage
from bot.platforms.telegram.chats import moderator_of
from bot.platforms.telegram.topics import MAKING, name
from bot.platforms.text import units
from tests.platforms.telegram.delivering import calls, posting
from tests.platforms.telegram.stage import FIXTURE, Notebook, a_message, plain, wishing
from tests.telegram_server import Chat, Fault, TelegramServer, Topic

NAME = "Atalanta v Liverpool · 2099-04-18"
MAKES = "createForumTopic"
READER = ("can_manage_chat", "can_delete_messages", "can_pin_messages")
"""An administrator who manages no topics, and so may not write in closed ones."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(line, "FIRST_PAUSE", 0.02)


@pytest.fixture
def forum(server: TelegramServer) -> Chat:
    return server.a_supergroup(forum=True)


def standing(server: TelegramServer, chat: Chat, topic: Topic | None = None) -> list[str]:
    """The titles of our posts in a topic, or outside all of them."""
    return [
        plain(post.text).partition("\n")[0]
        for post in server.posts(chat)
        if post.topic is topic and not post.service
    ]


def test_it_is_named_after_the_match_and_the_day_where_it_is_read() -> None:
    assert name(FIXTURE, Look()) == NAME
    assert name(FIXTURE, Look(zone="Pacific/Auckland")).endswith("2099-04-19")
    assert name(replace(FIXTURE, kickoff=None), Look()) == "Atalanta v Liverpool"
    assert units(name(replace(FIXTURE, name="🏆" * 300), Look())) <= 128


async def test_all_posts_of_a_match_go_to_its_topic(server: TelegramServer, forum: Chat) -> None:
    async with posting(server) as office:
        sent = await office.all(wishing(forum, title, thread=True) for title in ("Preview", "Goal!"))
    [topic] = forum.topics.values()
    assert topic.name == NAME
    assert sorted(standing(server, forum, topic)) == ["Goal!", "Preview"]
    assert standing(server, forum) == []
    assert len(set(sent)) == 2


async def test_it_is_found_again_after_a_restart(server: TelegramServer, forum: Chat) -> None:
    memory = Notebook()
    for title in ("Preview", "Goal!"):
        async with posting(server, memory) as office:
            await office.send(wishing(forum, title, thread=True))
    assert len(forum.topics) == 1


async def test_one_whose_making_was_never_heard_is_not_made_twice(
    server: TelegramServer, forum: Chat
) -> None:
    async with posting(server) as office:
        server.fail(Fault.RESET, on=MAKES, applied=True)
        for title in ("Preview", "Goal!"):
            await office.send(wishing(forum, title, thread=True))
    assert len(forum.topics) == 1
    assert standing(server, forum) == ["Preview", "Goal!"]


async def test_one_that_was_being_made_when_the_process_died_is_not_made_twice(
    server: TelegramServer, forum: Chat
) -> None:
    memory, message = Notebook(), wishing(forum, thread=True)
    await memory.keep(message.channel, message.subject, "topic", "", MAKING)
    async with posting(server, memory) as office:
        await office.send(message)
    assert calls(server, MAKES) == []
    assert standing(server, forum) == ["Goal!"]


async def test_one_that_certainly_was_not_made_is_made_later(
    server: TelegramServer, forum: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posting(server) as office:
        server.fail(Fault.RATE_LIMITED, on=MAKES, seconds=60)
        assert (await office.failure(wishing(forum, thread=True))).failure is Failure.NOT_SENT
        monkeypatch.setattr(office.flood, "_halted_until", 0.0)
        await office.send(wishing(forum, thread=True))
    [topic] = forum.topics.values()
    assert standing(server, forum, topic) == ["Goal!"]


@pytest.mark.parametrize("chat", ["a forum", "a group"])
async def test_where_topics_are_not_to_be_had_the_chat_serves(server: TelegramServer, chat: str) -> None:
    place = server.a_supergroup(forum=True, rights=READER) if chat == "a forum" else server.a_supergroup()
    async with posting(server) as office:
        for title in ("Preview", "Goal!"):
            await office.send(wishing(place, title, thread=True))
    assert standing(server, place) == ["Preview", "Goal!"]
    assert len(calls(server, MAKES)) == 1


async def test_what_is_about_no_match_stays_in_the_chat(server: TelegramServer, forum: Chat) -> None:
    fan = server.private(server.a_person(started=True))
    async with posting(server) as office:
        await office.send(replace(wishing(forum, thread=True), fixture=None))
        await office.send(wishing(fan, thread=True))
    assert calls(server, MAKES) == []


async def test_a_channel_that_is_a_topic_has_none_of_its_own(server: TelegramServer, forum: Chat) -> None:
    topic = server.a_topic(forum, "Matches")
    message = replace(wishing(forum, thread=True), channel=a_message(forum, topic=topic).channel)
    async with posting(server) as office:
        await office.send(message)
    assert standing(server, forum, topic) == ["Goal!"]
    assert calls(server, MAKES) == []


async def test_after_the_ratings_it_is_closed_and_can_still_be_posted_in(
    server: TelegramServer, forum: Chat
) -> None:
    ratings = replace(wishing(forum, "Ratings", thread=True), kind=Kind.RATINGS)
    async with posting(server) as office:
        reference = await office.send(ratings)
        await office.afterwards.finish()
        [topic] = forum.topics.values()
        assert topic.closed
        await office.platform.edit(reference, replace(ratings, post=a_message(forum, "Corrected").post))
        await office.send(wishing(forum, "Ballot", thread=True))
    assert standing(server, forum, topic) == ["Corrected", "Ballot"]


async def test_one_that_was_closed_here_is_opened_again_where_it_has_to_be(
    server: TelegramServer, forum: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratings = replace(wishing(forum, "Ratings", thread=True), kind=Kind.RATINGS)
    async with posting(server) as office:
        await office.send(ratings)
        await office.afterwards.finish()
        [topic] = forum.topics.values()
        monkeypatch.setattr("tests.telegram_server.reach.manages_topics", lambda *_: False)
        await office.send(wishing(forum, "Ballot", thread=True))
    assert standing(server, forum, topic) == ["Ratings", "Ballot"]
    assert not topic.closed


@pytest.mark.parametrize("how", ["closed", "deleted"])
async def test_a_topic_that_takes_no_posts_gives_way_to_general_and_moderators_hear_of_it_once(
    server: TelegramServer, how: str
) -> None:
    forum = server.a_supergroup(forum=True, rights=READER)
    topic = server.a_topic(forum, "Matches")
    memory = Notebook()
    server.closes_topic(topic) if how == "closed" else server.deletes_topic(topic)
    for title in ("Preview", "Goal!"):
        async with posting(server, memory) as office:
            await office.all(
                [a_message(forum, title, topic=topic), a_message(forum, f"{title}!", topic=topic)]
            )
    general = standing(server, forum)
    assert sorted(general) == ["A topic takes no posts", "Goal!", "Goal!!", "Preview", "Preview!"]
    [note] = [post for post in server.posts(forum) if "takes no posts" in post.text]
    assert note.silent


async def test_the_match_goes_on_in_general_where_its_topic_was_deleted(
    server: TelegramServer, forum: Chat
) -> None:
    async with posting(server) as office:
        await office.send(wishing(forum, "Preview", thread=True))
        [topic] = forum.topics.values()
        server.deletes_topic(topic)
        for title in ("Goal!", "Card"):
            await office.send(wishing(forum, title, thread=True))
    assert [title for title in standing(server, forum) if "topic" not in title] == ["Goal!", "Card"]
    assert len(calls(server, MAKES)) == 1


@pytest.mark.parametrize("started", [True, False])
async def test_who_set_the_bot_up_hears_of_it_in_private_where_that_can_be(
    server: TelegramServer, started: bool
) -> None:
    forum = server.a_supergroup("Anfield", forum=True, rights=READER)
    topic, person = server.a_topic(forum, "Matches"), server.a_person("Ann", started=started)
    memory = Notebook()
    memory.notes[moderator_of(forum.id)] = str(person.id)
    server.closes_topic(topic)
    async with posting(server, memory) as office:
        await office.send(a_message(forum, topic=topic))
    told = [post.text for post in server.posts(server.private(person))]
    assert len(told) == started
    assert all("Anfield" in plain(text) for text in told)
    assert len(standing(server, forum)) == (1 if started else 2)
