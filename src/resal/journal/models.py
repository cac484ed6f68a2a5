from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet):
    def about(self, obj):
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).order_by("-pk")

    def by(self, person):
        return self.filter(actor_id=person.pk).order_by("-pk")

    def last_number(self) -> int:
        """Grows with each entry, and each write makes one: two pages under one number show the same."""
        return self.order_by("-pk").values_list("pk", flat=True).first() or 0


class Entry(models.Model):
    """Who did what to which object, and which fields changed. Never a free text, never a ballot.

    Triggers refuse to change or delete a row, on SQLite and PostgreSQL alike (`0002_append_only`).
    """

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    fields = models.JSONField(default=list)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée du journal")
        indexes = [models.Index(fields=["object_type", "object_id"], name="journal_by_object")]
