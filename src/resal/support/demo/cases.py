"""The edge cases of DOMAIN 9.2 that fall here."""

from datetime import datetime
from zoneinfo import ZoneInfo

from resal.core import clock, texts
from resal.journal.trail import record
from resal.support.actions import drafts, files, modules, moves, work
from resal.support.enums import ContactKind, FileStatus, ModuleKind

HERE = ZoneInfo("America/Toronto")


def day(year: int, month: int, date: int, hour: int = 10) -> datetime:
    return datetime(year, month, date, hour, tzinfo=HERE)


def tell(story: dict) -> None:
    _refused_and_referred(story)
    _lead_left(story)
    _plan_without_activity(story)
    _consent_withdrawn(story)
    _text_withdrawn(story)


def ask(story, at, **answers):
    """A request that its milieu wrote and confirmed at this moment."""
    with clock.at(at):
        request, _token = drafts.start({"title": answers["title"]})
        drafts.write(request, {"territory": story["territory"], "language": "fr-ca", **answers})
        drafts.ask_confirmation(request)
        moves.confirm(request)
    return request


def _refused_and_referred(story) -> None:
    by = story["coordination"][1]
    request = ask(
        story, day(2025, 9, 8),
        title="Une formation de premiers soins pour notre équipe",
        problem="Nos animateurs ne savent pas quoi faire quand quelqu’un se blesse au parc.",
        organisation_name="Maison des jeunes L’Embarcadère",
        given_name="Gaspard", family_name="Montpetit-Hébert", function="Directeur",
        email="gaspard.montpetit-hebert@o02.example",
    )  # fmt: skip
    with clock.at(day(2025, 9, 15)):
        moves.move(
            request, "decline", by=by,
            reason="Les premiers soins ne relèvent pas de la prévention de la violence : le réseau ne peut rien ici.",
        )  # fmt: skip
    with clock.at(day(2025, 9, 16)):
        moves.move(request, "reopen", by=by, reason="Nous avons trouvé mieux qu’un refus.")
        moves.move(
            request, "refer", by=by,
            reason="La Division du développement social offre cette formation à l’automne : elle vous attend.",
        )  # fmt: skip


def _lead_left(story) -> None:
    """The lead changes jobs: the file waits, then passes to the next person."""
    by, organisation = story["coordination"][0], story["organisations"]["O10"]
    with clock.at(day(2026, 2, 2)):
        file = files.open_directly(
            by=by, title="Des parents outillés devant la cyberviolence", kinds=[ModuleKind.PORTRAIT],
            place=files.Place(name="Parents du Ruisseau", territory=story["territory"], organisation=organisation),
            lead=story["people"]["Marisol Quintal-Duval"],
        )  # fmt: skip
    with clock.at(day(2026, 5, 4)):
        files.set_status(
            file, FileStatus.SUSPENDED, by=by,
            reason="La personne porteuse change d’emploi : le dossier attend qu’un autre organisme le prenne.",
        )  # fmt: skip
    with clock.at(day(2026, 6, 1)):
        files.hand_lead(file, story["people"]["Samuel Abitbol-Gagné"], by=by)
        work.log_contact(
            file, by=by, kind=ContactKind.CALL, on=clock.today(), minutes=30,
            note="Accès-Emploi Jeunes reprend le dossier ; on se reparle à la rentrée.",
        )  # fmt: skip
    story["files"]["suspended"] = file


def _plan_without_activity(story) -> None:
    """A milieu that came with its plan: the activity was not needed."""
    by = story["coordination"][1]
    with clock.at(day(2025, 11, 24)):
        file = files.open_directly(
            by=by, title="Suivre un plan jeunesse déjà adopté",
            kinds=[ModuleKind.WORKSHOP, ModuleKind.PLAN, ModuleKind.FOLLOW_UP],
            place=files.Place(
                name="Trois-Rivages", territory=story["territory"], organisation=story["organisations"]["O06"]
            ),
            lead=story["people"]["Léonard Vadeboncoeur-Roy"],
        )  # fmt: skip
        modules.move(
            file.modules.get(kind=ModuleKind.WORKSHOP), "not_needed", by=by,
            reason="Le milieu a choisi ses priorités lui-même, avec ses partenaires, l’an dernier.",
        )  # fmt: skip
        modules.move(file.modules.get(kind=ModuleKind.PLAN), "done", by=by)
        modules.move(file.modules.get(kind=ModuleKind.FOLLOW_UP), "start", by=by)
    story["files"]["own_plan"] = file


def _consent_withdrawn(story) -> None:
    request = ask(
        story, day(2026, 3, 9),
        title="Apaiser la sortie des classes",
        problem="Des bagarres éclatent près de l’arrêt d’autobus, deux ou trois fois par semaine.",
        organisation_name="École secondaire des Trois-Rivages",
        given_name="Léonard", family_name="Vadeboncoeur-Roy", function="Directeur adjoint",
        email="leonard.vadeboncoeur-roy@o06.example",
        ticked=["support.share", "support.newsletter"],
    )  # fmt: skip
    with clock.at(day(2026, 3, 20)):
        moves.withdraw_consent(request, "support.newsletter")
        moves.move(request, "withdraw", by=None)


def _text_withdrawn(story) -> None:
    """Somebody wrote too much in a contact line; the coordination took it back within the hour."""
    by, file = story["coordination"][0], story["files"]["own_plan"]
    with clock.at(clock.now() - clock.A_DAY):
        contact = work.log_contact(
            file, by=by, kind=ContactKind.CALL, on=clock.today(), minutes=15,
            note="Appel au sujet de Camille Exemple, 15 ans, qui habite au 12, rue Fictive.",
        )  # fmt: skip
        texts.quarantine(contact.note)
        record(by, "withdrew", contact.note, ["quarantined_at"])
