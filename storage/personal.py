"""Reminders that people asked for in private: kept with their consent, until they say otherwise."""

from datetime import datetime

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Look
from bot.knowledge.match import TeamKey
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import channels, communities, fan_keys, occasions
from storage.channels import team_target
from storage.fan_tables import accounts
from storage.fans import Account, fan_of
from storage.tables import channels as kept_channels
from storage.tables import communities as kept_communities
from storage.tables import follows, rules

PLATFORM = "personal"
"""The platform of communities that are one person each; the address is "platform:person"."""
TELEGRAM = "telegram"
"""Where a private chat has the person's own id, so that one that was set up like a group is theirs too."""


async def remind(
    conn: AsyncConnection,
    account: Account,
    channel: Channel,
    look: Look,
    lead: str,
    team: TeamKey,
    now: datetime,
) -> None:
    """Reminds a person of a team's matches in their private chat, and of nothing else. They have just agreed,
    or had before."""
    known = await channels.settings(conn, channel)
    if known is None:
        community = await _community_of(conn, account)
        number = await channels.open_channel(conn, community, channel, "", look, now)
        for rule in DEFAULT_RULES:
            await channels.unwant(conn, number, rule)
    else:
        number = known.id
        await channels.resume(conn, channel)  # who had blocked the bot, and asks again, wants to be heard
    await conn.execute(
        update(kept_channels)
        .where(kept_channels.c.id == number, kept_channels.c.consented_at.is_(None))
        .values(consented_at=now)
    )
    await channels.follow(conn, number, team_target(team))
    await channels.want(conn, number, [Rule(Kind.KICKOFF_REMINDER, lead)], now)
    await occasions.note_change(conn, [None], now)


async def _community_of(conn: AsyncConnection, account: Account) -> int:
    """The community that is this person alone, which is made if it is new."""
    return await channels.open_community(conn, PLATFORM, f"{account.platform}:{account.person}", "")


async def stop(conn: AsyncConnection, channel: Channel) -> bool:
    """Ends the reminders of a private chat and forgets its follows; gives whether there were any. A chat that
    was opened for reminders is forgotten whole."""
    known = await channels.settings(conn, channel)
    if known is None or known.consented_at is None:
        return False
    own = await conn.scalar(
        select(kept_communities.c.id).where(
            kept_communities.c.id == known.community, kept_communities.c.platform == PLATFORM
        )
    )
    if own is not None:
        await communities.remove(conn, own)
        return True
    reminder = (rules.c.channel == known.id) & (rules.c.kind == Kind.KICKOFF_REMINDER.value)
    await conn.execute(delete(rules).where(reminder))
    await conn.execute(update(kept_channels).where(kept_channels.c.id == known.id).values(consented_at=None))
    return True


async def held(conn: AsyncConnection, account: Account) -> int:
    """How many teams a person is reminded of, in all their private chats."""
    ids = await _communities(conn, account)
    found = await conn.execute(
        select(follows.c.target).where(
            follows.c.channel.in_(select(kept_channels.c.id).where(kept_channels.c.community.in_(ids)))
        )
    )
    return len(found.all())


async def forget(conn: AsyncConnection, account: Account) -> None:
    """Forgets the private chats of a person, of all accounts that they linked."""
    for community in await _communities(conn, account):
        await communities.remove(conn, community)


async def _communities(conn: AsyncConnection, account: Account) -> list[int]:
    """The communities that are this person. Linked accounts are kept as hashes: hashing each tells who."""
    everyone = await conn.execute(
        select(kept_communities.c.id, kept_communities.c.address).where(
            kept_communities.c.platform == PLATFORM
        )
    )
    own, linked, key = f"{account.platform}:{account.person}", await _linked(conn, account), None
    if linked:
        key = await fan_keys.known(conn)
    found = [
        number
        for number, address in everyone
        if address == own or (key is not None and key.digest(address) in linked)
    ]
    if account.platform == TELEGRAM:
        chat = and_(kept_communities.c.platform == TELEGRAM, kept_communities.c.address == account.person)
        found += (await conn.execute(select(kept_communities.c.id).where(chat))).scalars()
    return found


async def _linked(conn: AsyncConnection, account: Account) -> frozenset[str]:
    """The digests of all accounts of the same fan: of "platform:person" each."""
    fan = await fan_of(conn, account)
    if fan is None:
        return frozenset()
    return frozenset((await conn.execute(select(accounts.c.digest).where(accounts.c.fan == fan))).scalars())
