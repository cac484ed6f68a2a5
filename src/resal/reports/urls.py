from django.urls import path

from resal.reports import views

app_name = "reports"
urlpatterns = [
    path("rapport/", views.report, name="report"),
    path("rapport/fichiers/<str:name>", views.export, name="export"),
    path("rapport/chiffres/<str:name>/", views.behind, name="behind"),
    path("rapport/recits/", views.stories, name="stories"),
    path("rapport/recits/nouveau/", views.write_story, name="write_story"),
    path("rapport/recits/<str:public_id>/accord/", views.agree, name="agree"),
    path("rapport/recits/<str:public_id>/retrait/", views.take_back, name="take_back"),
]
