"""The card of a line-up: one side or both on the pitch."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.cards import Eleven, LineupCard, Spot
from bot.chat import Look
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.team_news import Lineup, filled_in
from bot.posts.card_words import alternative, headed, kickoff, occasion_of, source, subtitle
from bot.posts.elevens import last_known, sides_of
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import apart, written

NEW, CAPTAIN = "new", "captain"
"""The marks on a line-up card that its legend explains."""

_Lines: TypeAlias = tuple[tuple[Spot, ...], ...]


def predicted_card(dossier: Dossier, look: Look, team: TeamKey | None = None) -> LineupCard | None:
    """The elevens that sources expect; None where no side has a whole one."""
    _ = translations(look.language).gettext
    # Translators: a stamp on a line-up that is not confirmed
    return _card(dossier, look, dossier.predicted, team, stamp=_("Predicted"))


def confirmed_card(dossier: Dossier, look: Look) -> LineupCard | None:
    """The line-ups with their benches; None where no side has a whole eleven."""
    return _card(dossier, look, dossier.confirmed)


def _card(
    dossier: Dossier,
    look: Look,
    known: Mapping[TeamKey, Stated[Lineup]],
    team: TeamKey | None = None,
    stamp: str = "",
) -> LineupCard | None:
    _ = translations(look.language).gettext
    sides = [side for side in sides_of(dossier, known, team) if known[side.key].value.complete]
    if not sides:
        return None
    match, one = pairing(dossier.match, look), sides[0].name if len(sides) == 1 else ""
    title = _("Line-up: {team}") if one else _("Line-ups: {match}")
    heading = title
    if stamp:
        heading = _("Predicted line-up: {team}") if one else _("Predicted line-ups: {match}")
    title, heading = (words.format(team=one, match=match) for words in (title, heading))
    under = subtitle(match, kickoff(dossier, look)) if one else occasion_of(dossier, look)
    elevens = tuple(_eleven(dossier, side, known[side.key].value) for side in sides)
    said = source(look, *(known[side.key] for side in sides))
    bench = _("Bench") if any(eleven.bench for eleven in elevens) else ""
    legend = _legend(elevens, look)
    told = [part for eleven in elevens for part in _in_words(eleven, bench, dict(legend), look)]
    return LineupCard(
        title=title,
        subtitle=under,
        sides=elevens,
        source=said,
        alt=alternative([heading, under, *told, said], look),
        stamp=stamp,
        bench=bench,
        legend=legend,
    )


def _eleven(dossier: Dossier, side: Team, lineup: Lineup) -> Eleven:
    last = last_known(dossier, side)
    before = last.lineups[side.key].starters if last else lineup.starters
    dressed = filled_in(lineup, _this_season(dossier, side))

    def spot(player: str, *, starts: bool = True) -> Spot:
        return Spot(
            player,
            number=dressed.number(player),
            captain=player == lineup.captain,
            new=starts and player not in before,
        )

    lines = tuple(tuple(spot(player) for player in row) for row in lineup.lines())
    return Eleven(
        team=side.name,
        lines=_turned(lines),
        formation=lineup.formation or "",
        bench=tuple(spot(player, starts=False) for player in lineup.bench),
        colour=side.colour,
    )


def _this_season(dossier: Dossier, side: Team) -> list[Lineup]:
    """A side's earlier line-ups of the same competition and season, the newest first: a player keeps his
    number for as long."""
    here = (dossier.match.competition.key, dossier.match.season)
    return [
        played.lineups[side.key]
        for played in dossier.context.recent.get(side.key, ())
        if (played.match.competition.key, played.match.season) == here and side.key in played.lineups
    ]


def _turned(lines: _Lines) -> _Lines:
    """Each line from left to right where it is written from right to left, and the other way round. A side
    whose formation is not known stays in one line as it is."""
    return tuple(line[::-1] for line in lines) if len(lines) > 1 else lines


def _legend(elevens: Sequence[Eleven], look: Look) -> tuple[tuple[str, str], ...]:
    """What the marks mean that are on the card."""
    _ = translations(look.language).gettext
    spots = [spot for eleven in elevens for line in eleven.lines for spot in line]
    meanings = []
    if any(spot.captain for spot in spots):
        meanings.append((CAPTAIN, _("Captain")))
    if any(spot.new for spot in spots):
        meanings.append((NEW, _("Not in the last known line-up")))
    return tuple(meanings)


def _in_words(eleven: Eleven, bench: str, legend: Mapping[str, str], look: Look) -> list[str]:
    """ "Liverpool, 4-3-3: 1 Alisson; 2 Joe Gomez, …", then its captain, who is new, and its bench."""
    spots = [spot for line in _turned(eleven.lines) for spot in line]
    side = f"{eleven.team}, {eleven.formation}" if eleven.formation else eleven.team
    captain = ", ".join(spot.name for spot in spots if spot.captain)
    new = ", ".join(spot.name for spot in spots if spot.new)
    return [
        headed(side, _rows(_turned(eleven.lines), look), look),
        headed(legend.get(CAPTAIN, ""), captain, look),
        headed(legend.get(NEW, ""), new, look),
        headed(bench, ", ".join(map(_player, eleven.bench)), look),
    ]


def _rows(lines: _Lines, look: Look) -> str:
    return written(apart([", ".join(map(_player, line)) for line in lines], look), look)


def _player(spot: Spot) -> str:
    """ "4 Virgil van Dijk"."""
    return spot.name if spot.number is None else f"{spot.number} {spot.name}"
