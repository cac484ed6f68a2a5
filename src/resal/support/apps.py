from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "resal.support"
    label = "support"
