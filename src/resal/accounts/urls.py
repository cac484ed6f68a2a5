from django.urls import path

from resal.accounts.views import account, care, links, network, people

app_name = "accounts"
urlpatterns = [
    path("compte/", account.profile, name="profile"),
    path("compte/securite/", account.security, name="security"),
    path("compte/mot-de-passe/", account.password, name="password"),
    path("compte/courriel/", account.new_email, name="new_email"),
    path("compte/courriel/<str:token>/", account.confirm_email, name="confirm_email"),
    path("compte/consentements/<int:pk>/retrait/", account.withdraw_consent, name="withdraw_consent"),
    path("compte/appareils/<int:pk>/fermeture/", account.close_device, name="close_device"),
    path("compte/mes-donnees/", account.my_data, name="my_data"),
    path("remettre/", care.hand, name="hand"),
    path("liens/<int:pk>/fermeture/", links.close_link, name="close_link"),
    path("reseau/", network.network, name="network"),
    path("reseau/personnes/", people.people, name="people"),
    path("reseau/personnes/nouvelle/", people.add_person, name="add_person"),
    path("reseau/personnes/<int:pk>/", people.person, name="person"),
    path("reseau/personnes/<int:pk>/roles/", people.give_role, name="give_role"),
    path("reseau/personnes/<int:pk>/roles/<str:role>/fin/", people.end_role, name="end_role"),
    path("reseau/personnes/<int:pk>/fermeture/", people.close, name="close"),
    path("reseau/personnes/<int:pk>/ouverture/", people.reopen, name="reopen"),
    path(
        "reseau/personnes/<int:pk>/second-facteur/remise-a-zero/",
        people.reset_second_factor,
        name="reset_second_factor",
    ),
]
