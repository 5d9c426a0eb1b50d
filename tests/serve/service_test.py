#!/usr/bin/env python3
"""A tender from notice to contract by the service, and who gets to see what on the way."""

import pathlib
import sqlite3
import sys
import tempfile
import time
import unittest
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from ocds import check_record, check_releases
from service import Service, bid, instant, release, until

PROGRAM = sys.argv.pop(1)


class Walk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.service = Service(PROGRAM, cls.folder.name).start()
        new = cls.service.user
        cls.anna, cls.bob = new("anna", "buyer"), new("bob", "buyer")
        cls.members = [new(f"member{i}", "committee") for i in range(3)]
        cls.green = new("green", "bidder", organisation="NL-KVK-1")
        cls.cheap = new("cheap", "bidder", organisation="NL-KVK-2")
        cls.auditor = new("auditor", "auditor")

    @classmethod
    def tearDownClass(cls):
        if cls.service.process.poll() is None:
            cls.service.stop()
        cls.folder.cleanup()

    def ask(self, *args, **more):
        return self.service.ask(*args, **more)

    def event(self, tender, name, token, status=200, **more):
        done = self.ask("POST", f"/v1/tenders/{tender}/events", {"event": name, **more}, token)
        self.assertEqual(done.status, status, done.text)
        return done

    def publish(self, tender, seconds):
        made = self.ask("POST", "/v1/tenders", {"release": release(tender, instant(seconds))}, self.anna)
        self.assertEqual(made.status, 201, made.text)
        self.assertEqual(made.json["state"], "draft")
        waits = self.event(tender, "publish", self.anna).json
        self.assertEqual(waits["outcome"], "waiting")
        # Nobody is two people, whatever tokens they have.
        self.event(tender, "publish", self.anna, 409, approve=True)
        self.assertEqual(self.event(tender, "publish", self.bob, approve=True).json["after"], "published")

    def state(self, tender):
        return self.ask("GET", f"/v1/tenders/{tender}", token=self.anna).json["state"]

    def published(self, tender, tags):
        """What the public reads of it: the text of its releases, themselves, and what they come to."""
        releases = self.ask("GET", f"/v1/tenders/{tender}/releases", token=self.green)
        self.assertEqual(releases.status, 200, releases.text)
        record = self.ask("GET", f"/v1/tenders/{tender}/record", token=self.anna)
        self.assertEqual(record.status, 200, record.text)
        for path, answer in (("releases", releases), ("record", record)):
            again = self.ask("GET", f"/v1/tenders/{tender}/{path}", token=self.auditor,
                             headers={"If-None-Match": answer.headers["ETag"]})
            self.assertEqual((again.status, again.text), (304, ""))
        all_of_them = check_releases(releases.text)
        self.assertEqual([each["tag"] for each in all_of_them], tags)
        return releases.text, all_of_them, check_record(record.text)

    def test_from_notice_to_contract(self):
        tender = "ocds-test-1"
        for path in ("releases", "record"):
            self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/{path}", token=self.anna).status, 404)
        self.publish(tender, 4)
        notice, [first], compiled = self.published(tender, [["tender"]])
        self.assertEqual((first["id"], first["tender"]["status"], first["tender"]["title"]), (tender + "-1", "active", "Groenonderhoud"))
        self.assertNotIn("awards", compiled)
        receipt = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-1", "De Groene Werkplaats", 41000.50), self.green)
        self.assertEqual(receipt.status, 201, receipt.text)
        own = receipt.json["id"]
        other = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-2", "Goedkoop BV", 39999.99), self.cheap).json["id"]

        # Until they are opened nobody learns who made one, or how many there are.
        for token in (self.anna, self.members[0], self.auditor):
            self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/bids", token=token).status, 403)
        seen = self.ask("GET", f"/v1/tenders/{tender}/bids", token=self.green).json["items"]
        self.assertEqual([each["id"] for each in seen], [own])
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/bids/{other}", token=self.green).status, 404)
        self.assertNotIn("bid", self.ask("GET", f"/v1/tenders/{tender}/bids/{own}", token=self.green).json)
        log = self.ask("GET", f"/v1/log?tender={tender}", token=self.auditor).text
        self.assertNotIn("bid.received", log)
        self.assertNotIn("NL-KVK", log)
        self.assertEqual(self.published(tender, [["tender"]])[0], notice)
        raw = b"".join(path.read_bytes() for path in pathlib.Path(self.folder.name).glob("service.db*"))
        self.assertNotIn(b"39999.99", raw)
        self.event(tender, "open_bids", self.anna, 409)

        until(lambda: self.state(tender) == "opening")
        late = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-1", "De Groene Werkplaats", 1), self.green)
        self.assertEqual(late.status, 409)
        self.assertIn("late", late.text)
        self.event(tender, "open_bids", self.anna)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/bids", token=self.anna).status, 403)
        self.assertEqual(self.event(tender, "open_bids", self.bob, approve=True).json["after"], "evaluation")
        bids = self.ask("GET", f"/v1/tenders/{tender}/bids", token=self.anna).json["items"]
        self.assertEqual({each["status"] for each in bids}, {"opened"})
        self.assertEqual(self.published(tender, [["tender"]])[0], notice)
        content = self.ask("GET", f"/v1/tenders/{tender}/bids/{other}", token=self.anna).json
        self.assertEqual(content["bid"]["value"]["amount"], 39999.99)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/bids/{other}", token=self.green).status, 404)

        self.assertEqual(self.event(tender, "confirm", self.members[0]).json["outcome"], "waiting")
        self.event(tender, "confirm", self.members[0], 409)
        self.assertEqual(self.event(tender, "confirm", self.members[1]).json["after"], "awarded")
        decisions = self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.anna).json["items"]
        self.assertEqual(decisions[-1]["outcome"], "awarded")
        self.assertEqual(decisions[-1]["winner"], other)
        self.assertEqual(decisions[-1]["decision"]["award"]["winner"]["label"], "Goedkoop BV")
        why = self.ask("GET", f"/v1/decisions/{decisions[-1]['id']}/explanation", token=self.anna)
        self.assertEqual(why.status, 200, why.text)
        self.assertIn("relative_lowest", why.text)
        told = self.ask("GET", f"/v1/decisions/{decisions[-1]['id']}/explanation", token=self.anna, headers={"Accept": "text/plain"})
        self.assertIn("Goedkoop BV", told.text)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.cheap).status, 403)
        self.assertEqual(self.published(tender, [["tender"]])[0], notice)  # it is not announced yet
        self.event(tender, "sign", self.bob)
        self.assertEqual(self.state(tender), "contracted")
        text, releases, compiled = self.published(tender, [["tender"], ["award", "contract"]])
        self.assertEqual(releases[0], first)
        [award], [contract] = compiled["awards"], compiled["contracts"]
        self.assertEqual(award["suppliers"], [{"id": "NL-KVK-2", "name": "Goedkoop BV"}])
        self.assertEqual(award["value"], {"amount": Decimal("39999.99"), "currency": "EUR"})
        self.assertEqual((award["status"], contract["awardID"], contract["status"]), ("active", award["id"], "active"))
        self.assertEqual(contract["dateSigned"], releases[1]["date"])
        self.assertEqual(compiled["bids"]["statistics"], [{"id": "bids", "measure": "bids", "value": 2}])
        for other_bid in ("NL-KVK-1", "Groene Werkplaats", "41000"):
            self.assertNotIn(other_bid, text)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/releases").status, 401)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/record", token=self.service.admin).status, 403)
        # Announced: a bidder reads what was decided on its own bid, and who won.
        mine = self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.green).json["items"][-1]["decision"]
        self.assertEqual([(each["id"], bool(each["outcomes"])) for each in mine["standings"]], [(other, False), (own, True)])
        self.assertEqual(mine["award"]["winner"]["id"], other)
        kinds = [each["kind"] for each in self.ask("GET", f"/v1/log?tender={tender}", token=self.auditor).json["items"]]
        for kind in ("tender.created", "bid.received", "bid.opened", "timer.passed", "event.done", "event.refused"):
            self.assertIn(kind, kinds)

    def test_the_same_request_twice_is_done_once(self):
        tender = "ocds-test-2"
        body = {"release": release(tender, instant(3600))}
        key = {"Idempotency-Key": "k-1"}
        first = self.ask("POST", "/v1/tenders", body, self.anna, key)
        again = self.ask("POST", "/v1/tenders", body, self.anna, key)
        self.assertEqual((first.status, again.status, again.text), (201, 201, first.text))
        self.assertEqual(again.headers["Idempotency-Replayed"], "true")
        self.assertEqual(self.ask("POST", "/v1/tenders", {"release": release("ocds-test-2b", instant(3600))}, self.anna, key).status, 422)
        self.assertEqual(self.ask("POST", "/v1/tenders", body, self.anna).status, 409)

    def test_a_correction_needs_the_tag_and_moves_the_deadline(self):
        tender = "ocds-test-3"
        self.publish(tender, 3600)
        read = self.ask("GET", f"/v1/tenders/{tender}", token=self.anna)
        self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-1", "De Groene Werkplaats", 5), self.green)
        # A bid that comes in shows in nothing that a buyer sees.
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}", token=self.anna).headers["ETag"], read.headers["ETag"])
        change = {"facts": {"tender": {"tenderPeriod": {"endDate": instant(7200)}}}, "reason": "more time was asked for"}
        path = f"/v1/tenders/{tender}/corrections"
        self.assertEqual(self.ask("POST", path, change, self.anna).status, 428)
        self.assertEqual(self.ask("POST", path, change, self.anna, {"If-Match": '"other"'}).status, 412)
        done = self.ask("POST", path, change, self.anna, {"If-Match": read.headers["ETag"]})
        self.assertEqual(done.status, 200, done.text)
        self.assertNotEqual(done.json["timers"], read.json["timers"])
        # The public gets to know, also of what is no longer there.
        change = {"facts": {"tender": {"title": None, "description": "Parks"}}, "reason": "a better title is sought"}
        done = self.ask("POST", path, change, self.anna, {"If-Match": done.headers["ETag"]})
        _, releases, compiled = self.published(tender, [["tender"], ["tenderUpdate"], ["tenderUpdate"]])
        moved = [each["tender"]["tenderPeriod"]["endDate"] for each in releases]
        self.assertLess(moved[0], moved[1])
        self.assertEqual((releases[1]["tender"]["title"], releases[2]["tender"]["title"]), ("Groenonderhoud", None))
        self.assertEqual((compiled["tender"].get("title"), compiled["tender"]["description"]), (None, "Parks"))
        self.assertEqual(compiled["tender"]["tenderPeriod"]["endDate"], moved[1])
        self.event(tender, "withdraw", self.anna)
        _, _, compiled = self.published(tender, [["tender"], ["tenderUpdate"], ["tenderUpdate"], ["tenderCancellation"]])
        self.assertEqual(compiled["tender"]["status"], "cancelled")

    def test_a_correction_that_does_not_fit_is_refused(self):
        tender = "ocds-test-3b"
        self.publish(tender, 3600)
        path = f"/v1/tenders/{tender}/corrections"
        done = self.ask("GET", f"/v1/tenders/{tender}", token=self.anna)
        bad = self.ask("POST", path, {"facts": {"tender": {"value": "much"}}, "reason": "x"}, self.anna, {"If-Match": done.headers["ETag"]})
        self.assertEqual((bad.status, bad.json["errors"][0]["pointer"]), (422, "/facts/tender/value"))
        self.assertEqual(self.ask("POST", path, {"facts": {"bids": {}}, "reason": "x"}, self.anna, {"If-Match": done.headers["ETag"]}).status, 422)

    def test_a_bid_can_be_taken_back_while_bids_are_awaited(self):
        tender = "ocds-test-4"
        self.publish(tender, 3600)
        mine = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-1", "De Groene Werkplaats", 5), self.green).json["id"]
        self.assertEqual(self.ask("DELETE", f"/v1/tenders/{tender}/bids/{mine}", token=self.cheap).status, 404)
        self.assertEqual(self.ask("DELETE", f"/v1/tenders/{tender}/bids/{mine}", token=self.green).status, 204)
        self.assertEqual(self.ask("DELETE", f"/v1/tenders/{tender}/bids/{mine}", token=self.green).status, 404)

    def test_a_bid_in_another_name_is_refused(self):
        tender = "ocds-test-5"
        self.publish(tender, 3600)
        forged = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-2", "Goedkoop BV", 5), self.green)
        self.assertEqual((forged.status, forged.json["errors"][0]["pointer"]), (403, "/tenderer/id"))

    def test_a_restart_changes_nothing_and_catches_up(self):
        tender = "ocds-test-6"
        self.publish(tender, 3)
        before = self.ask("GET", f"/v1/tenders/{tender}", token=self.anna).json
        self.assertEqual(before["state"], "published")
        self.assertEqual(self.service.stop(), 0)
        time.sleep(4)
        self.service.start()
        until(lambda: self.state(tender) == "opening")
        passages = self.ask("GET", f"/v1/tenders/{tender}", token=self.anna).json["passages"]
        self.assertEqual([each["state"] for each in passages], ["draft", "published", "opening"])

    def test_only_one_process_serves_a_database(self):
        import subprocess
        second = subprocess.run([PROGRAM, "serve", "--policies", self.service.policies, "--data", self.service.data,
                                 "--listen", "127.0.0.1:0"], capture_output=True, text=True)
        self.assertEqual(second.returncode, 2)
        self.assertIn("V718", second.stderr)

    def test_policies_are_read_anew_only_if_sound(self):
        import signal
        rules = self.service.policies / "short.vrg"
        text = rules.read_text()
        try:
            rules.write_text(text.replace("version 1", "version 2"))
            self.service.process.send_signal(signal.SIGHUP)
            version = lambda: self.ask("GET", "/v1/policies", token=self.anna).json["items"][0]["version"]
            until(lambda: version() == "2")
            rules.write_text(text.replace("bid.price", "bid.prise"))
            log = lambda: self.ask("GET", "/v1/log?kind=policy.refused", token=self.auditor).json["items"]
            self.service.process.send_signal(signal.SIGHUP)
            until(log)
            self.assertEqual(version(), "2")
        finally:
            rules.write_text(text)

    def test_it_is_well_and_says_so(self):
        self.assertEqual(self.ask("GET", "/healthz").text, "ok\n")
        self.assertTrue(self.ask("GET", "/readyz").json["ready"])
        self.assertEqual(self.ask("GET", "/metrics").status, 401)
        figures = self.ask("GET", "/metrics", token=self.service.admin)
        self.assertIn("voorrang_http_requests_total", figures.text)
        self.assertEqual(self.ask("GET", "/v1/openapi.json").json["openapi"], "3.1.0")


if __name__ == "__main__":
    unittest.main()
