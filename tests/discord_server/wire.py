"""How values look in answers and gateway events."""

import mimetypes
from typing import Any

from tests.discord_server import rights
from tests.discord_server.message import Attachment, Message
from tests.discord_server.world import Channel, Guild, Kind, Member, Role, User, World

Json = dict[str, Any]

EMPTY_IN_GUILD = (
    *("icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id"),
    *("afk_channel_id", "system_channel_id", "widget_channel_id", "rules_channel_id", "max_presences"),
    *("safety_alerts_channel_id", "public_updates_channel_id", "vanity_url_code", "incidents_data"),
    "latest_onboarding_question_id",
)
JOINED_AT = "2024-01-01T00:00:00+00:00"


def user(who: User) -> Json:
    return {
        "id": str(who.id),
        "username": who.name,
        "discriminator": "0",
        "global_name": None if who.bot else who.name.title(),
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def member(who: Member, *, channel_rights: int | None = None) -> Json:
    facts: Json = {
        "user": user(who.user),
        "roles": [str(role) for role in who.role_ids],
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": JOINED_AT,
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if channel_rights is not None:
        facts["permissions"] = str(channel_rights)
    return facts


def bot_member(world: World, guild: Guild) -> Member:
    return Member(world.bot, guild.permissions, guild.locale, (guild.bot_role.id,))


def role(one: Role) -> Json:
    return {
        "id": str(one.id),
        "name": one.name,
        "description": None,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(world: World, one: Channel) -> Json:
    if one.kind is Kind.DM:
        return {
            "id": str(one.id),
            "type": 1,
            "flags": 0,
            "last_message_id": _maybe(one.last_message_id),
            "recipients": [user(one.recipient)] if one.recipient else [],
        }
    facts: Json = {
        "id": str(one.id),
        "guild_id": str(one.guild_id),
        "type": int(one.kind),
        "name": one.name,
        "flags": (1 << 4) if one.tag_required else 0,
        "parent_id": _maybe(one.parent_id),
        "last_message_id": _maybe(one.last_message_id),
        "rate_limit_per_user": 0,
    }
    return facts | (_thread(world, one) if one.is_thread else _place(world, one))


def _place(world: World, one: Channel) -> Json:
    overwrites = []
    if one.guild_id is not None and (one.allow or one.deny):
        bot_role = world.guilds[one.guild_id].bot_role
        overwrites.append({"id": str(bot_role.id), "type": 0, "allow": str(one.allow), "deny": str(one.deny)})
    facts: Json = {
        "position": one.position,
        "nsfw": False,
        "topic": one.topic,
        "permission_overwrites": overwrites,
    }
    if one.kind is Kind.FORUM:
        facts["available_tags"] = [
            {"id": str(tag.id), "name": tag.name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for tag in one.tags
        ]
    if one.kind is Kind.VOICE:
        facts |= {"bitrate": 64000, "user_limit": 0}
    return facts


def _thread(world: World, one: Channel) -> Json:
    return {
        "owner_id": str(one.owner_id),
        "message_count": one.message_count,
        "total_message_sent": one.message_count,
        "member_count": 1,
        "applied_tags": [str(tag) for tag in one.applied_tags],
        "thread_metadata": {
            "archived": one.archived,
            "locked": one.locked,
            "auto_archive_duration": one.auto_archive_minutes,
            "archive_timestamp": one.archived_changed,
            "create_timestamp": one.archived_changed,
            "invitable": True,
        },
        "member": thread_member(world, one),
    }


def thread_member(world: World, one: Channel) -> Json:
    return {
        "id": str(one.id),
        "user_id": str(world.bot.id),
        "join_timestamp": one.archived_changed,
        "flags": 0,
    }


def guild(one: Guild) -> Json:
    """A guild as GET /guilds/{id} shows it; the gateway adds channels, threads and members."""
    return dict.fromkeys(EMPTY_IN_GUILD) | {
        "id": str(one.id),
        "name": one.name,
        "owner_id": str(one.owner_id),
        "preferred_locale": one.locale,
        "roles": [role(each) for each in one.roles.values()],
        "features": ["NEWS", "COMMUNITY"],
        "emojis": [],
        "stickers": [],
        "region": "europe",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 1,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
    }


def guild_create(world: World, one: Guild, *, joining: bool = False) -> Json:
    """The event's data. A guild just joined lacks `unavailable`, which is how clients tell."""
    facts = guild(one) | {
        "joined_at": JOINED_AT,
        "large": False,
        "member_count": 2,
        "members": [member(bot_member(world, one))],
        "channels": [channel(world, c) for c in one.channels.values() if not c.is_thread and not c.deleted],
        "threads": [channel(world, c) for c in world.threads(one)],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "soundboard_sounds": [],
        "guild_scheduled_events": list(one.events.values()),
    }
    return facts if joining else facts | {"unavailable": False}


def message(world: World, one: Message) -> Json:
    facts: Json = {
        "id": str(one.id),
        "channel_id": str(one.channel_id),
        "type": 20 if one.interaction_id else 0,
        "author": user(one.author),
        "content": one.content,
        "timestamp": one.posted_at,
        "edited_timestamp": one.edited_at,
        "tts": False,
        "mention_everyone": "@everyone" in one.pings if "@" in one.content else False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [attachment(each) for each in one.attachments],
        "embeds": one.embeds,
        "components": one.components,
        "pinned": one.pinned,
        "flags": one.flags,
    }
    if one.nonce is not None:
        facts["nonce"] = one.nonce
    if one.reference is not None:
        facts |= {"message_reference": one.reference, "type": 19}
    if one.asked_by is not None:
        facts["webhook_id"] = str(world.application_id)
        facts["application_id"] = str(world.application_id)
        facts["interaction_metadata"] = {
            "id": str(one.interaction_id),
            "type": 2,
            "user": user(one.asked_by),
            "authorizing_integration_owners": {},
        }
    if one.thread_id is not None and one.thread_id in world.channels:
        facts["thread"] = channel(world, world.channels[one.thread_id])
    return facts


def attachment(one: Attachment) -> Json:
    facts: Json = {
        "id": str(one.id),
        "filename": one.filename,
        "size": len(one.data),
        "url": one.url,
        "proxy_url": one.url,
        "content_type": mimetypes.guess_type(one.filename)[0] or "application/octet-stream",
        "ephemeral": False,
    }
    if one.description:
        facts["description"] = one.description
    return facts


def application(world: World) -> Json:
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "icon": None,
        "description": "A football bot.",
        "type": None,
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "owner": user(world.owner),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(world.guilds),
        "install_params": {"scopes": ["bot", "applications.commands"], "permissions": str(rights.USUAL)},
        "integration_types_config": {"0": {}},
        "explicit_content_filter": 0,
        "max_participants": None,
        "tags": [],
        "rpc_origins": [],
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
    }


def _maybe(number: int | None) -> str | None:
    return None if number is None else str(number)
