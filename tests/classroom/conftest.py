import pytest
from running import room_here


@pytest.fixture
def room(tmp_path):
    with room_here(tmp_path) as here:
        yield here
