#!/usr/bin/env python3
"""A tender in two lots, with marks of a committee, from notice to contract, and what the public gets to know of it."""

import json
import pathlib
import sys
import tempfile
import unittest
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from ocds import check_record, check_releases
from service import Service, instant, until

PROGRAM = sys.argv.pop(1)
RULES = pathlib.Path(__file__).resolve().parent / "lots.vrg"


def notice(ocid, deadline):
    value = {"amount": 60000, "currency": "EUR"}
    return {"ocid": ocid, "language": "en",
            "buyer": {"id": "XX-TOWN", "name": "Town", "contactPoint": {"name": "Mrs Officer", "email": "desk@town.test"}},
            "parties": [{"id": "XX-TOWN", "name": "Town", "roles": ["buyer"]}],
            "internal": {"remark": "nobody outside reads this"},
            "tender": {"id": "1", "title": "Green", "value": {"amount": "120000.10", "currency": "EUR"}, "ceiling": value,
                       "procurementMethod": "open", "tenderPeriod": {"startDate": instant(-3600), "endDate": deadline},
                       "lots": [{"id": "north", "title": "North", "value": value}, {"id": "south", "value": value}]}}


def bid(organisation, name, amount, *lots):
    return {"tenderer": {"id": organisation, "name": name, "turnover": {"amount": 5, "currency": "EUR"},
                         "contactPoint": {"email": name + "@example.org"}},
            "price": {"amount": amount, "currency": "EUR"}, "lots": list(lots)}


