import re
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from judging import FOLDER, RULES, cases, hears, judge, misordered, pairs, rows, unmarked

from caring import read_script
from caring.cues import _rules
from caring.reading import _MEMORY, PACES, _remembered

# The issue's own labelled examples, in the order of ../shared/cases/address_dev.tsv, and its sentences.
EXAMPLES = [
    ("you", "I", "I saved the last slice for you."),
    ("all", "none", "Hi everyone, quick update."),
    ("all", "we", "We love all of you so much."),
    ("none", "none", "Bread needs time."),
    ("none", "none", "Everyone says the second batch is better."),
    ("all", "none", "Everybody, sit down for a second."),
    ("all", "none", "You guys keep asking about the lamp."),
    ("none", "I", "Those guys fixed my bike in an hour."),
    ("none", "I", 'My neighbour said "you should sell these", so I tried.'),
    ("none", "none", "You know, rain is underrated."),
    ("you", "none", "You know that feeling at the end of a long bus ride?"),
    ("you", "none", "All of your pans are fine."),
    ("all", "none", "All of you with one pan, this is yours."),
    ("all", "none", "Which of you has tried it?"),
    ("you", "none", "Which of your shirts still fits?"),
    ("all", "none", "Hello, night owls!"),
    ("none", "none", "Night owls sleep late."),
    ("all", "none", "Dear subscribers, sorry for the wait."),
    ("none", "none", "New subscribers get a sticker."),
    ("you", "none", "Don’t rinse the rice twice."),
    ("all", "none", "Don't rinse the rice twice, y’all."),
    ("none", "none", "Rinse water goes on the plants."),
    ("you", "none", "ur plants will thank u"),
    ("all", "none", "Give yourselves five minutes."),
    ("none", "we", "Let's begin with the onion."),
    ("all", "we", "Let's go, team!"),
    ("none", "none", "The team went home."),
    ("you", "none", "You can't rush a stew."),
    ("you", "none", "Sam, you left your scarf."),
    ("all", "none", "You two, come closer."),
    ("you", "I", "Let me walk you home."),
    ("none", "none", 'He told her "you did this" and left.'),
    ("all", "I", "Hey, beautiful souls, sit with me."),
    ("none", "none", "Souls get tired too, say the old songs."),
    ("all", "none", "Anyone watching from work, turn the volume down."),
    ("none", "none", "Anyone can fold a dumpling."),
    ("all", "none", "Comment your city, everybody."),
    ("none", "none", "A thank-you card costs two euros."),
    ("all", "none", "TEAM, LISTEN UP."),
    ("all", "none", "Night owls, you are awake."),
    ("all", "none", "YALL COME IN"),
]


@pytest.mark.parametrize(("audience", "speaker", "text"), EXAMPLES)
def test_it_hears_who_speaks_to_whom(audience, speaker, text):
    assert hears(text) == (audience, speaker)
    assert hears(text.replace("'", "’")) == (audience, speaker)


TUNED_ON = sorted(
    path.stem for path in FOLDER.glob("*.tsv") if not path.stem.endswith("held_out") and path.stem != "pairs_dev"
)


@pytest.mark.parametrize("name", TUNED_ON)
def test_it_hears_well_enough_on_what_it_was_tuned_on(name):
    to_whom, who = judge(cases(name))
    assert to_whom.macro_f1 >= (0.99 if name == "speech_dev" else 0.96)
    assert who.macro_f1 >= 0.97


# What it reaches on what it was never tuned on; of hard sentences 0.95 is wanted, and not yet reached.
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("speech_held_out", 0.975),
        ("speech_blind1_held_out", 0.94),
        ("hard_held_out", 0.92),
        ("hard_blind4_held_out", 0.92),
        ("hard_other_a_held_out", 0.94),
        ("hard_other_b_held_out", 0.935),
    ],
)
def test_it_hears_what_it_was_never_tuned_on(name, least):
    to_whom, who = judge(cases(name))
    to_whom, who = to_whom.macro_f1, who.macro_f1  # the figures alone, so that a failure shows no text
    assert to_whom >= least
    assert who >= 0.97


