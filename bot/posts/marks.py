"""Everyone's marks side by side: each paper, the press together, the fans."""

from collections.abc import Iterable

from bot.chat import Look, Table
from bot.knowledge.claims import Source
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.ratings import Mark, mean_of_press
from bot.posts.language import mark, mean, translations

NOT_RATED = "–"

Key = tuple[TeamKey, str]


def rated(dossier: Dossier, side: Team) -> bool:
    """Whether anybody has marked a player of this side."""
    marked = {about for marks in dossier.marks.values() for about in marks}
    return any(team == side.key for team, _player in marked | set(dossier.context.fans))


def players(dossier: Dossier, side: Team) -> tuple[str, ...]:
    """Who appeared; then whoever else was marked, so that no mark is lost to a missing line-up."""
    marked = [about for marks in dossier.marks.values() for about in marks] + list(dossier.context.fans)
    others = (player for team, player in marked if team == side.key)
    return tuple(dict.fromkeys((*dossier.appeared(side.key), *others)))


def papers(dossier: Dossier, sides: Iterable[Team]) -> list[Source]:
    """The sources that marked somebody of these sides, by name."""
    keys = {side.key for side in sides}
    return [source for source, marks in dossier.marks.items() if any(team in keys for team, _p in marks)]


def table(dossier: Dossier, side: Team, look: Look) -> Table:
    """A side's players with the fans' mark, each paper's, and the mean of the press."""
    _ = translations(look.language).gettext
    printed = papers(dossier, [side])
    with_mean, with_fans = len(printed) > 1, any(team == side.key for team, _p in dossier.context.fans)
    head = [_("Player"), *([_("Fans")] if with_fans else []), *(source.name for source in printed)]
    head += [_("Press")] if with_mean else []
    rows = []
    for player in players(dossier, side):
        about = (side.key, player)
        row = [player, *([_fans_cell(dossier, about, look)] if with_fans else [])]
        row += [cell(dossier.marks[source].get(about), look) for source in printed]
        row += [_mean_cell(press(dossier, about), look)] if with_mean else []
        rows.append(tuple(row))
    return Table(caption=side.name, head=tuple(head), rows=tuple(rows))


def cell(printed: Mark | None, look: Look) -> str:
    """A mark as it is printed: "6.5", "3/6" on another scale, a dash for not rated, blank for not there."""
    if printed is None:
        return ""
    if printed.points is None:
        return NOT_RATED
    points = mark(printed.points, look)
    return points if printed.scale == 10 else f"{points}/{mark(printed.scale, look)}"


def _mean_cell(value: float | None, look: Look) -> str:
    return NOT_RATED if value is None else mean(value, look)


def _fans_cell(dossier: Dossier, about: Key, look: Look) -> str:
    """ "7.3 (412)": the mean and how many ballots it comes from."""
    tally = dossier.context.fans.get(about)
    if tally is None or tally.mean is None:
        return NOT_RATED
    return f"{mean(tally.mean, look)} ({tally.ballots})"


def press(dossier: Dossier, about: Key) -> float | None:
    """The mean of the papers' marks for a player; None where nobody rated."""
    return mean_of_press(marks[about] for marks in dossier.marks.values() if about in marks)


def fans(dossier: Dossier, about: Key) -> float | None:
    """The mean of the fans' marks for a player; None without a ballot."""
    tally = dossier.context.fans.get(about)
    return tally.mean if tally else None


def everyone(dossier: Dossier, sides: Iterable[Team]) -> list[Key]:
    """The players of these sides in the order of the tables."""
    return [(side.key, player) for side in sides for player in players(dossier, side)]
