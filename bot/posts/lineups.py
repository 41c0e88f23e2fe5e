"""Line-ups: what a source expects, and what is confirmed."""

from collections.abc import Sequence

from bot.chat import Block, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.team_news import Lineup, changes
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.card_lineups import confirmed_card, predicted_card
from bot.posts.elevens import last_known, sides_of
from bot.posts.kickoff import when_and_where
from bot.posts.language import day, spelled, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import apart, between, labelled, line, names, strong


def predicted(dossier: Dossier, look: Look, team: TeamKey | None = None) -> Post:
    """The elevens that sources expect: of one side, or of both."""
    _ = translations(look.language).gettext
    sides = sides_of(dossier, dossier.predicted, team)
    if not sides:
        return nothing_known("predicted", dossier, look)
    one = sides[0] if len(sides) == 1 else None
    title = _("Predicted line-up: {team}") if one else _("Predicted line-ups: {match}")
    blocks: list[Block] = [Paragraph((Text(pairing(dossier.match, look)),))] if one else []
    for side in sides:
        blocks.append(Paragraph(_eleven(side, dossier.predicted[side.key].value, look)))
        verdict = _as_expected(dossier, side, look)
        blocks += [Paragraph(verdict)] if verdict else []
    if not dossier.confirmed:
        blocks.append(Paragraph(when_and_where(dossier, look)))
    return Post(
        title=title.format(team=one.name if one else "", match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, *(dossier.predicted[side.key] for side in sides)),
        actions=buttons(dossier, look, "lineup", "teamnews", "preview", "sources"),
        colour=one.colour if one else None,
        card=predicted_card(dossier, look, team),
    )


def confirmed(dossier: Dossier, look: Look) -> Post:
    """Both line-ups: the elevens line by line, the benches, and who is new since the last one known."""
    _ = translations(look.language).gettext
    sides = sides_of(dossier, dossier.confirmed)
    if not sides:
        return nothing_known("lineup", dossier, look)
    blocks: list[Block] = []
    for side in sides:
        lineup = dossier.confirmed[side.key].value
        blocks.append(Paragraph(_eleven(side, lineup, look)))
        since, bench = _since(dossier, side, lineup, look), _bench(lineup, look)
        blocks += [Paragraph(said) for said in (since, bench) if said]
    one = sides[0] if len(sides) == 1 else None
    title = _("Line-ups: {match}") if one is None else _("Line-up: {team}")
    return Post(
        title=title.format(match=pairing(dossier.match, look), team=one.name if one else ""),
        blocks=tuple(blocks),
        source=said_by(look, *(dossier.confirmed[side.key] for side in sides)),
        actions=buttons(dossier, look, "live", "teamnews", "tie", "sources"),
        colour=one.colour if one else None,
        card=confirmed_card(dossier, look),
    )


def up_front(lineup: Lineup) -> Sequence[str]:
    """The last line of an eleven: its attack; empty where the formation does not tell."""
    lines = lineup.lines()
    return lines[-1] if len(lines) > 1 else ()


def _eleven(side: Team, lineup: Lineup, look: Look) -> Line:
    """ "Liverpool (4-3-3): Alisson; Joe Gomez, …; Luis Díaz": a semicolon between the lines."""
    heading = f"{side.name} ({lineup.formation})" if lineup.formation else side.name
    rows = [between(", ", [_player(name, lineup, look) for name in row]) for row in lineup.lines()]
    return labelled(strong(heading), apart(rows, look), look)


def _player(name: str, lineup: Lineup, look: Look) -> Line:
    # Translators: (c) marks the captain
    _ = translations(look.language).gettext
    return line(_("{player} (c)"), player=Name(name)) if name == lineup.captain else (Name(name),)


def _bench(lineup: Lineup, look: Look) -> Line:
    _ = translations(look.language).gettext
    if not lineup.bench:
        return ()
    return line(_("Bench: {players}"), players=between(", ", [Name(name) for name in lineup.bench]))


def _since(dossier: Dossier, side: Team, lineup: Lineup, look: Look) -> Line:
    """Changes against the last line-up of this side that is known, and against whom that was."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    last = last_known(dossier, side)
    if last is None or not lineup.complete:
        return ()
    differ = changes(last.lineups[side.key], lineup)
    before = _then(dossier, last, side, look)
    count = len(differ.came_in)
    if not count:
        return line(_("Unchanged from {match}."), match=before)
    said = ngettext(
        "{count} change from {match}: {came_in} for {went_out}.",
        "{count} changes from {match}: in come {came_in}; out go {went_out}.",
        count,
    )
    return line(
        said,
        count=spelled(count, look).capitalize(),
        match=before,
        came_in=names(differ.came_in, look),
        went_out=names(differ.went_out, look),
    )


def _then(dossier: Dossier, last: Played, side: Team, look: Look) -> Line:
    """ "the first leg against Atalanta", "the match against Verona on Monday 15 April"."""
    _ = translations(look.language).gettext
    opponent = Name(last.match.opponent(side.key).name)
    leg, here = last.match.leg, dossier.match.leg
    if leg is not None and here is not None and leg.tie == here.tie:
        return line(_("the first leg against {team}"), team=opponent)
    if last.on is None:
        return line(_("the match against {team}"), team=opponent)
    return line(_("the match against {team} on {day}"), team=opponent, day=day(last.on, look))


def _as_expected(dossier: Dossier, side: Team, look: Look) -> Line:
    """How many of the expected eleven start, once that is known."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    actual = dossier.confirmed.get(side.key)
    guess = dossier.predicted[side.key].value
    if actual is None or not actual.value.complete or not guess.complete:
        return ()
    right = len(set(guess.starters) & set(actual.value.starters))
    if not right:
        return line(_("None of the eleven starts."))
    said = ngettext("One of the eleven starts.", "{right} of the eleven start.", right)
    return line(said, right=spelled(right, look).capitalize())
