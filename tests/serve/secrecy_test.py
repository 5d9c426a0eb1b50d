#!/usr/bin/env python3
"""Nobody learns of a bid before its time, and a bidder never of another's: not by an answer, an error, a tag, a count, a
page, a number of an entry, a stream or a webhook.

Twice: what everybody is told by one service is the same, byte for byte, before and after another has made bids; and two
services, with and without bids of another, tell a bidder the same from the notice to the contract, but for moments,
names that are drawn, and hashes of the two different documents (which a bidder isn't told where they would tell)."""

import collections
import http.server
import json
import pathlib
import re
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service, Stream, bid, instant, release, until
from sheets import read

PROGRAM = sys.argv.pop(1)
TENDER = "ocds-secret"
AT = f"/v1/tenders/{TENDER}"
KVK = {"green": "NL-KVK-1", "rival": "NL-KVK-2", "idle": "NL-KVK-3"}
# The incumbent is in the notice, and is the one who bids unseen.
PARTIES = [{"id": "NL-GM-1", "name": "Gemeente", "roles": ["buyer"], "address": {"locality": "Alkmaar"}},
           {"id": KVK["rival"], "name": "Rival", "roles": ["supplier"]}]


class Hall:
    """A service with somebody in each role, and a tender that is published."""

    def __init__(self, test, seconds, options=()):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.service = Service(PROGRAM, folder.name, options)
        test.addCleanup(self.service.close)
        self.service.start()
        self.tokens = {name: self.service.user(name, role, organisation=KVK.get(name, ""))
                       for name, role in {"anna": "buyer", "bob": "buyer", "carla": "committee", "dirk": "committee",
                                          "green": "bidder", "rival": "bidder", "idle": "bidder", "wim": "writer",
                                          "aad": "auditor", "kees": "court"}.items()}
        notice = {**release(TENDER, instant(seconds)), "parties": PARTIES}
        self.ask("anna", "POST", "/v1/tenders", {"release": notice}, 201)
        self.event("publish", "anna")
        self.event("publish", "bob", approve=True)

    def ask(self, who, method, path, body=None, status=200, headers=None):
        answer = self.service.ask(method, path, body, self.tokens[who], {"X-Request-Id": "same", **(headers or {})})
        assert answer.status == status, (who, method, path, answer.status, answer.text)
        return answer

    def event(self, name, who, status=200, **more):
        return self.ask(who, "POST", AT + "/events", {"event": name, **more}, status)

    def bid(self, who, price, **more):
        made = {**bid(KVK[who], who.title(), price)}
        made["tenderer"].update(more)
        return self.ask(who, "POST", AT + "/bids", made, 201)

    def state(self):
        return self.ask("anna", "GET", AT).json["state"]

    def paths(self, own):
        yield from ("/v1/self", "/v1/policies", "/v1/policies/trial.short", "/v1/tenders", "/v1/tenders?limit=1",
                    "/v1/tenders?state=published", AT, AT + "/timers", AT + "/lots", AT + "/bids", AT + "/decisions",
                    AT + "/questions", f"{AT}/bids/{own}", f"{AT}/bids/none", f"{AT}/bids/{own}/assessments",
                    "/v1/decisions/1", "/v1/decisions/1/explanation", "/v1/decisions/2", "/v1/decisions/2/explanation",
                    AT + "/report", f"{AT}/letters/{own}", f"{AT}/letters/none",
                    "/v1/log", f"/v1/log?tender={TENDER}", "/v1/log?kind=bid.*", "/v1/log?actor=rival",
                    "/v1/log?bidder=" + KVK["rival"], f"/v1/log?tender={TENDER}&bidder={KVK['rival']}", "/v1/log?person=rival",
                    "/v1/log?verdict=admitted", "/v1/log?article=2",
                    "/v1/webhooks", "/v1/users", "/metrics")

    def told(self, who, own):
        """All that somebody can read: path to status, tag and body."""
        paths, all_told = collections.deque(self.paths(own)), {}
        while paths:
            path = paths.popleft()
            answer = self.service.ask("GET", path, token=self.tokens[who], headers={"X-Request-Id": "same"})
            headers = {name: value for name, value in answer.headers.items() if name not in ("Date", "X-Request-Id")}
            all_told[path] = (answer.status, headers, answer.text)
        # Page by page, so that a short page or one page more would show.
        after = "/v1/log?limit=3"
        for number in range(50):
            answer = self.service.ask("GET", after, token=self.tokens[who], headers={"X-Request-Id": "same"})
            all_told[f"page {number}"] = (answer.status, answer.text)
            if answer.status != 200 or "next" not in answer.json:
                break
            self.full = len(answer.json["items"])
            assert self.full == 3, answer.text
            after = "/v1/log?limit=3&after=" + answer.json["next"]
        return all_told


