"""A door for people, without a captcha: an empty field that stays empty, and the time it takes to read a page.

How often one machine may knock is `accounts.limits`.
"""

from django.core import signing
from django.utils.translation import gettext as _

from resal.core import clock

TRAP = "site_web"
OPENED = "ouvert"
SECONDS = 3
SALT = "support.opened"


def opened() -> str:
    """A signed moment for the hidden field of the first page."""
    return signing.dumps(int(clock.now().timestamp()), salt=SALT)


def suspicion(data) -> str:
    """Why this post looks like a machine's, in a sentence; nothing when it looks like a person's."""
    if data.get(TRAP):
        return _("Un champ caché a été rempli. Rechargez la page et laissez-le vide.")
    try:
        moment = signing.loads(data.get(OPENED, ""), salt=SALT)
    except signing.BadSignature:
        return _("Cette page est trop ancienne ou incomplète. Envoyez-la de nouveau : vos mots sont gardés.")
    if clock.now().timestamp() - moment < SECONDS:
        return _("C’était très rapide ! Relisez un instant, puis envoyez de nouveau.")
    return ""
