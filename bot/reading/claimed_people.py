"""What an article says of players, as claims: who is out, who starts, which marks they got."""

from collections import Counter

from bot.knowledge.claims import AbsenceOf, LineupOf, MarkOf, MilestoneOf
from bot.knowledge.match import Team
from bot.knowledge.milestones import Benchmark, Milestone
from bot.knowledge.ratings import Mark
from bot.knowledge.review import LeftOut, Reason, Unsure
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.reading.claim_frame import Frame, Gathering, as_written, guessed, worst
from bot.reading.expected_return import expected_return
from bot.reading.facts import LineupSaid, Phase, Reading
from bot.reading.resolving import Person, person

LONGEST_REASON = 40
"""Characters: "hamstring", "knee surgery". What is longer is the publisher's sentence."""


def people(reading: Reading, gathering: Gathering) -> None:
    """Adds team news, line-ups, marks and milestones."""
    _absences(reading, gathering)
    for said in reading.lineups:
        _lineup(said, gathering)
    _marks(reading, gathering)
    _milestones(reading, gathering)


def _absences(reading: Reading, gathering: Gathering) -> None:
    frame = gathering.frame
    for said in reading.absences:
        found = gathering.who(said.player, said.team)
        if found is None:
            continue
        back = expected_return(said.until, frame.appeared) if said.until else None
        absence = Absence(
            AbsenceStatus(said.standing.value),
            said.reason if 0 < len(said.reason) <= LONGEST_REASON else None,
            *(back or (None, False)),
        )
        gathering.say(
            AbsenceOf(frame.match.key, found.team, found.name),
            absence,
            said.at,
            worst(found.unsure, guessed(said.sure)),
            as_written(found, said.player),
        )


def _lineup(said: LineupSaid, gathering: Gathering) -> None:
    frame = gathering.frame
    team = gathering.where(said.team) or _whose(said, frame)
    if team is None:
        gathering.leave(said.team or said.players[0] if said.players else said.team, Reason.WHICH_TEAM)
        return
    starters, doubts = _named(said.players, team, frame)
    if len(starters) != 11:
        gathering.leave(team.name, Reason.NOT_ELEVEN)
        return
    bench, _ = _named([name for name in said.bench if name not in said.players], team, frame)
    captain = _named([said.captain], team, frame)[0][0] if said.captain else None
    lineup = Lineup(
        starters,
        said.formation,
        tuple(name for name in bench if name not in starters),
        captain if captain in starters else None,
    )
    about = LineupOf(frame.match.key, team.key, said.phase is Phase.CONFIRMED)
    gathering.say(about, lineup, said.at, worst(guessed(said.sure), doubts))


def _named(
    written: tuple[str, ...] | list[str], team: Team, frame: Frame
) -> tuple[tuple[str, ...], Unsure | None]:
    """A team's players by the squad's names, each once; as written where that does not tell. And whether
    anybody's name was."""
    names: list[str] = []
    doubt: Unsure | None = None
    for one in dict.fromkeys(written):
        found = person(one, frame.players, team.key)
        if isinstance(found, Person) and found.name not in names:
            names.append(found.name)
            doubt = doubt or found.unsure
        else:
            names.append(one)
            doubt = Unsure.UNKNOWN_PLAYER
    return tuple(names), doubt


def _whose(said: LineupSaid, frame: Frame) -> Team | None:
    """The side that most of the players play for, where the article does not tell."""
    if said.team:
        return None
    found = (person(name, frame.players, None) for name in said.players)
    sides = Counter(one.team for one in found if isinstance(one, Person))
    likeliest = sides.most_common(1)
    return frame.match.team(likeliest[0][0]) if likeliest and likeliest[0][1] >= 7 else None


def _marks(reading: Reading, gathering: Gathering) -> None:
    """Managers are rated too, but nobody looks for their marks among the players'."""
    frame = gathering.frame
    for said in reading.marks:
        if said.manager:
            continue
        if said.mark is not None and not 0 <= said.mark <= 10:
            continue
        found = gathering.who(said.player, said.team)
        if found is None or (said.mark is None and found.unsure):
            continue
        gathering.say(
            MarkOf(frame.match.key, found.team, found.name),
            Mark(said.mark),
            said.at,
            worst(found.unsure, guessed(said.sure)),
            as_written(found, said.player),
        )


def _milestones(reading: Reading, gathering: Gathering) -> None:
    frame = gathering.frame
    for said in reading.milestones:
        found = person(said.player, frame.players, None)
        if isinstance(found, LeftOut):
            gathering.left_out.append(found)
            continue
        fastest = tuple(Benchmark(name, games) for name, games in said.benchmarks)
        gathering.say(
            MilestoneOf(frame.match.key, found.team, found.name, said.of),
            Milestone(said.count, said.target, said.within, fastest),
            said.at,
            worst(found.unsure, guessed(said.sure)),
            as_written(found, said.player),
        )
