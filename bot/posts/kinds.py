"""Which kinds of post a channel gets, for its moderators: in groups, each with when it comes."""

from collections.abc import Mapping, Sequence

from bot.chat import Action, Block, Bullets, Detail, Line, Look, Paragraph, Post, Text
from bot.knowledge.occasion import Kind
from bot.posts.language import translations
from bot.posts.sentence import line, strong

ON, OFF = "☑", "☐"
GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "before": (
        Kind.PREVIEW,
        Kind.TEAM_NEWS,
        Kind.PREDICTED_LINEUP,
        Kind.KICKOFF_REMINDER,
        Kind.LINEUP,
        Kind.MOVED,
    ),
    "live": (Kind.LIVE, Kind.GOAL, Kind.CARD, Kind.HALF_TIME, Kind.PREDICTIONS),
    "after": (Kind.FULL_TIME, Kind.BALLOT, Kind.INTERIM, Kind.RATINGS),
    "digest": (Kind.DIGEST,),
}
"""All that can be switched on and off."""


def overview(channel: str, wanted: frozenset[Kind], detail: Detail, look: Look) -> Post:
    """What is on in each group, and a button for each group."""
    _ = translations(look.language).gettext
    lines = [
        line(
            _("{group}: {posts}"),
            group=strong(group_name(group, look)),
            posts=_in_short(kinds, wanted, detail, look),
        )
        for group, kinds in GROUPS.items()
    ]
    return Post(
        _("Posts in {channel}").format(channel=channel),
        (Bullets(tuple(lines)), Paragraph(line(_("Choose a group to switch its posts on and off.")))),
        actions=(*_groups(None, look), Action(_("Reminders"), "reminders"), Action(_("Options"), "options")),
    )


def group(channel: str, shown: str, wanted: frozenset[Kind], detail: Detail, look: Look) -> Post:
    """The posts of one group: what each is, when it comes, and a button that switches it."""
    _ = translations(look.language).gettext
    kinds = GROUPS[shown]
    blocks: list[Block] = [
        Bullets(tuple(_described(kind, kind in wanted, look) for kind in kinds)),
    ]
    if Kind.LIVE in kinds and Kind.LIVE in wanted:
        blocks.append(Paragraph(line(_how_much(detail, look))))
    return Post(
        _("{group} in {channel}").format(group=group_name(shown, look), channel=channel),
        tuple(blocks),
        actions=(
            *_switches(kinds, wanted, detail, look),
            *((Action(_("When reminders come"), "reminders"),) if Kind.KICKOFF_REMINDER in kinds else ()),
            *_groups(shown, look),
        ),
    )


def how_to(look: Look) -> Post:
    """A kind was named that does not exist, or neither on nor off."""
    _ = translations(look.language).gettext
    return Post(
        _("Which posts?"),
        (
            Paragraph(line(_("Write the post and on or off: /posts goal off"))),
            Paragraph(line(_("For the live message: /posts live goals, everything or none"))),
        ),
        actions=tuple(_groups(None, look)),
    )


def group_of(kind: Kind) -> str:
    return next(name for name, kinds in GROUPS.items() if kind in kinds)


def group_name(name: str, look: Look) -> str:
    _ = translations(look.language).gettext
    return {
        "before": _("Before the match"),
        "live": _("During the match"),
        "after": _("After the match"),
        "digest": _("Round-ups"),
    }[name]


def kind_name(kind: Kind, look: Look) -> str:
    """What a kind of post is called on a button: "Line-ups"."""
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    return {
        Kind.PREVIEW: _("Preview"),
        Kind.TEAM_NEWS: _("Team news"),
        Kind.PREDICTED_LINEUP: _("Predicted line-ups"),
        Kind.KICKOFF_REMINDER: _("Reminders"),
        Kind.LINEUP: _("Line-ups"),
        Kind.PREDICTIONS: _("Fans' predictions"),
        Kind.LIVE: _("Live message"),
        Kind.GOAL: _("Goals"),
        Kind.CARD: _("Cards"),
        Kind.HALF_TIME: pgettext("post", "Half time"),
        Kind.FULL_TIME: pgettext("post", "Full time"),
        Kind.BALLOT: _("Ballot"),
        Kind.INTERIM: _("Ratings so far"),
        Kind.RATINGS: _("Ratings"),
        Kind.MOVED: _("Changes of kickoff"),
        Kind.DIGEST: _("Weekly digest"),
        Kind.NOTICE: _("Notices"),
    }[kind]


def _described(kind: Kind, on: bool, look: Look) -> Line:
    return (Text(f"{ON if on else OFF} "), strong(kind_name(kind, look)), Text(f" – {_when(kind, look)}"))


def _when(kind: Kind, look: Look) -> str:
    """What it is and when it comes."""
    _ = translations(look.language).gettext
    return {
        Kind.PREVIEW: _("form, absences and where to watch, the day before"),
        Kind.TEAM_NEWS: _("who is out, doubtful or back, as it is known"),
        Kind.PREDICTED_LINEUP: _("the elevens that the press expects"),
        Kind.KICKOFF_REMINDER: _("2 hours and 15 minutes before kickoff, unless you choose other times"),
        Kind.LINEUP: _("both elevens as soon as they are out, about an hour before kickoff"),
        Kind.PREDICTIONS: _("how fans here expect it to end, at kickoff"),
        Kind.LIVE: _("one message from kickoff on, kept up to date"),
        Kind.GOAL: _("a message of its own for each goal"),
        Kind.CARD: _("a message of its own for each booking and sending-off"),
        Kind.HALF_TIME: _("the first half in a few lines"),
        Kind.FULL_TIME: _("the result with its scorers"),
        Kind.BALLOT: _("fans rate the players, right after the match"),
        Kind.INTERIM: _("how the ballot stands, an hour after the match"),
        Kind.RATINGS: _("the marks of fans and press, when the ballot closes"),
        Kind.MOVED: _("when a match has a new kickoff or is called off"),
        Kind.DIGEST: _("the week's matches in one post"),
        Kind.NOTICE: _("what moderators must know"),
    }[kind]


def _how_much(detail: Detail, look: Look) -> str:
    _ = translations(look.language).gettext
    if detail is Detail.GOALS:
        return _("The live message tells the score and the goals only.")
    return _("The live message tells everything: goals, cards, substitutions.")


def _in_short(kinds: Sequence[Kind], wanted: frozenset[Kind], detail: Detail, look: Look) -> str:
    _ = translations(look.language).gettext
    on = [kind_name(kind, look) for kind in kinds if kind in wanted]
    if Kind.LIVE in kinds and Kind.LIVE in wanted and detail is Detail.GOALS:
        on[0] = _("{post} (goals only)").format(post=on[0])
    return ", ".join(on) or _("nothing")


def _switches(kinds: Sequence[Kind], wanted: frozenset[Kind], detail: Detail, look: Look) -> Sequence[Action]:
    _ = translations(look.language).gettext
    actions = []
    for kind in kinds:
        on = kind in wanted
        label = f"{ON if on else OFF} {kind_name(kind, look)}"
        actions.append(Action(label, "posts", {"kind": kind.value, "to": "off" if on else "on"}))
        if kind is Kind.LIVE and on:
            only = detail is Detail.GOALS
            label = _("Live: goals only")
            goals = f"{ON if only else OFF} {label}"
            arguments = {"kind": kind.value, "to": "everything" if only else "goals"}
            actions.append(Action(goals, "posts", arguments))
    return actions


def _groups(shown: str | None, look: Look) -> Sequence[Action]:
    return [Action(group_name(name, look), "posts", {"group": name}) for name in GROUPS if name != shown]
