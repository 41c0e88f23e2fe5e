"""The post that asks for the fans' marks, and says how many have given theirs."""

from collections.abc import Mapping
from typing import Any

from bot.chat import Line, Look, Paragraph, Post, Text, When
from bot.knowledge import ballot as ballots
from bot.knowledge.dossier import Dossier
from bot.knowledge.holds import instant
from bot.posts.attribution import said_by, with_the_crowd
from bot.posts.buttons import buttons
from bot.posts.language import number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, sentences, strong


def ballot(dossier: Dossier, look: Look, facts: Mapping[str, Any] | None = None) -> Post:
    """Voting is open: until when, how many have voted, how to. `facts` may tell "closes", "ballots", how many
    there are, and "closed", that voting is over. They are newer than a dossier that is kept at hand: a ballot
    is no change of facts."""
    facts = facts or {}
    if facts.get("closed"):
        return _closed(dossier, look, int(facts.get("ballots") or 0))
    _ = translations(look.language).gettext
    closes = instant(facts.get("closes")) or ballots.closes(dossier)
    until = line(_("Give your marks until {when}."), when=When(closes)) if closes else None
    first = sentences(until, so_far(int(facts.get("ballots") or 0), look))
    return Post(
        title=_("Rate the players: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(Paragraph(said) for said in (first, _how_to(dossier, look)) if said),
        source=with_the_crowd(said_by(look, *dossier.confirmed.values()), dossier, look),
        actions=buttons(dossier, look, "rate", "ratings", "lineup"),
    )


def so_far(fans: int, look: Look) -> Line | None:
    """ "412 ballots so far."; None before the first."""
    ngettext = translations(look.language).ngettext
    if not fans:
        return None
    return line(ngettext("{count} ballot so far.", "{count} ballots so far.", fans), count=number(fans, look))


def _how_to(dossier: Dossier, look: Look) -> Line:
    """By the button, or in a line."""
    _ = translations(look.language).gettext
    halves = dossier.context.ballot is None or dossier.context.ballot.halves
    said = (
        _("Press the button, or write {command}: marks go from 1 to 10, halves too.")
        if halves
        else _("Press the button, or write {command}: marks go from 1 to 10.")
    )
    return line(said, command=strong("/rate PLAYER MARK"))


def _closed(dossier: Dossier, look: Look, fans: int) -> Post:
    """How many voted; what they said is in the ratings."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    told = ngettext("{count} fan voted.", "{count} fans voted.", fans)
    said = line(told, count=number(fans, look)) if fans else (Text(_("Nobody voted this time.")),)
    return Post(
        title=_("Voting is closed: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph(said),),
        source=with_the_crowd(said_by(look, *dossier.confirmed.values()), dossier, look),
        actions=buttons(dossier, look, "ratings", "lineup"),
    )
