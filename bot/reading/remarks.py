"""Figures and hints that fans like: rest, away fans, capacity, rotation, what is needed, the live blog."""

import re
from collections.abc import Iterator

from bot.reading.context import Part
from bot.reading.facts import Kind, Remark
from bot.reading.numbers_in_words import number
from bot.reading.sentences import Sentence, sentences
from bot.reading.shapes import Shape, shape

_FIGURE = r"(?P<figure>\d{1,3}(?:[,.]\d{3})+|\d{2,6})"
_CAPACITY = re.compile(
    rf"\b(?:capacity|capacities|limited|restricted|reduced|holds?|seats?"
    rf"|capped)\b[^.;]{{0,40}}?\b{_FIGURE}\b(?! (?:goals|points|games))"
)
_CAPACITY_BEFORE = re.compile(rf"\b{_FIGURE}[- ](?:capacity|seater|seat|all-seater)\b")
_AWAY = re.compile(
    rf"\b(?P<how>under|over|more than|fewer than|less than|around|about|some|up to|just|only|nearly|almost"
    rf"|roughly|approximately|a total of)? ?{_FIGURE} (?:of the |\ue001+ |their |(?:travelling|visiting"
    rf"|away|red|loyal) ){{0,3}}(?:away|travelling|visiting|\ue001+)? ?(?:fans|supporters|followers|reds"
    rf"|tickets|kopites|fanatics|tifosi)\b"
)
_EXPECTED = re.compile(
    rf"\b(?:just|only) {_FIGURE} (?:are |is )?(?:expected|allowed|permitted|travelling|making)"
)
_REST = re.compile(
    r"\b(?:having (?:played|had)|(?:will |have |has |had |'ve )+(?:had )?|played|with|enjoyed?"
    r"|get)\s?(?:an? )?(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:(?P<extra>extra|more|fewer|less"
    r"|additional) )?(?P<unit>hours?|days?)(?P<tail>'? (?:later|earlier|more rest|less rest|fewer|rest"
    r"|more|less|extra|to recover|between|of rest|to prepare|off|break|longer|since)[^.;,]{0,40})"
)
_ROTATION = re.compile(
    r"\b(?:(?:changes|rotation|alterations|fresh legs|shuffle|wholesale changes) (?:\w+ ){0,4}?(?:expected"
    r"|likely|anticipated|on the cards|inevitable|due|possible|to be made|planned)|(?:expected|likely|set"
    r"|tempted|could|may|might|will|looks? set|need) (?:to )?(?:rotate|make (?:\w+ ){0,3}changes"
    r"|ring the changes|shuffle (?:his|the) pack|freshen|rest (?:\ue000|\w+ players|several|some))"
    r"|could be (?:rested|replaced|dropped|benched|given a rest)|needs? a (?:breather|rest)|(?:may|might"
    r"|could|will|is likely to|are likely to) be (?:rested|given a breather)|has one eye on"
    r"|have one eye on|with one eye on)\b"
)
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed)?|require[sd]?|must|have to|has to|will go through|would go through|enough to"
    r"|would be enough|would take|would secure|would seal|to progress|to go through|to qualify"
    r"|to overturn)\b[^.;]{0,90}?"
    r"\b(?:win by|\w+[- ]goal (?:win|victory|margin|deficit|lead)|score (?:at least )?\w+|avoid defeat"
    r"|a (?:draw|point|win)|(?:\w+ )?(?:clear|unanswered) goals|\d-\d)\b"
)
_ANY = re.compile(
    r"capacity|seater|limited|restricted|holds|fans|supporters|followers|tickets|hours|days|changes|rotat"
    r"|shuffl|rest|breather|one eye|replaced|dropped|benched|need|must|require|have to|has to|enough"
    r"|live|commentary|minute-by|follow|through|expected|travelling|pack"
)
_WHY = re.compile(r"\b(?:because of|due to|owing to) (?P<why>[a-z][^.,;:()]{3,39})(?=[.,;:()])")
_BLOG = re.compile(
    r"\b(?:live ?blog|live (?:text )?(?:updates|commentary|coverage)|matchday blog|minute-by-minute"
    r"|follow (?:the (?:match|game|action)|live|it live))\b"
)


