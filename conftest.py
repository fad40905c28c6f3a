"""What all tests share: which database they run on.

Without more the tests run on SQLite in memory. ``TEST_DATABASE_URL`` names a
PostgreSQL server to run them on instead.
"""

import os
import tempfile

# Before the settings are read: a test never touches a developer's data, and never compresses files.
os.environ["MUFAKAT_DATA"] = tempfile.mkdtemp(prefix="mufakat-tests-")
os.environ["MUFAKAT_SECRET_KEY"] = "a-key-for-tests-only"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")
