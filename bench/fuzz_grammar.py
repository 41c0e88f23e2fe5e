"""How press articles, web pages, feeds and a second reader's answers are put together, as a grammar to grow
fuzz inputs from. All its sentences are made up; players and clubs are real, so that the reader knows them."""

import random
import re

_SYMBOL = re.compile(r"\$(\w+)(\*?)")
_MOST = 4
"""Times that a symbol with a star is repeated at most."""
_DEEPEST = 12
"""Beyond this depth the last production of a symbol is taken: it leads to an end."""

_TEXT = {
    "text": ("$line\n$line*", "https://paper.example/2024/04/$word\ndate 2024-04-17 $line\n$line*", "$line"),
    "line": ("$fact\n", "$fact\n\n", "$fact $fact\n", "$club v $club\n", "$heading\n", "$prose\n", "$word "),
    "fact": ("$lineup", "$mark", "$kickoff", "$absence", "$official", "$event", "$history", "$tie", "$shown"),
    "heading": ("$club player ratings", "Predicted line-ups", "Team news", "$club v $club: $word", "$club",
        "$stage", "What they said", "Head to head", "Substitutes", "## $club", "**$club**",
        "Man of the match"),
    "prose": ("$word $name $word, $word $club$end", "$name $did $minute$end $prose", "$name said$end"),
    "lineup": ("$club ($shape): $eleven", "$club XI: $eleven", "$lineups $club: $eleven Subs: $eleven",
        "$club\nGK: $name\nDefenders: $name$sep$name\nForwards: $name",
        "$number. $name\n$number. $name ($number')\n", "Coach: $name", "$eleven"),
    "lineups": ("Predicted XI", "Possible starting line-up:", "Confirmed team",
        "Voraussichtliche Aufstellung", "Probabile formazione", "Posible once", "Composition probable",
        "Provável onze", "Starting XI"),
    "eleven": ("$four$sep$four$sep$name$sep$name$sep$name.", "$name$sep$eleven",
        "$name ($name $number')$sep$name", "$name"),
    "four": ("$name$sep$name$sep$name$sep$name",),
    "mark": ("$name$dash$grade", "$name ($grade) $prose", "$grade $name", "$name: $grade/10 - $prose",
        "$name | $grade | $prose", "$club: $name $grade$sep$name $grade$sep$name $grade",
        "Note $grade: $name", "$name (for $name, $number) $grade", "$name $grade (on for $name $minute)"),
    "kickoff": ("$weekday, $day | $clock", "Kick-off: $clock $weekday", "Kick-off $clock, $venue",
        "$day $clock", "Anstoß: $clock", "Ore $clock", "Hora: $clock", "Coup d'envoi : $clock",
        "Venue: $venue", "$venue", "$weekday $clock Venue $venue Referee $name"),
    "weekday": ("Thursday", "Saturday", "Sonntag", "giovedì", "jueves", "samedi", "tomorrow", "today"),
    "day": ("April 18", "18 April 2024", "18.04.2024", "04/18/24", "31 February", "2024-04-18", "18 aprile",
        "18. April", "18 de abril", "29 February 2023", "00.00.0000", "99/99/9999", "1 January 0001"),
    "clock": ("8pm (BST)", "20:00", "20.45 Uhr", "21h00", "8.15pm", "20:45 CET", "3pm ET/8pm GMT", "24:00",
        "25:61", "12am", "0:00", "kl. 19", "12:30 p.m.", "8pm"),
    "venue": ("Anfield", "Gewiss Stadium, Bergamo", "Estadio Santiago Bernabéu", "Stadio Olimpico"),
    "absence": ("Out: $name ($injury), $name ($injury, $day)", "$name is out $until", "Doubtful $name",
        "$club: out $name; doubt $name; suspended $name", "Injured None", "Es fehlen: $name ($injury)",
        "Indisponibili: $name, $name", "Bajas: $name ($injury)", "Absents : $name", "$name $did",
        "$name returns from $injury, but $name and $name are ruled out $until"),
    "injury": ("knee", "hamstring", "Muskelriss", "caviglia", "one match", "illness", "unspecified"),
    "until": ("until May", "for three weeks", "for the season", "until $day", "for $number matches",
        "bis $day"),
    "did": ("scored", "missed a penalty", "was booked", "came on for $name", "was sent off", "is suspended",
        "equalised", "headed in", "limped off", "serves a ban", "hit the post", "is likely to return"),
    "official": ("Referee: $name", "Referee $name ($place)", "Assistants: $name, $name", "VAR $name",
        "Schiedsrichter: $name", "Arbitro: $name", "Fourth official: $name", "Árbitro: $name",
        "Odds H $number-1"),
    "place": ("Italy", "Ger", "France", "$word"),
    "event": ("$minute $name $did", "Goals: $name $minute, $name ($minute pen, $minute)",
        "Goal! $club $score $club", "$club $score $club ($score): $name ($minute)",
        "Red card: $name ($minute)", "$score $name ($minute)", "Tore: $score $name ($number.)",
        "Marcatori: $number' $name, $minute $name", "$name for $name, $minute", "Booked: $name $minute"),
    "minute": ("$number'", "$number+$number'", "in the $number. minute", "$number mins", "in stoppage time",
        "on $number minutes", "after the break", "min. $number", "(45+2)", "($number)"),
    "score": ("2-0", "3–1", "0:3", "1-1 (4-2 pens)", "99-0", "$number-$number", "2 - 2"),
    "tie": ("$club lead $score on aggregate", "First leg: $club $score $club", "agg $score", "$stage"),
    "stage": ("Europa League quarter-final, second leg", "Premier League", "FA Cup final",
        "Bundesliga, 30. Spieltag", "Group A", "Premier League ($number)", "Serie A, giornata $number"),
    "history": ("$name is $number goals from $number for $club",
        "$name needs $number more to reach $number goals", "Last five: $club $score $club",
        "$club ($number), $club ($number), $club ($number)",
        "Biggest comebacks: $club ($number), $club (1986)", "$number goals in $number games for $name"),
    "shown": ("Live on Sky Sports from 19:00", "TV: TNT Sports 1", "Live bei DAZN",
        "Dove vederla: Sky Sport Uno", "BBC Radio 5 live", "Ab 20.15 Uhr im ZDF", "Live blog",
        "En directo: Movistar", "TV $word"),
    "name": ("Mohamed Salah", "Salah", "Virgil van Dijk", "Mac Allister", "Luis Díaz", "Mario Pašalić",
        "Hien", "Alexander-Arnold", "M. de Roon", "O'Brien", "İlkay Gündoğan", "Son Heung-min", "$word",
        "José María", "De Ketelaere", "Neuer", "Alisson", "Scamacca", "Konaté", "Robertson (c)", "Endo"),
    "club": ("Liverpool", "Atalanta", "Real Madrid", "Bayern München", "Man Utd", "Inter", "1. FC Köln",
        "PSG", "Brighton & Hove Albion", "Roma", "AFC Wimbledon", "the Reds", "Schalke 04", "$word"),
    "shape": ("4-3-3", "3-4-2-1", "4–2–3–1", "442", "9-9-9", "0-0-0", "$number-$number"),
    "grade": ("7", "6.5", "8/10", "10", "N/A", "11", "-1", "5½", "2,5", "s.v.", "***", "٣", "²", "1e9", "6+"),
    "number": ("7", "23", "90", "45", "0", "120", "1000000007", "1986", "٤٥", "½", "0x1", "3"),
    "sep": (", ", "; ", " - ", ", ", "–", " | ", "\n", "/", " and ", " e ", ","),
    "dash": (" – ", " - ", ": ", " ", "—", " (", "\t", "..."),
    "end": (".", "!", "…", ". ", "?\n", ""),
    "word": ("", "is", "the", "and", "İ", "ß", "́", "\u200b", "ﬀ", "𝟘", "１２", "²", "'", "(", ")", "of",
        "von", "10am", "<b>", "&amp;", "%s", "{0}", "\\1", "\u2028", "\x85", "\u202e", "a" * 300, "ǅ", "\x1c",
        "None", "<!-- -->"),
}  # fmt: skip

