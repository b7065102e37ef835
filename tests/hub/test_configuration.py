"""What hub/ offers for Kubernetes: its files agree with each other and with the one for one machine, and suffice."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import yaml
from lab import KIT, free_port
from running import Asking, wait_for

from caring.classroom import hub

VALUES = yaml.safe_load((KIT / "hub" / "values.yaml").read_text())
ROOM = list(yaml.safe_load_all((KIT / "hub" / "room.yaml").read_text()))
CONTAINER = ROOM[0]["spec"]["template"]["spec"]["containers"][0]
GIVEN = {each["name"]: each.get("value") for each in CONTAINER["env"]}
ONE_MACHINE = (KIT / "hub" / "jupyterhub_config.py").read_text()


def test_seats_the_hub_and_its_proxy_find_the_room_where_it_is():
    service, address = ROOM[1]["metadata"]["name"], VALUES["hub"]["services"]["caring"]["url"]
    assert address == f"http://{service}:{ROOM[1]['spec']['ports'][0]['port']}"
    assert VALUES["singleuser"]["extraEnv"]["CARING_ROOM"] == f"{address}{GIVEN['JUPYTERHUB_SERVICE_PREFIX']}"
    assert GIVEN["JUPYTERHUB_SERVICE_URL"].endswith(address[address.rindex(":") :])
    labels = ROOM[0]["spec"]["template"]["metadata"]["labels"]
    assert ROOM[1]["spec"]["selector"].items() <= labels.items()
    for policy in (VALUES["singleuser"]["networkPolicy"], VALUES["proxy"]["chp"]["networkPolicy"]):
        allowed = policy["egress"][0]["to"][0]["podSelector"]["matchLabels"]
        assert allowed.items() <= labels.items()


def test_scopes_are_the_same_on_one_machine_and_on_many():
    def scopes(text):
        return set(re.findall(r'"((?:custom|access|users):[^"]+)"', text))

    assert scopes(ONE_MACHINE) == scopes((KIT / "hub" / "values.yaml").read_text())


@pytest.mark.parametrize("text", [ONE_MACHINE, str(VALUES)], ids=["one machine", "many"])
def test_no_kernels_token_may_lead_a_room(text):
    of_kernels = text.partition("server_token_scopes")[2].partition("]")[0]
    assert "access:services!service=caring" in of_kernels
    assert "teach" not in of_kernels


def test_the_room_starts_with_what_its_container_is_given(url, tmp_path):
    port = free_port()
    given = GIVEN | {"JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}", "JUPYTERHUB_API_TOKEN": "t" * 32}
    given |= {"CARING_SECRET": "s" * 64, "CARING_DATABASE_URL": url, "CARING_WORK": str(tmp_path)}
    assert None not in given.values()
    given |= {"PYTHONPATH": str(KIT), "CARING_KIT": str(KIT)}
    command = [sys.executable, *CONTAINER["command"][1:]]
    room = subprocess.Popen(command, env={name: os.environ[name] for name in ("PATH",)} | given, cwd=tmp_path)
    try:
        path = CONTAINER["readinessProbe"]["httpGet"]["path"]
        wait_for(lambda: _answers(room, port, path), 60)
        assert list(tmp_path.iterdir()) == []  # a container’s own disk holds nothing
    finally:
        room.terminate()
        assert room.wait(30) == 0


def _answers(room, port, path):
    assert room.poll() is None
    someone = Asking(port)
    try:
        return someone.ask("GET", path)[0] == 200
    except OSError:
        return False
    finally:
        someone.close()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "A hub starts this"),
        ({"JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:1", "CARING_SECRET": "guess"}, "at least 32 letters"),
        ({"JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:1", "CARING_DATABASE_URL": "nothing"}, "database’s address"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(given, sentence, tmp_path, monkeypatch):
    monkeypatch.setenv("CARING_WORK", str(tmp_path))
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop already
        assert sentence in thread.submit(hub.main).result()


def test_passes_can_be_withdrawn_and_everybody_stays_who_they_are(monkeypatch):
    mina = SimpleNamespace(current_user={"kind": "user", "name": "mina"}, request=SimpleNamespace(headers={}))
    before = hub.HubDoor(None, None, "s" * 64)
    shown = {"Authorization": f"Bearer {before.give_pass(mina)}"}
    phone = SimpleNamespace(current_user=None, request=SimpleNamespace(headers=shown))
    monkeypatch.setenv("CARING_PASSES", "once more")
    after = hub.HubDoor(None, None, "s" * 64)
    assert before.key(phone) == before.key(mina) == after.key(mina)
    assert after.key(phone) is None
    assert "CARING_PASSES" in ONE_MACHINE
