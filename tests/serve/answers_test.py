#!/usr/bin/env python3
"""Every operation that the description has is asked for, and every answer that it knows is met and as described."""

import http.client
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from access_table import OPENED, PUBLISHED, ROLES
from openapi import DESCRIPTION, SOURCE
from service import RULES, Answer, Service, Stream, bid, release, instant, until
from sheets import lacking
from world import World

PROGRAM = sys.argv.pop(1)
TOO_LONG = {"Idempotency-Key": "k" * 201}
USED = {"Idempotency-Key": "used-for-something-else"}

# Answers that are not provoked here, each with the reason.
NOT_HERE = {
    500: "a fault of the service: it takes a damaged database or a full disk",
    503: "it takes more requests than the service can do, or one that is about to stop",
}


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World(cls, PROGRAM)
        cls.ask = staticmethod(cls.world.ask)
        cls.token = staticmethod(cls.world.token)
        cls.description = cls.world.service.description
        cls.problems = set()

    def get(self, path, role, status=200, headers=None, number=1):
        return self.expect("GET", path, None, role, status, headers, number)

    def expect(self, method, path, body, role, status, headers=None, number=1):
        token = self.world.service.admin if role == "the first admin" else role and self.token(role, number)
        answer = self.ask(method, path, body, token, headers)
        self.assertEqual(answer.status, status, f"{method} {path}: {answer.text}")
        if status >= 400:
            self.problems.add(answer.json["type"])
        return answer

    def coded(self, code, *arguments, **more):
        """As `expect`; the problem is of this code, and its message says what is wrong."""
        answer = self.expect(*arguments, **more)
        self.assertEqual(answer.json["type"], "/docs/errors/" + code, answer.text)
        self.assertEqual(answer.json["errors"][0]["code"], code)
        self.assertEqual(answer.json["errors"][0]["detail"], answer.json["detail"])
        self.assertNotEqual(answer.json["detail"], "")
        return answer.json["errors"][0]

    def tender(self, phase, below=""):
        return f"/v1/tenders/{self.world.tenders[phase]}{below}"

    def each_operation(self):
        """Method, path with parameters filled in, the operation, and somebody who may do it."""
        values = {"tender": "ocds-opened", "policy": "trial.short", "bid": self.world.bids["opened"],
                  "decision": self.world.decisions["opened"], "entry": self.world.entries["opened"], "webhook": 1,
                  "user": "writer1", "token": "none"}
        may = {**PUBLISHED, **OPENED, "assess": "no in", "listAssessments": "no in"}
        for path, methods in DESCRIPTION["paths"].items():
            for method, operation in methods.items():
                row = may[operation["operationId"]].split()
                role = ROLES[row.index("in")] if "in" in row else "buyer"
                if "{user}" in path and row[ROLES.index("writer")] == "in":
                    role = "writer"
                yield method.upper(), path.format(**values), operation, role

    def test_no_token_and_no_role(self):
        without = self.world.service.user("without")
        for method, path, operation, _ in self.each_operation():
            if "401" in operation["responses"]:
                self.expect(method, path, {}, None, 401)
            row = {**PUBLISHED, **OPENED}[operation["operationId"]].split()
            if "no" in row:
                self.expect(method, path, {}, ROLES[row.index("no")], 403)
            elif "403" in operation["responses"]:
                self.assertEqual(self.ask(method, path, None, without).status, 403, path)

    def test_bodies_that_can_t_be_read(self):
        bad = {b"{": 400, b'{"a": 1, "a": 2}': 400, b"[" * 300: 400, b'{"\xff": 1}': 400, b"[]": 422, b'{"no_such": 1}': 422}
        for method, path, operation, role in self.each_operation():
            if "requestBody" not in operation:
                continue
            for body, status in bad.items():
                if operation["operationId"] == "submitBid" and body == b'{"no_such": 1}':
                    continue  # a bid may have members that the service does not know
                role = "bidder" if operation["operationId"] == "submitBid" else role
                self.expect(method, path, body, role, status)
            self.expect(method, path, b"{}", role, 415, {"Content-Type": "text/plain"})
            self.expect(method, path, "", role, 400)
            self.too_large(method, path, self.token(role))

    def too_large(self, method, path, token):
        """Only its length is told: the service does not wait for what it will not take."""
        connection = http.client.HTTPConnection("127.0.0.1", self.world.service.port, timeout=30)
        connection.putrequest(method, path)
        for name, value in {"Authorization": "Bearer " + token, "Content-Type": "application/json",
                            "Content-Length": str(2 << 20)}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = Answer(connection.getresponse())
        connection.close()
        self.assertEqual(answer.status, 413, answer.text)
        self.description.check(method, path, None, answer)

    def test_keys_of_requests_that_are_sent_again(self):
        for method, path, operation, role in self.each_operation():
            if not any(each["name"] == "Idempotency-Key" for each in operation.get("parameters", [])):
                continue
            body = {} if "requestBody" in operation else None
            role = "bidder" if operation["operationId"] == "submitBid" else role
            self.expect(method, path, body, role, 400, TOO_LONG)
            # It was used for another request, so that this one isn't done.
            first = self.expect("POST", "/v1/users/x/tokens", {}, role, 400, USED)  # never with a secret in the answer
            self.assertIn("told once", first.json["detail"])
            self.use_key(role)
            reused = self.expect(method, path, body, role, 422, USED)
            self.assertTrue(reused.json["type"].endswith("#key-reused"), reused.text)

    def use_key(self, role):
        """A request that every one of these roles can do."""
        done = {"buyer": ("POST", self.tender("published", "/events"), {"event": "no_such_event"}, 409),
                "committee": ("POST", self.tender("published", "/events"), {"event": "no_such_event"}, 409),
                "bidder": ("POST", self.tender("published", "/events"), {"event": "no_such_event"}, 409)}
        if role in done:
            method, path, body, status = done[role]
            self.expect(method, path, body, role, status, USED)
            return
        made = self.ask("POST", f"/v1/users/{role}1/tokens", {}, self.token(role)).json["id"]
        gone = self.ask("DELETE", f"/v1/users/{role}1/tokens/{made}", None, self.token(role), USED)
        self.assertIn(gone.status, (204, 422))  # 422: it has been used

    def test_an_answer_that_is_given_again_is_the_same(self):
        key = {"Idempotency-Key": "again"}
        refused = [self.expect("POST", self.tender("published", "/events"), {"event": "open_bids"}, "buyer", 409, key)
                   for _ in range(2)]
        self.assertEqual(refused[0].text, refused[1].text)
        self.assertEqual(refused[1].headers["Content-Type"], "application/problem+json")
        self.assertEqual(refused[1].headers["Idempotency-Replayed"], "true")
        own = self.world.make_bid("published", self.token("bidder"), "NL-KVK-1", 70)
        for _ in range(2):
            gone = self.expect("DELETE", self.tender("published", f"/bids/{own}"), None, "bidder", 204, key)
        self.assertNotIn("Content-Type", gone.headers)

    def test_the_service_itself(self):
        self.get("/healthz", None)
        self.get("/readyz", None)
        self.get("/metrics", "admin")
        self.assertEqual(self.get("/v1/openapi.json", None).json, DESCRIPTION)
        self.expect("POST", "/v1/backups", None, "admin", 201)
        with tempfile.TemporaryDirectory() as folder, Service(PROGRAM, folder, description=self.description) as other:
            self.assertEqual(other.ask("POST", "/v1/backups", token=other.admin).status, 409)

    def test_policies(self):
        self.get("/v1/policies", "buyer")
        self.get("/v1/policies/trial.short", "buyer")
        self.get("/v1/policies/none", "buyer", 404)
        files = [{"name": "short.vrg", "text": RULES.read_text()}]
        self.assertTrue(self.expect("POST", "/v1/policies/check", {"files": files}, "writer", 200).json["findings"])
        self.expect("POST", "/v1/policies/reload", None, "writer", 200)
        rules = self.world.service.policies / "short.vrg"
        text, other = rules.read_text(), rules.with_name("other.vrg")
        try:
            rules.write_text(text.replace("bid.price", "bid.prise"))
            self.expect("POST", "/v1/policies/reload", None, "writer", 422)
            rules.write_text(text)
            other.write_text(text)
            self.expect("POST", "/v1/policies/reload", None, "writer", 409)
            other.unlink()
            rules.write_text((SOURCE / "workflows/std/procurement.vrg").read_text())
            self.expect("POST", "/v1/policies/reload", None, "writer", 404)
        finally:
            rules.write_text(text)
            other.unlink(missing_ok=True)
        self.expect("POST", "/v1/policies/reload", None, "writer", 200)

    def test_tenders(self):
        self.get("/v1/tenders?limit=2", "buyer")
        self.get("/v1/tenders?limit=0", "buyer", 400)
        new = {"release": release("ocds-new", instant(3600))}
        self.expect("POST", "/v1/tenders", new, "buyer", 201)
        self.assertIn("ocds-new", self.coded("V712", "POST", "/v1/tenders", new, "buyer", 409)["detail"])
        told = self.coded("V750", "POST", "/v1/tenders", {**new, "policy": "trial.shrot"}, "buyer", 404)
        self.assertIn("trial.shrot", told["detail"])
        self.assertIn("trial.short", told["help"])
        told = self.coded("V753", "POST", "/v1/tenders", {"release": {"tender": {}}}, "buyer", 422)
        self.assertEqual(told["pointer"], "/release/ocid")
        self.coded("V751", "GET", "/v1/tenders/none", None, "buyer", 404)
        read = self.get("/v1/tenders/ocds-new", "buyer")
        self.get("/v1/tenders/ocds-new", "buyer", 304, {"If-None-Match": read.headers["ETag"]})
        for below in ("", "/timers", "/lots", "/bids", "/decisions", "/questions"):
            self.get("/v1/tenders/none" + below, "buyer", 404)
        for below in ("/timers", "/lots", "/questions"):
            self.get("/v1/tenders/ocds-new" + below, "buyer")

    def test_what_is_submitted(self):
        """One of two is refused: its place in the file and the reason are told, and the other is taken in."""
        with tempfile.TemporaryDirectory() as folder:
            token, tenders = pathlib.Path(folder, "token"), pathlib.Path(folder, "tenders.jsonl")
            token.write_text(self.token("buyer"))
            bad, good = release("ocds-refused", instant(3600)), release("ocds-submitted", instant(3600))
            bad["tender"]["value"] = 100
            tenders.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
            done = subprocess.run([PROGRAM, "submit", "--url", f"http://127.0.0.1:{self.world.service.port}",
                                   "--token-file", token, tenders], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("tenders.jsonl:2 /tender/value: error[V905]: the service answered with 422: ", done.stderr)
        self.get("/v1/tenders/ocds-submitted", "buyer")
        self.get("/v1/tenders/ocds-refused", "buyer", 404)

    def test_releases(self):
        twice = release("ocds-twice", instant(3600))
        twice["tender"]["documents"] = [{"id": "1"}, {"id": "1"}]
        self.expect("POST", "/v1/tenders", {"release": twice}, "buyer", 201)
        self.expect("POST", "/v1/tenders/ocds-twice/events", {"event": "publish"}, "buyer", 200)
        self.expect("POST", "/v1/tenders/ocds-twice/events", {"event": "publish", "approve": True}, "buyer", 200, number=2)
        self.get("/v1/tenders/ocds-twice/record", "buyer", 422)
        for below in ("/releases", "/record"):
            read = self.get(self.tender("published", below), "buyer")
            self.get(self.tender("published", below), "buyer", 304, {"If-None-Match": read.headers["ETag"]})
            self.get("/v1/tenders/none" + below, "buyer", 404)

    def test_corrections(self):
        change = {"facts": {"tender": {"title": "Groen"}}, "reason": "a word was missing"}
        path = self.tender("published", "/corrections")
        tag = {"If-Match": self.get(self.tender("published"), "buyer").headers["ETag"]}
        self.expect("POST", path, change, "buyer", 428)
        self.expect("POST", path, change, "buyer", 412, {"If-Match": '"another"'})
        self.expect("POST", path, {"facts": {"bids": {}}, "reason": "x"}, "buyer", 422, tag)
        self.expect("POST", path, change, "buyer", 200, tag)
        self.expect("POST", "/v1/tenders/none/corrections", change, "buyer", 404, tag)
        over = {"If-Match": self.get(self.tender("announced"), "buyer").headers["ETag"]}
        self.expect("POST", self.tender("announced", "/corrections"), change, "buyer", 409, over)

    def test_events(self):
        path = self.tender("draft", "/events")
        told = self.coded("V754", "POST", path, {"event": "publish", "role": "court"}, "buyer", 403)
        self.assertEqual(told["pointer"], "/role", told)
        self.assertIn("court", told["detail"])
        refused = self.expect("POST", path, {"event": "publish", "approve": True}, "buyer", 409)
        self.get("/v1/log/" + refused.headers["X-Log-Entry"], "auditor")
        self.expect("POST", path, {"event": "publish", "approve": True}, "buyer", 200, number=2)
        self.expect("POST", path, {"event": "withdraw", "facts": {"ocid": "x"}}, "buyer", 422)
        self.expect("POST", "/v1/tenders/none/events", {"event": "publish"}, "buyer", 404)

    def test_bids(self):
        path = self.tender("published", "/bids")
        own = self.world.bids["published"]
        self.get(path, "bidder")
        self.get(path + "/" + own, "bidder")
        self.get(path + "/none", "bidder", 404)
        told = self.coded("V754", "POST", path, bid("NL-KVK-2", "Another", 5), "bidder", 403)
        self.assertEqual((told["pointer"], "NL-KVK-1" in told["help"]), ("/tenderer/id", True))
        for price, pointer in (({"amount": "x", "currency": "EUR"}, "/price/amount"),
                               ({"amount": 5, "currency": "euro"}, "/price/currency")):
            unread = {**bid("NL-KVK-1", "NL-KVK-1", 5), "price": price}
            refused = self.expect("POST", path, unread, "bidder", 422)
            self.assertEqual(refused.json["errors"][0]["pointer"], pointer)
        told = self.coded("V752", "POST", path, bid("NL-KVK-1", "Another name", 5), "bidder", 409)
        self.assertIn(own, told["detail"])
        self.expect("POST", "/v1/tenders/none/bids", bid("NL-KVK-1", "NL-KVK-1", 5), "bidder", 404)
        self.expect("POST", self.tender("opened", "/bids"), bid("NL-KVK-1", "NL-KVK-1", 5), "bidder", 409)
        receipt = self.expect("POST", path, bid("NL-KVK-1", "NL-KVK-1", 5), "bidder", 201)
        self.assertEqual(receipt.headers["Location"], path + "/" + receipt.json["id"])
        self.expect("DELETE", receipt.headers["Location"], None, "bidder", 204)
        self.expect("DELETE", receipt.headers["Location"], None, "bidder", 404)
        self.expect("DELETE", self.tender("opened", f"/bids/{self.world.bids['opened']}"), None, "bidder", 409)

    def test_assessments(self):
        mark = {"criterion": "price", "score": 8}
        path = self.tender("opened", "/bids/{}/assessments")
        self.expect("POST", path.format(self.world.bids["opened"]), mark, "committee", 204)
        self.assertEqual(len(self.get(path.format(self.world.bids["opened"]), "committee").json["items"]), 1)
        self.assertEqual(self.get(path.format(self.world.bids["opened"]), "committee", number=2).json["items"], [])
        self.expect("POST", path.format("none"), mark, "committee", 404)
        self.get(path.format("none"), "committee", 404)
        done = self.tender("announced", f"/bids/{self.world.bids['announced']}/assessments")
        self.expect("POST", done, mark, "committee", 409)

    def test_interests(self):
        path, none = self.tender("announced", "/interests"), "/v1/tenders/none/interests"
        self.expect("POST", path, {"interest": "shares", "abstains": True}, "committee", 204)
        self.expect("POST", path, {"interest": "none any more"}, "committee", 409)
        self.expect("POST", none, {"interest": "shares"}, "committee", 404)
        told = self.get(path, "buyer").json["items"]
        self.assertEqual([(each["user"], each["abstains"]) for each in told], [("committee1", True)])
        self.get(none, "buyer", 404)

    def test_decisions(self):
        decision = f"/v1/decisions/{self.world.decisions['announced']}"
        self.get(self.tender("opened", "/decisions"), "buyer")
        for role in ("buyer", "bidder"):
            self.get(decision, role)
            self.get(decision + "/explanation", role)
            self.get(decision + "/explanation?lang=nl", role, headers={"Accept": "text/plain"})
        for path in ("/v1/decisions/999", "/v1/decisions/none", "/v1/decisions/999/explanation"):
            self.get(path, "buyer", 404)
        self.get(decision + "/explanation?bid=none", "buyer", 404)
        self.get(decision + "/explanation?lang=fr", "buyer", 400)
        self.get(decision + "/explanation", "buyer", 406, {"Accept": "image/png"})

    def test_letters_and_the_report(self):
        letter = self.tender("announced", f"/letters/{self.world.bids['announced']}")
        for role in ("buyer", "bidder"):
            page = self.get(letter + "?lang=nl", role, headers={"Accept": "text/html"})
            self.assertIn("text/html", page.headers["Content-Type"])
            self.assertIn("Mededeling van de gunningsbeslissing", page.text)
            sheets = self.get(letter + "?lang=nl", role, headers={"Accept": "application/pdf"})
            self.assertEqual(sheets.headers["Content-Type"], "application/pdf")
            told = self.get(letter + "?lang=nl", role, headers={"Accept": "text/markdown"}).text
            self.assertIsNone(lacking(told, sheets.body))
        own = self.get(letter, "bidder", headers={"Accept": "text/markdown"}).text
        self.assertIn("Notification of the award decision", own)
        # Numbers of entries tell how much happened in between.
        self.assertNotRegex(own, "index|audit prove")
        self.assertIn("audit prove", self.get(letter, "buyer", headers={"Accept": "text/markdown"}).text)
        self.get(self.tender("announced", "/letters/none"), "buyer", 404)
        self.get(self.tender("announced", "/letters/none"), "bidder", 404)
        self.get(letter, "bidder", 404, number=2)
        self.get(letter + "?lang=fr", "buyer", 400)
        self.get(letter, "buyer", 406, {"Accept": "image/png"})
        self.get(self.tender("opened", f"/letters/{self.world.bids['opened']}"), "buyer", 409)
        report = self.tender("announced", "/report")
        self.assertIn("Official report", self.get(report, "auditor", headers={"Accept": "text/html"}).text)
        self.assertIn("Proces-verbaal", self.get(report + "?lang=nl", "buyer", headers={"Accept": "text/markdown"}).text)
        sheets = self.get(report, "committee", headers={"Accept": "application/pdf;q=1, text/html;q=0.5"}).body
        self.assertIsNone(lacking(self.get(report, "committee", headers={"Accept": "text/markdown"}).text, sheets))
        self.get(report, "bidder", 403)
        self.get(report + "?lang=fr", "buyer", 400)
        self.get(report, "buyer", 406, {"Accept": "image/png"})
        self.get("/v1/tenders/none/report", "buyer", 404)
        self.get(self.tender("opened", "/report"), "committee", 409)

    def test_migrations(self):
        to = {"policy": "trial.short", "reason": "to the same, as a trial"}
        for below, asked in (("/migrations/preview", {"policy": "trial.short"}), ("/migrations", to)):
            self.expect("POST", self.tender("published", below), asked, "buyer", 200)
            self.expect("POST", "/v1/tenders/none" + below, asked, "buyer", 404)
            told = self.coded("V752", "POST", self.tender("announced", below), asked, "buyer", 409)
            self.assertIn("contracted", told["detail"])

    def test_the_log(self):
        page = self.get("/v1/log?limit=3&kind=user.*", "auditor").json
        self.assertEqual(len(page["items"]), 3)
        after = self.get("/v1/log?limit=3&kind=user.*&after=" + page["next"], "auditor").json
        self.assertNotIn(after["items"][0], page["items"])
        self.get("/v1/log/" + page["items"][0]["id"], "auditor")
        for path, status in {"/v1/log?after=12": 400, "/v1/log?limit=501": 400, "/v1/log/12": 404, "/v1/log/" + "0" * 32: 404,
                             "/v1/log/stream?after=12": 400}.items():
            self.get(path, "auditor", status)
        self.get("/v1/log/stream", "auditor", 400, {"Last-Event-ID": "12"})
        stream = Stream(self.world.service, self.token("auditor"), "?kind=user.*&after=" + page["next"])
        self.assertEqual(stream.status, 200)
        until(lambda: len(stream.events) >= len(after["items"]))
        self.assertEqual([event["data"] for event in stream.events[:3]], after["items"])
        self.assertEqual([event["id"] for event in stream.events[:3]], [each["id"] for each in after["items"]])
        stream.close()

    def test_searching_the_log(self):
        bid, opened, published = self.world.bids["opened"], self.world.tenders["opened"], self.world.tenders["published"]
        ask = lambda query, role="auditor": self.get("/v1/log?limit=500&" + query, role).json["items"]
        kinds = lambda query, role="auditor": [each["kind"] for each in ask(query, role)]
        by_bid = kinds("bid=" + bid)
        self.assertEqual(by_bid[0], "bid.received")
        self.assertIn("bid.opened", by_bid)
        self.assertTrue(any(each["body"].get("step", {}).get("decision") for each in ask("bid=" + bid)), by_bid)
        self.assertEqual(by_bid, kinds(f"bid={bid}&tender={opened}&bidder=NL-KVK-1"))
        self.assertEqual({each["tender"] for each in ask("bidder=NL-KVK-1")},
                         {self.world.tenders[phase] for phase in ("opened", "assessed", "announced")})
        # A bid that nobody may know of is not found by anything.
        for query in ("bid=" + self.world.bids["published"], f"bidder=NL-KVK-1&tender={published}", f"bidder=NL-KVK-3&tender={published}"):
            for role in ("auditor", "buyer", "admin"):
                self.assertEqual(ask(query, role), [], (query, role))
        self.assertEqual(ask("bid=" + bid, "admin"), [], "it is of a tender")
        page = self.get("/v1/log?limit=1&bid=" + bid, "auditor").json
        self.assertEqual(len(page["items"]), 1)
        after = self.get(f"/v1/log?limit=500&bid={bid}&after={page['next']}", "auditor").json["items"]
        self.assertEqual(page["items"] + after, ask("bid=" + bid))
        # Committee members see no decision before all assessments are in, and find nothing by it.
        self.assertTrue(ask(f"verdict=admitted&tender={opened}"))
        self.assertEqual(ask(f"verdict=admitted&tender={opened}", "committee"), [])
        self.assertTrue(ask("verdict=admitted&tender=" + self.world.tenders["assessed"], "committee"))
        mine = ask("person=writer1")
        self.assertTrue(mine and all("writer1" in (each["actor"], each["body"].get("user")) for each in mine), mine)
        self.assertIn("token.made", [each["kind"] for each in mine])
        self.assertEqual({each["actor"] for each in ask("actor=buyer1")}, {"buyer1"})
        whole = kinds("policyVersion=1&tender=" + opened)
        self.assertIn("tender.created", whole)
        self.assertEqual(kinds("policyVersion=2"), [])
        day = time.strftime("%Y-%m-%d", time.gmtime())
        self.assertEqual(kinds(f"from={day}&tender={opened}&kind=tender.*"), kinds(f"tender={opened}&kind=tender.*"))
        self.assertEqual(kinds("to=2020-01-01"), [])
        for query in ("from=yesterday", "to=2026-13-01"):
            self.get("/v1/log?" + query, "auditor", 400)

    def test_checkpoints_and_proofs(self):
        checkpoint = self.get("/v1/log/checkpoint", "admin")
        self.assertEqual(checkpoint.headers["Content-Type"].split(";")[0], "text/plain")
        size = int(checkpoint.text.split("\n")[1])
        for start in (0, 1, size):
            proof = self.get(f"/v1/log/proof/consistency?from={start}", "admin").json
            self.assertEqual((proof["from"], proof["to"], proof["checkpoint"]), (start, size, checkpoint.text))
        for path, status in {"consistency?from=x": 400, f"consistency?from={size + 1}": 400, "inclusion": 400,
                             "inclusion?entry=12": 400}.items():
            self.get("/v1/log/proof/" + path, "admin", status)
        user = self.get("/v1/log?limit=1&kind=key.made", "auditor").json["items"][0]["id"]
        proof = self.get("/v1/log/proof/inclusion?entry=" + user, "admin").json
        self.assertEqual((proof["size"], proof["checkpoint"]), (size, checkpoint.text))
        self.assertLess(proof["index"], size)
        # The next checkpoint is a minute away.
        self.get("/v1/log/proof/inclusion?entry=" + self.world.entries["opened"], "admin", 404)

    def test_cosignatures(self):
        keys = self.get("/v1/log/keys", "witness").json["keys"]
        self.assertEqual([list(each) for each in keys], [["key"]])
        self.get("/v1/log/checkpoint?cosigned=maybe", "witness", 400)
        self.get("/v1/log/checkpoint?cosigned=true", "witness", 404)
        path = "/v1/log/cosignatures"
        with tempfile.TemporaryDirectory() as folder:
            def cosigned(number):
                """By another witness each time."""
                state = pathlib.Path(folder, str(number))
                audit = lambda *arguments: subprocess.run([PROGRAM, "audit", *arguments], capture_output=True, text=True,
                                                          timeout=60, check=True).stdout
                note = audit("witness", self.world.service.data, "--state", state, "--key", keys[0]["key"])
                return {"witness": audit("witness-key", state).strip(), "checkpoint": note}
            one, two = cosigned(1), cosigned(2)
            kept = self.expect("POST", path, one, "witness", 201).json
            self.assertEqual((kept["witness"], str(kept["size"])), (one["witness"], one["checkpoint"].split("\n")[1]))
            self.assertEqual(self.expect("POST", path, one, "witness", 200).json, kept)
            self.assertEqual(self.get("/v1/log/checkpoint?cosigned=true", "witness").text, one["checkpoint"])
            self.assertEqual(self.get("/v1/log/checkpoint", "admin").text, one["checkpoint"])
            told = self.coded("V753", "POST", path, {**one, "witness": two["witness"]}, "witness", 422)
            self.assertEqual(told["pointer"], "/checkpoint")
            told = self.coded("V753", "POST", path, {**one, "witness": keys[0]["key"]}, "witness", 422)
            self.assertEqual(told["pointer"], "/witness")
            # Of a log that has the same key and another history.
            other = Service(PROGRAM, folder)
            shutil.copy(str(self.world.service.data) + ".signkey", str(other.data) + ".signkey")
            with other:
                pass
            note = subprocess.run([PROGRAM, "audit", "witness", other.data, "--state", pathlib.Path(folder, "3"), "--key", keys[0]["key"]],
                                  capture_output=True, text=True, timeout=60, check=True).stdout
            key = subprocess.run([PROGRAM, "audit", "witness-key", pathlib.Path(folder, "3")], capture_output=True, text=True,
                                 timeout=60, check=True).stdout.strip()
            self.coded("V751", "POST", path, {"witness": key, "checkpoint": note}, "witness", 404)
            self.expect("POST", path, two, "witness", 201)
            for number in range(14):
                self.expect("POST", path, cosigned(10 + number), "witness", 201)
            self.coded("V752", "POST", path, cosigned(30), "witness", 409)
            self.assertEqual(self.get("/v1/log/checkpoint", "admin").text.count("\n— "), 17)

    def test_webhooks(self):
        new = {"url": "https://example.org/", "secret": "s" * 16, "kinds": ["none"]}
        made = [self.expect("POST", "/v1/webhooks", new, "buyer", 201).json["id"] for _ in range(100)]
        self.expect("POST", "/v1/webhooks", new, "buyer", 409)
        self.expect("POST", "/v1/webhooks", {**new, "secret": "short"}, "buyer", 422)
        self.assertEqual(len(self.get("/v1/webhooks", "buyer").json["items"]), 100)
        for each in made:
            self.expect("DELETE", f"/v1/webhooks/{each}", None, "buyer", 204)
        self.expect("DELETE", f"/v1/webhooks/{made[0]}", None, "buyer", 404)

    def test_users_and_tokens(self):
        self.assertEqual(self.get("/v1/self", "bidder").json["organisation"], "NL-KVK-1")
        self.get("/v1/users", "auditor")
        new = {"id": "newcomer", "roles": ["writer"], "subject": "https://issuer newcomer"}
        self.expect("POST", "/v1/users", new, "admin", 201)
        self.coded("V741", "POST", "/v1/users", new, "admin", 422)
        self.expect("PATCH", "/v1/users/newcomer", {"roles": ["bidder"]}, "admin", 422)
        self.expect("PATCH", "/v1/users/newcomer", {"name": "Nieuw"}, "admin", 200)
        self.coded("V742", "PATCH", "/v1/users/none", {"name": "Nieuw"}, "admin", 404)
        made = self.expect("POST", "/v1/users/writer1/tokens", {"label": "test", "days": 1}, "writer", 201).json["id"]
        self.coded("V743", "POST", "/v1/users/writer1/tokens", {"days": 367}, "writer", 422)
        self.expect("POST", "/v1/users/none/tokens", {}, "admin", 404)
        self.get("/v1/users/writer1/tokens", "writer")
        self.get("/v1/users/writer2/tokens", "writer", 404)
        self.expect("DELETE", f"/v1/users/writer1/tokens/{made}", None, "writer", 204)
        self.expect("DELETE", "/v1/users/writer1/tokens/none", None, "writer", 404)

    def test_what_is_nowhere_or_asked_for_otherwise(self):
        self.expect("GET", "/v1/nothing", None, "buyer", 404)
        answer = self.expect("PUT", "/v1/tenders", None, "buyer", 405)
        self.assertIn("POST", answer.headers["Allow"])

    # unittest goes by names, so this is the last; alone it fails, for then nothing was met.
    def test_z_every_answer_was_met(self):
        self.maxDiff = None
        unmet, met_all_the_same = self.description.unmet(
            {each: NOT_HERE[each[1]] for each in self.description.described() if each[1] in NOT_HERE})
        self.assertEqual(unmet, [])
        self.assertEqual(met_all_the_same, [], "there are reasons why they can't be met, and they were")

    def test_z_every_problem_is_in_the_manual(self):
        manual = (SOURCE / "docs/problems.md").read_text()
        for kind in self.problems:
            page, _, name = kind.partition("#")
            if name:
                self.assertIn(f"\n## {name}\n", manual, kind)
            else:
                self.assertTrue((SOURCE / (page.strip("/") + ".md")).exists(), kind)


if __name__ == "__main__":
    unittest.main()
