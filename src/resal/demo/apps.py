from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "resal.demo"
    label = "demo"
