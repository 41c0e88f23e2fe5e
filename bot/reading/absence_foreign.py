"""The commonest ways to say who is absent in Italian, German, Spanish, Portuguese and French."""

import re
from dataclasses import replace

from bot.reading.absence_senses import Said, Sense

_TO_NAMES = (
    r"(?:(?<=')|\s)(?:(?!(?:und|aber|ma|pero|mas|mais|e|y|et|für|per|para|pour|face|à|contre|contra|ante"
    r"|frente"
    r"|gegen|contro|en|in(?! (?:difesa|attacco|porta|mezzo|mediana))|nach|bei|im|am|beim|dans|avec|con|com"
    r"|mit"
    r"|lors|durante|pendant|depuis|desde|nell?[ao]?|tras|após|après|después)\b)[\w'-]+ ){0,3}?(?:[\w'-]+, )?$"
)
"""The words between what is said and the first name: "seinen verletzten Kapitän"."""
_THE_ITALIAN = r"(?:d(?:i|el|ei|egli|ell[oae]|ell'))"
_TO_THE_ITALIAN = r"(?:a|ad|al|ai|agli|all[oae]|all')"

_BANNED_BEFORE = (
    r"gesperrten|squalificat[oi]|sancionad[oa]s?|suspendid[oa]s?|suspens[oa]s|suspendus?",
    rf"squalific(?:a|he) {_THE_ITALIAN}|appiedat[oi]|fermat[oi] dal giudice sportivo",
    r"(?:sanción|suspensión|suspensão|suspension) d[eo]|gelb-?sperre (?:von|für)|sperre (?:von|für)",
)
_DOUBT_BEFORE = (
    r"in (?:forte )?dubbio(?: anche)?|dubbi(?:o)? (?:su|per|legat[oi] a)|da valutare(?: le condizioni di)?"
    r"|(?:valuta|valutare|preoccupano|da monitorare) le condizioni di|in forse(?: anche)?|ansia per"
    r"|a rischio",
    r"fraglich[^.;]{0,80} (?:dazu (?:zählen|gehören)|darunter)|(?:ist|sind|bleibt|bleiben) fraglich"
    r"|fraglich (?:ist|sind)|fragezeichen hinter|bangt um|bangen um",
    r"dudas? (?:de|es|son)|la duda (?:es|de)|(?:son|es) dudas?|pendientes? (?:de|del estado de)",
    r"(?:é|são) dúvidas?|dúvidas? (?:fica em|é|são|sobre)|dúvida (?:de|por)",
    r"incertitudes? (?:pour|autour de|concernant)|doutes? (?:pour|sur|concernant)|incertains?",
)
_OUT_BEFORE = (
    r"(?:ansonsten |weiterhin |ebenfalls |es |auch )?fehl(?:en|t)(?: weiterhin| ansonsten| auch| noch"
    r"| zudem)?"
    r"|verzichten auf|verzichten muss (?:\w+ ){0,3}auf|(?:das fehlen|der ausfall|ausfälle?"
    r"|dem ausfall)(?: von)?"
    r"|nicht (?:verfügbar|dabei|mit dabei|einsatzbereit|an bord|mit von der partie)[^.;]{0,60} (?:ist|sind)"
    r"|keine optionen? (?:ist|sind)|fällt [^.;]{0,30}\baus wie|fehl(?:t|en) (?:ebenso|genauso) wie"
    r"|verletzte[nr]?|ohne die verletzten|muss ohne",
    rf"rinunciare(?: ancora| anche| sicuramente)? {_TO_THE_ITALIAN}(?: sol[oi])?"
    rf"|fare a meno(?: ancora| anche)? {_THE_ITALIAN}(?: sol[oi])?|mancher(?:à|anno)(?: anche| ancora)?"
    r"|non (?:potrà|potranno|può|possono) (?:contare su|schierare|utilizzare|disporre di)"
    r"|non (?:avrà|avranno)(?: a disposizione)?|non (?:ci sarà|ci saranno|recuperano?"
    r"|sarann?o? della partita)"
    r"|non (?:sarà|saranno) (?:disponibil[ei]|della partita)"
    rf"|infortunat[oi]|indisponibil[ei]|lungodegent[ei]|(?:assenz[ae]|forfait|defezion[ei]|stop|infortun\w+"
    rf"|ko)"
    rf" (?:{_THE_ITALIAN}|per)|ancora fuori|fuori(?: causa| per infortunio)?|assent[ei]"
    rf"|out(?: per infortunio)?"
    r"|perd(?:e|ono)(?: per infortunio| anche)?|ai box",
    r"ausenci?as? de|bajas? (?:de|segur[ao]s?|por lesión)|(?:la baja|las bajas|la ausencia) de"
    r"|\bbajas?\b[^.;]{0,50} (?:es|son|será|serán) (?:la|las)(?: de)?"
    r"|no (?:podrán?|pueden?|cuentan?|contarán?|dispondrán?|tendrán?)(?: contar| disponer)?(?: con| de| a)?"
    r"|sin poder contar con|lesionad[oa]s?|pierden? a|echarán? de menos a|(?:es|son|será|serán) bajas?"
    r"|no (?:estarán?|jugarán?)",
    r"desfalques? (?:de|são|é)|não (?:contam?|contará|poderá contar|pode contar|terá)(?: com)?"
    r"|desfalcad[oa]s? (?:de|d[oa]s?)|(?:no|ao) departamento médico(?: \(\w+\))?,?"
    r"|mais (?:uma|um) (?:ausência|baixa|desfalque),?|lesionad[oa]s?|ausências? de|baixas? de|seguem fora"
    r"|está fora|estão fora",
    r"privée?s? (?:de|d')|devra (?:se passer de|faire sans)|se passera de|compose(?:ra)? sans"
    r"|ne (?:pourra|pourront|peut|peuvent) (?:pas|toujours pas) compter sur|absences? (?:de|d')"
    r"|forfaits? (?:de|d')"
    r"|blessés?|absents?(?: sont)?|manquent(?: à l'appel)?|(?:seront|sont) absents",
)
_BACK_BEFORE = (
    r"rientr(?:a|ano)|torn(?:a|ano)(?: a disposizione| disponibil[ei]| dal 1'| titolare)?|recuper(?:a|ano)"
    r"|riecco"
    rf"|ritrov(?:a|ano)|(?:rientro|ritorno|recupero) {_THE_ITALIAN}",
    r"(?:recuperan?|vuelven? a contar con|vuelven?|regresan?|reaparecen?|vuelta de|regreso de)(?: a)?",
    r"(?:retorno|retornos|volta) (?:de|d[oa]s?)|conta com o retorno de|voltam?|retornam?",
    r"retours? (?:de|d')|récupèren?t?|retrouven?t?",
    r"zurück (?:ist|sind)|zurückkehren? (?:wird|werden)|wieder dabei (?:ist|sind)|die rückkehr von",
)
_NOT_YET = r"(?:(?!(?:nicht|keineswegs|mehr)\b)[\w'-]+ ){0,3}?"
_BANNED_AFTER = (
    rf"(?:ist|sind|fehl(?:t|en)|è|sono|está|están|estará|estarán|es|est|sont|será|serão|sera"
    rf"|seront)? ?{_NOT_YET}"
    r"(?:gelb-?gesperrt|rot-?gesperrt|gesperrt|squalificat[oi]|sancionad[oa]s?|suspendid[oa]s?|suspens[oa]s?"
    r"|suspendue?s?)\b",
    r"(?:cumplirán?|cumplen?) (?:\w+ ){0,3}(?:sanción|ciclo|partido de)|(?:purge|purgera|purgeront) ",
    r"(?:tous (?:les )?deux |tous |ambos |todos |entrambi |beide )?(?:suspendue?s?|suspens[oa]s?"
    r"|squalificat[oi]"
    r"|sancionad[oa]s?|gesperrt)(?:$|[.;]| (?:par|por|per|pour|wegen|après|tras|após))",
    r"(?:sconta|sconterà|scontano) |(?:sitzt|sitzen) (?:\w+ ){0,3}sperre",
)
_DOUBT_AFTER = (
    rf"(?:ist|sind|bleibt|bleiben|è|sono|resta|restano|es|son|sigue siendo|é|são|está em|está en|están en"
    rf"|est|sont"
    rf"|reste|restent|será|serán) {_NOT_YET}(?:fraglich|ungewiss|angeschlagen|in dubbio|in forte dubbio"
    rf"|in forse"
    r"|da valutare|a rischio|in dubbio|dudas?|dúvidas?|em dúvida|incertaine?s?)\b",
    r"(?:steh(?:t|en)[^.;]{0,20} auf der kippe|droh(?:t|en) auszufallen|wackelt|wackeln)\b",
)
_OUT_AFTER = (
    r"(?:tous (?:les )?deux |tous |ambos |todos |entrambi |beide |gravement |lungo)?(?:blessée?s?"
    r"|lesionad[oa]s?"
    r"|machucad[oa]s?|infortunat[oi])(?:$|[.;]| (?:au|à|par|por|per|en|no|na|al|alla|durant|depuis|desde)\b)",
    r"fehl(?:t|en)\b(?! nicht\b(?! nur\b))|f(?:äll|all)(?:t|en)\b(?! nicht\b)[^.;]{0,60}\baus\b"
    rf"|steh(?:t|en) {_NOT_YET}nicht (?:\w+ )?zur verfügung|(?:ist|sind) {_NOT_YET}verletzt\b"
    rf"|(?:ist|sind|wird|werden) {_NOT_YET}nicht (?:\w+ )?(?:verfügbar|dabei|einsatzbereit|mitwirken"
    rf"|zur verfügung)"
    rf"|(?:wird|werden) {_NOT_YET}(?:fehlen|ausfallen)|(?:muss|müssen) {_NOT_YET}passen"
    rf"|(?:ein|der|sein) einsatz kommt {_NOT_YET}zu früh|(?:die|der) \w+ kommt {_NOT_YET}zu früh",
    rf"(?:è|sono|resta|restano|sarà|saranno|ancora|sempre) {_NOT_YET}(?:fuori(?! ruolo)"
    r"|indisponibil[ei]|infortunat[oi]|assent[ei]|ai box|out|ko)\b"
    r"|non (?:ci sarà|ci saranno|(?:sarà|saranno) della partita|saranno disponibili|sarà disponibile"
    r"|recuperano?)"
    r"|salterà|salteranno|dà forfait|dovrà(?:nno)? (?:saltare|stare ai box|dare forfait)",
    rf"(?:es|son|será|serán|sigue siendo|siguen siendo|están?|sigue|siguen) {_NOT_YET}(?:bajas?"
    r"|lesionad[oa]s?|descartad[oa]s?|ausentes?|fuera)\b|se (?:perderán?|pierden?)\b|caus(?:an?|arán?) baja"
    r"|no (?:estarán?|jugarán?|podrán? (?:jugar|estar)|llegan?)\b",
    rf"(?:está|estão|segue|seguem|continua|continuam) {_NOT_YET}(?:fora|lesionad[oa]s?|machucad[oa]s?"
    rf"|vetad[oa]s?)\b|(?:será|serão|é|são) {_NOT_YET}desfalques?\b"
    r"|só (?:volta|voltam|retorna|retornam) |(?:segue|seguem|continua) (?:em tratamento"
    r"|no departamento médico)"
    r"|desfalcam?\b|não (?:jogam?|enfrentam?|viajam?)\b",
    rf"(?:est|sont|sera|seront|reste|restent) {_NOT_YET}(?:absente?s?|forfaits?|blessée?s?|indisponibles?"
    r"|écarté?e?s?|out)\b|n'est pas (?:apte|remis|suffisamment remis|disponible)|ne sont pas (?:aptes|remis"
    r"|disponibles)|(?:manquera|manqueront|ne jouera|ne joueront|ne sera|ne seront)\b",
)
_BACK_AFTER = (
    r"kehr(?:t|en)\b[^.;]{0,40}\bzurück|steht vor (?:seiner|der) rückkehr|(?:ist|sind) wieder (?:dabei"
    r"|an bord)"
    r"|torna|tornano|rientra|rientrano|recupera|vuelven?|regresan?|reaparecen?|volta|voltam|retorna|retornam"
    r"|revient|reviennent|fait son retour|font leur retour",
)


