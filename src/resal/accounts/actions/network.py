"""Who the network is: its settings."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from resal.accounts.models import Person
from resal.core.models import Network
from resal.journal.trail import record


@transaction.atomic
def edit_network(*, by: Person | None, changes: Mapping[str, Any]) -> Network:
    network = Network.current()
    changed = [name for name, value in changes.items() if getattr(network, name) != value]
    for name in changed:
        setattr(network, name, changes[name])
    if changed or network._state.adding:
        network.save()
        record(by, "edited", network, changed)
    return network