_PAGE = {
    "html": ("<!DOCTYPE html><html lang=en><head>$head*</head><body>$bar<article><h1>$club v "
        "$club</h1>$block$block*</article></body></html>", "<html>$block*",
        "$entities<html><body>$block$block*", "$block*$head*$block*"),
    "head": ("<title>$text</title>", '<meta property="og:title" content="$line">', "<meta charset=$charset>",
        '<meta property="article:published_time" content="$date">', '<link rel=canonical href="$url">',
        '<script type="application/ld+json">$linked</script>', "<style>p{content:'$word'}</style>",
        '<base href="$url">', "<script>$word</script>", '<meta name=$word content="$word">'),
    "bar": ("<nav><ul><li><a href=/>Home</a></ul></nav>", "<header>$inline</header>", ""),
    "block": ("<p>$inline</p>", "<h2>$heading</h2>", "<ul><li>$inline<li>$inline</ul>", "<div>$block*</div>",
        "<table><tr><th>$word<td>$inline</tr>$row*</table>", "<dl><dt>$word<dd>$fact</dl>",
        "<ol><li>$mark</ol>", "<figure><table>$row*</table></figure>", "<blockquote>$inline</blockquote>",
        "<pre>$text</pre>", "<script>$word</script>", "<style>$word</style>", "<!-- $inline -->",
        "<$tag $attribute>$block*</$tag>", "<$tag>$inline", "<p>$fact<br>$fact<br/>$fact",
        "<![CDATA[$inline]]>", "<p>$fact</p>"),
    "row": ("<tr><td>$name<td>$grade</tr>", "<tr><td colspan=$number>$word</td></tr>", "<td>$inline", "<tr>"),
    "inline": ("$fact", "$prose", "<b>$name</b> $fact", "<a href='$url'>$name</a> – $grade",
        "<time>$clock</time>", "<span $attribute>$fact</span>", "$reference", "<em>$inline</em>",
        "<$tag $attribute>$inline", "</$tag>"),
    "tag": ("p", "div", "ul", "li", "ol", "table", "tr", "td", "dl", "dt", "dd", "h3", "article", "section",
        "figure", "figcaption", "a", "span", "strong", "code", "time", "main", "form", "button", "nav",
        "aside", "noscript", "svg", "math", "title", "template", "iframe", "object", "select", "option",
        "textarea", "frameset", "head", "body", "html", "plaintext", "xmp", "listing", "marquee", "font",
        "center", "input", "img", "x:y", "p"),
    "attribute": ("", "class=comment", "hidden", 'style="display:none"', "id=content", "itemprop=articleBody",
        "href=javascript:alert(1)", "onclick=x()", 'datetime="$date"', "lang=xx", "role=main",
        "class='$word'", "="),
    "url": ("https://paper.example/1", "/a?b=c&d=e", "javascript:x()", "file:///etc/passwd", "http://[::1",
        "//x", "https://a:b@c.example/", "http://xn--/", "data:text/html,x", "https://paper.example:99999/",
        ""),
    "date": ("2024-04-18T09:00:00Z", "2024-04-18", "Thu, 18 Apr 2024 09:00:00 GMT", "0000-00-00",
        "9999-12-31T23:59:59Z", "18/04/2024", "2024-W16-4", "0001-01-01T00:00:00+23:59", "$day",
        "Thu, 99 Foo 99999 99:99:99 +9999", "1e99"),
    "charset": ("utf-8", "windows-1252", "utf-16", "shift_jis", "utf-7", "x", "idna", "iso-2022-jp"),
    "reference": ("&amp;", "&nbsp;", "&#0;", "&#xD800;", "&#99999999999;", "&b;", "&lt;script&gt;", "&",
        "&#x1F;"),
    "entities": (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM '
        '"file:///etc/passwd">]>', "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "file:///etc/hosts">',
        "<?xml-stylesheet href='file:///etc/passwd'?>", "<!DOCTYPE", ""),
    "linked": (
        '{"@type": "NewsArticle", "headline": $value, "articleBody": $value, "datePublished": "$date", '
        '"publisher": $value, "isAccessibleForFree": $value}', '{"@graph": [$linked, $value]}',
        "[$linked,$linked]", "<![CDATA[$linked]]>", '{"@type": $value, "$key": $value}', "{"),
    "value": ('"$name"', '"$club"', "7", "null", "true", "[]", "{}", "[$value, $value]",
        '{"@id": "#a", "name": $value}', '{"$key": $value}', "-1", "1e999", "NaN", '"\\ud800"', '"\\u0000"',
        "9" * 40, '"2-0"', '"$date"', '"False"', '""'),
    "key": ("@type", "@id", "name", "quote", "player", "team", "mark", "kind", "at", "$word"),
}  # fmt: skip

