from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

from resal.core import clock
from resal.core.registry import registry
from resal.directory.models import Member
from resal.site.desk import desk_of, headline, standing

PUBLISHED_SHOWN = 12
ROBOTS = "User-agent: *\nAllow: /$\nAllow: /static/\nAllow: /confidentialite/\nAllow: /accessibilite/\nDisallow: /\n"


@login_not_required
def home(request):
    """Who the network is, what it offers, how a démarche goes, what milieux agreed to publish."""
    published = [line for source in registry.published for line in source()]
    published.sort(key=lambda line: (str(line.when or ""), line.title), reverse=True)
    context = {
        "published": published[:PUBLISHED_SHOWN],
        "has_profiles": Member.objects.public().exists(),
    }
    return render(request, "site/home.html", context)


def desk(request):
    """A morning's page: what waits for me, what stalls, this week."""
    mine = desk_of(request.user)
    return render(
        request,
        "site/desk.html",
        {
            "desk": mine,
            "headline": headline(len(mine.decide), len(mine.stalled)),
            "today": clock.today(),
            "standing": standing(request.user),
        },
    )


@login_not_required
def privacy(request):
    return render(request, "site/privacy.html")


@login_not_required
def accessibility(request):
    return render(request, "site/accessibility.html")


@login_not_required
@cache_control(max_age=86400, public=True)
def robots(request):
    return HttpResponse(ROBOTS, content_type="text/plain")


@login_not_required
def favicon(request):
    return redirect(static("core/img/icon.svg"))
