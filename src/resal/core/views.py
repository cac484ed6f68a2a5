from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from resal.core.middleware import LANGUAGE_COOKIE
from resal.core.styleguide import samples


@require_POST
@login_not_required
def language(request):
    """Keep the reader's choice for a year and go back to the page she was on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            LANGUAGE_COOKIE,
            chosen,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


@login_not_required
def danger(request):
    """A young person is in danger: whom to call, on one page, always within reach."""
    return render(request, "core/danger.html")


@login_not_required
def styleguide(request):
    """Every component on one page, where the demo runs."""
    if not settings.RESAL_IS_DEMO:
        raise Http404
    return render(request, "core/styleguide.html", samples())


@login_not_required
def health(request):
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def csrf_failure(request, reason=""):
    """The form was open too long or came from elsewhere: say so, keep what was typed in the browser."""
    return render(request, "403_csrf.html", status=403)
