import pytest

from caring.library import scripts
from caring.rules import RULES, Look, original
from caring.solved import Solved

KEY = Solved([1.0, 2.0], (("turned", [2.0, 1.0]), ("also_right", [1.0, 2.0])))
GREETING = "Hey guys! All of you can do this."
ONE = "I kept your seat. You can sit by the window, because the heating works there."


def look(rule, answer, value="", demand="here"):
    return RULES[rule](Look(answer, demand, value, lambda: KEY))


@pytest.mark.parametrize(
    ("rule", "value", "fits", "fails", "saw"),
    [
        ("is_kind", "a text", "hello", 5, "I expected a text, and found a number: 5."),
        ("is_kind", "a number", 5, True, "I expected a number, and found yes or no"),
        ("changed", "Hey, guys!", "Hey, you!", "hey guys", "This is the original, word for word."),
        ("length", "3-5", "I kept your seat.", "No.", "It has 1 spoken word; I look for 3 to 5."),
        ("no_crowd", "", ONE, GREETING, "“Hey guys” speaks to a crowd."),
        ("no_we", "", ONE, "We closed early on Monday.", "“We” speaks for a group."),
        ("says_you", "1", ONE, GREETING, "I heard 0 of 1 sentences said to “you”."),
        ("says_i", "1", ONE, GREETING, "I heard 0 of 1 sentences in which you say “I”."),
        ("sign", "a reason", ONE, GREETING, "I heard no words for a reason in it."),
        ("own_words", "", ONE, "you I you I you I you I you I you I", "Its words keep coming back: of 12 only 2"),
        ("own_words", "", ONE, "...", "There are no words in it."),
        ("mentions", "seat | chair", ONE, GREETING, "I found no word that I look for, such as “seat” or “chair”."),
        (
            "mentions",
            "2 of seat | window | sofa",
            ONE,
            "A seat.",
            "I found 1 of the 2 things that I look for, such as “window” or “sofa”.",
        ),
        ("avoids", "welcome back | subscribe", ONE, "Well, Welcome back!", "It says “welcome back”."),
        ("seconds", "6 at 165", ONE, ONE * 4, "at 165 words a minute, and 6 are there."),
        ("each_once", "a1 a2", "a2, a1\nbecause a1", "a1 a1", "There is a1 2 times and no a2 in the first line"),
        ("each_once", "statistics", "s5 s4 s3 s2 s1", ["S1"], "no S2 and no S3"),
        ("includes", "b", "a, b", "a c", "“b” is not among those that you chose."),
        ("excludes", "b", ["a", "c"], "B", "“b” is among those that you chose."),
        ("known", "criteria", ["human"], "charm", "“charm” is none of the kit’s criteria, such as one_person"),
        ("known", "statistics", {"S1": 2}, ["S1", "S9"], "“S9” is none"),
        ("between", "0-100", 100, 101, "101 is not between 0 and 100."),
        (
            "titled",
            "",
            {"title": "a", "x": "b", "y": "c"},
            {"title": "a", "x": None, "y": ""},
            "no name across and no name",
        ),
        ("as_solved", "0.1", [1.05, 2], [1.2, 2], "I don’t expect 1.2."),
        ("as_solved", "", [1, 2], [2, 1], "each of them belongs there, but the order is another."),
        ("as_solved", "", [1, 2], [1], "but I expect 2 entries."),
    ],
)
def test_a_rule_is_silent_where_it_fits_and_says_what_it_saw_where_not(rule, value, fits, fails, saw):
    assert look(rule, fits, value) == ""
    assert saw in look(rule, fails, value)


def test_a_known_mistake_is_recognised_and_the_solution_is_never_one():
    assert look("mistake", [2, 1], "", "turned") == "You have 2, 1."
    assert look("mistake", [1, 2], "", "also_right") == ""
    assert look("mistake", [3, 1], "", "turned") == ""


def test_a_quotation_has_to_stand_in_a_script_word_by_word():
    first, other = scripts()[:2]
    words = " ".join(first.text.split()[:5])
    assert look("quotes", f"It says “{words}”.", "any") == ""
    assert look("quotes", f'It says "{words.upper()}".', f"1 of {first.id}") == ""
    assert "from “" in look("quotes", f"It says “{words}”.", other.id)
    assert "I found no quotation of three words or more from any script." in look("quotes", f"It says {words}.", "any")
    assert "I found no quotation of three words or more from any script." in look(
        "quotes", f"It says “{words.split()[0]}”.", "any"
    )
    assert "I found 1 of 2" in look("quotes", f"It says “{words}” and “{words}”.", "2 of any")


def test_an_original_is_a_script_or_the_text_itself():
    first = scripts()[0]
    assert original(first.id) == first.text
    assert original("Hey everyone!") == "Hey everyone!"


def test_every_rule_says_what_it_asks_for():
    assert all(rule.__doc__.startswith(("Ask", "Recognise")) for rule in RULES.values())