def _around(*sources: str) -> str:
    return "|".join(f"(?:{one})" for one in sources)


_BEFORE_NAMES = tuple(
    (sense, re.compile(rf"\b(?:{_around(*sources)}){_TO_NAMES}"))
    for sense, sources in (
        (Sense.BANNED, _BANNED_BEFORE),
        (Sense.DOUBT, _DOUBT_BEFORE),
        (Sense.OUT, _OUT_BEFORE),
        (Sense.BACK, _BACK_BEFORE),
    )
)
_AFTER_NAMES = tuple(
    (
        sense,
        re.compile(
            rf"[\s,()-]*(?:(?:aber|ma|pero|mas|mais|auch|anche|también|qui|que|quien|quienes"
            rf"|che) )?(?:{_around(*sources)})"
        ),
    )
    for sense, sources in (
        (Sense.BANNED, _BANNED_AFTER),
        (Sense.DOUBT, _DOUBT_AFTER),
        (Sense.OUT, _OUT_AFTER),
        (Sense.BACK, _BACK_AFTER),
    )
)
_WITHOUT = re.compile(
    r"\b(?:ohne|senza|sin|sem|sans)\s+(?:(?:den|die|das|il|la|lo|i|gli|el|los|las|o|os|l'|seine[nr]?|son"
    r"|ses|le|les|a) )?(?:[\w-]+ ){0,2}$"
)
_TODAY = re.compile(
    r"\b(?:wird|werden|muss|müssen|tritt|dovrà|deve|giocherà|scenderà|sarà|saranno|jugará|jugarán|llega"
    r"|llegará"
    r"|deberá|afronta|terá|vai|joga|encara|devra|jouera|affronte|se présente|sera)\b"
)
_INVERTED = tuple(
    (
        re.compile(
            rf"\b{verb}(?: (?:auch|weiterhin|erneut|zudem|ebenfalls|noch"
            rf"|wohl))?(?: [\w-]+)?? $"
        ),
        re.compile(end),
    )
    for verb, end in (
        (r"steh(?:t|en)", r"[^.;]{0,40}?\bnicht (?:\w+ )?zur verfügung\b"),
        (r"f(?:äll|all)(?:t|en)", r"[^.;]{0,60}?\baus\b"),
        (r"(?:wird|werden)", r"[^.;]{0,40}?\b(?:fehlen|ausfallen)\b"),
        (r"m(?:uss|üssen)", r"[^.;]{0,40}?\b(?:passen|pausieren|zuschauen)\b"),
    )
)
"""The verb before the names, and what belongs to it behind: "Deshalb fällt auch Reus aus"."""
_RELY_ON = re.compile(r"\bauf (?:[\w'-]+ ){0,3}$")
_RELY = re.compile(r"[^.;]{0,40}?\b(?P<verb>verzichten|zurückgreifen|bauen|zählen)\b")
_EINSATZ = re.compile(r"\beinsatz von $")
_OPEN = re.compile(r"[^.;]{0,90}?(?:auf der kippe|fraglich|ungewiss|\boffen\b|in gefahr)")
_AND_MORE = re.compile(
    r"(?:,? (?:ni|né|nem|noch|y|e|et|und|sowie|tout comme|ainsi que|così come|al igual que|assim como"
    r"|ebenso wie"
    r"|genauso wie)(?: (?:a|al|de|del|di|do|da|den|dem|auf|le|la|les|el|los|il|lo|o|os|as)){0,2}(?: [\w-]+)?"
    r"|,(?: anche)? (?:de|del|di|d[oa]s?|dell[oa]|du|des|al?|le|la|il|el|o)(?: [\w-]+){0,2}"
    r"|,? (?:quien|quienes|qui|che|que|der|die)\b[^,;]{3,80},? (?:y|e|et|und)) $"
)
_DENIED = re.compile(r"\b(?:nicht|kein\w*|non|no|não|ne|pas|nessun\w*|ningun\w*|nenhum\w*|aucun\w*)\b")
_PIECE = re.compile(r", | und | e | y | et |(?<=\w) - ")
FOREIGN = re.compile(
    r"\b(?:der|die|das|und|ist|sind|il|gli|della?|dei|per|sono|el|los|las|del|con|para|os|não|com|le|les|des"
    r"|du|est|sont|für|von|mit|di|la|è|e|y|de|non|nicht|auf|steh(?:t|en)|kehr(?:t|en)|wird|fehlen|fehlt"
    r"|fällt|ausfälle|sans|sem|sin|senza|ao|das|dos|pelo|uma|na|que|se|squalificat[oi]|rientra|torna)\b"
)
"""Without one of these a sentence is English."""


