"""The referee, the team around him or her, and earlier matches with one of the two sides."""

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Appointment, Officials
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.language import country, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import Part, line, names, strong


def referee(dossier: Dossier, look: Look) -> Post:
    """Who is in charge, with what is recalled of earlier appointments."""
    _ = translations(look.language).gettext
    if dossier.officials is None:
        return nothing_known("referee", dossier, look)
    officials = dossier.officials.value
    blocks: list[Block] = [Paragraph(_in_charge(officials, look))]
    crew = _crew(officials, look)
    blocks += [Bullets(crew)] if crew else []
    before = [a for a in dossier.appointments if a.value.referee == officials.referee]
    if before:
        blocks.append(Paragraph((strong(_("Earlier with one of these sides")),)))
        blocks.append(Bullets(tuple(appointment(stated.value, look) for stated in before)))
    return Post(
        title=_("Referee: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, dossier.officials, *before),
        actions=buttons(dossier, look, "match", "preview", "sources"),
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
