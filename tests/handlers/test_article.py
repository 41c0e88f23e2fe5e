"""Nothing of an article is told before a moderator approves it, and everything can be taken back."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.chat import Answer, Channel, Request
from bot.knowledge.claims import AbsenceOf, Claim, LineupOf, MarkOf, SourceKind
from bot.knowledge.match import MatchKey
from bot.platforms.discord.components import custom_id
from bot.reading.article import Article, CannotRead, Why
from bot.reading.facts import Kind, Pairing, Reading
from handlers.desk import Desk
from handlers.filing import Filing
from handlers.understanding import Understand
from storage import articles, channels, claims, feeds, occasions
from storage.feeds import Feed
from tests.handlers.matchday import DEA, LONDON, NEXT_MORNING, REDS, Matchday
from tests.handlers.press import (
    FIRST_LEG,
    MATCH,
    PAIRING,
    PREVIEW,
    PROSE,
    RATINGS,
    TEXT,
    URL,
    a_button,
    absent,
    labels,
    moderate,
    press,
    press_room,
    words,
)

SITE = 1
"""The community of the packaged matchday."""
REAL = """date 2024-04-17
Atalanta vs. Liverpool
Europa League, quarter-final second leg | Gewiss Stadium
Thursday, April 18 | 8pm (BST)

Conor Bradley is out of Thursday's game with an ankle injury and will be sidelined for the next three weeks.

