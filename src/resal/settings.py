"""Settings: embedded defaults that just run, everything else by environment (docs/admin/settings.md).

`RESAL_DATA` is the one folder that holds what an installation owns: database, files, keys, backups.
"""

import secrets
from pathlib import Path

from environs import Env

env = Env()
HERE = Path(__file__).resolve().parent

RESAL_DATA = Path(env.str("RESAL_DATA", str(Path.cwd() / "data"))).resolve()
RESAL_DATA.mkdir(mode=0o700, parents=True, exist_ok=True)


def _kept_secret(name: str) -> str:
    """A secret of this installation: from the environment, else from a file made once, outside the database."""
    given = env.str(f"RESAL_{name.upper()}_KEY", "")
    if given:
        return given
    file = RESAL_DATA / f"{name}.key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


SECRET_KEY = _kept_secret("secret")
# Ties a phone to its ballot while a round is open; never in the database, so never in a backup.
RESAL_LIVE_KEY = _kept_secret("live")

RESAL_IS_DEMO = (RESAL_DATA / "DEMO").exists()
DEBUG = env.bool("RESAL_DEBUG", False)
RESAL_URL = env.str("RESAL_URL", "http://127.0.0.1:8000")
# Where phones of the room reach this server when RESAL_URL is this machine only; `serve` finds it by itself.
RESAL_PHONES_URL = env.str("RESAL_PHONES_URL", "")
RESAL_SCAN_COMMAND = env.str("RESAL_SCAN_COMMAND", "")
ALLOWED_HOSTS = env.list("RESAL_HOSTS", ["*"])
CSRF_TRUSTED_ORIGINS = [RESAL_URL] if RESAL_URL.startswith("https://") else []

INSTALLED_APPS = [
    # Ours first: their templates stand before those of Django's forms and of allauth.
    "resal.core",
    "resal.journal",
    "resal.accounts",
    "resal.directory",
    "resal.support",
    "resal.workshops",
    "resal.plans",
    "resal.network",
    "resal.reports",
    "resal.site",
    "resal.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "resal.core.middleware.identify",
    "resal.core.middleware.limit_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "resal.core.middleware.readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "resal.core.middleware.language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "resal.accounts.second_factor.guard",
]

ROOT_URLCONF = "resal.urls"
WSGI_APPLICATION = None
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "resal.core.context.page",
            ],
            "builtins": ["resal.core.templatetags.words"],
        },
    }
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": RESAL_DATA / "resal.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # DEFERRED loses votes: a transaction that reads, then writes, fails at once when another one wrote.
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON"
        ),
    },
}
DATABASES = {
    "default": env.dj_db_url("RESAL_DATABASE_URL", "") if env.str("RESAL_DATABASE_URL", "") else SQLITE
}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
# The coordination signs in with two factors; a demo opened on its own machine only reminds of it.
RESAL_SECOND_FACTOR_REQUIRED = env.bool("RESAL_SECOND_FACTOR_REQUIRED", True)
LOGIN_REDIRECT_URL = "/bureau/"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = RESAL_URL.startswith("https://")
CSRF_FAILURE_VIEW = "resal.core.views.csrf_failure"

LANGUAGE_CODE = "fr-ca"
LANGUAGES = [("fr-ca", "Français"), ("en-ca", "English")]
TIME_ZONE = env.str("RESAL_TIME_ZONE", "America/Toronto")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = RESAL_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "resal.core.assets.Storage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = RESAL_DATA / "files"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# Fewest voters of a sector, and outside it, whose order may be shown after a vote; never under three.
RESAL_VOTE_THRESHOLD = max(3, env.int("RESAL_VOTE_THRESHOLD", 5))
RESAL_LARGEST_POST = 26 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

RESAL_WORKER = env.bool("RESAL_WORKER", True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMAIL = env.dj_email_url("EMAIL_URL", "") if env.str("EMAIL_URL", "") else None
RESAL_MAIL_IS_SET = EMAIL is not None
if EMAIL:
    vars().update(EMAIL)
RESAL_DELIVERY_BACKEND = EMAIL["EMAIL_BACKEND"] if EMAIL else ""
# Whoever sends puts in the outbox; `core.mail.delivery` empties it through the server above.
EMAIL_BACKEND = "resal.core.mail.backend.OutboxBackend"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("RESAL_FROM", "resal@localhost")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if env.str("RESAL_CACHE_URL", ""):
    CACHES = {"default": env.dj_cache_url("RESAL_CACHE_URL")}
# What may carry people's words stays in the memory of its process.
CACHES["process"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "resal.core.logs.Line"}},
    "filters": {"request": {"()": "resal.core.logs.KeepRequest"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "resal": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
    },
}

from resal.accounts.authentication import *  # noqa: E402, F403 - the settings of allauth stand with the app that uses them
