"""Two stories of the demo milieu: one it agreed to, one that waits for its word. All invented."""

from datetime import timedelta

from resal.core import clock
from resal.reports import actions


def tell(story: dict) -> None:
    by, lead = story["coordination"][0], story["people"]["Soraya Boisclair-Amari"]
    milieu, today = story["milieu"], clock.today()
    with clock.at(clock.now() - timedelta(days=40)):
        told = actions.write(
            milieu,
            by=by,
            title="Une seule porte, au lieu de sept",
            words=(
                "Avant, chaque organisme cherchait seul à qui parler. Le milieu a dessiné ensemble son chemin, "
                "puis l’a essayé pendant un an : l’attente est passée de quinze à six jours ouvrables."
            ),
            happened_on=today - timedelta(days=60),
        )
    with clock.at(clock.now() - timedelta(days=33)):
        actions.agree(told, by=lead)
    with clock.at(clock.now() - timedelta(days=2)):
        actions.write(
            milieu,
            by=by,
            title="Des interprètes à chaque soirée",
            words=(
                "Les soirées ont d’abord fait salle vide. Les familles ont demandé des interprètes et une garde "
                "d’enfants : depuis, elles reviennent, et ce sont elles qui invitent."
            ),
            happened_on=today - timedelta(days=20),
        )
