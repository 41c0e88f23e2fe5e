"""The last line of a post: who said it."""

from typing import Any

from bot.chat import Line, Link, Look, Span, Text
from bot.knowledge.claims import Source
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.timeline import GOALS, PHASES, Event
from bot.posts.language import translations
from bot.posts.sentence import between, line


def said_by(look: Look, *said: Stated[Any] | Source | None) -> Line:
    """ "Sources: This Is Anfield, openfootball": everyone once, as the post has them; empty for nobody. A
    paper of which several pages were read is named once, and linked to the first of them."""
    ngettext = translations(look.language).ngettext
    sources: dict[str, Source] = {}
    for part in said:
        if part:
            source = part.source if isinstance(part, Stated) else part
            sources.setdefault(source.name.casefold(), source)
    if not sources:
        return ()
    said_so = ngettext("Source: {sources}", "Sources: {sources}", len(sources))
    return line(said_so, sources=between(", ", [credited(source) for source in sources.values()]))


def with_the_crowd(said: Line, dossier: Dossier, look: Look) -> Line:
    """The same line; where the crowd that votes is a rehearsal's, it says so."""
    if not dossier.rehearsed:
        return said
    _ = translations(look.language).gettext
    invented = Text(_("Fans: a rehearsal's crowd, invented"))
    return (*said, Text(" · "), invented) if said else (invented,)


def credited(source: Source) -> Span:
    """A source by its name, linked where it has a page."""
    return Link(source.name, source.url) if source.url else Text(source.name)


def goals_and_whistles(dossier: Dossier) -> list[Stated[Event]]:
    """The events that a score and the phase of a match rest on."""
    return [h.event for h in dossier.timeline if h.event.value.kind in GOALS | PHASES]
