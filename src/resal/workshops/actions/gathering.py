"""Ideas: written in silence, read, set aside, objected to."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions._changing import held_before_end, held_open, tell
from resal.workshops.actions.seating import count_idea, seat_of
from resal.workshops.enums import IdeaState, StepKind
from resal.workshops.models import Idea, LiveAuthor, Workshop

MOST_IDEAS = 20
LONGEST = 280
KEEP_DAYS = 730


@transaction.atomic
def add_idea(workshop: Workshop, token: str, words: str) -> Idea:
    """An idea from a phone, while ideas are gathered; twenty a phone at most."""
    workshop = held_open(workshop)
    seat = seat_of(workshop, token)
    if seat is None:
        raise Refusal(_("Inscrivez-vous d’abord à l’activité avec le code de la salle."))
    if not ideas_are_open(workshop):
        raise Refusal(_("Ce n’est pas le moment des idées."))
    if not count_idea(seat, MOST_IDEAS):
        raise Refusal(_("Vous avez envoyé toutes vos idées. Gardez les autres pour le tour de table."))
    state = IdeaState.WAITING if workshop.moderated else IdeaState.SHOWN
    idea = Idea.objects.create(workshop=workshop, words=_written(words), state=state, table=seat.table)
    LiveAuthor.objects.create(idea=idea, key=secrecy.author_key(workshop.pk, token))
    tell(workshop)
    return idea


@transaction.atomic
def type_idea(workshop: Workshop, words: str, *, by: Person) -> Idea:
    """An idea said aloud or written on a card, typed at the console."""
    workshop = held_before_end(workshop)
    refuse_once_voted(workshop)
    idea = Idea.objects.create(workshop=workshop, words=_written(words))
    record(by, "added", idea, ["words"])
    tell(workshop)
    return idea


@transaction.atomic
def show_idea(idea: Idea, *, by: Person) -> None:
    _set_state(idea, IdeaState.SHOWN, "shown", by)


@transaction.atomic
def set_idea_aside(idea: Idea, *, by: Person) -> None:
    """Out of sight: a joke, a name, a case. It can be shown again."""
    _set_state(idea, IdeaState.SET_ASIDE, "set_aside", by)


@transaction.atomic
def flag_solution(idea: Idea, *, is_solution: bool, by: Person) -> None:
    """« Mettre des caméras » is an answer: the room will look for the problem behind it."""
    workshop = held_before_end(idea.workshop)
    Idea.objects.filter(pk=idea.pk).update(is_solution=is_solution)
    record(by, "flagged", idea, ["is_solution"])
    tell(workshop)


@transaction.atomic
def object_to_merge(workshop: Workshop, token: str, idea: Idea) -> None:
    """The author says that this idea was gathered with what it does not mean. Until vote 1."""
    workshop = held_open(workshop)
    if idea.workshop_id != workshop.pk or not is_author(workshop, token, idea):
        raise Refusal(_("Seule la personne qui a écrit cette idée peut s’opposer à son regroupement."))
    if not Idea.objects.filter(pk=idea.pk, issue__isnull=False).update(objected=True):
        raise Refusal(_("Cette idée n’est regroupée avec aucune autre."))
    tell(workshop)


def is_author(workshop: Workshop, token: str, idea: Idea) -> bool:
    return LiveAuthor.objects.filter(idea=idea, key=secrecy.author_key(workshop.pk, token)).exists()


def own_ideas(workshop: Workshop, token: str):
    """The ideas of this phone, with the issue that gathers each; none once vote 1 has opened."""
    own = LiveAuthor.objects.filter(key=secrecy.author_key(workshop.pk, token)).values("idea")
    ideas = Idea.objects.filter(workshop=workshop, pk__in=own)
    return ideas.select_related("issue", "issue__wording", "issue__wording_en").in_order()


def ideas_are_open(workshop: Workshop) -> bool:
    """While people write in silence and until the round-robin ends, and before any vote."""
    if workshop.is_paused or workshop.rounds.exists():
        return False
    kinds = (StepKind.IDEAS, StepKind.MERGE)
    return workshop.steps.filter(position=workshop.step, kind__in=kinds).exists()


def refuse_once_voted(workshop: Workshop) -> None:
    """What people voted on stays as they read it."""
    if workshop.rounds.exists():
        raise Refusal(_("Le vote 1 a commencé : les enjeux ne changent plus."))


def _set_state(idea: Idea, state: IdeaState, verb: str, by: Person) -> None:
    workshop = held_before_end(idea.workshop)
    Idea.objects.filter(pk=idea.pk).update(state=state, issue=None, objected=False)
    record(by, verb, idea, ["state"])
    tell(workshop)


def _written(words: str):
    if len(words) > LONGEST:
        raise Refusal(
            _("Une idée tient en %(most)s caractères : dites l’essentiel.") % {"most": LONGEST}, field="words"
        )
    text = texts.write(words, "workshops.idea", keep_days=KEEP_DAYS)
    if text is None:
        raise Refusal(_("Écrivez votre idée avant de l’envoyer."), field="words")
    return text