def test_it_hears_transcripts_without_marks():
    to_whom, who = judge(unmarked(cases("speech_dev")))
    assert to_whom.macro_f1 >= 0.96
    assert who.macro_f1 >= 0.97


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("left handers this pair of scissors is finally yours", "all"),
        ("class pencils down", "all"),
        ("boys boots off before the stairs", "all"),
        ("crocheters do you count out loud", "all"),
        ("parents learn this one before the weekend", "all"),
        ("parents if the school calls pick up", "all"),
        ("anyone with a squeaky hinge grab some soap", "all"),
        ("people of the back row the front has cake", "all"),
        ("Year nine, sit down.", "all"),
        ("Table of four, your soup is up.", "all"),
        ("auntie i finally mended the zip", "you"),
        ("honey turn the oven off", "you"),
        ("friends of mine grow ferns", "none"),
        ("everyone thanked me for the ferns", "none"),
        ("parents check the bags every night", "none"),
        ("mums out there push prams uphill", "none"),
        ("my darling passed the salt", "none"),
        ("he was like you need a permit", "none"),
    ],
)
def test_it_hears_who_is_called_where_no_mark_tells(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("{}, sit down.", "all"),
        ("The kettle is on, {}.", "all"),
        ("Thank you, {}, for the cake.", "all"),
        ("Hello {}!", "all"),
        ("Where are we going, {}?", "all"),
        ("The {} sat down.", "none"),
        ("He thanked the {}.", "none"),
        ("There were {}, there were lights.", "none"),
    ],
)
def test_it_hears_all_kinds_of_crowds(text, audience):
    crowds = (
        "nurses", "bakers", "night nurses", "early risers", "first-time parents", "knitters and crocheters",
        "left-handed potters", "trombones", "over-fifties", "cat people", "brave souls",
    )  # fmt: skip
    if audience == "all":
        crowds += ("all the early birds", "my little cabbages", "Mum and Dad")
    heard = {
        crowd: hears(sentence[0].upper() + sentence[1:])[0] for crowd in crowds for sentence in [text.format(crowd)]
    }
    assert {crowd for crowd, each in heard.items() if each != audience} == set()


@pytest.mark.parametrize(
    ("order", "tale"),
    [
        ("Stir-fry the greens.", "Stir-fry sauces burn."),
        ("Water both pots.", "Water runs under the road."),
        ("Bike until it hurts.", "Bike shops close early."),
        ("Always sugar them twice.", "Sugar prices doubled."),
        ("Bow at the waist.", "Bow ties are hard."),
        ("Check everyone’s bags.", "Check shirts are back."),
        ("Chat after dinner.", "Chat went quiet."),
        ("Whoever you are, knock.", "Radios never sleep."),
        ("Any lumps, press them flat.", "Any lumps were pressed flat."),
    ],
)
def test_it_tells_orders_from_tales(order, tale):
    assert (hears(order)[0], hears(tale)[0]) == ("you", "none")


def test_what_it_remembers_of_a_sentence_changes_nothing():
    text = "Sopranos, breathe. Everybody, sit down for a second."
    fresh = read_script(text)
    assert read_script(f"Wait! {text}").sentences[1:] == tuple(
        each._replace(
            start=each.start + 6,
            end=each.end + 6,
            evidence=tuple(one._replace(start=one.start + 6, end=one.end + 6) for one in each.evidence),
        )
        for each in fresh.sentences
    )
    assert read_script(text) == fresh


def test_it_forgets_before_it_remembers_too_much():
    read_script("\n\n".join(f"Add {number} cups." for number in range(3 * _MEMORY)))
    assert len(_remembered) <= _MEMORY


@pytest.mark.parametrize("name", ["speech_dev", "hard_dev", "speech_held_out", "hard_held_out"])
def test_the_simple_rules_hear_less(name):
    reader, *simple = (judge(cases(name), rule)[0].macro_f1 for rule in RULES.values())
    assert reader > max(simple)


@pytest.mark.parametrize("name", ["pairs_dev", "pairs_held_out"])
def test_better_texts_are_above_worse_ones_and_stuffing_never_wins(name):
    kinds = [pair.kind for pair, _, _ in misordered(pairs(name))]
    assert len(kinds) <= 0.05 * len(pairs(name))
    assert "stuffed" not in kinds


def _runs(text):
    words = re.findall(r"[\w']+", text.casefold().replace("’", "'").replace("‘", "'"))
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def test_no_two_texts_of_the_cases_share_a_run_of_five_words():
    names = sorted(path.stem for path in FOLDER.glob("*.tsv"))
    texts = [
        text for name in names for row in rows(name) for text in (row[1:3] if name.startswith("pairs") else row[3:])
    ]
    counts = Counter(run for text in texts for run in _runs(text))
    assert len(texts) > 1500
    assert [run for run, count in counts.items() if count > 1] == []


def test_every_case_has_labels_that_are_known():
    for path in FOLDER.glob("*.tsv"):
        for row in rows(path.stem):
            assert len(row) == 4
            if path.stem.startswith("pairs"):
                assert row[0] in {"connection", "value"}
            else:
                assert row[0] in {"you", "all", "none"}
                assert row[1] in {"I", "we", "none"}


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", "nothing spoken", "nothing to hear"),
        ("🎉 #soup [waves]\n\n", "nothing spoken", "nothing to hear"),
        ("Soup.", "too short", "1 word is"),
        ("Put the lid on.", "too short", "4 words are"),
        ("Put the lid on and wait for five minutes before you look at it.", "ok", "14 words"),
        ("Put the lid on, then wait. " * 9, "repeating", "come back again and again"),
        ("hola a todos hoy les quiero mostrar una receta de mi abuela", "not English", "Spanish"),
        ("heute zeige ich dir wie man ein brot backt und es ist nicht schwer", "not English", "German"),
        ("привет друзья сегодня мы варим суп и это очень просто", "not English", "Cyrillic"),
        ("今日は スープ を 作ります とても 簡単 です 見て ください", "not English", "Japanese"),
        ("שלום לכולם היום נכין מרק וזה ממש פשוט ונחמד", "not English", "Hebrew"),
    ],
)
def test_its_status_is_honest(text, status, said):
    reading = read_script(text)
    assert reading.status == status
    assert said in reading.status_sentence
    if status in {"nothing spoken", "not English"}:
        assert tuple(reading.signals) == (0.0, 0.0)
        assert reading.suggestions == ()


