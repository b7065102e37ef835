import re
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from judging import FOLDER, RULES, cases, hears, judge, misordered, pairs, rows, set_aside, unmarked

from caring import read_script
from caring.hearing.cues import _rules
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


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("We close at six, but try the side door.", "you"),
        ("Our teenagers speak in shrugs, so bring crisps and wait.", "you"),
        ("No need to knock, come straight in.", "you"),
        ("It's not broken, just give it a shake.", "you"),
        ("Then, and I can't say it often enough, label the jar.", "you"),
        ("For the last day of term never buy a mug.", "you"),
        ("Press little holes into the clay.", "you"),
        ("We close at six, get the door.", "you"),
        ("It's cold so put a jumper on.", "you"),
        ("The lid sticks, so leave it.", "you"),
        ("They sit, stare and drink their tea.", "none"),
        ("A dirty (or lousy) trick.", "none"),
        ("Our skipper reads the water well; if the light's out, open a window.", "you"),
        ("Blush sticks melt in a hot car, but after the beep, slowly pull the plug.", "you"),
        ("Mind you don't wake the baby.", "you"),
        ("Reset buttons on those old towers hide behind a flap.", "none"),
        ("Guard dogs that bark at leaves are no use.", "none"),
        ("Chop bars open before the banks do.", "none"),
        ("Tuck shop prices have doubled.", "none"),
        ("Fold lines ran through his face.", "none"),
        ("Mash and gravy covered every plate.", "none"),
        ("Cross words at breakfast, roses by supper.", "none"),
        ("Lead, tin, copper and zinc are metals.", "none"),
        ("Focus, according to her, was a gift.", "none"),
        ("All hands were lost, save the cook.", "none"),
        ("He smashed a 3-run homer.", "none"),
        ("A film called Don't Look Now was on.", "none"),
        ("Watch straps made of canvas hold on to sweat.", "none"),
        ("Watch straps made of canvas for mould.", "you"),
        ("Kick drums, tuned low, shake the floor.", "none"),
        ("Rest days, the ones with a book, are when legs catch up.", "none"),
        ("Chop onions, the red ones, and fry them.", "you"),
        ("Chestnuts, bought from a drum, smell better than they taste.", "none"),
        ("Wash days meant wet sheets.", "none"),
        ("Long before the war, cut glass was cheap.", "none"),
        ("Come June, plant bulbs.", "you"),
        ("Come June, the lake is warm.", "none"),
        ("When the timer rings, even if the guests are singing, run to the kitchen.", "you"),
        ("Unless the ferry is late, which it always is, meet the others.", "you"),
        ("If the dog brings a shoe, act surprised.", "you"),
        ("He can sing and still look bored.", "none"),
        ("The thief is back, so hide ours.", "you"),
        ("Row C left early.", "none"),
    ],
)
def test_it_tells_orders_from_what_only_looks_like_them(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Hungry yet, or shall it wait?", "you"),
        ("Found the key?", "you"),
        ("Dad, need a hand?", "you"),
        ("Not sleeping?", "you"),
        ("In a hurry?", "you"),
        ("Too early for gin?", "you"),
        ("Been waiting long?", "you"),
        ("Raining again?", "none"),
        ("Free parking?", "none"),
        ("What do dentists eat?", "none"),
        ("Was the tram ever on time?", "none"),
        ("Let me see, was it a mole?", "none"),
    ],
)
def test_it_hears_a_question_that_leaves_you_out(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("So our landlord goes y'all can't grill up there.", "none"),
        ("My mother rang and said you lot had better eat.", "none"),
        ("And the consultant goes well you can wait then.", "none"),
        ("Our daughter told the dentist open your own mouth first.", "none"),
        ("She asked the whole room, are any of you called Trevor.", "none"),
        ("The notice read: do not feed the geese.", "none"),
        ("Then the guard goes tickets please, and the carriage sleeps.", "none"),
        ("Bring a towel, swimmers say.", "none"),
        ("Bring a towel, swimmers.", "all"),
        ("I read All of You in one night.", "none"),
        ("My sister swears you can freeze rice.", "you"),
        ("A good reel is like your best friend.", "you"),
        ("I'm not saying your knots are bad.", "you"),
        ('"Bring nothing," they say; bring something.', "you"),
    ],
)
def test_it_tells_what_others_say_from_what_is_said(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("(waves at you) The lake freezes from the edges.", ("none", "none")),
        ("The comet returns in spring. (blows you all a kiss)", ("none", "none")),
        ("(not you) The lake freezes.", ("you", "none")),
        ("ill sand it tomorrow", ("none", "I")),
        ("wed been frying since dawn", ("none", "we")),
        ("the id and the shed are cold", ("none", "none")),
        ("Queen Ragna I outlived four thrones.", ("none", "none")),
        ("Our Rose rose late.", ("none", "we")),
        ("They played We Will Rock You at the wedding.", ("none", "none")),
        ("I wave to the guys at the bakery.", ("none", "I")),
    ],
)
def test_it_hears_through_brackets_spelling_and_names(text, heard):
    assert hears(text) == heard