class Lots(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.service = Service(PROGRAM, cls.folder.name, rules=RULES).start()
        new = cls.service.user
        cls.anna, cls.auditor = new("anna", "buyer"), new("auditor", "auditor")
        cls.members = [new(f"member{i}", "committee") for i in range(3)]
        cls.bidders = {name: new(name, "bidder", organisation="NL-KVK-" + name) for name in ("one", "two", "three")}

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

    def begin(self, tender, seconds, *parties):
        release = notice(tender, instant(seconds))
        release["parties"] += parties
        made = self.ask("POST", "/v1/tenders", {"release": release}, self.anna)
        self.assertEqual(made.status, 201, made.text)
        self.event(tender, "publish", self.anna)

    def offer(self, tender, who, amount, *lots):
        made = self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-" + who, who, amount, *lots), self.bidders[who])
        self.assertEqual(made.status, 201, made.text)
        return made.json["id"]

    def mark(self, tender, bid, member, score, status=204):
        path = f"/v1/tenders/{tender}/bids/{bid}/assessments"
        made = self.ask("POST", path, {"criterion": "quality", "score": score}, self.members[member])
        self.assertEqual(made.status, status, made.text)

    def marks(self, tender, bid, token, status=200):
        read = self.ask("GET", f"/v1/tenders/{tender}/bids/{bid}/assessments", token=token)
        self.assertEqual(read.status, status, read.text)
        return [(each["assessor"], each["score"]) for each in read.json["items"]] if status == 200 else None

    def published(self, tender, tags):
        """The releases and what they come to: the same for a buyer and a bidder, and sound."""
        texts = [self.ask("GET", f"/v1/tenders/{tender}/releases", token=token).text
                 for token in (self.anna, self.bidders["one"], self.auditor)]
        self.assertEqual(len(set(texts)), 1)
        releases = check_releases(texts[0])
        self.assertEqual([each["tag"] for each in releases], tags, texts[0])
        for secret in ("Mrs Officer", "ceiling", "nobody outside", "example.org", "turnover", "assess"):
            self.assertNotIn(secret, texts[0])
        self.assertIn("desk@town.test", texts[0])
        return releases, check_record(self.ask("GET", f"/v1/tenders/{tender}/record", token=self.bidders["one"]).text)

    def evaluated(self, tender, *parties):
        """A tender whose bids are opened and marked; the bids by bidder and lot."""
        self.begin(tender, 3, *parties)
        bids = {(who, lot): self.offer(tender, who, amount, lot) for who, lot, amount in
                (("one", "north", 50000), ("two", "north", 40000.50), ("two", "south", 30000), ("three", "south", 29999.99))}
        self.mark(tender, bids["one", "north"], 0, 90, 403)  # not before they are opened
        until(lambda: self.ask("GET", f"/v1/tenders/{tender}", token=self.anna).json["state"] == "opening")
        self.event(tender, "open_bids", self.anna)
        for (who, lot), each in bids.items():
            for member, score in enumerate({"one": (95, 90, 20), "two": (50, 60, 40), "three": (20, 80, 81.5)}[who]):
                self.mark(tender, each, member, score)
        return bids

    def letter(self, tender, bid, token):
        answer = self.ask("GET", f"/v1/tenders/{tender}/letters/{bid}", token=token, headers={"Accept": "text/markdown"})
        self.assertEqual(answer.status, 200, answer.text)
        return answer.text

    def test_each_lot_has_its_award(self):
        tender = "ocds-lots-1"
        bids = self.evaluated(tender)
        # What the policy calls personal, or seals, is for those who work on the tender.
        inside, outside = (self.ask("GET", f"/v1/tenders/{tender}", token=token).text for token in (self.anna, self.bidders["one"]))
        for secret in ("Mrs Officer", "ceiling"):
            self.assertIn(secret, inside)
            self.assertNotIn(secret, outside)
        self.assertIn("desk@town.test", outside)
        lots = self.ask("GET", f"/v1/tenders/{tender}/lots", token=self.bidders["one"]).json["items"]
        self.assertEqual([each["id"] for each in lots], ["north", "south"])
        shown = self.ask("GET", f"/v1/tenders/{tender}/bids/{bids['two', 'south']}", token=self.anna).json["bid"]
        self.assertEqual(shown["relatedLots"], ["south"])
        self.published(tender, [["tender"]])
        self.event(tender, "confirm", self.members[0])
        self.event(tender, "confirm", self.members[2])
        decided = self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.anna).json["items"][-1]
        won = {each["lot"]["id"]: each["award"]["winner"]["id"] for each in decided["decision"]["awards"]}
        self.assertEqual(won, {"north": bids["one", "north"], "south": bids["three", "south"]})
        self.published(tender, [["tender"]])  # decided, and not told yet

        self.event(tender, "notify", self.anna, facts={"awards": [{"id": "1", "title": "The north"}]})
        mine = self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.bidders["two"]).json["items"][-1]["decision"]
        self.assertEqual({each["id"] for each in mine["standings"]},
                         {bids["two", "north"], bids["two", "south"], *won.values()})  # its own, and who won
        releases, compiled = self.published(tender, [["tender"], ["award"]])
        north, south = releases[1]["awards"]
        self.assertEqual((north["title"], north["relatedLots"], north["status"]), ("The north", ["north"], "pending"))
        self.assertEqual(north["value"], {"amount": Decimal("50000"), "currency": "EUR"})
        self.assertEqual(north["suppliers"], [{"id": "NL-KVK-one", "name": "one"}])
        self.assertEqual(south["value"]["amount"], Decimal("29999.99"))
        self.assertIn("Directive 2014/24/EU art. 67", south["description"])
        counts = {each.get("relatedLot"): each["value"] for each in compiled["bids"]["statistics"]}
        self.assertEqual(counts, {None: 4, "north": 2, "south": 2})
        self.assertEqual((compiled["tender"]["numberOfTenderers"], compiled["tender"]["status"]), (3, "complete"))
        self.assertEqual(compiled["tender"]["value"]["amount"], Decimal("120000.10"))
        self.assertNotIn("NL-KVK-two", json.dumps(compiled, default=str))  # who did not win
        self.assertNotIn("40000.5", json.dumps(compiled, default=str))

        letter = self.letter(tender, bids["two", "south"], self.bidders["two"])
        self.assertIn("## The decision on lot south\n\nThe contract is awarded to three.", letter)
        self.assertRegex(letter, r"\| quality \| 60% \| 50 \| 80 \|")
        self.assertIn("The workflow of this tender has no standstill period.", letter)
        self.assertNotIn("north", letter)  # nor what became of the other lot
        self.assertNotRegex(letter, r"\bone\b|EUR 30,?000")
        won = self.letter(tender, bids["one", "north"], self.bidders["one"])
        self.assertIn("## The decision on lot north (North)\n\nThe contract is awarded to you, one.", won)

        self.event(tender, "sign", self.anna)
        releases, compiled = self.published(tender, [["tender"], ["award"], ["contract"]])
        self.assertEqual([(each["awardID"], each["status"]) for each in compiled["contracts"]], [("1", "active"), ("2", "active")])
        self.assertEqual({each["status"] for each in compiled["awards"]}, {"active"})
        self.assertEqual(compiled["contracts"][1]["value"]["amount"], Decimal("29999.99"))

    def test_members_mark_apart_and_the_marks_decide(self):
        tender = "ocds-lots-2"
        bids = self.evaluated(tender)
        north = bids["one", "north"]
        self.assertEqual(self.marks(tender, north, self.members[1]), [("member1", 90)])  # one's own only
        self.marks(tender, north, self.anna, 403)
        self.marks(tender, north, self.auditor, 403)
        self.marks(tender, north, self.bidders["one"], 403)
        for text in (self.ask("GET", f"/v1/tenders/{tender}", token=token).text for token in (self.anna, self.members[1])):
            self.assertNotIn("assessor", text)
        self.mark(tender, north, 0, 10)  # a mark can be changed: the median of one's bid is now 20
        self.assertEqual(self.marks(tender, north, self.members[0]), [("member0", 10)])
        self.mark(tender, "bid-that-is-not-there", 0, 10, 404)
        forged = self.ask("POST", f"/v1/tenders/{tender}/bids/{north}/assessments",
                          {"criterion": "quality", "score": 1, "assessor": "member2"}, self.members[0])
        self.assertEqual((forged.status, forged.json["errors"][0]["pointer"]), (422, "/assessor"))
        for wrong in ({"criterion": "quality"}, {"score": 3}, {"criterion": "quality", "score": 101}):
            answer = self.ask("POST", f"/v1/tenders/{tender}/bids/{north}/assessments", wrong, self.members[0])
            self.assertEqual(answer.status, 422, answer.text)
        other = self.ask("POST", f"/v1/tenders/{tender}/bids/{north}/assessments", {"criterion": "quality", "score": 1}, self.anna)
        self.assertEqual(other.status, 403)
        self.event(tender, "confirm", self.members[0])
        self.event(tender, "confirm", self.members[1])
        self.assertEqual(self.marks(tender, north, self.anna), [("member1", 90), ("member2", 20), ("member0", 10)])
        self.assertEqual(len(self.marks(tender, north, self.members[1])), 3)
        decided = self.ask("GET", f"/v1/tenders/{tender}/decisions", token=self.anna).json["items"][-1]
        won = {each["lot"]["id"]: each["award"]["winner"]["id"] for each in decided["decision"]["awards"]}
        self.assertEqual(won["north"], bids["two", "north"])
        scores = {each["id"]: each["scores"][1]["score"] for each in decided["decision"]["standings"]}
        self.assertEqual((scores[north], scores[bids["three", "south"]]), ("20", "80"))
        why = self.ask("GET", f"/v1/decisions/{decided['id']}/explanation", token=self.anna, headers={"Accept": "text/plain"})
        self.assertIn("the median of the marks of the committee", why.text)

    def test_an_award_can_be_taken_back_and_made_again(self):
        tender = "ocds-lots-3"
        # Of a party that the notice names nobody sees that it made a bid, until it has won.
        named = {"id": "NL-KVK-two", "name": "two", "roles": ["interestedParty"], "address": {"locality": "Bergen"}}
        bids = self.evaluated(tender, named)
        party = lambda compiled: next(each for each in compiled["parties"] if each["id"] == "NL-KVK-two")
        self.assertEqual(party(self.published(tender, [["tender"]])[1]), named)
        for name, who in (("confirm", self.members[0]), ("confirm", self.members[1]), ("notify", self.anna), ("reconsider", self.anna)):
            self.event(tender, name, who)
        self.assertEqual(party(self.published(tender, [["tender"], ["award"], ["awardCancellation"]])[1]), named)
        _, compiled = self.published(tender, [["tender"], ["award"], ["awardCancellation"]])
        self.assertEqual({each["status"] for each in compiled["awards"]}, {"cancelled"})
        self.assertEqual(compiled["tender"]["status"], "active")
        self.mark(tender, bids["one", "north"], 0, 0)
        for name, who in (("confirm", self.members[0]), ("confirm", self.members[1]), ("notify", self.anna)):
            self.event(tender, name, who)
        _, compiled = self.published(tender, [["tender"], ["award"], ["awardCancellation"], ["award"]])
        self.assertEqual([(each["id"], each["status"]) for each in compiled["awards"]],
                         [("1", "cancelled"), ("2", "cancelled"), ("3", "pending"), ("4", "pending")])
        self.assertEqual(compiled["awards"][2]["suppliers"][0]["id"], "NL-KVK-two")
        self.assertEqual(party(compiled)["roles"], ["interestedParty", "tenderer", "supplier"])
        self.event(tender, "withdraw", self.anna)
        _, compiled = self.published(tender, [["tender"], ["award"], ["awardCancellation"], ["award"], ["awardCancellation"]])
        self.assertEqual(compiled["tender"]["status"], "cancelled")
        self.assertNotIn("contracts", compiled)

    def test_what_ends_as_a_draft_was_never_there(self):
        tender = "ocds-lots-4"
        made = self.ask("POST", "/v1/tenders", {"release": notice(tender, instant(3600))}, self.anna)
        self.assertEqual(made.status, 201, made.text)
        for what in ("", "/releases", "/record"):
            self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}{what}", token=self.bidders["one"]).status, 404)
        self.event(tender, "withdraw", self.anna)
        for what in ("", "/releases", "/record"):
            self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}{what}", token=self.bidders["one"]).status, 404)
        self.assertEqual(self.ask("GET", f"/v1/tenders/{tender}/releases", token=self.anna).status, 404)

    def test_a_tender_without_bids_is_cancelled(self):
        tender = "ocds-lots-5"
        self.begin(tender, 3600)
        self.event(tender, "withdraw", self.anna)
        _, compiled = self.published(tender, [["tender"], ["tenderCancellation"]])
        self.assertEqual(compiled["tender"]["status"], "cancelled")
        self.assertNotIn("awards", compiled)


if __name__ == "__main__":
    unittest.main()
