"""Every way in which this Telegram says no, in its own words: clients match on them."""

from typing import Any, Final

UNAUTHORISED: Final = "Unauthorized"
NOT_FOUND: Final = "Not Found"

CHAT_NOT_FOUND: Final = "chat not found"
CHAT_EMPTY: Final = "chat_id is empty"
USER_NOT_FOUND: Final = "user not found"
UPGRADED: Final = "group chat was upgraded to a supergroup chat"
MEMBERS_HIDDEN: Final = "member list is inaccessible"
CANNOT_LEAVE: Final = "chat member status can't be changed in private chats"

TEXT_EMPTY: Final = "message text is empty"
TEXT_INVISIBLE: Final = "text must be non-empty"
TEXT_TOO_LONG: Final = "message is too long"
CAPTION_TOO_LONG: Final = "message caption is too long"
PARSE_MODE: Final = "unsupported parse_mode"
CANNOT_PARSE: Final = "can't parse entities: "
REPLY_NOT_FOUND: Final = "message to be replied not found"

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
EDIT_NOT_FOUND: Final = "message to edit not found"
EDIT_FORBIDDEN: Final = "message can't be edited"
NO_TEXT: Final = "there is no text in the message to edit"
NO_CAPTION: Final = "there is no caption in the message to edit"
NO_MEDIA: Final = "there is no media in the message to edit"
EDIT_NOTHING: Final = "message identifier is not specified"
DELETE_NOT_FOUND: Final = "message to delete not found"
DELETE_FORBIDDEN: Final = "message can't be deleted"
PIN_NOT_FOUND: Final = "message to pin not found"
UNPIN_NOT_FOUND: Final = "message to unpin not found"
REACT_NOT_FOUND: Final = "message to react not found"
REACTION_INVALID: Final = "REACTION_INVALID"

MARKUP_NOT_OBJECT: Final = "object expected as reply markup"
MARKUP_NOT_INLINE: Final = "inline keyboard expected"
MARKUP_TOO_LONG: Final = "reply markup is too long"
BUTTON_EMPTY: Final = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
BUTTON_NO_TEXT: Final = "can't parse inline keyboard button: Can't find field \"text\""
BUTTON_DATA: Final = "BUTTON_DATA_INVALID"
BUTTON_URL: Final = "BUTTON_URL_INVALID"
BUTTON_TEXT: Final = "BUTTON_TEXT_INVALID"  # a label of nothing but blanks

THREAD_NOT_FOUND: Final = "message thread not found"
TOPIC_CLOSED: Final = "TOPIC_CLOSED"
TOPIC_INVALID: Final = "TOPIC_ID_INVALID"
TOPIC_SAME: Final = "TOPIC_NOT_MODIFIED"
TOPIC_NAME: Final = "TOPIC_TITLE_EMPTY"
NOT_A_FORUM: Final = "the chat is not a forum"

NO_RIGHT_TEXTS: Final = "not enough rights to send text messages to the chat"
NO_RIGHT_PHOTOS: Final = "not enough rights to send photos to the chat"
NO_RIGHT_FILES: Final = "not enough rights to send documents to the chat"
NO_RIGHT_PINS: Final = "not enough rights to manage pinned messages in the chat"
NO_RIGHT_TOPIC: Final = "not enough rights to create a topic"
NO_RIGHT_TOPICS: Final = "not enough rights to manage topics in the chat"
NOT_IN_CHARGE: Final = "need administrator rights in the channel chat"

FILE_WRONG: Final = "wrong file identifier/HTTP URL specified"
FILE_ID_WRONG: Final = "invalid file_id"
FILE_TOO_BIG_TO_FETCH: Final = "file is too big"
FILE_EMPTY: Final = "file must be non-empty"
FILE_MISSING: Final = "there is no {} in the request"
FILE_TOO_BIG: Final = "file of size {} bytes is too big for a photo; the maximum size is {} bytes"
FILE_NO_IMAGE: Final = "IMAGE_PROCESS_FAILED"
FILE_TOO_BIG_TO_SEND: Final = "Request Entity Too Large"
FILE_SHAPE: Final = "PHOTO_INVALID_DIMENSIONS"
MEDIA_INVALID: Final = "can't parse InputMedia: type must be photo here"

QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
ANSWER_TOO_LONG: Final = "MESSAGE_TOO_LONG"
RESULTS_TOO_MANY: Final = "RESULTS_TOO_MUCH"
RESULT_ID: Final = "RESULT_ID_INVALID"
RESULT_ID_TWICE: Final = "RESULT_ID_DUPLICATE"
RESULTS_NOT_LIST: Final = "can't parse inline query results JSON array"
RESULT_INVALID: Final = "can't parse inline query result: "

COMMAND_INVALID: Final = "BOT_COMMAND_INVALID"
COMMAND_DESCRIPTION: Final = "BOT_COMMAND_DESCRIPTION_INVALID"
COMMANDS_TOO_MANY: Final = "BOT_COMMANDS_TOO_MUCH"
COMMANDS_NOT_LIST: Final = "can't parse commands list JSON array"
SCOPE_INVALID: Final = "can't parse BotCommandScope: unsupported type specified"
LANGUAGE_INVALID: Final = "invalid language code specified"

ACTION_WRONG: Final = "wrong parameter action in request"
WEBHOOK_URL: Final = "bad webhook: An HTTPS URL must be provided for webhook"
WEBHOOK_SECRET: Final = "bad webhook: secret token contains unallowed characters"  # noqa: S105 - words only

BLOCKED: Final = "bot was blocked by the user"
DEACTIVATED: Final = "user is deactivated"
NOT_STARTED: Final = "bot can't initiate conversation with a user"
KICKED: Final = "bot was kicked from the {} chat"
NOT_INSIDE: Final = "bot is not a member of the {} chat"

OTHER_POLL: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE: Final = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

MISTAKES: Final = frozenset(
    {
        *(TEXT_EMPTY, TEXT_INVISIBLE, TEXT_TOO_LONG, CAPTION_TOO_LONG, PARSE_MODE, CHAT_EMPTY),
        *(MARKUP_NOT_OBJECT, MARKUP_TOO_LONG, MARKUP_NOT_INLINE, BUTTON_EMPTY, BUTTON_NO_TEXT, BUTTON_DATA),
        *(BUTTON_URL, BUTTON_TEXT, TOPIC_NAME, FILE_EMPTY, FILE_NO_IMAGE, FILE_SHAPE, MEDIA_INVALID),
        *(ANSWER_TOO_LONG, RESULTS_TOO_MANY, RESULT_ID, RESULT_ID_TWICE, RESULTS_NOT_LIST),
        *(COMMAND_INVALID, COMMAND_DESCRIPTION, COMMANDS_TOO_MANY, COMMANDS_NOT_LIST, SCOPE_INVALID),
        *(LANGUAGE_INVALID, ACTION_WRONG, EDIT_NOTHING, WEBHOOK_SECRET),
    }
)
MISTAKEN: Final = (CANNOT_PARSE, RESULT_INVALID)
"""What no bot should send, whatever the world is like: such calls are recorded as violations too."""
UNHEARD_OF: Final = 'Unsupported start tag "tg-time"'
"""How an older server answers <tg-time>; a bot may try it."""

PREFIXES = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}


class Refused(Exception):  # noqa: N818 - says what happened, as the methods that raise it do
    """An answer that is not a success; nothing was changed."""

    def __init__(self, words: str, *, status: int = 400, **parameters: int) -> None:
        super().__init__(words)
        self.status = status
        self.description = PREFIXES.get(status, "") + words
        self.parameters = parameters

    @property
    def mistake(self) -> bool:
        """Whether the bot alone is to blame."""
        words = str(self)
        return words in MISTAKES or (words.startswith(MISTAKEN) and UNHEARD_OF not in words)

    def body(self) -> dict[str, Any]:
        return envelope(self.status, self.description, self.parameters)


def forbidden(words: str) -> Refused:
    return Refused(words, status=403)


def conflict(words: str) -> Refused:
    return Refused(words, status=409)


def slow_down(seconds: int) -> Refused:
    return Refused(f"Too Many Requests: retry after {seconds}", status=429, retry_after=seconds)


def envelope(status: int, description: str, parameters: dict[str, int] | None = None) -> dict[str, Any]:
    """The JSON of every answer that is not a success."""
    facts: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return facts | {"parameters": parameters} if parameters else facts
