"""What moderators read about the sources of facts: who answers, who does not, and what is left of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Action, Block, Bullets, Line, Link, Look, Paragraph, Post, Show, When
from bot.posts.feeds import Shown
from bot.posts.language import translations
from bot.posts.sentence import labelled, line, listed, sentences, strong

MOST_FEEDS = 10


@dataclass(frozen=True, slots=True)
class Provided:
    """A data provider that is switched on here. `gives` are the names of kinds of things ("fixtures");
    `per_day` is how many calls it allows, None where it does not count them."""

    key: str
    name: str
    url: str | None
    gives: tuple[str, ...]
    per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Doing:
    """How one does: when it answered last, what of it failed since, when it is asked again, how many calls
    are left today. None is what is not known, or not so."""

    answered_at: datetime | None = None
    problem: str | None = None
    rests_until: datetime | None = None
    left: int | None = None


def health(on: Sequence[tuple[Provided, Doing]], feeds: Sequence[Shown], look: Look) -> Post:
    """A line for each provider, those that do not answer first; then the feeds that cannot be read."""
    _ = translations(look.language).gettext
    blocks: list[Block] = []
    if on:
        ill_first = sorted(on, key=lambda one: one[1].problem is None)
        blocks.append(Bullets(tuple(_provider(*one, look) for one in ill_first)))
    else:
        blocks.append(Paragraph(line(_("No provider of football data is switched on here."))))
    ill = [feed for feed in feeds if feed.problem]
    if ill:
        blocks.append(Paragraph((strong(_("Feeds that cannot be read")),)))
        blocks.append(Bullets(tuple(_feed(feed, look) for feed in ill[:MOST_FEEDS])))
    elif feeds:
        blocks.append(Paragraph(line(_("Every feed can be read."))))
    return Post(
        title=_("Where the facts come from"),
        blocks=tuple(blocks),
        actions=(Action(_("Feeds"), "feeds"),) if feeds else (),
    )


def _provider(provided: Provided, doing: Doing, look: Look) -> Line:
    """ "API-Football: last answer 4 minutes ago. 61 of 100 calls left today. It gives line-ups and …"."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    name = Link(provided.name, provided.url) if provided.url else strong(provided.name)
    if doing.answered_at is None:
        last = line(_("no answer yet."))
    else:
        last = line(_("last answer {when}."), when=When(doing.answered_at, Show.MOMENT))
    left = None
    if provided.per_day is not None and doing.left is not None:
        said = ngettext(
            "{left} of {most} calls left today.", "{left} of {most} calls left today.", max(0, doing.left)
        )
        left = line(said, left=str(max(0, doing.left)), most=str(provided.per_day))
    gives = line(_("It gives {things}."), things=listed([thing(kind, look) for kind in provided.gives], look))
    return labelled(name, sentences(last, _trouble(doing, look), left, gives), look)


def _trouble(doing: Doing, look: Look) -> Line | None:
    """What is wrong, and when it is tried again."""
    _ = translations(look.language).gettext
    if doing.problem is None:
        return None
    problem = line("{problem}", problem=strong(doing.problem))
    if doing.rests_until is None:
        return problem
    return sentences(problem, line(_("Next try: {when}."), when=When(doing.rests_until, Show.MOMENT)))


def _feed(feed: Shown, look: Look) -> Line:
    return labelled(Link(feed.called, feed.url), feed.problem or "", look)


def thing(kind: str, look: Look) -> str:
    """ "line-ups" for `lineups`."""
    _ = translations(look.language).gettext
    return {
        "fixtures": _("fixtures"),
        "results": _("results"),
        "table": _("tables"),
        "squads": _("squads"),
        "officials": _("referees"),
        "broadcasts": _("TV channels"),
        "absences": _("absences"),
        "lineups": _("line-ups"),
        "events": _("goals and cards"),
        "marks": _("marks"),
        "meetings": _("earlier meetings"),
    }.get(kind, kind)
