"""Facts out of an article, in a few words each, for whoever decides on them."""

from collections.abc import Iterator, Sequence

from bot.chat import Line, Look, Name, Text
from bot.knowledge.claims import (
    AbsenceOf,
    BroadcastOf,
    Claim,
    LineupOf,
    MarkOf,
    MilestoneOf,
    Record,
    RecordKind,
    RecordOf,
)
from bot.knowledge.match import (
    Appointment,
    Broadcast,
    Crowd,
    Kickoff,
    Match,
    Officials,
    Result,
    TeamKey,
    Venue,
)
from bot.knowledge.milestones import Milestone
from bot.knowledge.ratings import Mark
from bot.knowledge.review import Draft, Unsure
from bot.knowledge.team_news import Absence, Lineup
from bot.knowledge.timeline import Event, in_order
from bot.posts.events import what_happened
from bot.posts.kickoff import ground, kickoff_line
from bot.posts.language import country, mark, number, translations
from bot.posts.officials import appointment
from bot.posts.sentence import apart, between, labelled, line, sentences
from bot.posts.versions import version
from bot.posts.vocabulary import landmark_word


def said_in(drafts: Sequence[Draft], match: Match, look: Look) -> Iterator[Line]:
    """A line for each fact of a group; marks share one line a side, and events come as they happened."""
    marks = [draft for draft in drafts if isinstance(draft.claim.about, MarkOf)]
    events = [draft.claim.value for draft in drafts if isinstance(draft.claim.value, Event)]
    order = {id(event): place for place, event in enumerate(in_order(events))}
    for draft in sorted(drafts, key=lambda draft: order.get(id(draft.claim.value), -1)):
        if draft not in marks:
            yield (*_fact(draft.claim, match, look), *_doubt(draft, look))
    for side in (match.home, match.away):
        theirs = [draft for draft in marks if _team(draft.claim) == side.key]
        if theirs:
            told = between(", ", [_mark(draft, look) for draft in theirs])
            yield labelled(Name(side.name), told, look)


def fact_in(draft: Draft, match: Match, look: Look) -> Line:
    """One fact by itself, and what is doubtful about it."""
    if isinstance(draft.claim.about, MarkOf):
        return _mark(draft, look)
    return (*_fact(draft.claim, match, look), *_doubt(draft, look))


def _team(claim: Claim) -> TeamKey | None:
    return claim.about.team if isinstance(claim.about, MarkOf | AbsenceOf | LineupOf) else None


def _fact(claim: Claim, match: Match, look: Look) -> Line:
    _ = translations(look.language).gettext
    match (claim.about, claim.value):
        case (_, Kickoff() as kickoff):
            return kickoff_line(kickoff, look)
        case (_, Venue() as venue):
            return (Text(ground(venue)),)
        case (_, Crowd() as crowd):
            return _crowd(crowd, look)
        case (_, Officials() as officials):
            return _officials(officials, look)
        case (_, Appointment() as earlier):
            return appointment(earlier, look)
        case (BroadcastOf(country=code), Broadcast() as shown):
            return labelled(country(code, look), version(shown, (), look), look)
        case (AbsenceOf() as about, Absence() as absence):
            who = line("{player} ({team})", player=Name(about.player), team=match.team(about.team).name)
            return labelled(who, version(absence, (), look), look)
        case (LineupOf() as about, Lineup() as lineup):
            return _lineup(about, lineup, match, look)
        case (MilestoneOf() as about, Milestone() as milestone):
            return _milestone(about, milestone, look)
        case (RecordOf() as about, Record() as record):
            return _record(about, record, match, look)
        case (_, Result() as result):
            return line(
                "{home} {score} {away}",
                home=Name(match.home.name),
                score=version(result, (), look),
                away=Name(match.away.name),
            )
        case (_, Event() as event):
            return what_happened(event, match, look)
        case _:
            return (Text(version(claim.value, (), look) or str(claim.value)),)


