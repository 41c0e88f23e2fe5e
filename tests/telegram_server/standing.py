"""What someone is in a chat, and what they may do there."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

SENDING = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_react_to_messages"),
)
PERMISSIONS = (
    *SENDING,
    *("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"),
)
"""Of a member, restricted or not (ChatPermissions)."""

ALWAYS_TOLD = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
IN_CHANNELS = ("can_post_messages", "can_edit_messages")
IN_GROUPS = ("can_pin_messages", "can_manage_topics")
ADMIN_RIGHTS = (*ALWAYS_TOLD, *IN_CHANNELS, *IN_GROUPS)

MEMBER_MAY = frozenset({*SENDING, "can_invite_users"})
"""What a fresh group lets its members do."""
POSTER = ("can_manage_chat", "can_post_messages", "can_edit_messages", "can_delete_messages")
"""What a bot that posts in a channel is usually given."""
KEEPER = ("can_manage_chat", "can_delete_messages", "can_pin_messages", "can_manage_topics")
"""What a bot that keeps a group's topics and pins is usually given."""


class Status(Enum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True, slots=True)
class Standing:
    """One's place in one chat. `rights` are an administrator's rights, or what a restricted member may do."""

    status: Status
    rights: frozenset[str] = frozenset()
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        return self.status not in (Status.LEFT, Status.KICKED)

    @property
    def leads(self) -> bool:
        return self.status in (Status.CREATOR, Status.ADMINISTRATOR)


MEMBER = Standing(Status.MEMBER)
CREATOR = Standing(Status.CREATOR)
LEFT = Standing(Status.LEFT)
KICKED = Standing(Status.KICKED)


def administrator(rights: Iterable[str], *, anonymous: bool = False) -> Standing:
    """Raises ValueError for a right that Telegram does not have."""
    return Standing(Status.ADMINISTRATOR, _known(rights, ADMIN_RIGHTS), anonymous)


def restricted(may: Iterable[str] = ()) -> Standing:
    """A member who may do only this."""
    return Standing(Status.RESTRICTED, _known(may, PERMISSIONS))


def _known(rights: Iterable[str], existing: Iterable[str]) -> frozenset[str]:
    chosen = frozenset(rights)
    if unknown := chosen.difference(existing):
        raise ValueError(f"Telegram knows no such rights: {', '.join(sorted(unknown))}")
    return chosen
