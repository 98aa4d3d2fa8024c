"""The cases that do not agree, each with its reason: article, then flavour ("*" is all)."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, Mapping[str, str]] = {}
