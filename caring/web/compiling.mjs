// Run under node by the build (see compiling.py): Python wakes as for a lesson, and lays into a folder, compiled, every
// module that this took. Only this very Python can compile for itself.
const [core, lock, folder] = process.argv.slice(2);
const { loadPyodide } = await import(core);
const python = await loadPyodide({ packages: JSON.parse(lock), env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
python.mountNodeFS("/compiled", folder);
python.runPython(`
import re
import sys
from importlib.util import MAGIC_NUMBER
from marshal import dumps
from pathlib import Path

import piplite.piplite
import pyodide_kernel
import caring.views
import caring.web.desk
from plotly.graph_objects import Bar, Figure

Figure(Bar(x=[1], y=[1])).to_plotly_json()  # what Plotly loads only when it draws
NEVER_LOOK_FOR_THE_SOURCE = (1).to_bytes(4, "little") + bytes(8)
for module in list(sys.modules.values()):
    spec = getattr(module, "__spec__", None)
    found = spec and re.search(r"(?:/site-packages/|\\.zip/)(.+\\.py)$", spec.origin or "")
    if found:
        target = Path("/compiled", found[1] + "c")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(MAGIC_NUMBER + NEVER_LOOK_FOR_THE_SOURCE + dumps(spec.loader.get_code(spec.name)))
`);
