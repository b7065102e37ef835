"""A teacher's kit with other statistics and scripts is proven like ours; whoever breaks it is told where and how."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from caring import Work, answers, checks, cli, marked, proving, scripts, statistics
from caring.copying import copy_kit
from caring.errors import CaringError

ROOT = Path(__file__).parents[2]
SECOND = ROOT / "tests" / "second_kit"
LESSON = "01_why_come.ipynb"


@pytest.fixture
def theirs(tmp_path, monkeypatch):
    """A teacher's kit: our rubric, levels and cues, and all else theirs."""
    folder = tmp_path / "library kit"
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(SECOND, folder, dirs_exist_ok=True)
    monkeypatch.setenv("CARING_KIT", str(folder))
    marked.make_exercises()
    return folder


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_source(path, old, new):
    edit(path, json.dumps(old, ensure_ascii=False)[1:-1], json.dumps(new, ensure_ascii=False)[1:-1])


def add_row(path, *cells, **named):
    """Add a row by its cells in order, or by its columns' names."""
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        row = {**dict(zip(header, cells, strict=False)), **named}
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerow(row)


def solution(kit):
    return kit / "solutions" / LESSON


def rebuilt(change):
    """Break a solution notebook, and make the exercises from it, as a teacher would."""

    def broken(kit):
        change(kit)
        marked.make_exercises()

    return broken


def take_out_lines(path, start):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")


BREAKS = {
    "a solution that is wrong": (
        rebuilt(lambda kit: edit_source(solution(kit), "visits = 240 / 22", 'visits = "eleven"')),
        "solutions/01_why_come.ipynb, visits_a_day: the solution is refused by “kind”",
    ),
    "a starter that is done already": (
        rebuilt(lambda kit: edit_source(solution(kit), "visits = None", "visits = 240 / 22")),
        "visits_a_day: the untouched starter is “done”; let it be “not attempted”.",
    ),
    "a wrong answer that is accepted": (
        lambda kit: take_out_lines(kit / "data" / "demands.csv", "ask_one_reader,no_crowd"),
        "ask_one_reader: the wrong answer “Hello everyone, the door opens at ten now.” is accepted, and should be",
    ),
    "a wrong answer with another feedback": (
        rebuilt(lambda kit: edit_source(solution(kit), '("all_days", 240 / 31)', '("all_days", "seven")')),
        "visits_a_day: the wrong answer “seven” is refused by “kind”, and should be refused by “all_days”.",
    ),
    "no stuffed text among the wrong answers": (
        rebuilt(lambda kit: edit_source(solution(kit), '("own_words", "you you', '("hours", "240 nights, you you')),
        "ask_one_reader: among the wrong answers is no stuffed text; add one",
    ),
    "a cell that fails": (
        rebuilt(lambda kit: edit_source(solution(kit), "240 / 31", "240 / 0")),
        "solutions/01_why_come.ipynb, cell 13: ZeroDivisionError: division by zero. Mend that cell, or take",
    ),
    "a hint too few": (
        lambda kit: take_out_lines(kit / "data" / "hints.csv", "one_number,2"),
        "data/hints.csv, one_number: 2 hints; write steps 1 to 3.",
    ),
    "a hint that is the solution": (
        lambda kit: edit(
            kit / "data" / "hints.csv",
            "Begin with “You”.",
            '"Your door opens at ten from Monday on, and I keep the bench by the radiator free for you."',
        ),
        "data/hints.csv, ask_one_reader: “Your door opens at ten",
    ),
    "an exercise edited by hand": (
        lambda kit: edit(kit / "exercises" / LESSON, "Say the new hours", "Tell the new hours"),
        "exercises/01_why_come.ipynb is not what solutions/01_why_come.ipynb makes; run “python3 start.py exercises”",
    ),
    "an exercise that is not in the manifest": (
        lambda kit: edit(kit / "course.toml", 'id = "one_number"', 'id = "two_numbers"'),
        "solutions/01_why_come.ipynb checks “one_number”, which course.toml doesn’t list for this lesson; add an entry",
    ),
    "an exercise without a cell": (
        lambda kit: add_exercise(kit, "three_numbers"),
        "solutions/01_why_come.ipynb, three_numbers: the solution answers nothing",
    ),
    "a file too many": (
        lambda kit: (kit / "solutions" / "old.ipynb.bak").write_text("{}"),
        "solutions/old.ipynb.bak belongs to no exercise; take it out",
    ),
    "a region that never ends": (
        lambda kit: edit(solution(kit), '240 / 22\\n",\n    "### END SOLUTION\\n"', '240 / 22\\n"'),
        "solutions/01_why_come.ipynb, cell 12, line 2: a region begins and never ends",
    ),
    "a link that leads nowhere": (
        lambda kit: edit_source(kit / "notebooks" / LESSON, "Three numbers", "![Three](pictures/three.png) numbers"),
        "notebooks/01_why_come.ipynb, cell 1: the link to “pictures/three.png” leads nowhere",
    ),
    "minutes that don’t add up": (
        lambda kit: edit(kit / "course.toml", "minutes_alone = 4", "minutes_alone = 40"),
        "course.toml, why_come: minutes_alone says 40, and reading (words ÷ 200) with its interactions takes 4",
    ),
    "an interaction without minutes": (
        lambda kit: edit(kit / "course.toml", "OrderTheFive = 3, ", ""),
        "course.toml, why_come, interactions: OrderTheFive has no minutes",
    ),
    "a word that the design doesn’t use": (
        lambda kit: edit_source(kit / "notebooks" / LESSON, "Which would you show", "Which would library users show"),
        "notebooks/01_why_come.ipynb, cell 1: it says “users”; write “person”",
    ),
    "a rule that there isn’t": (
        lambda kit: edit(kit / "data" / "demands.csv", "hours,mentions", "hours,mentoins"),
        "data/demands.csv, ask_one_reader, hours: there is no rule “mentoins”; write one of is_kind",
    ),
    "a cell out of its limits": (
        lambda kit: edit(kit / "data" / "references.csv", "bench,one_person,4", "bench,one_person,7"),
        "data/references.csv, row 2, column “level”: found “7”; allowed is a whole number from 0 to 4.",
    ),
    "a quotation that is none": (
        lambda kit: edit(kit / "data" / "references.csv", "“with your coat on” says", "“without a coat” says"),
        "data/references.csv, row 2, column “reason”: found “without a coat”",
    ),
    "a statistic without its trace": (
        lambda kit: add_row(kit / "data" / "statistics.csv", "S4", "Chairs", "There are 30 chairs."),
        "data/traces.csv, column “statistic”: found “no row for S4”",
    ),
    "a lesson that isn’t there": (
        lambda kit: (kit / "notebooks" / LESSON).unlink(),
        "course.toml lists 01_why_come.ipynb, but notebooks/ has no such file",
    ),
}


