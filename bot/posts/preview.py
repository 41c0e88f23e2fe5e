"""What to know before tomorrow's match, short enough to read on the way."""

from datetime import datetime

from bot.chat import Bullets, Line, Look, Name, Paragraph, Post, Show, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Crowd, Team
from bot.posts.attribution import said_by
from bot.posts.broadcast import shown_on
from bot.posts.buttons import buttons
from bot.posts.card_form import form_card
from bot.posts.card_tie import tie_card
from bot.posts.form import latest, rest_days
from bot.posts.kickoff import when_and_where
from bot.posts.language import number, spelled, translations
from bot.posts.legs import is_second
from bot.posts.lineups import up_front
from bot.posts.milestones import in_short, nearest
from bot.posts.needs import needs
from bot.posts.scoreline import pairing, stage
from bot.posts.sentence import apart, line, names, sentences
from bot.posts.standing import standing
from bot.posts.team_news import headlines


def preview(dossier: Dossier, look: Look, was: datetime | None = None) -> Post:
    """When and where, what is at stake, who is missing, who is in charge, where it is shown.

    `was` is the kickoff it stated before that moved: struck out beside the new one.
    """
    _ = translations(look.language).gettext
    match = dossier.match
    top: list[Line] = [
        (Text(stage(match, look)),),
        when_and_where(dossier, look, was),
        sentences(standing(dossier, look), needs(dossier, look)),
    ]
    rest: list[Line] = [
        *headlines(dossier, look),
        *(_attack(dossier, side, look) for side in (match.home, match.away)),
        _form(dossier, look),
        _milestone(dossier, look),
        _referee(dossier, look),
        _television(dossier, look),
        _crowd(dossier, look),
    ]
    bullets = tuple(said for said in rest if said)
    return Post(
        title=_("Preview: {match}").format(match=pairing(match, look)),
        blocks=(*(Paragraph(said) for said in top if said), *((Bullets(bullets),) if bullets else ())),
        source=_sources(dossier, look),
        actions=buttons(dossier, look, "predict", "teamnews", "predicted", "tie", "form", "sources"),
        card=(tie_card(dossier, look) if is_second(dossier) else None) or form_card(dossier, look),
    )


def _attack(dossier: Dossier, side: Team, look: Look) -> Line:
    """A hint of the predicted eleven: its formation and who is up front."""
    _ = translations(look.language).gettext
    expected = dossier.predicted.get(side.key)
    if expected is None or side.key in dossier.confirmed or not up_front(expected.value):
        return ()
    return line(
        _("Expected for {team}: {formation}, with {players} up front"),
        team=Name(side.name),
        formation=expected.value.formation or "",
        players=names(up_front(expected.value), look),
    )


def _form(dossier: Dossier, look: Look) -> Line:
    """The last match of each side and the days from it to this one, where known."""
    _ = translations(look.language).gettext
    both = [_last(dossier, side, look) for side in (dossier.match.home, dossier.match.away)]
    said = apart([match for match in both if match], look)
    return line(_("Last time out: {matches}"), matches=said) if said else ()


def _last(dossier: Dossier, side: Team, look: Look) -> Line:
    ngettext = translations(look.language).ngettext
    played, days = latest(dossier, side, look), rest_days(dossier, side)
    if not played or days is None or days < 0:
        return ()
    said = ngettext("{match}, {count} day before", "{match}, {count} days before", days)
    return line(said, match=played, count=spelled(days, look))


def _milestone(dossier: Dossier, look: Look) -> Line:
    landmark = nearest(dossier)
    return in_short(landmark, look) if landmark else ()


def _referee(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    if dossier.officials is None:
        return ()
    return line(_("Referee: {referee}"), referee=Name(dossier.officials.value.referee))


def _television(dossier: Dossier, look: Look) -> Line:
    """Where it is shown; with the hour it goes on air where there is one broadcast only."""
    _ = translations(look.language).gettext
    said = shown_on(dossier, look)
    if len(dossier.broadcasts) != 1 or dossier.broadcasts[0].value.starts is None:
        return said
    return line(
        _("{channel}, from {time}"), channel=said, time=When(dossier.broadcasts[0].value.starts, Show.TIME)
    )


def _crowd(dossier: Dossier, look: Look) -> Line:
    """How many can come, if not all, and how many travel."""
    _ = translations(look.language).gettext
    crowd = next((c.value for c in dossier.crowd if c.value.capacity_now or c.value.away_fans), None)
    return sentences(*_room(crowd, look)) if crowd else ()


def _room(crowd: Crowd, look: Look) -> list[Line]:
    _ = translations(look.language).gettext
    said: list[Line] = []
    if crowd.capacity_now and crowd.capacity and crowd.capacity_now < crowd.capacity:
        why = f" ({crowd.reason})" if crowd.reason else ""
        room, full = number(crowd.capacity_now, look), number(crowd.capacity, look)
        said.append(line(_("Room for {now} of {full}{why}."), now=room, full=full, why=why))
    if crowd.away_fans:
        said.append(line(_("{count} away fans expected."), count=number(crowd.away_fans, look)))
    return said


def _sources(dossier: Dossier, look: Look) -> Line:
    landmark = nearest(dossier)
    return said_by(
        look,
        dossier.kickoff,
        dossier.venue,
        *(absentee.absence for absentee in dossier.absentees),
        *dossier.predicted.values(),
        *(played[0].source for played in dossier.context.recent.values() if played),
        landmark.milestone if landmark else None,
        dossier.officials,
        *dossier.broadcasts,
        *dossier.crowd,
    )
