#!/usr/bin/env python3
"""The pages of docs/errors say what is so: python3 pages_test.py PATH_OF_VOORRANG

Each wrong example gives the message below it, word for word, and nothing else; each right one gives no finding: a
command does what it should, a service listens, a request is granted. pages.py tells how a page is written.
VOORRANG_BLESS=1 writes the messages of `voorrang check` anew.
"""

import contextlib
import os
import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True

from pages import blocks_of  # noqa: E402
from running import Folder  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "errors"
CHECK = "voorrang check "
FAULT = r"\[V\d\d\d\]|\"level\":\"error\""
# Messages name the folder of the packages that come with the program as an installed one does.
SHIPPED = "/usr/local/share/voorrang/workflows"
SHIPPED_HERE = re.compile(rf"[\w./-]*/(?:{re.escape(ROOT.name)}|share/voorrang)/workflows")


def contains(text, part):
    """Whether the text has these words in this order, however its lines are broken and indented."""
    return " ".join(part.split()) in " ".join(text.split())


class Page(unittest.TestCase):
    program = None
    maxDiff = None

    def setUp(self):
        self.files = {}  # as they are at this place of the page
        self.said = {"run": CHECK + "example.vrg", "make": "", "before": "", "as": ""}
        self.wrong = None  # the command or request that gives the next message; else it is what is said to run
        self.passed_over = False
        self.service = None  # the folder in which one runs
        self.blessed = []

    def run_page(self, path):
        lines = path.read_text(encoding="utf-8").split("\n")
        blocks = blocks_of(lines)
        for block, following in zip(blocks, [*blocks[1:], None]):
            if block.kind in self.said:
                self.said[block.kind] = block.name
            elif block.kind == "service":
                self.service = self.enterContext(Folder(self.program))
                self.service.serve(block.name)
            elif block.kind == "request":
                user, method, target, *body = block.name.split(" ", 3)
                status, text = self.service.ask(user, method, target, "".join(body))
                self.assertLess(status, 300, f"{path}: {text}")
            elif block.kind == "not run":
                self.passed_over = True
            elif block.kind == "message":
                self.try_message(path, block)
            elif block.name in ("sh", "http"):
                self.take_doing(path, block)
            elif block.kind in ("wrong", "right", "file"):
                self.files[block.name] = block.text
                if block.kind == "right" and (following is None or following.kind != "right"):
                    self.try_right(path, None)
        self.assertTrue(any(block.kind == "message" for block in blocks), f"{path} shows no message")
        self.write(path, lines, self.blessed)

    def take_doing(self, path, block):
        if block.kind == "wrong":
            self.wrong = block
        else:
            self.assertEqual(self.try_right(path, block), 0, f"{path}: the right example does not end well")

    def try_message(self, path, block):
        if not self.passed_over:
            output, _ = self.result(self.wrong)
            self.check_message(path, block, "" if self.wrong else self.said["run"], output)
        self.passed_over, self.said["make"], self.wrong = False, "", None

    def try_right(self, path, doing):
        output, code = self.result(doing)
        self.assertNotRegex(output, FAULT, f"{path}: the right example is not right")
        self.said["make"] = ""
        return code

    def result(self, doing):
        """What is written, and 0 if it went well: of a command or request, or of what is said to run."""
        if doing and doing.name == "http":
            head, _, body = doing.text.partition("\n\n")
            status, text = self.service.ask(self.said["as"], *head.split(), body)
            return text, status if status >= 300 else 0
        with contextlib.ExitStack() as ending:
            folder = self.service or ending.enter_context(Folder(self.program))
            folder.write(self.files)
            if not self.service:
                folder.prepare(self.said["before"])
            folder.prepare(self.said["make"])
            output, code = folder.run(doing.text if doing else self.said["run"])
            return SHIPPED_HERE.sub(SHIPPED, output), code

    def check_message(self, path, block, command, output):
        if not command.startswith(CHECK):
            self.assertTrue(contains(output, block.text), f"{path}: {block.text}\nis not in:\n{output}")
            return
        # What `check` says but for its last line, the count of findings.
        found = "".join(line + "\n" for line in output.splitlines()[:-1])
        if os.environ.get("VOORRANG_BLESS") == "1":
            self.blessed.append((block, found))
            return
        self.assertEqual(block.text, found, f"{path}; VOORRANG_BLESS=1 accepts this")
        self.assertIn(f"[{path.stem}]", found)

    @staticmethod
    def write(path, lines, blessed):
        for block, found in reversed(blessed):
            lines[block.first:block.last] = found.splitlines()
        if blessed:
            path.write_text("\n".join(lines), encoding="utf-8")


def add_pages():
    for path in sorted(FOLDER.glob("V*.md")):
        def test(self, path=path):
            self.run_page(path)
        setattr(Page, f"test_{path.stem}", test)


if __name__ == "__main__":
    Page.program = pathlib.Path(sys.argv.pop(1)).resolve()
    add_pages()
    unittest.main()
