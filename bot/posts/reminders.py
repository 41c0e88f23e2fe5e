"""A channel's reminders, for its moderators."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, Text, When
from bot.knowledge.coming import Coming
from bot.knowledge.reminding import LONGEST_WORDS, Problem, read
from bot.posts.language import number, translations
from bot.posts.leads import lead_words
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, listed, sentences, strong

COMMAND = "reminders"
OFFERED = ("15m", "2h", "1d 18:00")
"""Reminders that a button adds, where they are not there yet."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One reminder: `code` names it in a button, `lead` is as Lead writes it, `competitions` are names."""

    code: str
    lead: str
    competitions: tuple[str, ...] = ()
    side: str = ""
    calls: bool = False
    words: str = ""


def reminders(channel: str, shown: Sequence[Shown], following: Coming | None, zone: str, look: Look) -> Post:
    """All of them, when the next one comes, and buttons to remove and to add some. Hours of the day are those
    of `zone`."""
    _ = translations(look.language).gettext
    blocks: list[Block] = [Bullets(tuple(_described(one, look) for one in shown))] if shown else []
    if not shown:
        blocks.append(Paragraph(line(_("No reminder comes here before kickoff."))))
    elif following is not None and following.match is not None:
        said = _("The next one: {match}, {when}.")
        match = strong(pairing(following.match, look))
        blocks.append(Paragraph(line(said, match=match, when=When(following.at))))
    how = _("Add one in words: /reminders add 90m, or 1d 18:00 for the day before at that hour ({zone}).")
    more = _(
        "Behind it you can write: for and a competition, home or away, ping and a role, say and your words."
    )
    blocks.append(Paragraph(sentences(line(how, zone=zone), line(more))))
    return Post(
        _("Reminders in {channel}").format(channel=channel),
        tuple(blocks),
        actions=(*_removes(shown, look), *_adds(shown, zone, look)),
    )


def not_a_reminder(problem: Problem, piece: str, look: Look) -> Post:
    """What was written is no reminder: why, and how it is done."""
    _ = translations(look.language).gettext
    why = {
        Problem.LEAD: _("Begin with how long before kickoff it comes: 90m, 2h, 1d, or 1d 18:00."),
        Problem.TOO_EARLY: _("That is too early: a reminder can come up to 14 days before."),
        Problem.OPTION: _("I do not understand “{piece}”."),
        Problem.TWICE: _("“{piece}” is there twice, or contradicts what is."),
        Problem.EMPTY: _("Something is missing behind “{piece}”."),
        Problem.ROLE: _(
            "Choose the role from Discord's own list as you type @. Not everyone at once, though."
        ),
        Problem.TOO_LONG: _("Your own words can have {most} characters; those have {piece}."),
    }[problem]
    example = _("For example: /reminders add 2h for Champions League home say Up the Reds!")
    said = line(why, piece=Text(piece[:40]), most=number(LONGEST_WORDS, look))
    return _told(_("That is no reminder yet"), said, line(example), look)


def which_competition(written: str, nearest: Sequence[str], look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("I know no competition called “{written}”."), written=Text(written[:60]))
    meant = line(_("Did you mean {names}?"), names=listed(list(nearest[:3]), look)) if nearest else ()
    return _told(_("Which competition?"), said, meant, look)


def no_team(channel: str, look: Look) -> Post:
    """Home or away was asked for where no team is followed."""
    _ = translations(look.language).gettext
    said = _("At home or away: that goes by the team a channel follows, and {channel} follows none.")
    how = _("Follow one with /follow, or leave that word out.")
    return _told(_("Whose home?"), line(said, channel=Text(channel)), line(how), look)


def enough(most: int, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("A channel can have {most} reminders. Remove one first.")
    return _told(_("That would be too many"), line(said, most=number(most, look)), (), look)


def _told(title: str, said: Line, more: Line, look: Look) -> Post:
    _ = translations(look.language).gettext
    blocks = tuple(Paragraph(one) for one in (said, more) if one)
    return Post(title, blocks, actions=(Action(_("The reminders as they are"), COMMAND),))


def _described(one: Shown, look: Look) -> Line:
    """ "The day before at 18:00, for Serie A, home matches only, calls a role: “Up the Reds!”"."""
    _ = translations(look.language).gettext
    when = lead_words(one.lead, look)
    said: Line = (strong(when[:1].upper() + when[1:]),)
    if one.competitions:
        said = line(_("{reminder}, for {names}"), reminder=said, names=listed(list(one.competitions), look))
    if one.side:
        only = (
            _("{reminder}, home matches only") if one.side == "home" else _("{reminder}, away matches only")
        )
        said = line(only, reminder=said)
    if one.calls:
        said = line(_("{reminder}, calls a role"), reminder=said)
    return line(_("{reminder}: “{words}”"), reminder=said, words=Text(one.words)) if one.words else said


def _removes(shown: Sequence[Shown], look: Look) -> list[Action]:
    _ = translations(look.language).gettext
    label = _("Remove: {reminder}")
    return [
        Action(label.format(reminder=lead_words(one.lead, look)), COMMAND, {"remove": one.code})
        for one in shown
    ]


def _adds(shown: Sequence[Shown], zone: str, look: Look) -> list[Action]:
    """Buttons for the usual ones that are not there."""
    _ = translations(look.language).gettext
    label, there = _("Add: {reminder}"), {one.lead for one in shown}
    leads = {written: str(read(written, zone).lead) for written in OFFERED}
    return [
        Action(label.format(reminder=lead_words(lead, look)), COMMAND, {"change": f"add {written}"})
        for written, lead in leads.items()
        if lead not in there
    ]
