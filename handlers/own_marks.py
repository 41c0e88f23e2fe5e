"""Why a mark was not taken, and what to do about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat import Action, Line, Look, Paragraph, Post, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match
from bot.posts.answers import nothing_known
from bot.posts.buttons import buttons
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, sentences, strong
from storage.votes import Refused, Why


def refused(dossier: Dossier, ballot: int, refusal: Refused, look: Look) -> Post:
    """Why a vote was not taken, and when it could be. `ballot` is the store's number of it."""
    _ = translations(look.language).gettext
    match refusal.why:
        case Why.CLOSED:
            return closed(dossier, refusal.at, look)
        case Why.NOT_OPEN:
            return not_yet(dossier, look)
        case Why.TOO_NEW:
            return _too_new(dossier, refusal.at, look)
        case Why.TOO_FAST:
            said = _("That was quicker than I can count. Wait a moment and go on: your marks are kept.")
            onward = Action(_("Go on"), "rate", {"b": str(ballot)})
            return Post(_("One moment"), (Paragraph((Text(said),)),), actions=(onward,))
        case Why.NO_MARK:
            title = _("That is not a mark")
            return _sorry(dossier, title, (Text(_("Marks go from 1 to 10.")),), look)
        case _:
            said = _("The line-up was corrected after these buttons were made. Open your marks once more.")
            return _sorry(dossier, _("Not on the ballot any more"), (Text(said),), look)


def not_yet(dossier: Dossier | None, look: Look) -> Post:
    """Voting opens at full time."""
    _ = translations(look.language).gettext
    if dossier is None:
        return nothing_known("rate", None, look)
    return Post(
        title=_("Not yet: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph((Text(_("You can rate the players from full time on.")),)),),
        actions=buttons(dossier, look, "predict", "match", "lineup", "live"),
    )


def which_match(matches: Sequence[Match], look: Look) -> Post:
    """Several ballots are open, and none of them was named."""
    _ = translations(look.language).gettext
    return Post(
        title=_("Which match do you want to rate?"),
        actions=tuple(Action(pairing(one, look), "rate", {"match": str(one.key)}) for one in matches),
    )


def closed(dossier: Dossier, closed_at: datetime | None, look: Look) -> Post:
    """Voting is over; the ratings tell how it ended."""
    _ = translations(look.language).gettext
    when = line(_("It closed on {when}."), when=When(closed_at)) if closed_at else None
    how = (Text(_("Thank you for wanting to vote; the ratings tell how it ended.")),)
    ratings = buttons(dossier, look, "ratings")
    return Post(
        title=_("Voting is closed: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph(sentences(when, how if ratings else None)),) if when or ratings else (),
        actions=ratings,
    )


def no_such_ballot(look: Look) -> Post:
    """A button of a ballot that is not there (any more)."""
    _ = translations(look.language).gettext
    return Post(
        title=_("That ballot is gone"),
        blocks=(Paragraph((Text(_("Ask for the newest one.")),)),),
        actions=(Action(_("Rate the players"), "rate"),),
    )


def did_not_play(dossier: Dossier, player: str, look: Look) -> Post:
    """Only who was on the pitch can be rated."""
    _ = translations(look.language).gettext
    said = _("Only players who appeared in {match} can be rated.")
    return Post(
        title=_("{player} did not play").format(player=player),
        blocks=(Paragraph(line(said, match=pairing(dossier.match, look))),),
        actions=buttons(dossier, look, "rate"),
    )


def no_mark(dossier: Dossier, player: str, written: str, look: Look, *, halves: bool) -> Post:
    """What was written is no mark, or nothing was."""
    _ = translations(look.language).gettext
    title = _("“{mark}” is not a mark") if written else _("Which mark for {player}?")
    said = (
        _("Marks go from 1 to 10, halves included. For example {command}.")
        if halves
        else _("Marks go from 1 to 10, without halves. For example {command}.")
    )
    example = strong(f"/rate {player} {'7.5' if halves else '7'}")
    return Post(
        title.format(mark=written, player=player),
        (Paragraph(line(said, command=example)),),
        actions=buttons(dossier, look, "rate"),
    )


def _too_new(dossier: Dossier, since: datetime | None, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("To keep the vote fair, only accounts that have been around for a while count."))
    when = line(_("Yours can vote from {when} on."), when=When(since)) if since else None
    return _sorry(dossier, _("Your account is still too new to vote"), sentences(said, when), look)


def _sorry(dossier: Dossier, title: str, said: Line, look: Look) -> Post:
    return Post(title, (Paragraph(said),), actions=buttons(dossier, look, "rate", "ratings"))
