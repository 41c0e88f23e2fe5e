"""A channel's settings as JSON that people can read and keep, and back: nothing of it is taken on trust."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError

from bot.chat import Detail, Look, Wishes
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.occasion import Kind, Lead
from bot.knowledge.quiet import What
from bot.knowledge.weekly import Weekly
from bot.posts.settings import Problem
from bot.posts.settings import What as Wrong
from handlers.zones import is_zone
from storage.channels import Quiet, in_order
from storage.kept_settings import Kept, Wanted

VERSION = 1
LONGEST = 60_000
"""Characters: far more than the settings of any channel have."""
MOST_FOLLOWS, MOST_POSTS = 300, 100
LONGEST_WORDS = 500
_TARGET = re.compile(r"(?:team|competition|match):\S{1,120}")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_ID = re.compile(r"\d{1,20}")
T = TypeVar("T")


def as_json(kept: Kept) -> dict[str, Any]:
    """What `read` reads."""
    quiet: dict[str, Any] | None = None
    if kept.quiet is not None:
        quiet = {"from": kept.quiet.begin, "until": kept.quiet.end}
    return {
        "matchday": VERSION,
        "follows": list(kept.follows),
        "posts": [_post(one) for one in kept.posts],
        "live": kept.look.detail.value,
        "language": kept.look.language,
        "zone": kept.look.zone,
        "spoiler": kept.look.spoiler,
        "silent": kept.silent,
        "dark": kept.look.dark,
        **{name: value for name, value in asdict(kept.wishes).items() if name != "ping"},
        "role": kept.wishes.ping,
        "quiet": quiet,
        "quiet_posts": {kind.value: what for kind, what in kept.quiet_kinds},
        "ballot": asdict(kept.ballot),
    }


def _post(one: Wanted) -> dict[str, Any]:
    told = asdict(one) | {"kind": one.kind.value, "competitions": list(one.competitions)}
    return {name: value for name, value in told.items() if value}


def read(text: str) -> Kept:
    """The settings in a text. Raises Problem, which says what is wrong with it and where."""
    given = _object(text)
    role = _Given(given, "").of("role", str, None, _ID.fullmatch)
    top = _Given(given, "")
    flags = {name: top.flag(name) for name in ("thread", "event", "crosspost", "pin")}
    flags["together"] = top.flag("together", usual=True)
    return Kept(
        follows=_follows(given),
        posts=_posts(given),
        look=Look(
            language=top.of("language", str, "en", _is_language),
            zone=top.of("zone", str, "UTC", is_zone),
            spoiler=top.flag("spoiler"),
            dark=top.flag("dark"),
            detail=Detail(top.of("live", str, Detail.EVERYTHING.value, _one_of(Detail))),
        ),
        silent=top.flag("silent"),
        wishes=Wishes(**flags, ping=role),
        quiet=_quiet(given),
        quiet_kinds=_quiet_kinds(given),
        ballot=_ballot(given),
    )


class _Given:
    """An object of the JSON, with its place in it for those who have to mend it."""

    def __init__(self, values: Mapping[str, Any], place: str) -> None:
        self._values = values
        self._place = place

    def of(self, name: str, kind: type[T], default: Any, fits: Callable[[T], object]) -> Any:
        """A value of this type that fits; `default` where there is none. Raises Problem."""
        value = self._values.get(name)
        if value is None:
            return default
        if not isinstance(value, kind) or not fits(value):
            raise Problem(Wrong.VALUE, f"{self._place}{name}", str(value)[:40])
        return value

    def flag(self, name: str, *, usual: bool = False) -> bool:
        return bool(self.of(name, bool, usual, lambda _: True))


def _object(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise Problem(Wrong.TOO_LONG)
    try:
        given = json.loads(text.strip().removeprefix("```json").strip("`").strip())
    except json.JSONDecodeError as error:
        raise Problem(Wrong.NO_JSON, str(error.lineno)) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise Problem(Wrong.NO_JSON, "1") from None
    if not isinstance(given, dict) or "matchday" not in given:
        raise Problem(Wrong.SOMETHING_ELSE)
    if given["matchday"] != VERSION or isinstance(given["matchday"], bool):
        raise Problem(Wrong.OTHER_VERSION, "matchday", str(given["matchday"])[:40])
    known = set(as_json(Kept((), (), Look())))
    if unknown := sorted(set(given) - known):
        raise Problem(Wrong.UNKNOWN, unknown[0][:40])
    return given


def _follows(given: Mapping[str, Any]) -> tuple[str, ...]:
    found = _list(given, "follows", MOST_FOLLOWS)
    for place, target in enumerate(found, start=1):
        if not isinstance(target, str) or not _TARGET.fullmatch(target):
            raise Problem(Wrong.VALUE, f"follows {place}", str(target)[:40])
    return tuple(in_order(set(found)))


def _posts(given: Mapping[str, Any]) -> tuple[Wanted, ...]:
    found: dict[tuple[Kind, str], Wanted] = {}
    for place, one in enumerate(_list(given, "posts", MOST_POSTS), start=1):
        if not isinstance(one, dict):
            raise Problem(Wrong.VALUE, f"posts {place}", str(one)[:40])
        wanted = _wanted(one, f"posts {place} ")
        found[wanted.kind, wanted.lead] = wanted
    return tuple(found[key] for key in sorted(found))


def _wanted(one: Mapping[str, Any], place: str) -> Wanted:
    here = _Given(one, place)
    switchable = frozenset(kind.value for kind in Kind) - {Kind.NOTICE.value}
    kind = here.of("kind", str, "", switchable.__contains__)
    if not kind:
        raise Problem(Wrong.VALUE, f"{place}kind", "")
    lead = here.of("lead", str, "", lambda written: _is_lead(Kind(kind), written))
    if not _is_lead(Kind(kind), lead):
        raise Problem(Wrong.VALUE, f"{place}lead", "")
    competitions = _list(one, "competitions", MOST_FOLLOWS)
    if not all(isinstance(key, str) and len(key) <= 80 for key in competitions):
        raise Problem(Wrong.VALUE, f"{place}competitions", "")
    return Wanted(
        kind=Kind(kind),
        lead=lead,
        side=here.of("side", str, "", ("", "home", "away").__contains__),
        text=here.of("text", str, None, lambda words: len(words) <= LONGEST_WORDS),
        role=here.of("role", str, None, _ID.fullmatch),
        competitions=tuple(sorted(set(competitions))),
    )


def _is_lead(kind: Kind, written: str) -> bool:
    """Whether a kind of post can come at this time; most come when there is something to say."""
    if kind not in (Kind.KICKOFF_REMINDER, Kind.DIGEST):
        return written == ""
    try:
        if kind is Kind.DIGEST:
            return is_zone(Weekly.parse(written).zone)
        return len(written) <= 80 and bool(Lead.parse(written))
    except (ValueError, OverflowError):
        return False


def _quiet(given: Mapping[str, Any]) -> Quiet | None:
    quiet = given.get("quiet")
    if quiet is None:
        return None
    if not isinstance(quiet, dict):
        raise Problem(Wrong.VALUE, "quiet", str(quiet)[:40])
    here = _Given(quiet, "quiet ")
    begin, end = (here.of(name, str, "", _CLOCK.fullmatch) for name in ("from", "until"))
    if not begin or not end or begin == end:
        raise Problem(Wrong.VALUE, "quiet", f"{begin}-{end}")
    return Quiet(begin, end)


def _quiet_kinds(given: Mapping[str, Any]) -> tuple[tuple[Kind, str], ...]:
    kinds = given.get("quiet_posts") or {}
    if not isinstance(kinds, dict):
        raise Problem(Wrong.VALUE, "quiet_posts", str(kinds)[:40])
    known = frozenset(kind.value for kind in Kind)
    for kind, what in kinds.items():
        if kind not in known or what not in [one.value for one in What]:
            raise Problem(Wrong.VALUE, f"quiet_posts {kind[:40]}", str(what)[:40])
    return tuple(sorted((Kind(kind), str(what)) for kind, what in kinds.items()))


def _ballot(given: Mapping[str, Any]) -> BallotOptions:
    ballot = given.get("ballot") or {}
    known = [one.name for one in fields(BallotOptions)]
    if not isinstance(ballot, dict) or set(ballot) - set(known):
        raise Problem(Wrong.VALUE, "ballot", str(ballot)[:40])
    here = _Given(ballot, "ballot ")
    return BallotOptions(**{name: here.flag(name) for name in known})


def _list(given: Mapping[str, Any], name: str, most: int) -> list[Any]:
    found = given.get(name) or []
    if not isinstance(found, list) or len(found) > most:
        raise Problem(Wrong.VALUE, name, str(found)[:40])
    return found


def _one_of(kind: type[Detail]) -> Callable[[str], bool]:
    return frozenset(one.value for one in kind).__contains__


def _is_language(written: str) -> bool:
    try:
        Locale.parse(written.replace("-", "_"))
    except (ValueError, UnknownLocaleError, TypeError):
        return False
    return len(written) <= 20