def test_a_pace_makes_seconds_and_must_be_above_nothing():
    reading = read_script("Put the lid on and wait for $25.")
    assert reading.words == 10
    assert reading.seconds() == pytest.approx(10 * 60 / PACES["natural"])
    assert reading.seconds(200) < reading.seconds(140)
    for pace in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="above 0"):
            reading.seconds(pace)


def test_it_knows_which_word_is_spoken_at_a_second():
    reading = read_script("[waves] Put $25 on it.")
    assert reading.offset_at(0, 60) == reading.text.index("Put")
    assert [reading.offset_at(second, 60) for second in (1, 2, 3)] == [reading.text.index("$25")] * 3
    assert reading.offset_at(60, 60) is None
    assert reading.offset_at(-1, 60) == reading.text.index("Put")


def check_spans(reading):
    """Sentences cover each character that isn't blank exactly once, in order; evidence stays in its sentence."""
    at = 0
    for sentence in reading.sentences:
        assert reading.text[sentence.start : sentence.end] == sentence.text
        assert not reading.text[at : sentence.start].strip()
        assert sentence.text == sentence.text.strip()
        assert at <= sentence.start < sentence.end
        for each in sentence.evidence:
            assert sentence.start <= each.start < each.end <= sentence.end
        at = sentence.end
    assert not reading.text[at:].strip()
    assert 0 <= min(reading.signals) <= max(reading.signals) <= 1
    assert len(reading.suggestions) <= 3
    for each in reading.suggestions:
        assert 0 <= each.start < each.end <= len(reading.text)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=400))
def test_any_text_of_unicode_is_read(text):
    check_spans(read_script(text))


_PIECES = st.sampled_from(
    [
        "you",
        "all",
        "of",
        "guys",
        ",",
        ". ",
        "? ",
        "! ",
        "\n",
        "\n\n",
        '"',
        "“",
        "”",
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "*",
        "<b>",
        "everyone",
        "my",
        "friends",
        "if",
        "don’t",
        "stop",
        "and",
        "1,000",
        "$5",
        "#tag",
        "🎉",
        "ANNA:",
        "…",
        "–",
        " ",
        "it",
        "the",
        "I",
        "we",
        "www.a.com",
        "0:10",
        "\u200f",
        "שלום",
        "\x00",
        "\u2028",
        "É",
        "said",
        "Put",
        "\t",
        "e\u0301",
        "team",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
@example(["you", "team", "\n"], " ")
def test_any_pile_of_what_it_looks_for_is_read(pieces, between):
    check_spans(read_script(between.join(pieces)))


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02\x1b[31m you \x7f",
        "\u202eyou all\u202c",
        "<script>alert('you')</script>",
        "a\u0300" * 50,
        "\ud83d",
        "ﷺ" * 40,
        "\r\n\r\n",
        "\u3000",
        "…" * 100,
        "?!" * 100,
        "you" * 2000,
        "İ" * 30,
        "ß" * 30,
        "\ufeffYou two, come in.",
    ],
)
def test_odd_texts_are_read(text):
    check_spans(read_script(text))


def test_a_megabyte_is_read():
    check_spans(read_script("Hey guys, put the lid on and wait; you know, “all of you” did. " * 17_000))


def _work(text):
    """Count the calls that reading takes: its work, whatever else the machine does."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        read_script(text)
    finally:
        sys.setprofile(None)
    return calls


_REPEATED = [
    "you ",
    "all of ",
    "guys, ",
    "and ",
    '"',
    "“",
    "‘",
    "'a ",
    "(",
    "[",
    "<a ",
    "*laughs ",
    "((",
    "my ",
    "if ",
    "I really ",
    "Hi ",
    "to the ",
    "1,",
    "$1.",
    "a.",
    "a-",
    "- ",
    "A: ",
    "said ",
    "one of ",
    "\n",
    ", ",
    "www.",
    "@a.",
]


@pytest.mark.parametrize("piece", _REPEATED, ids=repr)
def test_what_is_repeated_makes_it_do_no_more_than_its_share(piece):
    read_script(piece * 1000)
    once, twice = _work(piece * 1000), _work(piece * 2000)
    assert twice <= 2.6 * once + 2000


@pytest.mark.parametrize("rule", _rules(), ids=lambda rule: rule.cue.id)
def test_no_pattern_looks_further_than_its_bound(rule):
    """Within a word anything may repeat, and words are cut at a length; over words each repetition has an end."""
    over_words = re.sub(r"\[\^ (?:\\.|[^\]\\])*\]\*\+|\\.", "", rule.pattern.expression.pattern)
    assert re.findall(r"[*+]|\{\d*,\}", over_words) == []


def test_it_needs_neither_pandas_nor_numpy():
    code = "import sys, caring; caring.read_script('Hi all.'); print({'pandas', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "set()"
