"""The archive's settings for tests: the same file, read in an environment of the tests' own.

Without more the tests run on SQLite; ``TEST_DATABASE_URL`` names a
PostgreSQL server to run them on instead. A test never touches a developer's
data folder.
"""

import os
import tempfile

os.environ["MUFAKAT_DATA"] = tempfile.mkdtemp(prefix="mufakat-tests-")
os.environ["MUFAKAT_SECRET_KEY"] = "a-key-for-tests-only"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")

from config import settings as archive_settings

globals().update({name: value for name, value in vars(archive_settings).items() if name.isupper()})

# A browser asks for several things at once, and one connection cannot serve two threads: SQLite
# keeps the tests' archive in a file, so that each thread has its own.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F821
    DATABASES["default"]["TEST"] = {  # noqa: F821
        "NAME": os.path.join(os.environ["MUFAKAT_DATA"], "tests.sqlite3")  # noqa: PTH118
    }

# Hashing slowly and naming files by content is for production.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
