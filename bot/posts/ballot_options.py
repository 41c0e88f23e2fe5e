"""What moderators see of ballots: whom their channel asks about, how the newest one goes, what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Text, When
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.ballot_watch import WORTH_TELLING, Rush, Watched
from bot.knowledge.match import Match
from bot.posts.fan_accounts import NAMES
from bot.posts.language import mark, number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, listed, sentences, strong

RUSHES = 3
"""How many are told of."""
ON, OFF = "☑", "☐"


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest ballot of what a channel follows; `open`: fans can still vote."""

    match: Match
    fans: int
    closes: datetime
    open: bool
    watched: Watched


def ballots(options: BallotOptions, newest: Newest | None, look: Look) -> Post:
    """The options as buttons that switch, and the newest ballot in figures."""
    _ = translations(look.language).gettext
    blocks: list[Block] = [Paragraph(_asks_about(options, look))]
    if newest is None:
        blocks.append(Paragraph((Text(_("No ballot has been opened yet.")),)))
    else:
        blocks += [Paragraph(_how_it_goes(newest, look)), Bullets(tuple(_stands_out(newest.watched, look)))]
        blocks.append(Paragraph((Text(_("Every ballot counts; nothing is dropped.")),)))
    labels = {
        "both": (_("Both sides"), options.both),
        "manager": (_("Manager"), options.manager),
        "referee": (_("Referee"), options.referee),
        "pick": (_("Pick of the player of the match"), options.pick),
    }
    return Post(
        title=_("Ballots in this channel"),
        blocks=tuple(blocks),
        actions=tuple(
            Action(f"{ON if on else OFF} {said}", "ballots", {"set": name, "to": "0" if on else "1"})
            for name, (said, on) in labels.items()
        ),
    )


def _asks_about(options: BallotOptions, look: Look) -> Line:
    """Whom fans rate, and how the player of the match is found."""
    _ = translations(look.language).gettext
    who = [_("the players of both sides") if options.both else _("the players of the team you follow")]
    who += [_("the manager")] if options.manager else []
    who += [_("the referee")] if options.referee else []
    rated = line(_("Fans here rate {who}."), who=listed(who, look))
    best = (
        _("They pick the player of the match.")
        if options.pick
        else _("The best mark makes the player of the match.")
    )
    return sentences(rated, (Text(best),))


def _how_it_goes(newest: Newest, look: Look) -> Line:
    """ "Atalanta v Liverpool: 412 ballots (Discord 300, Web 112). It closes on …" """
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = ngettext("{match}: {count} ballot", "{match}: {count} ballots", newest.fans)
    match, count = strong(pairing(newest.match, look)), number(newest.fans, look)
    told = line(said, match=match, count=count)
    where = ", ".join(
        f"{NAMES.get(platform, platform)} {number(count, look)}"
        for platform, count in newest.watched.platforms.items()
    )
    closing = _("It closes on {when}.") if newest.open else _("It closed on {when}.")
    end = Text(f" ({where})." if where else ".")
    return sentences((*told, end), line(closing, when=When(newest.closes)))


def _stands_out(watched: Watched, look: Look) -> Sequence[Line]:
    """What a moderator may want to look into."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    lines = [_rush(rush, look) for rush in watched.rushes[:RUSHES]]
    if watched.single >= WORTH_TELLING:
        said = ngettext(
            "{count} ballot has one mark only.", "{count} ballots have one mark only.", watched.single
        )
        lines.append(sentences(line(said, count=number(watched.single, look)), _most(watched, look)))
    return lines or [(Text(_("Nothing stands out: no sudden rush, few ballots of a single mark.")),)]


def _rush(rush: Rush, look: Look) -> Line:
    _ = translations(look.language).gettext
    said = _("A rush at {when}: {count} ballots within a minute, where {usual} were usual.")
    usual = number(round(rush.usual), look)
    return line(said, when=When(rush.at), count=number(rush.ballots, look), usual=usual)


def _most(watched: Watched, look: Look) -> Line | None:
    """The mark that most of the ballots with a single one give."""
    ngettext = translations(look.language).ngettext
    most = watched.most
    if most is None:
        return None
    said = ngettext(
        "{count} of them gives {player} a {mark}.", "{count} of them give {player} a {mark}.", most.ballots
    )
    given, count = mark(most.half_steps / 2, look), number(most.ballots, look)
    return line(said, count=count, player=Name(most.name), mark=given)
