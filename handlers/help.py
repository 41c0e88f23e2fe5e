"""What can be asked, and how."""

from bot.chat import Answer
from bot.posts import answers
from handlers.asked import Asked, for_one


async def help_(asked: Asked) -> Answer:
    """One command explained; all of them where none is named, or one that does not exist."""
    written = asked.argument("command").removeprefix("/").casefold()
    command = next((command for command in asked.commands if command.name == written), None)
    if command is None:
        offered = [c for c in asked.commands if asked.request.may_moderate or not c.moderators_only]
        return for_one(answers.help_all(offered, asked.look))
    return for_one(answers.help_one(command, asked.look))
