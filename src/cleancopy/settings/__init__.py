"""Settings, phrases, agencies and site profiles: `config/` as checked values."""

from __future__ import annotations

from cleancopy.settings.options import Settings
from cleancopy.settings.phrases import Hit, Phrases, fold
from cleancopy.settings.profile import SiteProfile
from cleancopy.settings.rules import Rules, load_rules, shipped
from cleancopy.settings.tables import ConfigError

__all__ = [
    "ConfigError",
    "Hit",
    "Phrases",
    "Rules",
    "Settings",
    "SiteProfile",
    "fold",
    "load_rules",
    "shipped",
]
