#!/usr/bin/env python3
"""Each word of the language is met by a reader, and by the tests: python3 constructs_test.py

The list of words is that of the compiler (dsl/syntax/keywords_en.cpp). The reference manual must show each of them, and
each must stand in a rule file whose tests are run: a page of the manual or the tutorial, a shipped policy, or one of
tests/golden/policy/pass.
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANUAL = [ROOT / "docs" / name for name in ("language.md", "facts.md", "calendars.md", "scoring.md")]
RUN = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs/tutorial").glob("*.md"),
       *(ROOT / "workflows").rglob("*.vrg"), *(ROOT / "tests/golden/policy/pass").glob("*.vrg")]


def words_of_the_language():
    table = (ROOT / "dsl/syntax/keywords_en.cpp").read_text(encoding="utf-8")
    return [word for spelling in re.findall(r'\{"([a-z ]+)", Keyword::', table) for word in spelling.split()]


def code_of(path):
    """The rule file in it, without texts and comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = "\n".join(re.findall(r"^```vrg$(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    return re.sub(r'"[^"\n]*"', '""', re.sub(r"--.*", "", text))


class Words(unittest.TestCase):
    def assert_all_in(self, text, where):
        words = set(re.findall(r"[a-z]+", text))
        missing = [word for word in words_of_the_language() if word not in words]
        self.assertEqual(missing, [], f"not in {where}")

    def test_the_list_is_read(self):
        self.assertGreater(len(words_of_the_language()), 150)

    def test_the_manual_shows_each(self):
        self.assert_all_in("".join(path.read_text(encoding="utf-8") for path in MANUAL), "the reference manual")

    def test_tests_run_each(self):
        self.assert_all_in("".join(code_of(path) for path in RUN), "a rule file whose tests are run")


if __name__ == "__main__":
    unittest.main()
