"""What waits on the desk on the day the demo is opened: dates follow the clock."""

from datetime import timedelta

from django.utils import timezone

from resal.core import clock
from resal.core.calendar import is_business_day
from resal.core.models import Holiday
from resal.support.actions import meetings, moves, teams, work
from resal.support.demo.cases import ask
from resal.support.enums import Reply


def tell(story: dict) -> None:
    _late(story)
    _asked(story)
    _fresh_in_english(story)
    _this_week(story)
    _sought(story)


def _ago(business_days: int):
    """A morning that many business days ago."""
    holidays, day = Holiday.objects.days(), clock.now()
    while business_days:
        day -= clock.A_DAY
        business_days -= is_business_day(timezone.localdate(day), holidays)
    return timezone.localtime(day).replace(hour=9, minute=15)


def _late(story) -> None:
    request = ask(
        story, _ago(13),
        title="Des soirées plus sûres autour de la station",
        kinds=["portrait", "arp"],
        problem="Depuis l’été, des groupes se provoquent le soir près de la station. Les commerces ferment tôt.",
        since="L’été dernier",
        existing="Deux travailleurs de rue, trois soirs par semaine.",
        missing="Le service de transport, l’école aux adultes.",
        organisation_name="Projet Trottoir",
        given_name="Malik", family_name="Robidoux-Sylla", function="Travailleur de rue",
        email="malik.robidoux-sylla@o03.example",
    )  # fmt: skip
    with clock.at(_ago(12)):
        moves.move(request, "examine", by=story["coordination"][0])
        moves.take(request, by=story["coordination"][0])


def _asked(story) -> None:
    by = story["coordination"][1]
    request = ask(
        story, _ago(6),
        title="Un plan jeunesse à relancer",
        kinds=["suivi"],
        problem="Notre plan a trois ans. La moitié des porteurs ont changé et plus personne ne le regarde.",
        organisation_name="Familles et Racines",
        given_name="Marisol", family_name="Quintal-Duval", function="Directrice",
        email="marisol.quintal-duval@o10.example",
    )  # fmt: skip
    with clock.at(_ago(3)):
        moves.move(
            request, "ask", by=by, reason="Pouvez-vous nous dire quels organismes portent encore une action ?"
        )
        moves.take(request, by=by)


def _fresh_in_english(story) -> None:
    ask(
        story, _ago(2),
        title="Girls left out of the evening programme",
        kinds=["arp", "plan"],
        problem="Since we moved the gym nights, almost no girls come. They say the walk home does not feel safe.",
        since="September",
        at_table="Our centre and two parents’ groups.",
        organisation_name="Rivage English Youth Project (demo)",
        given_name="Jordan", family_name="McAllister", function="Program lead",
        email="jordan.mcallister@p6.example", language="en-ca",
        ticked=["support.share"],
    )  # fmt: skip


def _this_week(story) -> None:
    """A next step and a meeting, so that the week is not empty."""
    by, file = story["coordination"][0], story["files"]["own_plan"]
    starts_at = timezone.localtime(clock.now() + timedelta(days=3)).replace(
        hour=13, minute=30, second=0, microsecond=0
    )
    with clock.at(_ago(4)):
        meeting = meetings.plan(
            file, by=by, title="Relire le plan ensemble", starts_at=starts_at, minutes=90,
            place="École des Trois-Rivages",
            purpose="Dire où en est chaque action et qui la porte.",
            agenda="10 Accueil\n60 Chaque action : où en est-on ? (direction)\n20 Suites",
        )  # fmt: skip
        meetings.convoke(
            meeting, [story["organisations"][code] for code in ("O02", "O07", "O08", "O09")], by=by
        )
    later, before = clock.today() + timedelta(days=3), clock.today() - clock.A_DAY
    with clock.at(_ago(2)):
        replies = {"O02": Reply.YES, "O07": Reply.YES, "O08": Reply.NO}
        for code, answer in replies.items():
            invitation = meeting.invitations.get(organisation=story["organisations"][code])
            meetings.reply(invitation, answer, by=by if code == "O08" else None)
        work.plan_step(
            file,
            by=by,
            what="Rappeler l’école au sujet de la salle",
            due=later,
            person=by,
        )
        work.plan_step(file, by=by, what="Demander le bilan de l’an dernier", due=before, person=by)


def _sought(story) -> None:
    """Two teams are sought in the same quarter; the second asks for more than the network has."""
    by, soon = story["coordination"][0], clock.today() + timedelta(days=3)
    needs = {
        "own_plan": {
            "required": [["evaluation", 2, 1], ["justice_reparatrice", 2, 1]],
            "min_sectors": 3,
            "max_per_org": 1,
        },
        "boise": {"required": [["trauma", 2, 1], ["gangs", 4, 2]], "languages": ["ht"], "min_sectors": 2},
    }
    with clock.at(_ago(1)):
        for name, wanted in needs.items():
            teams.need(story["files"][name], by=by, on=soon, hours=6, needs=wanted)
