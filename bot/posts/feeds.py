"""What moderators read about the feeds that bring articles."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.chat import Action, Block, Bullets, Line, Link, Look, Paragraph, Post, Text
from bot.posts.language import translations
from bot.posts.sentence import line, sentences, strong

COMMAND = "feeds"


class Shown(NamedTuple):
    """A feed; `problem` is why it could not be read the last time."""

    number: int
    name: str
    url: str
    trusted: bool
    problem: str | None

    @property
    def called(self) -> str:
        return self.name or (urlsplit(self.url).hostname or self.url).removeprefix("www.")

    @property
    def site(self) -> str:
        """Where it comes from, without what is beside that in its address: an operator's may hold a key."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname or ''}/"


def feeds(own: Sequence[Shown], everyones: Sequence[Shown], removed: Shown | None, look: Look) -> Post:
    """The feeds of a community, with buttons; then those that are read for everyone."""
    _ = translations(look.language).gettext
    blocks: list[Block] = []
    if removed is not None:
        blocks.append(Paragraph(line(_("{feed} is not read any more."), feed=strong(removed.called))))
    if own:
        blocks.append(Bullets(tuple(_line(feed, look) for feed in own)))
    else:
        blocks.append(Paragraph(line(_("None yet. Add one with /feeds add and its address."))))
    blocks.append(
        Paragraph(
            line(
                _(
                    "What is certain in the articles of a trusted feed is told at once; everything else "
                    "waits for you under /articles."
                )
            )
        )
    )
    if everyones:
        blocks.append(Paragraph((strong(_("Read for everyone by whoever runs this bot")),)))
        blocks.append(Bullets(tuple(_line(feed._replace(url=feed.site), look) for feed in everyones)))
    return Post(_("Feeds"), tuple(blocks), actions=tuple(_buttons(own, removed, look)))


def no_address(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Write the address of an RSS or Atom feed, beginning with https://.")
    return Post(_("That is no address"), (Paragraph(line(said)),))


def too_many(most: int, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("{most} feeds are read for one community. Remove one first.")
    return Post(_("Too many feeds"), (Paragraph(line(said, most=str(most))),), actions=(_list(look),))


def how_to(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("/feeds lists them. /feeds add takes an address; the list has buttons for everything else.")
    return Post(_("What about which feed?"), (Paragraph(line(said)),), actions=(_list(look),))


def _list(look: Look) -> Action:
    _ = translations(look.language).gettext
    return Action(_("Feeds"), COMMAND)


def _line(feed: Shown, look: Look) -> Line:
    _ = translations(look.language).gettext
    said = line(
        _("{feed}, trusted") if feed.trusted else _("{feed}, reviewed"), feed=Link(feed.called, feed.url)
    )
    if not feed.problem:
        return said
    return sentences((*said, Text(".")), line(_("Last problem: {problem}"), problem=feed.problem))


def _buttons(own: Sequence[Shown], removed: Shown | None, look: Look) -> list[Action]:
    _ = translations(look.language).gettext
    actions = [_action(_("Read {feed} again"), "add", removed)] if removed else []
    for feed in own[:11]:  # two each, and platforms take some two dozen
        actions += choices(feed, look)
    return actions


def choices(feed: Shown, look: Look) -> list[Action]:
    """What can be done with a feed."""
    _ = translations(look.language).gettext
    if feed.trusted:
        trust = _action(_("Do not trust {feed}"), "untrust", feed)
    else:
        trust = _action(_("Trust {feed}"), "trust", feed)
    return [trust, _action(_("Remove {feed}"), "remove", feed)]


def _action(label: str, do: str, feed: Shown) -> Action:
    return Action(label.format(feed=feed.called[:40]), COMMAND, {"do": do, "feed": str(feed.number)})
