"""What tests share: somebody who has done everything in the course, and the web edition as it is built."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from caring import Work, answers, cutting, drafts, marking, mine, missing, pace, rewriting, scripts, statistics
from caring.scoring import CRITERIA

# The second kit is tried in a copy with data of its own (unit/test_breaking.py), not where it lies.
collect_ignore = ["second_kit"]


def pytest_configure():
    """Give each of several processes a work folder of its own."""
    if (name := os.environ.get("PYTEST_XDIST_WORKER")) and (folder := os.environ.get("CARING_WORK")):
        os.environ["CARING_WORK"] = str(Path(folder) / name)


DRAFTS = (
    "Hey everyone, welcome back! Today all of you bake a cake with us.",
    "Hi. You told me about the cake that nobody ate.\n\nTake the butter out an hour before.",
    "Hi, you on the late bus. You told me about the cake that nobody ate. I ate mine over the sink.",
)
WILD = '<script>alert("60")</script> & *stars* | [links](x) # “you”'


def rate(levels, rating):
    for number, criterion in enumerate(("wonder", *CRITERIA)):
        rating(criterion, (levels + number) % 5)


def fill(work: Work) -> Work:
    """Do what a learner does from the first lesson to the last."""
    answers.arrange(work, ["S2", "S4", "S1", "S5", "S3"])
    answers.seal(work)
    answers.explain(work, f"it is about people {WILD}")
    answers.arrange(work, ["S5", "S2", "S4", "S1", "S3"], answers.AGAIN)
    answers.seal(work, answers.AGAIN)
    answers.move(work, "S3", 1, "pick_a_sound")
    answers.seal(work, "pick_a_sound")
    for number, statistic in enumerate(statistics()):
        answers.judge(work, statistic.id, "relevance", number)
        answers.judge(work, statistic.id, "trust", 4 - number)
    answers.weigh(work, 72)
    answers.reveal(work)
    for number, script in enumerate(scripts()[:6]):
        rate(number, lambda c, level, s=script: answers.rate(work, s.id, c, level))
        answers.note(work, script.id, WILD)
        answers.finish(work, script.id)
    missing.write(work, "Mina\nTheo", 20)
    missing.end(work)
    missing.follow(work, "Mina", yes=True)
    missing.follow(work, "Theo", yes=False)
    missing.count(work, 50)
    missing.seal(work)
    for script in marking.marked_scripts():
        marking.mark(work, script.id, 1)
        marking.seal(work, script.id)
    pace.measure(work, 150, 60)
    cutting.toggle(work, 1)
    cutting.keep(work)
    drafts.write(work, rewriting.draft_of("jeans"), f"Your jeans went pale, didn’t they? Mine did, too. {WILD}")
    drafts.keep_version(work, rewriting.draft_of("jeans"))
    for part in mine.PERSON:
        mine.describe(work, part, f"{part}: {WILD}")
    for number, text in enumerate(DRAFTS, start=1):
        drafts.write(work, mine.SCRIPT, f"{text}\n{WILD}")
        drafts.keep_version(work, mine.SCRIPT)
        if number != 2:
            rate(number, lambda c, level, n=number: mine.rate(work, n, c, level))
            mine.finish(work, number)
    mine.make_promise(work, f"look at the lens as if they sat behind it {WILD}")
    return work


@pytest.fixture(scope="session")
def everything_done():
    """Give a function that does the whole course on a work."""
    return fill


@contextmanager
def alone(place: Path):
    """Wait until no other process is here."""
    while True:
        try:
            place.mkdir()
            break
        except FileExistsError:
            time.sleep(0.2)
    try:
        yield
    finally:
        place.rmdir()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the web edition, once for all processes; or take the one that CARING_SITE names."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = Path(os.environ.get("CARING_SITE") or shared / "web" / "caring")
    with alone(shared / "building"):
        if not folder.exists():
            kit = Path(__file__).resolve().parents[1]
            words = [sys.executable, "start.py", "web", str(folder)]
            built = subprocess.run(words, cwd=kit, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stdout + built.stderr
    return folder
