"""Loads Plotly's surroundings without what takes longest and nobody here asks for.

Plotly loads nbformat, which loads jsonschema, which builds a grammar of web addresses on import: half of the time that
a page needs to wake up. Without these two, jsonschema doesn't check the formats “iri” and “duration”; all else stays.
"""

import sys
from contextlib import suppress
from importlib import import_module

LEFT_OUT = ("rfc3987_syntax", "isoduration")


def load() -> None:
    """Load jsonschema without the parts that are left out; where it is loaded already, or absent, nothing happens.

    >>> load()
    >>> all(sys.modules.get(name, 0) is not None for name in LEFT_OUT)
    True
    """
    hidden = [name for name in LEFT_OUT if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None says that there is no such module
    try:
        with suppress(ImportError):
            import_module("jsonschema")
    finally:
        for name in hidden:
            del sys.modules[name]
