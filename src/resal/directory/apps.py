from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "resal.directory"
    label = "directory"
