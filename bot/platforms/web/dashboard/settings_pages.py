"""The pages on which moderators set a channel up: each change is a command, its answer is shown in place."""

import re
from collections.abc import Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat import Answer
from bot.platforms.web.dashboard import composed, sections
from bot.platforms.web.dashboard.giving import Outcome, give, judged
from bot.platforms.web.dashboard.house import Moderated
from bot.platforms.web.dashboard.posts import Posts
from bot.platforms.web.dashboard.sections import Section
from bot.platforms.web.dashboard.settings_forms import SettingsForms
from bot.platforms.web.dashboard.shell import ROOT, Place, Visit, path
from bot.platforms.web.dashboard.visits import Parts
from bot.platforms.web.downloads import attachment
from bot.platforms.web.forms import LONGEST_VALUE
from bot.platforms.web.readers import language

TEXTS = ("arg.settings", "file.settings", "arg.value", "arg.article")
"""Fields that may have many lines."""
PLATFORMS = {"discord": "Discord", "telegram": "Telegram", "web": "Web"}
_BACK = re.compile(r"(?:calendar|log|review|health|audit)(?:/[A-Za-z0-9:_.-]{1,80})?")


def routes(parts: Parts) -> list[BaseRoute]:
    pages = SettingsPages(parts)
    return [
        Route(ROOT, pages.channels),
        Route(f"{ROOT}/{{number}}", pages.settings),
        Route(f"{ROOT}/{{number}}/{sections.SETTINGS}/{{section}}", pages.section),
        Route(f"{ROOT}/{{number}}/command", pages.command, methods=["POST"]),
        Route(f"{ROOT}/{{number}}/command", pages.back),
        Route(f"{ROOT}/{{number}}/complete", pages.complete),
    ]


