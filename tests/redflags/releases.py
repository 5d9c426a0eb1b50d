"""Releases made up by chance, in which every indicator has something to find."""
import random

STATES = ["valid"] * 6 + ["disqualified"] * 2 + ["pending", "withdrawn", "invited"]


def releases(count, seed):
    chance = random.Random(seed)
    return [release(number, chance) for number in range(count)]


def release(number, chance):
    days = chance.choice([7, 14, 15, 16, 30])
    bids = [bid(chance, 100, ["valid"] * 12 + ["disqualified", "pending"])]
    bids += [bid(chance, dearer(chance), STATES) for _ in range(chance.randint(0, 4))]
    chance.shuffle(bids)
    return {
        "ocid": f"ocds-made-{number}",
        "buyer": {"id": f"B{chance.randint(1, 12)}"},
        "tender": {
            "status": chance.choice(["complete"] * 9 + ["cancelled"]),
            "procurementMethod": chance.choice(["open", "selective", "limited"]),
            "numberOfTenderers": len({each["tenderers"][0]["id"] for each in bids}),
            "tenderPeriod": {"startDate": "2026-03-01T12:00:00Z", "endDate": f"2026-03-{1 + days:02}T12:00:00Z"},
            "procuringEntity": {"id": f"P{chance.randint(1, 12)}"},
            "days": days,
        },
        "bids": {"details": bids},
        "awards": awards(bids, chance),
    }


def dearer(chance):
    """Most lie as far above the lowest as others do, so that a few are unusually near, and a few unusually far."""
    return chance.choice([chance.randint(150, 165)] * 20 + [100, chance.randint(101, 130), chance.randint(200, 900)])


def bid(chance, price, states):
    return {
        "status": chance.choice(states),
        "date": f"2026-03-{chance.randint(1, 28):02}T12:00:00Z",
        "tenderers": [{"id": f"T{chance.randint(1, 60)}"}],
        "value": {"amount": price, "currency": "EUR"},
    }


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
    items = [{"classification": {"id": f"{chance.choice([30, 31, 45, 50, 71, 90])}000000"}}]
    return {"status": status, "suppliers": [{"id": each} for each in suppliers], "items": items}
