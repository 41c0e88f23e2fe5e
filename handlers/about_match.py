"""Answers that are one post about the match that is meant."""

from collections.abc import Callable

from bot.chat import Answer, Look, Post
from bot.knowledge.dossier import Dossier
from bot.posts import answers
from handlers.asked import Asked, Handler, for_all, for_one
from handlers.meant import Known, Leaning, meant
from handlers.teams import whose

Compose = Callable[[Dossier, Look], Post]


def about_match(
    what: str,
    compose: Compose,
    known: Known = lambda _: True,
    leaning: Leaning = Leaning.AHEAD,
    *,
    earlier: bool = False,
    private: bool = False,
) -> Handler:
    """Answers with a post about the match that is meant, or says that nothing is known of `what` yet.

    A team that is named picks the match; the post is about both sides. `known` tells whether there is
    anything to say; `earlier`, whether a match before will do (see `meant`).
    """

    async def answer(asked: Asked) -> Answer:
        wanted = await whose(asked)
        if isinstance(wanted, Answer):
            return wanted
        dossier = await meant(asked, wanted.targets, leaning, known, earlier=earlier)
        if dossier is None or not known(dossier):
            return for_one(answers.nothing_known(what, dossier, asked.look))
        post = compose(dossier, asked.look)
        return for_one(post) if private else for_all(post)

    return answer
