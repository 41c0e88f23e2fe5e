"""What a test can do to the platform: faults, and places where the bot is no longer welcome."""

from collections.abc import Iterable, Sequence

from tests.telegram_server import topics, wire
from tests.telegram_server.door import Door
from tests.telegram_server.faults import SENDS, STORM, STORMED, Fault, Planned
from tests.telegram_server.message import Message
from tests.telegram_server.standing import (
    KICKED,
    LEFT,
    MEMBER,
    PERMISSIONS,
    Standing,
    Status,
    administrator,
    restricted,
)
from tests.telegram_server.updates import Updates
from tests.telegram_server.world import Chat, Kind, Person, Topic, World


class Control:
    """Mixed into the server so that a test has one thing to hold."""

    world: World
    updates: Updates
    door: Door

    # Faults

    def fail(
        self,
        fault: Fault,
        *,
        on: str | None = SENDS,
        chat: Chat | None = None,
        times: int | None = 1,
        applied: bool = False,
        seconds: float = 1.0,
    ) -> None:
        """The next `times` calls of this method fail (None: all; `on` None: any method).

        `applied`: what was asked is done, and only the answer fails. `seconds` is how long a TIMEOUT or SLOW
        lasts, or what a RATE_LIMITED asks for (whole seconds, 1 at least).
        """
        chat_id = None if chat is None else str(chat.id)
        self.door.faults.planned.append(Planned(fault, applied, on, chat_id, times, seconds))

    def storm(
        self,
        *,
        seed: int,
        each: float = 0.05,
        kinds: Sequence[Fault] = STORM,
        on: Sequence[str] = STORMED,
    ) -> None:
        """Each of `kinds` befalls this share of calls; half of those that can hide it are applied."""
        self.door.faults.storm(seed=seed, each=each, kinds=kinds, on=on)

    def calm(self) -> None:
        self.door.faults.calm()

    def pass_time(self, seconds: float) -> None:
        """Moves the server's clock ahead: presses and limits grow old."""
        self.world.ahead += seconds

    # The bot's place in a chat; each is told to the bot as my_chat_member, as the service does

    def adds_bot(self, chat: Chat, by: Person | None = None, *, rights: Iterable[str] | None = None) -> None:
        """Somebody adds the bot, or makes it an administrator with these rights."""
        self._place(chat, MEMBER if rights is None else administrator(rights), by)

    def promotes_bot(self, chat: Chat, *rights: str) -> None:
        self._place(chat, administrator(rights))

    def demotes_bot(self, chat: Chat) -> None:
        """A plain member from now on; a channel then refuses its posts."""
        self._place(chat, MEMBER)

    def mutes_bot(self, chat: Chat, *may: str) -> None:
        """Restricted to what is named here: by default it may not write."""
        self._place(chat, restricted(may))

    def kicks_bot(self, chat: Chat, by: Person | None = None) -> None:
        self._place(chat, KICKED, by)

    def removes_bot(self, chat: Chat, by: Person | None = None) -> None:
        """Out of the chat, but not banned: it is told as having left."""
        self._place(chat, LEFT, by)

    def permits(self, chat: Chat, *permissions: str) -> None:
        """What every member may do from now on. Raises ValueError for what Telegram does not know."""
        if unknown := set(permissions).difference(PERMISSIONS):
            raise ValueError(f"Telegram knows no such permissions: {', '.join(sorted(unknown))}")
        chat.permissions = frozenset(permissions)

    def _place(self, chat: Chat, standing: Standing, by: Person | None = None) -> None:
        before = chat.standing(self.world.bot)
        chat.members[self.world.bot.id] = standing
        self._tell_place(chat, by or chat.owner or self.world.bot, before, standing)

    def _tell_place(self, chat: Chat, by: Person, before: Standing, after: Standing) -> None:
        bot = self.world.bot
        facts = {
            "chat": wire.chat(chat),
            "from": wire.person(by),
            "date": Message(0, chat).date,
            "old_chat_member": wire.member(chat, bot, before),
            "new_chat_member": wire.member(chat, bot, after),
        }
        self.world.tell("my_chat_member", facts)

    # People and topics

    def blocks(self, person: Person) -> None:
        """They stop the bot; in private the service tells it as being kicked."""
        person.blocked = True
        self._tell_private(person, MEMBER, KICKED)

    def unblocks(self, person: Person) -> None:
        person.blocked = False
        self._tell_private(person, KICKED, MEMBER)

    def _tell_private(self, person: Person, before: Standing, after: Standing) -> None:
        chat = self.world.chats.get(person.id)
        if chat is not None and chat.kind is Kind.PRIVATE:
            self._tell_place(chat, person, before, after)

    def deactivates(self, person: Person) -> None:
        """The account is gone; nobody tells the bot."""
        person.deactivated = True

    def changes_place(
        self, chat: Chat, person: Person, status: Status, *, rights: Iterable[str] = ()
    ) -> None:
        """Someone else's place changes; told as chat_member to a bot that asked for it and leads the chat."""
        before = chat.standing(person)
        after = (
            administrator(rights) if status is Status.ADMINISTRATOR else Standing(status, frozenset(rights))
        )
        chat.members[person.id] = after
        if chat.standing(self.world.bot).leads:
            facts = {
                "chat": wire.chat(chat),
                "from": wire.person(chat.owner or person),
                "date": Message(0, chat).date,
                "old_chat_member": wire.member(chat, person, before),
                "new_chat_member": wire.member(chat, person, after),
            }
            self.world.tell("chat_member", facts)

    def closes_topic(self, topic: Topic) -> None:
        topic.closed = True

    def reopens_topic(self, topic: Topic) -> None:
        topic.closed = False

    def deletes_topic(self, topic: Topic) -> None:
        """With all its messages."""
        for chat in self.world.chats.values():
            if chat.topics.get(topic.id) is topic:
                topics.vanish(topic, chat)

    def deletes(self, message: Message) -> None:
        """A moderator deletes a message; the service tells nobody."""
        message.deleted = True
