#!/usr/bin/env python3
"""Tests of the program as its users meet it: python3 process_test.py PATH_OF_VOORRANG

What is written, to which stream, and the exit code of each command stand in tests/golden/cli/NAME.txt;
VOORRANG_BLESS=1 writes them anew.
"""

import os
import pathlib
import re
import shlex
import sys
import unittest

sys.dont_write_bytecode = True

from account_cases import Accounts  # noqa: E402,F401
from bench_cases import Bench  # noqa: E402,F401
from cache_cases import Cache  # noqa: E402,F401
from cases import CASES  # noqa: E402
from process_cases import Process  # noqa: E402,F401 the tests that need more than a command and its output
from tool_cases import Tools  # noqa: E402,F401
from scratch import Scratch  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden" / "cli"


# Single words that nothing but the program says.
WORDS = {"admitted", "excluded", "undetermined", "tied", "because", "cites", "missing", "instead", "Award", "Excluded",
         "Undetermined", "Flagged", "Preferred", "Obliged", "Rank", "Total", "Outcome", "refused", "waits", "coverage",
         "exercised", "passed", "skipped"}


def masked(text):
    """What differs from run to run: the clock, in the lines about runs; and how a page looks. How lines of CSV end."""
    text = text.replace("\r\n", "\n")  # tests/sheet asks for CR LF
    text = re.sub(r"(?s)<style>.*?</style>", "<style></style>", text)  # how a page looks is seen, not compared
    text = re.sub(r"(?m)^(Run \d+, )(\d{4}-\d\d-\d\dT[\d:]{8}Z|\d\d-\d\d-\d{4} [\d:]{8} UTC)", r"\1<time>", text)
    return re.sub(r'"(started|finished)":"[^"]*"', r'"\1":"<time>"', text)


def english_fragments():
    """Of each fixed text what is English in it for sure: pieces of two words or more that its Dutch form lacks."""
    fragments = set()
    row = re.compile(r'\{"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\}')
    for table in (HERE.parents[1] / "dsl" / "phrases").glob("fixed_*_nl.hpp"):
        for english, dutch in row.findall(table.read_text(encoding="utf-8")):
            for piece in re.split(r"\{\d\}", english.split("##")[0].replace('\\"', '"')):
                piece = piece.strip(' ,.:;"')
                if piece and piece not in dutch and piece != "count of" and (" " in piece or piece in WORDS):
                    fragments.add(piece)
    return fragments


class Golden(Scratch):
    def run_case(self, name, commands):
        transcript = ""
        for command in commands:
            command, lines = command if isinstance(command, tuple) else (command, None)
            result = self.voorrang(*shlex.split(command), **({"input": lines.encode()} if lines else {}))
            transcript += f"$ voorrang {command}\n"
            if lines:
                transcript += "".join(f"< {line}\n" for line in lines.splitlines())
            transcript += masked(result.stdout.decode("utf-8"))
            if result.stderr:
                transcript += "--- on the standard error\n" + masked(result.stderr.decode("utf-8"))
            transcript += f"--- exit code {result.returncode}\n"
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("VOORRANG_BLESS"):
            path.write_text(transcript, encoding="utf-8")
        self.assertTrue(path.exists(), f"{path} is not there; VOORRANG_BLESS=1 writes it")
        self.maxDiff = None
        self.assertEqual(path.read_text(encoding="utf-8"), transcript)

    def test_no_english_is_left_in_dutch(self):
        """Texts of the program, as its catalogue has them in English, in what is written for who reads Dutch."""
        fragments = english_fragments()
        self.assertGreater(len(fragments), 150)
        found = set()
        for path in GOLDEN.glob("*.nl.txt"):
            lines = path.read_text(encoding="utf-8").splitlines()
            # Not what was asked, nor a line of a rule file; and in JSON words by themselves are the same for all.
            lines = [line for line in lines if not re.match(r"\$ |< |--- | *\d* \| ", line)]
            data = [line for line in lines if re.match(r' *(["{}<]|\[$|\])', line)]
            prose = [line for line in lines if line not in data]
            for written, sought in ((prose, fragments), (data, {each for each in fragments if " " in each})):
                # Lines may be broken between any two words; those of the tree begin with its branches.
                text = re.sub(r"[\s│├└─]+", " ", "\n".join(written))
                found |= {(path.name, each) for each in sought
                          if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)}
        self.assertEqual(found, set())

    def test_no_golden_is_left_over(self):
        self.assertEqual({path.stem for path in GOLDEN.glob("*.txt")}, set(CASES))


def add_golden_tests():
    for name, commands in CASES.items():
        def test(self, name=name, commands=commands):
            self.run_case(name, commands)
            if name.startswith("bad_"):
                self.assert_log_is_empty()
        setattr(Golden, f"test_{name}", test)


if __name__ == "__main__":
    Scratch.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    add_golden_tests()
    unittest.main()
