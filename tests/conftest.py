"""No test is timed: a busy machine is no fault, and `make bench` shows the speed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
