"""What pages say of a counted consultation."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resal.core.bilingual import choose
from resal.workshops.models import Poll, PollItem, PollRound

PLANNED = ("dots", "criteria", "pairs", "delphi")
AHEAD = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a result: the item, and what the count says of it."""

    item: PollItem
    line: dict[str, Any]

    @property
    def carried(self) -> str:
        return carried_words(self.line.get("carried", ""))

    @property
    def share(self) -> str:
        return share_words(self.line.get("share"))

    @property
    def agree(self) -> str:
        return share_words(self.line.get("agree"))

    @property
    def disagree(self) -> str:
        return share_words(self.line.get("disagree"))

    @property
    def verdict(self) -> str:
        """What the room says of a statement, in words."""
        words = {
            "agree": _("plutôt d’accord"),
            "disagree": _("plutôt pas d’accord"),
            "divided": _("partagés"),
        }
        return words.get(self.line["verdict"], _("trop peu de réponses"))

    @property
    def why_not(self) -> str:
        """Why a project is not funded."""
        if not self.line["fits"]:
            return _("Il coûte plus que ce qui restait de l’enveloppe.")
        if self.line["missing"] is None:
            return _("Ses partisans ne pouvaient pas le payer ensemble.")
        return _("Il manquait %(missing)s $ à ses partisans.") % {
            "missing": number_format(self.line["missing"], force_grouping=True)
        }


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted round as it may be shown."""

    round: PollRound
    rows: tuple[Row, ...]
    sectors: tuple[tuple[str, tuple[tuple[str, PollItem], ...]], ...]
    groups: tuple[str, ...]

    @property
    def result(self) -> dict[str, Any]:
        return self.round.result

    @property
    def weights(self) -> list[tuple[str, int]]:
        """Each criterion with its weight, in whole per cents."""
        return list(zip(self.round.poll.settings["criteria"], self.result["weights"], strict=True))

    @property
    def first_words(self) -> list[str]:
        """Which issue would be first under any weights (SMAA), a sentence each; the two likeliest."""
        words = {row.item.number: row.item.words for row in self.rows}
        sentence = _("Avec d’autres poids, « %(words)s » serait en tête dans %(cases)s cas sur 100.")
        told = [one for one in self.result.get("first", []) if one["item"] in words]
        return [sentence % {"words": words[one["item"]], "cases": one["cases"]} for one in told[:2]]

    @property
    def opinion_groups(self) -> list[dict[str, Any]]:
        """Opinion groups by letter, with what tells each from the others."""
        words = {row.item.number: row.item.words for row in self.rows}
        forms = {True: _("d’accord avec « %(words)s »"), False: _("pas d’accord avec « %(words)s »")}
        return [
            {
                "name": _("Famille %(letter)s") % {"letter": "ABCDE"[place]},
                "people": group["people"],
                "says": [
                    forms[said["agrees"]] % {"words": words[said["item"]]}
                    for said in group["says"]
                    if said["item"] in words
                ],
            }
            for place, group in enumerate(self.result.get("groups", []))
        ]

    @property
    def has_shares(self) -> bool:
        return any(row.share for row in self.rows)


def counted(poll: Poll) -> list[Counted]:
    """Each counted round, in order."""
    items = {item.number: item for item in poll.items.in_order()}
    rounds = poll.rounds.select_related("poll").exclude(counted_at=None).order_by("number")
    return [_counted(round, items) for round in rounds]


def leading(result: dict[str, Any]) -> set[int]:
    """The items that the count puts ahead, in either order."""
    return {
        line["item"]
        for line in result["lines"]
        if (line.get("rank") or AHEAD + 1) <= AHEAD or (line.get("balanced_rank") or AHEAD + 1) <= AHEAD
    }


def carried_words(carried: str) -> str:
    return {"few": _("porté par peu de secteurs"), "several": _("porté par plusieurs secteurs")}.get(
        carried, ""
    )


def share_words(share: dict[str, int] | None) -> str:
    """« 42 % (de 28 à 57 %) », or only on which side; nothing where nothing may be said."""
    if not share:
        return ""
    if "under" in share:
        return _("moins de %(under)s %%") % share
    if "over" in share:
        return _("plus de %(over)s %%") % share
    return _("%(percent)s %% (de %(low)s à %(high)s %%)") % share


def _counted(round: PollRound, items: dict[int, PollItem]) -> Counted:
    result = round.result
    names = {group["code"]: choose(group["name_fr"], group["name_en"]) for group in round.groups}
    rows = [Row(items[line["item"]], line) for line in result["lines"] if line["item"] in items]
    sectors = [
        (
            names.get(shown["group"], ""),
            tuple((place["label"], items[place["item"]]) for place in shown["order"]),
        )
        for shown in result["sectors"]
    ]
    return Counted(round, tuple(rows), tuple(sectors), tuple(names.values()))