class SettingsPages:
    """The list of channels, the settings of one, and the door for the commands of all pages."""

    def __init__(self, parts: Parts) -> None:
        self._house = parts.house
        self._visits = parts.visits
        self._shell = parts.shell
        self._translations = parts.translations
        self._posts = Posts(parts.templates, parts.translations)

    async def channels(self, request: Request) -> Response:
        """All channels that somebody moderates; where there is only one, that one."""
        who = await self._visits.moderator(request)
        found = await self._house.channels(who)
        if len(found.found) == 1 and not found.unasked:
            return RedirectResponse(path(found.found[0]), status_code=303)
        own = language(request, self._translations)
        communities: dict[int, list[Moderated]] = {}
        for one in found.found:
            communities.setdefault(one.community, []).append(one)
        return self._shell.alone(
            "channels.html",
            self._translations(own),
            own,
            who=who,
            communities=[(those[0].community_name, those) for those in communities.values()],
            platforms=PLATFORMS,
            unasked=[PLATFORMS.get(name, name) for name in found.unasked],
        )

    async def settings(self, request: Request) -> Response:
        """All sections, and what each is for."""
        visit = await self._visits.visit(request)
        groups = sections.groups(self._shell.words(visit.channel))
        return self._shell.page("settings.html", visit, groups=groups)

    async def section(self, request: Request) -> Response:
        """One section: how it stands, and the forms that change it."""
        name = request.path_params["section"]
        visit = await self._visits.visit(request, section=name)
        wanted = sections.section(name, self._shell.words(visit.channel))
        if wanted is None:
            raise HTTPException(404)
        return await self._page(visit, wanted, await self._looks(visit, wanted), Outcome())

    async def command(self, request: Request) -> Response:
        """Gives a command, and shows its answer on the page that it belongs to; a file is handed over."""
        fields = await self._visits.form(request, TEXTS, files=True)
        name = sections.of_command(fields.get("command", ""))
        visit = await self._visits.visit(request, sections.place_of(fields.get("command", "")), name)
        wanted = sections.section(name, self._shell.words(visit.channel))
        if wanted is None:
            return await self._elsewhere(visit, fields)
        before = await self._looks(visit, wanted)
        outcome = await self._ask(visit, fields)
        if outcome.answer is not None and outcome.answer.file is not None:
            return attachment(outcome.answer.file)
        # the channel as it is now: its language or its pause may be what was changed
        visit = await self._visits.visit(request, section=name)
        after = await self._looks(visit, wanted)
        return await self._page(visit, wanted, after, judged(outcome, before, after), fields)

    async def back(self, request: Request) -> Response:
        """Somebody who loads an answer's address again is led to the settings."""
        visit = await self._visits.visit(request)
        return RedirectResponse(path(visit.channel), status_code=303)

    async def complete(self, request: Request) -> Response:
        """What a field could become: `of` is the command and its argument, `typed` what is there so far."""
        visit = await self._visits.visit(request)
        of = request.query_params.get("of", "").split(" ", 2)
        command, argument, option = (*of, "", "")[:3]
        typed = request.query_params.get("typed", "")
        if len(typed) > LONGEST_VALUE:
            return JSONResponse({"choices": []})
        given = {"option": option} if option else {}
        found = await self._house.complete(visit.who, visit.channel, command, argument, typed, given)
        return JSONResponse({"choices": [{"label": one.label, "value": one.value} for one in found]})

    async def _elsewhere(self, visit: Visit, fields: Mapping[str, str]) -> Response:
        """The answer to a command that no section shows, with a way back to where it was asked."""
        back = fields.get("back", "")
        back = back if _BACK.fullmatch(back) else visit.place.value
        visit = Visit(visit.who, visit.channel, Place(back.partition("/")[0]))
        outcome = await self._ask(visit, fields)
        if outcome.answer is not None and outcome.answer.file is not None:
            return attachment(outcome.answer.file)
        return self._shell.page(
            "answer.html",
            visit,
            back=path(visit.channel, back),
            outcome=outcome.kind,
            problem=outcome.problem,
            answer=self._drawn(visit, outcome.answer, back),
        )

    async def _ask(self, visit: Visit, fields: Mapping[str, str]) -> Outcome:
        command, arguments = fields.get("command", ""), composed.arguments(fields.get("form", ""), fields)
        if brought := fields.get("file.settings"):
            arguments["settings"] = brought
        arguments |= {name: text for name, text in fields.items() if name.startswith("blank.")}
        return await give(self._house, self._translations, visit, command, arguments)

    async def _looks(self, visit: Visit, wanted: Section) -> tuple[Answer, ...]:
        """How a section stands."""
        return tuple(
            [await self._house.ask(visit.who, visit.channel, wanted.command, look) for look in wanted.looks]
        )

    async def _page(
        self,
        visit: Visit,
        wanted: Section,
        looks: Sequence[Answer],
        outcome: Outcome,
        filled: Mapping[str, str] | None = None,
    ) -> Response:
        words = self._shell.words(visit.channel)
        instead = outcome.answer is not None and outcome.answer.replaces
        asking = outcome.kind == "question"
        kept = {} if instead or outcome.kind == "saved" else filled or {}
        return self._shell.page(
            "section.html",
            visit,
            groups=sections.groups(words),
            section=wanted,
            note=sections.note(wanted.name, visit.channel.channel.platform, words),
            outcome=outcome.kind,
            problem=outcome.problem,
            answer=self._drawn(visit, outcome.answer),
            leave=asking and not instead,
            looks=()
            if instead or asking
            else [self._look(visit, wanted, one, n) for n, one in enumerate(looks)],
            settings_forms=() if asking else await SettingsForms(self._house, visit, words).of(wanted.name),
            filled=kept,
            filled_form=kept.get("form", ""),
        )

    def _look(self, visit: Visit, wanted: Section, answer: Answer, place: int) -> str:
        return self._posts.card(
            answer.post,
            visit,
            picture=answer.picture,
            look=answer.look,
            name=str(place),
            standing=True,
            typing=wanted.typing,
        )

    def _drawn(self, visit: Visit, answer: Answer | None, back: str = "") -> str | None:
        if answer is None:
            return None
        return self._posts.card(
            answer.post, visit, back=back, picture=answer.picture, look=answer.look, name="answer"
        )
