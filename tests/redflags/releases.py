"""Releases made up by chance, in which every indicator has something to find."""
import random

STATES = ["valid"] * 6 + ["disqualified"] * 2 + ["pending", "withdrawn", "invited"]
HARSH = ["valid", "disqualified"]


def releases(count, seed):
    chance = random.Random(seed)
    return [release(number, chance) for number in range(count)]


def release(number, chance):
    days = chance.choice([7, 14, 15, 16, 30])
    buyer, entity = f"B{chance.randint(1, 12)}", f"P{chance.randint(1, 12)}"
    states = HARSH if buyer == "B7" or entity == "P5" else STATES
    bids = [bid(chance, 100, ["valid"] * 12 + ["disqualified", "pending"])]
    bids += [bid(chance, dearer(chance), states) for _ in range(chance.randint(0, 4))]
    chance.shuffle(bids)
    return {
        "ocid": f"ocds-made-{number}",
        "buyer": {"id": buyer},
        "tender": {
            "status": chance.choice(["complete"] * 9 + ["cancelled"]),
            "procurementMethod": chance.choice(["open", "selective", "limited"]),
            "numberOfTenderers": len({each["tenderers"][0]["id"] for each in bids if "tenderers" in each}),
            "tenderPeriod": {"startDate": "2026-03-01T12:00:00Z", "endDate": f"2026-03-{1 + days:02}T12:00:00Z"},
            "procuringEntity": {"id": entity},
            "days": days,
        },
        "bids": {"details": bids},
        "awards": awards(bids, chance),
    }


def dearer(chance):
    """Most lie as far above the lowest as others do, so that a few are unusually near, and a few unusually far."""
    return chance.choice([chance.randint(150, 165)] * 20 + [100, chance.randint(101, 130), chance.randint(200, 900)])


def bid(chance, price, states):
    """T61 is never the cheapest, T62 mostly disqualified; of some bids that were withdrawn nobody knows whose they are."""
    who = chance.choice([f"T{chance.randint(1, 25)}"] * 30 + (["T61"] * 3 if price > 100 else []) + ["T62"])
    made = {
        "status": "disqualified" if who == "T62" and chance.random() < 0.9 else chance.choice(states),
        "date": f"2026-03-{chance.randint(1, 28):02}T12:00:00Z",
        "tenderers": [{"id": who}],
        "value": {"amount": price, "currency": "EUR"},
    }
    if made["status"] == "withdrawn" and chance.random() < 0.5:
        del made["tenderers"]
    return made


def awards(bids, chance):
    valid = [each for each in bids if each["status"] == "valid"]
    if not valid:
        return [award("unsuccessful", [], chance)]
    lowest = min(valid, key=lambda each: each["value"]["amount"])
    winners = [chance.choice([lowest] * 8 + valid)]
    if chance.random() < 0.1:
        winners.append(chance.choice(valid))
    made = [award("active", [winner["tenderers"][0]["id"]], chance) for winner in winners]
    if chance.random() < 0.2:
        made.append(award(chance.choice(["cancelled", "unsuccessful", "pending"]), ["T1"], chance))
    return made


def award(status, suppliers, chance):
    """T1 to T5 supply nearly anything, the others a few kinds of items."""
    kinds = range(10, 99) if suppliers and suppliers[0] in ("T1", "T2", "T3", "T4", "T5") else [30, 31, 32, 33, 45, 50, 71, 90]
    items = [{"classification": {"id": f"{chance.choice(kinds)}{chance.randint(0, 999999):06}"}}]
    return {"status": status, "suppliers": [{"id": each} for each in suppliers], "items": items}
