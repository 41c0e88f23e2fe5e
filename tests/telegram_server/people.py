"""What people do: write, press, type an inline query, share a chat, post in a channel. Updates follow."""

from typing import Any

from tests.telegram_server import wire
from tests.telegram_server.documents import Document
from tests.telegram_server.found import found_in
from tests.telegram_server.message import Message
from tests.telegram_server.population import Population
from tests.telegram_server.queries import Inline, Press
from tests.telegram_server.sending import put
from tests.telegram_server.standing import LEFT, MEMBER
from tests.telegram_server.updates import Updates
from tests.telegram_server.world import Chat, Kind, Person, Topic


class People(Population):
    """The part of the server that lets a test act as a person."""

    updates: Updates

    async def says(
        self,
        chat: Chat,
        person: Person,
        text: str,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        document: Document | None = None,
    ) -> Message:
        """Somebody writes, with a file or without. In a group they are a member by then; in private they have
        started the bot."""
        if document is not None:
            self.world.documents[document.path] = document
        if chat.person is not None:
            chat.person.started = True
        elif not chat.standing(person).inside:
            chat.members[person.id] = MEMBER
        return self._written(
            Message(0, chat, text, text, person, topic=topic, reply_to=reply_to, document=document)
        )

    async def starts(self, person: Person, payload: str = "") -> Message:
        """They open the bot by a link and press Start."""
        return await self.says(self.private(person), person, f"/start {payload}".rstrip())

    async def says_anonymously(self, chat: Chat, text: str, *, topic: Topic | None = None) -> Message:
        """An anonymous administrator writes: the sender is the group itself, by the service's own bot."""
        return self._written(Message(0, chat, text, text, ANONYMOUS, chat, topic=topic))

    async def channel_post(self, chat: Chat, text: str) -> Message:
        """Somebody posts in a channel, which nobody is told who it was."""
        return self._written(Message(0, chat, text, text, None, chat))

    async def edits(self, message: Message, text: str) -> None:
        """A person changes what they wrote."""
        message.text = message.html = text
        message.auto_entities = found_in(text, ())
        message.edit_date = message.date
        kind = "edited_channel_post" if message.chat.kind is Kind.CHANNEL else "edited_message"
        self.world.tell(kind, wire.message(self.world, message))

    async def presses(self, person: Person, message: Message, button: str) -> Press:
        """Presses the button with these callback data, or else this label. Raises LookupError."""
        found = message.button(button)
        if found.data is None:
            raise LookupError(f"{found.label!r} tells the bot nothing: {found.raw}")
        return await self.sends_press(person, message, found.data)

    async def sends_press(self, person: Person, message: Message, data: str, *, times: int = 1) -> Press:
        """What a client says was pressed, whether there is such a button (any more) or not. More than one
        `times` is the same update handed over again."""
        world = self.world
        number = str(10**17 + next(world.numbers))
        press = Press(number, person, message, data, world.now())
        world.presses[number] = press
        shown: dict[str, Any] = wire.message(world, message)
        if message.deleted:
            shown = {"message_id": message.id, "date": 0, "chat": wire.chat(message.chat)}
        facts = {
            "id": number,
            "from": wire.person(person),
            "message": shown,
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        world.tell("callback_query", facts)
        self.updates.hand_over_again(times - 1)
        return press

    async def types_inline(self, person: Person, query: str, *, offset: str = "") -> Inline:
        """Types the bot's name and a query in any chat."""
        world = self.world
        asked = Inline(str(10**17 + next(world.numbers)), person, query, world.now())
        world.inline[asked.id] = asked
        facts = {"id": asked.id, "from": wire.person(person), "query": query, "offset": offset}
        world.tell("inline_query", facts | {"chat_type": "private"})
        return asked

    async def shares_chat(self, person: Person, request_id: int, chat: Chat) -> Message:
        """Chooses a chat with a keyboard button that asked for one."""
        told = {"request_id": request_id, "chat_id": chat.id, "title": chat.title}
        return self._written(Message(0, self.private(person), sender=person, service={"chat_shared": told}))

    async def joins(self, chat: Chat, person: Person) -> Message:
        chat.members[person.id] = MEMBER
        return self._written(
            Message(0, chat, sender=person, service={"new_chat_members": [wire.person(person)]})
        )

    async def leaves(self, chat: Chat, person: Person) -> Message:
        chat.members[person.id] = LEFT
        return self._written(
            Message(0, chat, sender=person, service={"left_chat_member": wire.person(person)})
        )

    async def migrates(self, group: Chat) -> Chat:
        """A basic group becomes a supergroup: another id, told in both; the old one only says where to go."""
        new = Chat(self.world.new_chat_id(Kind.SUPERGROUP), Kind.SUPERGROUP, group.title, owner=group.owner)
        new.own_numbers = True
        new.members = dict(group.members)
        new.permissions = group.permissions
        self.world.chats[new.id] = new
        self._written(Message(0, group, sender=group.owner, service={"migrate_to_chat_id": new.id}))
        group.migrated_to = new.id
        self._written(Message(0, new, sender=group.owner, service={"migrate_from_chat_id": group.id}))
        return new

    def _written(self, message: Message) -> Message:
        message.at = self.world.now()
        message.auto_entities = found_in(message.text, ())
        message.by_person = True
        put(self.world, message)
        if message.chat.standing(self.world.bot).inside or message.chat.private:
            kind = "channel_post" if message.chat.kind is Kind.CHANNEL else "message"
            self.world.tell(kind, wire.message(self.world, message))
        return message


ANONYMOUS = Person(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Telegram's own account, in whose name anonymous administrators write."""
