"""Laws are tried without a deadline for each example: other work may hold the machine."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
