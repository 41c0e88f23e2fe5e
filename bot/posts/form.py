"""How the two sides come into the match, and how they have met before."""

from collections.abc import Sequence

from bot.cards import Outcome
from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.balance import Balance, balance
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import Score, Team, TeamKey
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.card_form import form_card
from bot.posts.history import history, recalled
from bot.posts.kickoff import match_day
from bot.posts.language import short_day, translations
from bot.posts.recent import MATCHES, last, went
from bot.posts.scoreline import how_it_ended, pairing
from bot.posts.sentence import labelled, line, sentences, strong

FEWEST = 4
"""Matches from which on it is worth adding them up."""


def form(dossier: Dossier, look: Look, team: TeamKey | None = None) -> Post:
    """The last results of one side or both, newest first, with what was said of them and the days of rest."""
    _ = translations(look.language).gettext
    both = (dossier.match.home, dossier.match.away)
    sides = [side for side in both if team in (None, side.key) and _known(dossier, side)]
    if not sides:
        return nothing_known("form", dossier, look)
    blocks: list[Block] = []
    for side in sides:
        blocks.append(Paragraph(_heading(dossier, side, look)))
        lines = _recent(dossier, side, look)
        blocks += [Bullets(tuple(lines))] if lines else []
        blocks += [Paragraph(said)] if (said := _home_and_away(dossier, side, look)) else []
    played = [p.source for side in sides for p in dossier.context.recent.get(side.key, ())]
    notes = [note for about, note in dossier.notes if about in {side.key for side in sides}]
    one = sides[0] if team is not None else None
    return Post(
        title=_("Form: {match}").format(match=one.name if one else pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, *notes, *played),
        actions=buttons(dossier, look, "h2h", "tie", "preview"),
        colour=one.colour if one else None,
        card=form_card(dossier, look, team),
    )


