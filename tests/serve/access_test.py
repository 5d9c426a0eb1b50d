#!/usr/bin/env python3
"""Who is let in: every operation of the description, for every role, with every kind of token, wherever a tender is."""

import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from access_table import NEEDS, OF_ANOTHER, OPENED, PHASES, PUBLISHED, ROLES, Page, by_hand
from openapi import DESCRIPTION
from service import RULES, Stream, until
from world import World

PROGRAM = sys.argv.pop(1)


def outcome(answer):
    """As the tables call it."""
    if answer.status == 401:
        return "401"
    if answer.status == 403 and answer.json["type"].endswith("#forbidden"):
        return "no"
    if answer.status == 403 and answer.json["type"].endswith("#not-yet"):
        return "wait"
    hidden = r"there is no (tender|bid|decision|user|webhook|policy|entry|opened bid) "
    return "absent" if answer.status == 404 and re.match(hidden, answer.json["detail"]) else "in"


class Tried(World):
    """With a request for each operation, and of each role a token of each kind that lets nobody in."""

    def __init__(self, test):
        super().__init__(test, PROGRAM)
        self.bad = self.bad_tokens()

    def bad_tokens(self):
        """Of each role, one of each kind that lets nobody in."""
        bad = {role: {"garbage": "vrt_" + "0" * 72, "no token of ours": "eyJhbGciOiJub25lIn0.e30."} for role in ROLES}
        for role in ROLES:
            for kind in ("revoked", "expired"):
                made = self.ask("POST", f"/v1/users/{role}1/tokens", {"label": kind}, self.token(role)).json
                bad[role][kind] = made["token"]
                if kind == "revoked":
                    gone = self.ask("DELETE", f"/v1/users/{role}1/tokens/{made['id']}", token=self.token(role))
                    assert gone.status == 204
            self.service.user(f"{role}3", role, organisation="NL-KVK-9")
            bad[role]["disabled"] = self.ask("POST", f"/v1/users/{role}3/tokens", {}, self.service.admin).json["token"]
            self.ask("PATCH", f"/v1/users/{role}3", {"disabled": True}, self.service.admin)
        # Days are the least that a token can be made for, so a time that has passed is written into the database.
        assert self.service.stop() == 0
        with sqlite3.connect(self.service.data) as database:
            changed = database.execute("UPDATE tokens SET expires = created + 1 WHERE label = 'expired'")
            assert changed.rowcount == len(ROLES)
        database.close()
        self.service.start()
        return bad

    def request(self, operation, role, number, phase, own):
        """What `number` of a role asks for, of their own or of the other's. What is asked for changes nothing that
        another request goes by."""
        me, other = self.users[role, number], self.users[role, 3 - number]
        whose = me if own else other
        tender = self.tenders[phase]
        at = f"/v1/tenders/{tender}"
        the_bid = f"{at}/bids/{self.bids.get(phase, 'none')}"
        decision = f"/v1/decisions/{self.decisions.get(phase, 1)}"
        if operation == "withdrawBid" and own and role == "bidder" and phase == "published":
            the_bid = f"{at}/bids/{self.make_bid(phase, self.tokens[me], f'NL-KVK-{number}', 60)}"
        webhook = 0
        if operation == "removeWebhook" and role in ("buyer", "auditor", "admin"):
            webhook = self.ask("POST", "/v1/webhooks", {"url": "https://example.org/", "secret": "s" * 16, "kinds": ["x"]},
                               self.tokens[whose]).json["id"]
        return {
            "health": ("GET", "/healthz"),
            "readiness": ("GET", "/readyz"),
            "description": ("GET", "/v1/openapi.json"),
            "metrics": ("GET", "/metrics"),
            "backUp": ("POST", "/v1/backups"),
            "listPolicies": ("GET", "/v1/policies"),
            "readPolicy": ("GET", "/v1/policies/trial.short"),
            "checkPolicy": ("POST", "/v1/policies/check", {"files": []}),
            "reloadPolicies": ("POST", "/v1/policies/reload"),
            "listTenders": ("GET", "/v1/tenders"),
            "createTender": ("POST", "/v1/tenders", {"release": {"tender": {}}}),
            "readTender": ("GET", at),
            "listTimers": ("GET", at + "/timers"),
            "listLots": ("GET", at + "/lots"),
            "readReleases": ("GET", at + "/releases"),
            "readRecord": ("GET", at + "/record"),
            "correctTender": ("POST", at + "/corrections", {"facts": {}, "reason": "none"}),
            "takeEvent": ("POST", at + "/events", {"event": "no_such_event"}),
            "listBids": ("GET", at + "/bids"),
            "submitBid": ("POST", at + "/bids", {"id": "of one's own choice"}),
            "readBid": ("GET", the_bid),
            "withdrawBid": ("DELETE", the_bid),
            "listAssessments": ("GET", the_bid + "/assessments"),
            "assess": ("POST", the_bid + "/assessments", {"criterion": "price"}),
            "listInterests": ("GET", at + "/interests"),
            "declareInterest": ("POST", at + "/interests", {"interest": ""}),
            "listDecisions": ("GET", at + "/decisions"),
            "listQuestions": ("GET", at + "/questions"),
            "readDecision": ("GET", decision),
            "explainDecision": ("GET", decision + "/explanation"),
            "readLetter": ("GET", at + "/letters/" + self.bids.get(phase, "none")),
            "readReport": ("GET", at + "/report"),
            "previewMigration": ("POST", at + "/migrations/preview", {"policy": "trial.short"}),
            "migrate": ("POST", at + "/migrations", {"policy": "trial.short", "workflow": "none", "reason": "none"}),
            "readLog": ("GET", "/v1/log?limit=1"),
            "readEntry": ("GET", "/v1/log/" + self.entries[phase]),
            "streamLog": ("GET", "/v1/log/stream?after=nowhere"),
            "readCheckpoint": ("GET", "/v1/log/checkpoint"),
            "proveInclusion": ("GET", "/v1/log/proof/inclusion?entry=" + self.entries[phase]),
            "proveConsistency": ("GET", "/v1/log/proof/consistency?from=1"),
            "readLogKeys": ("GET", "/v1/log/keys"),
            "addCosignature": ("POST", "/v1/log/cosignatures", {"witness": "none", "checkpoint": "none"}),
            "listWebhooks": ("GET", "/v1/webhooks"),
            "addWebhook": ("POST", "/v1/webhooks", {"url": "nowhere", "secret": "s" * 16}),
            "removeWebhook": ("DELETE", f"/v1/webhooks/{webhook}"),
            "readSelf": ("GET", "/v1/self"),
            "listUsers": ("GET", "/v1/users"),
            "addUser": ("POST", "/v1/users", {"id": "no name!", "roles": []}),
            "changeUser": ("PATCH", f"/v1/users/{me}", {"roles": ["no role!"]}),
            "listTokens": ("GET", f"/v1/users/{whose}/tokens"),
            "makeToken": ("POST", f"/v1/users/{whose}/tokens", {"days": 0}),
            "revokeToken": ("DELETE", f"/v1/users/{whose}/tokens/none"),
        }[operation]

    def try_it(self, operation, role, number, phase, own, token):
        method, path, *body = self.request(operation, role, number, phase, own)
        answer = self.ask(method, path, body[0] if body else None, token, {"X-Request-Id": "the-same"})
        described = self.service.description.operation(method, path)
        assert described["operationId"] == operation, (operation, described)
        return answer


