"""Issues: gathered from ideas or typed, reworded in fifteen words, read aloud, taken apart again."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.journal.trail import record
from resal.workshops.actions._changing import held_before_end, tell
from resal.workshops.actions.gathering import refuse_once_voted
from resal.workshops.domain.wording import MOST_WORDS, fits
from resal.workshops.models import Idea, Issue, Workshop

MOST_ISSUES = 30


@transaction.atomic
def add_issue(
    workshop: Workshop, wording: str, *, by: Person, wording_en: str = "", ideas: Iterable[Idea] = ()
) -> Issue:
    """A new issue, with the ideas it gathers when there are some."""
    workshop = held_before_end(workshop)
    refuse_once_voted(workshop)
    if workshop.issues.count() >= MOST_ISSUES:
        raise Refusal(_("Trente enjeux, c’est trop pour un vote : regroupez-en avant d’en ajouter."))
    last = workshop.issues.aggregate(last=Max("number"))["last"] or 0
    issue = Issue.objects.create(
        workshop=workshop,
        number=last + 1,
        wording=_worded(wording, "wording"),
        wording_en=_worded(wording_en, "wording_en") if wording_en.strip() else None,
    )
    record(by, "added", issue, ["wording", "wording_en"])
    _gather(workshop, issue, ideas, by)
    tell(workshop)
    return issue


@transaction.atomic
def type_issues(workshop: Workshop, wordings: Iterable[str], *, by: Person) -> None:
    """Issues that were known before the room: all or none."""
    for words in wordings:
        add_issue(workshop, words, by=by)


@transaction.atomic
def gather(issue: Issue, ideas: Iterable[Idea], *, by: Person) -> None:
    """These ideas say the same thing as the issue: they keep their words under it."""
    workshop = held_before_end(issue.workshop)
    refuse_once_voted(workshop)
    _gather(workshop, issue, ideas, by)
    tell(workshop)


@transaction.atomic
def take_out(idea: Idea, *, by: Person) -> None:
    """The idea stands alone again: a merge undone, or an objection heard."""
    workshop = held_before_end(idea.workshop)
    refuse_once_voted(workshop)
    Idea.objects.filter(pk=idea.pk).update(issue=None, objected=False)
    record(by, "taken_out", idea, ["issue"])
    tell(workshop)


@transaction.atomic
def reword(issue: Issue, wording: str, wording_en: str = "", *, by: Person) -> None:
    """Other words for the same issue; they are read aloud again."""
    workshop = held_before_end(issue.workshop)
    refuse_once_voted(workshop)
    issue = Issue.objects.select_related("wording", "wording_en").get(pk=issue.pk)
    before = (issue.wording_id, issue.wording_en_id)
    issue.wording = _worded(wording, "wording", issue.wording)
    issue.wording_en = _worded(wording_en, "wording_en", issue.wording_en) if wording_en.strip() else None
    if before == (issue.wording_id, issue.wording_en_id):
        return
    issue.read_aloud = False
    issue.save(update_fields=["wording", "wording_en", "read_aloud"])
    record(by, "reworded", issue, ["wording", "wording_en"])
    tell(workshop)


@transaction.atomic
def mark_read(issue: Issue, *, read: bool, by: Person) -> None:
    """Read aloud to the room."""
    workshop = held_before_end(issue.workshop)
    Issue.objects.filter(pk=issue.pk).update(read_aloud=read)
    record(by, "read_aloud", issue, ["read_aloud"])
    tell(workshop)


@transaction.atomic
def remove_issue(issue: Issue, *, by: Person) -> None:
    """The issue goes before any vote; the ideas it gathered stand alone again."""
    workshop = held_before_end(issue.workshop)
    refuse_once_voted(workshop)
    Idea.objects.filter(issue=issue).update(issue=None, objected=False)
    record(by, "removed", issue)
    issue.delete()
    for number, kept in enumerate(workshop.issues.order_by("number"), start=1):
        if kept.number != number:
            Issue.objects.filter(pk=kept.pk).update(number=number)
    tell(workshop)


def _gather(workshop: Workshop, issue: Issue, ideas: Iterable[Idea], by: Person) -> None:
    wanted = [idea.pk for idea in ideas]
    if not wanted:
        return
    mine = Idea.objects.shown().filter(workshop=workshop, pk__in=wanted)
    if mine.update(issue=issue, objected=False) != len(set(wanted)):
        raise Refusal(_("Une de ces idées n’est plus affichée. Relisez la liste."), field="ideas")
    record(by, "gathered", issue, ["ideas"])


def _worded(words: str, field: str, old: Text | None = None) -> Text:
    if not fits(words):
        raise Refusal(
            _("Formulez l’enjeu en %(most)s mots au plus, pour qu’il se lise d’un souffle.")
            % {"most": MOST_WORDS},
            field=field,
        )
    return texts.replace(old, words, "workshops.issue")
