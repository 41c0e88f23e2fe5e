"""An article as moderators decide on it: what was understood, group by group, and what became of it."""

from collections.abc import Sequence
from typing import assert_never

from bot.chat import Action, Block, Bullets, Line, Link, Look, Name, Paragraph, Post, Show, Text, When
from bot.knowledge.review import (
    Candidate,
    Cutting,
    Decided,
    Group,
    LeftOut,
    Reason,
    Review,
    Verdict,
    fingerprint,
)
from bot.posts.kickoff import kickoff_line
from bot.posts.language import short_day, translations
from bot.posts.scoreline import pairing, stage
from bot.posts.sentence import between, capitalised, line, strong
from bot.posts.understood import said_in
from bot.posts.warned import warning_in_words

COMMAND = "article"
LISTED = 6
"""Lines about what was left out: enough to see what kind of thing it is."""
APPROVING = (Verdict.APPROVED, Verdict.SURE, Verdict.ONLY)
MATCHES = 20
"""Parts of a round-up that get a button: platforms take no more than some two dozen."""


def card(cutting: Cutting, review: Review, look: Look, me: str, note: str = "") -> Post:
    """One match's part of an article. `me` is whoever reads it; `note` is said first."""
    if review.match is None:
        return _which(cutting, review, look, note)
    _ = translations(look.language).gettext
    blocks = [*_head(cutting, look, note), Paragraph((Text(stage(review.match, look)),))]
    stands = {group: state(review, group, look, me) for group in review.groups}
    at_once = len(set(stands.values())) == 1
    if at_once:
        blocks.append(Paragraph(capitalised(next(iter(stands.values())))))
    for group, stand in stands.items():
        name = strong(group_name(group, look))
        blocks.append(Paragraph((name,) if at_once else (name, Text(" – "), *stand)))
        blocks.append(Bullets(tuple(said_in(review.of(group), review.match, look))))
    if not review.groups:
        blocks.append(Paragraph(line(_("Nothing was understood that could be told of this match."))))
    if any(not draft.sure for draft in review.drafts):
        blocks.append(
            Paragraph(line(_("(?) is not certain. Look it up in the article before you approve it.")))
        )
    blocks += doubts(review, look)
    return Post(
        title=_("Review: {match}").format(match=pairing(review.match, look)),
        blocks=tuple(blocks),
        actions=tuple(_buttons(cutting, review, look)),
    )


