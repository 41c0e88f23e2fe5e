"""An article that moderators bring, and what they decide on it."""

import re
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post, When
from bot.knowledge.match import MatchKey
from bot.knowledge.review import Group, Review, Verdict, fingerprint
from bot.posts import article as cards
from bot.posts import articles as posts
from bot.posts.warned import not_had
from bot.reading.article import Article, CannotRead
from bot.reading.pasted import is_page, pasted
from handlers.asked import Asked, Change, for_one
from handlers.filing import has_something, is_about, keep
from handlers.meant import REACH
from handlers.reviewing import decide, reviews, settled
from storage import articles, catalogue, fixtures
from storage.articles import WHICH, Decision, Kept

KEPT_IN_VIEW = timedelta(days=14)
"""How long an undecided article is offered: after that its match is history."""
WAITING, DECIDED = 10, 5
"""Articles in the list, so that it stays a list."""

_NUMBER = re.compile(r"[0-9]{1,18}")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


async def article(asked: Asked) -> Answer | Change:
    """Reads an article and shows what was understood; on a button, decides. Alone, lists what waits."""
    scope = asked.place.scope
    if scope is None:  # a claim without a community would be told to everyone
        return for_one(posts.not_set_up(asked.look))
    written = asked.argument("article")
    if not written:
        return await waiting(asked)
    if _NUMBER.fullmatch(written):
        return _decides(asked, scope, int(written), asked.argument("do"))
    try:
        brought = await _bring(asked, written)
    except CannotRead as reason:
        return for_one(posts.cannot_read(not_had(reason.why, reason.words, asked.look), asked.look))
    if brought is None:
        return for_one(posts.cannot_fetch(asked.look))
    return await _takes_in(asked, scope, brought)


async def waiting(asked: Asked) -> Answer:
    """What waits to be decided, and what was decided lately."""
    scope = asked.place.scope
    if scope is None:
        return for_one(posts.not_set_up(asked.look))
    open_, done = await queue(asked, scope, WAITING, DECIDED)
    return for_one(posts.articles(open_, done, asked.look))


async def queue(
    asked: Asked, scope: int, waiting: int, decided: int
) -> tuple[list[posts.Entry], list[posts.Entry]]:
    """Articles that wait to be decided on, and some that were decided on lately, the last first."""
    since = asked.now - KEPT_IN_VIEW
    teams = [target.removeprefix("team:") for target in asked.place.teams]
    open_ = await articles.waiting(asked.conn, scope, teams, since, waiting)
    done = await articles.decided(asked.conn, scope, since, decided)
    keys = [one.match for one in (*open_, *done) if one.match]
    matches = {str(key): match for key, match in (await catalogue.matches_by_key(asked.conn, keys)).items()}
    listed = [
        posts.entries([(one.cutting, one.match, When(one.at)) for one in some], matches)
        for some in (open_, done)
    ]
    return listed[0], listed[1]


async def _bring(asked: Asked, written: str) -> Article | None:
    """The article: fetched, or as it was pasted or saved. None where pages are not fetched. Raises
    CannotRead."""
    if asked.page is not None and is_page(written):
        return await asked.page(written)
    if not _ADDRESS.fullmatch(written):
        return pasted(written)
    return await asked.fetch(written) if asked.fetch else None


async def _takes_in(asked: Asked, scope: int, brought: Article) -> Answer | Change:
    reading = await asked.understand(brought)
    if not has_something(reading):
        warnings = [warned.text for warned in reading.warnings]
        return for_one(posts.nothing_in_it(warnings, asked.look))

    async def take_in(conn: AsyncConnection) -> Answer:
        kept, new = await keep(conn, brought, reading, scope, asked.now, trusted=False)
        found = await reviews(conn, kept, scope, await near(asked, conn), asked.now)
        if new:
            await is_about(conn, kept, found)
        return for_one(_shown(asked, kept, found))

    return take_in


def _decides(asked: Asked, scope: int, number: int, pressed: str) -> Change:
    """Does what a button says to the article with a number, and shows how it stands then."""

    async def press(conn: AsyncConnection) -> Answer:
        kept = await articles.one(conn, number, scope, lock=True)
        if kept is None:
            return for_one(posts.no_such_article(asked.look))
        around = await near(asked, conn)
        found = await reviews(conn, kept, scope, around, asked.now)
        review, words = _read(pressed, found)
        if review is None:
            return Answer(_shown(asked, kept, found), private=True, replaces=bool(pressed))
        note = (
            "" if await _done(asked, conn, kept, scope, found, review, words) else cards.changed(asked.look)
        )
        found = await reviews(conn, kept, scope, around, asked.now)
        return Answer(_shown(asked, kept, found, review.part, note), private=True, replaces=True)

    return press


