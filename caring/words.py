"""English words by what they can do in a sentence: the vocabulary of the cues' patterns.

A class stands in a pattern as ``<verb>`` and in the reader's tagged text as one letter. Words in no class are
``<open>``: names of things, for the most part. Which of its uses a word has in its place, the grammar decides.
"""

from __future__ import annotations

from functools import lru_cache

LETTERS = {
    "adverb": "A", "be": "b", "cognition": "k", "command": "X", "conjunction": "c", "crowd": "S", "determiner": "d",
    "end": ".", "exclaimed": "!", "asked": "?", "finite": "f", "folk": "F", "giving": "G", "group": "C", "hail": "H", "I": "I", "ing": "g", "kin": "K",
    "loner": "l", "modal": "m", "name": "t", "noun_first": "N", "number": "n", "object": "o", "open": "x",
    "opener": "O", "particle": "a", "past": "D", "pause": ",", "plural": "p", "preposition": "r", "quantity": "q",
    "relative": "R", "same_past": "P", "saying": "y", "subject": "s", "subordinator": "u", "time": "T", "unit": "U",
    "verb": "V", "verb_first": "B", "we": "W", "you": "Y",
}  # fmt: skip

# Said of a verb: it is hardly ever anything else ("bring"); it is a verb unless its clause has another ("check");
# it is a noun or an adjective unless something that only a verb takes comes next ("water").
VERB = """
achieve add adjust admit advise afford agree aim allow apologise apologize appear apply appreciate argue arrange
arrive ask assemble assume attach avoid bake be become beg begin behave believe belong bend blend bless boil borrow
breathe bring brush build bury buy calculate carry carve catch celebrate cherish choose chop clap climb close
collect combine come commit compare complete concentrate confirm congratulate connect consider continue contribute
convince cook count cover crack crawl create cross crush cry dare decide decorate defend defrost deliver depend
describe deserve dig dilute dip disconnect discover discuss dissolve divide do don donate doubt download drain
drizzle eat empty encourage enjoy ensure enter erase escape examine exhale expect explain explore extend fail fall
fasten feed fetch fight fill find finish fit fix flatten flip flush focus fold follow forget forgive freeze fry
gather get give glue go grab grate greet grow guard guess hang happen heal hear heat hesitate hide hire hold hug
ignore imagine improve include increase inhale insert inspect install introduce invest invite join judge jump keep
kick kiss knead kneel knit knock know label laugh lay lean learn leave lend let lie lift listen live loosen lose
lower maintain make manage marinate mash measure meet melt memorise memorize mend mention mind mix move multiply
notice observe obey offer open opt order organise organize overthink owe pack pay peel perform persuade pick plan
plug pour practise practice pray prefer prepare preheat pretend prevent print pronounce protect prove pull punch
push put quit raise react read realise realize receive recognise recognize recommend recycle reduce refill refuse
reheat rejoice relax release rely remain remember remind remove rename repair repeat replace reply report rescue
resist respect respond restart retire return reveal reward rewind rid ride rinse rise roast roll rub run rush
save say scatter scoop scrape scratch scream scroll scrub seal search season see seek seem sell send separate serve
set settle sew shake share sharpen shave shift shoot shout show shred shrink shuffle shut sift simmer sing sit sketch
skip slice slide smell snap soak solve sort speak spell spend spill split spray spread sprinkle squeeze squint stand
starve stay steal steam stick stir stop store strain stretch strip struggle study submit subscribe subtract succeed
suffer suggest supply support suppose surround survive swallow swap sweep swim switch take talk taste teach tear tell
thank think thread throw thumb tidy tie tighten tilt toss touch translate transfer travel treat trim trust try tuck
turn twist type understand undo unfold unfollow unplug unscrew untangle unwrap update upgrade use vary visit vote
wait wake walk wander warn wash waste watch wave wear weave weigh whip whisk whisper win wipe wish wonder worry wrap
write yawn yell zoom chill celebrate figure unmute mute bookmark dm google screenshot stitch duet double-tap retry
rethink redo reread rewrite rest stay wiggle tap dab pat drape simplify quote assign pause smile speak
"""
VERB_FIRST = """
act attack bet bite block blow board boost break brew call care cast challenge change charge chase chat check cheer
chew clean click cut dance deal delete dial drag drape draw dream dress drill drink drive drop dry dump ease edit end
experience face feel file film float flow forward frame gaze grill grip guide hit honour honor hope host hunt iron
kill lick lock long look match miss name need nod note nudge pace pass peek pin pinch place plant play point post
press program quiz rate record reach research rip risk rock sail scan score seat shape ship shop shower sign sip
sleep slip slow smash sound spare spin spot stack stamp stare start state step stock swing swipe talk tape target
test text time trace track trade train trick trip view walk want warm welcome whistle wind work zip
"""
NOUN_FIRST = """
air address answer arm back balance bag bank bar base bath battle bed bike bin blame blanket bomb book bottle bowl
box brave butter button calm camp can cap center centre clear clip coat comb comment cool copy correct cost crop cup
cure curl cycle damage date design detail diet dirty double doubt drum dust ease egg email envy equal exercise exit
fake farm fast favour favor fear fence film fine finger fire fish flag flood floor flour flower fool force fork form
free fruit fuel function gift glass grade grease ground group guest hand handle harm head heart help hook hose house
humble husband ice influence interest jam jar joke journal juice kid lace land last laugh layer lead level light like
limit line link list load loan love mail man map march mark market mask mass master measure microwave milk mine mirror
model mother nail narrow nest net nose number oil own oven page paint paper park part party paste patch pattern
perfect phone photograph picture piece pile pilot plate pocket poison pool power praise present price process
profile progress promise proof quarter queue question quiet race rain range rank rent request review rice ring root
rope round ruin rule salt sand sauce school screen shade share shell shield shower silence skin smoke smooth snack
snow soap soil sort soup spoon staff stage star station steady stone storm stress study style sugar suit sun surface
surprise syrup table tackle tail tan tax team thin ticket tip title toast tone tool top tour towel trash trouble
trust tune value vacuum visit voice vote wall water wax weather weed weight wet wheel whistle will witness word wound
wrinkle yield zero prune second ship warm store ground time mop welcome
"""
SAME_PAST = """
put cut hit set let shut quit cost hurt spread split shed beat bet cast burst read fit wet rid bid thrust upset run
come
"""
PAST = """
went said came took left made got gave saw knew thought felt found told kept began ran wrote sat stood lost brought
built bought caught sent fell met paid held led grew drew broke spoke chose drove ate forgot slept woke wore won
taught understood heard meant spent flew threw swam sang rang drank sank stole froze rose hid lay bit shook shot sold
stuck struck swept swore tore wept became sought dug hung fed fought rode blew bled bred dealt dreamt dreamed leapt
learnt learned lent lit lied burnt burned spilt spilled smelt spelt showed shown done seen gone
"""
WORDS = {
    "you": """you your yours yourself ya u ur urself youre youve youll youd thee thou thy thine""",
    "I": "i me my mine myself im ive imma ima lemme gimme",
    "we": "we us our ours ourselves let's lets weve",
    "subject": "he she they it who one someone somebody nobody no-one",
    "object": "it him her them me us you yourself yourselves himself herself themselves this that these those em 'em",
    "determiner": """a an the this that these those my your his her its our their ur some any every each all both
        another no either neither half enough what which whose""",
    "preposition": """in on at by for with from of to into onto over under above below between among through across
        around about against along behind beside beneath beyond near off out up down inside outside without within
        toward towards per via like than upon past despite during throughout amid amongst""",
    "particle": "in on up out off down over away back together around through along apart aside forward",
    "subordinator": """if when whenever while because since although though unless until till once as before after
        whereas where wherever so that whether cause cuz cos lest""",
    "relative": "who who's whose which that whom",
    "conjunction": "and but or nor so then yet plus & n",
    "be": "am is are was were be been being isn't aren't wasn't weren't ain't isnt arent wasnt werent ain't aint",
    "modal": """will would can could shall should may might must won't wouldn't can't couldn't shouldn't mustn't wont
        cant couldnt wouldnt shouldnt cannot gonna""",
    "finite": """is are was were am isn't aren't wasn't weren't ain't aint isnt arent wasnt werent has had have does
        did do doesn't didn't don't hasn't hadn't haven't doesnt didnt hasnt will would can could shall should may
        might must won't wouldn't can't couldn't shouldn't mustn't wont cant couldnt wouldnt shouldnt cannot goes
        has says does""",
    "opener": """so ok okay alright right well now and but oh ah um uh er hmm yes yeah yep no nope anyway anyhow then
        also please pls plz just simply kindly maybe perhaps first second third fourth fifth next finally lastly
        today tonight tomorrow sometimes always never only actually honestly basically seriously literally like hey
        hi hello wow ooh aww psst plus or instead again once later afterwards meanwhile remember really quick
        whatever however therefore still gently slowly firstly secondly go""",
    "hail": """hi hiya hey heya hello helloo hellooo heyy heyyy howdy yo hallo greetings welcome goodbye bye goodnight
        cheers thanks thankyou thx congrats congratulations sorry dear aloha namaste bonjour hola ahoy""",
    "crowd": """everyone everybody everyone's guys folks peeps gang crew fam squad team ladies gentlemen people friends
        y'all yall every1 evry1 all guyz gals lads dudes comrades""",
    "group": """team crew gang squad fam family class chat world internet community tribe army nation audience crowd
        youtube tiktok twitch insta instagram town city village planet universe earth club choir congregation house
        room""",
    "folk": """everyone everybody guys folks peeps gang crew fam squad team ladies gentlemen people friends gals lads
        dudes kids children boys girls men women humans souls parents mums moms mamas dads mothers fathers sisters
        brothers siblings aunties uncles cousins grannies grandparents neighbours neighbors lovelies darlings dears
        sweethearts sweeties honeys babes loves mates pals buddies bros besties homies legends champs heroes angels
        queens kings princesses stars rebels nerds geeks dorks misfits weirdos owls birds larks bookworms lovebugs
        foodies newbies beginners rookies pros veterans experts fans followers subscribers viewers listeners readers
        watchers lurkers members patrons supporters students pupils teachers learners graduates freshers passengers
        colleagues comrades citizens strangers guests visitors customers clients shoppers colleagues bosses workers
        nurses doctors bakers cooks chefs gardeners runners walkers swimmers cyclists drivers riders hikers climbers
        dancers singers writers painters artists makers creators builders knitters sewers crafters gamers coders
        programmers developers engineers designers photographers editors musicians drummers guitarists pianists
        players athletes lifters yogis skaters surfers skiers travellers travelers campers hunters farmers fishermen
        sailors pilots soldiers sleepyheads insomniacs introverts extroverts dreamers thinkers overthinkers readers
        worriers warriors survivors fighters lovers haters doubters believers freelancers founders entrepreneurs
        landlords renters tenants homeowners newcomers latecomers commuters caregivers carers adults teens teenagers
        toddlers babies seniors pensioners peasants minions goblins gremlins potatoes beans bees peaches chickens
        cuties beauties crafters savers spenders investors patients volunteers voters citizens scholars detectives
        explorers adventurers wizards witches zombies monsters aliens earthlings heads parents-to-be snackers eaters
        drinkers vegans vegetarians tinkerers procrastinators perfectionists planters stargazers birders crew""",
    "giving": """give gave giving gives show showed showing tell told telling teach taught teaching send sent sending buy
        bought make made making bring brought offer offered owe cost save saved promise promised ask asked wish cook
        cooked hand handed lend lent leave left get got read wrote write play sing sell sold""",
    "saying": """say says said saying shout shouts shouted shouting yell yelled whisper whispered wrote writes typed
        goes went mutter muttered sang chant chanted announced announces screamed scream called calls call""",
    "number": """two three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty sixty
        seventy eighty ninety hundred thousand million billion dozen""",
    "quantity": """all some most many any each one none few lot lots both several half half plenty couple handful bunch
        loads tons heaps dozens hundreds thousands millions majority third quarter which either neither rest two three
        four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million those
        fewer who ones every percent pair trio""",
    "loner": """the a an my your his her its our their this that these those of about day night week month summer winter
        year morning evening afternoon along over set alone right wrapped kinds sorts mine ears talk i need want can
        do wrong wet in out dressed grown there he she they it""",
    "time": """today tonight tomorrow yesterday now monday tuesday wednesday thursday friday saturday sunday morning
        evening afternoon night noon midnight weekend week month winter summer spring autumn fall later soon""",
    "unit": """years year months month weeks week days day hours hour minutes minute seconds second times miles metres
        meters feet steps percent degrees grams kilos cups spoons""",
    "cognition": """remember imagine believe know say notice pretend assume suppose guess think hope wish tell ask see
        understand""",
    "kin": """mum mom mam mama mother dad father papa grandmother grandma gran granny nan nana grandfather grandad
        grandpa sister brother son daughter wife husband partner aunt uncle cousin niece nephew child kids kid baby
        boyfriend girlfriend friend neighbour neighbor teacher boss dog cat family parents""",
    "name": """mum mom mam mama mummy mommy dad daddy papa grandma gran granny nan nana grandad grandpa honey darling
        sweetheart mate dude bro sis buddy friend babe baby sir madam ma'am doctor pal love dear kid man stranger
        reader neighbour neighbor""",
    "adverb": """again now once twice well here there first slowly fast hard early late soon often always never only
        ever enough almost quite very too even still already yet just not together alone away back home forward tight
        tonight today tomorrow everywhere somewhere anywhere inside outside upstairs downstairs more less better
        longer wide big small low high straight ahead overnight instead daily weekly please""",
}
# Pronouns and little words that join what others say: never the name of a thing.
_CLOSED = ("you", "I", "we", "subject", "object", "determiner", "preposition", "subordinator", "relative",
           "conjunction", "be", "modal", "finite", "adverb", "number", "past")  # fmt: skip