TUNED_ON = sorted(
    path.stem for path in FOLDER.glob("*.tsv") if not path.stem.endswith("held_out") and path.stem != "pairs_dev"
)


@pytest.mark.parametrize("name", TUNED_ON)
def test_it_hears_well_enough_on_what_it_was_tuned_on(name):
    to_whom, who = judge(cases(name))
    assert to_whom.macro_f1 >= (0.99 if name == "speech_dev" else 0.96)
    assert who.macro_f1 >= 0.97


# What it reaches on what it was never tuned on, and nobody has looked into.
@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("plain speech", 0.985),
        ("hard sentences, with marks", 0.965),
        ("hard sentences, as captions", 0.895),
        ("hard sentences, all", 0.949),
    ],
)
def test_it_hears_what_it_was_never_tuned_on(kind, least):
    to_whom, who = judge(set_aside()[kind])
    to_whom, who = to_whom.macro_f1, who.macro_f1  # the figures alone, so that a failure shows no text
    assert to_whom >= least
    assert who >= 0.97


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("speech_held_out", 0.98),
        ("speech_blind1_held_out", 0.96),
        ("hard_held_out", 0.94),
        ("hard_blind4_held_out", 0.94),
        ("hard_other_a_held_out", 0.95),
        ("hard_other_b_held_out", 0.95),
        ("hard_writer26_held_out", 0.96),
        ("hard_writer27_held_out", 0.96),
    ],
)
def test_no_set_that_is_aside_falls(name, least):
    to_whom, who = judge(cases(name))
    to_whom, who = to_whom.macro_f1, who.macro_f1
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
        ("so yeah thats the story guys", "all"),
        ("listen up sailors i shan't say it twice", "all"),
        ("get ready folks its about to drop", "all"),
        ("drop a comment guys and let me know", "all"),
        ("if youre new here hi everyone im rosa", "all"),
        ("the tide is out gardeners so bring a bucket", "all"),
        ("whoever is still listening the roof is mended", "all"),
        ("anybody out there own one of these", "all"),
        ("come on everybody i've seen better knees", "all"),
        ("there's soup on the stove nurses", "all"),
        ("the trick folks is to wait", "all"),
        ("when it boils campers turn it off", "all"),
        ("we leave tomorrow early birds", "all"),
        ("the last bus has gone sam", "you"),
        ("we hired the hospital nurses", "none"),
        ("it was a gift for the early birds", "none"),
        ("the people next door met the school teachers", "none"),
        ("let me finish guys", "all"),
        ("ready for the ugly part", "you"),
        ("still afraid of geese", "you"),
        ("on the way in everyone grab a badge", "all"),
        ("evening night shift nurses there's a loaf in the drawer", "all"),
        ("my sister said you'll flood it and now lads the kitchen's a canal", "all"),
        ("when the pop up says act now users close the tab", "you"),
        ("her answer was i don't know", "none"),
        ("everyone in our building hears the pipes", "none"),
        ("boys will be boys and the window is broken", "none"),
        ("to all the new people hello im rosa", "all"),
        ("to all the mums at home you're doing fine", "all"),
        ("whoever needs this keep going", "all"),
        ("it's over folks", "all"),
        ("new parents it gets easier", "all"),
        ("careful it's hot", "you"),
        ("if it sticks add oil", "you"),
        ("in the morning ring me", "you"),
        ("next time turn the heat down", "you"),
        ("when the bell goes take the bins out", "you"),
        ("people we trust are rare", "none"),
        ("the boys changing room smells of socks", "none"),
        ("kids these days can park a drone", "none"),
        ("my nan always said don't trust a quiet dog", "none"),
        ("after lunch everyone sleeps", "none"),
        ("find a partner everyone not your best mate", "all"),
        ("if it rings please answer it", "you"),
        ("with the lid off simmer it slowly", "you"),
        ("morning samir the van is here", "you"),
        ("dude the bridge is right there", "you"),
        ("good morning sunshine its raining", "you"),
        ("it was you know kind of damp", "none"),
        ("you know cement hardens overnight", "none"),
        ("the soup you see was never hot", "none"),
        ("the song is called kiss you later", "none"),
        ("the sign said you must wait", "none"),
        ("dont touch that said the guide", "none"),
        ("a thank you cake slid off the seat", "none"),
        ("she gave the folks a list", "none"),
        ("the whole team went home and the guys slept", "none"),
        ("speed bumps exist drivers and i have the dent", "all"),
        ("no parking before lunch drivers and it is busy", "all"),
        ("we sell to bakers and it is fun", "none"),
        ("waves at the neighbours the bread is out", "none"),
        ("points at you the gate was open", "none"),
        ("choir humming pass me the tin", "you"),
        ("points mean prizes", "none"),
        ("waves at high tide reach the wall", "none"),
        ("the trays are by the oven lads take two each", "all"),
        ("keep rowing girls keep rowing", "all"),
        ("tuck in those elbows altos tomorrow is the concert", "all"),
        ("come along goslings the pond is this way", "all"),
        ("the card stalls ladies are no bargain", "all"),
        ("members of the club we left were kind", "none"),
        ("children walk dont run", "all"),
        ("sorry back row that was my foot", "all"),
        ("well done pudding that was the last stair", "you"),
        ("happy birthday mrs potts", "you"),
        ("the shelves are crooked fetch a level", "you"),
        ("people say the pigeons upstairs eat the plants", "none"),
        ("whoever lives below us has bought a drum", "none"),
        ("the word you is short", "none"),
        ("leave everybody a chair", "you"),
        ("painters skip the last coat", "all"),
        ("painters skip lunch at noon", "none"),
        ("when the fog lifts row back", "you"),
        ("where the path splits keep the wall on your left", "you"),
        ("that's dinner folks", "all"),
        ("places everybody", "all"),
        ("once the kettle clicks count to ten", "you"),
        ("the sign at the gate reads no parking we are watching", "none"),
        ("the chorus goes oh my lovely you and then stops", "none"),
        ("she used to say feed the cat and it feeds you back", "none"),
        ("still got your gloves", "you"),
        ("nan used to say thank you to the bus", "none"),
    ],
)
def test_it_hears_who_is_called_where_no_mark_tells(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Welcome to my kitchen.", "you"),
        ("Welcome back to my channel.", "you"),
        ("Welcome to my garden, my garage and my life.", "you"),
        ("Welcome to the studio.", "you"),
        ("Hi, welcome back.", "you"),
        ("Hello from my kitchen.", "you"),
        ("Thank you for watching.", "you"),
        ("Thanks for coming back.", "you"),
        ("Hi there, it's me again.", "you"),
        ("Happy Monday.", "you"),
        ("Hey guys, welcome back to my channel.", "all"),
        ("Hello my loves, welcome back.", "all"),
        ("Hello, my love.", "you"),
        ("Follow for more.", "you"),
        ("Link in bio, go and look.", "you"),
        ("This is my kitchen.", "none"),
        ("My kitchen is small.", "none"),
        ("Save this for later.", "you"),
        ("Stay with me.", "you"),
        ("Let me show you my kitchen.", "you"),
        ("Today is about bread.", "none"),
        ("Day three of the garden.", "none"),
        ("Come with me to the market.", "you"),
        ("Get ready with me.", "you"),
        ("POV you forgot the keys.", "you"),
        ("Here's what you need.", "you"),
        ("Part two is up.", "none"),
        ("If you're new here, hi.", "you"),
        ("See you tomorrow.", "you"),
        ("See you all tomorrow.", "all"),
        ("Trust me on this.", "you"),
        ("Guess what I found.", "you"),
        ("Wait for it.", "you"),
        ("Don't skip this.", "you"),
        ("Stop scrolling.", "you"),
        ("Listen.", "you"),
        ("Thank you.", "you"),
        ("Hi.", "you"),
        ("Hello kitchen friend.", "you"),
        ("So this happened.", "none"),
        ("Okay, so this is the dough.", "none"),
        ("Storytime.", "none"),
        ("The kitchen is closed.", "none"),
        ("Take it to the kitchen.", "you"),
        ("Tell the office you're late.", "you"),
        ("The office was empty.", "none"),
        ("The neighbours were loud again.", "none"),
        ("My followers asked for this.", "none"),
        ("A lot of people asked for this.", "none"),
        ("Some people like it cold.", "none"),
        ("People keep asking about the lamp.", "none"),
        ("No one tells beginners this.", "none"),
        ("Nobody talks about this.", "none"),
        ("Three things every cook knows.", "none"),
        ("This one's for my mother.", "none"),
        ("Bakers hate this trick.", "none"),
        ("Teachers, nurses and bakers rise early.", "none"),
        ("Teachers, this one's for you.", "all"),
        ("Teacher, this one's for you.", "you"),
        ("Welcome back to my studio.", "you"),
        ("Welcome back, class.", "all"),
        ("Welcome to all my new followers.", "all"),
    ],
)
def test_it_hears_what_many_videos_say(text, audience):
    assert hears(text)[0] == audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("{}, sit down.", "all"),
        ("The kettle is on, {}.", "all"),
        ("Thank you, {}, for the cake.", "all"),
        ("Hello {}!", "all"),
        ("Where are we going, {}?", "all"),
        ("The queue, {}, was endless.", "all"),
        ("It's payday, {}, and the chips are on me.", "all"),
        ("Because it's Friday, {}, there is cake.", "all"),
        ("What I learned, {}, is patience.", "all"),
        ("Nobody reads it, so {}, here comes the story.", "all"),
        ("The {} sat down.", "none"),
        ("He thanked the {}.", "none"),
        ("There were {}, there were lights.", "none"),
        ("{}, once rare, are everywhere.", "none"),
        ("My cousins, {}, sat down.", "none"),
        ("Poets, {} and vets sat down.", "none"),
        ("Too many {}, not enough chairs.", "none"),
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
    ("called", "told", "audience"),
    [
        ("Whoever left it, the rain is in.", "Whoever left it, he has small feet.", "all"),
        ("Whoever saw it, keep quiet.", "Whoever saw it kept quiet.", "all"),
        ("Anyone with a drill, I have a wall.", "Anyone with sense stayed in.", "all"),
        ("To everyone who came, thank you.", "To everyone who came, he was just Tom.", "all"),
        ("Aunties, uncles, the kettle is on.", "Aunties, uncles, they all came.", "all"),
        ("Lads, who left the gate open?", "Lads, who never sleep, left it open.", "all"),
        ("My friends, it turns out I can't sing.", "My friends, it turns out, can't sing.", "all"),
        ("Thank you, Will, for the cake.", "It was Will, I think, or Ada.", "you"),
        ("We found it, Dad, the exact one.", "We met Dad, Ada, the vet.", "you"),
        ("Our Kev, the van's here.", "Our Kev, he never calls.", "you"),
        ("My dear Watson, the goat did it.", "My dear Watson slept.", "you"),
        ("Hey Mum: the tea is on.", "Mum: the tea is on.", "you"),
        ("The bus is late, guys, and the roof leaks.", "The bus, the guys and the roof were late.", "all"),
        ("We drop the jib first, sailors, and talk later.", "We met sailors, and talked later.", "all"),
        ("Let's hear it again, sopranos, and this time awake.", "It woke the sopranos, and this time early.", "all"),
        ("Pencils down, everybody, and no whispering.", "Nobody liked the poets, and no wonder.", "all"),
        ("What matters, bakers, is sleep.", "What bakers want is sleep.", "all"),
        ("Dear readers, she married the vet.", "Readers, they say, married the vet.", "all"),
        ("Happy harvest, farmers, and may the hail miss us.", "We, farmers and millers, rise early.", "all"),
        ("Everyone in my street, swear by him.", "Everyone in my street swears by him, but nobody rings.", "all"),
        ("Thank you, Hartlepool.", "Hartlepool slept.", "all"),
        ("Boys, stop.", "Boys stop growing at twenty.", "all"),
        ("And dad, the car is fine.", "And dad, who never drove, bought a van.", "you"),
        ("Derek, the bins.", "Derek, the binman, sings.", "you"),
    ],
)
def test_it_tells_who_is_called_from_who_is_told_of(called, told, audience):
    assert (hears(called)[0], hears(told)[0]) == (audience, "none")


