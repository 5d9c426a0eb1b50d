#!/usr/bin/env python3
"""The pages of docs/policies are those that `voorrang doc` makes: python3 policies_test.py VOORRANG

One for each package and policy of workflows/, in the Markdown of code_host.py. With VOORRANG_BLESS=1 they are written
anew, and those of packages that are gone are removed. The index, README.md, is written by hand and links each.
"""

import collections
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from code_host import markdown  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs/policies"
INDEX = FOLDER / "README.md"
TIMEOUT = 120
MADE_FROM = re.compile(r"<footer>[^<]*<code>([^<]+)</code>")
HEADER = re.compile(r"^(?:policy|package|beleid|pakket) (\S+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)?(?:#([^)\s]+))?\)|href=\"([^\"#]+)?(?:#([^\"]+))?\"")


def made(program):
    """The pages as they are made, by the names of their files: each in HTML, and in Markdown."""
    environment = {name: value for name, value in os.environ.items() if name != "VOORRANG_LANG"}
    with tempfile.TemporaryDirectory(prefix="voorrang-") as folder:
        subprocess.run([program, "doc", "workflows", "-o", folder], cwd=ROOT, env={**environment, "LC_ALL": "C.UTF-8"},
                       check=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
        pages = {}
        for path in pathlib.Path(folder).glob("*.html"):
            if path.name != "index.html":
                page = path.read_text(encoding="utf-8")
                pages[path.stem + ".md"] = page, markdown(page, MADE_FROM.search(page)[1])
        return pages


def words_of(text):
    return collections.Counter(re.findall(r"\w+", html.unescape(re.sub(r"</?[a-z][^<>]*>", " ", text)).replace("\\", "")))


def shipped():
    """The names in the headers of the rule files, read without the program."""
    files = [*(ROOT / "workflows").rglob("*.vrg"), *(ROOT / "workflows").rglob("*.md")]
    found = (HEADER.search(path.read_text(encoding="utf-8")) for path in files)
    return {each[1] for each in found if each}


class Pages(unittest.TestCase):
    maxDiff = None
    program = None

    @classmethod
    def setUpClass(cls):
        both = made(cls.program)
        cls.html = {name: page for name, (page, _) in both.items()}
        cls.made = {name: text for name, (_, text) in both.items()}
        if os.environ.get("VOORRANG_BLESS") == "1":
            for path in FOLDER.glob("*.md"):
                if path != INDEX and path.name not in cls.made:
                    path.unlink()
            for name, text in cls.made.items():
                (FOLDER / name).write_text(text, encoding="utf-8")
        cls.kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md") if path != INDEX}

    def test_each_package_and_policy_has_one_and_there_are_no_others(self):
        self.assertGreater(len(shipped()), 30)
        self.assertEqual({name.removesuffix(".md") for name in self.made}, shipped())
        self.assertEqual(sorted(self.kept), sorted(self.made), "VOORRANG_BLESS=1 writes them")

    def test_they_are_what_is_made_now(self):
        for name, text in sorted(self.made.items()):
            with self.subTest(name):
                self.assertEqual(self.kept.get(name, ""), text, f"{name} is not what is made now; VOORRANG_BLESS=1 "
                                                                "writes it anew")

    def test_no_word_of_a_page_is_lost_on_the_way(self):
        for name, page in self.html.items():
            with self.subTest(name):
                told = page[page.index("</header>"):page.index("</main>")]  # the head has the hash
                self.assertGreater(len(words_of(told)), 50)
                self.assertEqual(words_of(told) - words_of(self.made[name]), {})

    def test_the_index_links_each(self):
        links = {each[1] for each in LINK.finditer(INDEX.read_text(encoding="utf-8"))}
        self.assertEqual([name for name in sorted(self.kept) if name not in links], [])

    def test_links_lead_somewhere(self):
        texts = {**self.kept, INDEX.name: INDEX.read_text(encoding="utf-8")}
        anchors = {name: set(re.findall(r'<a id="([^"]+)">', text)) for name, text in texts.items()}
        for name, text in texts.items():
            for found in LINK.finditer(text):
                page, anchor = found[1] or found[3], found[2] or found[4]
                if page and "://" in page:
                    continue
                with self.subTest(name, link=found[0]):
                    self.assertTrue(not page or (FOLDER / page).exists())
                    if anchor and (page or name) in self.kept:
                        self.assertIn(anchor, anchors[page or name])


if __name__ == "__main__":
    Pages.program = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