Predicted Liverpool XI:
Alisson; Gomez, Konate, Van Dijk, Robertson; Mac Allister, Endo, Szoboszlai; Salah, Nunez, Diaz
"""


async def said(told: Matchday, scope: int | None = SITE, match: MatchKey = MATCH) -> list[Claim]:
    """What articles say of the match now, in a scope."""
    async with told.database.read() as conn:
        found = await claims.of_matches(conn, [match], scope)
    return [claim for claim in found[match] if claim.origin]


async def players_out(told: Matchday, scope: int | None = SITE) -> set[str]:
    return {c.about.player for c in await said(told, scope) if isinstance(c.about, AbsenceOf)}


async def brought(told: Matchday, reading: Reading = PREVIEW) -> Answer:
    press_room(told, reading)
    return await moderate(told, "article", article=TEXT)


# --- the card


async def test_a_card_says_what_was_understood_and_is_for_its_asker(told: Matchday) -> None:
    card = await brought(told)
    assert card.private
    shown = words(card)
    assert shown.startswith("Review: Atalanta v Liverpool\n")
    assert "Tsimikas (Liverpool): out, knock" in shown
    assert "Cody Gakpo (Liverpool): doubtful, knock (?)" in shown
    assert "Liverpool (predicted, 4-3-3): Alisson; Joe Gomez, Ibrahima Konaté" in shown
    assert "the weekday does not fit the date" in shown
    assert PROSE not in shown
    assert labels(card) == [
        "Approve all", "Approve what is certain", "Approve: Team news", "Approve: Line-ups", "Reject",
    ]  # fmt: skip


async def test_nothing_is_told_before_it_is_approved(told: Matchday) -> None:
    before = await told.read("teamnews")
    await brought(told)
    assert await said(told) == []
    assert await told.read("teamnews") == before


async def test_a_real_text_comes_through_to_the_posts(told: Matchday) -> None:
    told.desk = Desk(told.database, told.clock)
    card = await moderate(told, "article", article=REAL)
    assert "Conor Bradley (Liverpool): out" in words(card)
    await press(told, card, "Approve all")
    assert {type(claim.about) for claim in await said(told)} >= {AbsenceOf, LineupOf}
    assert "Conor Bradley" in await told.read("teamnews")


async def test_approving_all_tells_it_with_the_paper_and_its_link(told: Matchday) -> None:
    done = await press(told, await brought(told), "Approve all")
    assert done.replaces
    assert "Approved by you" in words(done)
    told_now = await told.read("teamnews")
    assert "paper.example" in told_now
    assert PROSE not in told_now
    post = (await told.ask("teamnews")).post
    assert any(getattr(span, "url", None) == URL for span in post.source)


async def test_what_is_approved_is_the_papers_word_in_this_community_only(told: Matchday) -> None:
    await press(told, await brought(told), "Approve all")
    found = await said(told)
    assert {claim.source.kind for claim in found} == {SourceKind.PRESS}
    assert {claim.scope for claim in found} == {SITE}
    assert await said(told, None) == []
    assert all(claim.said_at <= told.clock.now() for claim in found)


async def test_one_group_alone_and_what_is_certain_alone(told: Matchday) -> None:
    card = await brought(told)
    some = await press(told, card, "Approve: Line-ups")
    assert {type(claim.about) for claim in await said(told)} == {LineupOf}
    sure = await press(told, some, "Approve what is certain")
    assert len(await players_out(told)) == 1
    assert "Cody Gakpo" not in await players_out(told)
    assert "Approve: Team news" in labels(sure)
    rest = await press(told, sure, "Approve: Team news")
    assert "Cody Gakpo" in await players_out(told)
    assert "Reject the rest" not in labels(rest)


async def test_the_rest_can_be_rejected_and_what_was_approved_stands(told: Matchday) -> None:
    sure = await press(told, await brought(told), "Approve what is certain")
    done = await press(told, sure, "Reject the rest")
    assert len(await players_out(told)) == 1
    assert "Articles to review" not in words(await moderate(told, "articles"))
    assert "only what is certain was approved by you" in words(done)


async def test_everything_can_be_taken_back_and_approved_again(told: Matchday) -> None:
    before = await told.read("teamnews")
    done = await press(told, await brought(told), "Approve all")
    undone = await press(told, done, "Take back: Team news")
    assert {type(claim.about) for claim in await said(told)} == {LineupOf}
    assert await told.read("teamnews") == before
    again = await press(told, undone, "Approve: Team news")
    assert "Cody Gakpo" in await players_out(told)
    await press(told, again, "Take all back")
    assert await said(told) == []


async def test_rejecting_and_thinking_again(told: Matchday) -> None:
    rejected = await press(told, await brought(told), "Reject")
    assert labels(rejected) == ["Think again"]
    assert await said(told) == []
    assert "No articles to review" in words(await moderate(told, "articles"))
    card = await press(told, rejected, "Think again")
    assert "Approve all" in labels(card)
    assert "Articles to review" in words(await moderate(told, "articles"))


async def test_pressing_twice_is_pressing_once(told: Matchday) -> None:
    card = await brought(told)
    first = await press(told, card, "Approve all")
    found = await said(told)
    async with told.database.read() as conn:
        change = await occasions.last_change(conn)
    second = await press(told, card, "Approve all", "bob")
    assert await said(told) == found
    assert first.post == second.post or "another moderator" in words(second)
    assert "nothing was done" not in words(second)
    async with told.database.read() as conn:
        assert await occasions.last_change(conn) == change
        stands = await articles.standing(conn, 1, SITE)
    assert {said_.by for said_ in stands[1].decided.values()} == {"web:ann"}


async def test_two_at_once_agree(told: Matchday) -> None:
    card = await brought(told)
    await asyncio.gather(press(told, card, "Approve all"), press(told, card, "Approve all", "bob"))
    assert len(await said(told)) == 3


async def test_a_stale_button_does_nothing_and_shows_how_it_stands(told: Matchday) -> None:
    card = await brought(told)
    await press(told, card, "Reject", "bob")
    stale = await press(told, card, "Approve all")
    assert "nothing was done" in words(stale)
    assert await said(told) == []


async def test_who_decided_and_when_is_kept(told: Matchday) -> None:
    await press(told, await brought(told), "Approve all", "bob")
    seen = await moderate(told, "article", article="1")
    assert "Approved by another moderator, Wed 17 Apr, 14:00 BST" in words(seen)


async def test_a_fan_never_decides(told: Matchday) -> None:
    card = await brought(told)
    for action in card.post.actions:
        request = Request(action.command, dict(action.arguments), REDS, "fan", LONDON)
        assert (await told.desk.answer(request)).post.title == "That is for moderators"
    assert await said(told) == []


async def test_another_community_cannot_decide(told: Matchday) -> None:
    card = await brought(told)
    elsewhere = Channel("web", "elsewhere")
    async with told.database.write() as conn:
        other = await channels.open_community(conn, "web", "other", "Other")
        await channels.open_channel(conn, other, elsewhere, "elsewhere", LONDON, told.clock.now())
    button = a_button(card, "Approve all")
    answer = await moderate(told, "article", elsewhere, **dict(button.arguments))
    assert answer.post.title == "No such article"
    assert await said(told) == []


async def test_an_unknown_channel_approves_nothing_for_everyone(told: Matchday) -> None:
    press_room(told, PREVIEW)
    nowhere = Channel("web", "nowhere")
    for command in ("article", "articles", "news", "feeds"):
        answer = await moderate(told, command, nowhere, article=TEXT)
        assert answer.post.title == "This channel is not set up"


@pytest.mark.parametrize(
    "do",
    ["", "yes", "yes.1", "yes.1.all", "yes.9.all.abcdef", "no.x", "back.1", "which.1.0", "which.1.-1.x", "…"],
)
async def test_a_button_that_nobody_made_does_nothing(told: Matchday, do: str) -> None:
    await brought(told)
    assert (await moderate(told, "article", article="1", do=do)).post.title == "Review: Atalanta v Liverpool"
    assert await said(told) == []


async def test_every_button_fits_every_platform(told: Matchday) -> None:
    for action in (await brought(told)).post.actions:
        assert custom_id(action.command, action.arguments)
        assert len("&".join(f"{k}={v}" for k, v in action.arguments.items())) <= 41
        assert len(action.label) <= 64


# --- which match


async def test_a_doubt_about_the_match_is_asked_and_the_answer_holds(told: Matchday) -> None:
    card = await brought(told, replace(PREVIEW, pairing=Pairing("Liverpool", "Atalanta", (0, 9))))
    assert card.post.title == "Which match is this about?"
    assert "Approve all" not in labels(card)
    chosen = await press(told, card, "Atalanta v Liverpool")
    assert chosen.post.title == "Review: Atalanta v Liverpool"
    await press(told, chosen, "Approve all")
    assert await players_out(told)
    assert await said(told, SITE, FIRST_LEG) == []


async def test_an_article_about_nothing_that_is_known_can_be_rejected(told: Matchday) -> None:
    card = await brought(told, replace(PREVIEW, pairing=Pairing("Ajax", "Feyenoord", (0, 9))))
    assert "Approve all" not in labels(card)
    await press(told, card, "Reject")
    assert "No articles to review" in words(await moderate(told, "articles"))


async def test_an_article_about_two_matches_has_a_card_for_each(told: Matchday) -> None:
    other = Reading(Kind.PREVIEW, Pairing("Fulham", "Liverpool", (0, 9)), absences=(absent("Robertson"),))
    overview = await brought(told, Reading(Kind.PREVIEW, matches=(PREVIEW, other)))
    assert overview.post.title == "Review: 2 matches"
    card = await press(told, overview, "1. Atalanta v Liverpool")
    await press(told, card, "Approve all")
    assert len(await said(told)) == 3
    listed = words(await moderate(told, "article", article="1"))
    assert "Atalanta v Liverpool: decided" in listed
    assert "Fulham v Liverpool: to be decided: Team news" in listed
    assert "Articles to review" in words(await moderate(told, "articles"))


# --- bringing it


async def test_the_same_article_again_is_the_same_article(told: Matchday) -> None:
    await press(told, await brought(told), "Approve all")
    again = await moderate(told, "article", article=TEXT)
    assert "Approved by you" in words(again)


async def test_an_address_is_fetched(told: Matchday) -> None:
    page = Article("Words.", URL, "The Paper", "Who plays?", date(2024, 4, 17), "en")
    press_room(told, PREVIEW, pages={URL: page})
    card = await moderate(told, "article", article=URL)
    assert "Who plays? (The Paper, Wed 17 Apr)" in words(card)
    await press(told, card, "Approve all")
    assert {(c.source.name, c.source.url) for c in await said(told)} == {("The Paper", URL)}


async def test_a_page_that_cannot_be_read_says_why(told: Matchday) -> None:
    wall = CannotRead(Why.PAYWALL, "Behind a paywall. Paste the text instead.")
    press_room(told, PREVIEW, pages={URL: wall})
    assert "Behind a paywall. Paste the text" in words(await moderate(told, "article", article=URL))


async def test_a_saved_page_is_read_as_one(told: Matchday) -> None:
    read: list[str] = []

    async def page(source: str) -> Article:
        read.append(source)
        return Article(TEXT, None, "The Paper", "Who plays?")

    async def understand(article: Article) -> Reading:
        return PREVIEW if article.text == TEXT else Reading(Kind.OTHER)

    told.desk = Desk(told.database, told.clock, page=page, understand=understand)
    card = await moderate(told, "article", article="<!doctype html><p>Out: Jota")
    assert "Who plays? (The Paper" in words(card)
    assert read == ["<!doctype html><p>Out: Jota"]


async def test_a_saved_page_that_cannot_be_read_says_why(told: Matchday) -> None:
    async def page(source: str) -> Article:
        raise CannotRead(Why.PAYWALL, "Behind a paywall. Paste the text instead.")

    told.desk = Desk(told.database, told.clock, page=page)
    assert "Behind a paywall" in words(await moderate(told, "article", article="<html>"))


async def test_lines_reach_the_reader_as_they_came(told: Matchday) -> None:
    """From the fan's hand to the reader, whichever platform brought it."""
    seen: list[str] = []

    async def understand(article: Article) -> Reading:
        seen.append(article.text)
        return PREVIEW

    told.desk = Desk(told.database, told.clock, understand=understand)
    await moderate(told, "article", article="Predicted XI:\n\nAlisson;\nGomez")
    assert seen == ["Predicted XI:\n\nAlisson;\nGomez"]