def _officials(officials: Officials, look: Look) -> Line:
    _ = translations(look.language).gettext
    parts = [_("referee {name}").format(name=officials.referee)]
    if officials.assistants:
        parts.append(_("assistants {names}").format(names=", ".join(officials.assistants)))
    if officials.fourth:
        parts.append(_("fourth official {name}").format(name=officials.fourth))
    if officials.var:
        parts.append(_("video {names}").format(names=", ".join(officials.var)))
    return apart(parts, look)


def _crowd(crowd: Crowd, look: Look) -> Line:
    _ = translations(look.language).gettext
    parts = []
    if crowd.capacity_now:
        why = f" ({crowd.reason})" if crowd.reason else ""
        parts.append(_("room for {count}").format(count=number(crowd.capacity_now, look)) + why)
    if crowd.capacity:
        parts.append(_("capacity {count}").format(count=number(crowd.capacity, look)))
    if crowd.away_fans:
        parts.append(_("{count} away fans").format(count=number(crowd.away_fans, look)))
    return apart(parts, look)


def _lineup(about: LineupOf, lineup: Lineup, match: Match, look: Look) -> Line:
    _ = translations(look.language).gettext
    kind = _("confirmed") if about.confirmed else _("predicted")
    shape = f"{kind}, {lineup.formation}" if lineup.formation else kind
    side = line("{team} ({shape})", team=Name(match.team(about.team).name), shape=shape)
    said = labelled(side, apart([", ".join(row) for row in lineup.lines()], look), look)
    if not lineup.bench:
        return said
    return sentences((*said, Text(".")), line(_("Bench: {players}"), players=", ".join(lineup.bench)))


def _milestone(about: MilestoneOf, milestone: Milestone, look: Look) -> Line:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    if milestone.games is None:
        said = _("{count} {of}") if milestone.target is None else _("{count} {of}, on the way to {target}")
    elif milestone.target is None:
        said = ngettext("{count} {of} in {games} game", "{count} {of} in {games} games", milestone.games)
    else:
        said = ngettext(
            "{count} {of} in {games} game, on the way to {target}",
            "{count} {of} in {games} games, on the way to {target}",
            milestone.games,
        )
    told = line(
        said,
        count=str(milestone.count),
        of=landmark_word(about.of, look),
        games=str(milestone.games),
        target=str(milestone.target),
    )
    return labelled(Name(about.player), told, look)


def _record(about: RecordOf, record: Record, match: Match, look: Look) -> Line:
    _ = translations(look.language).gettext
    what = {
        RecordKind.FIRST_LEGS_LOST_AT_HOME: _("first legs lost at home"),
        RecordKind.LOST_BOTH_LEGS: _("ties in which both legs were lost"),
    }[about.kind]
    entries = ", ".join(f"{opponent} {year}" for opponent, year in record.entries)
    side = line("{team}, {what}", team=Name(match.team(about.team).name), what=what)
    if record.overcome != 0:
        return labelled(side, entries, look)
    return labelled(side, apart([entries, _("never gone through from there")], look), look)


def _mark(draft: Draft, look: Look) -> Line:
    _ = translations(look.language).gettext
    about, value = draft.claim.about, draft.claim.value
    if not isinstance(about, MarkOf) or not isinstance(value, Mark):
        return ()
    told = mark(value.points, look) if value.points is not None else _("no mark")
    return (Name(about.player), Text(f" {told}"), *_doubt(draft, look))


def _doubt(draft: Draft, look: Look) -> Line:
    _ = translations(look.language).gettext
    if draft.unsure is None:
        return ()
    why = {
        Unsure.GUESSED: "",
        Unsure.UNKNOWN_PLAYER: _("not all of the squad, as far as is known"),
        Unsure.SPELLING: _("written “{name}”").format(name=draft.written or ""),
        Unsure.DIFFERS: _("something else is known already"),
        Unsure.SECOND_READER: _("only the second reader says so"),
    }[draft.unsure]
    if draft.unsure is Unsure.UNKNOWN_PLAYER and not isinstance(draft.claim.about, LineupOf):
        why = _("not in the squad, as far as is known")
    if draft.unsure is Unsure.SPELLING and not draft.written:
        why = _("a name is written differently")
    return (Text(f" (?, {why})" if why else " (?)"),)