def remarks(part: Part) -> list[Remark]:
    """Each remark once; a preview's only."""
    if part.kind in (Kind.REPORT, Kind.RATINGS):
        return []
    found: list[Remark] = []
    for sentence in sentences(part.page):
        if len(sentence.text) > 800 or not _ANY.search(sentence.text):
            continue
        form = shape(sentence.text, part.sides)
        for one in _of(sentence, form):
            if not any((one.about, one.value) == (other.about, other.value) for other in found):
                found.append(one)
    told = {one.about for one in found if one.sure}
    return [one for one in found if one.sure or one.about not in told or one.about == "rotation"]


def _of(sentence: Sentence, form: Shape) -> Iterator[Remark]:
    text = form.text
    yield from _figures(sentence, text)
    if (met := _REST.search(text)) and (value := _rest(met)):
        yield Remark("rest", value, sentence.span(*met.span()))
    if met := _ROTATION.search(text):
        before = [group for group in form.groups if group.end <= met.start() and met.start() - group.end < 60]
        who = [member.name.text for group in before[-1:] for member in group.members if not member.name.boss]
        personal = re.match(r"(?:could be|may be|might be|will be|needs?|is likely|are likely)", met[0])
        value = ", ".join(who[:3]) if personal and who else "changes expected"
        yield Remark("rotation", value, sentence.span(*met.span()), sure=bool(not personal or who))
    if (met := _NEEDED.search(text)) and re.search(
        r"tie|aggregate|leg|progress|through|qualif|next round|title|relegat|safety|survival|top four|semi"
        r"|final",
        text,
    ):
        yield Remark(
            "needed", sentence.text[met.start() : met.end()][:120], sentence.span(*met.span()), sure=False
        )
    if met := _BLOG.search(text):
        writer = [
            member.name.text
            for group in form.groups
            for member in group.members
            if group.end <= met.start() + 1
        ]
        yield Remark(
            "live blog", writer[0] if writer else "live blog", sentence.span(*met.span()), sure=bool(writer)
        )


def _figures(sentence: Sentence, text: str) -> Iterator[Remark]:
    if re.search(r"capacity|seater|limited|restricted|holds", text):
        for pattern in (_CAPACITY_BEFORE, _CAPACITY):
            for met in pattern.finditer(text):
                if _number(met["figure"]) >= 1000:
                    yield Remark("capacity", met["figure"], sentence.span(*met.span("figure")))
        rest = re.search(
            r"\b(?:limited|restricted|reduced|capped) to (?:just |only )?(?P<figure>\d{1,3}(?:,\d{3})+"
            r"|\d{3,6})",
            text,
        )
        if rest:
            yield Remark("capacity", rest["figure"], sentence.span(*rest.span("figure")))
            if why := _WHY.search(sentence.text, rest.end()):
                yield Remark("why less room", why["why"], sentence.span(*why.span("why")))
    if re.search(r"\b(?:away|travelling|visiting|allocation|tickets|supporters|fans)\b", text):
        for pattern in (_AWAY, _EXPECTED):
            for met in pattern.finditer(text):
                if _number(met["figure"]) >= 50 and not re.search(r"capacity|home fans", met[0]):
                    how = (met.groupdict().get("how") or "").replace("just", "").replace("only", "")
                    yield Remark(
                        "away fans", f"{how} {met['figure']}".strip(), sentence.span(*met.span("figure"))
                    )


def _number(figure: str) -> int:
    return int(re.sub(r"\D", "", figure))


def _rest(met: "re.Match[str]") -> str | None:
    count = number(met["n"])
    if (
        count is None
        or (met["unit"].startswith("hour") and count > 120)
        or (met["unit"].startswith("day") and count > 30)
    ):
        return None
    way = met["extra"] or next(
        (word for word in ("later", "earlier", "more", "less", "fewer", "extra") if word in met["tail"]), ""
    )
    return f"{count} {met['unit']} {way}".strip()
