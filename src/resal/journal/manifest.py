"""The journal hears of what happens below it: a text is withdrawn, given back, erased. Never its words."""

from resal.core.registry import registry
from resal.journal.trail import record

registry.listen("core.text_withdrawn", lambda text, by: record(by, "withdrew", text, ["quarantined_at"]))
registry.listen("core.text_released", lambda text, by: record(by, "released", text, ["quarantined_at"]))
registry.listen("core.text_erased", lambda text, by: record(by, "erased", text, ["body"]))
