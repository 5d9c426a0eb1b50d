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
CODE = r"\[V\d\d\d\]|\"level\":\"error\""
# Messages name the folder of the packages that come with the program as an installed one does.
SHIPPED = "/usr/local/share/voorrang/workflows"
SHIPPED_HERE = re.compile(r"[\w./-]*" + re.escape(f"/{ROOT.name}/workflows"))


def contains(text, part):
    """Whether the text has these words in this order, however its lines are broken and indented."""
    return " ".join(part.split()) in " ".join(text.split())


class Page(unittest.TestCase):
    program = None
    maxDiff = None

    def found_by_check(self, output):
        """What `check` says but for its last line, the count of findings."""
        return "".join(line + "\n" for line in output.splitlines()[:-1])

    def run_page(self, path):
        lines = path.read_text(encoding="utf-8").split("\n")
        blocks = blocks_of(lines)
        said = {"run": CHECK + "example.vrg", "make": "", "before": "", "as": ""}
        files, passed_over, messages, blessed, beside, done = {}, False, 0, [], None, None
        with contextlib.ExitStack() as ending:
            for at, block in enumerate(blocks):
                last_right = block.kind == "right" and (at + 1 == len(blocks) or blocks[at + 1].kind != "right")
                if block.kind in said:
                    said[block.kind] = block.name
                elif block.kind == "service":
                    beside = ending.enter_context(Folder(self.program))
                    beside.serve(block.name)
                elif block.kind == "request":
                    user, method, target, *body = block.name.split(" ", 3)
                    self.granted(path, beside.ask(user, method, target, "".join(body)))
                elif block.kind == "not run":
                    passed_over = True
                elif block.kind == "wrong" and block.name in ("sh", "http"):
                    done = block
                elif block.kind == "right" and block.name in ("sh", "http"):
                    output, code = self.result(block, files, said, beside)
                    self.assertNotRegex(output, CODE, f"{path}: the right example is not right")
                    self.assertEqual(code, 0, f"{path}: {output}")
                elif block.kind in ("wrong", "right", "file"):
                    files[block.name] = block.text
                if block.kind == "message":
                    messages += 1
                    if not passed_over:
                        output, _ = self.result(done, files, said, beside)
                        self.check_message(path, block, "" if done else said["run"], output, blessed)
                    passed_over, said["make"], done = False, "", None
                elif last_right and block.name not in ("sh", "http"):
                    output, _ = self.result(None, files, said, beside)
                    self.assertNotRegex(output, CODE, f"{path}: the right example is not right")
                    said["make"] = ""
        self.assertGreater(messages, 0, f"{path} shows no message")
        self.write(path, lines, blessed)

    def granted(self, path, answer):
        self.assertLess(answer[0], 300, f"{path}: {answer[1]}")

    def result(self, done, files, said, beside):
        """What is written and 0 if it was granted: of the command or request of a block, or of the files by themselves."""
        if done and done.name == "http":
            head, _, body = done.text.partition("\n\n")
            status, text = beside.ask(said["as"], *head.split(), body)
            return text, status if status >= 300 else 0
        with contextlib.ExitStack() as ending:
            folder = beside or ending.enter_context(Folder(self.program))
            folder.write(files)
            if not beside:
                folder.prepare(said["before"])
            folder.prepare(said["make"])
            output, code = folder.run(done.text if done else said["run"])
            return SHIPPED_HERE.sub(SHIPPED, output), code

    def check_message(self, path, block, command, output, blessed):
        if not command.startswith(CHECK):
            self.assertTrue(contains(output, block.text), f"{path}: {block.text}\nis not in:\n{output}")
            return
        found = self.found_by_check(output)
        if os.environ.get("VOORRANG_BLESS") == "1":
            blessed.append((block, found))
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
