"""The coordination sees everything: it signs in with two factors, everywhere but in a demo on one's own machine."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from resal.accounts.models import Role
from resal.core.mail.reading import is_loopback_demo

# What one can reach before the second factor is there: setting it up, leaving, getting help, choosing a language.
OPEN_PREFIXES = (
    "/compte/",
    "/deconnexion/",
    "/connexion/",
    "/langue/",
    "/danger/",
    "/static/",
    "/sante/",
)


def has_second_factor(person) -> bool:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user_id=person.pk, type__in=kinds).exists()


def is_missing(request) -> bool:
    """Whether this person must set up a second factor before anything else."""
    return (
        settings.RESAL_SECOND_FACTOR_REQUIRED
        and request.user.is_authenticated
        and Role.COORDINATION in request.user.roles
        and not has_second_factor(request.user)
    )


def guard(get_response):
    """Send the coordination to its second factor first; a demo on this machine only reminds of it."""

    def middleware(request):
        path = request.path
        if not path.startswith(OPEN_PREFIXES) and not is_loopback_demo(request) and is_missing(request):
            return redirect(reverse("accounts:security"))
        return get_response(request)

    return middleware
