from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "resal.workshops"
    label = "workshops"