class Hooked:
    """Somewhere webhooks go; it keeps what came."""

    def __init__(self, test):
        got = self.got = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                got.append((self.headers["webhook-id"], json.loads(body)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        test.addCleanup(self.server.server_close)
        test.addCleanup(self.server.shutdown)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"


def the_rival_bids(hall):
    """Bids, one that is taken back, one that is refused, and attempts at what a bidder may not do."""
    hall.bid("rival", 39000, address={"locality": "Hoorn"})
    gone = hall.bid("rival", 39500, address={"locality": "Hoorn"}).json["id"]
    hall.ask("rival", "DELETE", f"{AT}/bids/{gone}", status=204)
    hall.ask("rival", "POST", AT + "/bids", bid("NL-KVK-9", "Another", 5), 403)
    hall.ask("rival", "POST", AT + "/bids", {**bid(KVK["rival"], "Rival", 5)}, 409)  # says other things of itself
    hall.event("open_bids", "rival", 409)


class Secrecy(unittest.TestCase):
    maxDiff = None

    def test_what_is_told_does_not_change_when_another_bids(self):
        hall = Hall(self, 3600, ["--webhooks-anywhere"])
        hooked = Hooked(self)
        for who in ("anna", "aad"):
            hall.ask(who, "POST", "/v1/webhooks", {"url": hooked.url, "secret": "s" * 16}, 201)
        streams = {who: Stream(hall.service, hall.tokens[who]) for who in ("anna", "carla", "aad")}
        self.addCleanup(lambda: [stream.close() for stream in streams.values()])
        own = hall.bid("green", 41000).json["id"]
        readers = [who for who in hall.tokens if who != "rival"]
        # That somebody looks for the first time is told to an auditor; after that they have looked.
        for who in readers:
            hall.told(who, own)
        before = {who: hall.told(who, own) for who in readers}
        the_rival_bids(hall)
        for who in readers:
            self.assertEqual(hall.told(who, own), before[who], who)
        # An entry that all may read comes after: it is the next that they get.
        hall.ask("anna", "POST", "/v1/tenders", {"release": release("ocds-after", instant(3600))}, 201)
        for who, stream in streams.items():
            until(lambda: any(event["data"]["tender"] == "ocds-after" for event in stream.events))
            kinds = {event["event"] for event in stream.events}
            self.assertFalse({kind for kind in kinds if kind.startswith("bid") or kind == "withheld"}, who)
            self.assertNotIn("NL-KVK", json.dumps([event["data"] for event in stream.events if event["data"]["tender"]]))
        until(lambda: sum(body["tender"] == "ocds-after" for _, body in hooked.got) >= 2)
        self.assertFalse([body for _, body in hooked.got if body["kind"].startswith("bid")])
        for name, body in hooked.got:
            self.assertRegex(name, f"^msg-{body['id']}-[0-9]+$")
        # Nor do others' bids get in the way of who holds a tag.
        tag = before["anna"][AT][1]["ETag"]
        change = {"facts": {"tender": {"title": "Groen"}}, "reason": "a trial"}
        hall.ask("anna", "POST", AT + "/corrections", change, headers={"If-Match": tag})

    def test_names_of_entries_tell_nothing_of_others(self):
        hall = Hall(self, 3600)
        names = [hall.bid("green", 41000).json["entry"]]
        names.append(hall.event("open_bids", "green", 409).headers["X-Log-Entry"])
        the_rival_bids(hall)
        names.append(hall.bid("green", 42000).json["entry"])
        names.append(hall.event("withdraw", "kees", 409).headers["X-Log-Entry"])
        for name in names:
            self.assertRegex(name, "^[0-9a-f]{32}$")
        # No two of them have anything in common, as numbers that were counted would.
        self.assertEqual(len({name[:8] for name in names}), len(names))
        self.assertEqual(len({name[-8:] for name in names}), len(names))
        # Whoever may not read the entry can do nothing with its name, and can't tell that it is there.
        for who in ("anna", "aad"):
            refusals = [hall.ask(who, "GET", "/v1/log/" + name, status=404).json["detail"].replace(name, "")
                        for name in (names[0], "0" * 32)]
            self.assertEqual(refusals[0], refusals[1])

    def test_from_notice_to_contract_a_bidder_is_told_the_same_with_and_without_others(self):
        halls = [Hall(self, 6), Hall(self, 6)]
        with_others, alone = halls
        the_rival_is_dearer = {"address": {"locality": "Hoorn"}, "turnover": {"amount": 1, "currency": "EUR"}}
        with_others.bid("rival", 59000, **the_rival_is_dearer)
        own = [hall.bid("green", 41000) for hall in halls]
        with_others.bid("rival", 58000, **the_rival_is_dearer)
        more = [hall.bid("green", 45000) for hall in halls]
        self.same([self.plain(answer.text) for answer in own])
        self.same([self.plain(answer.text) for answer in more])
        ids = [answer.json["id"] for answer in own]
        others = [each["id"] for each in with_others.ask("rival", "GET", AT + "/bids").json["items"]]

        def compare(where):
            for who in ("green", "idle", "kees", "wim"):
                told = [{path: [self.plain(str(part)) for part in answer] for path, answer in hall.told(who, id).items()}
                        for hall, id in zip(halls, ids)]
                told = [{path.replace(id, "OWN"): answer for path, answer in each.items()} for each, id in zip(told, ids)]
                for path in told[0]:
                    self.assertEqual(told[0][path], told[1][path], (where, who, path))
                self.assertEqual(told[0].keys(), told[1].keys())
            for other in others:
                for below in ("", "/assessments"):
                    texts = [with_others.service.ask("GET", f"{AT}/bids/{id}{below}", token=with_others.tokens["green"])
                             for id in (other, "bid-" + "0" * 24)]
                    self.same([(each.status, self.plain(each.json["detail"])) for each in texts])

        compare("published")
        for hall in halls:
            until(lambda: hall.state() == "opening")
        compare("opening")
        for hall in halls:
            hall.event("open_bids", "anna")
            hall.event("open_bids", "bob", approve=True)
        compare("opened")
        for hall in halls:
            hall.event("confirm", "carla")
            hall.event("confirm", "dirk")
        compare("assessed")
        for hall in halls:
            hall.event("sign", "bob")
        compare("announced")
        for hall in halls:
            hall.explained = [hall.ask("green", "GET", f"/v1/decisions/{number}/explanation{lang}",
                                       headers={"Accept": kind}).text
                              for number in (1, 2) for lang in ("", "?lang=nl") for kind in ("text/plain", "application/json")]
        self.same([list(map(self.plain, hall.explained)) for hall in halls])
        # What the test would have seen is there: the buyer sees the other, and the incumbent's own bid shows to them.
        whole = with_others.ask("anna", "GET", AT).text
        self.assertIn("Hoorn", whole)
        self.assertIn("58000", whole)
        self.assertNotEqual(whole.count('"id":"bid-'), alone.ask("anna", "GET", AT).text.count('"id":"bid-'))

    def test_who_made_no_bid_does_not_learn_whether_there_are_any(self):
        halls = [Hall(self, 4), Hall(self, 4)]
        halls[0].bid("rival", 39000, address={"locality": "Hoorn"})
        for hall in halls:
            until(lambda: hall.state() == "opening")
            hall.event("open_bids", "anna")
            hall.event("open_bids", "bob", approve=True)
        for who in ("idle", "green", "kees", "wim"):
            self.same([{path: [self.plain(str(part)) for part in answer] for path, answer in hall.told(who, "none").items()}
                       for hall in halls])

    def test_who_lost_hears_who_won_and_nothing_of_the_others(self):
        hall = Hall(self, 6)
        others = [hall.bid("rival", 39000).json["id"], hall.bid("idle", 47000).json["id"]]
        own = hall.bid("green", 41000).json["id"]
        until(lambda: hall.state() == "opening")
        hall.event("open_bids", "anna")
        hall.event("open_bids", "bob", approve=True)
        hall.event("confirm", "carla")
        hall.event("confirm", "dirk")
        for path in (AT + "/decisions", "/v1/decisions/2", "/v1/decisions/2/explanation"):
            self.assertIn(hall.service.ask("GET", path, token=hall.tokens["green"]).status, (403, 404))
        hall.event("sign", "bob")
        texts = [hall.ask("green", "GET", "/v1/decisions/2").text, hall.ask("green", "GET", AT + "/decisions").text,
                 hall.ask("green", "GET", AT).text, hall.ask("green", "GET", "/v1/decisions/2/explanation").text]
        texts += [hall.ask("green", "GET", f"/v1/decisions/2/explanation?lang={lang}", headers={"Accept": "text/plain"}).text
                  for lang in ("en", "nl")]
        texts += [hall.ask("green", "GET", f"{AT}/letters/{own}?lang={lang}", headers={"Accept": kind}).text
                  for lang in ("en", "nl") for kind in ("text/markdown", "text/html")]
        texts += [read(hall.ask("green", "GET", f"{AT}/letters/{own}?lang={lang}", headers={"Accept": "application/pdf"}).body)
                  for lang in ("en", "nl")]
        hall.ask("green", "GET", f"{AT}/letters/{others[0]}", status=404)
        for text in texts:
            self.assertNotRegex(text, "Idle|47[.,]?000|" + others[1])
        for text in texts[:2] + texts[3:]:
            self.assertIn("Rival", text)
        decision = json.loads(texts[0])["decision"]
        self.assertEqual([each["id"] for each in decision["standings"]], [others[0], own])
        self.assertEqual(decision["award"]["winner"]["standing"], 0)
        self.assertNotIn("documentHash", json.loads(texts[0]))
        explained = json.loads(texts[3])
        pointers = re.findall(r'"pointer":"(/bids/[^"]*)"', texts[3])
        self.assertTrue(pointers)
        # As in the release that they are shown, in which their own bid is the only one.
        self.assertEqual({pointer.split("/")[3] for pointer in pointers}, {"0"})
        self.assertEqual([each["outcomes"] for each in explained["standings"] if each["id"] == others[0]], [[]])
        hall.ask("green", "GET", f"/v1/decisions/2/explanation?bid={others[1]}", status=404)

    def same(self, two):
        self.assertEqual(two[0], two[1])

    @staticmethod
    def plain(text):
        """Without what is drawn or depends on the moment."""
        text = re.sub(r"[0-9a-f]{64}", "HASH", text)
        text = re.sub(r"\b[0-9a-f]{32}\b", "NAME", text)
        text = re.sub(r"bid-[0-9a-f]{24}", "BID", text)
        text = re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "MOMENT", text)
        text = re.sub(r"\d{4}-\d\d-\d\d [0-9:.]+ \(UTC\)", "MOMENT", text)  # as letters write it
        text = re.sub(r"\d\d-\d\d-\d{4} [0-9:,.]+( uur)? \(?UTC\)?", "MOMENT", text)  # as Dutch writes it
        text = re.sub(r"(?<![\w+/=])[A-Za-z0-9+/]{43}=", "LEAF", text)
        text = re.sub(r"voorrang\.log/[0-9a-f]+\+[0-9a-f]+\+[A-Za-z0-9+/=]+", "KEY", text)
        text = re.sub(r"/tmp/[^/\"]*/", "FOLDER/", text)
        return re.sub(r"'Content-Length': '\d+'", "", text)


if __name__ == "__main__":
    unittest.main()
