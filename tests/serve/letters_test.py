#!/usr/bin/env python3
"""Letters and the official report from the database of a real service, by the commands: what they name of the log is proven
with docs/audit/verify.py, which knows nothing of our programs. tests/letters has what stands in them."""

import base64
import hashlib
import html
import json
import os
import pathlib
import pty
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from sheets import about, lacking, read
from world import World

PROGRAM = sys.argv.pop(1)
CHECKER = pathlib.Path(__file__).resolve().parents[2] / "docs/audit/verify.py"


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Letters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        world = World(cls, PROGRAM)
        assert world.service.stop() == 0  # it makes a last checkpoint
        cls.database = world.service.data
        cls.tenders, cls.bid = world.tenders, world.bids["announced"]
        cls.key = run("audit", "key", cls.database).stdout.strip()

    def letter(self, *arguments):
        result = run("letter", "--log", self.database, self.tenders["announced"], *arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return result.stdout

    def test_the_log_is_never_written_over(self):
        before = self.database.read_bytes()
        for command in (["letter", "--bidder", "NL-KVK-1"], ["report"]):
            result = run(*command, "--log", self.database, self.tenders["announced"], "-o", self.database)
            self.assertEqual(result.returncode, 2)
            self.assertIn("error[V801]: the output would replace what was read", result.stderr)
        self.assertEqual(self.database.read_bytes(), before)

    def test_what_a_letter_names_of_the_log_is_proven(self):
        for text in (self.letter("--bidder", self.bid, "--lang", "en"),
                     run("report", "--log", self.database, self.tenders["announced"], "--lang", "en").stdout):
            named = re.findall(r"^- entry (\d+) \(index (\d+)\), .*: .*, leaf hash (\S+)$", text, re.M)
            self.assertGreaterEqual(len(named), 1, text)
            self.assertIn(self.key, text.replace("\\", ""))
            checkpoint = self.folder / "checkpoint"
            checkpoint.write_text(re.search(r"```text\n(voorrang\.log/.*?)```", text, re.S)[1])
            for entry, index, leaf in named:
                proof = self.folder / "proof.json"
                proof.write_text(run("audit", "prove", self.database, entry).stdout)
                told = json.loads(proof.read_text())
                self.assertEqual(str(told["index"]), index)
                self.assertEqual(base64.b64encode(hashlib.sha256(b"\0" + told["leaf"].encode()).digest()).decode(), leaf)
                checked = subprocess.run(["/usr/bin/python3", CHECKER, proof, "--key", self.key], stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, text=True)
                self.assertEqual(checked.returncode, 0, checked.stdout)
            verified = run("audit", "verify", self.database, "--key", self.key, "--checkpoint", checkpoint)
            self.assertEqual(verified.returncode, 0, verified.stdout)

    def test_a_file_for_each_bid(self):
        folder = self.folder / "letters"
        self.assertEqual(self.letter("--lang", "nl", "--format", "html", "-o", folder), "")
        with sqlite3.connect(self.database) as connection:
            bids = [bid for (bid,) in connection.execute("SELECT id FROM bids WHERE tender = ? AND status = 'opened'",
                                                         (self.tenders["announced"],))]
        self.assertEqual(sorted(each.name for each in folder.iterdir()), sorted(f"{bid}.nl.html" for bid in bids))
        for each in folder.iterdir():
            self.assertIn("<h1>Mededeling van de gunningsbeslissing</h1>", each.read_text())
        one = self.folder / "one.md"
        self.assertEqual(self.letter("--bidder", self.bid, "-o", one), "")
        self.assertEqual(one.read_text(), self.letter("--bidder", self.bid))

    def pdf(self, command, *arguments):
        result = subprocess.run([PROGRAM, command, "--log", self.database, self.tenders["announced"], "--format", "pdf", *arguments],
                                capture_output=True)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return result.stdout

    def test_a_pdf_says_what_the_markdown_says(self):
        for language in ("en", "nl"):
            for command, to in (("letter", ("--bidder", self.bid)), ("report", ())):
                told = run(command, "--log", self.database, self.tenders["announced"], "--lang", language, *to).stdout
                file = self.pdf(command, "--lang", language, *to)
                self.assertIsNone(lacking(told, file))
                self.assertEqual(about(file)["Title"], re.match("# (.*)", told)[1])
                self.assertEqual(about(file)["Tagged"], "yes")
                self.assertIn("(A4)", about(file)["Page size"])
                self.assertIn(f"/Lang ({language})".encode(), file)
                self.assertEqual(self.pdf(command, "--lang", language, *to), file)

    def test_a_pdf_is_of_the_day_of_its_paper(self):
        told = run("report", "--log", self.database, self.tenders["announced"], "--lang", "en").stdout
        day, time = re.findall(r"^\| (\S+) ([0-9:]+)[0-9.]* \(UTC\) \|", told, re.M)[-1]
        self.assertEqual(about(self.pdf("report"))["CreationDate"], f"{day}T{time}Z")

    def test_a_pdf_goes_to_a_file(self):
        folder = self.folder / "sheets"
        self.assertEqual(self.pdf("letter", "--lang", "nl", "-o", folder), b"")
        self.assertGreaterEqual(len(list(folder.iterdir())), 1)
        for each in folder.iterdir():
            self.assertRegex(each.name, r"^bid-[0-9a-f]+\.nl\.pdf$")
            self.assertIn("Mededeling van de gunningsbeslissing", read(each.read_bytes()))

    def test_a_pdf_is_nothing_for_a_terminal(self):
        for command in ("letter", "report"):
            for language, said in (("en", "a PDF is nothing for a terminal"), ("nl", "een PDF is niets om op een terminal")):
                terminal, output = pty.openpty()
                result = subprocess.run([PROGRAM, command, "--log", self.database, self.tenders["announced"], "--format", "pdf",
                                         "--lang", language], stdout=output, stderr=subprocess.PIPE, text=True)
                os.close(output)
                os.close(terminal)
                self.assertEqual(result.returncode, 2)
                self.assertIn(f"[V801]: {said}", result.stderr)

    def test_without_fonts_no_pdf_is_made(self):
        empty = self.folder / "fonts.conf"
        empty.write_text(f"<fontconfig><dir>{self.folder}/none</dir><cachedir>{self.folder}/cache</cachedir></fontconfig>")
        output = self.folder / "no.pdf"
        for language, said in (("en", "there is no font to set a page with"), ("nl", "er is geen lettertype")):
            result = subprocess.run([PROGRAM, "report", "--log", self.database, self.tenders["announced"], "--format", "pdf",
                                     "-o", output, "--lang", language], stderr=subprocess.PIPE, text=True,
                                    env={**os.environ, "FONTCONFIG_FILE": str(empty)})
            self.assertEqual(result.returncode, 2)
            self.assertIn(f"[V820]: {said}", result.stderr)
            self.assertFalse(output.exists())

    def test_what_can_not_be_written_is_told(self):
        for arguments, told in (((self.tenders["opened"],), "was not decided yet"), (("none",), "there is no tender `none`"),
                                ((self.tenders["announced"], "--bidder", "none"), "has no bid or bidder `none`")):
            result = run("letter", "--log", self.database, *arguments)
            self.assertEqual(result.returncode, 2)
            self.assertIn(told, result.stderr)
            self.assertEqual(result.stdout, "")
        result = run("letter", "--log", self.folder / "none.db", "x")
        self.assertIn("error[V501]", result.stderr)
        result = run("report", "--log", self.database, self.tenders["opened"])
        self.assertIn("was not decided yet", result.stderr)
        dutch = run("letter", "--log", self.database, self.tenders["opened"], "--lang", "nl")
        self.assertIn("is nog niet beslist", dutch.stderr)

    def test_decisions_are_compared(self):
        result = run("audit", "compare", self.database, 1, 2)
        self.assertEqual((result.returncode, result.stderr), (1, ""))
        self.assertRegex(result.stdout, r"Of the facts\n(  .*\n)*  /ocid\n      before: .*\n      after:  ")
        dutch = run("audit", "compare", self.database, 1, 2, "--lang", "nl").stdout
        self.assertRegex(dutch, r"Van de gegevens\n(  .*\n)*  /ocid\n      eerst: .*\n      later: ")
        told = json.loads(run("audit", "compare", self.database, 1, 2, "--format", "json").stdout)["differences"]
        self.assertIn("/ocid", [each["what"] for each in told])
        same = run("audit", "compare", self.database, 1, 1)
        self.assertEqual((same.returncode, same.stdout), (0, "Nothing differs.\n"))
        self.assertIn("there is no decision 999", run("audit", "compare", self.database, 1, 999).stderr)

    def test_a_logged_decision_is_explained(self):
        with sqlite3.connect(self.database) as connection:
            (number,) = connection.execute("SELECT max(id) FROM decisions WHERE tender = ?",
                                           (self.tenders["announced"],)).fetchone()
        explain = lambda *arguments: run("explain", "--log", self.database, number, *arguments)
        for language, why in (("en", "Why "), ("nl", "Waarom ")):
            text = explain("--lang", language)
            self.assertEqual((text.returncode, text.stderr), (0, ""))
            page = explain("--lang", language, "--format", "html").stdout
            self.assertIn(f'<html lang="{language}">', page)
            for each in ("trial.short", self.tenders["announced"]):
                self.assertIn(each, page)
            # All that the tree of the text tells stands on the page too.
            plain = html.unescape(re.sub(r"<[^>]*>", "", page))
            told = lambda text: [word for word in re.split(r"[\s│├└─]+", text) if word]
            tree = text.stdout[text.stdout.index(why):]
            for word in set(told(tree)):
                self.assertIn(word, plain)
        decision = json.loads(explain("--format", "json").stdout)
        self.assertEqual(decision["case"], self.tenders["announced"])
        self.assertTrue(all("explanation" in each for bid in decision["standings"] for each in bid["outcomes"]))
        one = explain("--bid", self.bid).stdout
        self.assertEqual(one.count("Why NL-KVK"), 1)
        self.assertIn("the decision has no bid `none`", explain("--bid", "none").stderr)
        self.assertIn("there is no decision 999", run("explain", "--log", self.database, 999).stderr)
        altered = self.folder / "altered.db"
        with sqlite3.connect(self.database) as whole, sqlite3.connect(altered) as copy:
            whole.backup(copy)
            copy.execute("DROP TRIGGER decisions_no_update")
            copy.execute("UPDATE decisions SET decision = replace(decision, 'admitted', 'excluded')")
        self.assertIn("error[V714]", run("explain", "--log", altered, number).stderr)


if __name__ == "__main__":
    unittest.main()
