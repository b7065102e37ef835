import errno

import pytest

from caring.files import free_name, write_safely


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "new folder" / "Käthe.txt"
    write_safely(path, "one")
    write_safely(path, "zwei ’\n")
    assert path.read_bytes() == "zwei ’\n".encode()
    assert [file.name for file in path.parent.iterdir()] == ["Käthe.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_writing_fails_the_old_text_stays_and_no_draft_is_left(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "note.txt"
    write_safely(path, "old")
    monkeypatch.setattr(f"caring.files.os.{step}", full)
    with pytest.raises(OSError, match="No space left"):
        write_safely(path, "new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["note.txt"]


def test_text_that_is_no_text_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "note.txt"
    write_safely(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_safely(path, "new \ud800")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["note.txt"]


def test_until_the_new_text_is_whole_the_old_one_is_there(tmp_path, monkeypatch):
    path, seen = tmp_path / "note.txt", []
    write_safely(path, "old")
    monkeypatch.setattr("caring.files.os.fsync", lambda _: seen.append(path.read_text()))
    write_safely(path, "new")
    assert (seen, path.read_text()) == (["old"], "new")


def test_a_folder_that_is_a_file_is_an_error_of_the_system(tmp_path):
    (tmp_path / "folder").touch()
    with pytest.raises(OSError, match="folder"):
        write_safely(tmp_path / "folder" / "note.txt", "new")


def test_a_free_name_is_never_a_name_that_is_taken(tmp_path):
    path = tmp_path / "order.first.json"
    for wanted in ("order.first.json", "order.first-2.json", "order.first-3.json"):
        free = free_name(path)
        assert free.name == wanted
        free.touch()
