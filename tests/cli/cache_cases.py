"""Tests of the cache of policies: what comes from it is what the rule files give, or nothing does."""

import os
import re
from pathlib import Path

from scratch import Scratch

PADDING = "-- a comment of a certain length, so that this policy is worth keeping\n" * 600
COMMANDS = [["decide", "--format", "jsonl", "--explain", "tender.json"], ["decide", "tenders.jsonl"],
            ["explain", "tender.json"]]


class Cache(Scratch):
    def setUp(self):
        super().setUp()
        self.policy = self.folder / "policy.vrg"
        self.policy.write_text(self.policy.read_text() + PADDING)

    def environment(self):
        return {**super().environment(), "VOORRANG_CACHE": str(self.folder / "cache")}

    def run_policy(self, command, *arguments, policy="policy.vrg"):
        """What it wrote, and whether the policy came from the cache."""
        result = self.voorrang(command, "--verbose", "--policy", policy, *arguments)
        errors = result.stderr.decode()
        told = "".join(line + "\n" for line in errors.splitlines() if not re.search(r"\[?(info|debug)\]?", line))
        return (result.returncode, result.stdout.decode(), told), "from the cache" in errors

    def kept(self):
        return sorted((self.folder / "cache").glob("*"))

    def assert_cached(self, wanted, *arguments):
        result, cached = self.run_policy(*arguments)
        self.assertEqual(cached, wanted)
        return result

    def test_what_comes_of_it_is_the_same(self):
        for command in COMMANDS:
            fresh, cached = self.run_policy(*command, "--no-cache")
            self.assertFalse(cached)
            self.assertEqual(self.assert_cached(command is not COMMANDS[0], *command), fresh)
            self.assertEqual(self.assert_cached(True, *command), fresh)
        self.assertEqual(len(self.kept()), 1)

    def test_the_same_for_measures_and_procedures(self):
        for policy, command in (("measures.vrg", ["measure", "contracts.jsonl"]),
                                ("procedure.vrg", ["simulate", "--events", "procedure.jsonl", "procedure.json"])):
            path = self.folder / policy
            path.write_text(path.read_text() + PADDING)
            fresh, _ = self.run_policy(*command, "--no-cache", policy=policy)
            for cached in (False, True):
                result, from_cache = self.run_policy(*command, policy=policy)
                self.assertEqual((result, from_cache), (fresh, cached))

    def test_the_log_has_the_same_texts(self):
        for log in ("first.db", "second.db"):
            self.run_policy("decide", "--log", log, "tender.json")
        for sql in ("SELECT * FROM policies", "SELECT * FROM policy_sources", "SELECT * FROM decisions"):
            self.assertEqual(self.query(sql, "first.db"), self.query(sql, "second.db"))

    def test_a_change_counts(self):
        self.assert_cached(False, *COMMANDS[0])
        self.assert_cached(True, *COMMANDS[0])
        self.policy.write_text(self.policy.read_text() + "-- changed\n")
        self.assert_cached(False, *COMMANDS[0])
        self.assert_cached(True, *COMMANDS[0])
        self.policy.write_text(self.policy.read_text() + "rule\n")
        (code, _, errors), cached = self.run_policy(*COMMANDS[0])
        self.assertEqual((code, cached), (2, False))
        self.assertIn("error[V1", errors)

    def test_packages_count_where_they_stand_now(self):
        main = self.folder / "main.vrg"
        main.write_text("policy main version 1\nuse other\n" + "rule r: flag t when limit < 5 because \"{limit}\"\n" + PADDING)
        other = "policy other version 1\nrecord t from ocds \"/tender\"\n  value : number at \"/value\"\nparameter limit: number = {} because \"x\"\n"
        near, far = self.folder / "other.vrg", self.folder / "far" / "other.vrg"
        far.parent.mkdir()
        far.write_text(other.format(1))
        arguments = ["decide", "--format", "json", "--packages", "far", "tender.json"]
        first, cached = self.run_policy(*arguments, policy="main.vrg")
        self.assertFalse(cached, first)
        self.assertEqual(self.run_policy(*arguments, policy="main.vrg"), (first, True))
        near.write_text(other.format(9))  # now found before the other
        result, cached = self.run_policy(*arguments, policy="main.vrg")
        self.assertFalse(cached)
        self.assertNotEqual(result, first)
        near.unlink()
        far.unlink()
        result, cached = self.run_policy(*arguments, policy="main.vrg")
        self.assertEqual((result[0], cached), (2, False))

    def test_a_lock_counts(self):
        main = self.folder / "locked.vrg"
        main.write_text("policy locked version 1\nuse std.procurement\n" + PADDING)
        self.assertEqual(self.voorrang("lock", "locked.vrg").returncode, 0)
        self.run_policy("decide", "tender.json", policy="locked.vrg")
        self.assertTrue(self.run_policy("decide", "tender.json", policy="locked.vrg")[1])
        lock = self.folder / "voorrang.lock"
        lock.write_text(re.sub(r"[0-9a-f]{64}", "0" * 64, lock.read_text()))
        cached, _ = self.run_policy("decide", "tender.json", policy="locked.vrg")
        fresh, _ = self.run_policy("decide", "--no-cache", "tender.json", policy="locked.vrg")
        self.assertEqual(cached, fresh)
        self.assertIn("error[V520]", cached[2])

    def test_a_damaged_file_is_made_anew(self):
        wanted = self.assert_cached(False, *COMMANDS[0])
        file, = self.kept()
        whole = file.read_bytes()
        for damaged in (b"", b"voorrang", whole[:-1], whole + b"x", whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
                        whole[:-70] + bytes([whole[-70] ^ 1]) + whole[-69:], b"voorrang-cache-0\n" + whole[17:], os.urandom(5000)):
            self.assertTrue(damaged != whole)
            file.write_bytes(damaged)
            self.assertEqual(self.assert_cached(False, *COMMANDS[0]), wanted)
            self.assertTrue(file.read_bytes() == whole)

    def test_only_what_nobody_else_may_write_is_read(self):
        self.assert_cached(False, *COMMANDS[0])
        file, = self.kept()
        self.assertEqual((file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777), (0o600, 0o700))
        file.chmod(0o622)
        self.assert_cached(False, *COMMANDS[0])
        target = self.folder / "elsewhere"
        file.rename(target)
        file.symlink_to(target)
        self.assert_cached(False, *COMMANDS[0])

    def test_a_folder_that_cannot_be_written_is_no_fault(self):
        (self.folder / "cache").write_text("a file")
        result = self.assert_cached(False, *COMMANDS[0])
        self.assertEqual(result, self.run_policy(*COMMANDS[0], "--no-cache")[0])

    def test_short_policies_are_not_kept(self):
        self.policy.write_text(self.policy.read_text().replace(PADDING, ""))
        for _ in range(2):
            self.assert_cached(False, *COMMANDS[0])
        self.assertFalse(Path(self.folder / "cache").exists())

    def test_it_can_be_switched_off(self):
        for value in ("", "off"):
            environment = {**self.environment(), "VOORRANG_CACHE": value, "XDG_CACHE_HOME": str(self.folder / "xdg")}
            self.environment = lambda environment=environment: environment
            self.assert_cached(False, *COMMANDS[0])
            self.assertFalse((self.folder / "xdg").exists())

    def test_where_it_is_without_a_word(self):
        plain = {name: value for name, value in self.environment().items() if name != "VOORRANG_CACHE"}
        for variable, folder in (("XDG_CACHE_HOME", "xdg/voorrang"), ("HOME", "home/.cache/voorrang")):
            base = {name: value for name, value in plain.items() if name != "XDG_CACHE_HOME"}
            environment = {**base, variable: str(self.folder / folder.split("/")[0])}
            self.environment = lambda environment=environment: environment
            self.assert_cached(False, *COMMANDS[0])
            self.assertEqual(len(list((self.folder / folder).glob("*.graph"))), 1)
