"""The messages of support work. Subjects are neutral; a reason or a question is read on the page, by its link."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.accounts import links
from resal.accounts.models import Person
from resal.core.mail.outbox import digest, in_language_of, post
from resal.core.models import Network
from resal.support.models import Invitation, Meeting, SupportFile, SupportRequest, TeamAsk

FOLLOW_LINK, REPLY_LINK = "support.follow", "support.reply"
TEAM_LINK = "support.team"
FOLLOW_DAYS, REPLY_DAYS_AFTER, TEAM_DAYS = 400, 2, 30

ALREADY_SENT = gettext_lazy("Cette demande est déjà envoyée. Suivez-la par le lien reçu par courriel.")


def draft_is_kept(request: SupportRequest, email: str, token: str) -> None:
    with translation.override(request.language):
        _post(
            email,
            _("Votre demande vous attend"),
            _(
                "Bonjour,\n\nVotre demande est gardée pendant trente jours. Continuez-la ici, sur n’importe quel "
                "appareil :\n\n%(address)s\n\nSi vous n’avez rien commencé, ignorez ce message.\n"
            ),
            reverse("support:draft_check", args=[token]),
            "support.draft",
            request.language,
        )


def please_confirm(request: SupportRequest, token: str) -> None:
    with translation.override(request.language):
        _post(
            request.email,
            _("Confirmez votre demande"),
            _(
                "Bonjour,\n\nVotre demande est prête. Ouvrez ce lien et touchez « Envoyer la demande » : "
                "c’est seulement alors que la coordination la reçoit.\n\n%(address)s\n\n"
                "Sans confirmation, elle s’efface dans trente jours. Si vous n’avez rien demandé, ignorez ce "
                "message.\n"
            ),
            reverse("support:confirm", args=[token]),
            "support.confirm",
            request.language,
        )


def thank(request: SupportRequest) -> None:
    _about(
        request,
        gettext_lazy("Votre demande est reçue"),
        gettext_lazy(
            "Bonjour,\n\nMerci : la coordination a reçu votre demande. Suivez-la ici, sans compte :\n\n%(address)s\n"
        ),
    )


NEWS = {
    "ask": (
        gettext_lazy("Une question sur votre demande"),
        gettext_lazy(
            "Bonjour,\n\nLa coordination a besoin d’une précision pour avancer. Lisez la question et répondez "
            "ici, sans compte :\n\n%(address)s\n"
        ),
    ),
}
ANY_NEWS = (
    gettext_lazy("Des nouvelles de votre demande"),
    gettext_lazy(
        "Bonjour,\n\nVotre demande a avancé. La réponse vous attend ici, sans compte :\n\n%(address)s\n"
    ),
)


def news_of(request: SupportRequest, verb: str) -> None:
    _about(request, *NEWS.get(verb, ANY_NEWS))


def follow_link(request: SupportRequest) -> str:
    return links.issue(FOLLOW_LINK, request.subject, days=FOLLOW_DAYS)


def invite_lead(person: Person, file: SupportFile) -> None:
    """The lead learns how to sign in to the file."""
    if not person.email:
        return
    with in_language_of(person):
        _post(
            person.email,
            _("Votre dossier est ouvert"),
            _(
                "Bonjour,\n\nVotre dossier d’accompagnement est ouvert. Connectez-vous avec ce courriel : vous "
                "recevez un code, il n’y a pas de mot de passe à retenir.\n\n%(address)s\n"
            ),
            reverse("support:file", args=[file.public_id]),
            "support.lead",
            person.language,
        )


def convoke(invitation: Invitation, meeting: Meeting, token: str) -> None:
    with translation.override(invitation.language):
        _post(
            invitation.email,
            _("Une rencontre : serez-vous là ?"),
            _(
                "Bonjour,\n\nVotre organisme est attendu à une rencontre. Voyez le jour, l’heure et le lieu, et "
                "répondez d’un geste, sans compte :\n\n%(address)s\n"
            ),
            reverse("support:reply", args=[token]),
            "support.convocation",
            invitation.language,
        )


def remind(invitation: Invitation, token: str) -> None:
    """A line of tomorrow's digest, never one more mail."""
    with translation.override(invitation.language):
        digest(
            to=invitation.email,
            line=_("Une rencontre approche : votre organisme n’a pas encore répondu."),
            address=reverse("support:reply", args=[token]),
            language=invitation.language,
        )


def moved(invitation: Invitation, token: str) -> None:
    """The same for those who had answered: the day, the hour or the place is another."""
    with translation.override(invitation.language):
        digest(
            to=invitation.email,
            line=_("Une rencontre a changé de jour, d’heure ou de lieu. Votre réponse tient-elle toujours ?"),
            address=reverse("support:reply", args=[token]),
            language=invitation.language,
        )


def ask_to_join(ask: TeamAsk, token: str) -> None:
    """The member reads what it is about on the page, by her link."""
    person = ask.member.person
    with in_language_of(person):
        _post(
            person.email,
            _("Rejoindre une équipe : votre réponse ?"),
            _(
                "Bonjour,\n\nLa coordination vous propose de rejoindre une équipe d’accompagnement. Voyez de quoi "
                "il s’agit et répondez d’un geste, sans compte :\n\n%(address)s\n"
            ),
            reverse("support:team_reply", args=[token]),
            "support.team",
            person.language,
        )


def _about(request: SupportRequest, subject, body) -> None:
    with translation.override(request.language):
        address = reverse("support:follow", args=[follow_link(request)])
        _post(request.email, str(subject), str(body), address, "support.request", request.language)


def _post(to: str, subject: str, body: str, path: str, kind: str, language: str) -> None:
    words = body % {"address": links.absolute(path)}
    post(to=to, subject=subject, body=f"{words}\n{Network.current().name}\n", kind=kind, language=language)
