"""What the floor does by itself: mail leaves, texts and sessions end at their term."""

from datetime import timedelta

from django.core.management import call_command

from resal.core.mail import delivery, digests, keeping
from resal.core.once import sweep
from resal.core.registry import Periodic, registry
from resal.core.texts import erase_past_their_term


def end_sessions() -> None:
    call_command("clearsessions")


registry.periodic += [
    Periodic("core.deliver_mail", timedelta(seconds=1), delivery.deliver_waiting),
    Periodic("core.send_digests", timedelta(minutes=15), digests.send_digests),
    Periodic("core.sweep_mail", timedelta(minutes=15), keeping.sweep_mail),
    Periodic("core.erase_texts", timedelta(hours=6), erase_past_their_term),
    Periodic("core.forget_submissions", timedelta(hours=12), sweep),
    Periodic("core.end_sessions", timedelta(days=1), end_sessions),
]
