"""What moderators read when they correct something: how it was, how it will be, and whether they are sure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, Text, When
from bot.knowledge.match import Match
from bot.posts.language import date_of, mark, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import Part, gone, line, listed, strong

COMMAND = "correct"
EXAMPLES = (
    "/correct kickoff {tomorrow} 20:15",
    "/correct kickoff postponed",
    "/correct score 3-1",
    "/correct lineup Gakpo for Jota",
    "/correct mark Salah {mark}",
    "/correct absence Bradley out ankle until {day}",
)
"""What one can write, with days and marks as the reader writes them."""


def sure(match: Match, topic: str, before: str, after: str, code: str, look: Look) -> Post:
    """Before and after, and a button that makes it so."""
    _ = translations(look.language).gettext
    change = (gone(before, look), Text(" → "), strong(after)) if before else (strong(after),)
    said = _("It holds in your community. What was posted about it in your channels is put right.")
    return Post(
        _("Correct {topic}?").format(topic=topic),
        (
            Paragraph((Text(pairing(match, look), strong=True),)),
            Paragraph(change),
            Paragraph((Text(said),)),
        ),
        actions=(Action(_("Yes, correct it"), COMMAND, {"kept": code}),),
    )


def corrected(topic: str, before: str, after: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    change = (gone(before, look), Text(" → "), strong(after)) if before else (strong(after),)
    said = _("Posts that said otherwise are put right within moments, in all channels of your community.")
    return Post(
        _("Corrected: {topic}").format(topic=topic),
        (Paragraph(change), Paragraph((Text(said),))),
        actions=(Action(_("Undo"), "undo"),),
    )


def undone(topic: str, before: str, after: str, who: str, when: When, number: int, look: Look) -> Post:
    """The last correction, taken back: `before` holds again."""
    _ = translations(look.language).gettext
    change = (gone(after, look), Text(" → "), strong(before)) if before else (gone(after, look),)
    by = line(_("{who} said so: {when}."), who=who or _("A moderator"), when=when)
    return Post(
        _("Taken back: {topic}").format(topic=topic),
        (Paragraph(change), Paragraph(by)),
        actions=(
            Action(_("Correct it again"), COMMAND, {"again": str(number)}),
            Action(_("Undo one more"), "undo"),
        ),
    )


def nothing_to_undo(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("No correction of the last weeks stands here. /news lists what was said of players.")
    return Post(_("Nothing to take back"), (Paragraph(line(said)),))


def not_any_more(look: Look) -> Post:
    """A button that was pressed already."""
    _ = translations(look.language).gettext
    said = _("It was done already, or belongs to another community. Nothing was changed by that press.")
    return Post(_("That button is used up"), (Paragraph(line(said)),), actions=(Action(_("Help"), "help"),))


def as_it_is(topic: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("That is what is known already, so there is nothing to correct."))
    return Post(_("Nothing to change: {topic}").format(topic=topic), (Paragraph(said),))


def how_to(match: Match | None, look: Look) -> Post:
    """The form, by examples; `match` is the one that is meant when nobody names another."""
    _ = translations(look.language).gettext
    first = line(_("Write what is wrong and how it is right:"))
    blocks: list[Block] = [Paragraph(first), Bullets(tuple(_examples(look)))]
    if match is not None:
        meant = _("Now that is about {match}; “against” and a team at the end means another match.")
        blocks.append(Paragraph(line(meant, match=strong(pairing(match, look)))))
    return Post(_("How to correct something"), tuple(blocks))


def _examples(look: Look) -> Iterator[Line]:
    # Translators: as one writes it in a command: "kickoff tomorrow 20:15"
    tomorrow = translations(look.language).gettext("tomorrow")
    for one in EXAMPLES:
        said = one.format(tomorrow=tomorrow, mark=mark(6.5, look), day=date_of(date(2024, 5, 8), look))
        yield (strong(said),)


def no_match(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("No match of what this channel follows is near, so there is nothing to correct.")
    return Post(_("No match near"), (Paragraph(line(said)),))


def wrong(what: str, written: str, look: Look, **parts: Part) -> Post:
    """Why a correction makes no sense, and how to write it. `what` names the reason."""
    _ = translations(look.language).gettext
    title, said = _reasons(look)[what]
    shown = _("“{words}”").format(words=written) if written else _("How?")
    return Post(title.format(words=shown), (Paragraph(line(said, **parts)),))


def which(written: str, people: Sequence[str], look: Look) -> Post:
    """Nobody, or more than one, is called that."""
    _ = translations(look.language).gettext
    if people:
        said = line(_("That could be {names}. Write the whole name."), names=listed(people, look))
    else:
        said = line(_("Nobody in this match is called that, as far as is known."))
    return Post(_("Which “{name}”?").format(name=written), (Paragraph(said),))


def _reasons(look: Look) -> Mapping[str, tuple[str, str]]:
    _ = translations(look.language).gettext
    return {
        "kickoff": (
            _("When is kickoff? {words}"),
            _("Write a time, and a day if it is another: 20:15, Sat 20 April 17:30, 8pm BST; or postponed."),
        ),
        "begun": (_("It has kicked off already"), _("The kickoff of {match} cannot be moved any more.")),
        "far": (
            _("That is far away"),
            _("{when} is more than a year from now. Write the year if you mean it."),
        ),
        "past": (
            _("That has passed"),
            _("{when} lies in the past. Write the day as well: Sat 20 April 17:30."),
        ),
        "score": (_("What is the score? {words}"), _("Write two numbers, the home side's first: 3-1.")),
        "playing": (
            _("It is not over yet"),
            _("The score of {match} follows the goals while it is played. It can be corrected at the end."),
        ),
        "lineup": (
            _("Who plays? {words}"),
            _("Write one player for another, Gakpo for Jota, or all eleven with commas between them."),
        ),
        "eleven": (
            _("That is not an eleven"),
            _("I read {count} names; a line-up has eleven, with commas between."),
        ),
        "no lineup": (_("No line-up to correct"), _("No line-up of {match} is known yet.")),
        "not in it": (
            _("Not in the line-up: {words}"),
            _("Only somebody who starts can make way for another."),
        ),
        "in it": (_("Already in the line-up: {words}"), _("Nobody can play twice.")),
        "side": (
            _("Which side? {words}"),
            _("The players are not all of one side. Begin with the team: Liverpool: …"),
        ),
        "mark": (_("Which mark? {words}"), _("Write the player and the mark up to 10: Salah 6.5.")),
        "no mark": (_("No mark to correct: {words}"), _("No paper has given {player} a mark in {match}.")),
        "paper": (
            _("Whose mark? {words}"),
            _("Several papers gave one: {papers}. Write the paper's name at the end."),
        ),
        "absence": (
            _("What about the player? {words}"),
            _("Write out, doubt, suspended or back, then why and until when: Bradley out ankle until 8 May."),
        ),
    }
