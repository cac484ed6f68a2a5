"""The answer as JSON, or in sentences that a coordinator reads."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from resal.commands.match.reading import Asked
from resal.commands.prioritise.report import aligned
from resal.commands.prioritise.words import Words

COLON = Words(" :", ":")
KEPT_OUT = {
    "conflict": Words("en conflit d’intérêts", "has a conflict of interest"),
    "unavailable": Words("pas disponible ce jour-là", "not available that day"),
    "cooldown": Words("en pause", "is resting"),
    "capacity": Words("pas assez d’heures", "not enough hours"),
}
WORSE = {
    "nice_weight": Words("moins de souhaits couverts", "fewer wishes covered"),
    "sectors": Words("moins de secteurs", "fewer sectors"),
    "people": Words("plus de personnes", "more people"),
    "depth": Words("moins de profondeur", "less depth"),
    "largest_load_permille": Words("quelqu’un est plus chargé", "somebody is more loaded"),
    "total_load_permille": Words("plus de charge en tout", "more load in all"),
    None: Words("à égalité", "a tie"),
}


def as_json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def line_words(line: Sequence[Any]) -> str:
    match list(line):
        case ["competence", name, level, count]:
            return str(
                Words(f"{count} × {name}, niveau {level} ou plus", f"{count} × {name}, level {level} or more")
            )
        case ["language", name]:
            return str(Words(f"quelqu’un qui parle {name}", f"somebody who speaks {name}"))
        case ["territory", name, count]:
            return str(Words(f"{count} du territoire {name}", f"{count} from territory {name}"))
        case ["must_sector", name]:
            return str(Words(f"le secteur {name}", f"the sector {name}"))
        case ["min_sectors", count]:
            return str(Words(f"{count} secteurs au moins", f"at least {count} sectors"))
        case ["min_size", count]:
            return str(Words(f"{count} personnes au moins", f"at least {count} people"))
        case ["max_size", count]:
            return str(Words(f"{count} personnes au plus", f"at most {count} people"))
        case ["max_per_org", count]:
            return str(Words(f"{count} par organisme au plus", f"at most {count} from one organisation"))
        case _:
            return str(Words("les paires incompatibles", "the incompatible pairs"))


def listed(lines: Sequence[Sequence[Any]]) -> str:
    return " ; ".join(map(line_words, lines)) if lines else "–"


def load(permille: int) -> str:
    """Per mille as a percentage, rounded half up."""
    return f"{(permille + 5) // 10} %"


def figures(aims: Mapping[str, int]) -> str:
    most, total = load(aims["largest_load_permille"]), aims["nice_weight"]
    return str(
        Words(
            f"souhaits {total} · secteurs {aims['sectors']} · personnes {aims['people']} · "
            f"profondeur {aims['depth']} · charge la plus haute {most}",
            f"wishes {total} · sectors {aims['sectors']} · people {aims['people']} · "
            f"depth {aims['depth']} · largest load {most}",
        )
    )


def team(asked: Asked, answer: Mapping[str, Any]) -> str:
    if answer["status"] == "infeasible":
        lines = infeasible(answer)
    elif answer["team"] is None:
        lines = [str(Words("Le temps permis était trop court.", "The time allowed was too short."))]
    else:
        lines = formed(asked, answer)
    if answer["ineligible"]:
        lines += ["", str(Words("Ne peuvent pas être invités", "Cannot be asked")) + str(COLON)]
        lines += [f"  {one}{COLON} {why_out(why)}" for one, why in answer["ineligible"].items()]
    return "\n".join(lines) + "\n"


def why_out(why: Sequence[str]) -> str:
    return ", ".join(str(KEPT_OUT[reason]) for reason in why)


def formed(asked: Asked, answer: Mapping[str, Any]) -> list[str]:
    proved = (
        Words("prouvée", "proved")
        if answer["status"] == "proved"
        else Words("la meilleure trouvée dans le temps permis", "the best found in the time allowed")
    )
    lines = [f"{Words('L’équipe', 'The team')} ({proved}){COLON} {', '.join(answer['team'])}"]
    lines += [figures(answer["aims"]), ""]
    sector = {one.id: one.sector for one in asked.members}
    heads = [
        ("membre", "member"),
        ("secteur", "sector"),
        ("charge", "load"),
        ("indispensable pour", "needed for"),
    ]
    rows = [[str(Words(*head)) for head in heads]]
    rows += [
        [m["id"], sector[m["id"]], load(m["load_permille"]), listed(m["needed_for"])]
        for m in answer["members"]
    ]
    lines += aligned(rows, left={0, 1, 3})
    if answer["alternatives"]:
        lines += ["", str(Words("D’autres équipes", "Other teams")) + str(COLON)]
        lines += [
            f"  {', '.join(other['team'])} ({WORSE[other['worse_by']]})" for other in answer["alternatives"]
        ]
    return lines


def infeasible(answer: Mapping[str, Any]) -> list[str]:
    lines = [str(Words("Aucune équipe ne répond à tous les critères.", "No team meets every criterion."))]
    if not answer["relaxations"]:
        return [*lines, str(Words("Personne ne peut être invité.", "Nobody can be asked."))]
    lines += ["", str(Words("Si l’on renonce à", "Giving up")) + str(COLON)]
    for one in answer["relaxations"]:
        lines.append(f"  {listed(one['lines'])}")
        lines.append(f"    → {', '.join(one['team'])} ({figures(one['aims'])})")
    lines += ["", str(Words("Pourquoi", "Why")) + str(COLON)]
    for cause in answer["causes"]:
        fits = [f"{one['id']} ({why_out(one['ineligible'])})" for one in cause["would_fit"]]
        nobody = str(Words("personne d’autre n’y répondrait", "nobody else would meet it"))
        lines.append(f"  {line_words(cause['line'])}{COLON} {', '.join(fits) or nobody}")
    return lines


def batch(asked: Asked, answer: Mapping[str, Any]) -> str:
    count, alone = len(asked.requests), answer["one_by_one"]
    proved = (
        Words("prouvé", "proved")
        if answer["status"] == "proved"
        else Words("le meilleur trouvé", "the best found")
    )
    joint = Words(
        f"Ensemble : {answer['served']} demandes servies sur {count}, souhaits {answer['aims']['nice_weight']}",
        f"Together: {answer['served']} requests served of {count}, wishes {answer['aims']['nice_weight']}",
    )
    single = Words(
        f"Une à une : {alone['served']}, souhaits {alone['nice_weight']}",
        f"One by one: {alone['served']}, wishes {alone['nice_weight']}",
    )
    lines = [f"{joint} ({proved})", str(single), ""]
    waits = str(Words("attend", "waits"))
    rows = [
        [request.id, ", ".join(answer["assignments"].get(request.id, ())) or waits]
        for request in asked.requests
    ]
    return "\n".join(lines + aligned(rows, left={0, 1})) + "\n"


def recruit(asked: Asked, answer: Mapping[str, Any]) -> str:
    now = Words(
        f"Aujourd’hui : {len(answer['feasible_now'])} demandes sur {len(asked.requests)} ont une équipe, "
        f"souhaits {answer['nice_now']}",
        f"Today: {len(answer['feasible_now'])} requests of {len(asked.requests)} have a team, "
        f"wishes {answer['nice_now']}",
    )
    heads = [
        ("compétence", "competence"),
        ("secteur", "sector"),
        ("langues", "languages"),
        ("demandes de plus", "more requests"),
        ("souhaits de plus", "more wishes"),
    ]
    rows = [[str(Words(*head)) for head in heads]]
    for row in answer["table"]:
        new = ", ".join(row["newly_feasible"])
        gained = f"{row['gain_requests']} ({new})" if new else "0"
        cells = [row["competence"], row["sector"], ", ".join(row["languages"]), gained, str(row["gain_nice"])]
        rows.append(cells)
    nothing = [
        str(Words("Aucun de ces recrutements n’y changerait rien.", "None of them would change that."))
    ]
    return "\n".join([str(now), "", *(aligned(rows, left={0, 1, 2}) if answer["table"] else nothing)]) + "\n"


TABLES = {"team": team, "batch": batch, "recruit": recruit}
