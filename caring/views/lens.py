"""The lens: type or paste, and see who speaks and to whom, as you type."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any, ClassVar

from caring import drafts
from caring.errors import CaringError
from caring.library import argument
from caring.views.base import View, script
from caring.views.phone import cached_reading, heard, phone

if TYPE_CHECKING:
    from caring.progress import Work

MINE, ARTICLE, QUOTE = "lens.text", "lens.article", "quote."
LIMITS = (
    "It shows what the words say, not what they are worth. It can be wrong: point at a mark and judge for yourself.",
    "Where no crowd word is found, one person may be meant. Words alone can’t tell.",
    "Being addressed, in body and in words, raised the feeling of meeting someone (Hartmann and Goldhoorn, 2011).",
    "A helper’s “I”, not “we”, felt like acting for the customer; “you” did little (Packard and others, 2018).",
    "I know of no experiment that compared “you” with “all of you” in a video. That idea is plausible and untested.",
)
YOU, SITE = "You", "brendanjkane.com"
YOURS = "Your words"
PASTED = "The article, pasted by you"
TOO_LONG = "The lens reads {longest:,} characters at a time, and this text is longer."
NO_TEXT = "There is no text “{name}” for the lens. Choose one of its list."
QUOTED = "A quotation stays as it is. Choose “Your words” to write."


class Writer(View):
    """A draft under the lens: read as the learner types, and kept when the hand rests.

    Args:
        work: whose drafts it shows and keeps; the learner's own if none is given.
    """

    actions: ClassVar = frozenset({"read", "keep"})

    def __init__(self, work: Work | None = None) -> None:
        self._typed: str | None = None
        super().__init__(work)

    @property
    def chosen(self) -> str:
        """The draft under the lens."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """What is under the lens: what was typed last, else what is kept."""
        return drafts.draft(self.work, self.chosen).text if self._typed is None else self._typed

    def read(self, text: str) -> None:
        """Put a text under the lens without keeping it yet.

        Raises:
            CaringError: when it is longer than a draft can be; what was there stays.
        """
        if len(text) > drafts.LONGEST:
            raise CaringError(TOO_LONG.format(longest=drafts.LONGEST))
        self._typed = text
        self.refresh()

    def keep(self, text: str) -> None:
        """Put a text under the lens and keep it.

        Raises:
            CaringError: when it is longer than a draft can be; what was kept stays.
        """
        drafts.write(self.work, self.chosen, text)
        self._typed = None
        self.refresh()

    def under(self, title: str, creator: str = YOU) -> dict[str, Any]:
        """Show the text on the phone, what is heard in it, and at most three suggestions."""
        found = cached_reading(self.text)
        return {
            "kept": self._typed is None,
            "longest": drafts.LONGEST,
            "phone": phone(found, self.chosen, title, creator),
            "heard": heard(found),
            "status": "" if found.status == "ok" else found.status_sentence,
            "suggestions": [
                {"start": s.start, "end": s.end, "heard": s.heard, "why": s.why, "instead": s.instead}
                for s in found.suggestions
            ],
        }


class Lens(Writer):
    """Your own words, the article as you paste it, your drafts, or a short quotation under the lens.

    >>> from caring import Work
    >>> lens = Lens(Work())
    >>> lens.read("Hey guys, welcome back. I kept your seat.")
    >>> lens.state["heard"]["count"]
    '1 sentence to you, 1 to all of you.'
    """

    _esm = script("phone", "paper", "lens")
    title: ClassVar = "Who are you talking to?"
    actions: ClassVar = Writer.actions | {"choose"}
    first: ClassVar = MINE
    lead: ClassVar = "Type or paste what you would say. The words show who speaks, and to whom."
    placeholder: ClassVar = "Hey everyone, …"

    def __init__(self, work: Work | None = None) -> None:
        self._chosen = self.first
        super().__init__(work)

    @property
    def chosen(self) -> str:
        """The draft or quotation under the lens."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Put another text under the lens: one of ``state["texts"]``.

        Raises:
            CaringError: when there is no such text.
        """
        if name not in self._texts():
            raise CaringError(NO_TEXT.format(name=name[:60]))
        self._chosen, self._typed = name, None
        self.refresh()

    def keep(self, text: str) -> None:
        """Put a text under the lens and keep it; a quotation stays as it is."""
        if self.chosen in quotations():
            raise CaringError(QUOTED)
        super().keep(text)

    @property
    def text(self) -> str:
        """What is under the lens."""
        return super().text or quotations().get(self.chosen, "")

    def _texts(self) -> dict[str, str]:
        """Name every text that can be put under the lens, one's own first."""
        drafted = {name: beginning(text) for name, text in drafts.written(self.work).items()}
        named = {MINE: YOURS, ARTICLE: PASTED}
        return {**named, **drafted, **named, **{name: beginning(text) for name, text in quotations().items()}}

    def picture(self) -> dict[str, Any]:
        """Show what is under the lens, and what else can be."""
        if self._typed is None:  # the list stays while one types
            self._listed = self._texts()
        quoted = self.chosen.startswith(QUOTE)
        creator = SITE if quoted or self.chosen == ARTICLE else YOU
        return {
            "lead": self.lead,
            "texts": [{"name": name, "says": says} for name, says in self._listed.items()],
            "quoted": quoted,
            "placeholder": self.placeholder,
            "limits": list(LIMITS),
            **self.under(self._listed.get(self.chosen, YOURS), creator),
        }


class ArticleLens(Lens):
    """The article under its own lens: the learner pastes it from its page, for only short quotations ship."""

    title: ClassVar = "The article under its own lens"
    first: ClassVar = ARTICLE
    lead: ClassVar = (
        "Copy “Deep and meaningful connections in 60 seconds” from brendanjkane.com and paste it here. "
        "It stays on this computer."
    )
    placeholder: ClassVar = "The article’s text"


def quotations() -> dict[str, str]:
    """Give the article's short quotations by name, all but the one that picks a statistic."""
    return {f"{QUOTE}step_{step.step}": step.quote for step in argument() if not step.statistic}


def beginning(text: str) -> str:
    """Give a text's first words, to know it by.

    >>> beginning("I kept your seat. It is the one by the window, where the sun comes in.")
    '“I kept your seat. It is the one by the …”'
    """
    return f"“{shorten(text, 40, placeholder=' …')}”"
