import errno
import gc
import json
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring import CaringError, Work, answers, my_work
from caring.progress import ITEM, LARGEST_FILE, FileStore, MemoryStore

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
    max_leaves=12,
)
works = st.dictionaries(st.from_regex(ITEM, fullmatch=True), plain, max_size=4)
stores = st.sampled_from([MemoryStore, lambda: FileStore(Path(tempfile.mkdtemp()))])


def contents(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def values(work):
    return {answer.item: json.dumps(answer.value) for answer in work.answers()}


def answer_file(**changes):
    made = "2026-11-22T11:00:00+00:00"
    record = {"format": "caring-answer", "version": 1, "item": "note.today", "made": made, "value": "x"} | changes
    return json.dumps({key: value for key, value in record.items() if value is not ...})


def work_file(*entries, **changes):
    return json.dumps({"format": "caring-work", "version": 1, "made": "now", "answers": list(entries)} | changes)


def entry(item="note.today", **changes):
    return {
        key: value for key, value in ({"item": item, "made": "now", "value": "x"} | changes).items() if value is not ...
    }


def nested(depth):
    return "[" * depth + "]" * depth


# Kept at once, and there tomorrow


@given(works, stores)
@settings(max_examples=40, deadline=None)
def test_what_is_kept_is_there_the_same(kept, new_store):
    store = new_store()
    for item, value in kept.items():
        Work(store).keep(item, value)
    assert values(Work(store)) == {item: json.dumps(value) for item, value in kept.items()}


def test_an_answer_is_a_file_that_a_person_can_read(work, folder):
    work.keep("note.today", "Für Åsa ’")
    path = folder / "answers" / "note.today.json"
    assert '"value": "Für Åsa ’"' in path.read_text(encoding="utf-8")
    assert json.loads(path.read_bytes()).keys() == {"format", "version", "item", "made", "value"}


def test_an_answer_takes_the_place_of_the_earlier_one(work, folder):
    work.keep("note.today", 1)
    work.keep("note.today", 2)
    assert work.get("note.today") == 2
    assert len(contents(folder)) == 1


def test_looking_at_work_writes_nothing(work, folder):
    assert work.get("note.today") is None
    work.answers()
    work.take_out()
    assert not folder.exists()


@pytest.mark.parametrize("item", ["../x", "note", "note.", "Note.x", "a.b.c.d", "a/b.c", "a.b\n", "x." + "y" * 61, ""])
@pytest.mark.parametrize("store", [MemoryStore(), FileStore(Path("nowhere"))])
def test_a_name_that_is_no_items_name_is_refused(item, store):
    with pytest.raises(CaringError, match="can't be the name of an answer"):
        Work(store).keep(item, 1)
    assert Work(store).answers() == []
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "\ud800", {"\ud800": 1}, {1: 2}, {1, 2}, json.loads(nested(300))]
)
def test_a_value_that_no_file_could_give_back_is_refused(work, folder, value):
    with pytest.raises(CaringError, match="plain JSON"):
        work.keep("note.today", value)
    assert not folder.exists()


