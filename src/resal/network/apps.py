from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "resal.network"
    label = "network"
