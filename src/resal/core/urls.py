from django.urls import path

from resal.core import views, withdrawals

app_name = "core"
urlpatterns = [
    path("langue/", views.language, name="language"),
    path("danger/", views.danger, name="danger"),
    path("design/", views.styleguide, name="styleguide"),
    path("courriels/", views.outbox, name="outbox"),
    path("textes/retires/", withdrawals.withdrawn, name="withdrawn_texts"),
    path("textes/<uuid:pk>/retrait/", withdrawals.quarantine, name="text_quarantine"),
    path("textes/<uuid:pk>/retour/", withdrawals.release, name="text_release"),
    path("textes/<uuid:pk>/effacement/", withdrawals.erase, name="text_erase"),
    path("sante/", views.health, name="health"),
]
