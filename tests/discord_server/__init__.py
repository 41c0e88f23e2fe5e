"""A small but honest Discord on loopback: HTTP API v10 and gateway, for the real discord.py.

    async with DiscordServer() as server:
        guild = server.a_guild("Anfield", channels=("general", "match-day"))
        ...                                         # start a bot with server.api_url, .gateway_url, .token
        general, fan = guild.channel("general"), server.a_member()
        answer = await server.slash(guild, general, fan, "next", {"team": "liverpool"})
        assert answer.ephemeral and "Sunday" in answer.text
        assert [m.text for m in server.posts(guild.channel("match-day"))] == ["Kick-off in 2 hours"]
        assert server.violations == []

`server.pointed()` points discord.py in this process at the server and back again; a program under test is
given `api_url` and `gateway_url` as settings instead. `python -m tests.discord_server --help` is the same
server as a process of its own, with every applied message as a JSON line in a file.

What it checks, answers as Discord does (mostly 400 with code 50035), and records in `server.violations`:

- messages, answers, follow-ups, forum posts: 2,000 characters; 10 embeds, 6,000 characters in all of them
  together and the length of each part; address schemes; attachments named but not sent; 10 files of 10 MiB,
  their names and descriptions; flags; nonces of 25
- components: five rows of five buttons or one select, styles, labels, options, custom ids of 100 characters
  and unique; components V2: never with content or embeds, 40 in total, 4,000 characters, what may stand in
  what; modals
- commands: names (lower case, in every language), lengths, option counts and order, choices, nesting, 8,000
  characters, known locales; a person sees only what is registered and what their permissions allow
- interactions: the first response within three seconds and only once, of a fitting type; follow-ups after
  it, for 15 minutes
- with a contract folder: every body against the OpenAPI file
- threads, scheduled events: names, archive durations, tags, times, states

Recorded as well: text whose mentions may ping more than one role of the guild, and a nonce used again in
another channel (Discord would take both); privileged intents (closed with 4014); any route that is not here.

What else it does: permissions of the bot by guild and channel; nonces that return the first message for two
minutes; rate limits by second and by bucket with their headers; a count of invalid requests, and a ban
after 10,000 of them; resume with replay, shards, zlib-stream; faults on demand or as a seeded storm, before
or after the call was applied.

What it does not: other users' messages, reactions, polls, stickers, voice, webhooks of channels, templates,
audit log, bans, changing roles or members; system messages (a pin, a thread); slow mode; quirks of text
such as trimming; the limit of 120 gateway payloads a minute and of one IDENTIFY in five seconds; zstd (it
then sends plain text); the limits of today's service: `Limits` has numbers once seen, which a client must
read from the headers.
"""

from tests.discord_server.asking import CannotAsk
from tests.discord_server.exchange import Answered, Exchange, NoAnswer
from tests.discord_server.faults import EDITS, POSTS, Fault
from tests.discord_server.interactions import NobodyListens
from tests.discord_server.journal import Entry, Violation
from tests.discord_server.limits import Limits
from tests.discord_server.message import Message
from tests.discord_server.pointing import pointed_at
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild, Kind, Member, Role

__all__ = [
    "EDITS",
    "POSTS",
    "Answered",
    "CannotAsk",
    "Channel",
    "DiscordServer",
    "Entry",
    "Exchange",
    "Fault",
    "Guild",
    "Kind",
    "Limits",
    "Member",
    "Message",
    "NoAnswer",
    "NobodyListens",
    "Role",
    "Violation",
    "pointed_at",
]
