import sys

import pytest

if sys.platform == "linux":
    import postgres as servers


@pytest.fixture(scope="session")
def postgres():
    with servers.postgres() as server:
        yield server
