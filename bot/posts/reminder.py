"""The reminder before kickoff, and what stands in its place once the kickoff has moved."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.chat import Line, Look, Paragraph, Post, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.occasion import Lead
from bot.posts.attribution import said_by
from bot.posts.broadcast import shown_on
from bot.posts.buttons import buttons
from bot.posts.kickoff import ground, when_and_where
from bot.posts.language import spelled, translations
from bot.posts.needs import needs
from bot.posts.scoreline import pairing
from bot.posts.sentence import gone, line, sentences
from bot.posts.standing import standing

NEAR = timedelta(minutes=30)
"""Below this lead the title gives no figure: a reminder may be ten minutes late and must still be right."""


def reminder(dossier: Dossier, look: Look, facts: Mapping[str, Any]) -> Post:
    """Kickoff is near. `facts` holds `kickoff` and `lead`, and after a move also `now` and `status`. With
    `late` it comes some time after it was due, and does not say how long it is.

    With those two it is the correction: the old time struck out beside what holds instead.
    """
    announced, change = instant(facts.get("kickoff")), changed(facts)
    if change is not None:
        return _corrected(dossier, look, announced, change.now, change.status)
    return _announced(dossier, look, announced, str(facts.get("lead") or ""), late=bool(facts.get("late")))


class Change(NamedTuple):
    """What has become of the kickoff that was announced: when it is now, None where that is still to be set;
    and the match's status."""

    now: datetime | None
    status: Status


def changed(facts: Mapping[str, Any]) -> Change | None:
    """What a reminder's facts say of a change since; None where what it announced holds."""
    if "status" not in facts and "now" not in facts:
        return None
    change = Change(instant(facts.get("now")), Status(facts.get("status") or Status.SCHEDULED))
    return change if change.status.off or change.now != instant(facts.get("kickoff")) else None


def instant(written: object) -> datetime | None:
    """An instant as a fact keeps it, in ISO 8601; None for none."""
    return datetime.fromisoformat(written) if isinstance(written, str) else None


def _announced(dossier: Dossier, look: Look, kickoff: datetime | None, lead: str, *, late: bool) -> Post:
    _ = translations(look.language).gettext
    lines = [
        _when(dossier, look, kickoff),
        sentences(standing(dossier, look), needs(dossier, look)),
        shown_on(dossier, look),
    ]
    title = _("Coming up: {match}") if late else to_go(lead, look)
    return Post(
        title=title.format(match=pairing(dossier.match, look)),
        blocks=tuple(Paragraph(said) for said in lines if said),
        source=said_by(look, dossier.kickoff, dossier.venue, *dossier.broadcasts),
        actions=buttons(dossier, look, "predict", "lineup", "teamnews", "tie", "tv"),
    )


def _when(dossier: Dossier, look: Look, kickoff: datetime | None) -> Line:
    _ = translations(look.language).gettext
    if kickoff is None:
        return when_and_where(dossier, look)
    if dossier.venue is None:
        return line(_("Kickoff: {when}"), when=When(kickoff))
    return line(_("Kickoff: {when}, at {venue}"), when=When(kickoff), venue=ground(dossier.venue.value))


def to_go(lead: str, look: Look) -> str:
    """The title: how long it is to kickoff, as far as that can be promised."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    parsed = Lead.parse(lead) if lead else Lead(before=timedelta())
    if parsed.before is None:
        return {0: _("Today: {match}"), 1: _("Tomorrow: {match}")}.get(parsed.days, _("Coming up: {match}"))
    hours, rest = divmod(parsed.before, timedelta(hours=1))
    if parsed.before <= NEAR:
        return _("Kickoff soon: {match}")
    if rest:
        minutes = int(parsed.before.total_seconds() // 60)
        return _("{count} minutes to kickoff: {match}").replace("{count}", str(minutes))
    said = ngettext("{count} hour to kickoff: {match}", "{count} hours to kickoff: {match}", hours)
    written = said.replace("{count}", spelled(hours, look))
    return written[:1].upper() + written[1:]


def _corrected(
    dossier: Dossier, look: Look, announced: datetime | None, now: datetime | None, status: Status
) -> Post:
    _ = translations(look.language).gettext
    old = gone(line(_("Kickoff: {when}"), when=When(announced)), look) if announced else None
    blocks = [Paragraph((old,))] if old else []
    blocks.append(Paragraph(instead(now, announced, status, look)))
    return Post(
        title=of_change(status, look).format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, dossier.status_said if status.off else dossier.kickoff),
        actions=buttons(dossier, look, "match", "next", "sources"),
    )


def of_change(status: Status, look: Look) -> str:
    """The title of what has changed, with a place for the match."""
    _ = translations(look.language).gettext
    return {
        Status.POSTPONED: _("Postponed: {match}"),
        Status.ABANDONED: _("Abandoned: {match}"),
        Status.CANCELLED: _("Cancelled: {match}"),
    }.get(status, _("Kickoff moved: {match}"))


def instead(now: datetime | None, announced: datetime | None, status: Status, look: Look) -> Line:
    """What holds in place of the time that was announced."""
    _ = translations(look.language).gettext
    if status is Status.ABANDONED:
        return line(_("The match was abandoned."))
    if status is Status.CANCELLED:
        return line(_("The match is cancelled."))
    fresh = now if now != announced else None
    if status is Status.POSTPONED:
        if fresh is None:
            return line(_("The match is postponed. A new date is still to be set."))
        return line(_("The match is postponed to {when}."), when=When(fresh))
    if fresh is None:
        return line(_("A new kickoff time is still to be set."))
    return line(_("New kickoff: {when}."), when=When(fresh))