def h2h(dossier: Dossier, look: Look) -> Post:
    """Earlier meetings, newest first, and what the record books say."""
    _ = translations(look.language).gettext
    meetings, told = dossier.context.meetings, history(dossier, look)
    if not meetings and not told:
        return nothing_known("h2h", dossier, look)
    blocks: list[Block] = []
    if meetings:
        blocks += [Paragraph(said)] if (said := _all_meetings(dossier, look)) else []
        blocks.append(Bullets(tuple(meeting(played, look) for played in meetings[:MATCHES])))
    if told:
        blocks += [Paragraph((strong(_("From the record books")),)), Bullets(told)]
    return Post(
        title=_("Head to head: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, *(played.source for played in meetings), *recalled(dossier)),
        actions=buttons(dossier, look, "tie", "form", "match"),
    )


def rest_days(dossier: Dossier, side: Team) -> int | None:
    """Days between a side's last match and this one; None where a date is missing."""
    on = match_day(dossier.kickoff.value if dossier.kickoff else None)
    recent = dossier.context.recent.get(side.key, ())
    before = recent[0].on if recent else None
    return (on - before).days if on and before else None


def latest(dossier: Dossier, side: Team, look: Look) -> Line:
    """A side's last match in a phrase: "Atalanta 2–2 Verona"; empty where none is known."""
    recent = dossier.context.recent.get(side.key, ())
    return _score(recent[0]) if recent else ()


def _known(dossier: Dossier, side: Team) -> bool:
    return bool(last(dossier, side)) or any(about == side.key for about, _note in dossier.notes)


def _recent(dossier: Dossier, side: Team, look: Look) -> list[Line]:
    matches = last(dossier, side)
    lines = [_played(played, side, look) for played in matches]
    told: set[str] = set()
    if matches and matches[0].notes:
        lines[0] = (*lines[0], Text(f". {_sentences(matches[0].notes)}"))
        told = set(matches[0].notes)
    for about, note in dossier.notes:
        if about == side.key and note.value.text not in told:
            lines.append((Text(note.value.text),))
    return lines


def _played(played: Played, side: Team, look: Look) -> Line:
    """ "Drew: Atalanta 2–2 Verona, Mon 15 Apr"."""
    _ = translations(look.language).gettext
    said = labelled(_word(played, side, look), _score(played), look)
    if played.on is not None:
        said = line("{said}, {day}", said=said, day=short_day(played.on, look))
    return said


def _home_and_away(dossier: Dossier, side: Team, look: Look) -> Line:
    """ "Last 10. At home: won 4, drew 1, lost 0, goals 12–4. Away: …"; empty where there are only a few."""
    _ = translations(look.language).gettext
    recent = dossier.context.recent.get(side.key, ())
    if len(recent) < FEWEST:
        return ()
    home = balance([p for p in recent if p.match.home.key == side.key], side.key)
    away = balance([p for p in recent if p.match.away.key == side.key], side.key)
    return sentences(
        line(_("Last {count}."), count=str(len(recent))),
        line(_("At home: {balance}."), balance=in_figures(home, look)) if home.played else None,
        line(_("Away: {balance}."), balance=in_figures(away, look)) if away.played else None,
    )


def in_figures(total: Balance, look: Look) -> str:
    """ "won 4, drew 1, lost 0, goals 12–4"."""
    _ = translations(look.language).gettext
    return _("won {won}, drew {drawn}, lost {lost}, goals {goals}").format(
        won=total.won, drawn=total.drawn, lost=total.lost, goals=Score(total.goals_for, total.goals_against)
    )


def _all_meetings(dossier: Dossier, look: Look) -> Line:
    """What the meetings add up to, and since when; empty for a single one."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    meetings, home, away = dossier.context.meetings, dossier.match.home, dossier.match.away
    if len(meetings) < 2:
        return ()
    total, since = balance(meetings, home.key), meetings[-1].on
    count = len(meetings)
    known = ngettext("{count} meeting that I know of", "{count} meetings that I know of", count)
    if since is not None:
        known = ngettext("{count} meeting since {year}", "{count} meetings since {year}", count)
    return sentences(
        line(
            _("{meetings}: {home} won {won}, {away} won {lost}, {drawn} drawn."),
            meetings=strong(known.format(count=count, year=since.year if since else "")),
            home=Name(home.name), away=Name(away.name),
            won=str(total.won), lost=str(total.lost), drawn=str(total.drawn),
        ),
        line(
            _("Goals: {home} {scored}, {away} {conceded}."),
            home=Name(home.name), away=Name(away.name),
            scored=str(total.goals_for), conceded=str(total.goals_against),
        ),
        line(_("What kicks decided counts as drawn.")) if any(m.result.shootout for m in meetings) else None,
    )  # fmt: skip


def _sentences(notes: Sequence[str]) -> str:
    return " ".join(f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in notes)


def _word(played: Played, side: Team, look: Look) -> str:
    _ = translations(look.language).gettext
    return {Outcome.WON: _("Won"), Outcome.DRAWN: _("Drew"), Outcome.LOST: _("Lost")}[went(played, side)]


def meeting(played: Played, look: Look) -> Line:
    """ "Thu 11 Apr: Liverpool 0–3 Atalanta, UEFA Europa League 2023-24"."""
    said = line("{match}, {competition} {season}", match=_score(played),
                competition=played.match.competition.name, season=played.match.season)  # fmt: skip
    ended = how_it_ended(played.match, played.result, Look(look.language, look.zone))
    said = line("{said}, {ended}", said=said, ended=ended) if ended else said
    return labelled(short_day(played.on, look), said, look) if played.on else said


def _score(played: Played) -> Line:
    match = played.match
    return (Name(match.home.name), strong(f" {played.result.score} "), Name(match.away.name))


def _heading(dossier: Dossier, side: Team, look: Look) -> Line:
    """A side, and the days since its last match where they are known."""
    ngettext = translations(look.language).ngettext
    days = rest_days(dossier, side)
    if days is None or days < 0:
        return (strong(side.name),)
    said = ngettext("{team}, after {count} day of rest", "{team}, after {count} days of rest", days)
    return line(said, team=strong(side.name), count=str(days))
