"""The referee, the team around him or her, and earlier matches with one of the two sides."""

from collections.abc import Sequence

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.balance import balance
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Appointment, Officials, Team
from bot.knowledge.refereed import Refereed
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.form import in_figures, meeting
from bot.posts.language import country, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import Part, line, names, strong

LISTED = 5


def referee(dossier: Dossier, look: Look, before: Sequence[Refereed] = ()) -> Post:
    """Who is in charge, with what is recalled of earlier appointments. `before` are earlier matches with one
    of the sides, newest first."""
    _ = translations(look.language).gettext
    if dossier.officials is None:
        return nothing_known("referee", dossier, look)
    officials = dossier.officials.value
    blocks: list[Block] = [Paragraph(_in_charge(officials, look))]
    crew = _crew(officials, look)
    blocks += [Bullets(crew)] if crew else []
    recalled = [
        stated
        for stated in dossier.appointments
        if stated.value.referee == officials.referee and not _known(stated.value, before)
    ]
    if before or recalled:
        lines = [_refereed(one, look) for one in before[:LISTED]]
        lines += [appointment(stated.value, look) for stated in recalled]
        blocks.append(Paragraph((strong(_("Earlier with one of these sides")),)))
        blocks.append(Bullets(tuple(lines)))
    blocks += [Paragraph(said) for side in (dossier.match.home, dossier.match.away)
               if (said := _under(officials, side, before, look))]  # fmt: skip
    return Post(
        title=_("Referee: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, dossier.officials, *recalled, *(one.played.source for one in before)),
        actions=buttons(dossier, look, "match", "preview", "sources"),
    )


def _known(told: Appointment, before: Sequence[Refereed]) -> bool:
    """Whether what was recalled is one of the matches we have."""
    return any(
        (one.played.match.home.name, one.played.match.away.name, one.played.result.score)
        == (told.home, told.away, told.score)
        for one in before
    )


def _refereed(one: Refereed, look: Look) -> Line:
    """ "Sun 4 Feb: Arsenal 3–1 Liverpool, Premier League 2023-24. 5 yellow cards, 1 red card"."""
    said = meeting(one.played, look)
    cards = _cards(one, look)
    return (*said, Text(f". {cards}")) if cards else said


def _cards(one: Refereed, look: Look) -> str:
    """What was told of; where nothing was, nothing is said, since nobody may have told."""
    ngettext = translations(look.language).ngettext
    yellow = ngettext("{count} yellow card", "{count} yellow cards", one.yellow).format(count=one.yellow)
    red = ngettext("{count} red card", "{count} red cards", one.red).format(count=one.red)
    return ", ".join(said for said, count in ((yellow, one.yellow), (red, one.red)) if count)


def _under(officials: Officials, side: Team, before: Sequence[Refereed], look: Look) -> Line:
    """ "Liverpool under Anthony Taylor: won 3, drew 0, lost 1, goals 8–5."; empty for fewer than two."""
    _ = translations(look.language).gettext
    theirs = [
        one.played for one in before if side.key in (one.played.match.home.key, one.played.match.away.key)
    ]
    if len(theirs) < 2:
        return ()
    return line(
        _("{team} under {referee}: {balance}."),
        team=Name(side.name),
        referee=Name(officials.referee),
        balance=in_figures(balance(theirs, side.key), look),
    )


def _in_charge(officials: Officials, look: Look) -> Line:
    name = (strong(officials.referee),)
    if officials.country is None:
        return name
    return (*name, Text(f" ({country(officials.country, look)})"))


def _crew(officials: Officials, look: Look) -> tuple[Line, ...]:
    _ = translations(look.language).gettext
    lines: list[Line] = []
    if officials.assistants:
        lines.append(line(_("Assistants: {names}"), names=names(officials.assistants, look)))
    if officials.fourth:
        lines.append(line(_("Fourth official: {name}"), name=Name(officials.fourth)))
    if officials.var:
        lines.append(line(_("Video assistants: {names}"), names=names(officials.var, look)))
    return tuple(lines)


def appointment(past: Appointment, look: Look) -> Line:
    """ "Midtjylland 1–1 Liverpool, 2020-21. Booked: Caoimhin Kelleher"."""
    _ = translations(look.language).gettext
    parts: dict[str, Part] = {
        "match": f"{past.home} {past.score} {past.away}",
        "season": past.season,
        "players": names(past.booked, look),
    }
    template = _("{match}, {season}. Booked: {players}") if past.booked else _("{match}, {season}")
    return line(template, **parts)
