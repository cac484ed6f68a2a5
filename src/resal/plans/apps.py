from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "resal.plans"
    label = "plans"
