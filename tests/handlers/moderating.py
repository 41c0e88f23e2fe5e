"""Somebody who moderates, in a chat of a Discord server, a Telegram group or anywhere else."""

from dataclasses import dataclass, replace

from bot.chat import Answer, Channel, Look, Mention, Request, Where
from bot.posts.text import as_text
from tests.handlers.matchday import LONDON, Matchday

ROOM = Channel("discord", "42")
OTHER = Channel("discord", "43")
GROUP = Channel("telegram", "-100")
WHERE = {ROOM: Where("7", "Reds", "matchday"), OTHER: Where("7", "Reds", "banter")}
GROUP_WHERE = Where("-100", "Anfield", "Anfield")


@dataclass
class Moderating:
    """A moderator of one channel, who administers the place unless a test says otherwise."""

    told: Matchday
    channel: Channel = ROOM
    person: str = "mod"
    administers: bool = True
    may_moderate: bool = True
    look: Look = LONDON

    def request(self, command: str, *mentions: Mention, **arguments: str) -> Request:
        return Request(
            command,
            arguments,
            self.channel,
            self.person,
            self.look,
            self.may_moderate,
            name="Ann",
            where=WHERE.get(self.channel, GROUP_WHERE),
            administers=self.administers,
            mentions=mentions,
        )

    async def gives(self, command: str, *mentions: Mention, **arguments: str) -> Answer:
        return await self.told.desk.answer(self.request(command, *mentions, **arguments))

    async def reads(self, command: str, *mentions: Mention, **arguments: str) -> str:
        return written(await self.gives(command, *mentions, **arguments))

    async def press(self, answer: Answer, label: str) -> Answer:
        """Presses the button whose label begins so."""
        action = next(one for one in answer.post.actions if one.label.startswith(label))
        return await self.gives(action.command, **action.arguments)

    def at(self, channel: Channel) -> "Moderating":
        return replace(self, channel=channel)


def written(answer: Answer) -> str:
    """The answer as one reads it: title, text, buttons."""
    buttons = " ".join(f"[{action.label}]" for action in answer.post.actions)
    return "\n".join((answer.post.title, as_text(answer.post, LONDON), buttons))
