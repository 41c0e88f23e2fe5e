"""A fan's ballot as it stands: the marks given, who is left, the player of the match, until when."""

from collections.abc import Sequence

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Sheet, Text, When
from bot.knowledge.ballot import Candidate, Role
from bot.knowledge.dossier import Dossier
from bot.knowledge.ratings import best
from bot.posts.attribution import with_the_crowd
from bot.posts.buttons import buttons
from bot.posts.language import mark, number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, labelled, line, names, sentences, strong
from bot.posts.sheet import CHOSEN, NONE, Filled, blanks, called, choices, pickable

ROWS, IN_A_ROW = 3, 2
"""Names to pick from at once: two beside each other can be read on a phone."""
PAGE = ROWS * IN_A_ROW


def summary(dossier: Dossier, filled: Filled, look: Look, given: Candidate | None = None) -> Post:
    """All that a fan gave; `given` is whose mark was given just now."""
    _ = translations(look.language).gettext
    title = _("Your marks: {match}").format(match=pairing(dossier.match, look))
    if given is not None and given.number in filled.marks:
        told = mark(filled.marks[given.number] / 2, look)
        title = _("{mark} for {player}").format(mark=told, player=given.name)
    blocks: list[Block] = []
    if marked := _marks(dossier, filled, look):
        blocks.append(Bullets(tuple(marked)))
    said = sentences(_left(filled, look), best_player(filled, look))
    blocks += [Paragraph(said)] if said else []
    blocks.append(Paragraph(_until(filled, look)))
    return Post(
        title,
        tuple(blocks),
        source=with_the_crowd((), dossier, look) if filled.fans else (),
        actions=(*_onward(filled, look), *buttons(dossier, look, "ratings"), Action(_("My season"), "me")),
    )


def picking(dossier: Dossier, filled: Filled, look: Look, page: int = 1) -> Post:
    """Who was the player of the match: six names at a time, those first whom the fan marked best."""
    _ = translations(look.language).gettext
    players = pickable(filled)
    pages = max(1, -(-len(players) // PAGE))
    page = page if 1 <= page <= pages else 1
    shown = players[(page - 1) * PAGE : page * PAGE]
    chosen = next((one for one in players if one.number == filled.pick), None)
    said = _("Choose the player of the match. Your marks stay as they are.")
    blocks = [Paragraph((Text(said),))]
    if chosen is not None:
        blocks.append(Paragraph(line(_("So far it is {player}."), player=strong(chosen.name))))
    actions = [filled.action(_("Done"), do="done")]
    if pages > 1:
        actions.append(filled.action(_("More players"), do="pick", n=str(page % pages + 1)))
    if chosen is not None:
        actions.append(filled.action(_("Take it back"), k=NONE))
    keys = [_pick(one, filled) for one in shown]
    return Post(
        title=_("Your player of the match"),
        blocks=tuple(blocks),
        actions=tuple(actions),
        sheet=Sheet(
            command="rate",
            arguments=filled.arguments,
            blanks=blanks(dossier, filled, look),
            choices=choices(filled, look),
            keys=tuple(tuple(keys[at : at + IN_A_ROW]) for at in range(0, len(keys), IN_A_ROW)),
            submit=_("Send my marks"),
        ),
    )


def best_player(filled: Filled, look: Look) -> Line | None:
    """Whom the fan picked, else whom they marked best; None while nobody has a mark."""
    _ = translations(look.language).gettext
    players = {one.number: one for one in filled.candidates if one.role is Role.PLAYER}
    if filled.picks:
        chosen = players.get(filled.pick) if filled.pick is not None else None
        return line(_("Your player of the match: {player}."), player=Name(chosen.name)) if chosen else None
    given = {one.name: filled.marks[one.number] / 2 for one in players.values() if one.number in filled.marks}
    if not given:
        return None
    ngettext = translations(look.language).ngettext
    top = best(given)
    said = ngettext(
        "Your player of the match: {players}, {mark}.",
        "Your players of the match: {players}, {mark}.",
        len(top),
    )
    return line(said, players=names(top, look), mark=mark(max(given.values()), look))


def _marks(dossier: Dossier, filled: Filled, look: Look) -> list[Line]:
    """ "Liverpool: Mohamed Salah 6.5, Curtis Jones 7": a line a side, and one for who has none."""
    teams: Sequence[tuple[str, object]] = [
        *((side.name, side.key) for side in (dossier.match.home, dossier.match.away)),
        ("", None),
    ]
    lines = []
    for head, team in teams:
        told = [
            (Name(called(one, look)), Text(f" {mark(filled.marks[one.number] / 2, look)}"))
            for one in filled.candidates
            if one.team == team and one.number in filled.marks
        ]
        if told:
            marks = between(", ", told)
            lines.append(labelled(strong(head), marks, look) if head else marks)
    return lines


def _left(filled: Filled, look: Look) -> Line:
    """Whom one has not marked: by name while they are few."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    left = filled.left
    if len(left) == len(filled.candidates):
        return (Text(_("You have given no marks yet.")),)
    if not left:
        return ()
    if len(left) <= 3:
        return line(_("Still without a mark: {players}."), players=names([one.name for one in left], look))
    said = ngettext("{count} is still without a mark.", "{count} are still without a mark.", len(left))
    return line(said, count=str(len(left)))


def _until(filled: Filled, look: Look) -> Line:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = (
        _("You can change them until {when}; then everybody's averages are shown.")
        if filled.hidden
        else _("You can change them until {when}.")
    )
    until = line(said, when=When(filled.closes))
    if not filled.fans:
        return until
    so_far = ngettext("{count} ballot so far.", "{count} ballots so far.", filled.fans)
    return sentences(until, line(so_far, count=number(filled.fans, look)))


def _onward(filled: Filled, look: Look) -> list[Action]:
    """To whoever is left, or back to the first."""
    _ = translations(look.language).gettext
    if not filled.candidates:
        return []
    to = (filled.left or filled.candidates)[0]
    label = (
        _("Start rating") if not filled.marks else _("Rate the others") if filled.left else _("Change a mark")
    )
    onward = [filled.action(label, at=str(to.number))]
    return onward + ([filled.action(_("Player of the match"), do="pick")] if filled.picks else [])


def _pick(one: Candidate, filled: Filled) -> Action:
    label = f"{CHOSEN}{one.name}" if one.number == filled.pick else one.name
    return filled.action(label, k=str(one.number))