def test_two_processes_that_write_the_same_item_leave_one_whole_file(folder):
    code = (
        "import sys; from pathlib import Path; from caring.progress import *\n"
        "for n in range(60): Work(FileStore(Path(sys.argv[1]))).keep('note.today', sys.argv[2] * 50_000)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, folder, letter]) for letter in "ab"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(Work(FileStore(folder)).get("note.today"))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {None, "a" * 50_000, "b" * 50_000}
    assert list(contents(folder)) == [str(folder / "answers" / "note.today.json")]


# Damaged: set aside with a sentence, never deleted, never a crash

DAMAGED = {
    "empty": "",
    "half a file": '{"version": 1',
    "no record": "[]",
    "another version": answer_file(version=2),
    "another item": answer_file(item="note.tomorrow"),
    "no value": answer_file(value=...),
    "no time": answer_file(made=...),
    "a time that is none": answer_file(made=5),
    "no number": answer_file(value=float("nan")),
    "half a letter": answer_file(value="\ud800"),
    "nested": answer_file(value=0).replace("0}", nested(500) + "}"),
    "nested without end": answer_file(value=0).replace("0}", nested(100_000) + "}"),
    "not UTF-8": b"\xff\xfe{}",
}
LOOKS = {
    "get": lambda work: work.get("note.today"),
    "answers": Work.answers,
    "take_out": Work.take_out,
    "put_back": lambda work: work.put_back(work_file(entry(value="new"))),
    "start_over": Work.start_over,
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_answer_is_set_aside_with_a_sentence(work, folder, content, look):
    content = content if isinstance(content, bytes) else content.encode()
    path = folder / "answers" / "note.today.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    look(work)
    [aside] = (folder / "set_aside").iterdir()
    assert aside.read_bytes() == content
    assert str(path) in work.notice
    assert f"I set it aside as {aside}" in work.notice
    assert work.get("note.today") in {None, "new"}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_folder_in_an_answers_place_is_set_aside_with_what_is_in_it(work, folder, look):
    inside = folder / "answers" / "note.today.json" / "poem.txt"
    inside.parent.mkdir(parents=True)
    inside.write_text("mine")
    look(work)
    assert [path.read_text() for path in (folder / "set_aside").rglob("poem.txt")] == ["mine"]
    assert "nothing was deleted" in work.notice


def test_a_value_of_an_unexpected_form_is_set_aside_with_a_sentence(work, folder):
    work.keep("weight.relevance", "much")
    before = contents(folder).popitem()[1]
    assert work.get("weight.relevance", lambda value: isinstance(value, int)) is None
    assert list(contents(folder / "set_aside").values()) == [before]
    assert "“weight.relevance” has an unexpected form" in work.notice
    assert work.get("weight.relevance") is None


def test_in_memory_too_a_value_of_an_unexpected_form_is_set_aside():
    work = Work()
    work.keep("note.today", "x")
    assert work.get("note.today", lambda _: False) is None
    assert work.get("note.today") is None
    assert '"x"' in work.store.backups[0]


def test_each_damaged_answer_gets_its_sentence(work, folder):
    (folder / "answers").mkdir(parents=True)
    for item in ("note.a", "note.b"):
        (folder / "answers" / f"{item}.json").touch()
        work.get(item)
    assert work.notice.count("I set it aside") == 2


def test_answers_damaged_in_the_same_second_are_both_there(work, folder):
    for text in ("one", "two"):
        work.keep("note.today", 0)
        (folder / "answers" / "note.today.json").write_text(text)
        work.get("note.today")
    assert sorted(contents(folder / "set_aside").values()) == [b"one", b"two"]


def test_a_damaged_answer_that_cannot_be_moved_gets_a_sentence_too(work, folder):
    (folder / "answers").mkdir(parents=True)
    (folder / "answers" / "note.today.json").touch()
    (folder / "set_aside").touch()
    assert work.get("note.today") is None
    assert "can't be read" in work.notice
    assert "could not be set aside" in work.notice


def test_files_that_are_no_answers_are_let_be(work, folder):
    work.keep("note.today", 1)
    for name in ("README.json", "note.today.txt", ".note.today.json.12.tmp"):
        (folder / "answers" / name).touch()
    assert list(values(work)) == ["note.today"]
    work.start_over()
    assert len(contents(folder / "answers")) == 3


# A full disk

FAILURES = {
    "disk full": ("os.fsync", OSError(errno.ENOSPC, "No space left on device")),
    "read-only": ("pathlib.Path.mkdir", OSError(errno.EROFS, "Read-only file system")),
    "locked": ("os.replace", PermissionError(errno.EACCES, "Permission denied")),
}


@pytest.fixture(params=FAILURES.values(), ids=FAILURES)
def broken_disk(request, monkeypatch):
    def fail(*_, **__):
        raise error

    target, error = request.param

    class Disk:
        sentence = error.strerror

        def breaks(self):
            monkeypatch.setattr(target, fail)

        def is_mended(self):
            monkeypatch.undo()

    return Disk()


def test_what_cannot_be_written_is_held_and_said_and_taken_out(work, broken_disk):
    work.keep("note.today", "old")
    broken_disk.breaks()
    work.keep("note.today", "new")
    assert work.get("note.today") == "new"
    assert f"could not be saved ({broken_disk.sentence})" in work.notice
    assert "take your work out" in work.notice
    elsewhere = Work()
    elsewhere.put_back(work.take_out())
    assert elsewhere.get("note.today") == "new"


def test_the_old_answer_is_still_on_the_disk_when_a_new_one_cannot_be_written(work, folder, broken_disk):
    work.keep("note.today", "old")
    broken_disk.breaks()
    work.keep("note.today", "new")
    assert Work(FileStore(folder)).get("note.today") == "old"


def test_the_next_answer_saves_what_was_held_and_takes_the_sentence_away(work, folder, broken_disk):
    broken_disk.breaks()
    work.keep("note.today", "held")
    broken_disk.is_mended()
    work.keep("note.tomorrow", "next")
    assert work.notice == ""
    assert values(Work(FileStore(folder))) == {"note.today": '"held"', "note.tomorrow": '"next"'}


def test_one_answer_that_cannot_be_written_does_not_keep_others_from_it(work, folder):
    (folder / "answers" / "note.a.json").mkdir(parents=True)
    work.keep("note.a", 1)
    work.keep("note.b", 2)
    assert "could not be saved" in work.notice
    assert values(Work(FileStore(folder))) == {"note.b": "2"}


@pytest.mark.parametrize("act", [Work.start_over, lambda work: work.put_back(work_file(entry()))])
def test_without_a_backup_nothing_is_forgotten_or_replaced(work, folder, broken_disk, act):
    work.keep("note.today", "old")
    before = contents(folder)
    broken_disk.breaks()
    with pytest.raises(CaringError, match="No backup could be made"):
        act(work)
    assert contents(folder) == before


def test_what_is_put_back_and_cannot_be_written_is_held(work, broken_disk):
    broken_disk.breaks()
    assert work.put_back(work_file(entry(value="back"))) == 1
    assert work.get("note.today") == "back"
    assert "could not be saved" in work.notice


# Taken out as one file, put back elsewhere: an exchange format, fixed here

EXAMPLE = """
{"format": "caring-work", "version": 1, "made": "2026-11-22T11:02:00+00:00", "answers": [
 {"item": "judgement.s5", "made": "2026-11-22T11:02:00+00:00", "value": {"relevance": 4, "trust": 0}},
 {"item": "order.first", "made": "2026-11-22T11:02:00+00:00", "value":
  {"order": ["S3", "S1", "S5", "S2", "S4"], "sealed": "2026-11-22T11:02:00+00:00", "seed": 60}},
 {"item": "order.one_person", "made": "2026-11-22T11:02:00+00:00", "value":
  {"order": ["S5", "S3", "S1", "S2", "S4"], "sealed": null, "seed": 60}},
 {"item": "rating.goat", "made": "2026-11-22T11:02:00+00:00", "value":
  {"wonder": 3, "levels": {"one_person": 1}, "note": "Ich lächle.", "finished": null}},
 {"item": "weight.relevance", "made": "2026-11-22T11:02:00+00:00", "value": 80}]}
"""


def test_the_file_that_takes_work_out_has_this_form(monkeypatch):
    monkeypatch.setenv("CARING_SEED", "60")
    for module in ("progress", "answers"):
        monkeypatch.setattr(f"caring.{module}.now", lambda: "2026-11-22T11:02:00+00:00")
    work = Work()
    answers.arrange(work, ["S3", "S1", "S5", "S2", "S4"])
    answers.seal(work)
    answers.move(work, "S5", 1, "one_person")
    answers.judge(work, "S5", "relevance", 4)
    answers.judge(work, "S5", "trust", 0)
    answers.weigh(work, 80)
    answers.rate(work, "goat", "wonder", 3)
    answers.rate(work, "goat", "one_person", 1)
    answers.note(work, "goat", "Ich lächle.")
    assert json.loads(work.take_out()) == json.loads(EXAMPLE)


def test_a_file_of_this_form_can_always_be_put_back(work):
    assert work.put_back(EXAMPLE) == 5
    assert answers.order(work).ids == ("S3", "S1", "S5", "S2", "S4")
    assert answers.order(work).sealed == "2026-11-22T11:02:00+00:00"
    assert answers.order(work, "one_person") == answers.Order(("S5", "S3", "S1", "S2", "S4"), None)
    assert answers.judgement_pairs(work) == {"S5": (4, 0)}
    assert answers.weight(work) == 80
    assert answers.rating(work, "goat") == answers.Rating(3, {"one_person": 1}, "Ich lächle.", None)


@given(works, works, stores, stores)
@settings(max_examples=40, deadline=None)
def test_work_taken_out_and_put_back_elsewhere_is_the_same(mine, theirs, one, other):
    here, there = Work(one()), Work(other())
    for work, kept in ((here, mine), (there, theirs)):
        for item, value in kept.items():
            work.keep(item, value)
    assert there.put_back(here.take_out()) == len(mine)
    assert values(there) == {item: json.dumps(value) for item, value in (theirs | mine).items()}
    assert [a for a in there.answers() if a.item in mine] == here.answers()


def test_a_backup_of_what_was_here_is_made_before_other_work_is_put_back(work, folder):
    work.keep("note.today", "old")
    before = values(work)
    work.put_back(work_file(entry(value="new")))
    [backup] = contents(folder / "backups").values()
    elsewhere = Work()
    elsewhere.put_back(backup.decode())
    assert (work.get("note.today"), values(elsewhere)) == ("new", before)


def test_where_nothing_was_no_backup_is_made(work, folder):
    work.put_back(work_file(entry()))
    assert not (folder / "backups").exists()


OTHER_FILES = {
    "nothing": "",
    "a shopping list": "a shopping list",
    "null": "null",
    "a number": "5",
    "a list": "[]",
    "another record": "{}",
    "another format": work_file(entry(), format="notebook"),
    "an answer's own file": answer_file(),
    "another version": work_file(entry(), version=2),
    "no version": work_file(entry(), version=None),
    "a version that is none": work_file(entry(), version=[1]),
    "no answers": json.dumps({"format": "caring-work", "version": 1}),
    "answers that are no list": work_file(entry(), answers={"note.today": "x"}),
    "a number among them": work_file(entry(), 5),
    "a list among them": work_file(entry(), ["note.today", "now", "x"]),
    "an empty one": work_file(entry(), {}),
    "no value": work_file(entry(), entry(value=...)),
    "no time": work_file(entry(), entry(made=...)),
    "a time that is none": work_file(entry(), entry(made=[])),
    "half a letter in a time": work_file(entry(), entry(made="\ud800")),
    "half a letter": work_file(entry(), entry(value=["\ud800"])),
    "half a letter in a key": work_file(entry(), entry(value={"\udfff": 1})),
    "no number": work_file(entry(), entry(value=float("nan"))),
    "no end": work_file(entry(), entry(value={"a": [float("-inf")]})),
    "larger than any number": work_file(entry(), entry(value=0)).replace("0}", "1e999}"),
    "nested": work_file(entry(), entry(value=0)).replace("0}", nested(500) + "}"),
    "nested without end": work_file(entry(), entry(value=0)).replace("0}", nested(100_000) + "}"),
    "too large": work_file(entry()) + " " * LARGEST_FILE,
    "no text": 5,
    "none": None,
}
OTHER_ITEMS = ["../x.y", "..", "a/b.c", "a\\b.c", "C:\\x.y", "/etc/x.y", "X.Y", "x", "a.b.c.d", "a.b\n", "a.\0",
               "a." + "b" * 500, "", None, 5, ["a.b"], {"a": "b"}]  # fmt: skip


@pytest.mark.parametrize(
    "text", [*OTHER_FILES.values(), *(work_file(entry(), entry(item)) for item in OTHER_ITEMS)],
    ids=[*OTHER_FILES, *map(repr, OTHER_ITEMS)],
)  # fmt: skip
def test_any_other_file_is_refused_with_a_sentence_and_nothing_is_changed(work, folder, text):
    work.keep("note.today", "old")
    before = contents(folder.parent)
    with pytest.raises(CaringError) as refused:
        work.put_back(text)
    assert contents(folder.parent) == before
    assert work.get("note.today") == "old"
    assert len(str(refused.value)) < 200


@given(st.text() | plain.map(json.dumps))
def test_whatever_text_is_put_back_it_is_a_sentence(text):
    work = Work()
    with pytest.raises(CaringError):
        work.put_back(text)
    assert work.answers() == []


# Starting over


def test_starting_over_backs_up_and_then_forgets(work, folder):
    work.keep("note.today", "old")
    before = values(work)
    place = work.start_over()
    assert work.answers() == []
    assert contents(folder / "answers") == {}
    work.put_back(Path(place).read_text(encoding="utf-8"))
    assert values(work) == before


def test_starting_over_twice_in_a_second_leaves_two_backups(work, folder):
    for value in (1, 2):
        work.keep("note.today", value)
        work.start_over()
    assert len(contents(folder / "backups")) == 2


def test_starting_over_forgets_what_was_held_too_and_backs_it_up(work, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", full)
        work.keep("note.today", "held")
    place = work.start_over()
    assert work.answers() == []
    assert "held" in Path(place).read_text()
    assert work.notice == ""


# Who watches


class Watcher:
    def __init__(self, work):
        self.told = 0
        work.watch(self.tell)

    def tell(self):
        self.told += 1


def test_watchers_are_told_of_every_change(work):
    watcher = Watcher(work)
    work.keep("note.today", 1)
    work.put_back(work_file(entry()))
    work.start_over()
    assert watcher.told == 3


def test_watchers_are_not_told_of_a_look(work):
    watcher = Watcher(work)
    work.get("note.today")
    work.take_out()
    assert watcher.told == 0


def test_watching_keeps_nobody_alive(work):
    gone, stays = weakref.ref(Watcher(work)), Watcher(work)
    gc.collect()
    work.keep("note.today", 1)
    assert (gone(), stays.told) == (None, 1)


# Whose work, and where


def test_the_same_folder_is_the_same_work(monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "a"))
    first = my_work()
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "b" / ".." / "a"))
    assert my_work() is first
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "b"))
    assert my_work() is not first


def test_work_stays_where_it_is_when_the_program_goes_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", "mine")
    (tmp_path / "a").mkdir()
    places = []
    for here in (tmp_path, tmp_path / "a"):
        monkeypatch.chdir(here)
        my_work().keep("note.today", here.name)
        places.append(my_work().store.folder)
    assert places == [tmp_path / "mine", tmp_path / "a" / "mine"]


def test_work_is_kept_in_the_folder_that_caring_work_names(monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "mine"))
    my_work().keep("note.today", 1)
    assert values(Work(FileStore(tmp_path / "mine"))) == {"note.today": "1"}


def test_work_is_kept_beside_the_kit_where_nothing_else_is_named(monkeypatch, kit):
    monkeypatch.delenv("CARING_WORK", raising=False)
    assert my_work().store.folder == kit.data.parent / "my_work"


def test_a_seed_can_be_fixed(monkeypatch):
    monkeypatch.setenv("CARING_SEED", "60")
    assert {Work().seed for _ in range(5)} == {60}
    monkeypatch.delenv("CARING_SEED")
    assert len({Work().seed for _ in range(5)}) > 1
