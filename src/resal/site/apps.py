from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "resal.site"
    label = "site"
