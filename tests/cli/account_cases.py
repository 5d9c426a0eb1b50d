"""Tests of `voorrang user` and `voorrang token`, whose tokens and days differ from run to run."""

import hashlib
import json
import re
import sqlite3

from scratch import Scratch


class Accounts(Scratch):
    def run_ok(self, *arguments):
        result = self.voorrang(*arguments, "--data", "service.db")
        self.assertEqual((result.stderr if arguments[:2] != ("token", "add") else b"", result.returncode), (b"", 0))
        return result.stdout.decode("utf-8")

    def refused(self, *arguments):
        result = self.voorrang(*arguments, "--data", "service.db")
        self.assertEqual((result.stdout, result.returncode), (b"", 2))
        return result.stderr.decode("utf-8")

    def lines(self, *arguments):
        return [json.loads(line) for line in self.run_ok(*arguments, "--format", "json").splitlines()]

    def test_users_are_added_changed_and_disabled(self):
        self.assertEqual(self.run_ok("user", "list"), "No users.\n")
        self.run_ok("user", "add", "jan", "--name", "Jan de Vries", "--role", "buyer", "--role", "committee")
        self.run_ok("user", "add", "bakker", "--organisation", "NL-KVK-1", "--role", "bidder")
        self.run_ok("user", "change", "jan", "--role", "writer", "--subject", "https://id.example.nl s1")
        self.run_ok("user", "disable", "bakker")
        users = self.lines("user", "list")
        for user in users:
            self.assertRegex(user.pop("created"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(users, [
            {"id": "bakker", "name": "bakker", "organisation": "NL-KVK-1", "roles": ["bidder"], "subject": "",
             "disabled": True},
            {"id": "jan", "name": "Jan de Vries", "organisation": "", "roles": ["writer"],
             "subject": "https://id.example.nl s1", "disabled": False}])
        self.assertEqual(self.run_ok("user", "list"),
                         "User    Name          Organisation  Roles\n"
                         "bakker  bakker        NL-KVK-1      bidder  disabled\n"
                         "jan     Jan de Vries                writer\n")
        self.run_ok("user", "enable", "bakker")
        self.run_ok("user", "change", "jan", "--no-roles")
        self.assertEqual([(user["disabled"], user["roles"]) for user in self.lines("user", "list")],
                         [(False, ["bidder"]), (False, [])])

    def test_what_cant_be_is_told(self):
        self.assertIn("error[V741]: nobody can be both bidder and buyer",
                      self.refused("user", "add", "a", "--organisation", "x", "--role", "bidder", "--role", "buyer"))
        self.assertIn("error[V742]: there is no user `a`", self.refused("user", "disable", "a"))
        self.assertIn("error[V742]: there is no user `a`", self.refused("token", "add", "a"))
        self.assertIn("error[V744]: there is no token `a`", self.refused("token", "revoke", "a"))
        self.run_ok("user", "add", "a")
        self.assertIn("error[V741]: there is a user `a` already", self.refused("user", "add", "a"))
        self.assertIn("error[V743]: a token can't be valid for 367 days", self.refused("token", "add", "a", "--days", "367"))
        self.assertIn("er is geen gebruiker `b`", self.refused("--lang", "nl", "user", "disable", "b"))

    def test_a_database_is_not_made_by_a_slip(self):
        result = self.voorrang("user", "list", "--data", "servce.db")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"error[V501]: there is no file servce.db", result.stderr)
        self.assertFalse((self.folder / "servce.db").exists())

    def test_tokens_are_shown_once(self):
        self.run_ok("user", "add", "jan")
        made = self.voorrang("token", "add", "jan", "--label", "laptop", "--days", "30", "--data", "service.db")
        token = made.stdout.decode("ascii")
        self.assertRegex(token, r"^vrt_[0-9a-f]{72}\n$")
        self.assertEqual(token.strip()[-8:], hashlib.sha256(token[4:68].encode()).hexdigest()[:8])
        told = re.fullmatch(r"token ([0-9a-f]{16}) of jan, until \d{4}-\d\d-\d\d; it is shown this once\n",
                            made.stderr.decode("utf-8"))
        self.assertTrue(told, made.stderr)
        listed = self.lines("token", "list")
        self.assertEqual([(row["id"], row["user"], row["label"], row["status"]) for row in listed],
                         [(told[1], "jan", "laptop", "good")])
        self.run_ok("token", "revoke", told[1])
        self.assertEqual([row["status"] for row in self.lines("token", "list", "jan")], ["revoked"])
        self.assertRegex(self.run_ok("token", "list"), told[1] + r"  jan   laptop  [-\d]{10}  [-\d]{10}  revoked\n$")
        with sqlite3.connect(self.folder / "service.db") as database:
            everything = "\n".join(database.iterdump())
        self.assertNotIn(token.strip(), everything)
        self.assertIn(hashlib.sha256(token.strip().encode()).hexdigest(), everything)
