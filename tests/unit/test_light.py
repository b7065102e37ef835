"""What is not loaded for nothing."""

import subprocess
import sys

LOOK = """
import sys, caring.views, jsonschema
print([name for name in ("rfc3987_syntax", "isoduration", "lark") if name in sys.modules])
jsonschema.validate({"a": 1}, {"type": "object"})
import rfc3987_syntax
print("it can still be had")
"""


def test_the_views_load_no_grammar_of_web_addresses_and_take_it_from_nobody():
    said = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, timeout=120).stdout
    assert said.splitlines() == ["[]", "it can still be had"]
