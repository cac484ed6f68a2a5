"""What the activities offer the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from resal.core.payloads import WorkshopWish
from resal.core.registry import DemoChapter, HandOver, MenuEntry, Periodic, Subject, registry
from resal.workshops import activities, desk, poll_desk
from resal.workshops.actions.answering import count_ended_polls
from resal.workshops.actions.preparing import may_take_care
from resal.workshops.demo import tell, tell_polls
from resal.workshops.models import LiveAnswer, LiveAuthor, LiveBallot, PollSeat, Seat, SeatCard, Workshop
from resal.workshops.phone import express, pushed
from resal.workshops.planning import prepare_from_file
from resal.workshops.statistics import STATISTICS
from resal.workshops.views.listing import may_list

registry.live["workshop"] = pushed.place
registry.express.append(express.ballots)
registry.never_in_backup += [
    model._meta.db_table for model in (Seat, SeatCard, LiveAuthor, LiveBallot, PollSeat, LiveAnswer)
]
registry.periodic.append(Periodic("workshops.count_ended_polls", timedelta(minutes=5), count_ended_polls))
registry.menu.append(MenuEntry(_("Activités"), "workshops:workshops", "/activites/", may_list, order=30))
registry.activities.append(activities.attended)
registry.statistics += STATISTICS
registry.desk += [desk.lines, poll_desk.lines]
registry.milieu_cards += [desk.cards, poll_desk.cards]
registry.hand_overs["workshops.prepare"] = HandOver("workshops.prepare", WorkshopWish, prepare_from_file)
registry.demo += [
    DemoChapter(order=30, name="workshops", tell=tell),
    DemoChapter(order=31, name="polls", tell=tell_polls),
]
registry.subjects["workshops.workshop"] = Subject(
    kind="workshops.workshop",
    load=lambda key: Workshop.objects.select_related("milieu").filter(public_id=key).first(),
    may_hand=lambda user, workshop: user.has_perm("workshops.run", workshop),
    label=lambda workshop: workshop.title,
    address=lambda workshop: workshop.get_absolute_url(),
    candidates=lambda workshop: may_take_care(workshop.milieu),
)
