"""A small but honest Telegram on loopback: the Bot API over HTTP, for the real python-telegram-bot.

    async with TelegramServer(limits=Limits.off()) as server:
        channel, fan = server.a_channel("Match day"), server.a_person("Ann")
        ...                         # start a bot with base_url f"{server.api_url}/bot" and server.token
        question = await server.says(server.private(fan), fan, "/next liverpool")
        ...
        assert [m.text for m in server.posts(channel)] == ["Kick-off in 2 hours"]
        press = await server.presses(fan, server.posts(channel)[0], "Follow")
        assert (await press.answered()).text == "You follow Liverpool"
        assert server.violations == []

`server.log` has every call, `server.posts` and `server.history` what readers see, `server.menu` the commands
someone is offered. People: `says`, `starts`, `says_anonymously`, `channel_post`, `edits`, `presses`,
`types_inline`, `shares_chat`, `joins`, `leaves`, `migrates`. The bot's place: `adds_bot`, `removes_bot`,
`kicks_bot`, `promotes_bot`, `demotes_bot`, `mutes_bot`, `permits`. Others: `blocks`, `deactivates`,
`closes_topic`, `deletes_topic`, `fail`, `storm`, `calm`, `pass_time`. `python -m tests.telegram_server` is
the same server as a process of its own (`--help`), with every applied message as a JSON line in a file.

What it checks, answers in Telegram's words, and records in `server.violations`:

- texts of 4,096 and captions of 1,024 UTF-16 units after parsing; texts that show nothing; HTML that is wrong
- keyboards: 64 bytes of callback data, addresses, labels, 100 buttons, 10 KiB
- commands: names, descriptions, at most 100, scopes, languages
- answers to inline queries: 50 results, unique ids of 64 bytes, each result's own text
- photos: 10 MB, PNG or JPEG, sides and ratio, ids that were never given; files of 50 MB

Recorded though Telegram takes them: text that notifies people (@names, tg://user links), rows of more than 8
buttons, entities outside the text, more than 100 of them, tags nested more than 16 deep, a press that is not
answered within 10 seconds or ever. With a contract folder: parameters that are missing, unknown or of a
wrong type. Any method that is not here. Not recorded: what depends on the world (a chat that is gone, a
missing right), and what a bot may find by trying: an unsupported <tg-time> (`server.knows_times = False`), a
photo in the place of a text (`server.world.adds_media = False`).

What else it does: updates by long polling, confirmed by offset, 409 for the older of two polls, or by webhook
with its secret; rights and places of the bot and of people; topics; migration; entities that the service
finds in plain text (`Message.auto_entities`); flood limits by bot, chat and group, where every message is
refused while the wait for the overall one lasts; faults on demand or as a seeded storm, before or after the
call was applied.

What it does not: privacy mode (the bot hears every message of a group); inline messages (choosing a result);
service messages of pins and of topics that people close; files by web address, albums, other media;
Markdown; copying, forwarding, polls, payments, business accounts, join requests; a method in the answer to a
webhook; slow mode; the General topic's own state; custom emoji are taken as they come. Its list of domain
endings is shorter than the service's, and phone numbers are not found. Numbers nobody promises: how long
after a press it may still be answered (`server.world.query_seconds`), bursts in a chat (`Limits.chat_burst`).
"""

from tests.telegram_server.entities import Entity
from tests.telegram_server.faults import EDITS, SENDS, Fault
from tests.telegram_server.journal import Entry, Violation
from tests.telegram_server.limits import Limits
from tests.telegram_server.message import Button, Message
from tests.telegram_server.queries import Answer, Inline, NoAnswer, Offer, Press
from tests.telegram_server.server import TelegramServer
from tests.telegram_server.standing import KEEPER, POSTER, Standing, Status
from tests.telegram_server.world import Chat, Kind, Person, Topic

__all__ = [
    "EDITS",
    "KEEPER",
    "POSTER",
    "SENDS",
    "Answer",
    "Button",
    "Chat",
    "Entity",
    "Entry",
    "Fault",
    "Inline",
    "Kind",
    "Limits",
    "Message",
    "NoAnswer",
    "Offer",
    "Person",
    "Press",
    "Standing",
    "Status",
    "TelegramServer",
    "Topic",
    "Violation",
]
