"""What the measures and the rules across cases of region.programme come to, reckoned apart from the engine. A result is
a value, and whether it is exact: a row of which something is unknown is left out, and the value is then only so far."""
from collections import defaultdict
from fractions import Fraction

from kleene import both, no, otherwise
from reckoning import money

GOAL_MET, GOAL_SHARE, GOALS = Fraction(9, 10), Fraction(1, 5), {"people": 20, "hours": 20_000}


class Total:
    """A sum, a count or a proportion over the rows of which all is known."""

    def __init__(self):
        self.value, self.rows, self.unknown = Fraction(0), 0, 0

    def add(self, holds, value=1):
        if holds is None or (holds and value is None):
            self.unknown += 1
            return
        self.rows += 1
        if holds:
            self.value += value

    def result(self):
        return self.value, self.unknown == 0

    def part_of(self, whole):
        return (self.value / whole if whole else None), self.unknown == 0


def grouped(rows):
    """rows: (keys, whether it counts, its value). By keys the result of the sum."""
    totals = defaultdict(Total)
    for keys, holds, value in rows:
        totals[keys].add(holds, value)
    return {keys: total.result() for keys, total in totals.items()}


def proportions(rows):
    totals = defaultdict(Total)
    for keys, holds in rows:
        totals[keys].add(holds)
    return {keys: total.part_of(total.rows) for keys, total in totals.items()}


def shares(rows):
    """rows: (keys, whether it counts, its value): the part of the value of all rows, known or not."""
    parts, wholes = defaultdict(Total), defaultdict(Fraction)
    for keys, holds, value in rows:
        parts[keys].add(holds, value)
        wholes[keys] += value
    return {keys: part.part_of(wholes[keys]) for keys, part in parts.items()}


def measures(purchases):
    candidates = [(p, c) for p in purchases for c in p.candidates.values()]
    contracts = [(p, c, money(c["value"])) for p in purchases for c in p.contracts()]
    duties = [(p, d) for p in purchases for d in p.duties()]
    performances = [(p, l) for p in purchases for l in p.performances()]
    observations = [(p, o) for p in purchases for o in p.observations()]
    lower = lambda p, o: p.bound(o, "atLeast")
    upper = lambda p, o: p.bound(o, "atMost")
    ends = lambda o: o["period"]["endDate"][:4]
    settled = lambda p, c: otherwise(p.is_social(c), False)
    return {
        "region.buying.bought_of_need": grouped((need(p), p.private, p.value) for p in purchases),
        "region.buying.times_asked": grouped(
            ((c["organisation"],), p.private and p.asked(c), 1) for p, c in candidates
        ),
        "region.matching.points_by_tender": grouped(
            ((c["organisation"], p.ocid), p.suits(c), p.points(c)) for p, c in candidates
        ),
        "region.impact.duties_met": proportions(((p.buyer,), p.met(d)) for p, d in duties),
        "region.impact.duties_met_everywhere": proportions(((), p.met(d)) for p, d in duties),
        "region.impact.owed_in_all": grouped(((p.buyer,), True, p.owed(d)) for p, d in duties),
        "region.impact.done_in_all": grouped(((p.buyer,), True, p.done(d)) for p, d in duties),
        "region.impact.still_to_do": grouped(((p.buyer,), no(p.met(d)), p.balance(d)) for p, d in duties),
        "region.impact.done_by_kind": grouped(((l["kind"],), True, p.credit(l)) for p, l in performances),
        "region.impact.impact_at_least": grouped(
            ((o["indicator"], ends(o)), p.sound(o), lower(p, o)) for p, o in observations
        ),
        "region.impact.impact_at_most": grouped(
            ((o["indicator"], ends(o)), p.sound(o), upper(p, o)) for p, o in observations
        ),
        "region.impact.impact_by_buyer": grouped(
            ((p.buyer, o["indicator"], ends(o)), p.sound(o), lower(p, o)) for p, o in observations
        ),
        "region.programme.spent": grouped(((p.period,), True, v) for p, c, v in contracts),
        "region.programme.spent_socially": grouped(((p.period,), settled(p, c), v) for p, c, v in contracts),
        "region.programme.social_share": shares(((p.period,), p.is_social(c), v) for p, c, v in contracts),
        "region.programme.social_share_settled": shares(((p.period,), settled(p, c), v) for p, c, v in contracts),
        "region.programme.social_share_of_buyer": shares(
            ((p.buyer, p.period), settled(p, c), v) for p, c, v in contracts
        ),
        "region.programme.contracts_with_social": proportions(((p.period,), settled(p, c)) for p, c, _ in contracts),
    }


def need(purchase):
    return purchase.buyer, purchase.kind, str(purchase.published.year)


# Flags ----------------------------------------------------------------------------------------------------------------


def flags(purchases):
    """By rule and keys yes, no, or None where it is not exact."""
    return {
        "region.buying.never_asked": never_asked(purchases),
        "region.buying.split_directly": split(purchases, ["direct"], 0),
        "region.buying.split_privately": split(purchases, ["direct", "limited"], 1),
        "region.impact.claimed_twice": claimed_twice(purchases),
        "region.matching.tender_for_you": {
            (c["organisation"], p.ocid): p.suits(c) for p in purchases for c in p.candidates.values()
        },
    }


def never_asked(purchases):
    suited, asked = defaultdict(Total), defaultdict(bool)
    for p in purchases:
        for c in p.candidates.values():
            suited[c["organisation"],].add(both(p.private, p.suits(c)))
            asked[c["organisation"],] |= p.private and p.asked(c)
    return {
        keys: False if asked[keys] else (total.value >= 5 if total.unknown == 0 else None)
        for keys, total in suited.items()
    }


def split(purchases, procedures, limit):
    needs = defaultdict(list)
    for p in purchases:
        needs[need(p)].append(p)
    return {
        keys: len(parts := [p for p in all_of_it if p.procedure in procedures]) >= 2
        and sum(p.value for p in parts) >= min(p.limits()[limit] for p in all_of_it)
        and not all("whyNotOneNeed" in p.tender["need"] for p in all_of_it)
        for keys, all_of_it in needs.items()
    }


def claimed_twice(purchases):
    tenders = defaultdict(set)
    for p in purchases:
        for line in p.performances():
            tenders[line["proof"],].add(p.ocid)
    return {keys: len(ocids) >= 2 for keys, ocids in tenders.items()}


# Targets --------------------------------------------------------------------------------------------------------------


def target(measure, keys):
    if measure in ("region.impact.duties_met", "region.impact.duties_met_everywhere"):
        return GOAL_MET
    if measure in ("region.programme.social_share", "region.programme.social_share_settled") and keys == ("after",):
        return GOAL_SHARE
    return GOALS.get(keys[0]) if measure == "region.impact.impact_at_least" else None


def target_state(measure, keys, result):
    aim = target(measure, keys)
    if aim is None:
        return None
    value, exact = result
    return ("met" if value >= aim else "not_met") if exact else "unknown"
