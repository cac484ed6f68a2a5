"""Boisé-du-Ruisseau from the request to the last review (DOMAIN 9.1), then the edge cases and today's desk."""

from datetime import datetime
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.directory import mandates
from resal.directory.models import MandateRole, Sector
from resal.support.actions import drafts, files, meetings, modules, moves, settings, work
from resal.support.demo import cases, today
from resal.support.enums import ContactKind, CostKind, ModuleKind, Reply
from resal.support.models import Criterion, SupportFile

HERE = ZoneInfo("America/Toronto")

REQUEST = {
    "title": "Mieux repérer et soutenir les jeunes exposés à l’exploitation sexuelle",
    "kinds": [ModuleKind.WORKSHOP, ModuleKind.PLAN],
    "wish": "Aide à la priorisation et au plan d’action.",
    "problem": (
        "Trois organismes ont remarqué, chacun de leur côté, du recrutement chez les 14–17 ans. "
        "Personne ne sait qui appeler, et chacun hésite seul."
    ),
    "since": "Automne 2023",
    "existing": (
        "Ateliers de sexualité à l’école, travail de rue quatre soirs par semaine, "
        "un contact informel au CIUSSS."
    ),
    "at_table": "Sept organismes de la table jeunesse.",
    "missing": "Les hôtels, les parents, les jeunes.",
    "has_documents": False,
    "deadline": "Avant l’été",
    "organisation_name": "Table jeunesse du Boisé-du-Ruisseau",
    "given_name": "Soraya",
    "family_name": "Boisclair-Amari",
    "function": "Coordonnatrice",
    "email": "soraya.boisclair-amari@o01.example",
    "phone": "",
    "language": "fr-ca",
    "ticked": ["support.share"],
}
GRID = {"clarte": 2, "collective": 3, "violence_jeunes": 3, "pret": 2, "apport": 2}
TEAM = ("Clémence Ouimet-Baptiste", "Anaïs Belhumeur-Koné", "Hoa Fauteux-Pham", "Malik Robidoux-Sylla")
EXPECTED = (
    "comm_jeunesse", "travail_rue", "femmes_victimes", "education", "sante", "police", "municipal",
    "immigration", "habitation", "jeunes",
)  # fmt: skip
PARTNERS = ("O02", "O03", "O04", "O05", "O06", "O07", "O08", "O09", "O10")


def day(year: int, month: int, date: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, date, hour, minute, tzinfo=HERE)


def tell(story: dict) -> None:
    """Leaves "milieu" and "files" in the story."""
    settings.sow()
    request = _ask(story)
    file = _accept(story, request)
    story["milieu"], story["files"] = file.milieu, {"boise": file}
    _surround(story, file)
    _portrait(story, file)
    _meet(story, file)
    _finish(story, file)
    cases.tell(story)
    today.tell(story)


def connect(story: dict) -> None:
    """Once the activity and the plan are told, the file shows where they are."""
    file, by = story["files"]["boise"], story["coordination"][0]
    addresses = {
        ModuleKind.WORKSHOP: story["workshop"].get_absolute_url() if "workshop" in story else "",
        ModuleKind.PLAN: story.get("plan_address", ""),
    }
    for module in file.modules.filter(kind__in=addresses).order_by("pk"):
        if addresses[ModuleKind(module.kind)]:
            modules.lead_to(module, addresses[ModuleKind(module.kind)], by=by)


def _ask(story):
    with clock.at(day(2025, 1, 13, 8, 40)):
        request, _token = drafts.start({"title": REQUEST["title"], "kinds": REQUEST["kinds"]})
        drafts.write(request, REQUEST | {"territory": story["territory"]})
        drafts.ask_confirmation(request)
    with clock.at(day(2025, 1, 13, 8, 52)):
        moves.confirm(request)
    return request


def _accept(story, request) -> SupportFile:
    by = story["coordination"][0]
    with clock.at(day(2025, 1, 14)):
        moves.move(request, "examine", by=by)
        moves.take(request, by=by)
    with clock.at(day(2025, 1, 17)):
        moves.move(
            request, "ask", by=by,
            reason="Qui, chez vous, peut prendre une demi-journée en mars ? Et que disent déjà les jeunes ?",
        )  # fmt: skip
    with clock.at(day(2025, 1, 20, 14)):
        work.log_contact(
            request, by=by, kind=ContactKind.CALL, on=clock.today(), minutes=35,
            note="Dix organismes pourraient venir. Rien n’a encore été demandé aux jeunes ni aux parents.",
        )  # fmt: skip
        moves.move(request, "answer", by=None, reason="Dix organismes, un mercredi après-midi de mars.")
    with clock.at(day(2025, 1, 27, 9, 30)):
        weights = dict(Criterion.objects.values_list("code", "weight"))
        moves.score(request, GRID, weights, by=by)
        return files.accept(
            request, by=by,
            reason="C’est oui. Avant l’activité, il faudra entendre des jeunes et des parents.",
            place=files.Place(
                name="Boisé-du-Ruisseau",
                territory=story["territory"],
                organisation=story["organisations"]["O01"],
            ),
        )  # fmt: skip


