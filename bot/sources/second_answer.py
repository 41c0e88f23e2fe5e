"""What a second reader may answer: the object of `matchday read --json`, each fact with words of the
article. Whatever does not fit is left away, fact by fact."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

LONGEST = 60
"""Facts of one kind."""
_WORDS = 300


def _words(value: Any) -> Any:
    return "" if value is None else " ".join(value[:_WORDS].split()) if isinstance(value, str) else value


def _names(value: Any) -> Any:
    return [one for one in value[:LONGEST] if isinstance(one, str)] if isinstance(value, list) else []


Text = Annotated[str, BeforeValidator(_words)]
Names = Annotated[list[Text], BeforeValidator(_names)]


class Said(BaseModel):
    """`quote` are the article's own words."""

    model_config = ConfigDict(extra="ignore")
    quote: Text = ""


class MatchAnswer(Said):
    home: Text
    away: Text
    competition: Text = ""
    stage: Text = ""
    score: tuple[int, int] | None = None


class KickoffAnswer(Said):
    local: Text
    timezone: Text = ""


class BroadcastAnswer(Said):
    channel: Text


class OfficialsAnswer(Said):
    referee: Text = ""
    assistants: Names = []
    fourth: Text = ""
    var: Names = []


class AbsenceAnswer(Said):
    player: Text
    team: Text = ""
    status: Text
    reason: Text = ""
    until: Text = ""


class LineupAnswer(Said):
    team: Text = ""
    status: Text = "predicted"
    formation: Text = ""
    players: Names
    bench: Names = []
    captain: Text = ""


class MarkAnswer(Said):
    player: Text
    team: Text = ""
    mark: Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)] | None = None
    original: Text
    manager: bool = False


class EventAnswer(Said):
    minute: Annotated[int, Field(ge=0, le=130)] | None = None
    kind: Text
    player: Text
    team: Text = ""


class Answer(BaseModel):
    """`kind` is one of the kinds of articles; what is unknown counts as none of them."""

    model_config = ConfigDict(extra="ignore")
    kind: Text = "other"
    match: MatchAnswer | None = None
    kickoff: KickoffAnswer | None = None
    venue: Text = ""
    officials: OfficialsAnswer | None = None
    broadcasts: list[BroadcastAnswer] = []
    absences: list[AbsenceAnswer] = []
    lineups: list[LineupAnswer] = []
    ratings: list[MarkAnswer] = []
    timeline: list[EventAnswer] = []


_ONE: dict[str, type[Said]] = {"match": MatchAnswer, "kickoff": KickoffAnswer, "officials": OfficialsAnswer}
_MANY: dict[str, type[Said]] = {
    "broadcasts": BroadcastAnswer,
    "absences": AbsenceAnswer,
    "lineups": LineupAnswer,
    "ratings": MarkAnswer,
    "timeline": EventAnswer,
}


def answer_of(given: object) -> Answer | None:
    """None for what is no such object at all."""
    if not isinstance(given, dict):
        return None
    fit: dict[str, Any] = {
        name: value for name in ("kind", "venue") if isinstance(value := given.get(name), str)
    }
    fit |= {name: _fact(model, given.get(name)) for name, model in _ONE.items()}
    for name, model in _MANY.items():
        several = given.get(name)
        facts = [_fact(model, one) for one in several[:LONGEST]] if isinstance(several, list) else []
        fit[name] = [fact for fact in facts if fact is not None]
    return Answer(**fit)


def _fact(model: type[Said], given: object) -> Said | None:
    try:
        return model.model_validate(given) if isinstance(given, dict) else None
    except ValidationError:
        return None
