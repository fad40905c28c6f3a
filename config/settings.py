"""Settings of the archive: one file, everything that differs from the environment.

``DATABASE_URL``            ``postgres://user:password@host/name``; else SQLite in the data folder
``MUFAKAT_DATA``            folder for the database, the secret key and compiled files (``var/``)
``MUFAKAT_SECRET_KEY``      secret key; else the one ``quickstart`` made in the data folder
``MUFAKAT_HOSTS``           host names the site answers to, separated by commas
``MUFAKAT_HTTPS``           ``true`` behind TLS: secure cookies, redirect, HSTS
``MUFAKAT_DEBUG``           ``true`` shows error pages with code: for development only
``MUFAKAT_REVIEWED_ONLY``   ``true`` hides from the public what no editor has reviewed
``MUFAKAT_SILENT_MONTHS``   after so many months without a report an initiative is in the inbox (12)
``MUFAKAT_MAIL``            ``smtp+tls://user:password@host:587`` sends notices by mail; else off
``MUFAKAT_MAIL_FROM``       the sender of these mails
``MUFAKAT_ADDRESS``         the address of the site, for links in mails
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from warnings import catch_warnings, simplefilter

import environ
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config.environment import (
    postgresql_settings,
    read_key,
    read_mailer,
    read_number,
    read_switch,
    read_thresholds,
)

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("MUFAKAT_DATA", default=str(BASE_DIR / "var"))).resolve()
# Every command may be the first one in a fresh clone; one that needs no folder goes on without.
with suppress(OSError):
    DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY_FILE = DATA_DIR / "secret_key"


def _secret_key() -> str:
    """The key from the environment, else the kept one, else one for this process only."""
    given = env.str("MUFAKAT_SECRET_KEY", default="")
    return given or read_key(SECRET_KEY_FILE) or get_random_secret_key()


SECRET_KEY = _secret_key()
DEBUG = read_switch(env, "MUFAKAT_DEBUG")
ALLOWED_HOSTS = env.list("MUFAKAT_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS = read_switch(env, "MUFAKAT_HTTPS")

INSTALLED_APPS = [
    "archive",
    "config.desk.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "import_export",
    "tree_queries",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
            ],
        },
    },
]

with catch_warnings():
    # Of a database of another kind, the command that needs one tells in a sentence.
    simplefilter("ignore", UserWarning)
    DATABASES = {
        "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/mufakat.sqlite3")
    }
match DATABASES["default"].get("ENGINE"):
    case "django.db.backends.sqlite3":
        # A reader never waits for a writer (WAL), a writer takes its lock at once instead of
        # failing half-way (IMMEDIATE) and waits for another writer up to 20 s.
        DATABASES["default"]["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;"
            ),
        }
    case "django.db.backends.postgresql":
        DATABASES["default"] = postgresql_settings(DATABASES["default"])
    case _:
        # Commands that need no database go on; the others get Django's own message.
        DATABASES["default"] = {"ENGINE": "django.db.backends.dummy"}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
#: What the project says, and what the packages below it say and do not translate themselves.
LOCALE_PATHS = [BASE_DIR / "archive" / "locale", BASE_DIR / "archive" / "locale" / "packages"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Strict on public pages: no script or style but our own files, nothing framed.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_REVERT_DISABLED = False

#: Notices go out by mail only where a server is named; nothing else is ever mailed.
MAILERS = read_mailer(env, "MUFAKAT_MAIL")
if not MAILERS:
    # That no mail can be sent is meant.
    SILENCED_SYSTEM_CHECKS = ["mail.W001"]
DEFAULT_FROM_EMAIL = env.str("MUFAKAT_MAIL_FROM", default="mufakat@localhost")
#: How the site is reached, for links in mails.
ARCHIVE_ADDRESS = env.str("MUFAKAT_ADDRESS", default="http://127.0.0.1:8000").rstrip("/")

#: After so many months without a report an initiative is shown in the inbox.
ARCHIVE_SILENT_MONTHS = read_number(env, "MUFAKAT_SILENT_MONTHS", default=12, least=1, most=600)

#: Public pages show only what an editor has reviewed.
ARCHIVE_REVIEWED_ONLY = read_switch(env, "MUFAKAT_REVIEWED_ONLY")
#: From which confidence a proposal of a kind is accepted by the machine's own rule, and shown as
#: machine-read until an editor reviews it; above 1 means never. A rule's name overrides its kind:
#: {"partner": 0.8, "partner.forum_pattern": 1.1}. The thresholds follow from the calibration that
#: evaluate prints. Items of a list stand, though half of them are parts of what was told already:
#: nine in ten rest on the right words.
ARCHIVE_ACCEPT = {
    "partner": 0.7,
    "official": 0.7,
    "quotation": 0.7,
    "meeting": 0.6,
    "initiative": 0.7,
    "stage": 0.7,
    "subject": 0.7,
    # Of a text printed again: the share of the shorter one that both have. Nothing else is as sure.
    "article-link": 0.8,
}
accept_given = read_thresholds(env, "MUFAKAT_ACCEPT", tuple(ARCHIVE_ACCEPT))
ARCHIVE_ACCEPT |= {
    f"{kind}.item": 0.4 for kind in ("initiative", "stage", "subject") if kind not in accept_given
}
ARCHIVE_ACCEPT |= accept_given
