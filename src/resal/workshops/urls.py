from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter

from resal.workshops import poll_urls
from resal.workshops.phone import urls as phone
from resal.workshops.views import (
    console,
    deciding,
    entering,
    listing,
    paper,
    preparing,
    reasons,
    rehearsing,
    results,
    room,
)


class Small(IntConverter):
    """A number that a room can have; a longer one is no address of ours."""

    regex = "[0-9]{1,4}"


register_converter(Small, "small")

app_name = "workshops"
ROOM = "activites/<slug:public_id>/"
CONSOLE = f"{ROOM}console/"

urlpatterns = [
    *phone.urlpatterns,
    *poll_urls.urlpatterns,
    path("activites/", listing.workshops, name="workshops"),
    path("activites/nouvelle/", listing.new, name="new"),
    path(ROOM, preparing.workshop, name="workshop"),
    path(f"{ROOM}fiche/", preparing.sheet, name="sheet"),
    path(f"{ROOM}deroulement/", preparing.agenda, name="agenda"),
    path(f"{ROOM}scenario/", preparing.script, name="script"),
    path(f"{ROOM}portrait/", preparing.facts, name="facts"),
    path(f"{ROOM}organismes/", preparing.guests, name="guests"),
    path(f"{ROOM}enjeux/", preparing.issues, name="issues"),
    path(f"{ROOM}animation/", preparing.facilitator, name="facilitator"),
    path(f"{ROOM}ouverture/", preparing.opening, name="opening"),
    path(f"{ROOM}copie/", preparing.copying, name="copying"),
    path(f"{ROOM}annulation/", preparing.cancelling, name="cancelling"),
    path(f"{ROOM}bulletins.pdf", results.ballots, name="ballots"),
    path(f"{ROOM}cartes.pdf", results.cards, name="cards"),
    path(f"{ROOM}ordre-du-jour.docx", results.agenda, name="agenda_word"),
    path(f"{ROOM}entree/", entering.way_in, name="way_in"),
    path(f"{ROOM}entree/cartes/", entering.cards, name="seat_cards"),
    path(f"{ROOM}entree/perte/", entering.lost, name="lost_card"),
    path(f"{ROOM}entree/annulation/", entering.cancelled, name="cancelled_cards"),
    path(f"{ROOM}entree/options/", entering.options, name="way_in_options"),
    path(f"{ROOM}repetition/", rehearsing.rehearsal, name="rehearsal"),
    path(f"{ROOM}repetition/rejet/", rehearsing.discarding, name="discarding"),
    path(f"{CONSOLE}simulation/", rehearsing.simulation, name="simulation"),
    path(CONSOLE, console.console, name="console"),
    path(f"{CONSOLE}etape/", console.step, name="step"),
    path(f"{CONSOLE}retour/", console.step_back, name="step_back"),
    path(f"{CONSOLE}pause/", console.pause, name="pause"),
    path(f"{CONSOLE}reprise/", console.resume, name="resume"),
    path(f"{CONSOLE}votes/<small:number>/fermeture/", console.vote_closing, name="vote_closing"),
    path(f"{CONSOLE}ecran/", console.screen, name="screen_link"),
    path(f"{CONSOLE}fin/", console.finish, name="finish"),
    path(f"{CONSOLE}papier/", room.paper_seats, name="paper_seats"),
    path(f"{CONSOLE}depart/", room.departure, name="departure"),
    path(f"{CONSOLE}places/", room.head_count, name="head_count"),
    path(f"{CONSOLE}presences/", room.presence, name="presence"),
    path(f"{CONSOLE}idees/", room.ideas, name="ideas"),
    re_path(
        r"^activites/(?P<public_id>\w+)/console/idees/(?P<pk>\d{1,18})/"
        r"(?P<act>afficher|ecarter|solution|degroupement)/$",
        room.idea,
        name="idea",
    ),
    path(f"{CONSOLE}enjeux/", room.issues, name="room_issues"),
    path(f"{CONSOLE}regroupement/", room.gathered, name="gathered"),
    path(f"{CONSOLE}enjeux/<small:number>/", room.issue, name="issue"),
    re_path(
        r"^activites/(?P<public_id>\w+)/console/enjeux/(?P<number>\d{1,4})/(?P<act>lecture|retrait)/$",
        room.issue_act,
        name="issue_act",
    ),
    path(f"{CONSOLE}enjeux/<small:number>/blocages/", deciding.blocks, name="blocks"),
    path(f"{CONSOLE}enjeux/<small:number>/criteres/", deciding.criteria, name="criteria"),
    path(f"{CONSOLE}enjeux/<small:number>/reprise/", deciding.taking_back, name="taking_back"),
    path(f"{CONSOLE}discussion/", deciding.discussion, name="discussion"),
    path(f"{CONSOLE}problemes/", deciding.problems, name="problems"),
    path(f"{CONSOLE}transmissions/", deciding.passing_on, name="passing_on"),
    path(f"{CONSOLE}dissidences/", deciding.dissents, name="dissents"),
    path(f"{CONSOLE}engagements/", deciding.commitments, name="commitments"),
    re_path(
        r"^activites/(?P<public_id>\w+)/console/(?P<kind>problemes|dissidences|engagements)/"
        r"(?P<pk>\d{1,18})/retrait/$",
        deciding.removal,
        name="removal",
    ),
    path(f"{ROOM}papier/", paper.paper, name="paper"),
    path(f"{ROOM}papier/annulation/", paper.undo, name="paper_undo"),
    path(f"{ROOM}resultat/", results.result, name="result"),
    path(f"{ROOM}resultat/pourquoi/", reasons.reasons, name="reasons"),
    path(f"{ROOM}rapport.pdf", results.report_pdf, name="report_pdf"),
    path(f"{ROOM}rapport.docx", results.report_word, name="report_word"),
    path(f"{ROOM}compte-rendu.docx", results.minutes, name="minutes"),
    path(f"{ROOM}donnees.json", results.data_json, name="data_json"),
    path(f"{ROOM}donnees.csv", results.data_csv, name="data_csv"),
    path(f"{ROOM}plan/", results.plan, name="plan"),
    path("r/<slug:code>/suites/", results.outcome, name="outcome"),
]
