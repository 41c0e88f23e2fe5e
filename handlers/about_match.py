"""Answers that are one post about the match that is meant."""

from collections.abc import Callable

from bot.chat import Answer, Look, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import TeamKey
from bot.posts import answers
from handlers.asked import Asked, Handler, for_all, for_one
from handlers.meant import Known, Leaning, meant
from handlers.teams import whose

Compose = Callable[[Dossier, Look], Post]
ComposeOfSide = Callable[[Dossier, Look, TeamKey | None], Post]


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

    `known` tells whether there is anything to say; `earlier`, whether a match before will do (see `meant`).
    """

    def of_both(dossier: Dossier, look: Look, _: TeamKey | None) -> Post:
        return compose(dossier, look)

    return about_side(what, of_both, known, leaning, earlier=earlier, private=private)


def about_side(
    what: str,
    compose: ComposeOfSide,
    known: Known = lambda _: True,
    leaning: Leaning = Leaning.AHEAD,
    *,
    earlier: bool = False,
    private: bool = False,
) -> Handler:
    """The same for a post that can be about one side only: the one that the asker named."""

    async def answer(asked: Asked) -> Answer:
        wanted = await whose(asked)
        if isinstance(wanted, Answer):
            return wanted
        dossier = await meant(asked, wanted.targets, leaning, known, earlier=earlier)
        if dossier is None or not known(dossier):
            return for_one(answers.nothing_known(what, dossier, asked.look))
        post = compose(dossier, asked.look, wanted.side)
        return for_one(post) if private else for_all(post)

    return answer
