from django.urls import path, re_path

from resal.workshops.phone import polls as phone
from resal.workshops.views import poll_codes, polls

POLL = "consultations/<slug:public_id>/"

urlpatterns = [
    path("consultations/", polls.polls, name="polls"),
    path("consultations/nouvelle/<slug:kind>/", polls.new, name="poll_new"),
    path(POLL, polls.poll, name="poll"),
    path(f"{POLL}fiche/", polls.sheet, name="poll_sheet"),
    path(f"{POLL}ouverture/", polls.opening, name="poll_opening"),
    path(f"{POLL}depouillement/", polls.closing, name="poll_closing"),
    path(f"{POLL}fin/", polls.ending, name="poll_ending"),
    path(f"{POLL}annulation/", polls.cancelling, name="poll_cancelling"),
    path(f"{POLL}copie/", polls.copying, name="poll_copying"),
    path(f"{POLL}elements/", polls.items, name="poll_items"),
    re_path(
        r"^consultations/(?P<public_id>\w+)/elements/(?P<number>\d{1,4})/(?P<act>offrir|ecarter)/$",
        polls.item,
        name="poll_item",
    ),
    path(f"{POLL}codes/", poll_codes.codes, name="poll_codes"),
    path(f"{POLL}codes/preparer/", poll_codes.new, name="poll_codes_new"),
    path(f"{POLL}codes/perte/", poll_codes.lost, name="poll_codes_lost"),
    path(f"{POLL}codes/annulation/", poll_codes.cancelled, name="poll_codes_cancelled"),
    path(f"{POLL}codes/porte/", poll_codes.options, name="poll_codes_options"),
    path(f"{POLL}retenus/", polls.kept, name="poll_kept"),
    path(f"{POLL}plan/", polls.plan, name="poll_plan"),
    path(f"{POLL}donnees.json", polls.data_json, name="poll_json"),
    path(f"{POLL}donnees.csv", polls.data_csv, name="poll_csv"),
    path("c/<slug:code>/", phone.door, name="poll_door"),
    path("c/<slug:code>/place/", phone.place, name="poll_place"),
    path("c/<slug:code>/reponse/", phone.answer, name="poll_answer"),
    path("c/<slug:code>/propositions/", phone.idea, name="poll_idea"),
]
