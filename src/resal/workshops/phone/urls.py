from django.urls import path, register_converter
from django.urls.converters import IntConverter

from resal.workshops.phone import screen, views


class Count(IntConverter):
    """A number that a database can hold; a longer one is no address of ours."""

    regex = "[0-9]{1,9}"


register_converter(Count, "count")

urlpatterns = [
    path("r/", views.door, name="door"),
    path("r/<slug:code>/", views.room, name="room"),
    path("r/<slug:code>/place/", views.place, name="place"),
    path("r/<slug:code>/depart/", views.departure, name="phone_departure"),
    path("r/<slug:code>/idees/", views.ideas, name="phone_ideas"),
    path("r/<slug:code>/idees/<count:pk>/opposition/", views.objection, name="objection"),
    path("r/<slug:code>/votes/<count:number>/bulletin/", views.ballot, name="ballot"),
    path("activites/<slug:public_id>/ecran/", screen.screen, name="screen"),
    path("ecran/<str:token>/", screen.shared_screen, name="shared_screen"),
]