_FEED = {
    "feed": ('<?xml version="1.0" encoding="$charset"?>$entities$rss', "$rss", "$rss", "$jsonfeed",
        "$entities$rss", "$item*", "$html"),
    "rss": ('<rss version="2.0" $space><channel><title>$inline</title>$about*$item$item*</channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom" ' "$space><title>$word</title>$about*$entry$entry*</feed>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>$word</title></channel>$item*</rdf:RDF>',
        '<rss version="0.91"><channel>$item*', '<cdf:channel xmlns:cdf="x">$item*</cdf:channel>'),
    "space": ('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:media="http://search.yahoo.com/mrss/"',
        'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"',
        'xml:base="$url"', 'xmlns:content="http://purl.org/rss/1.0/modules/content/"', 'xmlns:itunes="x"',
        'xmlns:$tag="$url"', 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
        'xmlns:psc="http://podlove.org/simple-chapters"'),
    "about": ("<ttl>$number</ttl>", "<sy:updatePeriod>hourly</sy:updatePeriod>",
        "<skipHours><hour>$number</hour></skipHours>", "<sy:updateFrequency>$number</sy:updateFrequency>",
        "<image><url>$url</url></image>", "<textInput>$word</textInput>",
        '<cloud domain="$word" port="$number"/>', "<language>$word</language>"),
    "item": ("<item>$of*$of*</item>",
        "<item><title>$inline</title><link>$url</link><guid>$word</guid>$of*</item>",
        "<item rdf:about='$url'>$of*</item>", "<item>$of"),
    "entry": ("<entry>$of*$of*</entry>",
        "<entry><id>$url</id><link href='$url'/><title type='$type'>$inline</title>$of*</entry>"),
    "type": ("html", "xhtml", "text", "text/html", "application/xml", "base64", "$word"),
    "of": ("<title>$inline</title>", "<link>$url</link>", '<link rel="alternate" href="$url"/>',
        "<guid>$url</guid>", "<link>https://paper.example/$number</link>",
        "<guid isPermaLink='$word'>$word</guid>", "<pubDate>$date</pubDate>", "<updated>$date</updated>",
        "<dc:date>$date</dc:date>", "<description>$escaped</description>",
        "<description><![CDATA[$block*]]></description>",
        "<content:encoded><![CDATA[$block*]]></content:encoded>", "<content type='$type'>$block</content>",
        "<summary type='$type'>$inline</summary>", '<enclosure url="$url" length="$number"/>',
        "<georss:point>$number $number</georss:point>", "<category>$word</category>",
        "<georss:polygon>$number $number $number</georss:polygon>", "<gml:pos>$number</gml:pos>",
        '<media:content url="$url"><media:title>$inline</media:title></media:content>',
        "<author><name>$name</name></author>", "<author>$name ($word@paper.example)</author>",
        "<psc:chapters><psc:chapter start='$clock'/></psc:chapters>", "<source url='$url'>$word</source>",
        "<content mode='base64'>$word</content>", "$block", "<item>", "</channel>"),
    "escaped": ("&lt;p&gt;$fact&lt;/p&gt;", "&lt;script&gt;$word&lt;/script&gt;", "$block", "$fact",
        "$reference"),
    "jsonfeed": ('{"version": "https://jsonfeed.org/version/1.1", "title": $value, "items": [$jsonitem, '
        "$jsonitem]}", '{"version": $value, "items": $value}',
        '{"version": "https://jsonfeed.org/version/1", "items": $value}'),
    "jsonitem": (
        '{"id": $value, "url": "https://paper.example/1", "title": $value, "date_published": "$date", '
        '"summary": $value, "content_html": $value}', '{"url": "$url", "title": $value}', "$value"),
}  # fmt: skip

