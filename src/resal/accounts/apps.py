from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "resal.accounts"
    label = "accounts"
