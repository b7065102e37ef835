"""The package's commands: ``caring check``, ``caring notebooks``, …, also as ``python3 start.py check`` and so on."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from difflib import get_close_matches
from importlib.util import find_spec
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING

from caring.browsers import find_browser
from caring.errors import CaringError
from caring.library import kit_folder
from caring.progress import my_work, work_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SITE = "site"  # the folder of the web edition


def check() -> int:
    """Prove the course: data, manifest, exercises, links, minutes and words; print each problem as a sentence.

    Returns:
        The exit status: 0 when all is well, 1 when there is a problem.
    """
    from caring.proving import problems  # noqa: PLC0415 - only this command needs the exercises' machinery

    found = problems()
    for problem in found:
        print(problem)
    if found:
        print(f"{len(found)} to mend." if len(found) > 1 else "One thing to mend.")
        return 1
    print("The course is in good order.")
    return 0


def exercises() -> int:
    """Make the exercise notebooks anew from the solutions; say what changed.

    Returns:
        The exit status, 0.
    """
    from caring.marked import make_exercises  # noqa: PLC0415 - only this command makes them

    for sentence in make_exercises():
        print(sentence)
    return 0


def gallery(folder: str = "gallery") -> int:
    """Make pictures of every view in every setting, and a page to look through them.

    Args:
        folder: where they shall be.

    Returns:
        The exit status: 0 when all were made.
    """
    maker = kit_folder() / "tests" / "browser" / "pictures.py"
    if not maker.exists():
        raise CaringError(f"The pictures are made by the kit’s own tests, and {kit_folder()} has none of them.")
    if not find_spec("playwright"):
        raise CaringError(
            "The pictures are made by Playwright, and it isn’t installed, for no lesson needs it. "
            "`python3 start.py test tests/unit/test_cli.py` installs it; then ask once more."
        )
    browser = find_browser()
    if not browser:
        raise CaringError(
            "There is no browser to make the pictures with. Install Chromium, Chrome or Edge, "
            "or name one by the environment variable CARING_BROWSER."
        )
    words = [sys.executable, str(maker), str(Path(folder).resolve())]
    return subprocess.call(words, env={**os.environ, "CARING_BROWSER": browser})  # noqa: S603 - the kit's own


def new(folder: str) -> int:
    """Copy the kit into a new folder, to make it yours; say what to do there.

    Args:
        folder: where it shall be; nothing may be there yet.

    Returns:
        The exit status, 0.
    """
    from caring.copying import copy_kit  # noqa: PLC0415 - only this command copies

    print(copy_kit(Path(folder)))
    return 0


def notebooks() -> int:
    """Run the lessons and the solutions in order, each in a fresh kernel, and keep their outputs; say what changed.

    Returns:
        The exit status: 0 when all ran, 1 when one did not; that one's file stays as it was.
    """
    from caring.executing import execute  # noqa: PLC0415 - only this command needs nbclient

    failed = False
    kit = kit_folder()
    for path in (*sorted((kit / "notebooks").glob("*.ipynb")), *sorted((kit / "solutions").glob("*.ipynb"))):
        try:
            print(f"{path.relative_to(kit).as_posix()}: {execute(path)}", flush=True)
        except CaringError as error:
            print(error, flush=True)
            failed = True
    return int(failed)


def document() -> int:
    """Make “My sixty seconds” from your answers, as a page and as Markdown; say where it is.

    Returns:
        The exit status: 0.
    """
    from caring.document import save  # noqa: PLC0415 - what only one command needs is loaded by it

    for path in save(my_work(), work_folder()):
        print(path)
    return 0


def facilitator() -> int:
    """Bring the tables of FACILITATOR.md in step with the manifest.

    Returns:
        The exit status: 0.
    """
    from caring.facilitator import write_guide  # noqa: PLC0415 - what only one command needs is loaded by it

    print(write_guide())
    return 0


def print_(folder: str = "printed") -> int:
    """Make the sheets for a room without laptops: order, facts, scripts, two questions.

    Args:
        folder: where they shall be.

    Returns:
        The exit status: 0.
    """
    from caring.printing import print_sheets  # noqa: PLC0415 - what only one command needs is loaded by it

    for sentence in print_sheets(Path(folder)):
        print(sentence, flush=True)
    return 0


def slides(folder: str = "slides") -> int:
    """Make slides of the lessons; they run without a network.

    Args:
        folder: where they shall be.

    Returns:
        The exit status: 0.
    """
    from caring.slides import write_slides  # noqa: PLC0415 - what only one command needs is loaded by it

    for page in write_slides(Path(folder)):
        print(page, flush=True)
    return 0


def web(folder: str = SITE, *, serve: bool = False) -> int:
    """Build the web edition, a site of static files; with --serve, show it, and build it only if none is there.

    Args:
        folder: where the site shall be.
        serve: show it on this computer, too.

    Returns:
        The exit status: 0.
    """
    from caring.web.building import build, cache_folder, is_site  # noqa: PLC0415 - only this command needs its tools

    if not (serve and is_site(Path(folder))):
        print("I am building the web edition. The first time that takes some minutes, later one.", flush=True)
        print(build(Path(folder), cache_folder()), flush=True)
    if serve:
        from caring.web.serving import serve as show  # noqa: PLC0415

        show(Path(folder))
    return 0


def class_(
    *,
    lan: bool = False,
    days: int | None = None,
    port: int = 8900,
    web: str = "",
    new: bool = False,
    no_browser: bool = False,
) -> int:
    """Open a room in which a class answers together, live; started once more, it goes on with everything.

    Args:
        lan: let the whole network reach it, not only this machine.
        days: after so many, 1 to 366, everything is erased; 30 unless said otherwise.
        port: where it listens; 8900 unless said otherwise.
        web: a folder with the web edition, served from here too; without a name, the one that ``caring web`` makes.
        new: open a new room; an earlier one that is still open ends.
        no_browser: only print the addresses.

    Returns:
        The exit status: 0.

    Raises:
        CaringError: when the room can't be opened; it says why.
    """
    try:
        from caring.classroom import serving  # noqa: PLC0415 - what only one command needs is loaded by it
    except ImportError as error:
        raise CaringError(f"A room needs {error.name} too. Start it with: python3 start.py class") from None

    wanted = serving.Wanted(lan, days, port, web=Path(web) if web else None, new=new, browser=not no_browser)
    return serving.serve(wanted)


OF_START = ("test", "bench")  # what start.py does without this module
ALONE = {"web": SITE}  # what an option's value is when it stands alone
COMMANDS: Mapping[str, Callable[..., int]] = {
    "check": check,
    "class": class_,
    "document": document,
    "exercises": exercises,
    "facilitator": facilitator,
    "gallery": gallery,
    "new": new,
    "notebooks": notebooks,
    "print": print_,
    "slides": slides,
    "web": web,
}


def add_option(parser: argparse.ArgumentParser, parameter: Parameter, says: str | None) -> None:
    """Let a command take ``--name``: a switch, or a value of its default's kind, a number if that is None."""
    name = f"--{parameter.name.replace('_', '-')}"
    if parameter.default is False:
        parser.add_argument(name, action="store_true", help=says)
        return
    kind, alone = int if parameter.default is None else type(parameter.default), ALONE.get(parameter.name)
    words = "?" if alone else None
    parser.add_argument(name, type=kind, default=parameter.default, nargs=words, const=alone, help=says)


