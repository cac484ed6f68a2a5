from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "resal.reports"
    label = "reports"
