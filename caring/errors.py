"""What goes wrong, said in a sentence to the person who can mend it."""


class CaringError(ValueError):
    """Something that a person can put right; its text says what, where and how.

    In a notebook only the sentence is shown, never a traceback.

    >>> raise CaringError("Rate “human” from 0 to 4.")
    Traceback (most recent call last):
    caring.errors.CaringError: Rate “human” from 0 to 4.
    """

    def _render_traceback_(self) -> list[str]:
        """Give IPython the lines that it shows instead of a traceback."""
        return [str(self)]
