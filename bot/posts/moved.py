"""A fact already told has changed: the kickoff moved, or the match is off."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat import Line, Look, Paragraph, Post, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.kickoff import ground
from bot.posts.language import translations
from bot.posts.reminder import instant
from bot.posts.scoreline import pairing
from bot.posts.sentence import gone, line, sentences


def moved(dossier: Dossier, look: Look, facts: Mapping[str, Any]) -> Post:
    """What changed, old and new. `facts` holds `from`, `to` and `status`; null is none."""
    before, after = instant(facts.get("from")), instant(facts.get("to"))
    status = Status(facts.get("status") or Status.SCHEDULED)
    lines = [_told_before(before, after, status, look), _now(dossier, before, after, status, look)]
    return Post(
        title=_title(dossier, before, after, status, look).format(match=pairing(dossier.match, look)),
        blocks=tuple(Paragraph(said) for said in lines if said),
        source=said_by(look, dossier.status_said if status.off else dossier.kickoff),
        actions=buttons(dossier, look, "match", "next", "tv", "sources"),
    )


def _title(
    dossier: Dossier, before: datetime | None, after: datetime | None, status: Status, look: Look
) -> str:
    _ = translations(look.language).gettext
    if status.off:
        return {
            Status.POSTPONED: _("Postponed: {match}"),
            Status.ABANDONED: _("Abandoned: {match}"),
            Status.CANCELLED: _("Cancelled: {match}"),
        }[status]
    if after is None:
        return _("Kickoff to be confirmed: {match}")
    if before is None:
        return _("Kickoff confirmed: {match}")
    if before == after:
        return _("Back on: {match}")
    zone = ZoneInfo(dossier.zone)
    if before.astimezone(zone).date() != after.astimezone(zone).date():
        return _("New date: {match}")
    return _("Earlier kickoff: {match}") if after < before else _("Later kickoff: {match}")


def _told_before(before: datetime | None, after: datetime | None, status: Status, look: Look) -> Line:
    _ = translations(look.language).gettext
    if before is None or status is Status.ABANDONED or (before == after and not status.off):
        return ()
    return (gone(line(_("Kickoff: {when}"), when=When(before)), look),)


def _now(
    dossier: Dossier, before: datetime | None, after: datetime | None, status: Status, look: Look
) -> Line:
    _ = translations(look.language).gettext
    if status is Status.ABANDONED:
        return line(_("The match was abandoned."))
    if status is Status.CANCELLED:
        return line(_("The match will not be played."))
    fresh = None if after == before and status.off else after
    if status is Status.POSTPONED and fresh is None:
        return line(_("A new date is still to be set. We will say so here as soon as it is known."))
    if fresh is None:
        return line(_("The new kickoff time is still to be set. We will say so here as soon as it is known."))
    return sentences(
        _kickoff(dossier, fresh, look, new=before not in (None, fresh)), _by_how_much(before, fresh, look)
    )


def _kickoff(dossier: Dossier, at: datetime, look: Look, *, new: bool) -> Line:
    _ = translations(look.language).gettext
    if dossier.venue is None:
        return line(_("New kickoff: {when}.") if new else _("Kickoff: {when}."), when=When(at))
    said = _("New kickoff: {when}, at {venue}.") if new else _("Kickoff: {when}, at {venue}.")
    return line(said, when=When(at), venue=ground(dossier.venue.value))


def _by_how_much(before: datetime | None, after: datetime, look: Look) -> Line:
    """ "That is 30 minutes later."; empty for a change that is not counted in minutes."""
    ngettext = translations(look.language).ngettext
    if before is None or after == before or abs(after - before) > timedelta(hours=3):
        return ()
    minutes = round(abs(after - before) / timedelta(minutes=1))
    said = (
        ngettext("That is {count} minute later.", "That is {count} minutes later.", minutes)
        if after > before
        else ngettext("That is {count} minute earlier.", "That is {count} minutes earlier.", minutes)
    )
    return (Text(said.format(count=minutes)),)
