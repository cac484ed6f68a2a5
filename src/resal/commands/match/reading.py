"""From a JSON file to members, requests and recruits."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from resal.commands.match.values import Value
from resal.commands.prioritise.files import text_of
from resal.commands.prioritise.words import Unusable, Words
from resal.methods.matching import Member, Need, Recruits, Request, Wish


@dataclass(frozen=True, slots=True)
class Asked:
    members: list[Member]
    requests: list[Request]
    recruits: Recruits | None = None


def read(path: Path, kind: str) -> Asked:
    file = Value(parsed(text_of(path)), "")
    members = [member(value) for value in file["members"].items()]
    once([value["id"] for value in file["members"].items()])
    known = {one.id for one in members}
    if kind == "team":
        return Asked(members, [request(file["request"], known)])
    requests = [request(value, known) for value in file["requests"].items()]
    once([value["id"] for value in file["requests"].items()])
    return Asked(members, requests, recruits(file["recruit"]) if kind == "recruit" else None)


def parsed(text: str) -> object:
    def refused(name: str) -> None:
        raise Unusable("-", Words("un nombre", "a number"), name)

    try:
        return json.loads(text, parse_float=Decimal, parse_constant=refused)
    except json.JSONDecodeError as error:
        near = text[error.pos : error.pos + 20].split("\n")[0]
        found = f"“{near}”" if near else Words("la fin", "the end")
        raise Unusable(error.lineno, Words("du JSON", "JSON"), found) from None
    except (RecursionError, ValueError):
        raise Unusable("-", Words("du JSON simple", "plain JSON"), Words("trop à lire", "too much")) from None


def once(values: Sequence[Value]) -> None:
    seen = set()
    for value in values:
        if value.found in seen:
            raise value.wrong(Words("un id qui ne sert qu’une fois", "an id used once"))
        seen.add(value.found)


def member(value: Value) -> Member:
    levels = value["levels"]
    return Member(
        id=value["id"].text(),
        sector=value["sector"].text(),
        org=value["org"].text(),
        levels={name: levels[name].whole(0, 4) for name in levels.object()} if value.has("levels") else {},
        languages=frozenset(one.text() for one in value.list("languages")),
        territories=frozenset(one.text() for one in value.list("territories")),
        capacity=value["capacity_h"].hours(),
        load=value.optional("load_h", Value.hours, 0),
        unavailable=frozenset(one.day() for one in value.list("unavailable")),
        cooldown_until=value.optional("cooldown_until", Value.day),
    )


def request(value: Value, known: set[str]) -> Request:
    most = value.optional("max_size", lambda v: v.whole(1))
    return Request(
        id=value["id"].text(),
        date=value["date"].day(),
        hours=value["hours"].hours(),
        required=tuple(
            Need(one["competence"].text(), one["level"].whole(1, 4), one.optional("count", counted, 1))
            for one in value.list("required")
        ),
        nice=tuple(
            Wish(one["competence"].text(), one["level"].whole(1, 4), one.optional("weight", counted, 1))
            for one in value.list("nice")
        ),
        languages=tuple(dict.fromkeys(one.text() for one in value.list("languages"))),
        territory=value.optional("territory", lambda v: (v["id"].text(), v.optional("count", counted, 1))),
        min_sectors=value.optional("min_sectors", lambda v: v.whole(0), 0),
        sector_target=value.optional("sector_target", lambda v: v.whole(0)),
        must_sectors=tuple(dict.fromkeys(one.text() for one in value.list("must_sectors"))),
        max_per_org=value.optional("max_per_org", lambda v: v.whole(1)),
        min_size=value.optional("min_size", lambda v: v.whole(0), 1),
        max_size=most,
        conflicts=frozenset(somebody(one, known) for one in value.list("conflicts")),
        incompatible=frozenset(pair(one, known) for one in value.list("incompatible")),
    )


def counted(value: Value) -> int:
    return value.whole(1, 10_000)


def somebody(value: Value, known: set[str]) -> str:
    if value.text() not in known:
        raise value.wrong(Words("l’id d’un membre", "the id of a member"))
    return value.text()


def pair(value: Value, known: set[str]) -> frozenset[str]:
    two = frozenset(somebody(one, known) for one in value.items())
    if len(two) != 2:
        raise value.wrong(Words("deux membres", "two members"))
    return two


def recruits(value: Value) -> Recruits:
    return Recruits(
        competences=tuple(dict.fromkeys(one.text() for one in value["competences"].items())),
        sectors=tuple(dict.fromkeys(one.text() for one in value["sectors"].items())),
        language_sets=tuple(
            tuple(one.text() for one in languages.items()) for languages in value["language_sets"].items()
        ),
        level=value["level"].whole(1, 4),
        hours=value["hours"].hours(),
    )
