"""A class's answers from its people's files: everybody once, no names, and nothing that a file holds can stop it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring import CaringError, Work, answers, debrief
from caring.classroom import export
from caring.gathered import Gathered, gather, gather_folder, made_up_class
from caring.library import sample_class, scripts, statistics
from caring.scoring import CRITERIA

IDS = [statistic.id for statistic in statistics()]
SCRIPTS = [script.id for script in scripts()]
NOT_OURS = "is left out: This is not a file that the workshop took out"


def order(made="2026-03-01T09:00:00+00:00", *, seed=1, ids=IDS, sealed=True):
    return {
        "item": "order.first",
        "made": made,
        "value": {"order": ids, "sealed": made if sealed else None, "seed": seed},
    }


def rating(script=SCRIPTS[0], made="2026-03-02T09:00:00+00:00", *, level=2, note="", finished=True):
    value = {
        "wonder": 3,
        "levels": dict.fromkeys(CRITERIA, level),
        "note": note,
        "finished": made if finished else None,
    }
    return {"item": f"rating.{script}", "made": made, "value": value}


def file(*given_answers, **changes):
    record = {
        "format": "caring-work",
        "version": 1,
        "made": "2026-03-03T00:00:00+00:00",
        "answers": list(given_answers),
    }
    return json.dumps(record | changes)


# What counts


def test_a_sealed_order_and_a_finished_rating_count():
    (person,) = gather([("a.json", file(order(), rating(note="Warm.")))]).people
    assert person.order == tuple(IDS)
    assert list(person.ratings) == [SCRIPTS[0]]
    assert (person.ratings[SCRIPTS[0]].levels["human"], person.ratings[SCRIPTS[0]].note) == (2, "Warm.")


def test_a_file_as_a_learner_takes_it_out_counts():
    mina = Work()
    answers.arrange(mina, IDS)
    answers.seal(mina)
    (person,) = gather([("mina.json", mina.take_out())]).people
    assert person.order == tuple(IDS)
    assert person.ratings == {}


def test_what_is_not_sealed_or_finished_does_not_count():
    gathered = gather([("a.json", file(order(sealed=False), rating(finished=False), rating(SCRIPTS[1])))])
    assert gathered.people[0].order is None
    assert list(gathered.people[0].ratings) == [SCRIPTS[1]]
    nothing = gather([("b.json", file(order(sealed=False), rating(finished=False)))])
    assert nothing.people == ()
    assert nothing.left_out == ("“b.json” is left out: It holds no sealed order and no finished rating.",)


def test_a_script_that_the_kit_no_longer_has_does_not_count():
    (person,) = gather([("a.json", file(order(), rating("gone")))]).people
    assert person.ratings == {}


def test_no_name_is_kept_of_a_file_that_counts():
    gathered = gather([("Amelie Arnaud.json", file(order(), rating()))])
    assert "Amelie" not in repr(gathered)


# The same person once


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_files_of_one_person_the_newest_counts_whichever_comes_first(turned):
    files = [
        ("old.json", file(order())),
        ("new.json", file(order(), rating(made="2026-03-02T10:00:00+00:00"))),
    ]
    gathered = gather(files[::-1] if turned else files)
    assert (len(gathered.people), gathered.repeats) == (1, 1)
    assert list(gathered.people[0].ratings) == [SCRIPTS[0]]


def test_two_people_with_the_same_answers_at_another_second_are_two():
    other = "2026-03-01T09:00:01+00:00"
    assert len(gather([("a.json", file(order(seed=1))), ("b.json", file(order(other, seed=2)))]).people) == 2


def test_two_people_with_the_same_order_in_the_same_second_are_two_for_their_first_cards_lay_differently():
    assert len(gather([("a.json", file(order(seed=1))), ("b.json", file(order(seed=2)))]).people) == 2


def test_two_people_who_rate_one_script_alike_in_the_same_second_are_two():
    assert (
        len(gather([("a.json", file(order(seed=1), rating())), ("b.json", file(order(seed=2), rating()))]).people) == 2
    )


def test_an_early_file_with_one_rating_is_known_in_the_later_whole_one():
    late = file(order(), rating(), rating(SCRIPTS[1]))
    assert len(gather([("early.json", file(rating())), ("late.json", late)]).people) == 1


def test_a_person_who_starts_over_step_by_step_is_known_through_the_files_between():
    def hours(first, second, third):
        made = [f"2026-03-02T{hour:02}:00:00+00:00" for hour in (first, second, third)]
        return file(*(rating(script, at) for script, at in zip(SCRIPTS, made, strict=False)))

    gathered = gather([("1.json", hours(1, 1, 1)), ("3.json", hours(4, 4, 1)), ("2.json", hours(2, 1, 1))])
    assert (len(gathered.people), gathered.repeats) == (2, 1), "one rating alike is not enough"
    assert len(gather([("1.json", hours(1, 2, 3)), ("2.json", hours(1, 2, 5)), ("3.json", hours(6, 2, 5))]).people) == 1


def test_taking_in_the_same_files_again_changes_nothing_but_the_count_of_repeats():
    files = [("a.json", file(order())), ("b.json", file(order(seed=2))), ("c.json", "spoilt")]
    once = gather(files)
    twice = gather(files, once)
    assert [person.marks for person in twice.people] == [person.marks for person in once.people]
    assert (once.repeats, twice.repeats) == (0, 2)
    assert twice.left_out == once.left_out


# Damaged and foreign files


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("milk, eggs", NOT_OURS),
        ("", NOT_OURS),
        ("[]", NOT_OURS),
        ("null", NOT_OURS),
        ("[" * 100_000, NOT_OURS),
        (file(order())[:-20], NOT_OURS),
        ('{"cells": [], "nbformat": 4}', NOT_OURS),
        (file(format="other"), NOT_OURS),
        (file(order(), version=2), "is left out: This file has version 2, and this kit reads version 1."),
        (file("x"), "one of its answers has no item"),
        (file({"item": "../../etc", "made": "", "value": 1}), "is not an answer of this workshop"),
        (file({"item": "order.first", "made": 7, "value": 1}), "is not an answer of this workshop"),
        (file(), "It holds no sealed order and no finished rating."),
        (None, "It can’t be read as text, or it is too large."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_damaged_or_foreign_file_is_named_in_a_sentence_and_the_others_count(text, sentence):
    gathered = gather([("whole.json", file(order())), ("bad.json", text)])
    assert len(gathered.people) == 1
    (said,) = gathered.left_out
    assert said.startswith("“bad.json” ")
    assert sentence in said


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"order": IDS[:-1], "sealed": "x"},
        {"order": ["S1"] * 5, "sealed": "x"},
        {"order": [1, 2, 3, 4, 5], "sealed": "x"},
        {"order": IDS, "sealed": 7},
    ],
)
def test_an_answer_that_cannot_be_used_is_said_and_the_rest_counts(value):
    damaged = {**order(), "value": value}
    gathered = gather([("a.json", file(damaged, rating()))])
    assert gathered.people[0].order is None
    assert gathered.left_out == ("“a.json” counts, without one answer that I can’t use.",)


@pytest.mark.parametrize("level", [5, -1, 2.5, "3", None, True])
def test_a_rating_out_of_range_does_not_count(level):
    damaged = rating()
    damaged["value"]["levels"]["human"] = level
    gathered = gather([("a.json", file(order(), damaged))])
    assert gathered.people[0].ratings == {}
    assert len(gathered.left_out) == 1


def test_a_very_long_name_is_shortened():
    (said,) = gather([("x" * 500 + ".json", "")]).left_out
    assert len(said) < 250


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
items = st.sampled_from(["order.first", f"rating.{SCRIPTS[0]}", "note.x", "x"]) | st.text()
entries = st.fixed_dictionaries({"item": items, "made": st.text() | st.integers(), "value": json_values}) | json_values


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(), json_values.map(json.dumps), st.lists(entries, max_size=4).map(lambda each: file(*each))))
def test_no_text_stops_the_others(text):
    gathered = gather([("bad.json", text), ("whole.json", file(order(), rating()))])
    assert 1 <= len(gathered.people) <= 2


# Folders


def test_a_folder_is_read_and_what_is_no_text_is_named(tmp_path):
    (tmp_path / "a.json").write_text(file(order()), encoding="utf-8")
    (tmp_path / "b.JSON").write_text("\ufeff" + file(order(seed=2)), encoding="utf-8")
    (tmp_path / "c.json").write_bytes(b"\xff\xfe\x00spoilt")
    (tmp_path / "notes.txt").write_text("not for me")
    (tmp_path / ".hidden.json").write_text("nor this")
    (tmp_path / "folder.json").mkdir()
    gathered = gather_folder(tmp_path)
    assert len(gathered.people) == 2
    assert [said.split("”")[0] for said in gathered.left_out] == ["“c.json", "“folder.json"]


def test_a_file_too_large_is_named_and_not_read(tmp_path):
    with (tmp_path / "large.json").open("wb") as large:
        large.truncate(20_000_001)
    assert "too large" in gather_folder(tmp_path).left_out[0]


@pytest.mark.parametrize("place", ["gone", "file.txt", "\0", "x" * 5000])
def test_a_folder_that_is_none_is_a_sentence(tmp_path, place):
    (tmp_path / "file.txt").touch()
    with pytest.raises(CaringError, match="I can’t open the folder"):
        gather_folder(f"{tmp_path}/{place}")


def test_a_folder_without_such_a_file_is_a_sentence(tmp_path):
    with pytest.raises(CaringError, match=r"no file in .* whose name ends in \.json or \.csv"):
        gather_folder(tmp_path)


# The made-up class


def test_the_made_up_class_is_whole_and_nobody_is_taken_for_another():
    gathered = made_up_class()
    assert len(gathered.people) == len(sample_class()) == 24
    assert (gathered.left_out, gathered.repeats) == ((), 0)
    assert all(sorted(person.order) == IDS for person in gathered.people)
    assert sum(len(person.ratings) for person in gathered.people) == sum(len(p.ratings) for p in sample_class())


def test_each_row_of_the_made_up_class_says_that_it_is_made_up():
    from caring.library import kit_folder  # noqa: PLC0415 - this test looks into the files themselves

    for name in ("sample_people.csv", "sample_ratings.csv"):
        rows = (kit_folder() / "data" / name).read_text(encoding="utf-8").splitlines()[1:]
        assert all(row.startswith("made_up_") for row in rows)


def test_the_made_up_class_gives_way_where_a_teacher_has_other_scripts(kit):
    kit.edit("sample_ratings.csv", "script", lambda _: "gone", where=lambda row: row["script"] == "goat")
    assert all("goat" not in person.ratings for person in made_up_class().people)
    assert len(made_up_class().people) == 24


def test_nothing_is_gathered_at_first():
    assert gather([]) == Gathered()


HEAD = "\ufeffitem,round,order,wonder,one_person,i_you,human,enjoyable,consumable,valuable\r\n"


def table(*rows):
    return HEAD + "".join(f"{row}\r\n" for row in rows)


def test_a_rooms_table_counts_as_its_class_and_once():
    text = table(
        *["order.first,1,S1 S2 S3 S4 S5,,,,,,,"] * 6,
        "order.first,2,S5 S2 S3 S4 S1,,,,,,,",
        *["rating.goat,1,,3,1,1,1,4,4,4"] * 5,
        "order.pick_a_sound,1,S5 S2 S3 S4 S1,,,,,,,",
    )
    found = gather([("room.csv", text), ("again.csv", text)])
    assert len(found.people) == found.repeats == 6
    assert found.left_out == ()
    assert debrief.orders(found.people).first["S1"] == 6
    assert debrief.standings(found.people, "goat") == {(12.5, 50.0): 5}


@pytest.mark.parametrize(
    "row",
    [
        "order.first,1,S1 S2,,,,,,,",
        "rating.goat,1,,3,1,1,1,4,4,9",
        "rating.goat,1,,3,1,1",
        "rating.goat,1,,x,1,1,1,4,4,4",
    ],
)
def test_a_table_that_no_room_wrote_is_left_out(row):
    found = gather([("room.csv", table("order.first,1,S1 S2 S3 S4 S5,,,,,,,", row))])
    assert found.people == ()
    assert found.left_out[0].startswith("“room.csv” is left out: One of its ")


def test_what_a_room_exports_is_what_the_debrief_reads():
    assert HEAD.strip("\ufeff\r\n") == ",".join(export.HEAD)
