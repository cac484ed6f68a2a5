from django.urls import path

from resal.directory.views import exports, history, lists, members, milieux, organisations

app_name = "directory"
urlpatterns = [
    path("annuaire/", members.members, name="members"),
    path("annuaire/membres/nouveau/", members.add_member, name="add_member"),
    path("annuaire/membres/<str:public_id>/", members.member, name="member"),
    path("annuaire/membres/<str:public_id>/modification/", members.edit_member, name="edit_member"),
    path("annuaire/membres/<str:public_id>/depart/", members.leave, name="leave"),
    path("annuaire/membres/<str:public_id>/expertises/", members.qualify, name="qualify"),
    path(
        "annuaire/membres/<str:public_id>/expertises/<int:pk>/retrait/",
        members.drop_expertise,
        name="drop_expertise",
    ),
    path("annuaire/organismes/", organisations.organisations, name="organisations"),
    path("annuaire/organismes/nouveau/", organisations.add_organisation, name="add_organisation"),
    path("annuaire/organismes/<str:public_id>/", organisations.organisation, name="organisation"),
    path(
        "annuaire/organismes/<str:public_id>/modification/",
        organisations.edit_organisation,
        name="edit_organisation",
    ),
    path(
        "annuaire/organismes/<str:public_id>/fusion/",
        organisations.merge_organisation,
        name="merge_organisation",
    ),
    path("annuaire/fichiers/<str:kind>", exports.annuaire, name="export"),
    path("reseau/vocabulaires/", lists.vocabularies, name="vocabularies"),
    path("reseau/vocabulaires/<slug:slug>/", lists.vocabulary, name="vocabulary"),
    path("reseau/vocabulaires/<slug:slug>/nouvelle/", lists.add_line, name="add_line"),
    path("reseau/vocabulaires/<slug:slug>/<int:pk>/", lists.edit_line, name="edit_line"),
    path("reseau/jours-feries/", lists.calendar, name="calendar"),
    path("reseau/jours-feries/nouveau/", lists.add_holiday, name="add_holiday"),
    path("reseau/jours-feries/annee/", lists.fill_year, name="fill_year"),
    path("reseau/jours-feries/<int:pk>/retrait/", lists.remove_holiday, name="remove_holiday"),
    path("milieux/", milieux.milieux, name="milieux"),
    path("milieux/nouveau/", milieux.open_milieu, name="open_milieu"),
    path("milieux/<str:public_id>/", milieux.milieu, name="milieu"),
    path("milieux/<str:public_id>/mandats/", milieux.give_mandate, name="give_mandate"),
    path("milieux/<str:public_id>/mandats/<int:pk>/fin/", milieux.end_mandate, name="end_mandate"),
    path("milieux/<str:public_id>/relais/", milieux.hand_over, name="hand_over"),
    path("milieux/<str:public_id>/publication/", milieux.publish, name="publish"),
    path("historique/<str:kind>/<str:key>/", history.history, name="history"),
]