_SUFFIXES = {"'re": "f", "'ve": "f", "'ll": "f", "'d": "f", "'m": "f"}
_CONTRACTED = {"youre", "youve", "youll", "youd", "im", "ive", "theyre", "theyve", "imma", "its"}
_IS = {"it's", "that's", "there's", "here's", "what's", "who's", "he's", "she's", "where's", "how's", "this's"}
_NOT_PAST = {"need", "feed", "seed", "speed", "weed", "bleed", "breed", "shed", "exceed", "proceed", "succeed",
             "indeed", "hundred", "sacred", "naked", "red", "bed", "wed", "embed", "freed", "greed"}  # fmt: skip
_NOT_PLURAL = {"always", "perhaps", "this", "his", "its", "is", "was", "has", "does", "yes", "us", "thanks", "news",
               "besides", "sometimes", "afterwards", "towards", "yours", "ours", "theirs", "hers", "plus", "bus",
               "gas", "lens", "series", "christmas", "james", "chris", "thomas", "lucas", "charles", "agnes", "iris",
               "gladys", "boris", "doris", "marcus", "alexis", "miss", "mrs", "paris", "texas", "kansas", "unless",
               "across", "as", "sis", "canvas", "tennis", "congrats", "goes", "says"}  # fmt: skip


def _lexicon() -> dict[str, str]:
    """Give each listed word the letters of its classes, and each verb its endings."""
    letters: dict[str, set[str]] = {}
    lists = {**WORDS, "verb": VERB, "verb_first": VERB_FIRST, "noun_first": NOUN_FIRST, "same_past": SAME_PAST}
    lists["past"] = PAST
    for name, words in lists.items():
        for word in words.split():
            letters.setdefault(word, set()).add(LETTERS[name])
    for word in PAST.split():
        letters[word].add(LETTERS["finite"])
    for word in (VERB + " " + "help start work come feel look").split():
        letters.setdefault(_third_person(word), set()).add(LETTERS["finite"])
    for word in VERB_FIRST.split():
        letters.setdefault(_third_person(word), set()).update({LETTERS["plural"], "3"})
    for word in NOUN_FIRST.split():
        letters.setdefault(_third_person(word), set()).update({LETTERS["plural"], "4"})
    for word, found in letters.items():
        if "V" in found:
            found -= {"B", "N"}
        elif "B" in found:
            found -= {"N"}
        closed = any(LETTERS[name] in found for name in _CLOSED)
        if not closed and not found & {"V"}:
            found.add(LETTERS["open"])
        if word in WORDS["folk"].split():
            found.add(LETTERS["plural"])
    return {word: "".join(sorted(found)) for word, found in letters.items()}


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


