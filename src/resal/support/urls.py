from django.urls import path

from resal.support.views import choosing, draft, files, follow, meetings, reply, rounds, teams, triage, work

app_name = "support"

PUBLIC = [
    path("demandes/nouvelle/", draft.new, name="request_new"),
    path("demandes/brouillon/<token>/verifier/", draft.check, name="draft_check"),
    path("demandes/brouillon/<token>/envoyee/", draft.sent, name="draft_sent"),
    path("demandes/brouillon/<token>/plus-tard/", draft.later, name="draft_later"),
    path("demandes/brouillon/<token>/<slug:slug>/", draft.step, name="draft_step"),
    path("demandes/confirmer/<token>/", follow.confirm, name="confirm"),
    path("demandes/suivi/<token>/", follow.follow, name="follow"),
    path("demandes/suivi/<token>/reponse/", follow.answer, name="follow_answer"),
    path("demandes/suivi/<token>/retrait/", follow.withdraw, name="follow_withdraw"),
    path("demandes/suivi/<token>/consentement/", follow.consent, name="follow_consent"),
    path("rencontres/reponse/<token>/", reply.reply, name="reply"),
    path("equipes/reponse/<token>/", teams.team_reply, name="team_reply"),
]

TRIAGE = [
    path("demandes/", triage.requests, name="requests"),
    path("demandes/reglages/", triage.triage_settings, name="triage_settings"),
    path("demandes/<public_id>/", triage.asked, name="request"),
    path("demandes/<public_id>/decision/", triage.decide, name="decide"),
    path("demandes/<public_id>/prise-en-charge/", triage.take, name="take"),
    path("demandes/<public_id>/grille/", triage.grid, name="grid"),
    path("demandes/<public_id>/contacts/", triage.contact, name="request_contact"),
    path("demandes/<public_id>/etapes/<int:pk>/", work.request_step_done, name="request_step_done"),
    path("demandes/<public_id>/acceptation/", triage.accept, name="accept"),
]

FILE = "accompagnements/<public_id>/"
FILES = [
    path("accompagnements/", files.file_list, name="files"),
    path("accompagnements/nouveau/", files.file_new, name="file_new"),
    path(FILE, files.file, name="file"),
    path(f"{FILE}etat/<slug:verb>/", files.life, name="life"),
    path(f"{FILE}remise/", files.lead, name="lead"),
    path(f"{FILE}secteurs/", files.sectors, name="sectors"),
    path(f"{FILE}modules/", files.module_new, name="module_new"),
    path(f"{FILE}modules/<int:pk>/pas-necessaire/", files.module_not_needed, name="module_not_needed"),
    path(f"{FILE}modules/<int:pk>/suite/", files.module_hand_over, name="module_hand_over"),
    path(f"{FILE}modules/<int:pk>/<slug:verb>/", files.module_move, name="module_move"),
    path(f"{FILE}equipe/", work.team, name="team"),
    path(f"{FILE}equipe/ajout/", work.team_add, name="team_add"),
    path(f"{FILE}equipe/<int:pk>/fin/", work.team_remove, name="team_remove"),
    path(f"{FILE}documents/", work.documents, name="documents"),
    path(f"{FILE}documents/ajout/", work.document_add, name="document_add"),
    path(f"{FILE}documents/<document_id>/", work.document, name="document"),
    path(f"{FILE}documents/<document_id>/retrait/", work.document_withdraw, name="document_withdraw"),
    path(f"{FILE}suivi/", work.contacts, name="contacts"),
    path(f"{FILE}suivi/ajout/", work.contact_add, name="contact_add"),
    path(f"{FILE}suivi/etapes/<int:pk>/", work.step_done, name="step_done"),
    path(f"{FILE}participation/", work.costs, name="costs"),
    path(f"{FILE}participation/ajout/", work.cost_add, name="cost_add"),
    path(f"{FILE}participation/<int:pk>/retrait/", work.cost_drop, name="cost_drop"),
]

TEAM = f"{FILE}equipe/"
TEAMS = [
    path("equipes/ensemble/", rounds.together, name="together"),
    path("equipes/ensemble/calcul/", rounds.together_start, name="together_start"),
    path("equipes/ensemble/arret/", rounds.together_cancel, name="together_cancel"),
    path("equipes/charge/", rounds.team_loads, name="team_loads"),
    path("equipes/ordre-des-buts/", teams.aims, name="team_aims"),
    path("equipes/invitations/<ask_id>/", teams.my_ask, name="my_ask"),
    path(f"{TEAM}besoins/", teams.needs, name="team_needs"),
    path(f"{TEAM}proposition/", teams.proposal, name="team_proposal"),
    path(f"{TEAM}invitations/", teams.team_invite, name="team_invite"),
    path(f"{TEAM}composition/", choosing.team_compose, name="team_compose"),
    path(f"{TEAM}choix/", choosing.team_choose, name="team_choose"),
    path(f"{TEAM}renoncements/", teams.team_give_up, name="team_give_up"),
    path(f"{TEAM}renoncements/fin/", teams.team_take_back, name="team_take_back"),
    path(f"{TEAM}invitations/<ask_id>/<slug:verb>/", teams.team_ask, name="team_ask"),
]

MEETING = f"{FILE}rencontres/<meeting_id>/"
MEETINGS = [
    path(f"{FILE}rencontres/", meetings.meeting_list, name="meetings"),
    path(f"{FILE}rencontres/nouvelle/", meetings.meeting_new, name="meeting_new"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}convocations/", meetings.convoke, name="convoke"),
    path(f"{MEETING}convocations/<invitation_id>/", meetings.phone_reply, name="phone_reply"),
    path(f"{MEETING}preparation/", meetings.agenda, name="agenda"),
    path(f"{MEETING}changement/", meetings.reschedule, name="reschedule"),
    path(f"{MEETING}compte-rendu/", meetings.minutes, name="minutes"),
    path(f"{MEETING}suivis/", meetings.followup, name="followup"),
    path(f"{MEETING}annulation/", meetings.cancel, name="cancel"),
    path(f"{MEETING}<slug:kind>.docx", meetings.document, name="meeting_document"),
]

urlpatterns = PUBLIC + TRIAGE + FILES + TEAMS + MEETINGS
