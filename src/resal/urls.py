"""Every address of the house. Each app names its own pages, under French nouns."""

from django.urls import include, path

urlpatterns = [
    path("", include("resal.site.urls")),
    path("", include("resal.core.urls")),
    path("", include("resal.accounts.urls")),
    path("", include("resal.directory.urls")),
    path("", include("resal.support.urls")),
    path("", include("resal.workshops.urls")),
    path("", include("resal.plans.urls")),
    path("", include("resal.network.urls")),
    path("", include("resal.reports.urls")),
    path("", include("resal.accounts.sign_in_urls")),
]