LEXICON = _lexicon()


@lru_cache(maxsize=8192)
def letters_of(word: str) -> str:
    """Give the letters of a word's classes.

    Args:
        word: in small letters, with straight apostrophes.

    Returns:
        Letters of ``LETTERS``, each once; for a word that is in no list, what its ending tells.

    >>> LETTERS["open"] in letters_of("teapot"), LETTERS["plural"] in letters_of("teapots")
    (True, True)
    """
    known = LEXICON.get(word)
    if known is not None:
        return known + ("f" if word in _CONTRACTED else "")
    if word in _IS:
        return letters_of(word[:-2]) + "f"
    stem, mark, ending = word.rpartition("'")
    if mark and "'" + ending in _SUFFIXES:
        return letters_of(stem) + "f"
    if word.endswith("n't"):
        return "f"
    if word[:1].isdigit():
        return "nq"
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:  # noqa: PLR2004 - "red", "fled"
        return "fD"
    if word.endswith("ing") and len(word) > 5:  # noqa: PLR2004 - "king", "thing"
        return "gx"
    if word.endswith("ly") and len(word) > 4:  # noqa: PLR2004 - "fly"
        return "A"
    return "xp" + _person(word) if _is_plural(word) else "x"


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_PLURAL


def _person(word: str) -> str:
    """Say whether a plural's ending is one that people's names have: bakers, pianists, housemates."""
    return "F" if word.endswith(("ists", "ians", "eers", "mates", "lovers", "folks", "makers", "heads")) else ""