async def test_without_fetching_it_asks_for_the_text(told: Matchday) -> None:
    press_room(told, PREVIEW)
    assert "Paste the text" in words(await moderate(told, "article", article=URL))


async def test_what_is_not_about_a_match_is_not_kept(told: Matchday) -> None:
    press_room(told, Reading(Kind.OTHER))
    assert (await moderate(told, "article", article="A transfer.")).post.title == "Nothing to review in that"
    assert "No articles" in words(await moderate(told, "articles"))


async def test_no_text_breaks_it(told: Matchday) -> None:
    told.desk = Desk(told.database, told.clock)
    for text in ("\x00", "\ud800 v \udfff", "x" * 10_000, "https://", "12 34", TEXT + "\x00"):
        assert (await moderate(told, "article", article=text)).post.title


async def test_marks_are_shown_by_side_and_told_once_approved(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    card = await brought(told, RATINGS)
    assert "Liverpool: Ibrahima Konaté 7, Mohamed Salah 5" in words(card)
    assert not any(isinstance(claim.about, MarkOf) for claim in await said(told))
    await press(told, card, "Approve: Marks")
    assert len([c for c in await said(told) if isinstance(c.about, MarkOf)]) == 2


# --- feeds


async def a_feed(told: Matchday, community: int | None, *, trusted: bool) -> Feed:
    async with told.database.write() as conn:
        feed = await feeds.add(conn, "https://paper.example/rss", community, told.clock.now())
        assert feed is not None
        await feeds.trust(conn, feed.id, community, trusted)
        found = await feeds.one(conn, feed.id, community)
    assert found is not None
    return found


def understood(reading: Reading) -> Understand:
    async def understand(_: Article) -> Reading:
        return reading

    return understand


async def filed(told: Matchday, feed: Feed, reading: Reading = PREVIEW) -> int | None:
    item = Article("Words.", URL, "The Paper", "Who plays?", date(2024, 4, 17))
    return await Filing(told.database, understood(reading)).file(item, feed, told.clock.now())


async def test_a_feeds_article_waits(told: Matchday) -> None:
    assert await filed(told, await a_feed(told, SITE, trusted=False))
    assert await said(told) == []
    listed = await moderate(told, "articles")
    card = await press(told, listed, "Review: Who plays?")
    assert card.post.title == "Review: Atalanta v Liverpool"


async def test_a_trusted_feeds_sure_facts_are_told_and_the_rest_waits(told: Matchday) -> None:
    number = await filed(told, await a_feed(told, SITE, trusted=True))
    found = await said(told)
    assert len(found) == 2
    assert "Cody Gakpo" not in await players_out(told)
    assert {claim.source.kind for claim in found} == {SourceKind.TRUSTED_FEED}
    card = await press(told, await moderate(told, "articles"), "Review: Who plays?")
    assert "your trust in its feed" in words(card)
    await press(told, card, "Take all back")
    assert await said(told) == []
    assert await filed(told, await a_feed(told, SITE, trusted=True)) == number
    assert await said(told) == []


async def test_a_trusted_feed_is_not_believed_about_a_match_in_doubt(told: Matchday) -> None:
    doubt = replace(PREVIEW, pairing=replace(PAIRING, sure=False))
    assert await filed(told, await a_feed(told, SITE, trusted=True), doubt)
    assert await said(told) == []


async def test_a_feed_for_everyone_tells_everyone_only_where_trusted(told: Matchday) -> None:
    feed = await a_feed(told, None, trusted=False)
    assert await filed(told, feed)
    assert await said(told, None) == []
    card = await press(told, await moderate(told, "articles"), "Review: Who plays?")
    await press(told, card, "Approve all")
    assert (await said(told, None), len(await said(told))) == ([], 3)


async def test_a_trusted_feed_for_everyone(told: Matchday) -> None:
    await filed(told, await a_feed(told, None, trusted=True))
    assert len(await said(told, None)) == 2
    card = await press(told, await moderate(told, "articles"), "Review: Who plays?")
    assert "the operator's trust in its feed" in words(card)
    assert not any(label.startswith("Take") for label in labels(card))


async def test_what_nobody_follows_and_what_says_nothing_is_not_filed(told: Matchday) -> None:
    feed = await a_feed(told, SITE, trusted=True)
    assert await filed(told, feed, Reading(Kind.OTHER)) is None
    assert await filed(told, feed, replace(PREVIEW, pairing=Pairing("Ajax", "PSV", (0, 3)))) is None
    assert "No articles" in words(await moderate(told, "articles"))


async def test_a_removed_feed_files_nothing(told: Matchday) -> None:
    feed = await a_feed(told, SITE, trusted=True)
    async with told.database.write() as conn:
        await feeds.remove(conn, feed.id, SITE, datetime(2024, 4, 17, tzinfo=UTC))
    assert await filed(told, feed) is None


async def test_feeds_by_command(told: Matchday) -> None:
    added = await moderate(told, "feeds", do="add", feed="https://paper.example/rss")
    assert "paper.example, reviewed" in words(added)
    trusted = await press(told, added, "Trust paper.example")
    assert "paper.example, trusted" in words(trusted)
    removed = await press(told, trusted, "Remove paper.example")
    assert "is not read any more" in words(removed)
    back = await press(told, removed, "Read paper.example again")
    assert "paper.example, reviewed" in words(back)


@pytest.mark.parametrize(
    "url", ["", "paper", "ftp://paper.example", "https://me:pw@paper.example", "https://"]
)
async def test_what_is_no_address_is_no_feed(told: Matchday, url: str) -> None:
    assert (await moderate(told, "feeds", DEA, do="add", feed=url)).post.title == "That is no address"
