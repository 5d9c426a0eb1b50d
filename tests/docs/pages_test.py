#!/usr/bin/env python3
"""The pages of docs/errors say what is so: python3 pages_test.py PATH_OF_VOORRANG

Each wrong example gives the message below it, word for word, and nothing else; each right one gives no finding.
pages.py tells how a page is written. VOORRANG_BLESS=1 writes the messages anew.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from pages import blocks_of  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "errors"
CHECK = "voorrang check "
# Messages name the folder of the packages that come with the program as an installed one does.
SHIPPED = "/usr/local/share/voorrang/workflows"
SHIPPED_HERE = re.compile(r"[\w./-]*" + re.escape(f"/{ROOT.name}/workflows"))


def contains(text, part):
    """Whether the text has these words in this order, however its lines are broken and indented."""
    return " ".join(part.split()) in " ".join(text.split())


class Page(unittest.TestCase):
    program = None
    maxDiff = None

    def run_program(self, command, files, make):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="voorrang-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{self.program.parent}:{os.environ['PATH']}"}
        if make:
            subprocess.run(["bash", "-c", make], cwd=folder, env=environment, check=True, timeout=60)
        result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, check=False, timeout=60,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return SHIPPED_HERE.sub(SHIPPED, result.stdout.decode("utf-8"))

    def found_by_check(self, output):
        """What `check` says but for its last line, the count of findings."""
        return "".join(line + "\n" for line in output.splitlines()[:-1])

    def run_page(self, path):
        lines = path.read_text(encoding="utf-8").split("\n")
        blocks = blocks_of(lines)
        files, command, make, passed_over, messages, blessed = {}, CHECK + "example.vrg", "", False, 0, []
        for at, block in enumerate(blocks):
            if block.kind in ("wrong", "right", "file"):
                files[block.name] = block.text
            elif block.kind == "make":
                make = block.name
            elif block.kind == "run":
                command = block.name
            elif block.kind == "not run":
                passed_over = True
            if block.kind == "message":
                messages += 1
                if not passed_over:
                    output = self.run_program(command, files, make)
                    self.check_message(path, block, command, output, blessed)
                passed_over, make = False, ""
            elif block.kind == "right" and (at + 1 == len(blocks) or blocks[at + 1].kind != "right"):
                output = self.run_program(command, files, make)
                self.assertNotRegex(output, r"\[V\d\d\d\]", f"{path}: the right example is not right")
                make = ""
        self.assertGreater(messages, 0, f"{path} shows no message")
        self.write(path, lines, blessed)

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