def read(ahead: str, behind: str, since: str = "", last: Said | None = None) -> Said | None:
    """What stands around names says of them, in a language other than English. `since` are the words after
    those named before, of whom `last` was said."""
    if said := _alone(ahead, behind):
        return said
    return replace(last, words=behind) if last and _AND_MORE.match(since) else None


def _alone(ahead: str, behind: str) -> Said | None:
    for piece in _PIECE.split(behind)[:4]:
        for sense, pattern in _AFTER_NAMES:
            if pattern.match(piece):
                return Said(sense, behind)
    if _RELY_ON.search(ahead) and (met := _RELY.match(behind)):
        given_up = met["verb"] == "verzichten" or "nicht" in ahead or "nicht" in met[0]
        return Said(Sense.OUT, behind) if given_up else None
    if any(verb.search(ahead) and end.match(behind) for verb, end in _INVERTED):
        return Said(Sense.OUT, behind)
    if _EINSATZ.search(ahead):
        return Said(Sense.DOUBT, behind) if _OPEN.match(behind) else None
    for sense, pattern in _BEFORE_NAMES:
        if met := pattern.search(ahead):
            if _DENIED.search(ahead[max(0, met.start() - 12) : met.start()]):
                return None
            return Said(sense, behind)
    if _WITHOUT.search(ahead) and _TODAY.search(ahead):
        return Said(Sense.OUT, behind)
    return None
