"""Says who: what each source told, and where they contradict each other."""

from collections.abc import Iterator
from typing import Any

from bot.chat import Block, Bullets, Line, Look, Paragraph, Post, Text
from bot.knowledge.claims import Claim, Source
from bot.knowledge.dossier import Dossier, Stated
from bot.posts.answers import nothing_known
from bot.posts.attribution import credited
from bot.posts.buttons import buttons
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, labelled, line, secret, strong
from bot.posts.versions import gives_away, topic, version


def sources(dossier: Dossier, look: Look) -> Post:
    """Who said what about a match, then every disagreement with both versions; the shown one comes first."""
    _ = translations(look.language).gettext
    told = _told(dossier, look)
    if not told:
        return nothing_known("sources", dossier, look)
    blocks: list[Block] = [Bullets(tuple(_credit(source, things, look) for source, things in told.items()))]
    for stated in dossier.disagreements():
        blocks += _disagreement(dossier, stated, look)
    if len(dossier.marks) > 1:
        blocks.append(
            Paragraph(line(_("Marks differ from paper to paper: those are opinions, and all are kept.")))
        )
    return Post(
        title=_("Sources: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        actions=buttons(dossier, look, "match", "teamnews", "live", "ratings"),
    )


def _credit(source: Source, things: list[str], look: Look) -> Line:
    return labelled(credited(source), ", ".join(things), look)


def _told(dossier: Dossier, look: Look) -> dict[Source, list[str]]:
    """What each source is shown for, sources by name."""
    told: dict[Source, dict[str, None]] = {source: {} for source in dossier.sources()}
    for source, thing in _things(dossier, look):
        told.setdefault(source, {})[thing] = None
    return {source: list(things) for source, things in told.items() if things}


def _things(dossier: Dossier, look: Look) -> Iterator[tuple[Source, str]]:
    _ = translations(look.language).gettext
    single: list[tuple[Stated[Any] | None, str]] = [
        (dossier.kickoff, _("kickoff")),
        (dossier.status_said, _("status")),
        (dossier.venue, _("venue")),
        (dossier.officials, _("referee")),
        (dossier.ballot, _("voting")),
        *((stated, _("attendance")) for stated in dossier.crowd),
        *((stated, _("the referee's earlier matches")) for stated in dossier.appointments),
        *((stated, _("television")) for stated in dossier.broadcasts),
        *((absentee.absence, _("team news")) for absentee in dossier.absentees),
        *((stated, _("predicted line-up")) for stated in dossier.predicted.values()),
        *((stated, _("line-ups")) for stated in dossier.confirmed.values()),
        *((happening.event, _("events of the match")) for happening in dossier.timeline),
        (dossier.result, _("result")),
        *((landmark.milestone, _("milestones")) for landmark in dossier.landmarks),
        *((stated, _("records")) for stated in dossier.records.values()),
        *((stated, _("form")) for _team, stated in dossier.notes),
    ]
    yield from ((stated.source, thing) for stated, thing in single if stated is not None)
    yield from ((source, _("marks")) for source in dossier.marks)


def _disagreement(dossier: Dossier, stated: Stated[Any], look: Look) -> list[Block]:
    """What it is about, and each version with whoever says so; empty where the words come out the same."""
    _ = translations(look.language).gettext
    about = stated.others[0].about
    rivals = [claim.value for claim in stated.others]
    by_words: dict[str, list[Source]] = {}
    for source, value in _versions(stated):
        others = [other for other in (stated.value, *rivals) if other != value]
        by_words.setdefault(version(value, others, look), []).append(source)
    by_words.pop("", None)
    if len(by_words) < 2:
        return []
    hides = gives_away(about)
    lines = [_who_says(words, who, look, hides) for words, who in by_words.items()]
    subject = topic(about, stated.value, dossier.match, look)
    told = secret(strong(subject), look) if hides else (strong(subject),)
    return [
        Paragraph(line(_("Told in different ways: {subject}"), subject=told)),
        Bullets(tuple(lines)),
    ]


def _versions(stated: Stated[Any]) -> Iterator[tuple[Source, Any]]:
    yield stated.source, stated.value
    claim: Claim
    for claim in stated.others:
        yield claim.source, claim.value


def _who_says(words: str, who: list[Source], look: Look, hides: bool) -> Line:
    said = secret(words, look) if hides else (Text(words),)
    return (*said, Text(" ("), *between(", ", [credited(source) for source in who]), Text(")"))
