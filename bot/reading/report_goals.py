"""Goals out of one sentence of a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading import chance_words as missing
from bot.reading import goal_words as words
from bot.reading.facts import Event, Happening
from bot.reading.mentions import Mention
from bot.reading.minutes import Said
from bot.reading.report_assists import assist
from bot.reading.report_denials import AFTER, BREAKS, denied, not_quite, taken_back, told_of_the_past
from bot.reading.report_memory import PATIENCE, Announced, Memory, Telling
from bot.reading.report_moments import nearest, shared_out
from bot.reading.report_subjects import doer, done_by

_AFTER_NAME = re.compile(r"^ ?(?:\(\d{1,2}\) )?(?:which |that )?")
_FOLLOWING = re.compile(r"\w+ing\b")
"""What a goal led to: "giving Liverpool the lead"."""
_BEGINS = re.compile(r"(?:^|[,;] |\b(?:while|before|as|and|but|then|when|after|\ue001's?) )(?:both )?$")


@dataclass(frozen=True, slots=True)
class _Goal:
    scorer: Mention
    where: int
    until: int = 0
    kind: Happening | None = None
    sure: bool = True


def goals(telling: Telling, memory: Memory) -> list[Event]:
    """Those that the sentence tells with a scorer."""
    text = telling.form.text
    if memory.elsewhere or not words.STEMS.search(text) or _shootout(telling, memory):
        return []
    gave = list(_gave(telling, memory))
    found = [*_own_goals(telling, memory), *_scored(telling, memory), *_named(telling)]
    found = _once(found + [one for one in gave if one.sure]) or _once(gave)
    said = shared_out(telling.moments, [(one.where, max(one.where, one.until)) for one in found], text)
    events = [_event(one, moment, telling, memory) for one, moment in zip(found, said, strict=True)]
    if events and taken_back(telling.following):
        events[-1] = replace(events[-1], kind=Happening.GOAL_DISALLOWED)
    return events


def announce(telling: Telling, memory: Memory) -> bool:
    """Whether a goal is told of a team; who scored may come in the next sentences."""
    text = telling.form.text
    met = words.SAID_OF_TEAM.search(text)
    if (
        memory.elsewhere
        or not met
        or denied(text, met.start(), met.end())
        or told_of_the_past(text, met.start(), met.end())
    ):
        return False
    said = nearest(telling.moments, met.start(), text)
    if not said:
        return False
    memory.announced = Announced(said, telling.sentence.at, _team(telling, memory, len(text)), memory.count)
    return True


def _shootout(telling: Telling, memory: Memory) -> bool:
    """Whether the kicks are those that decide a drawn match: they have no minute."""
    text = telling.form.text
    if words.SHOOTOUT.search(text) and not telling.moments:
        return True
    return memory.shootout and words.DECIDING.search(text) is not None


def _once(found: list[_Goal]) -> list[_Goal]:
    """Each scorer once, in the order of the sentence."""
    kept: list[_Goal] = []
    for one in found:
        if not any(one.scorer.text == other.scorer.text for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.where)


def _own_goals(telling: Telling, memory: Memory) -> Iterator[_Goal]:
    text, people = telling.form.text, telling.people
    for met in words.INTO_OWN_NET.finditer(text):
        if not_quite(text, met.start(), met.end()):
            continue
        before = [one for one in people if one.end <= met.start()]
        deflected = before and re.search(
            r"\b(?:off|via) (?:the \w+ of )?(?:\w+ )?$", text[: before[-1].start]
        )
        who = done_by(text, met.end(), people) or (before[-1] if deflected else None)
        who = who or doer(text, met.start(), people, memory.last_person)
        if who:
            yield _Goal(who, met.start(), met.end(), Happening.OWN_GOAL)
    for one in people:
        if words.OFF_SOMEBODY.search(text[max(0, one.start - 30) : one.start]) and not _owner(text, one):
            yield _Goal(one, one.start, one.end, Happening.OWN_GOAL, sure=False)


def _owner(text: str, one: Mention) -> bool:
    return text[one.end : one.end + 2] in ("'s", "' ")


def _scored(telling: Telling, memory: Memory) -> Iterator[_Goal]:
    text = telling.form.text
    for met in words.SCORED.finditer(text):
        if denied(text, met.start(), met.end()) or told_of_the_past(text, met.start(), met.end()):
            continue
        who = done_by(text, met.end(), telling.people)
        who = who or doer(text, met.start(), telling.people, memory.last_person)
        for one in _together(who, met.start(), telling) if who else ():
            yield _Goal(one, met.start(), met.end())


def _together(who: Mention, where: int, telling: Telling) -> Iterator[Mention]:
    """ "Vidal and Vargas struck late goals": all who are the subject."""
    text = telling.form.text
    for group in telling.form.groups:
        names = [member.name for member in group.members]
        if len(names) > 1 and names[-1] == who and _BEGINS.search(text[: group.start]):
            yield from names
            return
    yield who


def _gave(telling: Telling, memory: Memory) -> Iterator[_Goal]:
    text = telling.form.text
    for met in words.GAVE.finditer(text):
        if denied(text, met.start(), met.end()) or told_of_the_past(text, met.start(), met.end()):
            continue
        who = doer(text, met.start(), telling.people, memory.last_person)
        for one in _together(who, met.start(), telling) if who else ():
            yield _Goal(
                one,
                met.start(),
                met.end(),
                sure=not (_FOLLOWING.match(met[0]) or text.endswith("to ", 0, met.start())),
            )


def _named(telling: Telling) -> Iterator[_Goal]:
    """ "took the lead through Salah", "goals from Salah and Mane", "Salah's late equaliser"."""
    text = telling.form.text
    for group in telling.form.groups:
        ahead = text[max(0, group.start - 160) : group.start]
        if told_of_the_past(text, group.start, group.end) or missing.MISSED.search(BREAKS.split(ahead)[-1]):
            continue
        whose = words.WHOSE.match(text, group.end)
        last = group.members[-1].name
        if whose:
            if _counts(text, group.start, ahead, whose):
                yield _Goal(last, group.start, whose.end(), Happening.OWN_GOAL if whose["own"] else None)
        elif words.FROM.search(ahead):
            own = Happening.OWN_GOAL if words.OWN_FROM.search(ahead) else None
            for member in group.members:
                yield _Goal(member.name, group.start, kind=own)
        elif words.EFFORT_FROM.search(ahead) and words.SETTLED.match(_AFTER_NAME.sub("", text[group.end :])):
            yield _Goal(last, group.start, group.end)
        elif words.THROUGH.search(ahead) and (met := words.SAID_OF_TEAM.search(ahead)) and met["won"]:
            for member in group.members:
                yield _Goal(member.name, group.start)


def _counts(text: str, start: int, ahead: str, whose: "re.Match[str]") -> bool:
    """Whether somebody's header is told to have been a goal."""
    follows = text[whose.end() : whose.end() + 90]
    if missing.MISSED.search(AFTER.split(follows)[0]) or missing.DISALLOWED.search(follows):
        return False
    if whose["sure"] and whose["sure"] not in ("double", "goal", "goals"):
        return True
    if whose["sure"] and words.SETTLED.search(follows[:70]):
        return True
    if whose["own"] or words.CANCELLED.search(ahead):
        return True
    if whose["maybe"] == "penalty" and re.match(r" (?:area|box|appeal)", follows):
        return False
    told = words.SAID_OF_TEAM.search(ahead)
    if (
        told
        and told["won"]
        and re.search(
            r"\b(?:through|thanks to|via|with"
            r"|courtesy of) (?:\w+ ){0,2}$",
            ahead,
        )
    ):
        return True
    if re.search(r"\b(?:thanks to|courtesy of) $", ahead) and whose["sure"]:
        return True
    return words.SETTLED.match(follows.lstrip()) is not None or bool(
        re.match(r" (?:[\w-]+ ){0,2}(?:was enough|proved enough)", follows)
    )


