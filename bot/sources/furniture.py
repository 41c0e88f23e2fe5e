"""Lines of a page that are furniture of its publisher and no part of the article."""

import re

_WHOLE = re.compile(
    r"""(?:
    (?:advert(?:isement|ising)?|anzeige|werbung|pubblicit[àa]|publicidade?|publicit[ée])
    |(?:share|tweet|facebook|whatsapp|email|e-mail|copy\ link|print|save|comments?|follow\ us|teilen
       |condividi|compartir|partager|partilhar|compartilhar)(?:\ this(?:\ (?:article|story|page))?)?
    |(?:image|photo|picture|credit|getty|video)\ ?:?\ ?(?:getty|credit|reuters|pa|ap|afp|imago)?
       [\w\ /.,-]{0,40}(?:images|reuters|imago|afp)
    |\((?:photo|image|picture)\ (?:by|credit)[^()]{0,120}\)
    |(?:more|related)\ (?:[\w'’]{2,20}\ )?(?:stories|articles|news|posts|on\ this\ story)(?:\ .{0,30})?
    |skip\ to\ (?:main\ )?content|back\ to\ top|loading(?:\.\.\.|…)?
    )[\s.:…]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEGINNING = re.compile(
    r"""\W{0,3}(?:
    (?:read|see|watch|learn)\ (?:more|also|next|now)\b
    |(?:more|related)\ ?:
    |recommended\b\ ?:?|trending\ ?:|you\ may\ also\ like|don'?t\ miss\ ?:
    |leggi\ anche|potrebbe\ interessarti|lesen\ sie\ auch|mehr\ zum\ thema|lee\ tambi[ée]n
    |te\ puede\ interesar
    |lire\ aussi|[àa]\ lire\ aussi|leia\ (?:tamb[ée]m|mais)|ler\ mais
    |sign\ up\ (?:to|for)\ |subscribe\ (?:to|for)\ (?:our|the)\ |download\ (?:the|our)\ .{0,40}\bapp\b
    |follow\ (?:us\ on|@)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 160
"""Characters of such a line. A longer one says something as well."""


def is_furniture(line: str) -> bool:
    """Whether nobody would miss the line. What might be a fact is none: a doubt keeps it."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return False
    return bool(_WHOLE.fullmatch(line) or _BEGINNING.match(line))


def without_furniture(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not is_furniture(line))
