"""A plan of action, made up, with its readings taken off what `voorrang measure` reports; and where each measure of the
plan stands, reckoned apart from the engine."""
from datetime import date
from fractions import Fraction

# Of each: the measure that counts it, the group of which it is the value (None: how many groups it flags), and what it
# is to become.
ITEMS = [
    {
        "id": "1",
        "title": "A quarter of what is spent goes to social enterprises",
        "owner": "Procurement, Alkmaar",
        "countedBy": "region.programme.social_share_settled",
        "group": ["after"],
        "starts": "2026-07-01",
        "due": "2027-06-30",
        "direction": "up",
        "from": 0.16,
        "to": 0.25,
    },
    {
        "id": "2",
        "title": "Three quarters of the contracts go to social enterprises",
        "owner": "Procurement, Bergen",
        "countedBy": "region.programme.contracts_with_social",
        "group": ["after"],
        "starts": "2026-07-01",
        "due": "2027-01-31",
        "direction": "up",
        "from": 0.12,
        "to": 0.75,
    },
    {
        "id": "3",
        "title": "Nine tenths of the obligations are met",
        "owner": "Contract management",
        "countedBy": "region.impact.duties_met_everywhere",
        "group": [],
        "starts": "2026-01-01",
        "due": "2027-12-31",
        "direction": "up",
        "from": 0,
        "to": 0.9,
    },
    {
        "id": "4",
        "title": "Ten tonnes of CO2 are not emitted",
        "owner": "Sustainability",
        "countedBy": "region.impact.impact_at_least",
        "group": ["co2", "2026"],
        "starts": "2026-01-01",
        "due": "2027-01-31",
        "direction": "up",
        "from": 0,
        "to": 10000,
    },
    {
        "id": "5",
        "title": "Everybody gets a turn: at most five are never asked",
        "owner": "Procurement, Castricum",
        "countedBy": "region.buying.never_asked",
        "group": None,
        "starts": "2026-07-01",
        "due": "2027-06-30",
        "direction": "down",
        "from": 30,
        "to": 5,
    },
    {
        "id": "6",
        "title": "Experience is shared",
        "owner": "The region's desk",
        "countedBy": "region.exchange.notes",
        "group": [],
        "starts": "2026-03-01",
        "due": "2026-11-30",
        "direction": "up",
        "from": 0,
        "to": 12,
    },
]


def readings(taken, report, value_of):
    """What a report of `voorrang measure` says of each item on a day. A value that is not exact gives no figure."""
    found = []
    by_name = {measure["full_name"]: measure["groups"] for measure in report["measures"]}
    for item in ITEMS:
        groups = by_name.get(item["countedBy"], [])
        if item["group"] is None:
            group = {"state": "known"} if groups else None
            value = Fraction(sum((each["state"], each.get("value")) == ("known", "yes") for each in groups))
        else:
            group = next((each for each in groups if each["keys"] == item["group"]), None)
            value = value_of(group["value"]) if group and group["state"] == "known" else None
        if group is None:
            continue
        reading = {"id": f"{item['id']}-{taken}", "item": item["id"], "measure": item["countedBy"], "date": str(taken)}
        if value is not None:
            reading |= {"figure": value.numerator, "whole": value.denominator}
        found.append(reading)
    return found


def plan_document(day, found):
    items = [{key: value for key, value in item.items() if key != "group"} for item in ITEMS]
    return {"ocid": "plan-of-action", "date": f"{day}T09:00:00Z", "plan": {"items": items, "readings": found}}


# Reckoned apart -------------------------------------------------------------------------------------------------------


def value(reading):
    return Fraction(reading["figure"], reading["whole"]) if "figure" in reading else None


def in_time(item, reading):
    figure = value(reading)
    if figure is None:
        return None
    starts, due, taken = (date.fromisoformat(text) for text in (item["starts"], item["due"], reading["date"]))
    gone = min(max(Fraction((taken - starts).days, (due - starts).days), 0), 1)
    first, last = Fraction(str(item["from"])), Fraction(str(item["to"]))
    expected = first + gone * (last - first)
    return figure >= expected if item["direction"] == "up" else figure <= expected


def standing(item, found, day):
    """Where it stands, and since when it is behind."""
    of_item = [each for each in found if each["item"] == item["id"] and each["date"] <= str(day)]
    usable = sorted(of_item, key=lambda each: each["date"])
    if not usable:
        return "not_counted", None
    last = value(usable[-1])
    if last is None:
        return None, None
    aim = Fraction(str(item["to"]))
    if (last >= aim) if item["direction"] == "up" else (last <= aim):
        return "reached", None
    if in_time(item, usable[-1]):
        return "on_schedule", None
    since = usable[-1]["date"]
    for each in reversed(usable):
        if in_time(item, each) is not False:
            break
        since = each["date"]
    return "behind", since
