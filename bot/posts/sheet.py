"""A fan's sheet: one player after the other to mark with a press, or all of them as one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Action, Blank, Choice, Line, Look, Paragraph, Post, Sheet, Text, When
from bot.knowledge.ballot import Candidate, Role
from bot.knowledge.dossier import Dossier
from bot.knowledge.ratings import HALF_STEPS
from bot.posts import marks
from bot.posts.appearance import appearance
from bot.posts.language import mark, mean, translations
from bot.posts.sentence import between, line, sentences

CHOSEN = "•"
"""Stands before what a fan has chosen so far."""
NONE = "0"
"""What clears a mark, or a pick."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A fan's sheet of one ballot, as far as it is filled in.

    `candidates` are those whom this fan can rate where they are asked, `marks` half-steps by candidate's
    number, `picks` whether a player of the match is chosen apart from the marks, `fans` how many ballots
    there are, where that is known.
    """

    ballot: int
    closes: datetime
    candidates: tuple[Candidate, ...]
    marks: Mapping[int, int]
    pick: int | None = None
    picks: bool = False
    halves: bool = True
    hidden: bool = True
    fans: int | None = None

    @property
    def left(self) -> list[Candidate]:
        """Who is still without a mark."""
        return [one for one in self.candidates if one.number not in self.marks]

    @property
    def arguments(self) -> dict[str, str]:
        return {"b": str(self.ballot)}

    def action(self, label: str, **arguments: str) -> Action:
        """A button of this sheet."""
        return Action(label, "rate", {**self.arguments, **arguments})

    def after(self, number: int) -> Candidate | None:
        """Whom to mark next: the first after this one who is without a mark; None once nobody is."""
        numbers = [one.number for one in self.candidates]
        start = numbers.index(number) + 1 if number in numbers else 0
        turned = (*self.candidates[start:], *self.candidates[:start])
        return next((one for one in turned if one.number not in self.marks), None)


def sheet(dossier: Dossier, filled: Filled, at: Candidate, look: Look, *, halves: bool = False) -> Post:
    """The page of one candidate; `halves` offers half marks in place of whole ones."""
    _ = translations(look.language).gettext
    about: list[Line | None] = [appearance(dossier, at, look), _press(dossier, at, look)]
    given = given_so_far(filled, look)
    until = line(_("Open until {when}."), when=When(filled.closes))
    lines = [said for said in (sentences(*about), given, until) if said]
    return Post(
        title=_("Rate {player}").format(player=at.name),
        blocks=tuple(Paragraph(said) for said in lines),
        actions=_actions(filled, at, dossier, look),
        colour=next((s.colour for s in (dossier.match.home, dossier.match.away) if s.key == at.team), None),
        sheet=Sheet(
            command="rate",
            arguments=filled.arguments,
            blanks=blanks(dossier, filled, look),
            choices=choices(filled, look),
            keys=_keys(filled, at, look, halves=halves and filled.halves),
            at=str(at.number),
            jump=_("Go to a player"),
            submit=_("Send my marks"),
        ),
    )


def given_so_far(filled: Filled, look: Look) -> Line | None:
    """ "Rated 2 of 16: Alisson 7, Joe Gomez 6.5."; None before the first mark."""
    _ = translations(look.language).gettext
    told = [f"{c.name} {mark(filled.marks[c.number] / 2, look)}" for c in _marked(filled)]
    if not told:
        return None
    count, marks_ = str(len(filled.candidates)), between(", ", told)
    return line(_("Rated {given} of {count}: {marks}."), given=str(len(told)), count=count, marks=marks_)


def blanks(dossier: Dossier, filled: Filled, look: Look) -> tuple[Blank, ...]:
    """A line for each candidate; where it is chosen apart, one more for the player of the match."""
    _ = translations(look.language).gettext
    lines = [
        Blank(
            name=str(one.number),
            label=called(one, look),
            group=_group(dossier, one, look),
            value=_value(filled.marks.get(one.number)),
            hint=_hint(dossier, one, look),
        )
        for one in filled.candidates
    ]
    if filled.picks:
        players = (Choice(one.name, str(one.number)) for one in pickable(filled))
        picked = _value(filled.pick)
        lines.append(Blank("pick", _("Player of the match"), value=picked, choices=tuple(players)))
    return tuple(lines)


def choices(filled: Filled, look: Look) -> tuple[Choice, ...]:
    """Every mark that can be given, rising."""
    steps = HALF_STEPS if filled.halves else HALF_STEPS[::2]
    return tuple(Choice(mark(step / 2, look), str(step)) for step in steps)


def called(one: Candidate, look: Look) -> str:
    """A candidate's name, with the office of who is no player: "Jürgen Klopp (manager)"."""
    _ = translations(look.language).gettext
    if one.role is Role.MANAGER:
        return _("{name} (manager)").format(name=one.name)
    return _("{name} (referee)").format(name=one.name) if one.role is Role.REFEREE else one.name


