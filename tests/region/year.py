"""A year of purchases of three municipalities, made up: 150 tenders of 2026, half of them before the framework of 1
July. Before it buyers ask whom they asked before; after it mostly those whose turn it is. The same seed gives the same year:
`python3 year.py FOLDER` writes that of the figures."""
import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from organisations import BUYERS, KINDS, NUTS, euros, organisations, profile_document  # noqa: E402
from reckoning import Purchase  # noqa: E402

FRAMEWORK = date(2026, 7, 1)
LAST = date(2026, 12, 31)
GROUPS = ["banenafspraak", "participatiewet", "practical_school", "wia_wao", "ww", "bbl", "bol", "no_benefit"]


class Year:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.organisations = organisations(self.chance)
        self.asked = {}  # by buyer and kind of need: who was asked last on which day
        for buyer in BUYERS:
            for kind in KINDS:
                known = [key for key in self.organisations if self.offers(key, kind)]
                self.asked[buyer, kind] = {
                    key: f"2025-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
                    for key in self.chance.sample(known, min(6, len(known)))
                }
        self.invoices = 0
        self.purchases = [self.purchase(number, published) for number, published in enumerate(self.days(), 1)]

    def offers(self, key, kind):
        return any(each["stem"] == KINDS[kind][2] for each in self.organisations[key]["party"]["profile"]["services"])

    def days(self):
        half = lambda first, length: sorted(first + timedelta(self.chance.randrange(length)) for _ in range(75))
        return half(date(2026, 1, 5), 177) + half(FRAMEWORK, 150)

    def profiles(self, day):
        return [profile_document(each, day) for each in self.organisations.values()]

    # A purchase ---------------------------------------------------------------------------------------------------

    def purchase(self, number, published):
        chance = self.chance
        buyer, kind = chance.choice(list(BUYERS)), chance.choice(list(KINDS))
        category, cpv, _ = KINDS[kind]
        value, procedure = self.size(category)
        deadline = published + timedelta(chance.randint(15, 45))
        document = {
            "ocid": f"ocds-xxregion-{number:03}",
            "date": f"{LAST}T09:00:00Z",
            "buyer": {"id": buyer, "name": BUYERS[buyer]},
            "tender": {
                "id": str(number),
                "title": f"{kind.capitalize()} for {BUYERS[buyer]}",
                "value": euros(value),
                "procurementMethod": procedure,
                "mainProcurementCategory": category,
                "annexXIV": False,
                "items": [{"id": "1", "classification": {"scheme": "CPV", "id": cpv}}],
                "tenderPeriod": {"startDate": f"{published}T09:00:00Z", "endDate": f"{deadline}T12:00:00Z"},
                "deliveryAddresses": [{"region": BUYERS[buyer], "nuts": NUTS[BUYERS[buyer]]}],
                "drawSeed": f"published with tender {number}",
                "need": {"kind": kind},
            },
        }
        self.lay_beside(document, buyer, kind)
        self.ask(document, buyer, kind, published)
        self.sign(document, published, deadline)
        self.perform(document)
        self.observe(document)
        return document

    def size(self, category):
        chance = self.chance
        kind = chance.random()
        if kind < 0.5:
            return chance.randint(40, 300) * 100, "direct"
        if kind < 0.85:
            return chance.randint(500, 1450) * 100, "limited"
        if kind < 0.92:  # lighter than the value asks for
            too_light = [(chance.randint(500, 700) * 100, "direct"), (chance.randint(1500, 2100) * 100, "limited")]
            return chance.choice(too_light)
        return chance.randint(1500, 9000) * 100, "open"

    def lay_beside(self, document, buyer, kind):
        known = [key for key in self.organisations if self.offers(key, kind)]
        others = [key for key in self.organisations if not self.offers(key, kind)]
        keys = sorted(self.chance.sample(known, min(12, len(known))) + self.chance.sample(others, 1))
        shown = [self.organisations[key] for key in keys]
        document["parties"] = [each["party"] for each in shown]
        document["proofs"] = [proof for each in shown for proof in each["proofs"]]
        document["certificates"] = [certificate for each in shown for certificate in each["certificates"]]
        document["candidates"] = []
        for key in keys:
            before = self.asked[buyer, kind].get(key)
            turn = {"lastInvited": before, "neverInvited": False} if before else {"neverInvited": True}
            document["candidates"].append({"id": f"{document['tender']['id']}-{key}", "organisation": key, **turn})

    # Whom the buyer asks ------------------------------------------------------------------------------------------

    def ask(self, document, buyer, kind, published):
        chance = self.chance
        document["bids"] = {"details": []}
        purchase = Purchase(document)
        fit = [each for each in purchase.candidates.values() if purchase.suits(each)]
        if purchase.procedure == "open":
            chosen = chance.sample(fit, min(len(fit), chance.randint(1, 4)))
        elif purchase.follows:
            chosen = [purchase.candidates[key] for key in sorted(purchase.to_ask())]
            if not any(purchase.social_here(each) for each in fit) and chance.random() < 0.7:
                document["tender"]["need"]["noSocialEnterprise"] = "The marketplace was searched, and the register."
            if chosen and chance.random() < 0.15:
                chosen[chance.randrange(len(chosen))] = chance.choice(list(purchase.candidates.values()))
                if chance.random() < 0.4:
                    document["tender"]["need"]["whyOthersAsked"] = "The work joins on to a contract that runs."
        else:
            habit = sorted(fit, key=lambda each: each.get("lastInvited", ""), reverse=True)
            chosen = habit[: 1 if purchase.procedure == "direct" else 3]
        for each in {each["id"]: each for each in chosen}.values():
            if purchase.private:
                self.asked[buyer, kind][each["organisation"]] = str(published)
            document["bids"]["details"].append(self.bid(document, each, purchase))
        if chance.random() < 0.05:
            document["tender"]["need"]["whyNotOneNeed"] = "Another location, and another year's budget."

    def bid(self, document, candidate, purchase):
        chance = self.chance
        price = int(purchase.value * 100) * chance.randint(800_000, 1_020_000) // 1_000_000
        return {
            "id": f"bid-{candidate['organisation']}",
            "date": document["tender"]["tenderPeriod"]["startDate"],
            "status": "valid",
            "value": euros(price / 100),
            "tenderers": [{"id": candidate["organisation"]}],
            "assessments": [
                {"criterion": "quality", "assessor": str(number), "score": chance.randint(45, 95)}
                for number in range(chance.randint(2, 3))
            ],
        }

    # The contract -------------------------------------------------------------------------------------------------

    def sign(self, document, published, deadline):
        document |= {"awards": [], "contracts": []}
        document["socialReturn"] = {"duties": [], "performances": []}
        document["impact"] = {"observations": []}
        signed = deadline + timedelta(21)
        winner = Purchase(document).winner()
        if winner is None or signed > LAST:
            return
        bid = next(each for each in document["bids"]["details"] if each["id"] == winner)
        number = document["tender"]["id"]
        document["awards"] = [{"id": f"award-{number}", "status": "active", "suppliers": bid["tenderers"]}]
        document["contracts"] = [
            {
                "id": f"contract-{number}",
                "title": document["tender"]["title"],
                "awardID": f"award-{number}",
                "status": "active",
                "value": bid["value"],
                "dateSigned": f"{signed}T12:00:00Z",
            }
        ]

    def perform(self, document):
        chance = self.chance
        purchase = Purchase(document)
        category = document["tender"]["mainProcurementCategory"]
        for contract in document["contracts"]:
            if category == "goods" or purchase.value < 50_000 or purchase.is_social(contract):
                continue
            number = document["tender"]["id"]
            signed = date.fromisoformat(contract["dateSigned"][:10])
            duty = {
                "id": f"duty-{number}",
                "title": f"Social return, {document['tender']['title']}",
                "contract": contract["id"],
                "share": "2%" if category == "works" else "5%",
                "due": str(min(signed + timedelta(120), date(2027, 6, 30))),
            }
            document["socialReturn"]["duties"].append(duty)
            owed = purchase.owed(duty)
            for _ in range(chance.choice([0, 2, 2, 3, 3, 4])):
                done = signed + timedelta(chance.randint(10, 110))
                if done > LAST:
                    break
                line = self.line(document, duty, owed, len(document["socialReturn"]["performances"]) + 1, done)
                document["socialReturn"]["performances"].append(line)

    def line(self, document, duty, owed, number, done):
        chance = self.chance
        self.invoices += 1
        made = {
            "id": f"{duty['id']}-{number}",
            "number": number,
            "title": f"Line {number} of {duty['title']}",
            "duty": duty["id"],
            "date": str(done),
            "proof": f"proof-{self.invoices}",
            "claimedBy": "account-contractor",
            "vouchedBy": f"account-region-{chance.randint(1, 3)}",
        }
        kind = chance.random()
        if kind < 0.45:
            social = [each["id"] for each in document["parties"] if "-s" in each["id"]]
            enterprise = chance.choice(social or [each["id"] for each in document["parties"]])
            made |= {"kind": "subcontracting", "enterprise": enterprise}
            if chance.random() > 0.06:
                made["amount"] = euros(round(float(owed) * chance.choice([0.3, 0.6, 0.8, 1, 1.2]), 2))
        elif kind < 0.9:
            part = chance.choice([5, 10, 12.5, 25, 50])
            made |= {"kind": "hiring", "group": chance.choice(GROUPS), "part": f"{part}%"}
        else:
            made |= {"kind": "pso", "step": chance.randint(0, 3)}
        slip = chance.random()
        if slip < 0.05:
            del made["vouchedBy"]
        elif slip < 0.08:
            made["vouchedBy"] = made["claimedBy"]
        elif slip < 0.14 and self.invoices > 1:  # claimed before, under this contract or another
            made["proof"] = f"proof-{self.invoices - 1}"
        return made

    # The impact ---------------------------------------------------------------------------------------------------

    def observe(self, document):
        chance = self.chance
        purchase = Purchase(document)
        for contract in document["contracts"]:
            social = purchase.is_social(contract)
            if not social and not document["socialReturn"]["performances"]:
                continue
            signed = date.fromisoformat(contract["dateSigned"][:10])
            for indicator in ["people", "hours"] + (["co2", "reuse"] if chance.random() < 0.3 else []):
                document["impact"]["observations"].append(self.observation(document, indicator, signed, social))

    def observation(self, document, indicator, signed, social):
        chance = self.chance
        amount = {
            "people": chance.randint(1, 4 if social else 2),
            "hours": chance.randint(100, 900),
            "co2": chance.randint(50, 2000),
            "reuse": chance.randint(20, 800),
        }[indicator]
        made = {
            "id": f"{document['tender']['id']}-{indicator}",
            "title": f"{indicator}, {document['tender']['title']}",
            "indicator": indicator,
            "unit": {"people": "people", "hours": "hours"}.get(indicator, "kg"),
            "method": "counted",
            "source": "payroll of the contractor",
            "period": {"startDate": str(signed), "endDate": str(LAST)},
            "amount": amount,
            "proof": f"statement-{document['tender']['id']}",
            "claimedBy": "account-contractor",
            "vouchedBy": f"account-region-{chance.randint(1, 3)}",
        }
        if indicator in ("co2", "reuse") or indicator == "hours" and chance.random() < 0.3:
            made |= {"method": "estimated", "atLeast": amount * 3 / 4, "atMost": amount * 5 / 4}
        slip = chance.random()
        if slip < 0.04:
            made["unit"] = "tonnes"
        elif slip < 0.07:
            del made["source"]
        elif slip < 0.1:
            made["vouchedBy"] = made["claimedBy"]
        elif slip < 0.13 and "atLeast" not in made:
            del made["amount"]
        return made


def as_at(document, day):
    """What was known of a purchase at the end of a day; nothing, if it was not published yet."""
    if document["tender"]["tenderPeriod"]["startDate"][:10] > str(day):
        return None
    contracts = [each for each in document["contracts"] if each["dateSigned"][:10] <= str(day)]
    return document | {
        "date": f"{day}T09:00:00Z",
        "awards": document["awards"] if contracts else [],
        "contracts": contracts,
        "socialReturn": {
            "duties": document["socialReturn"]["duties"] if contracts else [],
            "performances": [each for each in document["socialReturn"]["performances"] if each["date"] <= str(day)],
        },
        "impact": {
            "observations": [
                each for each in document["impact"]["observations"] if each["period"]["endDate"] <= str(day)
            ]
        },
    }


def write(folder, seed=2026):
    """profiles.jsonl for region.marketplace, purchases.jsonl for region.programme."""
    made = Year(seed)
    for name, documents in (("profiles", made.profiles(LAST)), ("purchases", made.purchases)):
        Path(folder, f"{name}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in documents))


if __name__ == "__main__":
    write(sys.argv[1])
