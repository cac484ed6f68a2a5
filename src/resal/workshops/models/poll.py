"""The other formats: a list, a way to answer it, one secret count (two for a Delphi)."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Milieu
from resal.workshops.enums import ItemState, PollKind, PollStatus

from .workshop import room_code


class PollQuerySet(models.QuerySet):
    def counted(self):
        return self.filter(status=PollStatus.COUNTED)

    def under_way(self):
        return self.filter(status__in=(PollStatus.OPEN, PollStatus.BETWEEN))

    def for_listing(self):
        """Those under way first, then those in preparation, then the past."""
        return self.select_related("milieu").order_by(
            models.Case(
                models.When(status__in=(PollStatus.OPEN, PollStatus.BETWEEN), then=0),
                models.When(status=PollStatus.PREPARED, then=1),
                default=2,
                output_field=models.IntegerField(),
            ),
            "-created_at",
            "-pk",
        )


class Poll(models.Model):
    """A consultation in another format than the room's. Its settings freeze when it opens.

    Open by link it ends with the day `closes_on`; in the room somebody ends it. `reason` says why the group
    keeps what the count did not put ahead.
    """

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    code = models.CharField(max_length=6, unique=True, default=room_code, editable=False)
    milieu = models.ForeignKey(
        Milieu, on_delete=models.PROTECT, related_name="polls", verbose_name=_("milieu")
    )
    kind = models.CharField(_("format"), max_length=10, choices=PollKind)
    title = models.CharField(_("titre"), max_length=160)
    question = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settings = models.JSONField(default=dict)
    takes_ideas = models.BooleanField(_("les personnes peuvent proposer"), default=False)
    head_count = models.PositiveSmallIntegerField(_("personnes qui répondent, au plus"), default=30)
    by_card = models.BooleanField(_("un code personnel ouvre chaque place"), default=False)
    closes_on = models.DateField(_("dernier jour"), null=True, blank=True)
    status = models.CharField(max_length=10, choices=PollStatus, default=PollStatus.PREPARED)
    created_at = models.DateTimeField()
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan_address = models.CharField(max_length=300, blank=True)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workshops:poll", args=[self.public_id])

    @property
    def is_prepared(self) -> bool:
        return self.status == PollStatus.PREPARED

    @property
    def is_open(self) -> bool:
        return self.status == PollStatus.OPEN

    @property
    def is_between(self) -> bool:
        return self.status == PollStatus.BETWEEN

    @property
    def is_counted(self) -> bool:
        return self.status == PollStatus.COUNTED


class PollItemQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state=ItemState.SHOWN)

    def waiting(self):
        return self.filter(state=ItemState.WAITING)

    def in_order(self):
        return self.select_related("wording", "wording_en").order_by("number")


class PollItem(models.Model):
    """What people answer on: an issue, a statement, a project with its cost. No author is kept."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    wording_en = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cost = models.PositiveIntegerField(_("coût"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.SHOWN)
    place = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = PollItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("élément de consultation")
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="workshops_one_poll_item_a_number")
        ]

    @property
    def words(self) -> str:
        """The wording in the reader's language, French where no English was given."""
        english = (get_language() or "").startswith("en") and self.wording_en
        return str(english or self.wording)


class PollRound(models.Model):
    """One secret count of a consultation. Counted once, with its result (a trigger refuses any later change)."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    groups = models.JSONField(default=list)
    result = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name = _("tour de consultation")
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="workshops_one_poll_round_a_number"),
            models.UniqueConstraint(
                fields=["poll"], condition=models.Q(counted_at=None), name="workshops_one_open_poll_round"
            ),
            models.CheckConstraint(
                condition=models.Q(counted_at=None, result=None)
                | models.Q(counted_at__isnull=False, result__isnull=False),
                name="workshops_counted_poll_has_a_result",
            ),
        ]

    @property
    def is_counted(self) -> bool:
        return self.counted_at is not None

    @property
    def is_over(self) -> bool:
        """No answer is taken any more."""
        return self.is_counted or (self.closes_at is not None and clock.now() >= self.closes_at)


class PollSeat(models.Model):
    """Somebody who may answer: a digest of what their phone alone holds, so that places can be counted.

    It says neither sector nor whether they answered. Emptied after the last count; never in a backup.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="seats")
    digest = models.CharField(max_length=64, unique=True)
    ideas_sent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("place de consultation")


class LiveAnswer(models.Model):
    """What one phone answered while the round is open, so that it can change its mind.

    `key` and `seal` are HMACs under a key that is in no database: the first finds the phone's own row, the
    second is opened at the count to know the sector, and two rows of one sector look unlike. Emptied at the
    count; never in a backup.
    """

    key = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(PollRound, on_delete=models.CASCADE, related_name="live_answers")
    seal = models.CharField(max_length=64)
    answers = models.JSONField()

    class Meta:
        verbose_name = _("réponse en cours")


class Answer(models.Model):
    """A counted answer: a random id, a group of three or more, what was answered. No time, no order, no person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(PollRound, on_delete=models.CASCADE, related_name="answers")
    group = models.CharField(max_length=60)
    answers = models.JSONField()

    class Meta:
        verbose_name = _("réponse")
