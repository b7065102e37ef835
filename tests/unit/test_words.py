"""What a view or a page says stands in its table of words, so that it can be read, changed and translated there."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

import caring

HERE = Path(caring.__file__).parent
FOLDERS = [HERE / name for name in ("views", "app/voila/templates/caring", "app", "web", "web/pages")]
SCRIPTS, MODULES = ([file for folder in FOLDERS for file in sorted(folder.glob(kind))] for kind in ("*.js", "*.py"))
TEMPLATES = [*sorted((HERE / "app").rglob("*.html")), *(HERE / "app").rglob("*.j2"), HERE / "pages" / "front.html"]
TABLE = re.compile(r"^const (\w+Words) = \{\n.*?^\};\n", re.DOTALL | re.MULTILINE)
TEMPLATES_TABLE = re.compile(r"^\{%- set words = \{\n.*?^\} -%\}\n", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?<![\w)\]])(?<![\w)\]] )/(?:\[[^]\n]*\]|\\.|[^/\n])+/[gimsuy]+\b"
    r"|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|html`|`|[{}]",
    re.DOTALL,
)
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
READ_ALOUD = re.compile(r'\b(?:aria-label|alt|title|placeholder|content)="([^"]*)"')
NO_MARKUP = re.compile(r"\{#.*?#\}|<(style|script)\b.*?</\1>|<!.*?>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
VALUE = "\0"  # stands for a value that is put in
# No name of an action, a half, a pace or a place looks so.
WORDS = re.compile(
    rf"[^\W\d_] (?:[^\W\d_]|{VALUE})"  # two words, or one before a value
    rf"|[{VALUE}\u0080-\uffff] [^\W\d_]{{2,}}"  # a word after a value or a sign
    r"|\b[A-Z][a-z’]+(?!\w)|[^\W\d_]{2,}[,:?!…]$|^ [^\W\d_]{2,} $"  # a capital, a stop, or a word between two
)
NO_WORDS = re.compile(
    r"\bcw-\S*|^(?:Arrow\w*|Home|End|Enter|Escape)$|^\([\w-]+: \w+\)$"
    rf"|^(?:JupyterLite Storage -|caring(?:-work)?) {VALUE}$"  # under which a browser keeps things
)


class Said:
    """The words in a file: in the markup's text, in its attributes, and in strings."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.found: list[str] = []
        self._code(0)

    def _code(self, at: int) -> int:
        """Read code up to the brace that closes it."""
        while token := TOKEN.search(self.code, at):
            at = token.end()
            match token[0]:
                case "{":
                    at = self._code(at)
                case "}":
                    break
                case "html`" | "`" as opening:
                    at = self._template(at, markup=opening != "`")
                case string if string.startswith(('"', "'")):
                    self._string(string[1:-1])
        return at

    def _template(self, at: int, *, markup: bool) -> int:
        """Read a template up to its end; what is put in is code again."""
        text = ""
        while self.code[at] != "`":
            if self.code.startswith("${", at):
                at, text = self._code(at + 2), text + VALUE
            else:
                at, text = at + 1, text + self.code[at]
        if not markup:
            self._string(text)
            return at + 1
        for value in re.findall(r'="([^"]*)"', text):
            self._string(value)
        self.found += re.findall(r"[^\W\d_]{3,}.*", TAG.sub("\n", text))
        return at + 1

    def _string(self, text: str) -> None:
        if speaks(text):
            self.found.append(text)


def speaks(text: str) -> bool:
    """Say whether a person is to read a string."""
    return bool(WORDS.search(NO_WORDS.sub("", TAG.sub(" ", text))))


def said_outside(code: str) -> list[str]:
    """Give the words of a script that stand outside its table."""
    return Said(TABLE.sub("", code)).found


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_a_script_says_nothing_outside_its_words(file: Path) -> None:
    code = file.read_text(encoding="utf-8")
    assert said_outside(code) == []
    assert said_outside(f'{code}say("The end of the file was read.");'), "a part of this file wasn’t read"


