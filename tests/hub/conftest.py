import sys

import pytest
from lab import launch_options

collect_ignore = ["jupyterhub_config.py"]  # JupyterHub reads it

if sys.platform == "linux":
    import postgres as servers
else:
    collect_ignore_glob = ["test_*.py"]  # a hub runs on Linux


@pytest.fixture(scope="session")
def postgres():
    with servers.postgres() as server:
        yield server


@pytest.fixture
def url(postgres):
    """The address of tables that nobody has used yet."""
    return postgres.fresh()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return launch_options()