def add_exercise(kit, name):
    with (kit / "course.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'\n[[exercises]]\nid = "{name}"\nlesson = "why_come"\ntrack = "story"\ntitle = "New"\nminutes = 5\n'
        )
    add_row(kit / "data" / "demands.csv", name, "kind", "is_kind", "a text", "", "It is a sentence.", "Write it out.")
    add_row(
        kit / "data" / "demands.csv", name, "own_words", "own_words", "", "own words", "A heap says nothing.", "Say it."
    )
    add_row(
        kit / "data" / "demands.csv",
        name,
        "chairs",
        "mentions",
        "chair",
        "a chair",
        "Somebody wants to sit.",
        "Say it.",
    )
    for step, hint in enumerate(("Who sits?", "On what?", "It has four legs."), start=1):
        add_row(kit / "data" / "hints.csv", name, step, hint)


def test_another_set_of_statistics_and_scripts_is_in_good_order(theirs):
    assert proving.problems() == []
    assert [statistic.name for statistic in statistics()] == ["Books on the shelves", "Visits in May", "Talking"]
    assert [script.id for script in scripts()] == ["bench", "notice"]


def test_their_kit_works_as_ours_does(theirs):
    mina = Work()
    answers.arrange(mina, ["S3", "S1", "S2"])
    answers.seal(mina)
    for statistic in ("S1", "S2", "S3"):
        answers.judge(mina, statistic, "relevance", 2)
        answers.judge(mina, statistic, "trust", 3)
    answers.reveal(mina)
    assert answers.revealed(mina)
    assert checks.check("visits_a_day", 240 / 22, work=mina).status == "done"
    assert checks.check("visits_a_day", 240 / 31, work=mina).demand == "all_days"
    assert checks.done(mina) == ("visits_a_day",)


@pytest.mark.parametrize("name", BREAKS)
def test_whoever_breaks_the_course_is_told_where_what_and_what_to_do(theirs, name):
    breaks, sentence = BREAKS[name]
    breaks(theirs)
    found = proving.problems()
    assert any(sentence in problem for problem in found), "\n".join(found)


def test_a_notebook_that_fails_is_one_problem(theirs):
    BREAKS["a cell that fails"][0](theirs)
    assert len(proving.problems()) == 1