_ANSWER = {
    "answer": ('{"kind": "$kind", "match": $match, "kickoff": $when, "venue": $value, "officials": '
        '$officials, "broadcasts": [$told*{}], "absences": [$missing, $told*$missing], "lineups": '
        '[$named, $value], "ratings": [$rated, $told*$rated], "timeline": '
        "[$told*$happened]}\x00$article", '{"kind": "$kind", "match": $match}',
        '{"kind": $value, "match": $value, "kickoff": $when, "ratings": $value, "lineups": '
        "[$named]}\x00$text",
        '{"absences": [$missing], "ratings": [$rated], "timeline": [$happened]}\x00$article', "$value"),
    "kind": ("preview", "ratings", "report", "other", "$word"),
    "match": ('{"home": "Liverpool", "away": "Atalanta", "score": $pair, "competition": "$stage", "quote": '
        '"$club"}', "$value"),
    "pair": ("[2, 0]", "[0, 3]", "[$digits, 1]", "null", "$value", "[1]"),
    "digits": ("7", "0", "-1", "1e3", "130", "99999999999999999999", "2.5", '"7"'),
    "when": ('{"local": "2024-04-18T20:00", "timezone": "Europe/London", "quote": "Kick-off: 8pm"}',
        '{"local": "$date", "timezone": "$zone", "quote": "Kick-off: 8pm"}', "$value",
        '{"local": "0001-01-01T20:00", "timezone": "$zone", "quote": "8pm"}'),
    "zone": ("Europe/Rome", "../../etc/passwd", "/etc/passwd", "UTC", "$word", "Europe", "\\u0000", "a/./b",
        ""),
    "officials": ('{"referee": $value, "assistants": $value, "var": [$value]}', "null"),
    "missing": (
        '{"player": "$name", "team": "$club", "status": "out", "reason": "$injury", "quote": "Salah is '
        'out"}', '{"player": "Salah", "status": "$word", "until": $value, "quote": "Salah is out"}',
        "$value"),
    "rated": ('{"player": "Salah", "mark": $digits, "original": "7", "quote": "Salah 7"}', "$value",
        '{"player": "$name", "mark": $value, "original": $value, "manager": $value, "quote": "$graded"}'),
    "graded": ("Salah 7", "Salah  7", "salah 7", "$name $grade"),
    "named": ('{"team": "$club", "players": ["Alisson", "Bradley", "Konate", "Van Dijk", "Robertson", '
        '"Endo", "Jones", "Elliott", "Diaz", "Nunez", "$name"], "formation": "$shape", "captain": '
        '"$name", "bench": $value}', "$value"),
    "happened": ('{"minute": $digits, "kind": "goal", "player": "Salah", "quote": "Salah scored on 38"}',
        "$value"),
    "told": ('{"channel": "Sky", "quote": $value},', "$value,", ""),
    "article": (
        "Liverpool v Atalanta, Europa League. Kick-off: 8pm. Salah is out. Salah 7. Salah scored on "
        "38. On Sky. Alisson; Bradley, Konaté, Van Dijk, Robertson; Endo, Jones, Elliott; Díaz, Núñez, "
        "$name ($shape)\n$line*",),
}  # fmt: skip

GRAMMAR: dict[str, tuple[str, ...]] = {**_TEXT, **_PAGE, **_FEED, **_ANSWER}
"""What each symbol may become; `$name` in it is a symbol again, `$name*` one that is repeated."""


def grown(symbol: str, chance: random.Random, depth: int = 0) -> str:
    """Something of the kind that a symbol of GRAMMAR stands for."""
    productions = GRAMMAR[symbol]
    chosen = productions[-1] if depth > _DEEPEST else chance.choice(productions)

    def become(met: re.Match[str]) -> str:
        times = chance.randint(0, max(0, _MOST - depth)) if met[2] else 1
        return "".join(grown(met[1], chance, depth + 1) for _ in range(times))

    return _SYMBOL.sub(become, chosen)
