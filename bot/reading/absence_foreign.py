"""The commonest ways to say who is absent in Italian, German, Spanish, Portuguese and French."""

import re

from bot.reading.absence_grammar import Said
from bot.reading.absence_words import Sense

_SO = r"(?:(?!(?:und|aber|ma|pero|mas|mais|und|e|y|et)\b)[\w'-]+ ){0,3}?$"
_BEFORE = (
    (
        Sense.BANNED,
        r"\b(?:gesperrten|squalificat[oi]|sancionad[oa]s?|suspendid[oa]s?|suspens[oa]s"
        r"|suspendus?) (?:[\w'-]+ ){0,2}?$",
    ),
    (
        Sense.DOUBT,
        r"\b(?:in dubbio|in forte dubbio|dubbi (?:su|per)|da valutare(?: le condizioni di)?"
        r"|valuta le condizioni di|"
        r"(?:ist|sind|bleibt|bleiben) fraglich|fraglich (?:ist|sind)|fragezeichen hinter|duda de"
        r"|la duda (?:es|de)|"
        r"son duda|es duda|é dúvida|são dúvidas|dúvida (?:fica em|é)|incertitude (?:pour|autour de)"
        r"|doute (?:pour|sur)) " + _SO,
    ),
    (
        Sense.OUT,
        r"\b(?:es fehlen|ansonsten fehlen|es fehlt|fehlen|fehlt|verzichten auf"
        r"|verzichten muss (?:\w+ ){0,3}auf|ausfälle|"
        r"weiterhin fehlen|rinunciare (?:a|ad|anche a)|fare a meno (?:di|dell[oa]|del)|mancher(?:à|anno)"
        r"|infortunat[oi]|indisponibil[ei]"
        r"|(?:assenza|assenze|forfait|defezion[ei]|stop) (?:di|per)|ancora fuori|ausenci?as? de|bajas? de"
        r"|la baja de|las bajas de|no podrá contar con"
        r"|no podrán contar con|no cuenta con|sin poder contar con|lesionad[oa]s|desfalques? (?:de|são|é)"
        r"|não (?:conta|poderá contar|terá) com"
        r"|não terá|lesionad[oa]|privés? (?:de|d')|devra (?:se passer de|faire sans)|sera privé d[e']"
        r"|ne pourra pas compter sur|absence de|absences de|forfait de"
        r"|blessés?|déplore les absences de) " + _SO,
    ),
)
_NOT_YET = r"(?:[\w'-]+ ){0,3}?"
_AFTER = (
    (
        Sense.BANNED,
        rf"^\W*(?:ist|sind|fehl(?:t|en)|è|sono|está|están|estará|es|est|sont|será|sera"
        rf"|seront)? ?{_NOT_YET}(?:gelb-?gesperrt|rot-?gesperrt|gesperrt|"
        r"squalificat[oi]|sancionad[oa]s?|suspendid[oa]s?|suspens[oa]s?|suspendue?s?)\b",
    ),
    (
        Sense.DOUBT,
        rf"^\W*(?:ist|sind|bleibt|bleiben|è|sono|resta|restano|es|son|sigue siendo|é|são|está em|est|sont"
        rf"|reste|restent|será) {_NOT_YET}(?:fraglich|ungewiss|in dubbio|"
        r"in forte dubbio|da valutare|a rischio|duda|dudas|dúvidas?|em dúvida|incertaine?s?)\b",
    ),
    (
        Sense.OUT,
        rf"^\W*(?:fehl(?:t|en)\b|fäll(?:t|en)?\b[^.;]{{0,60}}\baus\b|fallen\b[^.;]{{0,60}}\baus\b|steh(?:t"
        rf"|en) {_NOT_YET}nicht zur verfügung|"
        rf"(?:ist|sind) {_NOT_YET}verletzt\b|wird {_NOT_YET}(?:fehlen|ausfallen)|werden {_NOT_YET}(?:fehlen"
        rf"|ausfallen)|muss {_NOT_YET}passen"
        rf"|(?:è|sono|resta|restano|sarà|saranno|ancora|sempre) {_NOT_YET}(?:fuori(?! ruolo)"
        rf"|indisponibil[ei]|infortunat[oi]|assent[ei]|ai box|out|ko)\b"
        rf"|non (?:ci sarà|ci saranno|sarà della partita|saranno disponibili|sarà disponibile|recupera)"
        rf"|salterà|salteranno|dà forfait"
        rf"|(?:es|son|será|serán|sigue siendo|siguen siendo|están?|sigue|siguen) {_NOT_YET}(?:bajas?"
        rf"|lesionad[oa]s?|descartad[oa]s?|ausentes?|fuera)\b"
        rf"|se (?:perderán?|pierden?)\b|no (?:estarán?|jugarán?|podrán? jugar|llegan?)\b|causan? baja"
        rf"|(?:está|estão|segue|seguem|continua|continuam) {_NOT_YET}(?:fora|lesionad[oa]s?|machucad[oa]s?"
        rf"|vetad[oa]s?)\b|(?:será|serão|é|são) {_NOT_YET}desfalques?\b"
        rf"|desfalcam?\b|não (?:joga|jogam|enfrenta|enfrentam|viaja)\b|(?:est|sont|sera|seront|reste"
        rf"|restent) {_NOT_YET}(?:absente?s?|forfaits?|blessée?s?|indisponibles?|écarté?e?s?)\b"
        rf"|(?:manquera|manqueront|ne jouera|ne joueront|ne sera|ne seront)\b)",
    ),
    (
        Sense.BACK,
        r"^\W*(?:kehr(?:t|en)\b[^.;]{0,40}\bzurück|steht vor seiner rückkehr|torna|tornano|rientra"
        r"|rientrano|recupera|vuelven?|regresan?|reaparece|volta|voltam|"
        r"retorna|retornam|revient|reviennent|fait son retour)\b",
    ),
)
_BEFORE_NAMES = tuple((sense, re.compile(source)) for sense, source in _BEFORE)
_AFTER_NAMES = tuple((sense, re.compile(source)) for sense, source in _AFTER)
_SIN = re.compile(
    r"\b(?:ohne|senza|sin|sem|sans)\s+(?:(?:den|die|das|il|la|lo|i|gli|el|los|las|o|os|l'|seine[nr]?|son"
    r"|ses|le|les) )?(?:[\w-]+ ){0,2}$"
)
_TODAY = re.compile(
    r"\b(?:wird|werden|muss|müssen|tritt|dovrà|deve|giocherà|scenderà|jugará|jugarán|llega|llegará|deberá"
    r"|afronta|terá|vai|joga|encara|devra|jouera|affronte|se présente|sera)\b"
)
_DENIED = re.compile(r"\b(?:nicht|kein\w*|non|no|não|ne|pas|nessun\w*|ningun\w*|nenhum\w*|aucun\w*)\b")


def read(ahead: str, behind: str) -> Said | None:
    """What stands around names says of them, in a language other than English."""
    for sense, pattern in _AFTER_NAMES:
        if pattern.match(behind):
            return Said(sense, behind)
    for sense, pattern in _BEFORE_NAMES:
        if met := pattern.search(ahead):
            if _DENIED.search(ahead[max(0, met.start() - 12) : met.start()]):
                return None
            return Said(sense, behind)
    if _SIN.search(ahead) and _TODAY.search(ahead):
        return Said(Sense.OUT, behind)
    return None
