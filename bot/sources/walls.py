"""What stands before an article, or instead of it: consent, paywalls, guards, pages that are gone."""

import re

from bot.reading.article import CannotRead, Why

FEW = 1_500
"""Characters: a page with more than this in front of its wall has its article."""
_TEASER = 500
_HEAD = 300
_NOTHING = 60
_LOOKED_AT = 6_000
_WORDS = {
    Why.REFUSED: (
        r"verify (?:that )?you are (?:a )?human|are you a (?:human|robot)|i'?m not a robot|captcha"
        r"|checking (?:if the site connection is secure|your browser)"
        r"|enable javascript and cookies to continue"
        r"|access (?:to this page has been )?denied|unusual traffic|you have been blocked"
        r"|just a moment\.\.\."
        r"|zugriff verweigert|accesso negato|acceso denegado|acc[èe]s refus[ée]|acesso negado"
    ),
    Why.CONSENT: (
        r"(?:we|us) (?:value|care about|respect) your privacy|before you continue"
        r"|manage (?:my )?(?:cookies|consent|preferences)"
        r"|accept (?:all|cookies|and continue)|we and our (?:\d+ )?(?:trusted )?partners"
        r"|consent to (?:the use|our)"
        r"|we use cookies|your privacy (?:choices|matters)"
        r"|wir und unsere (?:\d+ )?partner|akzeptieren und weiter|zustimmung|alle akzeptieren"
        r"|mit werbung weiter"
        r"|noi e i nostri|accetta (?:tutti|e continua)|utilizziamo i cookie"
        r"|nosotros y nuestros|aceptar (?:y continuar|todo)"
        r"|utilizamos cookies|nous et nos (?:\d+ )?partenaires|tout accepter"
        r"|accepter (?:et continuer|&)|aceitar (?:e continuar|todos)"
        r"|n[óo]s e os nossos|usamos cookies"
    ),
    Why.PAYWALL: (
        r"(?:subscribe|sign in|log in|register|sign up)(?: now)? (?:to|and) (?:continue|keep|read|unlock)"
        r"|to (?:continue|keep) reading|already (?:a subscriber|have an account)"
        r"|(?:for|exclusive to|available to) (?:our )?(?:paid )?(?:subscribers|members)"
        r"|this (?:article|story|content) is (?:only )?(?:for|reserved|available to)"
        r"|contenuto riservato agli abbonati|riservat[oa] agli abbonati"
        r"|abbonati (?:per|e) (?:continuare|leggere)"
        r"|(?:jetzt|mit) .{0,25}\b(?:weiterlesen|plus lesen)|weiterlesen mit"
        r"|nur f[üu]r abonnenten|exklusiv f[üu]r abonnenten"
        r"|diesen artikel (?:lesen|weiterlesen)"
        r"|(?:suscr[íi]bete|inicia sesi[óo]n) (?:para|y) (?:seguir|leer|continuar)"
        r"|(?:contenido|art[íi]culo) (?:exclusivo|solo) para (?:suscriptores|socios)|solo para suscriptores"
        r"|r[ée]serv[ée] (?:aux|à nos) abonn[ée]s|abonnez-vous pour|il vous reste .{0,10}% de cet article"
        r"|(?:conte[úu]do|artigo|exclusivo) (?:exclusivo )?para assinantes"
        r"|assine (?:para|e) (?:continuar|ler|continue|leia)"
    ),
    Why.NOT_AN_ARTICLE: (
        r"page not found|page (?:can(?:'|no)t|could not) be found|doesn'?t exist"
        r"|no longer (?:available|exists)|\b404\b"
        r"|something went wrong|internal server error|service unavailable|bad gateway"
        r"|seite (?:wurde )?nicht gefunden|pagina non trovata|p[áa]gina n[ão]o? encontrada|page introuvable"
    ),
}  # fmt: skip
_KNOWN = {why: re.compile(words, re.IGNORECASE) for why, words in _WORDS.items()}
_CONSENT_PLACE = re.compile(
    r"^https?://(?:consent|guce|cmp|privacy|myprivacy)\.|/(?:consent|privacy-?gate|cookie-?wall)\b"
)
_MESSAGES = {
    Why.REFUSED: "That site does not let programs read it.",
    Why.PAYWALL: "That article is for subscribers of its publisher only.",
    Why.CONSENT: "That site shows its article only to those who answer its question about cookies.",
    Why.NOT_AN_ARTICLE: "There is no article on that page.",
}
_INSTEAD = " Open it in your browser and paste the text instead."


def stopped(why: Why) -> CannotRead:
    return CannotRead(why, _MESSAGES[why] + _INSTEAD)


def check_for_walls(article: str, shown: str, title: str, address: str | None, free: bool | None) -> None:
    """Raises CannotRead where what is there is no article. `article` is what was taken for one, `shown` all
    the words on the page."""
    if len(article) > FEW:
        return
    if free is False:
        raise stopped(Why.PAYWALL)
    if _CONSENT_PLACE.search(address or ""):
        raise stopped(Why.CONSENT)
    for why, words in _KNOWN.items():
        if words.search(_where(why, article, shown, title).replace("\u2019", "'")):
            raise stopped(why)


def _where(why: Why, article: str, shown: str, title: str) -> str:
    """Where to look for a wall: banners and footers of readable pages speak of cookies and subscriptions too,
    so that around a text of some length only a paywall is looked for, and in the text only at its head."""
    if len(article) < _NOTHING:
        return f"{title}\n{shown[:FEW]}"
    if why is Why.PAYWALL:
        return f"{article}\n{shown[:_LOOKED_AT]}" if len(article) < _TEASER else article
    return title if why is Why.NOT_AN_ARTICLE else f"{title}\n{article[:_HEAD]}"
