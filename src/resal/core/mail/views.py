"""The outbox page: what waits, and how to carry it by hand where no mail server is set."""

from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.core.mail import carrying
from resal.core.mail.reading import is_loopback_demo
from resal.core.models import Message


def coordination(view):
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("accounts.coordinate"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@coordination
def outbox(request):
    """Newest first; the same words to several people stand together. Words are read in a loopback demo only."""
    newest = Message.objects.waiting().order_by("-created_at", "-pk")
    page = Paginator(newest, 20).get_page(request.GET.get("page"))
    rows = sorted(page, key=lambda message: (message.subject, message.body, message.created_at))
    parcels = [
        carrying.Parcel(tuple(same)) for _words, same in groupby(rows, key=lambda m: (m.subject, m.body))
    ]
    context = {
        "parcels": sorted(parcels, key=lambda parcel: parcel.first.created_at, reverse=True),
        "page": page,
        "readable": is_loopback_demo(request),
        "leaves_by_itself": settings.RESAL_MAIL_IS_SET,
    }
    return render(request, "core/outbox.html", context)


@require_POST
@coordination
def words(request, pk):
    """The words to paste into one's own mail program; with JavaScript they go straight to the clipboard."""
    message = get_object_or_404(Message.objects.waiting(), pk=pk)
    if carrying.is_secret(message):
        raise PermissionDenied
    response = HttpResponse(message.body, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="courriel-{message.pk}.txt"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@coordination
def carried(request, pk):
    """Somebody sent it from her own mailbox."""
    count = carrying.mark_carried(get_object_or_404(Message, pk=pk))
    if count:
        messages.success(request, _("C’est noté : ce message est parti."))
    return redirect("core:outbox")


@require_POST
@coordination
def again(request, pk):
    """Let the server try again a message that was given up, or that a crash left in doubt."""
    carrying.let_go_again(get_object_or_404(Message, pk=pk))
    messages.success(request, _("Ce message va repartir dans un instant."))
    return redirect("core:outbox")
