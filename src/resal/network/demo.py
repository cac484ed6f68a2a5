"""Two years of the demo network's sector tables: each kept to itself at first, then they began to invite each other.

All invented. They meet under one file of the network's own, so that the page of silos has something to show.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.core.quarters import quarter_end, quarter_start
from resal.directory import actions
from resal.directory.models import Organisation, Sector
from resal.network.actions import measure_quarters
from resal.support.actions import files, meetings
from resal.support.enums import ModuleKind, Reply

HERE = ZoneInfo("America/Toronto")
QUARTERS = 9
MORE = {
    "S1": ("École secondaire du Vieux-Moulin (démo)", "education"),
    "S2": ("École primaire des Hirondelles (démo)", "education"),
    "S3": ("Centre d’éducation des adultes de la Rive (démo)", "education"),
    "S4": ("Centre de services scolaire des Saules (démo)", "education"),
    "H1": ("CLSC du Ruisseau (démo)", "sante"),
    "H2": ("Clinique jeunesse de la Rive (démo)", "sante"),
    "H3": ("Santé publique des Saules (démo)", "sante"),
    "H4": ("Services de crise Le Quai (démo)", "sante"),
    "V1": ("Bibliothèque de Rive-aux-Saules (démo)", "municipal"),
    "V2": ("Tandem Rive-aux-Saules (démo)", "municipal"),
    "V3": ("Loisirs de la Rive (démo)", "municipal"),
    "V4": ("Arrondissement de l’Anse (démo)", "municipal"),
    "C1": ("Maison des jeunes de l’Anse (démo)", "comm_jeunesse"),
    "C2": ("Carrefour familles de l’Anse (démo)", "comm_autre"),
    "X1": ("Poste de quartier 01 (démo)", "police"),
    "X2": ("Centre jeunesse de l’Anse (démo)", "protection"),
    "X3": ("Hôtel du Pont (démo)", "prive"),
}
TABLES = {
    "Table des organismes communautaires": ("O02", "O03", "O04", "O05", "C1", "C2", "P4", "P5"),
    "Table des écoles": ("O06", "S1", "S2", "S3", "S4"),
    "Table de la santé": ("O07", "H1", "H2", "H3", "H4"),
    "Table de la ville et de la sécurité": ("O09", "V1", "V2", "V3", "V4", "O08", "X1", "X2"),
}
GUESTS = ("O03", "H2", "S4", "V2", "O05", "O06", "H1", "C1", "P1", "V1", "O10", "S1")
"""Who is invited to the other tables, one more each year: those who first crossed over."""


def tell(story: dict) -> None:
    first = _starts(clock.today())
    with clock.at(_moment(first[0] - timedelta(days=20))):
        story["organisations"] |= {
            code: actions.add_organisation(
                by=None,
                name=name,
                sector=Sector.objects.get(code=sector),
                territory=story["territory"].parent,
            )
            for code, (name, sector) in MORE.items()
        }
        file = files.open_directly(
            by=story["coordination"][0],
            title="Se parler d’un secteur à l’autre",
            kinds=[ModuleKind.PRODUCT],
            place=files.Place(
                name="Rive-aux-Saules, tous les quartiers",
                territory=story["territory"].parent,
                organisation=story["organisations"]["R1"],
            ),
        )
    for number, start in enumerate(first):
        for place, (name, circle) in enumerate(TABLES.items()):
            called = [*circle[: 5 if number % 2 else 6], *_guests(circle, number, place)]
            when = _moment(start + timedelta(days=9 + 19 * place))
            if when < clock.now():
                _meet(story, file, name, when, called)
    measure_quarters()


def _starts(today) -> list:
    """The first days of the quarters that are told, the oldest first."""
    starts = [quarter_start(today)]
    while len(starts) < QUARTERS:
        starts.append(quarter_start(starts[-1] - timedelta(days=1)))
    return starts[::-1]


def _moment(day) -> datetime:
    return datetime.combine(day, time(13), HERE)


def _guests(circle: tuple[str, ...], number: int, place: int) -> list[str]:
    """Nobody in the first year; then one more every half-year, others at each table."""
    others = [code for code in GUESTS if code not in circle]
    return [others[(place * 2 + n * 3 + number) % len(others)] for n in range(max(0, number - 2) // 2)]


def _meet(story: dict, file, name: str, when: datetime, called: list[str]) -> None:
    by, organisations = story["coordination"][0], story["organisations"]
    invited: list[Organisation] = [organisations[code] for code in dict.fromkeys(called)]
    with clock.at(when - timedelta(days=12)):
        meeting = meetings.plan(file, by=by, title=name, starts_at=when, minutes=120)
        meetings.convoke(meeting, invited, by=by)
        quarter = quarter_end(when.date()).month // 3
        absent = invited[quarter] if len(invited) > 5 else None
        for invitation in meeting.invitations.select_related("meeting").order_by("pk"):
            answer = Reply.NO if absent and invitation.organisation_id == absent.pk else Reply.YES
            meetings.reply(invitation, answer, by=by)
    with clock.at(when + timedelta(hours=3)):
        meetings.write_minutes(
            meeting,
            by=by,
            summary="Chacun a dit ce qu’il voit.",
            decisions="On se revoit au prochain trimestre.",
        )
