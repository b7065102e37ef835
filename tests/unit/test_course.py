import json
from datetime import date

import pytest

from caring.course import course_problems, exercises, lay_lessons, lessons
from caring.errors import CaringError

DAY = date(2026, 11, 22)
ENTRY = """
[[lessons]]
file = "{file}"
title = "A lesson"
minutes_alone = 5
minutes_in_class = 5
outcome = "You have seen it."
"""


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with two lessons."""
    folder = tmp_path / "Käthe’s kit 60"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "datapackage.json").write_text("{}")
    (folder / "notebooks").mkdir()
    write_manifest(folder, "00_start.ipynb", "01_order.ipynb")
    for name in ("00_start.ipynb", "01_order.ipynb"):
        (folder / "notebooks" / name).write_text("the kit's first words")
    monkeypatch.setenv("CARING_KIT", str(folder))
    return folder


@pytest.fixture
def work(kit):
    return kit / "my_work"


def write_manifest(kit, *files):
    (kit / "course.toml").write_text("".join(ENTRY.format(file=file) for file in files), encoding="utf-8")


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


# The manifest


def test_the_kits_own_manifest_can_be_read_and_ids_are_names():
    ids = [lesson.id for lesson in lessons()]
    assert len(set(ids)) == len(ids) > 2
    assert not any(character.isdigit() for character in "".join(ids))


@pytest.mark.usefixtures("kit")
def test_a_lesson_has_what_the_manifest_says():
    first = lessons()[0]
    assert (first.id, first.file, first.title) == ("start", "00_start.ipynb", "A lesson")
    assert (first.minutes_alone, first.minutes_in_class, first.outcome) == (5, 5, "You have seen it.")


def test_a_lesson_for_a_class_only_has_no_minutes_alone(kit):
    text = ENTRY.format(file="07_debrief.ipynb").replace("minutes_alone = 5\n", "")
    (kit / "course.toml").write_text(text)
    assert lessons()[0].minutes_alone is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("title =", "titel =", "course.toml, lesson 1 has “titel”; allowed are file, interactions, minutes_alone"),
        ('title = "A lesson"\n', "", "course.toml, lesson 1 has no “title”; write one."),
        ('"A lesson"', '" "', "lesson 1, title: found ' '; write a text"),
        ("minutes_alone = 5", "minutes_alone = 0", "minutes_alone: found 0; write a whole number of minutes from 1"),
        ("minutes_in_class = 5", "minutes_in_class = true", "minutes_in_class: found True; write a whole number"),
        (
            '"You have seen it."',
            '"x"\ninteractions = 5',
            "interactions: found 5; write whole minutes from 1, as { Check",
        ),
        ('"You have seen it."', '"x"\ninteractions = { A = 0 }', "interactions: found {'A': 0}; write whole minutes"),
        ("00_start.ipynb", "start.ipynb", "file: found 'start.ipynb'; a lesson is named like 01_which_number"),
        ("[[lessons]]", "[[lessons]", "course.toml can't be read: "),
        ("[[lessons]]", "[[lesson]]", "course.toml lists no lesson"),
    ],
)
def test_a_wrong_manifest_is_reported_with_its_place(kit, old, new, sentence):
    manifest = kit / "course.toml"
    manifest.write_text(ENTRY.format(file="00_start.ipynb").replace(old, new))
    with pytest.raises(CaringError) as caught:
        lessons()
    assert sentence in str(caught.value)
    assert course_problems() == [str(caught.value)]


def test_a_missing_manifest_is_a_sentence(kit):
    (kit / "course.toml").unlink()
    with pytest.raises(CaringError, match="Put the kit's own copy back"):
        lessons()


@pytest.mark.usefixtures("kit")
def test_a_manifest_that_agrees_with_the_notebooks_has_no_problem():
    assert course_problems() == []


def test_a_manifest_that_disagrees_is_told_what_to_do(kit):
    write_manifest(kit, "02_gone.ipynb", "00_start.ipynb", "00_start.ipynb")
    assert course_problems() == [
        "course.toml lists 00_start.ipynb twice; take one out.",
        "course.toml lists the lessons in another order than their numbers; put them in order.",
        "course.toml lists 02_gone.ipynb, but notebooks/ has no such file; add the notebook or take the entry out.",
        "notebooks/01_order.ipynb is not in course.toml; give it an entry or take the file out.",
    ]


# Exercises

EXERCISE = """
[[exercises]]
id = "say_you"
lesson = "order"
track = "story"
title = "Say you"
minutes = 5
"""


def test_the_kits_exercises_are_at_least_three_a_lesson_and_eight_of_them_for_data():
    tracks = [each.track for each in exercises()]
    assert tracks.count("data") >= 8 <= tracks.count("story")
    to_practise = [lesson.id for lesson in lessons() if lesson.minutes_alone and lesson.id != "start_here"]
    assert len(to_practise) == 6
    assert all(len(exercises(lesson)) >= 3 for lesson in to_practise)
    ids = [each.id for each in exercises()]
    assert len(set(ids)) == len(ids)
    assert not any(character.isdigit() for character in "".join(ids))


def test_interactions_add_up(kit):
    text = ENTRY.format(file="00_start.ipynb") + "interactions = { Hello = 1, Check = 2 }\n"
    (kit / "course.toml").write_text(text)
    assert lessons()[0].minutes_interacting == 3


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("say_you", "Say you!", "course.toml, exercise 1, id: found 'Say you!'; an id is a name in small letters"),
        ('"story"', '"tale"', "course.toml, exercise 1, track: found 'tale'; write story or data."),
        ("minutes = 5", "minutes = 0", "exercise 1, minutes: found 0; write a whole number"),
        ("minutes = 5", "minuts = 5", "exercise 1 has “minuts”; allowed are id, lesson, minutes, title, track."),
        ('title = "Say you"', "", "exercise 1 has no “title”; write one."),
        ('title = "Say you"', "title = 5", "exercise 1, title: found 5; write a text"),
        ("[[exercises]]", "[exercises]", "exercises: found {"),
    ],
)
def test_a_wrong_exercise_is_reported_with_its_place(kit, old, new, sentence):
    text = ENTRY.format(file="00_start.ipynb") + EXERCISE.replace(old, new)
    (kit / "course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CaringError) as caught:
        exercises()
    assert sentence in str(caught.value)
    assert str(caught.value) in course_problems()


# The learner's copies


def test_exercises_are_laid_in_a_folder_of_their_own_and_never_written_over(kit, work):
    (kit / "exercises").mkdir()
    (kit / "exercises" / "01_order.ipynb").write_text("the kit's exercise")
    lay_lessons(kit, work)
    mine = work / "exercises" / "01_order.ipynb"
    assert (work / "01_order.ipynb").read_text() == "the kit's first words"
    mine.write_text("mine")
    (kit / "exercises" / "01_order.ipynb").write_text("a newer exercise")
    (said,) = lay_lessons(kit, work, DAY)
    assert said.startswith("The kit has a newer exercises/01_order.ipynb: I laid it beside yours as 01_order_new_")
    assert mine.read_text() == "mine"


def test_a_lesson_leads_to_the_learners_own_exercise(kit, work):
    (kit / "notebooks" / "02_more.ipynb").write_text("[practise](../exercises/02_more.ipynb)")
    lay_lessons(kit, work)
    assert (work / "02_more.ipynb").read_text() == "[practise](exercises/02_more.ipynb)"


def test_lessons_are_laid_once_and_quietly(kit, work):
    assert lay_lessons(kit, work) == []
    assert names(work) == ["00_start.ipynb", "01_order.ipynb"]
    before = (work / ".laid.json").stat().st_mtime_ns
    assert lay_lessons(kit, work) == []
    assert (work / ".laid.json").stat().st_mtime_ns == before


def test_what_the_learner_wrote_stays(kit, work):
    lay_lessons(kit, work)
    (work / "01_order.ipynb").write_text("my words")
    assert lay_lessons(kit, work) == []
    assert (work / "01_order.ipynb").read_text() == "my words"


def test_a_newer_lesson_is_laid_beside_once_and_said(kit, work):
    lay_lessons(kit, work)
    (work / "01_order.ipynb").write_text("my words")
    (kit / "notebooks" / "01_order.ipynb").write_text("the kit's new words")
    (sentence,) = lay_lessons(kit, work, DAY)
    assert sentence.startswith(
        "The kit has a newer 01_order.ipynb: I laid it beside yours as 01_order_new_2026-11-22.ipynb"
    )
    assert lay_lessons(kit, work, DAY) == []
    assert (work / "01_order.ipynb").read_text() == "my words"
    assert (work / "01_order_new_2026-11-22.ipynb").read_text() == "the kit's new words"


def test_two_newer_lessons_on_one_day_are_both_laid(kit, work):
    lay_lessons(kit, work)
    for words in ("second", "third"):
        (kit / "notebooks" / "01_order.ipynb").write_text(words)
        lay_lessons(kit, work, DAY)
    assert (work / "01_order_new_2026-11-22.ipynb").read_text() == "second"
    assert (work / "01_order_new_2026-11-22-2.ipynb").read_text() == "third"


def test_a_copy_that_the_learner_deleted_is_laid_afresh(kit, work):
    lay_lessons(kit, work)
    (work / "00_start.ipynb").unlink()
    lay_lessons(kit, work)
    assert (work / "00_start.ipynb").read_text() == "the kit's first words"


def test_a_new_lesson_joins_the_others(kit, work):
    lay_lessons(kit, work)
    (kit / "notebooks" / "02_more.ipynb").write_text("more")
    assert lay_lessons(kit, work) == []
    assert (work / "02_more.ipynb").read_text() == "more"


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"laid": 60}', '{"laid": {"a": 60}}', "\udcff", "[" * 10_000]
)
def test_a_damaged_record_is_set_aside_and_nothing_is_written_over(kit, work, damage):
    lay_lessons(kit, work)
    (work / "01_order.ipynb").write_text("my words")
    (work / ".laid.json").write_bytes(damage.encode("utf-8", "surrogateescape"))
    sentences = lay_lessons(kit, work)
    assert sentences == [
        "The note of which lessons I laid was damaged; I set it aside as laid_damaged.json. Your copies are untouched."
    ]
    assert (work / "laid_damaged.json").exists()
    assert (work / "01_order.ipynb").read_text() == "my words"
    assert lay_lessons(kit, work) == []
    assert sorted(json.loads((work / ".laid.json").read_text())["laid"]) == ["00_start.ipynb", "01_order.ipynb"]


def test_a_folder_that_cannot_be_written_leaves_no_half_copy(kit, work, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("caring.course.os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        lay_lessons(kit, work)
    assert list(work.iterdir()) == []
