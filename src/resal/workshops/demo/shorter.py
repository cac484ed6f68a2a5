"""Two shorter activities: one where two sectors were missing, one that waits to be opened."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.directory.models import Sector
from resal.workshops.actions import deciding, preparing, seating, stepping, voting, wording
from resal.workshops.enums import Script
from resal.workshops.models import Workshop

HELD = datetime(2025, 9, 17, 18, 30, tzinfo=ZoneInfo("America/Toronto"))
QUESTION = "Qu’est-ce qui rend le parc inquiétant le soir pour les jeunes ?"
PARK = (
    "Les lampadaires brisés du côté de l’étang",
    "Aucun adulte connu des jeunes après 20 h",
    "Les attroupements devant le dépanneur",
    "Le terrain de basket fermé trop tôt",
    "Les insultes entre groupes d’écoles différentes",
)
VOTERS = (
    ("comm_jeunesse", (2, 4, 1)),
    ("comm_jeunesse", (2, 5, 4)),
    ("travail_rue", (2, 5, 3)),
    ("municipal", (1, 2, 4)),
    ("municipal", (1, 4, 2)),
    ("immigration", (5, 2, 1)),
    ("citoyens", (1, 2, 3)),
)
INVITED = ("O02", "O03", "O06", "O08", "O09", "O10")
PRESENT = ("O02", "O03", "O09", "O10")


def tell_absent(story: dict) -> None:
    """A vote express held although the school and the police could not come."""
    by, organisations = story["coordination"][-1], story["organisations"]
    with clock.at(HELD - timedelta(days=9)):
        workshop = _prepared(story, by, "Le parc des Saules, le soir", HELD.date())
        preparing.invite(workshop, [organisations[code] for code in INVITED], by=by)
    with clock.at(HELD):
        preparing.open_room(workshop, by=by)
        preparing.note_presence(workshop, [organisations[code] for code in PRESENT], by=by)
        tokens = [_seat(workshop, code) for code, _choices in VOTERS]
        for seen in (1, 2, 3):
            stepping.advance(workshop, seen=seen, by=by)
        round = workshop.rounds.get()
        for token, (_sector, choices) in zip(tokens, VOTERS, strict=True):
            voting.cast(round, token, choices)
        voting.begin_closing(round, by=by)
    with clock.at(HELD + timedelta(minutes=20)):
        voting.count_round(round, by=by)
        for seen in (4, 5, 6):
            stepping.advance(workshop, seen=seen, by=by)
        issues = {issue.number: issue for issue in workshop.issues.select_related("workshop")}
        deciding.choose_problem(workshop, "Une présence adulte connue après 20 h", [issues[2]], by=by)
        deciding.choose_problem(workshop, "Voir et être vu dans le parc", [issues[1]], by=by)
        deciding.promise(
            workshop,
            organisations["O09"],
            "Faire réparer les lampadaires de l’étang",
            due=date(2025, 11, 15),
            by=by,
        )
        deciding.finish(workshop, by=by)


def tell_express(story: dict) -> None:
    """Ready to open: one click, and the room is there."""
    by = story["coordination"][0]
    held_on = clock.today() + timedelta(days=6)
    workshop = _prepared(story, by, "Vote express : les soirées au parc, un an après", held_on)
    preparing.invite(workshop, [story["organisations"][code] for code in INVITED], by=by)


def _prepared(story: dict, by, title: str, held_on: date) -> Workshop:
    workshop = preparing.prepare(
        story["milieu"],
        by=by,
        title=title,
        question=QUESTION,
        script=Script.EXPRESS,
        held_on=held_on,
        starts_at=time(18, 30),
        place="Chalet du parc des Saules (fictif)",
        head_count=25,
        support_name="Maïté Sansregret-Lopez",
    )
    wording.type_issues(workshop, PARK, by=by)
    return workshop


def _seat(workshop: Workshop, code: str) -> str:
    return seating.take_seat(workshop, sector=Sector.objects.get(code=code))
