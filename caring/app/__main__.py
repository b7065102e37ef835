"""``python -m caring.app``: what ``start.py --app`` runs."""

import signal
import sys

try:
    if hasattr(signal, "pthread_sigmask"):  # held back by start.py until somebody answers it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    from caring.app.server import serve

    serve(sys.argv[1:])
except KeyboardInterrupt:
    raise SystemExit(130) from None