@pytest.mark.parametrize("things", ["wugs", "old wugs", "my blorps"])
@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Sit down, {}, and listen.", "all"),
        ("Your lunch is here, {}.", "all"),
        ("Off you go, {}.", "all"),
        ("I love you, {}, but no.", "all"),
        ("Pack socks, {}, and a torch.", "you"),
        ("Put them down, {} and all.", "you"),
        ("You sold it all, {}, pans, even the clock.", "you"),
    ],
)
def test_it_hears_whether_plurals_that_nobody_listed_are_called(things, text, audience):
    assert hears(text.format(things))[0] == audience


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


@pytest.mark.parametrize("text", ["hello", "hi", "sorry", "and", "so hi"])
def test_it_reads_a_transcript_of_a_word_or_two(text):
    [sentence] = read_script(text).sentences
    assert sentence.text == text


def test_guessed_pauses_leave_its_evidence_in_place():
    text = "the kettle is on folks so grab a mug"
    [sentence] = read_script(text).sentences
    shown = {each.cue: text[each.start : each.end] for each in sentence.evidence}
    assert (shown["called"], shown["command"]) == ("folks", "grab")


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
        (
            "Hallo Leute, heute zeige ich euch, wie man Brot backt. Zuerst nehmen wir Mehl, Wasser, Salz und Hefe.",
            "not English",
            "German",
        ),
        (
            "Hej alle sammen, i dag skal jeg vise jer hvordan man bager et rigtig godt brød hjemme",
            "not English",
            "Danish or Norwegian",
        ),
        (
            "Ahoj všichni, dnes vám ukážu, jak upéct chleba doma, budeme potřebovat mouku, vodu, sůl a kvasnice",
            "not English",
            "Czech",
        ),
        (
            "Sziasztok, ma megmutatom nektek, hogyan kell otthon kenyeret sütni, liszt, víz, só és élesztő kell hozzá",
            "not English",
            "Hungarian",
        ),
        ("Xin chào các bạn, hôm nay mình sẽ chỉ cho các bạn cách làm bánh mì ở nhà", "not English", "Vietnamese"),
        (
            "Hei kaikki, tänään näytän teille miten leipää leivotaan kotona, se on helppoa ja halpaa",
            "not English",
            "Finnish",
        ),
        (
            "Kumusta kayong lahat, ngayon ituturo ko sa inyo kung paano gumawa ng tinapay sa bahay",
            "not English",
            "Tagalog",
        ),
        ("Bună tuturor, astăzi vă arăt cum se face pâinea acasă cu doar patru ingrediente", "not English", "Romanian"),
        (
            "Habari zenu wote, leo nitawaonyesha jinsi ya kutengeneza mkate nyumbani kwa kutumia viungo vinne",
            "not English",
            "Swahili",
        ),
        ("Flour 500 grams, water 350 grams, salt ten grams, yeast seven grams, forty minutes, done.", "ok", "words"),
    ],
)
def test_its_status_is_honest(text, status, said):
    reading = read_script(text)
    assert reading.status == status
    assert said in reading.status_sentence
    if status in {"nothing spoken", "not English"}:
        assert tuple(reading.signals) == (0.0, 0.0)
        assert reading.suggestions == ()


def test_no_english_sentence_is_taken_for_another_language():
    names = [path.stem for path in FOLDER.glob("*.tsv") if not path.stem.startswith("pairs")]
    texts = [case.text for name in names for case in cases(name)]
    assert sum(read_script(text).status == "not English" for text in texts) == 0


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
