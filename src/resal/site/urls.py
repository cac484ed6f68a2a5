from django.urls import path

from resal.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("bureau/", views.desk, name="desk"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
