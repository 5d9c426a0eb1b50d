#!/usr/bin/env python3
"""Makes tenders to measure with, and says what must be decided of each.

workload.py TENDERS BIDS FILE [SEED] writes one tender a line to FILE, each with so many bids, and to FILE.expected for
each the bid that wins (null: nobody) and its total, reckoned here in exact decimals, apart from the engine. The same
seed makes the same tenders.
"""
import json
import random
import sys
from decimal import ROUND_HALF_UP, Decimal

REGIONS = ["Alkmaar", "Castricum", "Bergen", "Heiloo", "Uitgeest", "Amsterdam", "Utrecht"]
HOME = set(REGIONS[:5])
WEIGHTS = (40, 30, 20, 10)  # of the four marks for quality, in percent

# Social enterprise, from the region, at least this step of the PSO: points. The first that applies counts.
SOCIAL_POINTS = [
    (True, True, 3, 10), (True, True, 0, 8), (True, False, 3, 7), (True, False, 0, 5), (False, True, 3, 4),
    (False, True, 2, 3), (False, False, 3, 3), (False, False, 2, 2), (False, True, 1, 1), (False, False, 0, 0),
    (False, True, 0, 0)]


def to_cents(number):
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_social_enterprise(bidder):
    return (bidder["impact_first"] and bidder["independent"] and bidder["economically_independent"]
            and bidder["governance"] and bidder["profit_distributed"] <= 50)


def social_points(bidder):
    facts = (is_social_enterprise(bidder), bidder["region"] in HOME)
    return next(points for social, home, step, points in SOCIAL_POINTS
                if (social, home) == facts and bidder["pso_level"] >= step)


def is_admitted(tender, bid):
    bidder = bid["supplier"]
    share = Decimal("0.25") if is_social_enterprise(bidder) else Decimal("0.5")
    return (not bidder["exclusion_grounds"] and bid["submitted_at"] <= tender["deadline"]
            and Decimal(bidder["turnover"]) >= Decimal(tender["value"]) * share)


def price_compared(bid):
    return Decimal(bid["price"]) * (100 - bid["supplier"]["co2_level"]) / 100


def quality(bid):
    return sum(Decimal(weight) * sorted(marks)[1] for weight, marks in zip(WEIGHTS, bid["quality"])) / 100


def decide(tender):
    admitted = [bid for bid in tender["bids"] if is_admitted(tender, bid)]
    if not admitted:
        return {"id": tender["id"], "award": None}
    lowest = min(map(price_compared, admitted))

    def order(bid):
        price = 100 * lowest / price_compared(bid)
        total = to_cents(Decimal("0.4") * price + Decimal("0.5") * quality(bid)
                         + Decimal("0.1") * 10 * social_points(bid["supplier"]))
        return (-total, -quality(bid), bid["price"], bid["submitted_at"], bid["id"])

    best = min(map(order, admitted))
    return {"id": tender["id"], "award": best[4] if -best[0] >= 55 else None, "total": str(-best[0])}


def make_bid(chance, name, value):
    social = chance.random() < 0.4
    return {
        "id": name,
        "price": round(value * chance.uniform(0.8, 1.2)),
        "submitted_at": f"2026-0{chance.choice([2, 2, 2, 2, 3])}-{chance.randrange(1, 29):02d}T10:00:00Z",
        "quality": [[chance.randrange(40, 101) for _ in range(3)] for _ in range(4)],
        "supplier": {
            "impact_first": social,
            "independent": social or chance.random() < 0.5,
            "economically_independent": chance.random() < 0.95,
            "governance": social or chance.random() < 0.3,
            "profit_distributed": chance.randrange(0, 60) if social else chance.randrange(0, 101),
            "region": chance.choice(REGIONS),
            "pso_level": chance.randrange(0, 4),
            "co2_level": chance.randrange(0, 6),
            "turnover": round(value * chance.uniform(0.2, 3)),
            "exclusion_grounds": ["fraud"] if chance.random() < 0.04 else [],
        },
    }


def make_tender(chance, number, bids):
    value = chance.randrange(20000, 900000)
    tender = {"id": f"t{number}", "value": value, "category": f"c{chance.randrange(10000)}",
              "deadline": "2026-03-01T12:00:00Z"}
    tender["bids"] = [make_bid(chance, f"t{number}b{k}", value) for k in range(bids)]
    return tender


def main(tenders, bids, path, seed=20260101):
    chance = random.Random(int(seed))
    with open(path, "w") as file, open(path + ".expected", "w") as expected:
        for number in range(int(tenders)):
            tender = make_tender(chance, number, int(bids))
            file.write(json.dumps(tender) + "\n")
            expected.write(json.dumps(decide(tender)) + "\n")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
