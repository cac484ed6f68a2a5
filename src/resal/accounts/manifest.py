"""What people's accounts offer the house."""

from datetime import timedelta

from resal.accounts.personal_data import held_about
from resal.accounts.sweep import sweep
from resal.core.registry import Periodic, registry

registry.personal_data["accounts"] = held_about
registry.periodic.append(Periodic("accounts.sweep", timedelta(days=1), sweep))
