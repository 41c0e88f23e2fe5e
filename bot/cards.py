"""What a picture shows, as values: every word on it is already said in the reader's language.

Posts make cards, pictures draws them, and the store keeps them with the post that they belong to. A card
knows no font, no size and no colour of its own but the clubs'. `alt` says in words all that the card shows.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

# --- line-ups


@dataclass(frozen=True, slots=True)
class Spot:
    """One player of a line-up. `number` is that on the shirt; `new` did not start the side's last match."""

    name: str
    number: int | None = None
    captain: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Eleven:
    """A side on the pitch: its lines from goalkeeper to attack, each from left to right as the side looks
    towards the other goal.

    A side whose formation is not known is one line of eleven. `colour` is the club's, as `#rrggbb`.
    """

    team: str
    lines: tuple[tuple[Spot, ...], ...]
    formation: str = ""
    bench: tuple[Spot, ...] = ()
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class LineupCard:
    """One side or both (home first). `stamp` is a word such as "Predicted"; empty for confirmed line-ups."""

    title: str
    subtitle: str
    sides: tuple[Eleven, ...]
    source: str
    alt: str
    stamp: str = ""
    bench: str = ""
    """The heading over those on the bench."""
    legend: tuple[tuple[str, str], ...] = ()
    """What the marks on the card mean, by their name: ("new", "Not in the last line-up")."""


# --- ratings


@dataclass(frozen=True, slots=True)
class Rated:
    """One row: `fans` and `marks` as they are written ("7.3", "–", ""), one mark a paper; `value` is the
    number behind the column that counts (1 to 10), for a bar or a colour. `best` shares the best mark."""

    player: str
    fans: str = ""
    value: float | None = None
    marks: tuple[str, ...] = ()
    best: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatedSide:
    team: str
    rows: tuple[Rated, ...]
    papers: tuple[str, ...] = ()
    """The head of each column of `Rated.marks`."""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class RatingsCard:
    """Fans and press side by side. `fans` is the head of the fans' column; empty where no fan has voted.

    `remarks` are sentences under the table: the man of the match, the widest difference. `ballots` says how
    many voted.
    """

    title: str
    subtitle: str
    sides: tuple[RatedSide, ...]
    source: str
    alt: str
    fans: str = ""
    player: str = ""
    remarks: tuple[str, ...] = ()
    ballots: str = ""


# --- team news


class Missing(StrEnum):
    OUT = "out"
    DOUBT = "doubt"
    SUSPENDED = "suspended"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Absent:
    """`status` is `missing` in words; `detail` the reason and the day of return; `fresh` is news."""

    player: str
    missing: Missing
    status: str
    detail: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Sick:
    """A side's absences; `nobody` is what to write where there are none."""

    team: str
    absent: tuple[Absent, ...]
    nobody: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class TeamNewsCard:
    title: str
    subtitle: str
    sides: tuple[Sick, ...]
    source: str
    alt: str
    fresh: str = ""
    """The word that marks what is new."""


# --- a tie


@dataclass(frozen=True, slots=True)
class Leg:
    """`name` is "First leg"; `score` as written, empty until it is played; `note` when, or how it ended."""

    name: str
    home: str
    away: str
    score: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TieCard:
    """Both legs, the aggregate, and what each side needs, in sentences."""

    title: str
    subtitle: str
    legs: tuple[Leg, ...]
    source: str
    alt: str
    aggregate: str = ""
    aggregate_label: str = ""
    needs: tuple[str, ...] = ()
    colours: tuple[str | None, str | None] = (None, None)
    """Those of the side that was at home in the first leg, and of the other."""


# --- form and table


class Outcome(StrEnum):
    WON = "won"
    DRAWN = "drawn"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Recent:
    """One match of a side: `letter` is its outcome in the reader's language."""

    outcome: Outcome
    letter: str
    opponent: str
    score: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class InForm:
    """A side's last matches, the newest first. `summary` is a line such as "4 wins, 1 draw"."""

    team: str
    recent: tuple[Recent, ...]
    summary: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class FormCard:
    title: str
    subtitle: str
    sides: tuple[InForm, ...]
    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a league table, cells as written; `ours` stands out. `colour` is the club's."""

    cells: tuple[str, ...]
    ours: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class TableCard:
    """`head` has as many words as each row has cells: place, team, then figures."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str
    alt: str


# --- predictions


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the crowd: `share` from 0 to 1, `figure` as it is written ("61 %")."""

    label: str
    share: float
    figure: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class PredictionCard:
    """How the crowd predicts: `outcomes` are home, draw, away; `scores` and `scorers` the likeliest first."""

    title: str
    subtitle: str
    outcomes: tuple[Share, ...]
    source: str
    alt: str
    scores: tuple[Share, ...] = ()
    scores_label: str = ""
    scorers: tuple[Share, ...] = ()
    scorers_label: str = ""
    count: str = ""


Card: TypeAlias = LineupCard | RatingsCard | TeamNewsCard | TieCard | FormCard | TableCard | PredictionCard
