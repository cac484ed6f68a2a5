from django.urls import path

from resal.core import views

app_name = "core"
urlpatterns = [
    path("langue/", views.language, name="language"),
    path("danger/", views.danger, name="danger"),
    path("design/", views.styleguide, name="styleguide"),
    path("courriels/", views.outbox, name="outbox"),
    path("sante/", views.health, name="health"),
]