def _read(pressed: str, found: Sequence[Review]) -> tuple[Review | None, list[str]]:
    """Which part a button is about, and what it says: "yes.1.news.3fa9c1"."""
    words = pressed.split(".")
    part = next((review for review in found if words[1:2] == [str(review.part)]), None)
    return part, [words[0], *words[2:]]


async def _done(
    asked: Asked,
    conn: AsyncConnection,
    kept: Kept,
    scope: int,
    found: Sequence[Review],
    review: Review,
    words: list[str],
) -> bool:
    """Does what is pressed; False where the presser saw something else than there is now."""
    match words:
        case ["yes", what, seen]:
            if seen != fingerprint(review):
                return _is_done(review, what)
            groups, verdict = _approved(review, what)
            steps = await decide(conn, kept, scope, review, groups, verdict, asked.now)
        case ["no"]:
            steps = await _rejected(asked, conn, kept, scope, review)
            if not review.groups and review.verdict(None) is None:
                steps = [Decision(review.part, None, Verdict.REJECTED)]
        case ["back", what]:
            groups = [group for group in review.groups if what in ("all", group.value)]
            steps = await decide(conn, kept, scope, review, groups, Verdict.WITHDRAWN, asked.now)
            if not review.groups and review.verdict(None) is not None:
                steps = [Decision(review.part, None, Verdict.WITHDRAWN)]
        case ["which", number, seen]:
            if seen != fingerprint(review) or not _NUMBER.fullmatch(number):
                return False
            chosen = review.candidates[int(number) : int(number) + 1]
            steps = [Decision(review.part, WHICH, Verdict.APPROVED, one.match.key) for one in chosen]
            if chosen and review.part == 1:
                await articles.is_about(conn, kept.id, chosen[0].match.key)
        case _:
            return True
    done = settled(found, review.part, steps, asked.now) and words[0] not in ("which", "back")
    await articles.decide(conn, kept.id, scope, steps, asked.fan, asked.now, settled=done)
    return True


async def _rejected(
    asked: Asked, conn: AsyncConnection, kept: Kept, scope: int, review: Review
) -> list[Decision]:
    """Rejects what is still to be decided; what was approved stands."""
    open_ = [group for group in review.groups if review.waits(group)]
    new = [group for group in open_ if review.verdict(group) is None]
    partly = [group for group in open_ if group not in new]
    steps = await decide(conn, kept, scope, review, new, Verdict.REJECTED, asked.now)
    return steps + await decide(conn, kept, scope, review, partly, Verdict.ONLY, asked.now)


def _approved(review: Review, what: str) -> tuple[list[Group], Verdict]:
    open_ = [group for group in review.groups if review.waits(group)]
    if what in ("all", "sure"):
        return open_, Verdict.APPROVED if what == "all" else Verdict.SURE
    return [group for group in review.groups if group.value == what], Verdict.APPROVED


def _is_done(review: Review, what: str) -> bool:
    """Whether a button that was pressed twice, or by two, has nothing left to do."""
    if what == "sure":
        return bool(review.groups) and all(
            review.verdict(group) in cards.APPROVING for group in review.groups
        )
    groups = [group for group in review.groups if what in ("all", group.value)]
    return bool(groups) and all(review.verdict(group) is Verdict.APPROVED for group in groups)


def _shown(
    asked: Asked, kept: Kept, found: Sequence[Review], part: int | None = None, note: str = ""
) -> Post:
    """The card of a part; of an article about several matches, the list of them."""
    if len(found) == 1:
        return cards.card(kept.cutting, found[0], asked.look, asked.fan, note)
    chosen = next((review for review in found if review.part == part), None)
    if chosen is None:
        return cards.overview(kept.cutting, found, asked.look, note)
    return cards.card(kept.cutting, chosen, asked.look, asked.fan, note)


async def near(asked: Asked, conn: AsyncConnection) -> list[MatchKey]:
    """The matches around now of what the channel follows."""
    if not asked.place.targets:
        return []
    found = await fixtures.around(conn, asked.place.targets, asked.now, REACH)
    return [match.key for match in (found.coming, found.running, found.last) if match]
