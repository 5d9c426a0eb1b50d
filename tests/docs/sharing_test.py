#!/usr/bin/env python3
"""The manual of sharing, as a reader follows it: python3 sharing_test.py PATH_OF_VOORRANG

Blocks with a file's name are files; of a block of `console`, each command is run in the same folder, and what is written
must stand below them. VOORRANG_BLESS=1 writes it anew.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/sharing.md"
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
# Of nobody: a key that is made is another each time, and the page shows one.
KEY = "PRIVATE+KEY+region.example+7c6c433b+ATx1d0lF+V0mzz804GcWW/PLXiihgdaj9Rx6y+j+wSg8"


class Sharing(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "workflows").symlink_to(ROOT / "workflows")
        (self.folder / "region.key").write_text(KEY + "\n", encoding="utf-8")
        (self.folder / "region.key").chmod(0o600)

    def run_command(self, command):
        environment = {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "VOORRANG_CACHE": "off"}
        return subprocess.run(["bash", "-c", command], cwd=self.folder, env=environment, check=False, timeout=60,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              encoding="utf-8").stdout

    def test_the_page_is_as_it_says(self):
        lines = PAGE.read_text(encoding="utf-8").split("\n")
        written, at, run = [], 0, 0
        while at < len(lines):
            line = lines[at]
            written.append(line)
            at += 1
            if not line.startswith("```"):
                continue
            end = lines.index("```", at)
            block, at = lines[at:end], end + 1
            if line.startswith("```console"):
                commands = [each for each in block if each.startswith("$ ")]
                for command in commands:
                    written += [command, *self.run_command(command[2:]).splitlines()]
                    run += 1
            else:
                if " file " in line:
                    path = self.folder / line.split(" file ")[1]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text("\n".join(block) + "\n", encoding="utf-8")
                written += block
            written.append("```")
        self.assertGreater(run, 10)
        if os.environ.get("VOORRANG_BLESS") == "1":
            PAGE.write_text("\n".join(written), encoding="utf-8")
        self.assertEqual("\n".join(lines), "\n".join(written), "VOORRANG_BLESS=1 accepts this")

    def test_one_content_is_one_archive(self):
        """Wherever and whenever it is made; and by what was published it is verified."""
        for name in ("a", "b"):
            folder = self.folder / name
            folder.mkdir()
            (folder / "frame.vrg").write_text("package region.frame version 1\nparameter five: number = 5\n")
            os.utime(folder / "frame.vrg", (1, 1_000_000_000 if name == "a" else 1_700_000_000))
            said = self.run_command(f"voorrang package publish {name} --key region.key --out {name}.zip")
            self.assertIn("`region.frame 1` is published, with 1 file", said)
        self.assertEqual((self.folder / "a.zip").read_bytes(), (self.folder / "b.zip").read_bytes())
        self.assertIn("is whole", self.run_command(
            "voorrang package verify a.zip --key \"$(voorrang package key region.key)\""))

    def test_what_is_not_sound_is_not_published(self):
        (self.folder / "frame.vrg").write_text(
            "policy region.frame version 1\nuse std.procurement\nparameter five: number = 5\n"
            "test \"six\" given tender { value EUR 1 } expect that five = 6\n")
        said = self.run_command("voorrang package publish frame.vrg --key region.key --out a.zip; echo $?")
        self.assertIn("frame.vrg: error[V752]: not published: 1 of 1 tests failed", said)
        self.assertTrue(said.endswith("\n1\n"), said)
        (self.folder / "frame.vrg").write_text("policy region.frame version 1\nparameter five: number = yes\n")
        said = self.run_command("voorrang package publish frame.vrg --key region.key --out a.zip; echo $?")
        self.assertTrue(said.endswith("\n1\n"), said)
        (self.folder / "frame.vrg").write_text("policy region.frame\nparameter five: number = 5\n")
        self.assertIn("`region.frame` has no version",
                      self.run_command("voorrang package publish frame.vrg --key region.key --out a.zip"))
        self.assertFalse((self.folder / "a.zip").exists())

    def test_what_was_added_is_held_to_its_lock_by_every_command(self):
        """Also where the policy came from the cache before."""
        (self.folder / "frame.vrg").write_text(
            "package region.frame version 1\nuse std.procurement\nparameter five: money = EUR 5\n"
            "rule large: flag tender when tender.value > five because \"large\" cites \"frame\"\n")
        (self.folder / "policies").mkdir()
        (self.folder / "policies/town.vrg").write_text("policy town version 1\nuse region.frame\n")
        (self.folder / "tender.json").write_text('{"ocid": "ocds-1", "tender": {"value": {"amount": 9, "currency": "EUR"}}}')
        said = self.run_command("voorrang package publish frame.vrg --key region.key --out a.zip && voorrang package add "
                                "a.zip --key \"$(voorrang package key region.key)\" --to policies")
        self.assertIn("is added", said)
        commands = ["check policies/town.vrg", "test policies/town.vrg", "decide --policy policies/town.vrg tender.json",
                    "explain --policy policies/town.vrg tender.json", "doc policies/town.vrg",
                    "diff policies/town.vrg policies/town.vrg", "check policies/region/frame.vrg"]
        for command in commands:
            said = self.run_command(f"VOORRANG_CACHE=cache voorrang {command}; echo $?")
            self.assertTrue(said.endswith("\n0\n"), said)
        package = self.folder / "policies/region/frame.vrg"
        package.write_text(package.read_text().replace("EUR 5", "EUR 6"))
        for command in commands:
            said = self.run_command(f"VOORRANG_CACHE=cache voorrang {command}; echo $?")
            self.assertIn("policies/voorrang.lock: error[V520]", said, command)
            self.assertFalse(said.endswith("\n0\n"), command)

    def test_a_key_that_others_can_read_signs_nothing(self):
        (self.folder / "frame.vrg").write_text("package region.frame version 1\nparameter five: number = 5\n")
        (self.folder / "region.key").chmod(0o644)
        self.assertIn("error[V720]",
                      self.run_command("voorrang package publish frame.vrg --key region.key --out a.zip"))
        self.assertFalse((self.folder / "a.zip").exists())


if __name__ == "__main__":
    unittest.main()