def _event(goal: _Goal, said: Said | None, telling: Telling, memory: Memory) -> Event:
    scorer, team, sure = goal.scorer, "", goal.sure
    announced, loose = memory.announced, memory.loose
    if said is None and announced and memory.count - announced.sentence <= PATIENCE:
        said, team = announced.said, announced.team
    elif said is None and loose and memory.count - loose[1] == 1 and not telling.sentence.fresh:
        said, sure = loose[0], False
    if not scorer.end and telling.sentence.fresh:
        sure = False  # "the striker" of a new paragraph need not be who was named last
    memory.announced = None
    memory.latest = (
        said.minute if said else None
    )  # "a minute later" would count from a goal that is not timed
    own = goal.kind is Happening.OWN_GOAL
    helper = None if own else assist(telling.form.text, scorer, goal.where, telling.people)
    kind = goal.kind or _kind(telling.form.text, goal.where)
    team = team or _team(telling, memory, goal.where) or _by_name(kind, scorer.text, memory)
    at = telling.sentence.span(scorer.start, scorer.end) if scorer.end else telling.sentence.at
    return Event(
        kind,
        memory.whole(scorer.text),
        at,
        said.minute if said else None,
        said.added if said else None,
        team,
        also=memory.whole(helper.text) if helper else None,
        sure=sure and said is not None and said.sure,
    )


def _by_name(kind: Happening, name: str, memory: Memory) -> str:
    team = memory.team_of(name)
    return memory.other(team) if kind is Happening.OWN_GOAL else team


def _team(telling: Telling, memory: Memory, where: int) -> str:
    """Which team has scored: "put Liverpool ahead", "Atalanta were punished"."""
    sides, text = memory.sides, telling.form.text
    if not sides:
        return ""
    teams = [(one, side) for one in telling.form.teams if (side := sides.which(one.text))]
    for met in words.GAVE.finditer(text, max(0, where - 20)):
        if met.start() > where and BREAKS.search(text[where : met.start()]):
            break
        for one, side in teams:
            if met.start() <= one.start < met.end():
                return side
    for met in reversed(list(words.SAID_OF_TEAM.finditer(text[:where]))):
        before = [(one, side) for one, side in teams if one.end <= met.start()]
        if before and met.start() - before[-1][0].end < 60:
            return before[-1][1] if met["won"] else sides.other(before[-1][1])
    return ""


def _kind(text: str, where: int) -> Happening:
    for piece in re.split(r"[.;]| but | while ", text[max(0, where - 45) : where + 70]):
        if words.PENALTY.search(piece) and not words.NO_PENALTY.search(piece):
            return Happening.PENALTY_GOAL
    return Happening.GOAL
