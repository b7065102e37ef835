"""``python -m caring.app``: what ``start.py --app`` runs."""

import sys

from caring.app.server import serve

serve(sys.argv[1:])
