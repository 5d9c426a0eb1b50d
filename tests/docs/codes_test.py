#!/usr/bin/env python3
"""Every code has a page with an example that is wrong and one that is right, and a test that shows what it says.

What the pages show is tried by pages_test.py. Exceptions stand here, each with its reason; one that is not needed any
more is an error too.
"""

import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True

from pages import blocks_of  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
GUARD = "a guard against a mistake of the program itself: no input is known that leads there"

# Pages without an example that can be followed.
WITHOUT_EXAMPLES = {
    "V713": GUARD,
    "V719": GUARD,
    "V722": "it takes a database that was tampered with, and a deadline that has passed",
    "V723": GUARD,
    "V755": "it takes more requests at once than a page can show",
    "V804": GUARD,
    "V820": "it takes an award that was decided, for which a deadline must have passed, and a machine without fonts",
}
# Pages whose message is not tried.
NOT_TRIED = {
    **WITHOUT_EXAMPLES,
    "V702": "root may write what is read-only",
    "V711": "root may write what is read-only",
    "V718": "it has the number of a process",
    "V745": "the service tells it in its log, in a form of its own",
}
# Codes that no golden file and no test with the program shows, but a test in C++ does.
IN_CPP_ONLY = {
    "V713": "tests/store",
    "V719": "tests/store",
    "V723": "tests/seal",
    "V745": "tests/jwt",
    "V804": "tests/rewrite",
}


def declared():
    """The codes, each with the name it has in C++."""
    text = (ROOT / "dsl/diagnostics/code.hpp").read_text(encoding="utf-8")
    return {code: name for name, code in re.findall(r'\bX\((\w+), "(V\d\d\d)"', text)}


def pages():
    return {path.stem: blocks_of(path.read_text(encoding="utf-8").split("\n"))
            for path in (ROOT / "docs/errors").glob("V*.md")}


def shown(paths, pattern):
    return {found for path in paths for found in re.findall(pattern, path.read_text(encoding="utf-8", errors="replace"))}


class Codes(unittest.TestCase):
    def setUp(self):
        self.codes, self.pages = declared(), pages()
        self.assertGreater(len(self.codes), 150)

    def test_each_has_a_page_and_each_page_a_code(self):
        self.assertEqual(set(self.pages), set(self.codes))

    def without(self, found):
        """The codes whose page lacks what is looked for."""
        return {code for code, blocks in self.pages.items() if not found(code, blocks)}

    def test_each_page_has_an_example_that_is_wrong_and_one_that_is_right(self):
        for kind in ("wrong", "right"):
            lacking = self.without(lambda _, blocks, kind=kind: any(block.kind == kind for block in blocks))
            self.assertEqual(lacking, set(WITHOUT_EXAMPLES), f"pages without an example that is {kind}")

    def test_each_page_shows_its_message_and_it_is_tried(self):
        self.assertEqual(self.without(lambda code, blocks: any(self.is_message(code, block) for block in blocks)), set())
        untried = self.without(lambda code, blocks: any(
            self.is_message(code, block) and (at == 0 or blocks[at - 1].kind != "not run")
            for at, block in enumerate(blocks)))
        self.assertEqual(untried, set(NOT_TRIED), "pages whose message is not tried")

    @staticmethod
    def is_message(code, block):
        return block.kind == "message" and f"[{code}]" in block.text

    def test_each_is_shown_by_a_golden_file_or_by_a_test_with_the_program(self):
        golden = shown((path for path in (TESTS / "golden").rglob("*") if path.suffix in (".expected", ".txt")),
                       r"(?:error|warning|fout|waarschuwing)\[(V\d\d\d)\]|\"(V\d\d\d)\"")
        golden = {code for pair in golden for code in pair}
        with_program = shown((path for folder in ("cli", "serve") for path in (TESTS / folder).glob("*.py")),
                             r"[\"\[/](V\d\d\d)\b")
        self.assertEqual(set(self.codes) - golden - with_program, set(IN_CPP_ONLY))

    def test_those_of_cpp_only_are_tested_there(self):
        for code, folder in IN_CPP_ONLY.items():
            named = shown((ROOT / folder).glob("*.cpp"), rf"\bCode::{self.codes[code]}\b|\b{code}\b")
            self.assertTrue(named, f"{folder} does not test {code}")


if __name__ == "__main__":
    unittest.main()
