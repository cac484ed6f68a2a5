"""What the figures say, in plain sentences: first what one sees, then what chance alone would give."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core.days import plain_day
from resal.network.domain.grouping import REST
from resal.network.models import Snapshot
from resal.network.names import figure, kind_name, named, quarter

SURE = 0.05
FLAT = 0.02
"""Less than this between two quarters is no change."""
SELDOM, OFTEN = 2 / 3, 1.5
"""A ratio of observed to expected under, or over, which two groups meet seldom, or often."""


def headline() -> list[str]:
    """What anybody who reads aggregates may read, from the last measure; nothing while there is too little."""
    snapshots = list(Snapshot.objects.in_time())
    if not snapshots or not snapshots[-1].content["enough"]:
        return []
    return [head(snapshots[-1]), openness(snapshots[-1].content), trend(snapshots)]


def head(snapshot: Snapshot) -> str:
    found = snapshot.content
    day = plain_day(snapshot.until)
    said = ngettext(
        "Dans les douze mois jusqu’au %(day)s, %(tied)s organisme s’est assis à la même table qu’un autre",
        "Dans les douze mois jusqu’au %(day)s, %(tied)s organismes se sont assis à la même table",
        found["tied"],
    ) % {"day": day, "tied": found["tied"]}
    times = ngettext("lors de %(count)s activité.", "lors de %(count)s activités.", found["activities"]) % {
        "count": found["activities"]
    }
    return f"{said}, {times}" if found["tied"] == 1 else f"{said} {times}"


def openness(found: Mapping[str, Any]) -> str:
    """Of ten ties, how many cross, and how many would by chance."""
    silo = found["e_i"]
    crossing, chance = _of_ten(silo["value"]), _of_ten(silo["expected"])
    said = _(
        "Sur dix liens, %(crossing)s relient des groupes différents ; le hasard en donnerait %(chance)s."
    ) % {
        "crossing": crossing,
        "chance": chance,
    }
    return f"{said} {_verdict(silo)}"


def _verdict(silo: Mapping[str, Any]) -> str:
    if silo["value"] >= silo["expected"]:
        return _("Le réseau est aussi ouvert que le hasard le voudrait, ou plus.")
    if silo["p"] <= SURE:
        return _("C’est plus fermé que le hasard : il y a des silos.")
    return _("C’est un peu plus fermé, mais le hasard seul pourrait l’expliquer.")


def _of_ten(value: float) -> str:
    return figure((1 + value) / 2 * 10, 1)


def trend(snapshots: Sequence[Snapshot]) -> str:
    """How the headline figure moved since a year before, or since the first quarter there is."""
    known = [one for one in snapshots if one.content.get("assortativity") is not None]
    if len(known) < 2:
        return _("Il faudra un deuxième trimestre pour dire si les secteurs s’ouvrent ou se ferment.")
    last = known[-1]
    before = known[-5] if len(known) >= 5 else known[0]
    change = last.content["assortativity"] - before.content["assortativity"]
    words = {
        "before": figure(before.content["assortativity"]),
        "last": figure(last.content["assortativity"]),
        "when": quarter(before.quarter_ends_on),
    }
    if change < -FLAT:
        said = _("Les secteurs s’ouvrent : l’assortativité est passée de %(before)s (%(when)s) à %(last)s.")
    elif change > FLAT:
        said = _(
            "Les secteurs se referment : l’assortativité est passée de %(before)s (%(when)s) à %(last)s."
        )
    else:
        said = _("L’assortativité reste la même depuis %(when)s : %(last)s.")
    return said % words


def clusters(found: Mapping[str, Any]) -> str:
    value = found["modularity"]
    shown = figure(value)
    if value is None or value < 0.05:
        return _("Les secteurs ne forment pas de grappes (modularité %(value)s).") % {"value": shown}
    if value < 0.3:
        return _("Les secteurs forment des grappes légères (modularité %(value)s).") % {"value": shown}
    return _("Les secteurs forment des grappes nettes (modularité %(value)s).") % {"value": shown}


def missing_pairs(found: Mapping[str, Any], names: Mapping[str, str], most: int = 3) -> Iterable[str]:
    """The pairs of named groups that meet least beside what their activity would give."""
    pairs = [
        row
        for row in found["mixing"]
        if row["one"] != row["other"] and REST not in (row["one"], row["other"])
    ]
    seldom = [row for row in pairs if seldom_met(row["ratio"])]
    for row in sorted(seldom, key=lambda row: (row["ratio"], -row["expected"], row["one"]))[:most]:
        pair = {"one": named(names, row["one"]), "other": named(names, row["other"])}
        if not row["observed"]:
            yield _("« %(one)s » et « %(other)s » ne se sont pas assis ensemble.") % pair
        else:
            yield _(
                "« %(one)s » et « %(other)s » se rencontrent %(ratio)s fois ce que leur activité ferait attendre."
            ) % (pair | {"ratio": figure(row["ratio"], 1)})


def seldom_met(ratio: float | None) -> bool:
    return ratio is not None and ratio < SELDOM


def meeting(ratio: float | None) -> tuple[str, str]:
    """How often two groups meet, in a word, and the tone of its tag."""
    if ratio is None:
        return _("rien d’attendu"), "plain"
    if seldom_met(ratio):
        return _("peu"), "waiting"
    return (_("beaucoup"), "done") if ratio > OFTEN else (_("autant qu’attendu"), "plain")


def hours(found: Mapping[str, Any]) -> str:
    value = found["gini"]
    if value is None:
        return _("Aucune heure n’est notée encore.")
    shown = figure(value)
    if value < 0.3:
        return _("Les heures sont bien partagées entre organismes (Gini %(value)s).") % {"value": shown}
    if value < 0.6:
        return _("Les heures sont inégalement partagées (Gini %(value)s).") % {"value": shown}
    return _("Quelques organismes portent presque toutes les heures (Gini %(value)s).") % {"value": shown}


def layers(found: Mapping[str, Any]) -> Iterable[str]:
    """Whether two kinds of activities bring the same organisations together."""
    for row in found["together"]:
        words = {
            "one": kind_name(row["one"]),
            "other": kind_name(row["other"]),
            "figures": f"r\u00a0=\u00a0{figure(row['r'])}, p\u00a0=\u00a0{figure(row['p'], 3)}",
        }
        if row["p"] > SURE:
            said = _(
                "%(one)s et %(other)s : rien ne dit que les mêmes organismes s’y retrouvent (%(figures)s)."
            )
        elif row["r"] > 0:
            said = _("%(one)s et %(other)s : les mêmes organismes s’y retrouvent (%(figures)s).")
        else:
            said = _("%(one)s et %(other)s : on n’y retrouve pas les mêmes organismes (%(figures)s).")
        sentence = said % words
        yield sentence[:1].upper() + sentence[1:]


def made_of(found: Mapping[str, Any]) -> str:
    """Which records, and what was put apart."""
    parts = [f"{kind_name(kind)} ({count})" for kind, count in found["kinds"].items()]
    said = _("Les liens viennent de : %(kinds)s.") % {"kinds": ", ".join(parts)}
    apart = found["plenaries"]
    if not apart:
        return said
    more = ngettext(
        "%(count)s plénière est laissée à part.", "%(count)s plénières sont laissées à part.", apart
    ) % {"count": apart}
    return f"{said} {more}"
