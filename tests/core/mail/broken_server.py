"""A mail server that refuses, and repeats the address in its refusal as real ones do."""

import smtplib

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise smtplib.SMTPDataError(451, b"<a@exemple.org>: try again")
