"""The hub's own configuration as it is, with people who need no account on this machine."""

import os
from pathlib import Path

c = get_config()
load_subconfig(str(Path(os.environ["CARING_KIT"]) / "hub" / "jupyterhub_config.py"))

folder = os.environ["CARING_TEST_FOLDER"]
hub, api, proxy = os.environ["CARING_TEST_PORTS"].split()

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.DummyAuthenticator.password = "open"
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{folder}/homes/{{username}}"
c.Spawner.args.extend(["--allow-root", "--ServerApp.root_dir=~"])
c.Spawner.environment.update(
    {
        "CARING_KIT": os.environ["CARING_KIT"],
        "CARING_WORK": lambda spawner: f"{folder}/homes/{spawner.user.name}/work",
    }
)
c.LocalProcessSpawner.poll_interval = 1
c.JupyterHub.services.extend([{"name": "tests", "api_token": os.environ["CARING_TEST_TOKEN"]}])
c.JupyterHub.load_roles.extend(
    [{"name": "tests", "services": ["tests"], "scopes": ["admin:users", "admin:servers", "tokens"]}]
)
c.JupyterHub.bind_url = f"http://127.0.0.1:{hub}"
c.JupyterHub.hub_port = int(api)
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = os.environ["CARING_TEST_PROXY"].split("\n")
c.JupyterHub.db_url = f"sqlite:///{folder}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{folder}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{folder}/proxy.pid"
c.JupyterHub.log_level = "INFO"
