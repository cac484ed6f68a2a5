"""« Pourquoi cet ordre » in words: what both countings and the other methods say of the last vote, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core.documents.outline import Bullets, Paragraph, Section, Table
from resal.workshops import reading
from resal.workshops.disclosing import gate
from resal.workshops.domain.reasons import LEVEL, Method, Reasons, Tier, reasons
from resal.workshops.domain.results import Cast
from resal.workshops.models import Issue, Round, Workshop

KEPT = 24 * 3600


@dataclass(frozen=True, slots=True)
class TierRow:
    """« Groupe de tête », « à départager », and the issues that stand elsewhere in the other counting."""

    name: str
    issues: tuple[tuple[Issue, bool], ...]


@dataclass(frozen=True, slots=True)
class MethodRow:
    name: str
    counts: str
    order: tuple[tuple[str, Issue], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """The last vote whose order may be shown, and everything that is said of why."""

    outcome: reading.Outcome
    reasons: Reasons
    issues: dict[int, Issue]

    @property
    def tiers(self) -> list[TierRow]:
        return self._rows(self.reasons.tiers)

    @property
    def balanced_tiers(self) -> list[TierRow]:
        return self._rows(self.reasons.balanced_tiers)

    @property
    def methods(self) -> list[MethodRow]:
        return [self._method(method) for method in self.reasons.methods]

    @property
    def unites(self) -> list[Issue]:
        return [self.issues[number] for number in self.reasons.unites]

    @property
    def divides(self) -> list[Issue]:
        return [self.issues[number] for number in self.reasons.divides]

    @property
    def sentences(self) -> list[str]:
        """What can be read to the room."""
        if not self.reasons.told:
            return [
                _(
                    "Moins de dix bulletins : les paliers et les autres méthodes ne sont pas montrés, une seule voix "
                    "y pèserait trop."
                )
            ]
        return [*self._head(), *self._moves(), *self._winners()]

    @property
    def explanations(self) -> list[str]:
        """Why the methods do not put the same issue first."""
        first = {method.code: set(method.first) for method in self.reasons.methods}
        points = first.get("points", set())
        told = {
            "plurality": _(
                "Premiers choix : un enjeu très aimé de quelques-uns y passe devant un enjeu que presque tout le "
                "monde choisit en deuxième ou en troisième. Les points comptent les deux."
            ),
            "runoff": _(
                "Second tour instantané : un enjeu qui a peu de premiers choix sort tôt, même si beaucoup le mettent "
                "deuxième."
            ),
            "schulze": _(
                "Duels : être préféré de peu par beaucoup y vaut mieux qu’être adoré par quelques-uns."
            ),
            "borda": _(
                "Borda : les enjeux que l’on n’a pas choisis comptent aussi, à égalité au dernier rang."
            ),
            "kemeny": _(
                "Kemeny–Young : c’est tout l’ordre qui est choisi d’un coup, et non un rang à la fois."
            ),
        }
        return [sentence for code, sentence in told.items() if first.get(code, points) != points]

    def _head(self) -> list[str]:
        if len(self.reasons.tiers) == 1:
            return [
                _(
                    "Les bulletins ne suffisent pas à séparer les enjeux : tous restent à départager en discutant."
                )
            ]
        head = self.reasons.tiers[0].issues
        return [
            ngettext(
                "%(issues)s est seul dans le groupe de tête : un autre jour, avec d’autres personnes des mêmes "
                "secteurs, il y serait presque sûrement encore.",
                "Groupe de tête : %(issues)s. Les bulletins ne les séparent pas : entre eux, l’ordre peut tenir au "
                "hasard.",
                len(head),
            )
            % {"issues": self._labels(head)}
        ]

    def _moves(self) -> list[str]:
        if not self.reasons.balanced_tiers:
            return []
        if not self.reasons.moved:
            return [_("Équilibrer les secteurs ne fait changer aucun enjeu de palier.")]
        return [
            ngettext(
                "%(issues)s change de palier quand on équilibre les secteurs : c’est là que leur poids compte.",
                "%(issues)s changent de palier quand on équilibre les secteurs : c’est là que leur poids compte.",
                len(self.reasons.moved),
            )
            % {"issues": self._labels(self.reasons.moved)}
        ]

    def _winners(self) -> list[str]:
        methods = len(self.reasons.methods)
        by_first: dict[tuple[int, ...], list[str]] = {}
        for method in self.reasons.methods:
            by_first.setdefault(method.first, []).append(method_name(method.code))
        if len(by_first) == 1:
            [first] = by_first
            return [
                _("Les %(methods)s méthodes comparées mettent en tête : %(issues)s.")
                % {"methods": methods, "issues": self._labels(first)}
            ]
        return [
            _("En tête selon %(methods)s : %(issues)s.")
            % {"methods": ", ".join(names), "issues": self._labels(first)}
            for first, names in by_first.items()
        ]

    def _rows(self, tiers: Iterable[Tier]) -> list[TierRow]:
        moved = set(self.reasons.moved)
        return [
            TierRow(
                _("Groupe de tête")
                if place == 0
                else _("À départager, palier %(place)s") % {"place": place + 1},
                tuple((self.issues[number], number in moved) for number in tier.issues),
            )
            for place, tier in enumerate(tiers)
        ]

    def _method(self, method: Method) -> MethodRow:
        order = tuple((label, self.issues[number]) for number, label in method.order)
        return MethodRow(
            method_name(method.code), what_counts(method.code, self.outcome.round.choices), order
        )

    def _labels(self, numbers: Iterable[int]) -> str:
        return ", ".join(self.issues[number].label for number in numbers)


def explained(workshop: Workshop) -> Explained | None:
    """None before a vote whose order may be shown."""
    shown = [outcome for outcome in reading.outcomes(workshop) if not outcome.withheld]
    if not shown:
        return None
    issues = {row.issue.number: row.issue for row in shown[-1].rows}
    return Explained(shown[-1], _reasons(workshop, shown[-1].round), issues)


def sections(told: Explained) -> list[Section]:
    """The same on paper."""
    blocks = [Paragraph(sentence) for sentence in told.sentences]
    if told.unites:
        blocks.append(Paragraph(_("Rassemble : %(issues)s.") % {"issues": _listed(told.unites)}))
    if told.divides:
        blocks.append(Paragraph(_("À débattre : %(issues)s.") % {"issues": _listed(told.divides)}))
    if told.reasons.told:
        rows = tuple(
            (row.name, row.counts, ", ".join(f"{label} {issue.label}" for label, issue in row.order))
            for row in told.methods
        )
        header = (_("Méthode"), _("Ce qu’elle compte"), _("Premiers rangs"))
        blocks.append(Table(header, rows, caption=_("Ce que dirait chaque méthode"), widths=(2, 4, 3)))
        if told.explanations:
            blocks.append(Bullets(tuple(told.explanations)))
        tiers = tuple(
            (row.name, ", ".join(issue.label for issue, _moved in row.issues)) for row in told.tiers
        )
        blocks.append(Table((_("Palier"), _("Enjeux")), tiers, caption=_("Paliers, une personne, une voix")))
        if told.balanced_tiers:
            even = tuple(
                (row.name, ", ".join(issue.label for issue, _moved in row.issues))
                for row in told.balanced_tiers
            )
            blocks.append(Table((_("Palier"), _("Enjeux")), even, caption=_("Paliers, secteurs équilibrés")))
        blocks.append(Paragraph(certainty()))
    return [Section(_("Pourquoi cet ordre"), tuple(blocks))]


def certainty() -> str:
    return _(
        "Deux enjeux sont dans deux paliers quand les bulletins les séparent pour de bon : tous ces écarts ensemble "
        "tiennent neuf fois sur dix (%(level)s %%)."
    ) % {"level": int(LEVEL * 100)}


def method_name(code: str) -> str:
    return {
        "points": _("les points"),
        "borda": _("Borda"),
        "schulze": _("les duels (Schulze)"),
        "kemeny": _("l’ordre le plus proche de tous (Kemeny–Young)"),
        "runoff": _("le second tour instantané"),
        "plurality": _("les premiers choix"),
    }[code]


def what_counts(code: str, k: int) -> str:
    return {
        "points": _("Le premier choix vaut %(k)s points, le dernier un point.") % {"k": k},
        "borda": _("Sur chaque bulletin, un point par enjeu devancé."),
        "schulze": _("Chaque enjeu contre chaque autre : lequel est préféré par plus de monde ?"),
        "kemeny": _("L’ordre qui contredit le moins d’avis."),
        "runoff": _("Le moins choisi est retiré, ses bulletins passent au choix suivant, et ainsi de suite."),
        "plurality": _("Seul le premier choix compte."),
    }[code]


def _reasons(workshop: Workshop, round: Round) -> Reasons:
    return once_counted(
        "reasons",
        workshop,
        round,
        lambda: reasons(ballots_of(round), round.issues, k=round.choices, gate=gate()),
    )


def once_counted(what: str, workshop: Workshop, round: Round, compute: Callable[[], Any]) -> Any:
    """A counted vote never changes: what is said of it is computed once."""
    key = f"workshops.{what}:{workshop.public_id}:{round.number}:{settings.RESAL_VOTE_THRESHOLD}"
    found = cache.get(key)
    if found is None:
        found = compute()
        cache.set(key, found, KEPT)
    return found


def ballots_of(round: Round) -> list[Cast]:
    rows = round.ballots.order_by("pk").values_list("group", "choices")
    return [Cast(group, tuple(choices)) for group, choices in rows]


def _listed(issues: Iterable[Issue]) -> str:
    return ", ".join(f"{issue.label} {issue.words}" for issue in issues)
