"""Other hands than the mouse's: what `learner.py` does by clicks is done by keys alone, or by a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator

if TYPE_CHECKING:
    import pytest

PATIENCE = 100  # looks, some tenths of a second apart: a view may be drawn anew, or a button open a moment later
# A view with a question under way may be drawn anew, and move the focus.
ANSWERED = "() => !document.querySelector('.cw[data-waiting]')"
FOCUS = """el => {
    const control = el.closest("button, summary, label, a, input, select, textarea, [role=button]") ?? el;
    control.focus();
    return control === document.activeElement ? control.type ?? "" : null;
}"""


def focused(control: Locator) -> str:
    """Go to a control by its focus; give its type."""
    for _ in range(PATIENCE):
        control.page.wait_for_timeout(100)
        control.page.wait_for_function(ANSWERED)
        if (kind := control.evaluate(FOCUS)) is not None:
            return str(kind)
    raise AssertionError(f"the keyboard doesn't reach {control}")


def by_keyboard(patch: pytest.MonkeyPatch) -> None:
    """Press keys where a learner would click, tick, choose or type."""

    def click(self: Locator, **_: Any) -> None:
        self.page.keyboard.press("ArrowRight" if focused(self) == "range" else "Enter")

    def check(self: Locator, **_: Any) -> None:
        focused(self)
        self.page.keyboard.press("Space")

    def fill(self: Locator, text: str, **_: Any) -> None:
        focused(self)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def select(self: Locator, value: str, **_: Any) -> None:
        focused(self)
        self.page.keyboard.press("Home")
        for _ in range(self.locator("option").count()):
            if self.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys don't reach {value}")

    for name, act in {"click": click, "check": check, "uncheck": check, "fill": fill, "select_option": select}.items():
        patch.setattr(Locator, name, act)


def by_finger(patch: pytest.MonkeyPatch) -> None:
    """Tap where a learner would click or tick."""

    def tap(self: Locator, **where: Any) -> None:
        Locator.tap(self, **where)

    for name in ("click", "check", "uncheck"):
        patch.setattr(Locator, name, tap)
