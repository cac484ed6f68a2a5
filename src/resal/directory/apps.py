from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "resal.directory"
    label = "directory"

    def ready(self):
        from resal.directory import signals  # noqa: PLC0415 - models are ready only now

        signals.connect()
