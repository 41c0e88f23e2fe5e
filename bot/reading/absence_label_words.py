"""Labels of lists of absent players, by language."""

import re

from bot.reading.facts import Standing

_OUT = """
out; ruled out; injured; injuries; injury; injured players; injury list; sidelined; absent; absentees;
absences; missing; missing players;
unavailable; not available; ineligible; cup-tied; cup tied; out injured; injured/out; definitely out;
long-term injured; long-term absentees; unavailable players; confirmed out; not playing;
injured/unavailable; will not play; not available for selection;
key absences; key absentees; out/injured; on international duty;
es fehlen; es fehlt; verletzt; verletzte; verletzt/krank; ausfälle; ausfall; fehlen; fehlt; nicht dabei;
nicht einsatzbereit; nicht verfügbar;
langzeitverletzt; langzeitverletzte; krank; abwesend; verletzungen;
indisponibili; indisponibile; infortunati; infortunato; assenti; assente; non disponibili; fuori;
lungodegenti; infortuni;
non giocheranno; non giocherà; non disponibile; out per infortunio; non convocati;
bajas; baja; bajas confirmadas; lesionados; lesionado; ausentes; ausencias; bajas por lesión; lesiones;
no disponibles; descartados;
desfalques; desfalque; lesionados; ausentes; ausências; indisponíveis; departamento médico;
no departamento médico; baixas; quem está fora;
absents; absent; blessés; blessé; forfaits; forfait; indisponibles; indisponible; à l'infirmerie;
absences; blessures; geblesseerd; afwezig;
"""
_DOUBT = """
doubtful; doubt; doubts; major doubt; major doubts; slight doubt; slight doubts; questionable; in doubt;
injury doubts; injury doubt; fitness doubts; fitness doubt; fitness test;
late fitness test; late fitness tests; doubtfuls; 50/50; 50-50; touch and go; to be assessed; late test;
could miss out;
fraglich; angeschlagen; ungewiss; wackelig; fraglich/angeschlagen; einsatz fraglich; noch fraglich;
in dubbio; in forse; dubbi; dubbio; da valutare; acciaccati; a rischio; in forte dubbio;
duda; dudas; dudosos; dudoso; en duda; son duda; tocados;
dúvida; dúvidas; em dúvida; dúvidas médicas;
incertains; incertain; douteux; doutes; en doute; à surveiller; twijfelachtig;
"""
_SUSPENDED = """
suspended; suspensions; suspension; suspended players; banned; bans; serving suspension;
gesperrt; gesperrte; sperren; sperre; gelbgesperrt; rotgesperrt; gesperrt fehlen;
squalificati; squalificato; squalifiche; squalifica;
sancionados; sancionado; sanciones; suspendidos; suspendido; bajas por sanción; expulsados;
suspensos; suspenso; castigados; castigado; suspensões;
suspendus; suspendu; suspensions; geschorst;
"""
_RETURNING = """
returning; returns; back; returning players; back in contention; back from injury; back from suspension;
rückkehrer; rientri; rientro;
regresos; vuelven; retornos; voltam; retours; retour; retour de blessure;
"""
_DECOYS = """
misses next match if booked; miss next match if booked; one booking from suspension;
one booking away from suspension; at risk of suspension; suspension risk; one yellow away;
yellow card risk; on a yellow card; at risk; booked; one caution away; facing suspension;
walking the tightrope;
sperren drohen; es droht eine sperre; gelbsperre droht; gelb-sperre droht; von sperre bedroht;
gelb gefährdet; gelbgefährdet; gelb-gefährdet; gelb vorbelastet; nicht im kader; es drohen sperren;
diffidati; diffidato; ballottaggi; ballottaggio; a disposizione; panchina; all; allenatore;
in ballottaggio;
apercibidos; apercibido; convocados; suplentes; árbitro; pendurados; pendurado; técnico; arbitragem;
banco; reservas; entrenador;
sous la menace d'une suspension; menacés de suspension; sous le coup d'une suspension; groupe;
remplaçants; arbitre;
discipline; form; leading scorer; leading scorers; top scorer; top scorers; odds; referee; venue;
last season; subs from; subs; substitutes; manager; coach; trainer; reservebank; schiedsrichter; bench;
starters;
key player; key players; rested; on loan; transfers; transfer news; ersatzbank; last time out;
last meeting; prediction; available; squad; provisional squad; score prediction; match odds;
last five league matches; this season; kick-off; tv; predicted xi; possible xi; team;
"""


def _labels(words: str, standing: Standing) -> dict[str, Standing]:
    return {label.strip(): standing for label in words.replace("\n", " ").split(";") if label.strip()}


LABELS: dict[str, Standing] = {
    **_labels(_OUT, Standing.OUT),
    **_labels(_DOUBT, Standing.DOUBT),
    **_labels(_SUSPENDED, Standing.SUSPENDED),
    **_labels(_RETURNING, Standing.RETURNING),
}
DECOY = frozenset(label.strip() for label in _DECOYS.replace("\n", " ").split(";") if label.strip())
"""Labels that end a list of absent players and begin one of something else."""

NOBODY = re.compile(
    r"\s*(?:none|nobody|no one|no-one|no (?:fresh|new|known)?\s?(?:injuries|suspensions|absentees|doubts"
    r"|concerns|players|issues|one)|nil|n/?a|tbc|"
    r"nessuno|nessuna|nessun\w*|keine[rs]?|niemand|ninguno|ninguna|nadie|no hay|nenhum|nenhuma|ninguém"
    r"|aucun|aucune|personne|"
    r"sin bajas|geen|-+|/)(?=$|[\s.,;|)])",
    re.IGNORECASE,
)

_IN_WORDS = (
    (Standing.SUSPENDED, r"suspen|banned|\bban\b|squalific|gesperrt|sperre\b|gelb-?rot|rote karte"
                         r"|gelbe karte|sancion|castig|red card|yellow cards|cart(?:ão|ões) |accumul"),
    (Standing.DOUBT, r"doubt|questionable|in dubbio|da valutare|fraglich|\bduda\b|dúvida|incertain|50[/-]50"
                     r"|late test|fitness test|touch and go|possible return"),
)  # fmt: skip
_ALONE = (
    (Standing.SUSPENDED, r"(?:is )?(?:suspended|banned|squalificato|gesperrt|sancionado|suspendido|suspenso"
                         r"|suspendu)\b"),
    (Standing.DOUBT, r"(?:a |major |slight |is a )*(?:doubt|doubtful|questionable|in dubbio|fraglich|duda"
                     r"|dúvida|incertain|50[/-]50|late fitness test|fitness test)\b"),
    (Standing.OUT, r"(?:definitely |still |is )*(?:out|ruled out|injured|sidelined|unavailable|absent"
                   r"|missing|infortunato|verletzt|fehlt|lesionado|blessé|forfait|indisponibile)\b"
                   r"(?! of (?:position|form|contract))(?=$|[\s,;(.-]+(?:$|\(|until|for|with|due|\w+ injury"
                   r"|\w+$))"),
)  # fmt: skip


def as_standing(text: str, alone: bool = False) -> Standing | None:
    """What a note says of a player by itself: "(suspended)". `alone`: the text has to begin with it, as in
    "Salah: doubtful (knee)"."""
    lowered = text.strip().lower()
    for standing, pattern in _ALONE if alone else _IN_WORDS:
        if re.match(pattern, lowered) if alone else re.search(pattern, lowered):
            return standing
    return None
