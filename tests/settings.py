"""The settings of tests: a throw-away data folder, quick hashes, mail in memory, tasks run at once."""

import os
import tempfile

os.environ.setdefault("RESAL_DATA", tempfile.mkdtemp(prefix="resal-tests-"))
os.environ.setdefault("RESAL_SECRET_KEY", "tests")
os.environ.setdefault("RESAL_LIVE_KEY", "tests")

from resal.settings import *  # noqa: F403
from resal.settings import DATABASES, STATIC_ROOT, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
STATIC_ROOT.mkdir(exist_ok=True)
RESAL_MAIL_IS_SET = False
RESAL_SECOND_FACTOR_REQUIRED = False
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "«unknown variable: %s»"

from resal import catalogues  # noqa: E402

catalogues.compile_changed()
