from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "resal.journal"
    label = "journal"
