"""What the directory offers the house."""

from resal.core.registry import DemoChapter, registry
from resal.directory.demo import tell
from resal.directory.seeds import sow

registry.first_start.append(sow)
registry.demo.append(DemoChapter(order=10, name="directory", tell=tell))
