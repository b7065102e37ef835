"""The Caring Workshop on a hub of one machine.

Give this to JupyterHub with -f, or lay it into /opt/tljh/config/jupyterhub_config.d/ of The Littlest JupyterHub (TLJH).
hub/README.md has the steps.

Who signs in how, and what starts a seat, is not said here: TLJH brings both, and every institution has its own.
"""

import os
import sys

c = get_config()

# The room listens on loopback; people reach it through the hub's proxy, kernels directly.
ROOM = os.environ.get("CARING_ROOM_LISTENS", "http://127.0.0.1:10101")
PREFIX = os.environ.get("CARING_BASE_URL", "/")  # c.JupyterHub.base_url, if it isn't “/”
SURROUNDINGS = ("CARING_DATABASE_URL", "CARING_SECRET", "CARING_PASSES", "CARING_WORK", "CARING_KIT", "CARING_WEB")

# Who may open and lead a room. No password, no list of participants: one line, separated by spaces.
FACILITATORS = os.environ.get("CARING_FACILITATORS", "").split()

# ---- The room -------------------------------------------------------------------------------------------------------
service = {
    "name": "caring",
    "url": ROOM,
    # The Python that has caring[room,hub]; on TLJH that is the people's: /opt/tljh/user/bin/python
    "command": [os.environ.get("CARING_PYTHON", sys.executable), "-m", "caring.classroom.hub"],
    "environment": {"CARING_WORK": "/var/lib/caring"} | {n: os.environ[n] for n in SURROUNDINGS if n in os.environ},
    # Only a browser that somebody signed in with leads a room: no kernel's token holds this scope, see below.
    "oauth_client_allowed_scopes": ["custom:caring:teach"],
    "oauth_no_confirm": True,  # it is the hub's own page, so nobody is asked whether they trust it
    "display": True,
}
user = os.environ.get("CARING_SERVICE_USER", "caring")
if os.geteuid() == 0 and user:
    # A hub that is root starts seats for others; the room needs none of that.
    service["user"] = user
c.JupyterHub.services.extend([service])
# How often the hub looks whether what it started is still there; the room starts again by itself, with everything.
c.LocalProcessSpawner.poll_interval = 5

# ---- Who may do what ------------------------------------------------------------------------------------------------
c.JupyterHub.custom_scopes.update({"custom:caring:teach": {"description": "Open and lead a room of the workshop"}})
c.JupyterHub.load_groups.update({"caring-facilitators": {"users": FACILITATORS}})
c.JupyterHub.load_roles.extend(
    [
        {"name": "user", "scopes": ["self", "access:services!service=caring"]},
        {"name": "caring-facilitator", "scopes": ["custom:caring:teach"], "groups": ["caring-facilitators"]},
    ]
)
# What a kernel's token may do: its own server's business, and answering in the room. Not leading one: a notebook that a
# facilitator runs can't reveal anything.
c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", "access:services!service=caring"]

# ---- A seat ---------------------------------------------------------------------------------------------------------
# Where the kernels find the room; with it the code alone is enough to join. It ends with a stroke.
c.Spawner.environment.update({"CARING_ROOM": f"{ROOM}{PREFIX}services/caring/"})
# Many kernels on one machine race for ports; sockets in a folder have none. A socket's whole name has at most 107
# letters, and a home's may be long: so their folder's name is short, else no kernel of such a person would ever start.
c.Spawner.args.extend(["--KernelManager.transport=ipc"])
single = c.Spawner.get("cmd") or ["jupyterhub-singleuser"]
c.Spawner.cmd = ["/bin/sh", "-c", 'export JUPYTER_RUNTIME_DIR="$HOME/.j"; exec "$0" "$@"', *single]
# Kept by spawners that can (systemd, Docker, Kubernetes). A seat takes about 200 MiB, so this stops only runaways.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1.0
# A class comes all at once. More starts together only make each slower; the rest is asked to try again.
c.JupyterHub.concurrent_spawn_limit = 10
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 120