def test_check_prints_what_is_broken_and_fails(theirs, capsys):
    BREAKS["a hint too few"][0](theirs)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out == "data/hints.csv, one_number: 2 hints; write steps 1 to 3.\nOne thing to mend.\n"


# A teacher adds something of their own


def test_a_teacher_adds_a_statistic_a_script_and_a_cue_by_adding_rows(theirs):
    data = theirs / "data"
    add_row(data / "statistics.csv", "S4", "Chairs", "There are 30 chairs.")
    add_row(
        data / "traces.csv",
        "S4",
        "S4",
        "30 chairs.",
        "In the letter.",
        "Chairs.",
        "The library.",
        "The town.",
        "2031",
        "Nobody.",
        "Who sits.",
        "not traced",
        "",
    )
    for purpose in ("ask_for_money", "keep_open"):
        add_row(data / "relevance.csv", purpose, "S4", 1, "One can sit on them.")
    add_row(
        data / "scripts.csv",
        id="chair",
        title="A chair",
        niche="library",
        creator="Tova, librarian",
        pace="natural",
        text="I kept a chair for you by the window.",
    )
    for criterion in ("one_person", "i_you", "human", "enjoyable", "consumable", "valuable"):
        add_row(
            data / "references.csv",
            "chair",
            criterion,
            3,
            "“I kept a chair” says it.",
            "“for you” is there.",
            "“by the window” is all.",
        )
    add_row(
        data / "cues.csv",
        "dear_readers",
        "address",
        "all",
        "dear readers",
        "Readers are many.",
        "Ours.",
        "Dear readers, come in.",
        "A dear reader came.",
    )
    assert proving.problems() == []
    assert len(statistics()) == 4
    assert checks.check("ask_one_reader", "Dear readers, the door opens at ten.", work=Work()).demand == "no_crowd"


def test_a_teacher_adds_an_exercise_by_an_entry_rows_and_cells(theirs):
    add_exercise(theirs, "a_chair")
    notebook = json.loads(solution(theirs).read_text(encoding="utf-8"))
    answer = 'check("a_chair", "I kept the chair by the window for you.")'
    wrong = (
        'refused("a_chair", ("untouched", None), ("own_words", "chair you chair you chair you chair you chair you"), '
    )
    wrong += '("chairs", "Your door opens at ten from Monday on, and I keep the bench by the radiator free for you."))'
    for name, line in (("y", answer), ("z", wrong)):
        source = f"### BEGIN SOLUTION\n{line}\n### END SOLUTION"
        cell = {
            "cell_type": "code",
            "id": name,
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        notebook["cells"].append(cell)
    solution(theirs).write_text(json.dumps(notebook), encoding="utf-8")
    assert cli.main(["exercises"]) == 0
    assert proving.problems() == []


# caring new


def test_new_copies_the_kit_without_anybodys_work_environment_or_history(tmp_path, monkeypatch, capsys):
    kit = tmp_path / "kit"
    for folder in ("data", "notebooks", "my_work/answers", ".venv/bin", ".git", "caring/__pycache__", "build"):
        (kit / folder).mkdir(parents=True)
        (kit / folder / "file").write_text("x")
    shutil.copytree(ROOT / "data", kit / "data", dirs_exist_ok=True)
    monkeypatch.setenv("CARING_KIT", str(kit))
    target = tmp_path / "Käthe’s kit"
    assert cli.main(["new", str(target)]) == 0
    assert "python3 start.py check" in capsys.readouterr().out
    assert sorted(path.name for path in target.iterdir()) == ["caring", "data", "notebooks"]
    assert (target / "data" / "statistics.csv").read_bytes() == (kit / "data" / "statistics.csv").read_bytes()
    assert list((target / "caring").iterdir()) == []


def test_new_never_writes_over_something_or_into_the_kit(tmp_path):
    with pytest.raises(CaringError, match="already; name a folder that isn't there yet"):
        copy_kit(tmp_path)
    with pytest.raises(CaringError, match="is inside the kit; name a folder beside it"):
        copy_kit(ROOT / "notebooks" / "mine")
    assert not (ROOT / "notebooks" / "mine").exists()


def test_the_package_alone_has_no_kit_to_copy(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    shutil.copytree(ROOT / "data", tmp_path / "data", dirs_exist_ok=True)
    monkeypatch.setenv("CARING_KIT", str(tmp_path))
    with pytest.raises(CaringError, match="only the package"):
        copy_kit(tmp_path.parent / "target")
