"""answerCallbackQuery and answerInlineQuery."""

from typing import Any

from tests.telegram_server import keyboards, refusals
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.formatted import formatted, needs_text
from tests.telegram_server.queries import Answer, Offer
from tests.telegram_server.refusals import Refused
from tests.telegram_server.texts import TEXT_UNITS, units
from tests.telegram_server.world import World

ANSWER_UNITS = 200
MOST_RESULTS = 50
ID_BYTES = 64
OTHER_CONTENTS = ("latitude", "phone_number", "payload", "rich_message")
"""Fields that tell the kinds of content which are not text."""


def answer_callback(world: World, call: Call) -> Any:
    press = world.presses.get(call.text("callback_query_id"))
    if press is None or press.answer is not None or world.now() - press.at > world.query_seconds:
        raise Refused(refusals.QUERY_TOO_OLD)
    text = call.text("text")
    if units(text) > ANSWER_UNITS:
        raise Refused(refusals.ANSWER_TOO_LONG)
    waited = world.now() - press.at
    if waited > world.answer_seconds and not press.reported:
        press.reported = True
        world.journal.breach(call.method, f"{press.data!r} was answered after {waited:.1f} s")
    press.done(Answer(text, call.text("url"), call.flag("show_alert"), waited))
    return True


def answer_inline(world: World, call: Call) -> Any:
    asked = world.inline.get(call.text("inline_query_id"))
    if asked is None or asked.offers is not None or world.now() - asked.at > world.query_seconds:
        raise Refused(refusals.QUERY_TOO_OLD)
    results = call.listed("results", refusals.RESULTS_NOT_LIST)
    if len(results) > MOST_RESULTS:
        raise Refused(refusals.RESULTS_TOO_MANY)
    offers = [_offer(world, one) for one in results]
    if len({one.id for one in offers}) < len(offers):
        raise Refused(refusals.RESULT_ID_TWICE)
    names = ("cache_time", "is_personal", "next_offset", "button")
    asked.done(offers, {name: call.params[name] for name in names if name in call.params}, world.now())
    return True


def _offer(world: World, result: Any) -> Offer:
    if not isinstance(result, dict):
        raise Refused(f"{refusals.RESULT_INVALID}expected an Object")
    number = str(result.get("id", ""))
    if not 1 <= len(number.encode()) <= ID_BYTES:
        raise Refused(refusals.RESULT_ID)
    where = f"answerInlineQuery, result {number}"
    keyboards.markup(result.get("reply_markup"), world.journal, where)
    title = str(result.get("title", ""))
    if result.get("type") == "article" and not title:
        raise Refused(f'{refusals.RESULT_INVALID}Can\'t find field "title"')
    return Offer(number, title, _content(world, result, where), result)


def _content(world: World, result: dict[str, Any], where: str) -> str:
    content = result.get("input_message_content")
    if content is None:
        if result.get("type") == "article":
            raise Refused(f"{refusals.RESULT_INVALID}input_message_content is not specified")
        return str(result.get("caption", ""))
    if not isinstance(content, dict):
        raise Refused(f"{refusals.RESULT_INVALID}expected an Object as input_message_content")
    if any(name in content for name in OTHER_CONTENTS):
        return ""
    made = formatted(
        str(content.get("message_text", "")),
        content.get("parse_mode"),
        content.get("entities"),
        world.journal,
        where,
        knows_times=world.knows_times,
    )
    return needs_text(made, TEXT_UNITS).text


HANDLERS: Handlers = {"answerCallbackQuery": answer_callback, "answerInlineQuery": answer_inline}
