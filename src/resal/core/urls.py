from django.urls import path

from resal.core import views, withdrawals
from resal.core.live import views as live
from resal.core.mail import views as mail

app_name = "core"
urlpatterns = [
    path("langue/", views.language, name="language"),
    path("danger/", views.danger, name="danger"),
    path("design/", views.styleguide, name="styleguide"),
    path("courriels/", mail.outbox, name="outbox"),
    path("courriels/<int:pk>/copie/", mail.words, name="outbox_words"),
    path("courriels/<int:pk>/parti/", mail.carried, name="outbox_carried"),
    path("courriels/<int:pk>/reprise/", mail.again, name="outbox_again"),
    path("etat/<slug:kind>/<slug:key>/", live.state, name="state"),
    path("textes/retires/", withdrawals.withdrawn, name="withdrawn_texts"),
    path("textes/<uuid:pk>/retrait/", withdrawals.quarantine, name="text_quarantine"),
    path("textes/<uuid:pk>/retour/", withdrawals.release, name="text_release"),
    path("textes/<uuid:pk>/effacement/", withdrawals.erase, name="text_erase"),
    path("sante/", views.health, name="health"),
]
