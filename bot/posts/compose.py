"""From an occasion to its post: which composer says what."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from bot.chat import Look, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import TeamKey
from bot.knowledge.occasion import Kind, Occasion
from bot.posts.absences import Fresh
from bot.posts.ballot import ballot
from bot.posts.digest import digest
from bot.posts.full_time import full_time
from bot.posts.lineups import confirmed, predicted
from bot.posts.live import card, goal, half_time, live
from bot.posts.moved import moved
from bot.posts.notice import notice
from bot.posts.predictions import crowd
from bot.posts.preview import preview
from bot.posts.ratings import interim, ratings
from bot.posts.reminder import instant, reminder
from bot.posts.team_news import team_news

Composer: TypeAlias = Callable[[Occasion, Dossier, Look], Post]


def compose(occasion: Occasion, dossier: Dossier, look: Look) -> Post:
    """The post for an occasion, from what is known of its match now and the facts it states."""
    return COMPOSERS[occasion.kind](occasion, dossier, look)


def fresh(facts: Mapping[str, Any]) -> Fresh:
    """Who is new in the team news: facts keep them as "team|player"."""
    pairs = (str(written).partition("|") for written in facts.get("fresh") or ())
    return frozenset((team, player) for team, _bar, player in pairs)


def with_words(post: Post, words: str) -> Post:
    """With a channel's own words above what the post says: as text, whatever is in them."""
    if not words:
        return post
    above = Paragraph((Text(words),))
    brief = (above, *post.brief) if post.brief else ()
    return replace(post, blocks=(above, *post.blocks), brief=brief)


def _ref(occasion: Occasion) -> str:
    return str(occasion.facts.get("ref", occasion.variant))


def noticed(occasion: Occasion, look: Look) -> Post:
    """A notice says what its occasion states, whatever is known of any match."""
    return notice(str(occasion.facts.get("title", "")), list(occasion.facts.get("lines", ())), look)


COMPOSERS: dict[Kind, Composer] = {
    Kind.PREVIEW: lambda occasion, dossier, look: preview(dossier, look, instant(occasion.facts.get("was"))),
    Kind.TEAM_NEWS: lambda occasion, dossier, look: team_news(dossier, look, fresh(occasion.facts)),
    Kind.PREDICTED_LINEUP: lambda occasion, dossier, look: predicted(
        dossier, look, TeamKey(occasion.variant) if occasion.variant else None
    ),
    Kind.KICKOFF_REMINDER: lambda occasion, dossier, look: reminder(dossier, look, occasion.facts),
    Kind.LINEUP: lambda occasion, dossier, look: confirmed(dossier, look),
    Kind.PREDICTIONS: lambda occasion, dossier, look: crowd(
        dossier, dossier.context.forecast or Forecast(), look
    ),
    Kind.LIVE: lambda occasion, dossier, look: live(dossier, look),
    Kind.GOAL: lambda occasion, dossier, look: goal(dossier, look, _ref(occasion)),
    Kind.CARD: lambda occasion, dossier, look: card(dossier, look, _ref(occasion)),
    Kind.HALF_TIME: lambda occasion, dossier, look: half_time(dossier, look),
    Kind.FULL_TIME: lambda occasion, dossier, look: full_time(dossier, look),
    Kind.BALLOT: lambda occasion, dossier, look: ballot(dossier, look, occasion.facts),
    Kind.INTERIM: lambda occasion, dossier, look: interim(dossier, look),
    Kind.RATINGS: lambda occasion, dossier, look: ratings(dossier, look),
    Kind.MOVED: lambda occasion, dossier, look: moved(dossier, look, occasion.facts),
    Kind.DIGEST: lambda occasion, dossier, look: digest((dossier,), look),
    Kind.NOTICE: lambda occasion, dossier, look: noticed(occasion, look),
}
"""A new kind of post is a line here."""
