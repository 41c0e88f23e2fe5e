"""Why something was, or was not, posted: the delivery log of one match in one channel, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.logged import Logged
from bot.knowledge.match import Match, Status
from bot.knowledge.occasion import Kind
from bot.posts.language import spelled, translations
from bot.posts.leads import lead_words
from bot.posts.missed import kind_in_words
from bot.posts.reasons import reason_in_words
from bot.posts.scoreline import pairing
from bot.posts.sentence import apart, labelled, line, listed, sentences, strong
from bot.posts.upcoming import followed

COMMAND = "why"
MOST_LINES = 20
"""Goals and cards are many: the newest are told."""


@dataclass(frozen=True, slots=True)
class Here:
    """The channel as it is now: what brings the match there (None: it follows it no more), why it is paused,
    whether moderators stopped the match, which kinds it wants and which posts moderators skipped."""

    name: str
    follow: str | None
    paused: str | None
    stopped: bool
    wanted: frozenset[Kind]
    leads: frozenset[str]
    """Of its own reminders: others are those of other channels."""
    skipped: frozenset[tuple[Kind, str]]
    """Kind, and the lead or the variant."""
    telegram: bool


def why(
    dossier: Dossier, log: Sequence[Logged], here: Here, others: Sequence[Match], now: datetime, look: Look
) -> Post:
    """Everything that was or will be said about a match, each with what became of it and why; then the kinds
    of which there is nothing, with their reason."""
    _ = translations(look.language).gettext
    match = dossier.match
    blocks: list[Block] = [Paragraph(said) for said in _on_the_whole(match, here, look)]
    told = [one for one in log if concerns(one, here)]
    if told:
        lines = tuple(_told(one, here, now, look) for one in told[-MOST_LINES:])
        blocks.append(Bullets(lines))
    blocks += [Paragraph(said) for said in _never(dossier, log, here, look)]
    if any(one.state == "unknown" for one in log):
        blocks.append(Paragraph(_what_to_do(here, look)))
    return Post(
        _("{match} in {channel}").format(match=pairing(match, look), channel=here.name),
        tuple(blocks),
        actions=_actions(match, log, here, others, look),
    )


def concerns(one: Logged, here: Here) -> bool:
    """Whether something is, or was to be, for this channel at all."""
    if one.state is not None:
        return True
    return (not one.lead or one.lead in here.leads) and (one.told or one.kind in here.wanted)


def no_match(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("I know no match near of what this channel follows. Name a team: /why liverpool.")
    return Post(_("Which match?"), (Paragraph(line(said)),))


def _on_the_whole(match: Match, here: Here, look: Look) -> Iterator[Line]:
    """What holds for all posts about the match."""
    _ = translations(look.language).gettext
    if here.follow is None:
        yield line(
            _("This channel follows neither side, nor the competition: nothing of the match comes here.")
        )
    else:
        yield line(
            _("It comes here because {channel} follows {whom}."),
            channel=here.name,
            whom=followed(match, here.follow, look),
        )
    if here.paused is not None:
        yield line(
            _("Posting here is paused: {reason}. /resume goes on."), reason=reason_in_words(here.paused, look)
        )
    if here.stopped:
        yield line(_("Moderators stopped this match here. /stop once more takes that back."))


def _told(one: Logged, here: Here, now: datetime, look: Look) -> Line:
    """ "Reminder (2 hours before kickoff): sent on Thu 18 Apr, 18:00 BST" """
    kind = kind_in_words(one.kind, look)
    named = f"{kind} ({lead_words(one.lead, look)})" if one.lead else kind
    return labelled(strong(named), fate(one, here, now, look), look)


def fate(one: Logged, here: Here, now: datetime, look: Look) -> Line:
    """What became of something, or will, and why; `here` explains what never became a delivery."""
    return _without_delivery(one, here, now, look) if one.state is None else delivered(one, now, look)


def delivered(one: Logged, now: datetime, look: Look) -> Line:
    """What became of a delivery, and why."""
    _ = translations(look.language).gettext
    match one.state:
        case "sent":
            said = _("sent {when}, put right since") if one.revision > 1 else _("sent {when}")
            sent = line(said, when=When(one.sent_at or one.due_at))
            told = [sent]
            if one.others:
                told.append(line(_with_others(one.others, look)))
            if one.reason:
                reason = reason_in_words(one.reason, look)
                told.append(line(_("the last correction did not arrive: {reason}"), reason=reason))
            return apart(told, look)
        case "sending":
            return line(_("being sent just now"))
        case "unknown":
            return line(_("perhaps posted: {reason}"), reason=reason_in_words(one.reason or "", look))
        case "failed" | "skipped":
            return line(_("not posted: {reason}"), reason=reason_in_words(one.reason or "", look))
        case _:
            return _waiting(one, now, look)


def _with_others(count: int, look: Look) -> str:
    ngettext = translations(look.language).ngettext
    said = ngettext(
        "told together with {count} other match", "told together with {count} other matches", count
    )
    return said.format(count=spelled(count, look))


def _waiting(one: Logged, now: datetime, look: Look) -> Line:
    _ = translations(look.language).gettext
    leaves = one.not_before or one.due_at
    if one.reason:
        return line(
            _("not posted yet: {reason}; the next try is {when}"),
            reason=reason_in_words(one.reason, look),
            when=When(leaves),
        )
    if leaves > max(one.due_at, now):
        return line(_("held back by quiet hours until {when}"), when=When(leaves))
    return line(_("on its way"))


def _without_delivery(one: Logged, here: Here, now: datetime, look: Look) -> Line:
    """What was not sent to this channel at all, or not yet."""
    _ = translations(look.language).gettext
    if (one.kind, one.lead or one.variant) in here.skipped:
        return line(_("skipped by moderators; /upcoming takes that back while it is still to come"))
    if one.stands == "cancelled":
        return line(
            _("not posted: {reason}"), reason=reason_in_words(one.stands_for or "it was called off", look)
        )
    if one.stands == "expired":
        return line(_("not posted: it was known too late to be of use"))
    if one.told:
        return line(_("not posted: {reason}"), reason=_not_given(one, here, look))
    if one.due_at > now:
        return line(_("not due yet: it comes {when}"), when=When(one.due_at))
    return line(_("on its way"))


def _not_given(one: Logged, here: Here, look: Look) -> str:
    """Why a channel was passed by when everybody else was told, as far as its settings of now explain it."""
    _ = translations(look.language).gettext
    if here.stopped:
        return _("moderators stopped this match here")
    if here.paused is not None:
        return _("posting here is paused")
    if here.follow is None:
        return _("this channel does not follow the match")
    if one.kind not in here.wanted:
        return _("that kind is switched off here")
    return _("this channel did not follow the match, did not want that kind, or was paused at the time")


def _never(dossier: Dossier, log: Sequence[Logged], here: Here, look: Look) -> Iterator[Line]:
    """The kinds of which nothing was ever planned: switched off, or with nothing to tell yet."""
    _ = translations(look.language).gettext
    planned = {one.kind for one in log}
    off = [
        kind_in_words(kind, look) for kind in _OF_A_MATCH if kind not in here.wanted and kind not in planned
    ]
    if off:
        yield line(_("Switched off here: {kinds}. /posts switches them on."), kinds=listed(off, look))
    still = [kind for kind in _OF_A_MATCH if kind in here.wanted and kind not in planned]
    if still and dossier.kickoff_at is None:
        yield line(_("The kickoff is not settled, so most posts have no hour yet."))
    kinds = [kind_in_words(kind, look) for kind in still]
    if kinds and dossier.status is Status.FINISHED:
        yield line(_("Nothing was known to tell: {kinds}."), kinds=listed(kinds, look))
    elif kinds:
        yield line(
            _("Still to come, as soon as there is something to tell: {kinds}."), kinds=listed(kinds, look)
        )


def _what_to_do(here: Here, look: Look) -> Line:
    _ = translations(look.language).gettext
    first = line(_("“Perhaps posted”: the connection broke, and nobody knows whether it arrived."))
    again = line(_("Look whether it stands here; if not, /missed posts it again."))
    if not here.telegram:
        return sentences(first, again)
    return sentences(
        first, line(_("Telegram cannot be asked, and I do not post anything twice by myself.")), again
    )


def _actions(
    match: Match, log: Sequence[Logged], here: Here, others: Sequence[Match], look: Look
) -> tuple[Action, ...]:
    _ = translations(look.language).gettext
    found = [Action(pairing(one, look), COMMAND, {"match": str(one.key)}) for one in others]
    if any(one.state in ("failed", "unknown") for one in log):
        found.insert(0, Action(_("What was missed"), "missed"))
    found.append(Action(_("The next posts"), "upcoming"))
    return tuple(found)


_OF_A_MATCH = tuple(kind for kind in Kind if kind not in (Kind.DIGEST, Kind.NOTICE, Kind.MOVED, Kind.INTERIM))
"""Kinds that every match may bring; a change of kickoff, or ratings before the end, only some."""