class Table(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = Tried(cls)
        cls.page = Page()

    def test_every_operation_is_in_the_table(self):
        described = {operation for operation, _ in self.world.service.description.described()}
        self.assertEqual(described, {**PUBLISHED, **OPENED}.keys())
        self.assertEqual(described, NEEDS.keys())
        # What needs no token is said so in the description, and nothing else is.
        open_to_all = {operation["operationId"] for methods in DESCRIPTION["paths"].values()
                       for operation in methods.values() if operation.get("security") == []}
        self.assertEqual(open_to_all, {"health", "readiness", "description"})

    def test_the_tables_agree(self):
        for operation in NEEDS:
            for role in ROLES:
                phase = "opened" if operation in OPENED else "published"
                self.assertEqual(self.page.expected(operation, role, phase), by_hand(operation, role), (operation, role))
                if OF_ANOTHER.get(operation):
                    self.assertEqual(self.page.expected(operation, role, phase, own=False),
                                     by_hand(operation, role, own=False), (operation, role))

    def test_who_is_let_in(self):
        wrong, tried = [], 0
        for phase in PHASES:
            for operation in NEEDS:
                if operation in OPENED and phase not in self.world.decisions:
                    continue
                for role in ROLES:
                    # The first of a role has what is one's own; the other has not.
                    for number, own in ((1, True), (2, False)):
                        if operation in ("readBid", "withdrawBid") and phase == "draft" and not own:
                            continue
                        mine = own or operation not in OF_ANOTHER
                        expected = self.page.expected(operation, role, phase, own=mine)
                        answer = self.world.try_it(operation, role, number, phase, mine, self.world.token(role, number))
                        tried += 1
                        if outcome(answer) != expected:
                            wrong.append((operation, role, phase, "own" if mine else "another's", "should be", expected,
                                          answer.status, answer.text[:200]))
        self.assertEqual(wrong, [], f"{len(wrong)} of {tried}")

    def test_without_a_sound_token_nobody_is(self):
        open_to_all = {"health", "readiness", "description"}
        for operation in NEEDS:
            answers = set()
            for role in ROLES:
                for kind, token in {"none": None, **self.world.bad[role]}.items():
                    answer = self.world.try_it(operation, role, 2, "opened", False, token)
                    expected = "in" if operation in open_to_all else "401"
                    self.assertEqual(outcome(answer), expected, (operation, role, kind, answer.text))
                    if expected == "in":
                        continue
                    challenge = answer.headers["WWW-Authenticate"]
                    self.assertTrue(challenge.startswith('Bearer realm="voorrang"'), challenge)
                    if kind == "none":
                        self.assertNotIn("error", challenge)
                    else:
                        answers.add((challenge, answer.json["detail"]))
            # Why a token is not sound isn't told.
            self.assertLessEqual(len(answers), 1, answers)

    def test_who_may_not_is_told_so_as_oauth_says(self):
        answer = self.world.ask("GET", "/v1/users", token=self.world.token("buyer"))
        self.assertIn('error="insufficient_scope"', answer.headers["WWW-Authenticate"])

    def test_a_token_of_another_is_not_revoked_by_a_path_of_ones_own(self):
        buyer, writer = self.world.token("buyer"), self.world.token("writer")
        theirs = self.world.ask("GET", "/v1/users/writer1/tokens", token=writer).json["items"][0]["id"]
        gone = self.world.ask("DELETE", f"/v1/users/buyer1/tokens/{theirs}", token=buyer)
        self.assertEqual(gone.status, 404)
        self.assertEqual(self.world.ask("GET", "/v1/self", token=writer).status, 200)

    def test_a_policy_without_a_published_tender_is_not_for_bidders(self):
        text = RULES.read_text().replace("trial.short", "trial.other")
        other = self.world.service.policies / "other.vrg"
        other.write_text(text)
        try:
            self.assertEqual(self.world.ask("POST", "/v1/policies/reload", token=self.world.token("writer")).status, 200)
            for role, status in {"bidder": 404, "court": 404, "buyer": 200, "auditor": 200}.items():
                token = self.world.token(role)
                self.assertEqual(self.world.ask("GET", "/v1/policies/trial.other", token=token).status, status, role)
                names = [each["name"] for each in self.world.ask("GET", "/v1/policies", token=token).json["items"]]
                self.assertEqual("trial.other" in names, status == 200, role)
        finally:
            other.unlink()
            self.world.ask("POST", "/v1/policies/reload", token=self.world.token("writer"))

    def test_lists_hold_no_more_than_may_be_read_one_by_one(self):
        for role in ("bidder", "court"):
            names = [each["id"] for each in self.world.ask("GET", "/v1/tenders", token=self.world.token(role)).json["items"]]
            self.assertNotIn("ocds-draft", names)
            self.assertIn("ocds-published", names)
        for role, kinds in {"admin": {"user", "token", "policy", "webhook", "service", "key"},
                            "buyer": {"tender", "event", "timer", "bid", "assessment"}}.items():
            found = set()
            page = "/v1/log?limit=500"
            while page:
                answer = self.world.ask("GET", page, token=self.world.token(role)).json
                found |= {each["kind"].split(".")[0] for each in answer["items"]}
                page = "next" in answer and "/v1/log?limit=500&after=" + answer["next"]
            self.assertLessEqual(found, kinds, role)

    def test_what_was_read_before_is_not_told_to_who_may_not_read_it_now(self):
        path = f"/v1/decisions/{self.world.decisions['announced']}"
        made = self.world.ask("POST", "/v1/users/auditor1/tokens", {}, self.world.token("auditor")).json
        first, again = (self.world.ask("GET", path, token=made["token"]) for _ in range(2))
        self.assertEqual((first.status, again.status, again.text), (200, 200, first.text))
        told = {kind: self.world.ask("GET", path + "/explanation", token=made["token"], headers={"Accept": kind}).text
                for kind in ("text/plain", "application/json", "text/plain")}
        self.assertTrue(told["application/json"].startswith("{"))
        self.assertFalse(told["text/plain"].startswith("{"))
        self.assertEqual(self.world.ask("GET", path).status, 401)
        gone = self.world.ask("DELETE", f"/v1/users/auditor1/tokens/{made['id']}", token=self.world.token("auditor"))
        self.assertEqual(gone.status, 204)
        self.assertEqual(self.world.ask("GET", path, token=made["token"]).status, 401)

    def test_a_stream_ends_when_its_token_is_revoked(self):
        made = self.world.ask("POST", "/v1/users/auditor1/tokens", {}, self.world.token("auditor")).json
        stream = Stream(self.world.service, made["token"])
        until(lambda: stream.events)
        self.world.ask("DELETE", f"/v1/users/auditor1/tokens/{made['id']}", token=self.world.token("auditor"))
        self.assertTrue(stream.over.wait(30), "it goes on")
        stream.close()

    def test_a_stream_ends_when_its_user_is_disabled_or_may_no_longer_read(self):
        for change in ({"disabled": True}, {"roles": ["writer"]}):
            name = "guest-" + next(iter(change))
            token = self.world.service.user(name, "auditor")
            stream = Stream(self.world.service, token)
            until(lambda: stream.events)
            self.world.ask("PATCH", f"/v1/users/{name}", change, self.world.service.admin)
            self.assertTrue(stream.over.wait(30), "it goes on")
            stream.close()


if __name__ == "__main__":
    unittest.main()
