"""People with a second factor, and a way to compute its code."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth

SECRET = "JBSWY3DPEHPK3PXP"


def with_app(person):
    """Give `person` an application of codes, and return her."""
    auth.TOTP.activate(person, SECRET)
    return person


def app_code() -> str:
    """The code that her application shows now."""
    return auth.format_hotp_value(auth.hotp_value(SECRET, next(iter(auth.yield_hotp_counters_from_time()))))


def factors(person) -> list[str]:
    return sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))
