"""Articles to review, for the moderators' page: the queue, and one with its words and what was read there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.chat import Look
from bot.knowledge.review import Draft, Review, Unsure
from bot.platforms.web.dashboard.views import Fact, Part, Queued, Reviewed, Stretch
from bot.posts import article as cards
from bot.posts.articles import Entry
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import written
from bot.posts.understood import fact_in
from bot.reading.facts import Span
from bot.reading.stretches import around, stretches
from handlers import reviewed
from handlers.article import queue
from handlers.asked import Asked

WAITING, DECIDED = 50, 30
BESIDE = 90
"""Characters on either side of a fact: about a sentence."""


async def queued(asked: Asked) -> list[Queued]:
    """Articles that wait, then those that were decided on lately."""
    scope = asked.place.scope
    if scope is None:
        return []
    waiting, decided = await queue(asked, scope, WAITING, DECIDED)
    return [
        *(_queued(entry, asked.look, waiting=True) for entry in waiting),
        *(_queued(entry, asked.look, waiting=False) for entry in decided),
    ]


async def shown(asked: Asked, number: int) -> Reviewed | None:
    """One article; None where it is not this community's."""
    found = await reviewed.reviewed(asked, number)
    if found is None:
        return None
    kept, look = found.kept, asked.look
    match = next((review.match for review in found.parts if review.match), None)
    spans = dict(_spans(found.parts))
    return Reviewed(
        article=Queued(
            number=kept.id,
            title=kept.title or kept.publisher or translations(look.language).gettext("A pasted text"),
            publisher=kept.publisher,
            url=kept.url,
            at=kept.came_at,
            match=pairing(match, look) if match else "",
            waiting=not found.settled,
        ),
        parts=tuple(_parts(asked, found, spans)),
        text=tuple(Stretch(*piece) for piece in stretches(found.text, spans)) if found.text else (),
    )


def _queued(entry: Entry, look: Look, *, waiting: bool) -> Queued:
    cutting = entry.cutting
    title = cutting.title or cutting.publisher or translations(look.language).gettext("A pasted text")
    return Queued(
        number=cutting.number,
        title=title,
        publisher=cutting.publisher,
        url=cutting.address,
        at=entry.when.instant,
        match=pairing(entry.match, look) if entry.match else "",
        waiting=waiting,
    )


def _spans(parts: list[Review]) -> Iterator[tuple[int, Span]]:
    """Where each fact was read, by its number: they are counted through all parts."""
    drafts = (draft for review in parts for group in review.groups for draft in review.of(group))
    for number, draft in enumerate(drafts, start=1):
        if draft.claim.origin is not None:
            yield number, draft.claim.origin.at


def _parts(asked: Asked, found: reviewed.Reviewed, spans: Mapping[int, Span]) -> Iterator[Part]:
    look, number = asked.look, 0
    for review in found.parts:
        post = cards.card(found.kept.cutting, review, look, asked.fan)
        facts = []
        for group in review.groups:
            stands = written(cards.state(review, group, look, asked.fan), look)
            for draft in review.of(group):
                number += 1
                facts.append(_fact(number, draft, review, stands, found.text, spans.get(number), look))
        if facts:  # these are told one by one; the post has what is doubtful, and the buttons
            post = replace(post, blocks=tuple(cards.doubts(review, look)))
        yield Part(review.part, pairing(review.match, look) if review.match else "", tuple(facts), post)


def _fact(
    number: int, draft: Draft, review: Review, stands: str, text: str, at: Span | None, look: Look
) -> Fact:
    match = review.match
    if match is None:
        raise ValueError("facts are of a match that is known")
    where = around(text, at, BESIDE) if at and text else ("", "", "")
    before, here, after = where
    return Fact(
        number=number,
        group=cards.group_name(draft.group, look),
        said=fact_in(replace(draft, unsure=None), match, look),
        decided=stands,
        at=(Stretch(before), Stretch(here, (number,)), Stretch(after)) if here else (),
        doubt=_doubt(draft, look),
    )


def _doubt(draft: Draft, look: Look) -> str:
    """Why it has to be looked up before it is approved."""
    _ = translations(look.language).gettext
    match draft.unsure:
        case None:
            return ""
        case Unsure.GUESSED:
            return _("The wording leaves room for something else.")
        case Unsure.UNKNOWN_PLAYER:
            return _("A name is not in the squad, as far as is known.")
        case Unsure.SPELLING if draft.written:
            return _("The article writes “{name}”.").format(name=draft.written)
        case Unsure.SPELLING:
            return _("A name is written differently.")
        case Unsure.DIFFERS:
            return _("Something else is known already.")
        case Unsure.SECOND_READER:
            return _("Only the second reader says so.")
