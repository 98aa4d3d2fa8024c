"""Installs the generators that come from PyPI."""

from tests.fidelity.generators.python import install

install()
