"""The table of a league, as much of it as a phone shows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cards import TableCard
from bot.chat import Action, Block, Line, Look, Paragraph, Post, Table, When
from bot.knowledge.claims import Source
from bot.knowledge.league_table import may_differ
from bot.knowledge.match import Competition, Team, TeamKey
from bot.knowledge.names import Doubt
from bot.knowledge.standings import Row, Standings
from bot.posts.attribution import said_by
from bot.posts.card_table import signed, table_card
from bot.posts.language import date_of, translations
from bot.posts.sentence import line, listed, written

COMMAND = "table"
MOST = 12
"""Rows at once: a screen of a phone."""
OURS = "▸"
"""Stands before the channel's own team."""


@dataclass(frozen=True, slots=True)
class League:
    """The tables of one season, best first, and who said so. `as_of` is when the provider told them, or the
    day of the last result where they are `computed` from results; None where that is not known."""

    competition: Competition
    tables: Sequence[Standings]
    sources: Sequence[Source]
    as_of: datetime | date | None
    computed: bool = False


def league(
    told: League, teams: Mapping[TeamKey, Team], ours: Collection[TeamKey], look: Look, *, whole: bool = False
) -> Post:
    """The table of a league, or those of its groups; without `whole`, the part around the channel's own
    teams where it is long, and a button for the rest."""
    _ = translations(look.language).gettext
    shown = list(told.tables) if whole else list(_near(told.tables, ours))
    blocks: list[Block] = [Table(*_drawn(table, teams, ours, look)) for table in shown]
    blocks += [Paragraph(said) for said in (_remarks(shown, look) if told.computed else ())]
    rows = sum(len(table.rows) for table in shown)
    cut = rows < sum(len(table.rows) for table in told.tables)
    more = _("All groups") if len(told.tables) > 1 else _("The whole table")
    arguments = {"competition": told.competition.name, "part": "all"}
    title = _("{competition} {season}").format(
        competition=told.competition.name, season=told.tables[0].season
    )
    return Post(
        title=title,
        blocks=tuple(blocks),
        source=_source(told, look),
        actions=(Action(more, COMMAND, arguments),) if cut else (),
        card=_card(title, told, shown, teams, ours, look),
    )


def _card(
    title: str,
    told: League,
    shown: Sequence[Standings],
    teams: Mapping[TeamKey, Team],
    ours: Collection[TeamKey],
    look: Look,
) -> TableCard | None:
    """A picture of the one table that is shown, with all its rows."""
    _ = translations(look.language).gettext
    if len(shown) != 1:
        return None
    [whole] = [table for table in told.tables if table.group == shown[0].group]
    remark = _("Worked out from the results") if told.computed else ""
    said = written(_source(told, look), look)
    return table_card(title, remark, said, whole, teams, ours, look)


def no_table(competition: Competition | None, others: Sequence[Competition], look: Look) -> Post:
    """Nobody has told a table, and the results do not make one; `others` are competitions that have one."""
    _ = translations(look.language).gettext
    if competition is None:
        said = line(_("Nobody has told us yet of a table of what is followed here."))
    else:
        said = line(_("There is no table of {competition} yet."), competition=competition.name)
    return Post(_("No table"), (Paragraph(said),), actions=_buttons(others))


def which(doubt: Doubt[Competition], look: Look) -> Post:
    """A competition that nobody knows, or several of that name."""
    _ = translations(look.language).gettext
    title = _("Which “{name}”?") if doubt.ambiguous else _("No competition called “{name}”")
    if doubt.nearest:
        names = listed([competition.name for competition in doubt.nearest], look)
        said = line(_("The nearest I know: {competitions}."), competitions=names)
    else:
        said = line(_("Start typing a name and pick a competition from the list."))
    return Post(title.format(name=doubt.written), (Paragraph(said),), actions=_buttons(doubt.nearest))


def _buttons(competitions: Sequence[Competition]) -> tuple[Action, ...]:
    return tuple(Action(one.name, COMMAND, {"competition": one.name}) for one in competitions)


def _near(tables: Sequence[Standings], ours: Collection[TeamKey]) -> Iterator[Standings]:
    """Of several groups those with a team of ours, or the first; of a long table the rows around it."""
    own = [table for table in tables if any(row.team in ours for row in table.rows)]
    room = MOST
    for table in own or tables:
        rows = _around(table.rows, ours)
        if len(rows) > room and room < MOST:
            return
        room -= len(rows)
        yield Standings(table.competition, table.season, tuple(rows), table.group)


def _around(rows: Sequence[Row], ours: Collection[TeamKey]) -> Sequence[Row]:
    """At most twelve rows with the best of our teams in the middle; the top of the table without one."""
    place = next((place for place, row in enumerate(rows) if row.team in ours), 0)
    first = max(0, min(place - MOST // 2, len(rows) - MOST))
    return rows[first : first + MOST]


def _drawn(
    table: Standings, teams: Mapping[TeamKey, Team], ours: Collection[TeamKey], look: Look
) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Caption, head and rows. Four columns are what a phone has room for."""
    _ = translations(look.language).gettext
    # Translators: heads of columns: matches played, goal difference, points
    pgettext = translations(look.language).pgettext
    head = (_("Team"), pgettext("column", "P"), pgettext("column", "GD"), pgettext("column", "Pts"))
    caption = table.group or _("Table")
    return caption, head, tuple(_row(row, teams, ours) for row in table.rows)


def _row(row: Row, teams: Mapping[TeamKey, Team], ours: Collection[TeamKey]) -> tuple[str, ...]:
    """ "4 ▸ Liverpool", "33", "+41", "74"."""
    name = teams[row.team].name if row.team in teams else str(row.team)
    who = f"{row.rank} {OURS} {name}" if row.team in ours else f"{row.rank} {name}"
    return who, str(row.played), signed(row.difference), str(row.points)


def _remarks(shown: Sequence[Standings], look: Look) -> list[Line]:
    """What tables that we worked out ourselves cannot know."""
    _ = translations(look.language).gettext
    said = [line(_("Worked out from the results. Points that were deducted are not in it."))]
    if any(may_differ(table) for table in shown):
        said.append(
            line(
                _(
                    "Sides that are level on points are put by goal difference here; the competition itself "
                    "looks at their matches against each other first."
                )
            )
        )
    return said


def _source(told: League, look: Look) -> Line:
    """ "Source: football-data.org, as of Sun 28 Apr, 18:02 BST"."""
    _ = translations(look.language).gettext
    who = said_by(look, *told.sources)
    if not who or told.as_of is None:
        return who
    if isinstance(told.as_of, datetime):
        return line(_("{sources}, as of {when}"), sources=who, when=When(told.as_of))
    return line(_("{sources}, up to {day}"), sources=who, day=date_of(told.as_of, look))
