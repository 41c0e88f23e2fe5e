"""What the fans' ballot tells beside the players' marks: picks, managers and the referee, how many voted."""

from bot.chat import Line, Look, When
from bot.knowledge import ballot as ballots
from bot.knowledge.dossier import Dossier
from bot.knowledge.ratings import best
from bot.posts.ballot import so_far
from bot.posts.language import mean, number, translations
from bot.posts.sentence import line, names, sentences, strong
from bot.posts.sheet import called


def picked(dossier: Dossier, look: Look) -> Line:
    """ "Picked by the fans: Curtis Jones (61 of 98)."; equals share it. Empty while nobody has picked."""
    _ = translations(look.language).gettext
    picks = dossier.context.ballot.picks if dossier.context.ballot else {}
    given = {about: float(fans) for about, fans in picks.items() if fans}
    if not given:
        return ()
    top = best(given)
    most, of = number(int(given[top[0]]), look), number(int(sum(given.values())), look)
    players = names([player for _team, player in top], look)
    return line(_("Picked by the fans: {players} ({count} of {of})."), players=players, count=most, of=of)


def others(dossier: Dossier, look: Look) -> list[Line]:
    """The fans' marks for managers and the referee, a line each."""
    ngettext = translations(look.language).ngettext
    ballot = dossier.context.ballot
    lines = []
    for one, tally in ballot.others if ballot else ():
        if tally.mean is not None:
            said = ngettext(
                "{name}: {mark} from {count} ballot", "{name}: {mark} from {count} ballots", tally.ballots
            )
            value, count = strong(mean(tally.mean, look)), number(tally.ballots, look)
            lines.append(line(said, name=called(one, look), mark=value, count=count))
    return lines


def still_open(dossier: Dossier, look: Look) -> Line:
    """Until when fans can vote, that their averages come then where they are hidden, and how many voted."""
    _ = translations(look.language).gettext
    closes, ballot = ballots.closes(dossier), dossier.context.ballot
    if closes is None:
        return ()
    said = (
        _("Voting is open until {when}; the fans' averages come then.")
        if ballot is None or ballot.hidden
        else _("Voting is open until {when}.")
    )
    return sentences(line(said, when=When(closes)), so_far(ballot.fans if ballot else 0, look))
