from django.urls import path

from resal.network import views

app_name = "network"
urlpatterns = [
    path("silos/", views.silos, name="silos"),
    path("silos/fichiers/<str:name>", views.export, name="export"),
]
