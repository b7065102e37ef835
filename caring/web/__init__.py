"""The web edition: the same course as static files, which run in a browser tab with nothing to install.

``building`` makes the site with JupyterLite and Pyodide (``fetching`` gets what it needs, ``distribution`` makes the
folder that Python is loaded from, ``compiling`` spares the browser some work, ``serving`` shows it); ``pages/`` holds
its own few pages and scripts. In the browser runs this very package; whatever is different there stands in ``browser``
and ``desk``.
"""
