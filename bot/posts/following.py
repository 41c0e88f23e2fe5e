"""What a moderator reads when a channel begins to follow a team."""

from bot.chat import Line, Look, Paragraph, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team
from bot.posts.buttons import buttons
from bot.posts.kickoff import when_and_where
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, strong


def following(channel: str, team: Team, coming: Dossier | None, look: Look) -> Post:
    """That it does, and which match comes first; without one, that it will be told of."""
    _ = translations(look.language).gettext
    said: list[Line] = [
        line(_("{channel} follows {team} from now on."), channel=strong(channel), team=strong(team.name))
    ]
    if coming is None:
        said.append(line(_("No match is known yet. As soon as one is, it will be posted there.")))
    else:
        said.append(line(_("First up: {match}."), match=strong(pairing(coming.match, look))))
        said.append(when_and_where(coming, look))
    return Post(
        title=_("All set"),
        blocks=tuple(Paragraph(one) for one in said if one),
        actions=buttons(coming, look, "match", "fixtures", team=team) if coming else (),
        colour=team.colour,
    )
