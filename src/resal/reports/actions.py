"""Stories: the coordination writes, the milieu agrees, either takes back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Milieu
from resal.journal.trail import record
from resal.plans.domain.neutral import names_violence
from resal.plans.places import forms_of_violence
from resal.reports.models import Story


@transaction.atomic
def write(milieu: Milieu, *, by: Person, title: str, words: str, happened_on: date) -> Story:
    if happened_on > clock.today():
        raise Refusal(_("Un récit raconte ce qui est déjà arrivé."), field="happened_on")
    if names_violence(title, forms_of_violence()):
        raise Refusal(
            _("Le nom du milieu paraît sous ce titre : n’y nommez aucune forme de violence."), field="title"
        )
    story = Story.objects.create(
        milieu=milieu,
        title=texts.write(title, "reports.title"),
        words=texts.write(words, "reports.story"),
        happened_on=happened_on,
        written_by=by,
        written_at=clock.now(),
    )
    record(by, "added", story, ["milieu", "title", "words", "happened_on"])
    return story


@transaction.atomic
def agree(story: Story, *, by: Person) -> None:
    """The milieu's word: from now on the report may tell it."""
    if not (story.words.is_readable and story.title.is_readable):
        raise Refusal(_("Ce texte a été retiré : il ne peut plus paraître."))
    waiting = Story.objects.waiting().filter(pk=story.pk)
    if not waiting.update(agreed_at=clock.now(), agreed_by=by):
        raise Refusal(_("Ce récit n’attend plus de réponse."))
    record(by, "approved", story, ["agreed_at"])


@transaction.atomic
def take_back(story: Story, *, by: Person) -> None:
    """It leaves the report at once, agreed to or not."""
    if not Story.objects.filter(pk=story.pk, taken_back_at=None).update(taken_back_at=clock.now()):
        raise Refusal(_("Ce récit est déjà retiré."))
    record(by, "withdrawn", story, ["taken_back_at"])
