import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caring.spoken import count_number, count_spoken, spoken_words, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Put the lid on.", 4),
        ("", 0),
        ("   \n\t", 0),
        ("It’s Ana's.", 2),
        ("do-it-yourself", 3),
        ("e-mail", 1),
        ("$25", 3),
        ("$1.50", 3),
        ("£3", 2),
        ("50%", 2),
        ("50 %", 2),
        ("5kg", 2),
        ("20°", 2),
        ("#1", 2),
        ("3rd", 1),
        ("105", 4),
        ("3.5", 3),
        ("1999", 3),
        ("2005", 4),
        ("1900", 2),
        ("2,000", 2),
        ("1,000,000", 2),
        ("21", 2),
        ("0", 1),
        ("7:30", 2),
        ("7:00", 1),
        ("10–15", 3),
        ("10-15", 3),
        ("1/2", 2),
        ("12345678901234567", 17),
        ("https://example.com/soup?a=1", 3),
        ("www.example.co.uk", 5),
        ("example.com", 3),
        ("ana@example.com", 5),
        ("#bargain #soup", 0),
        ("@ana", 0),
        ("🎉🎉", 0),
        ("👩‍🍳 soup", 1),
        ("salt & pepper", 3),
        ("1 + 1 = 2", 5),
        ("[waves]", 0),
        ("[looks at\nthe pan]", 4),
        ("(laughs) Right.", 1),
        ("(whispers to camera) Right.", 1),
        ("*sighs* Right.", 1),
        ("(not you) Right.", 3),
        ("(I pour it) Right.", 4),
        ("*really* good", 2),
        ("ANNA: Hello.", 1),
        ("HOST 2: Hello.", 1),
        ("Narrator: Hello.", 1),
        ("Step: Hello.", 2),
        ("NOTE: Hello.", 2),
        ("0:15 Hello.", 1),
        ("00:00:15 - Hello.", 1),
        ("7:30 is late.", 4),
        ("7:30 am is early", 5),
        ("<b>Hello</b>", 1),
        ("5 < 6", 2),
        ("Hello...you", 2),
        ("Hello—you", 2),
        ("Mr. Lee", 2),
        ("שלום לכולם", 2),
    ],
)
def test_words_are_counted_as_they_are_spoken(text, words):
    assert count_spoken(text) == words


@given(st.text(alphabet="0123456789.,:/–-$%€k ", min_size=1, max_size=30))
@example("$0.0:0")
def test_any_numeral_is_counted(text):
    assert count_number(text) >= 1
    assert count_spoken(text) >= 0


@given(st.text(max_size=200))
def test_tokens_stand_in_order_where_they_say(text):
    at = 0
    for kind, piece, start, end, words in tokenise(text):
        assert kind
        assert at <= start < end <= len(text)
        assert text[start:end] == piece
        assert words >= 0
        at = end


def test_spoken_words_have_their_places():
    text = "[waves] Add $2 now! #soup"
    assert [(text[start:end], words) for start, end, words in spoken_words(text)] == [("Add", 1), ("$2", 2), ("now", 1)]