def said_in_template(markup: str) -> list[str]:
    """Give the words of a page's template that stand outside its table: in its text, its attributes, and strings."""
    markup = NO_MARKUP.sub("", TEMPLATES_TABLE.sub("", markup))
    strings = [string for code in JINJA.findall(markup) for pair in STRING.findall(code) for string in pair]
    markup = JINJA.sub(VALUE, markup)
    strings += READ_ALOUD.findall(markup)
    return [string for string in strings if speaks(string)] + re.findall(r"[^\W\d_]{2,}.*", TAG.sub("\n", markup))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_template_says_nothing_outside_its_words(file: Path) -> None:
    markup = file.read_text(encoding="utf-8")
    [table] = TEMPLATES_TABLE.findall(markup)
    keys = re.findall(r"^  \"(\w+)\":", table, re.MULTILINE)
    assert said_in_template(markup) == []
    assert [key for key in keys if not re.search(rf"\bwords\.{key}\b", markup)] == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Say hello</p>",
        "<p>\n  you\n</p>",
        "<p>{{ n }} of</p>",
        '<nav aria-label="Lessons"></nav>',
        '<nav aria-label="{{ n }} lessons"></nav>',
        '<meta name="description" content="Say hello.">',
        '<p>{{ "Say hello" if n else words.hello }}</p>',
        "{%- set title = 'Practise: ' ~ here.title -%}",
        "<p>{% if n > 1 %}some{% endif %}</p>",
    ],
)
def test_words_outside_a_templates_table_are_found(markup: str) -> None:
    assert said_in_template(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{# What’s said in a comment isn’t shown. #}",
        '<p class="app-button is-quiet" id="say">{{ words.hello.format(n=n) }}</p>',
        "<!DOCTYPE html><style>{% include 'app.css' %}</style><script>say(\"hello you\");</script>",
        '{%- set words = {\n  "hello": "Say hello",\n} -%}\n',
    ],
)
def test_what_nobody_reads_in_a_template_is_let_be(markup: str) -> None:
    assert said_in_template(markup) == []


@pytest.mark.parametrize(
    "code",
    [
        "html`<p>Say hello</p>`",
        "html`<b>you</b>`",
        "html`<p>${n} left</p>`",
        'html`<button aria-label="Slower">−</button>`',
        'html`<${Deliberate} sure="Seal it?" />`',
        "html`<i aria-label=${`Move up: ${claim}`} />`",
        "html`<p>${done ? html`<span>done</span>` : 1}</p>`",
        'say("The clock is off.")',
        "const says = `${n} of ${all}`;",
        "const says = 'The clock is <b>off</b>.';",
        'const says = open ? "Turn it back" : "";',
        'const rows = [["yes", true, "I don’t"]];',
        'const word = n === 1 ? "" : "wait…";',
        'const kept = text && "✓ kept";',
    ],
)
def test_words_outside_the_table_are_found(code: str) -> None:
    assert said_outside(code)


@pytest.mark.parametrize(
    "code",
    [
        "// What’s said in a comment isn’t shown.",
        'html`<p class="cw-soft cw-small">${words.hello}</p>`',
        'html`<input type="radio" onChange=${() => { hold(1); send("rate", c.id, 1); }} />`',
        'if (event.key === "ArrowUp") send("move_up");',
        "const part = all / `${of}`.length, word = `<i></i>`;",
        "const id = `${id}-words`, css = `translateY(${by}px) scale(1.01)`;",
        'const rest = text.replace(/[`"]+/g, "");',
        'const helloWords = {\n  hello: "Say hello",\n};\n',
    ],
)
def test_what_nobody_reads_is_let_be(code: str) -> None:
    assert said_outside(code) == []


def test_every_table_bears_its_files_name_and_every_word_of_it_is_used() -> None:
    code = {file: file.read_text(encoding="utf-8") for file in SCRIPTS}
    wrong = [
        f"{file.stem}: {name}"
        for file, text in code.items()
        for name in TABLE.findall(text)
        if name != re.sub(r"_(\w)", lambda letter: letter[1].upper(), file.stem) + "Words"
    ]
    unused = [
        f"{table[1]}.{key}"
        for table in chain.from_iterable(map(TABLE.finditer, code.values()))
        for key in re.findall(r"^  (\w+):", table[0], re.MULTILINE)
        if not any(re.search(rf"\b{table[1]}\.{key}\b", text) for text in code.values())
    ]
    assert (wrong, unused) == ([], [])


def said_in_functions(code: str) -> list[str]:
    """Give the words that the functions of a module hold, but for their docstrings."""
    found: list[str] = []

    def look(node: ast.AST) -> None:
        match node:
            case ast.JoinedStr():
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else VALUE for part in node.values)
                found.extend([text] if speaks(text) else [])
                return
            case ast.Constant(value=str(text)):
                found.extend([text] if speaks(text) else [])
        for child in ast.iter_child_nodes(node):
            look(child)

    for function in ast.walk(ast.parse(code)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in function.body[ast.get_docstring(function) is not None :]:
                look(statement)
    return found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_modules_functions_say_nothing_that_does_not_stand_at_its_top(file: Path) -> None:
    code = file.read_text(encoding="utf-8")
    assert said_in_functions(code) == []
    assert said_in_functions(f'{code}\n\ndef last() -> str:\n    """Say it."""\n    return f"{{1}} of two"\n')
