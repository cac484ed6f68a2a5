"""What the floor itself asks of the worker."""

from datetime import timedelta

from resal.core.once import sweep
from resal.core.registry import Periodic, registry

registry.periodic.append(Periodic("core.forget_submissions", timedelta(hours=12), sweep))
