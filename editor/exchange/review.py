"""A text under review: what is chosen of it, and the article that comes of that, being edited.

Both go together: a choice changes only what depends on it, and what the author writes into
title, date or author is a choice, too. Knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from editor.article.article import Article
from editor.article.document import Document
from editor.errors import FrontMatterError, GalleyError
from editor.exchange.assemble import (
    Choices,
    assemble,
    body_of,
    choosing,
    chosen,
    key_of,
    proposed_name,
    text_in,
)
from editor.exchange.found import FIELDS, Recognition, Role
from editor.exchange.merge import merged
from editor.site.profile import Profile


@dataclass(frozen=True)
class _State:
    """What is chosen, and the article that this alone gives."""

    choices: Choices = field(default_factory=Choices)
    article: Article = field(default_factory=Article)


class Review:
    """One recognised text on its way to an article of ``profile``'s site."""

    def __init__(self, recognition: Recognition, profile: Profile) -> None:
        self.recognition = recognition
        self.problem: GalleyError | None = None
        """Why what is chosen cannot be an article, if it cannot."""
        self._profile = profile
        # One moment for all of it, so that nothing changes but what is chosen.
        self._now = datetime.now().astimezone()
        self._state = _State(article=Article(body=body_of(recognition, Choices())))
        if (article := self._assembled(Choices())) is not None:
            self._state = _State(article=article)
        self.document = Document(self._state.article)
        # What was chosen when the article read so: undo goes back to that as well.
        self._states = {self.document.article: self._state}

    @property
    def choices(self) -> Choices:
        """What is chosen by now."""
        return self._state.choices

    @property
    def name(self) -> str:
        """The file name that the site wants for it."""
        return proposed_name(self.recognition, self.choices, self._profile)

    def value(self, role: Role) -> str:
        """What is chosen for title, date or author."""
        return chosen(self.recognition, self.choices, role)

    def take(self, role: Role, value: str) -> None:
        """Choose this title, date or author."""
        self.follow()
        self._settle(choosing(self.choices, role, value), key_of(role, self._profile))

    def switch(self, switched: Mapping[str, bool]) -> None:
        """Do and leave off these repairs, by their ids; the others are as they were proposed."""
        self.follow()
        self._settle(replace(self.choices, switched=dict(switched)))

    def follow(self) -> None:
        """Take what the author has written into title, date and author for chosen."""
        self._settle(self._read())

    def undo(self) -> None:
        """Take the last step back, whether it was written or chosen."""
        self.document.undo()
        self._go_back()

    def redo(self) -> None:
        """Make the last undone step again."""
        self.document.redo()
        self._go_back()

    def _read(self) -> Choices:
        """What is chosen, with what the author has written since."""
        choices = self._state.choices
        try:
            for role in FIELDS:
                key = key_of(role, self._profile)
                own = text_in(self.document.article, key)
                if own != text_in(self._state.article, key):
                    choices = choosing(choices, role, own)
        except FrontMatterError:
            # Half written: it is read when it can be.
            return self._state.choices
        return choices

    def _settle(self, choices: Choices, asked: str = "") -> None:
        """Have the article follow what is chosen; ``asked`` is the field that it was chosen for."""
        article = self._assembled(choices)
        before = self.document.article
        self._states.setdefault(before, self._state)
        self._state = replace(self._state, choices=choices)
        if article is None:
            return
        made = merged(self._state.article, article, before, asked)
        self._state = _State(choices, article)
        self._states[made] = self._state
        if made != before:
            self.document.replace(made)
        if article != self.document.saved:
            self.document.mark_saved(article)

    def _assembled(self, choices: Choices) -> Article | None:
        self.problem = None
        try:
            return assemble(self.recognition, choices, self._profile, self._now)
        except GalleyError as error:
            self.problem = error
            return None

    def _go_back(self) -> None:
        state = self._states.get(self.document.article)
        if state is not None:
            self._state = state
            self.problem = None
            self.document.mark_saved(state.article)
