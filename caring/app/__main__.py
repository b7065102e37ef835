"""``python -m caring.app``: what ``start.py --app`` runs."""

import os
import signal
import sys

try:
    if hasattr(signal, "pthread_sigmask"):  # held back by start.py until somebody answers it
        # While it loads, an exception might be swallowed; afterwards, the server's loop answers.
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    from caring.app.server import serve

    serve(sys.argv[1:])
except KeyboardInterrupt:
    raise SystemExit(130) from None
