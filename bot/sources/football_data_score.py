"""How a match ended, from the scores that football-data.org gives for its parts."""

from bot.knowledge.match import Result, Score
from bot.sources.football_data_payload import Goals, ScorePart
from bot.sources.running_score import beyond, reaches, together


class ScoreError(Exception):
    """The parts of a score do not fit together; the message says how."""


def result(part: ScorePart) -> Result | None:
    """How it ended; None where there is no score yet. Raises ScoreError.

    In v4 the "fullTime" of a match that went to a shoot-out holds its kicks: 5–4 is a 1–1 and 4–3. What was
    scored in play is "regularTime" and "extraTime" together ("Dealing with scores" in the documentation).
    """
    everything, at_half_time = _score(part.full_time), _score(part.half_time)
    if everything is None:
        return None
    duration = part.duration or "REGULAR"
    if duration not in ("REGULAR", "EXTRA_TIME", "PENALTY_SHOOTOUT"):
        raise ScoreError(f"a match does not end by {duration!r}")
    score, kicks = everything, None
    if duration == "PENALTY_SHOOTOUT":
        score, kicks = _apart(part, everything)
        _check_winner(part, kicks)
    elif (played := in_play(part)) is not None and played != everything:
        raise ScoreError(f"the score is {everything}, and its parts make it {played}")
    if at_half_time is not None and not reaches(score, at_half_time):
        raise ScoreError(f"the score is {score}, and at half time it was {at_half_time}")
    return Result(score, at_half_time, went_on(part), kicks)


def half_time(part: ScorePart | None) -> Score | None:
    """The score at half time; it is there from the break on."""
    return _score(part.half_time) if part is not None else None


def went_on(part: ScorePart | None) -> bool:
    """Whether there was extra time; some cups go from ninety minutes to penalties."""
    return part is not None and (
        part.duration == "EXTRA_TIME"
        or (part.duration == "PENALTY_SHOOTOUT" and _score(part.extra_time) is not None)
    )


def in_play(part: ScorePart) -> Score | None:
    """The score as it stands, the kicks of a shoot-out apart; None where it cannot be told."""
    regular, extra = _score(part.regular_time), _score(part.extra_time)
    if regular is not None:
        return regular if extra is None else together(regular, extra)
    everything, kicks = _score(part.full_time), _score(part.penalties)
    if part.duration != "PENALTY_SHOOTOUT" or everything is None:
        return everything
    return beyond(everything, kicks) if kicks is not None and reaches(everything, kicks) else None


def _apart(part: ScorePart, everything: Score) -> tuple[Score, Score]:
    """The score in play and the kicks. Where one of them is missing it follows from the other."""
    score, kicks = in_play(part), _score(part.penalties)
    if score is not None and kicks is None and reaches(everything, score):
        kicks = beyond(everything, score)
    if score is None or kicks is None:
        raise ScoreError(f"{everything} with a shoot-out, and nothing tells what of it is the shoot-out")
    if together(score, kicks) != everything:
        raise ScoreError(f"{everything} is not {score} and a shoot-out of {kicks}")
    if kicks.home == kicks.away:
        raise ScoreError(f"a shoot-out does not end {kicks}")
    return score, kicks


def _check_winner(part: ScorePart, kicks: Score) -> None:
    winner = "HOME_TEAM" if kicks.home > kicks.away else "AWAY_TEAM"
    if part.winner is not None and part.winner != winner:
        raise ScoreError(f"the shoot-out is {kicks}, and the winner is {part.winner}")


def _score(part: Goals | None) -> Score | None:
    if part is None or part.home is None or part.away is None:
        return None
    return Score(part.home, part.away)
