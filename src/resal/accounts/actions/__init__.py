"""Every write about people: the coordination's (`people`), one's own (`own`), the network's settings (`network`)."""

from .network import edit_network
from .own import (
    ask_new_email,
    change_email,
    close_device,
    edit_person,
    set_password,
    withdraw_consent,
)
from .people import (
    add_person,
    close,
    end_role,
    give_role,
    invite_coordinator,
    reopen,
    reset_second_factor,
)

__all__ = [
    "add_person",
    "ask_new_email",
    "change_email",
    "close",
    "close_device",
    "edit_network",
    "edit_person",
    "end_role",
    "give_role",
    "invite_coordinator",
    "reopen",
    "reset_second_factor",
    "set_password",
    "withdraw_consent",
]
