"""What moderators read about articles on the whole: what waits, and why one could not be read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Text, When
from bot.knowledge.match import Match
from bot.knowledge.review import Cutting
from bot.posts.article import COMMAND, credit
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import labelled, line, strong
from bot.posts.warned import warning_in_words

LONGEST_LABEL = 40


class Entry(NamedTuple):
    """An article in a list; `when` is when it came in, or was decided on."""

    cutting: Cutting
    match: Match | None
    when: When


def articles(waiting: Sequence[Entry], decided: Sequence[Entry], look: Look) -> Post:
    """What waits to be decided, and what was decided lately, each with a button that opens it."""
    _ = translations(look.language).gettext
    blocks: list[Block] = []
    if waiting:
        blocks.append(Bullets(tuple(listed(one, look) for one in waiting)))
    else:
        blocks.append(Paragraph(line(_("Nothing waits. Give me an article with /article and its address."))))
    if decided:
        blocks.append(Paragraph((strong(_("Decided lately")),)))
        blocks.append(Bullets(tuple(listed(one, look) for one in decided)))
    actions = [_open(one, _("Review: {name}")) for one in waiting]
    actions += [opening(one, look) for one in decided]
    title = _("Articles to review") if waiting else _("No articles to review")
    return Post(title, tuple(blocks), actions=tuple(actions))


def not_set_up(look: Look) -> Post:
    """Nobody follows anything here, so there is nobody to tell what an article says."""
    _ = translations(look.language).gettext
    said = _(
        "Write /follow and a team, a competition, or both sides of one match: /follow Liverpool - Everton"
    )
    return Post(
        _("This channel is not set up"), (Paragraph(line(said)),), actions=(Action(_("Help"), "help"),)
    )


def cannot_fetch(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Reading pages is switched off here. Paste the text of the article instead of its address.")
    return Post(_("I cannot open pages"), (Paragraph(line(said)),))


def cannot_read(words: str, look: Look) -> Post:
    """`words` say what happened and what to do."""
    _ = translations(look.language).gettext
    return Post(_("That could not be read"), (Paragraph((Text(words),)),))


def nothing_in_it(warnings: Sequence[str], look: Look) -> Post:
    """Nothing about a match was found; nothing is kept."""
    _ = translations(look.language).gettext
    said = _(
        "I found no line-up, team news, marks or the like about one match. An article loses its form when "
        "its line breaks are lost: its address works better than its text."
    )
    more: tuple[Block, ...] = (
        (Bullets(tuple((Text(warning_in_words(one, look)),) for one in warnings)),) if warnings else ()
    )
    return Post(_("Nothing to review in that"), (Paragraph(line(said)), *more))


def no_such_article(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("It belongs to another community, or was forgotten meanwhile.")
    return Post(
        _("No such article"), (Paragraph(line(said)),), actions=(Action(_("What waits"), "articles"),)
    )


def entries(some: Sequence[tuple[Cutting, str | None, When]], matches: Mapping[str, Match]) -> list[Entry]:
    """Entries with their matches, as far as these are known."""
    return [Entry(cutting, matches.get(key or ""), when) for cutting, key, when in some]


def listed(one: Entry, look: Look) -> Line:
    """An article in a line."""
    said: Line = (*credit(one.cutting, look), Text(", "), one.when)
    return labelled(Name(pairing(one.match, look)), said, look) if one.match else said


def opening(one: Entry, look: Look) -> Action:
    """The button that shows an article and what was decided on it."""
    return _open(one, translations(look.language).gettext("Open: {name}"))


def _open(one: Entry, label: str) -> Action:
    name = one.cutting.title or one.cutting.publisher or str(one.cutting.number)
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
    return Action(label.format(name=short), COMMAND, {"article": str(one.cutting.number)})