def _surround(story, file) -> None:
    """The team, the partners, the sectors expected."""
    by = story["coordination"][0]
    with clock.at(day(2025, 1, 29)):
        for name in TEAM:
            work.join_team(file, story["people"][name].member, by=by)
        for code in PARTNERS:
            mandates.grant(file.milieu, MandateRole.PARTNER, by=by, organisation=story["organisations"][code])
        files.expect_sectors(file, Sector.objects.filter(code__in=EXPECTED), by=by)
        modules.add(
            file,
            ModuleKind.PORTRAIT,
            by=by,
            note="Neuf entretiens, l’enquête scolaire, des données de service.",
        )
        modules.shift(file.modules.get(kind=ModuleKind.PORTRAIT), -1, by=by)
        modules.shift(file.modules.get(kind=ModuleKind.PORTRAIT), -1, by=by)
        for kind in (ModuleKind.FOLLOW_UP, ModuleKind.EVALUATION, ModuleKind.PRODUCT):
            modules.add(file, kind, by=by)


def _portrait(story, file) -> None:
    by = story["coordination"][0]
    portrait = file.modules.get(kind=ModuleKind.PORTRAIT)
    with clock.at(day(2025, 2, 10)):
        modules.move(portrait, "start", by=by)
        work.log_contact(
            file, by=by, kind=ContactKind.MAIL, on=clock.today(), minutes=10,
            note="Demande de données regroupées à trois services.",
        )  # fmt: skip
    with clock.at(day(2025, 3, 7, 16)):
        modules.move(portrait, "done", by=by)
        step = work.plan_step(
            file, by=by, what="Envoyer le portrait aux dix organismes", due=day(2025, 3, 12).date(), person=by
        )
    with clock.at(day(2025, 3, 11)):
        work.finish_step(step, by=by)


def _meet(story, file) -> None:
    """The activity, two workshops on the plan, and what it cost that young people could come."""
    by = story["coordination"][0]
    arp = file.modules.get(kind=ModuleKind.WORKSHOP)
    with clock.at(day(2025, 3, 3)):
        modules.move(arp, "start", by=by)
    with clock.at(day(2025, 3, 20)):
        modules.move(arp, "done", by=by)
        for kind, amount in (
            (CostKind.TRANSPORT, "64.00"),
            (CostKind.MEAL, "138.50"),
            (CostKind.HONORARIUM, "300.00"),
        ):
            work.add_cost(file, by=by, on=day(2025, 3, 19).date(), kind=kind, amount=amount)
        modules.move(file.modules.get(kind=ModuleKind.PLAN), "start", by=by)
    for date, title in (
        (day(2025, 4, 2, 13), "Premier atelier du plan d’action"),
        (day(2025, 4, 16, 13), "Deuxième atelier du plan d’action"),
    ):
        _workshop(story, file, date, title)
    with clock.at(day(2025, 4, 29)):
        modules.move(file.modules.get(kind=ModuleKind.PLAN), "done", by=by)


def _workshop(story, file, starts_at, title) -> None:
    by = story["people"]["Soraya Boisclair-Amari"]
    with clock.at(starts_at - clock.A_DAY * 10):
        meeting = meetings.plan(
            file, by=by, title=title, starts_at=starts_at, minutes=120, place="Salle de la Table jeunesse",
            purpose="Écrire ensemble les actions : quoi, qui, avec qui, quand.",
            agenda="10 Accueil (Table jeunesse)\n20 Rappel des priorités\n70 Actions, porteurs, dates\n20 Suites",
        )  # fmt: skip
        meetings.convoke(meeting, [story["organisations"][code] for code in PARTNERS], by=by)
    with clock.at(starts_at - clock.A_DAY * 3):
        for invitation in meeting.invitations.by_organisation():
            if invitation.organisation == story["organisations"]["O09"]:
                continue
            is_delegate = invitation.organisation == story["organisations"]["O04"]
            meetings.reply(
                invitation, Reply.DELEGATE if is_delegate else Reply.YES,
                delegate="intervenante de soir" if is_delegate else "", by=None,
            )  # fmt: skip
    with clock.at(starts_at + clock.A_DAY):
        meetings.write_minutes(
            meeting, by=by, summary="Les actions sont relues une à une ; chaque organisme dit ce qu’il peut porter.",
            decisions="Le protocole de référence est écrit par le CIUSSS.\nLes jeunes relisent la fiche de repérage.",
        )  # fmt: skip
        step = work.plan_step(
            file, by=by, meeting=meeting, what="Envoyer le compte rendu",
            due=(starts_at + clock.A_DAY * 5).date(), person=by,
        )  # fmt: skip
        work.finish_step(step, by=by)


def _finish(story, file) -> None:
    """Follow-up and evaluation; a knowledge product was not needed here."""
    by = story["coordination"][0]
    follow_up = file.modules.get(kind=ModuleKind.FOLLOW_UP)
    with clock.at(day(2025, 4, 29)):
        modules.move(follow_up, "start", by=by)
    with clock.at(day(2025, 10, 28, 15)):
        work.log_contact(
            file,
            by=by,
            kind=ContactKind.MEETING,
            on=clock.today(),
            minutes=120,
            note="Bilan de mi-parcours, à six mois.",
        )
        modules.move(
            file.modules.get(kind=ModuleKind.PRODUCT), "not_needed", by=by,
            reason="La fiche d’une page du centre de femmes suffit.",
        )  # fmt: skip
    evaluation = file.modules.get(kind=ModuleKind.EVALUATION)
    with clock.at(day(2026, 4, 1)):
        modules.move(evaluation, "start", by=by)
    with clock.at(day(2026, 4, 27, 15)):
        modules.move(evaluation, "done", by=by)
        modules.move(follow_up, "done", by=by)
