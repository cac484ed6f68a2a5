"""The signed links of a thing: closing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.accounts import links
from resal.accounts.models import SignedLink


@require_POST
def close_link(request, pk):
    link = get_object_or_404(SignedLink, pk=pk)
    if not links.may_manage(request.user, link.subject):
        raise PermissionDenied
    links.close(link, by=request.user)
    messages.success(request, _("Ce lien n’ouvre plus rien."))
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "/")