def overview(cutting: Cutting, reviews: Sequence[Review], look: Look, note: str = "") -> Post:
    """An article about several matches: a button for each."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    lines = [_part(review, look) for review in reviews]
    label = _("{number}. {match}")
    buttons = [
        Action(
            label.format(
                number=review.part, match=pairing(review.match, look) if review.match else review.called
            ),
            COMMAND,
            _press(cutting, "show", review.part),
        )
        for review in reviews[:MATCHES]
    ]
    title = ngettext("Review: {count} match", "Review: {count} matches", len(reviews))
    return Post(
        title.format(count=len(reviews)),
        (*_head(cutting, look, note), Bullets(tuple(lines))),
        actions=tuple(buttons),
    )


def changed(look: Look) -> str:
    """Somebody pressed a button of a card that does not stand any more."""
    _ = translations(look.language).gettext
    return _("This has changed since you looked, so nothing was done. This is how it stands now.")


def group_name(group: Group, look: Look) -> str:
    _ = translations(look.language).gettext
    match group:
        case Group.KICKOFF:
            return _("Kickoff")
        case Group.GROUND:
            return _("Ground")
        case Group.OFFICIALS:
            return _("Officials")
        case Group.TELEVISION:
            return _("Television")
        case Group.NEWS:
            return _("Team news")
        case Group.LINEUPS:
            return _("Line-ups")
        case Group.HISTORY:
            return _("Milestones and records")
        case Group.REPORT:
            return _("Result and events")
        case Group.MARKS:
            return _("Marks")
    assert_never(group)


def credit(cutting: Cutting, look: Look) -> Line:
    """ "10 things to know (This Is Anfield, Wed 17 Apr)", linked."""
    _ = translations(look.language).gettext
    title = cutting.title or cutting.publisher or _("A pasted text")
    shown = Link(title, cutting.address) if cutting.address else Text(title)
    more = [cutting.publisher] if cutting.title and cutting.publisher else []
    more += [short_day(cutting.published, look)] if cutting.published else []
    return (shown, Text(f" ({', '.join(more)})")) if more else (shown,)


def _head(cutting: Cutting, look: Look, note: str) -> list[Block]:
    said: list[Block] = [Paragraph((strong(note),))] if note else []
    return [*said, Paragraph(credit(cutting, look))]


def _which(cutting: Cutting, review: Review, look: Look, note: str) -> Post:
    """The match is in doubt: those that it may be, as buttons."""
    _ = translations(look.language).gettext
    blocks = _head(cutting, look, note)
    if review.called:
        blocks.append(Paragraph(line(_("The article says “{match}”."), match=review.called)))
    if review.verdict(None) is Verdict.REJECTED:
        blocks.append(Paragraph(line(_("It was rejected; nothing of it is told to anybody."))))
    if review.candidates:
        blocks.append(Bullets(tuple(_candidate(one, look) for one in review.candidates)))
    else:
        blocks.append(Paragraph(line(_("No match near its date is known here that it could be about."))))
    seen = fingerprint(review)
    choices = [
        Action(pairing(one.match, look), COMMAND, _press(cutting, "which", review.part, str(number), seen))
        for number, one in enumerate(review.candidates)
    ]
    return Post(
        title=_("Which match is this about?"),
        blocks=(*blocks, *_warnings(review, look)),
        actions=(*choices, *_none(cutting, review, look)),
    )


def _candidate(one: Candidate, look: Look) -> Line:
    return line(
        "{match}, {when}, {stage}",
        match=Name(pairing(one.match, look)),
        when=kickoff_line(one.kickoff, look),
        stage=stage(one.match, look),
    )


def _part(review: Review, look: Look) -> Line:
    _ = translations(look.language).gettext
    if review.match is None:
        said = _("rejected") if review.settled else _("which match is it?")
        return line(_("{match}: {state}"), match=Name(review.called or "?"), state=said)
    waiting = [group_name(group, look) for group in review.groups if review.waits(group)]
    state = _("to be decided: {groups}").format(groups=", ".join(waiting)) if waiting else _("decided")
    return line(_("{match}: {state}"), match=Name(pairing(review.match, look)), state=state)


def state(review: Review, group: Group, look: Look, me: str) -> Line:
    """What was decided on a group, by whom and when."""
    _ = translations(look.language).gettext
    said = (review.decided or {}).get(group)
    if said is None or said.verdict is Verdict.WITHDRAWN:
        return (Text(_("to be decided")),)
    when = When(said.at, Show.MOMENT)
    who = _who(said, look, me)
    match said.verdict:
        case Verdict.APPROVED:
            return line(_("approved by {who}, {when}"), who=who, when=when)
        case Verdict.SURE:
            return line(_("what is certain was approved by {who}, {when}"), who=who, when=when)
        case Verdict.ONLY:
            return line(_("only what is certain was approved by {who}, {when}"), who=who, when=when)
        case Verdict.REJECTED:
            return line(_("rejected by {who}, {when}"), who=who, when=when)
    assert_never(said.verdict)


def _who(said: Decided, look: Look, me: str) -> str:
    _ = translations(look.language).gettext
    if said.by is None:
        return _("the operator's trust in its feed") if said.for_all else _("your trust in its feed")
    if said.for_all:
        return _("the operator")
    return _("you") if said.by == me else _("another moderator")


def doubts(review: Review, look: Look) -> list[Block]:
    """What makes no claim, and what does not fit."""
    _ = translations(look.language).gettext
    blocks: list[Block] = []
    if review.left_out:
        lines = [_left_out(one, look) for one in review.left_out[:LISTED]]
        if rest := len(review.left_out) - len(lines):
            lines.append(line(_("and {count} more"), count=str(rest)))
        blocks += [Paragraph((strong(_("Left out")),)), Bullets(tuple(lines))]
    return [*blocks, *_warnings(review, look)]


def _warnings(review: Review, look: Look) -> list[Block]:
    _ = translations(look.language).gettext
    if not review.warnings:
        return []
    said = tuple((Text(warning_in_words(one, look)),) for one in review.warnings[:LISTED])
    return [Paragraph((strong(_("Look twice")),)), Bullets(said)]


def _left_out(one: LeftOut, look: Look) -> Line:
    _ = translations(look.language).gettext
    match one.reason:
        case Reason.WHICH_PLAYER:
            nearest = between(", ", [Name(name) for name in one.nearest])
            return line(_("{name}: could be {nearest}"), name=Name(one.what), nearest=nearest)
        case Reason.WHICH_TEAM:
            return line(_("{name}: the article does not tell for which side"), name=Name(one.what))
        case Reason.NOT_ELEVEN:
            return line(_("a line-up of {team} that does not have eleven names"), team=Name(one.what))
        case Reason.NO_MINUTE:
            return line(_("{name}: no minute is told"), name=Name(one.what))
        case Reason.NOT_OVER:
            return line(_("the score and what happened: as far as is known the match is not over"))
        case Reason.NO_COUNTRY:
            return line(_("{channel}: in which country?"), channel=Name(one.what))
    assert_never(one.reason)


# --- buttons


def _buttons(cutting: Cutting, review: Review, look: Look) -> list[Action]:
    """Approve, by group or all at once; take back what was approved; reject."""
    _ = translations(look.language).gettext
    waiting = [group for group in review.groups if review.waits(group)]
    open_ = [draft for draft in review.drafts if draft.group in waiting]
    actions: list[Action] = []
    if len(waiting) > 1:
        actions.append(_yes(cutting, review, _("Approve all"), "all"))
    unsure = any(not draft.sure for draft in open_)
    new = any(draft.sure and review.verdict(draft.group) is None for draft in open_)
    if unsure and new:
        actions.append(_yes(cutting, review, _("Approve what is certain"), "sure"))
    for group in waiting:
        label = _("Approve: {group}").format(group=group_name(group, look))
        actions.append(_yes(cutting, review, label, group.value))
    for group in _theirs(review, *APPROVING):
        label = _("Take back: {group}").format(group=group_name(group, look))
        actions.append(Action(label, COMMAND, _press(cutting, "back", review.part, group.value)))
    return [*actions, *_none(cutting, review, look)]


def _theirs(review: Review, *verdicts: Verdict) -> list[Group]:
    """Groups that were decided so here, and can be taken back here."""
    decided = review.decided or {}
    return [
        group for group in review.groups if review.verdict(group) in verdicts and not decided[group].for_all
    ]


def _none(cutting: Cutting, review: Review, look: Look) -> list[Action]:
    """Reject what is left; take back everything."""
    _ = translations(look.language).gettext
    approved = _theirs(review, *APPROVING)
    rejected = _theirs(review, Verdict.REJECTED)
    actions: list[Action] = []
    if not review.settled:
        label = _("Reject the rest") if approved else _("Reject")
        actions.append(Action(label, COMMAND, _press(cutting, "no", review.part)))
    if len(approved) > 1:
        actions.append(Action(_("Take all back"), COMMAND, _press(cutting, "back", review.part, "all")))
    elif rejected or (not review.groups and review.settled):
        actions.append(Action(_("Think again"), COMMAND, _press(cutting, "back", review.part, "all")))
    return actions


def _yes(cutting: Cutting, review: Review, label: str, what: str) -> Action:
    seen = fingerprint(review)
    return Action(label, COMMAND, _press(cutting, "yes", review.part, what, seen))


def _press(cutting: Cutting, *words: str | int) -> dict[str, str]:
    """What a button says, short enough for every platform: {"article": "12", "do": "yes.1.news.3fa9c1"}."""
    return {"article": str(cutting.number), "do": ".".join(str(word) for word in words)}