def explained(command: Callable[..., int]) -> dict[str, str]:
    """Give what a command's docstring says of each of its words."""
    return dict(re.findall(r"^ {8}(\w+): (.+)$", (command.__doc__ or "").replace("``", "`"), re.MULTILINE))


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; bad luck ends in a sentence.

    Args:
        words: the command's words; those of the command line, if not given.

    >>> main(["new", "."])
    Something is at . already; name a folder that isn't there yet.
    1
    """
    parser = argparse.ArgumentParser("caring", description="The workshop's commands.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        summary = (command.__doc__ or "").splitlines()[0]
        added, says = commands.add_parser(name, help=summary, description=summary), explained(command)
        for parameter in signature(command).parameters.values():
            if parameter.kind is parameter.KEYWORD_ONLY:
                add_option(added, parameter, says.get(parameter.name))
                continue
            needed = parameter.default is parameter.empty
            default = None if needed else parameter.default
            added.add_argument(
                parameter.name, nargs=None if needed else "?", default=default, help=says.get(parameter.name)
            )
    wanted = sys.argv[1:2] if words is None else words[:1]
    if wanted and not wanted[0].startswith("-") and wanted[0] not in COMMANDS:
        known = (*COMMANDS, *OF_START)
        near = "".join(f" Did you mean “{name}”?" for name in get_close_matches(wanted[0], known, 1))
        print(f"I don’t know “{wanted[0]}”.{near} I know: {', '.join(sorted(known))}.")
        return 2
    chosen = vars(parser.parse_args(words))
    try:
        return COMMANDS[chosen.pop("command")](**chosen)
    except CaringError as error:
        print(error)
        return 1
    except OSError as error:
        print(f"The system said “{error.strerror or error}” ({error.filename or 'no file named'}).")
        print("See that there is room, and that you may write there. Then try once more.")
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
