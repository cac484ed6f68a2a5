"""A partner answers a convocation by its link, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.support import letters
from resal.support.actions import meetings
from resal.support.forms import ReplyForm
from resal.support.models import Invitation
from resal.support.pages import done, posted, speak


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def reply(request, token):
    link = links.find(token, letters.REPLY_LINK)
    invitation = (
        Invitation.objects.filter(public_id=link.subject.partition(":")[2])
        .select_related("organisation", "meeting__title", "meeting__purpose", "meeting__agenda")
        .first()
    )
    if invitation is None:
        raise links.LinkRefused(_("Cette convocation n’existe plus."))
    speak(request, invitation.language)
    form = ReplyForm(posted(request), initial={"reply": invitation.reply, "delegate": invitation.delegate})

    def act():
        given = form.cleaned_data
        meetings.reply(invitation, given["reply"], delegate=given["delegate"], by=None)

    if request.method == "POST" and done(form, act):
        messages.success(
            request, _("Merci, votre réponse est notée. Vous pouvez la changer jusqu’au jour même.")
        )
        return redirect("support:reply", token)
    context = {"invitation": invitation, "meeting": invitation.meeting, "form": form}
    return render(request, "support/reply.html", context, status=422 if form.is_bound else 200)
