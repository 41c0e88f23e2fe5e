"""The card of a league's table."""

from collections.abc import Collection, Mapping

from bot.cards import Row as Drawn
from bot.cards import TableCard
from bot.chat import Look
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.standings import Row, Standings
from bot.posts.card_words import alternative, headed, subtitle
from bot.posts.language import translations
from bot.posts.sentence import apart, written

MOST = 24
"""Rows that a picture shows at once: the largest league of those that have one table."""


def table_card(
    title: str,
    remark: str,
    source: str,
    table: Standings,
    teams: Mapping[TeamKey, Team],
    ours: Collection[TeamKey],
    look: Look,
) -> TableCard | None:
    """A whole table under the title of its post; None for one that is too long to be read on a phone."""
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    if not 0 < len(table.rows) <= MOST:
        return None
    group = table.group or _("Table")
    under = subtitle(group, remark)
    # Translators: heads of columns: place, matches played, won, drawn, lost, goals for and against, goal
    # difference, points
    figures = (
        pgettext("column", "P"),
        pgettext("column", "W"),
        pgettext("column", "D"),
        pgettext("column", "L"),
        pgettext("column", "GF"),
        pgettext("column", "GA"),
        pgettext("column", "GD"),
        pgettext("column", "Pts"),
    )
    head = (_("#"), _("Team"), *figures)
    rows = tuple(_row(row, teams, ours) for row in table.rows)
    told = written(apart([_in_words(row, look) for row in rows], look), look)
    return TableCard(
        title,
        under,
        head,
        rows,
        source,
        alternative([title, remark, headed(group, told, look), source], look),
    )


def signed(difference: int) -> str:
    """ "+41", "−3" with a minus that is as wide as the plus, "0"."""
    return f"{difference:+d}".replace("-", "−") if difference else "0"


def _row(row: Row, teams: Mapping[TeamKey, Team], ours: Collection[TeamKey]) -> Drawn:
    team = teams.get(row.team)
    figures = (row.played, row.won, row.drawn, row.lost, row.goals_for, row.goals_against)
    return Drawn(
        (
            str(row.rank),
            team.name if team else str(row.team),
            *map(str, figures),
            signed(row.difference),
            str(row.points),
        ),
        ours=row.team in ours,
        colour=team.colour if team else None,
    )


def _in_words(row: Drawn, look: Look) -> str:
    """ "4 Liverpool, 74 points: played 33, won 22, drawn 8, lost 3, goals 75–34 (+41)"."""
    _ = translations(look.language).gettext
    rank, team, played, won, drawn, lost, scored, conceded, difference, points = row.cells
    return _(
        "{rank} {team}, {points} points: played {played}, won {won}, drawn {drawn}, lost {lost}, "
        "goals {scored}–{conceded} ({difference})"
    ).format(
        rank=rank, team=team, points=points, played=played, won=won, drawn=drawn, lost=lost,
        scored=scored, conceded=conceded, difference=difference,
    )  # fmt: skip
