"""What the record books say about a side in a tie like this one."""

from bot.chat import Line, Look, Name
from bot.knowledge.claims import Record, RecordKind
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.match import Team
from bot.posts.language import spelled, translations
from bot.posts.sentence import Part, line, listed, sentences


def history(dossier: Dossier, look: Look) -> tuple[Line, ...]:
    """A line for each record that somebody recalled."""
    return tuple(
        _record(dossier.match.team(team), kind, stated.value, look)
        for (team, kind), stated in dossier.records.items()
    )


def recalled(dossier: Dossier) -> tuple[Stated[Record], ...]:
    """The records themselves, for the source line."""
    return tuple(dossier.records.values())


def _record(team: Team, kind: RecordKind, record: Record, look: Look) -> Line:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    count = len(record.entries)
    if kind is RecordKind.FIRST_LEGS_LOST_AT_HOME:
        said = ngettext(
            "{team} have lost a European first leg at home once: {list}.",
            "{team} have lost a European first leg at home {count} times: {list}.",
            count,
        )
    else:
        said = ngettext(
            "{team} have lost both legs of a European tie once: {list}.",
            "{team} have lost both legs of a European tie {count} times: {list}.",
            count,
        )
    occasions: list[Part] = [f"{opponent} {year}" for opponent, year in record.entries]
    sentence = line(said, team=Name(team.name), count=spelled(count, look), list=listed(occasions, look))
    return sentences(sentence, _overcome(record, look))


def _overcome(record: Record, look: Look) -> Line | None:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    if record.overcome is None:
        return None
    if record.overcome == 0:
        return line(_("They have never gone through from there."))
    said = ngettext("They went through {count} time.", "They went through {count} times.", record.overcome)
    return line(said, count=spelled(record.overcome, look))
