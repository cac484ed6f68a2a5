"""The field for what people write about situations.

It warns beside the field when the words may tell who somebody is, keeps what was typed, and asks to confirm
once: a tick stands under the text, and with it the same words are accepted.

    problem = FreeTextField(label=_("Le problème, dans vos mots"), rows=5)
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core import sensitive
from resal.core.models import Network

LONGEST = 4000
BROKEN = "\ufffd"

FOUND = {
    sensitive.Kind.NAME: gettext_lazy("le nom d’une personne avec son âge ou sa date de naissance"),
    sensitive.Kind.BIRTH_DATE: gettext_lazy("une date de naissance"),
    sensitive.Kind.PHONE: gettext_lazy("un numéro de téléphone"),
    sensitive.Kind.ADDRESS: gettext_lazy("une adresse"),
    sensitive.Kind.EMAIL: gettext_lazy("un courriel"),
    sensitive.Kind.HEALTH_NUMBER: gettext_lazy("un numéro d’assurance maladie"),
    sensitive.Kind.SOCIAL_NUMBER: gettext_lazy("un numéro d’assurance sociale"),
}


def found_in(words: str) -> list[sensitive.Kind]:
    """What `words` may tell; the network's own help lines are nobody's number."""
    found = sensitive.kinds(words)
    if sensitive.Kind.PHONE not in found:
        return found
    network = Network.current()
    ours = {network.youth_protection_fr, network.youth_protection_en}
    public = sensitive.HELP_LINES | {sensitive.digits(number) for number in ours}
    return sensitive.kinds(words, public_numbers=public)


class Typed(str):
    """The words of a post, and whether the tick under them was set."""

    confirmed: bool

    def __new__(cls, words: str, *, confirmed: bool):
        typed = super().__new__(cls, words)
        typed.confirmed = confirmed
        return typed


class _WithConfirmation:
    """A text widget that shows a tick under words which were posted and need a second look."""

    template_name = "core/widgets/free_text.html"
    plain_template = ""

    def value_from_datadict(self, data, files, name):
        words = super().value_from_datadict(data, files, name)
        return words if words is None else Typed(words, confirmed=f"{name}-ok" in data)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        posted = value if isinstance(value, Typed) else None
        context["widget"] |= {
            "plain_template": self.plain_template,
            "asks": posted is not None and bool(found_in(posted)),
            "confirmed": posted is not None and posted.confirmed,
        }
        return context


class FreeTextarea(_WithConfirmation, forms.Textarea):
    plain_template = "django/forms/widgets/textarea.html"


class FreeTextInput(_WithConfirmation, forms.TextInput):
    plain_template = "django/forms/widgets/text.html"


class FreeTextField(forms.CharField):
    """Several lines; `rows=1` makes one line. Broken characters are refused, nothing is cut."""

    def __init__(self, *, rows: int = 4, max_length: int = LONGEST, **options):
        options.setdefault("widget", FreeTextInput if rows == 1 else FreeTextarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **options)

    def clean(self, value):
        words = super().clean(value)
        if BROKEN in words:
            raise ValidationError(
                _("Des caractères sont arrivés abîmés. Corrigez-les, puis envoyez de nouveau."), code="broken"
            )
        found = found_in(words)
        if found and not getattr(value, "confirmed", False):
            raise ValidationError(warning(found), code="sensitive")
        return words


def warning(found: list[sensitive.Kind]) -> str:
    """The sentence beside the field."""
    return _(
        "Ce texte semble contenir %(what)s. Retirez-le, ou cochez la case "
        "sous le texte si personne ne peut être reconnu."
    ) % {"what": _listed([str(FOUND[kind]) for kind in found])}


def _listed(parts: list[str]) -> str:
    return _(" et ").join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
