"""Replies that are not about a match: nobody known by that name, nothing known yet, help."""

from collections.abc import Sequence

from bot.chat import Action, Argument, Bullets, Command, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status, Team
from bot.knowledge.names import Named
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.kickoff import when_and_where
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import labelled, line, sentences, strong, written

HELPFUL = ("match", "preview", "teamnews", "tie", "form")
"""What is offered in place of something that nobody has told yet."""


def unknown_team(written: str, nearest: Sequence[Team], look: Look, command: str = "next") -> Post:
    """No team of that name; the nearest ones as words and as buttons that ask `command` again."""
    _ = translations(look.language).gettext
    if not nearest:
        hint = line(_("Start typing a name and pick a team from the list."))
    else:
        hint = line(_("Did you mean {teams}?"), teams=_either([team.name for team in nearest], look))
    return Post(
        title=_("No team called “{name}”").format(name=written),
        blocks=(Paragraph(hint),),
        actions=tuple(Action(team.name, command, {"team": team.name}) for team in nearest),
    )


def for_moderators(look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        title=_("That is for moderators"),
        blocks=(Paragraph(line(_("Ask somebody who manages this place."))),),
    )


def ambiguous(
    written: str, nearest: Sequence[Named], look: Look, command: str = "next", argument: str = "team"
) -> Post:
    """More than one is meant by a name; each as a button that asks `command` about it."""
    _ = translations(look.language).gettext
    meant = _either([one.name for one in nearest], look)
    return Post(
        title=_("Which “{name}”?").format(name=written),
        blocks=(Paragraph(line(_("That could be {names}."), names=meant)),),
        actions=tuple(Action(one.name, command, {argument: one.name}) for one in nearest),
    )


def nothing_known(what: str, dossier: Dossier | None, look: Look) -> Post:
    """Nobody has told this yet. `what` is a command's name, or that very sentence."""
    _ = translations(look.language).gettext
    nobody = _nobody(look).get(what, what)
    if dossier is None:
        return Post(
            title=_("Nothing yet"),
            blocks=(
                Paragraph(line("{nobody}", nobody=nobody)),
                Paragraph(line(_("Try another team, or /help for everything you can ask."))),
            ),
            actions=(Action(_("Help"), "help"),),
        )
    return Post(
        title=pairing(dossier.match, look),
        blocks=(
            Paragraph(_why(what, nobody, dossier, look)),
            *(() if dossier.status is Status.FINISHED else (Paragraph(when_and_where(dossier, look)),)),
        ),
        source=() if dossier.status is Status.FINISHED else said_by(look, dossier.kickoff, dossier.venue),
        actions=buttons(dossier, look, *_instead(what)),
    )


def _instead(what: str) -> list[str]:
    """The commands that help who asked for `what`: the expected eleven before the real one is out."""
    nearest = ["predicted"] if what == "lineup" else []
    return nearest + [command for command in HELPFUL if command != what]


def _why(what: str, nobody: str, dossier: Dossier, look: Look) -> Line:
    """That nobody said, or that there is nothing to say, and when to ask again."""
    _ = translations(look.language).gettext
    if what == "tie" and dossier.match.leg is None:
        return line(_("This match stands on its own: there is no second leg."))
    if what == "live" and dossier.status is Status.SCHEDULED:
        return line(_("It has not started yet."))
    said: Line = (Text(nobody),)
    if dossier.status is not Status.SCHEDULED or what == "h2h":
        return said
    return sentences(said, line(_("Ask again nearer to kickoff.")))


def help_all(commands: Sequence[Command], look: Look) -> Post:
    """Every command in a line each; those for moderators apart."""
    _ = translations(look.language).gettext
    everyone = [command for command in commands if not command.moderators_only]
    moderators = [command for command in commands if command.moderators_only]
    blocks: list[Paragraph | Bullets] = [Bullets(tuple(_summary(command, look) for command in everyone))]
    if moderators:
        blocks.append(Paragraph((strong(_("For moderators")),)))
        blocks.append(Bullets(tuple(_summary(command, look) for command in moderators)))
    return Post(title=_("What you can ask"), blocks=tuple(blocks))


def help_one(command: Command, look: Look) -> Post:
    """One command with each of its arguments."""
    _ = translations(look.language).gettext
    arguments = Bullets(tuple(_argument(argument, look) for argument in command.arguments))
    return Post(
        title=_usage(command),
        blocks=(
            Paragraph(line("{words}", words=_(command.description))),
            *((arguments,) if command.arguments else ()),
        ),
        actions=(Action(_("All commands"), "help"),),
    )


def _nobody(look: Look) -> dict[str, str]:
    """That nobody has told yet what a command answers."""
    _ = translations(look.language).gettext
    return {
        "teamnews": _("Nobody has told us yet who is out."),
        "predicted": _("Nobody has told us yet who is expected to start."),
        "lineup": _("Nobody has told us yet who starts."),
        "tie": _("Nobody has told us yet of a tie that this match is part of."),
        "form": _("Nobody has told us yet how the two sides have been playing."),
        "h2h": _("Nobody has told us yet of earlier meetings of the two."),
        "referee": _("Nobody has told us yet who the referee is."),
        "tv": _("Nobody has told us yet where it is shown."),
        "milestones": _("Nobody has told us yet of a milestone that is near."),
        "live": _("Nobody has told us yet what is happening."),
        "ratings": _("Nobody has told us yet how anybody played."),
        "sources": _("Nobody has told us yet anything about this match."),
        "preview": _("Nobody has told us yet anything about this match."),
        "rate": _("Nobody has told us yet that voting is open."),
        "predict": _("Nobody has told us yet of a next match."),
        "match": _("Nobody has told us yet of a match."),
        "next": _("Nobody has told us yet of a next match."),
        "fixtures": _("Nobody has told us yet of matches to come."),
        "results": _("Nobody has told us yet of matches played."),
    }


def _either(words: Sequence[str], look: Look) -> Line:
    """ "Liverpool, Livorno or Liverpool Women"."""
    _ = translations(look.language).gettext
    if len(words) < 2:
        return tuple(Name(word) for word in words)
    first = Text(", ".join(words[:-1]))
    return line(_("{names} or {last}"), names=first, last=Name(words[-1]))


def _summary(command: Command, look: Look) -> Line:
    _ = translations(look.language).gettext
    description = _(command.description)
    return (strong(_usage(command)), Text(f" – {description}"))


def _usage(command: Command) -> str:
    """ "/rate PLAYER MARK [TEAM]"."""
    words = [a.name.upper() if a.required else f"[{a.name.upper()}]" for a in command.arguments]
    return " ".join([f"/{command.name}", *words])


def _argument(argument: Argument, look: Look) -> Line:
    _ = translations(look.language).gettext
    said = written(labelled(argument.name.upper(), _(argument.description), look), look)
    return (Text(said if argument.required else _("{argument} (optional)").format(argument=said)),)
