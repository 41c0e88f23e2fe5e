"""Builders: people, private chats, groups, supergroups, channels, topics."""

from collections.abc import Iterable

from tests.telegram_server import topics
from tests.telegram_server.control import Control
from tests.telegram_server.standing import (
    CREATOR,
    KEEPER,
    MEMBER,
    POSTER,
    Standing,
    Status,
    administrator,
    restricted,
)
from tests.telegram_server.world import Chat, Kind, Person, Topic


class Population(Control):
    """The part of the server that says who and what is there."""

    def a_person(
        self,
        name: str = "Ann",
        *,
        language: str | None = "en",
        started: bool = False,
        username: str | None = None,
    ) -> Person:
        """Someone. Who has not started the bot cannot be written to in private; see also `private`."""
        person = Person(self.world.new_person_id(), name, language, username, started=started)
        self.world.people[person.id] = person
        if started:
            self.private(person)
        return person

    def private(self, person: Person) -> Chat:
        """Their private chat with the bot, which they have started by then."""
        person.started = True
        chat = self.world.chats.get(person.id)
        if chat is None:
            chat = Chat(person.id, Kind.PRIVATE, person.name, person=person, username=person.username)
            self.world.chats[chat.id] = chat
        return chat

    def a_group(
        self, title: str = "Reds", *, owner: Person | None = None, rights: Iterable[str] | None = None
    ) -> Chat:
        """A basic group with the bot as a member, or as an administrator with these rights."""
        return self._chat(Kind.GROUP, title, owner, rights)

    def a_supergroup(
        self,
        title: str = "Anfield",
        *,
        forum: bool = False,
        owner: Person | None = None,
        rights: Iterable[str] | None = None,
        username: str | None = None,
    ) -> Chat:
        """The same as a supergroup. A forum's bot manages topics and pins, unless `rights` says else."""
        chosen = KEEPER if forum and rights is None else rights
        return self._chat(Kind.SUPERGROUP, title, owner, chosen, username=username, forum=forum)

    def a_channel(
        self,
        title: str = "Match day",
        *,
        owner: Person | None = None,
        rights: Iterable[str] = POSTER,
        username: str | None = None,
    ) -> Chat:
        """A channel in which the bot is an administrator, by default one that posts, edits and deletes."""
        return self._chat(Kind.CHANNEL, title, owner, rights, username=username)

    def _chat(
        self,
        kind: Kind,
        title: str,
        owner: Person | None,
        rights: Iterable[str] | None,
        *,
        username: str | None = None,
        forum: bool = False,
    ) -> Chat:
        owner = owner or self.a_person("Owner")
        number = self.world.new_chat_id(kind)
        chat = Chat(number, kind, title, owner=owner, username=username, forum=forum)
        chat.own_numbers = kind is not Kind.GROUP
        chat.members[owner.id] = CREATOR
        chat.members[self.world.bot.id] = MEMBER if rights is None else administrator(rights)
        self.world.chats[number] = chat
        return chat

    def a_topic(self, chat: Chat, name: str) -> Topic:
        """A topic that the owner of a forum made."""
        assert chat.owner is not None
        return topics.made(self.world, chat, name, chat.owner)

    def is_in(
        self,
        chat: Chat,
        person: Person,
        status: Status = Status.MEMBER,
        *,
        rights: Iterable[str] = (),
        anonymous: bool = False,
    ) -> None:
        """Someone has this place. `rights` is an administrator's, or what a restricted one may do."""
        if status is Status.ADMINISTRATOR:
            chat.members[person.id] = administrator(rights, anonymous=anonymous)
        elif status is Status.RESTRICTED:
            chat.members[person.id] = restricted(rights)
        else:
            chat.members[person.id] = Standing(status, anonymous=anonymous)