def pickable(filled: Filled) -> list[Candidate]:
    """Who can be player of the match: who is picked, then those whom the fan marked best."""
    players = [one for one in filled.candidates if one.role is Role.PLAYER]
    return sorted(players, key=lambda one: (one.number != filled.pick, -filled.marks.get(one.number, 0)))


def _keys(filled: Filled, at: Candidate, look: Look, *, halves: bool) -> tuple[tuple[Action, ...], ...]:
    """Ten marks in two rows, and a row that leads on."""
    steps = HALF_STEPS[1::2] if halves else HALF_STEPS[::2]
    number, given = str(at.number), filled.marks.get(at.number)
    keys = [
        filled.action(_chosen(mark(step / 2, look), given == step), p=number, m=str(step)) for step in steps
    ]
    return (tuple(keys[:5]), tuple(keys[5:]), tuple(_leading_on(filled, at, look, halves=halves)))


def _leading_on(filled: Filled, at: Candidate, look: Look, *, halves: bool) -> Sequence[Action]:
    numbers = [one.number for one in filled.candidates]
    place = numbers.index(at.number) if at.number in numbers else 0
    before, after = numbers[place - 1], numbers[(place + 1) % len(numbers)]
    given = filled.marks.get(at.number, 0)
    row = [filled.action("◀", at=str(before))]
    if halves:
        row.append(filled.action("1–10", at=str(at.number)))
    elif filled.halves:
        label = f"{CHOSEN}{mark(given / 2, look)}" if given % 2 else "½"
        row.append(filled.action(label, at=str(at.number), h="1"))
    return [*row, filled.action("▶", at=str(after))]


def _actions(filled: Filled, at: Candidate, dossier: Dossier, look: Look) -> tuple[Action, ...]:
    _ = translations(look.language).gettext
    actions = [filled.action(_("Done"), do="done")]
    # in a row of four keys a phone would cut these words; a referee's page has both sides to go to instead
    if at.team is not None and any(rated_by_press(dossier, one) for one in filled.left):
        actions.append(filled.action(_("The rest as the press"), do="press", at=str(at.number)))
    if at.number in filled.marks:
        actions.append(filled.action(_("Clear this mark"), p=str(at.number), m=NONE))
    for side in (dossier.match.home, dossier.match.away):
        theirs = [one for one in filled.candidates if one.team == side.key]
        if theirs and side.key != at.team:
            first = next((one for one in theirs if one.number not in filled.marks), theirs[0])
            actions.append(filled.action(side.name, at=str(first.number)))
    if filled.picks:
        actions.append(filled.action(_("Player of the match"), do="pick"))
    return tuple(actions)


def _press(dossier: Dossier, one: Candidate, look: Look) -> Line | None:
    hint = _hint(dossier, one, look)
    return (Text(f"{hint}."),) if hint else None


def _hint(dossier: Dossier, one: Candidate, look: Look) -> str:
    """ "The press: 6.2"; empty where no paper has rated them."""
    _ = translations(look.language).gettext
    value = marks.press(dossier, (one.team, one.name)) if one.team else None
    return "" if value is None else _("The press: {mark}").format(mark=mean(value, look))


def rated_by_press(dossier: Dossier, one: Candidate) -> bool:
    """Whether a paper gave this candidate a mark."""
    return one.team is not None and marks.press(dossier, (one.team, one.name)) is not None


def _group(dossier: Dossier, one: Candidate, look: Look) -> str:
    """Under which heading a candidate stands: the side's name."""
    _ = translations(look.language).gettext
    sides = (dossier.match.home, dossier.match.away)
    return next((side.name for side in sides if side.key == one.team), _("The referee"))


def _marked(filled: Filled) -> list[Candidate]:
    return [one for one in filled.candidates if one.number in filled.marks]


def _value(number: int | None) -> str | None:
    return None if number is None else str(number)


def _chosen(label: str, chosen: bool) -> str:
    return f"{CHOSEN}{label}" if chosen else label
