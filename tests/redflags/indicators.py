"""The indicators of Cardinal by its documentation, reckoned case by case in Python: what the rules are held against."""
from collections import defaultdict
from fractions import Fraction

SUBMITTED = {"pending", "valid", "disqualified"}


def quantile(values, part):
    """By definition 8 of Hyndman and Fan."""
    values = sorted(values)
    place = (len(values) + Fraction(1, 3)) * part + Fraction(1, 3)
    whole = int(place)
    if whole < 1:
        return values[0]
    if whole >= len(values):
        return values[-1]
    return values[whole - 1] + (place - whole) * (values[whole] - values[whole - 1])


def quartiles(values):
    return quantile(values, Fraction(1, 4)), quantile(values, Fraction(3, 4))


def bids_of(release, *states):
    return [bid for bid in release["bids"]["details"] if bid["status"] in states]


def tenderer_of(bid):
    return bid["tenderers"][0]["id"]


def suppliers_of(award):
    return [supplier["id"] for supplier in award["suppliers"]]


def active(release):
    return [award for award in release["awards"] if award["status"] == "active"]


def final(release):
    return all(award["status"] != "pending" for award in release["awards"])


def sole_winner(release):
    """The one supplier of the one active award, if no award is pending."""
    awards = active(release)
    if final(release) and len(awards) == 1 and len(suppliers_of(awards[0])) == 1:
        return suppliers_of(awards[0])[0]
    return None


def difference(release):
    """Between the winning and the next bid, and who made these; None if they do not compare."""
    winner = sole_winner(release)
    valid = [(Fraction(bid["value"]["amount"]), tenderer_of(bid)) for bid in bids_of(release, "valid")]
    won = [amount for amount, who in valid if who == winner]
    lost = [amount for amount, who in valid if who != winner]
    if winner is None or not won or not lost or min(lost) < min(won):
        return None
    next_ones = {who for amount, who in valid if who != winner and amount == min(lost)}
    return (min(lost) - min(won)) / min(won), winner, next_ones


def flagged(releases, minimum):
    """By indicator and group who or what is flagged. `minimum`: of R048, the procedures in which a supplier must have won."""
    found = defaultdict(set)
    releases = [release for release in releases if release["tender"]["status"] != "cancelled"]
    for release in releases:
        one_by_one(release, found)
    by_difference(releases, found)
    by_losing(releases, found)
    by_disqualified(releases, found)
    by_variety(releases, found, minimum)
    return found


def one_by_one(release, found):
    ocid, tender, submitted = release["ocid"], release["tender"], bids_of(release, *SUBMITTED)
    if tender["days"] < 15:
        found["003", "OCID"].add(ocid)
    if tender["procurementMethod"] in ("open", "selective") and tender["numberOfTenderers"] == 1:
        found["018", "OCID"].add(ocid)
    same = {
        tenderer_of(bid)
        for bid in submitted
        for other in submitted
        if bid["value"] == other["value"] and tenderer_of(bid) != tenderer_of(other)
    }
    winners = {supplier for award in active(release) for supplier in suppliers_of(award)}
    late = {tenderer_of(bid) for bid in bids_of(release, "valid") if bid["date"] > tender["tenderPeriod"]["endDate"]}
    valid = {tenderer_of(bid) for bid in bids_of(release, "valid")}
    out = {tenderer_of(bid) for bid in bids_of(release, "disqualified")}
    alone = valid if final(release) and len(valid) == 1 and valid == winners and out - valid else set()
    for indicator, tenderers in (("028", same), ("030", late & winners), ("035", alone)):
        if tenderers:
            found[indicator, "OCID"].add(ocid)
            found[indicator, "Tenderer"] |= tenderers
    if active(release) and valid:
        lowest = min(Fraction(bid["value"]["amount"]) for bid in submitted)
        if all(bid["status"] == "disqualified" for bid in submitted if Fraction(bid["value"]["amount"]) == lowest):
            found["036", "OCID"].add(ocid)


def by_difference(releases, found):
    compared = {release["ocid"]: difference(release) for release in releases}
    compared = {ocid: each for ocid, each in compared.items() if each}
    q1, q3 = quartiles([each[0] for each in compared.values()])
    low, high = q1 - Fraction(3, 2) * (q3 - q1), q3 + Fraction(3, 2) * (q3 - q1)
    for ocid, (size, winner, next_ones) in compared.items():
        if size <= low and low > 0 and q1 > 0:
            found["024", "OCID"].add(ocid)
            found["024", "Tenderer"] |= {winner} | next_ones
        if size >= high > 0:
            found["058", "OCID"].add(ocid)
            found["058", "Tenderer"].add(winner)


def fences(values):
    q1, q3 = quartiles(values)
    return q1 - Fraction(3, 2) * (q3 - q1), q3 + Fraction(3, 2) * (q3 - q1)


def by_losing(releases, found):
    """R025: of the procedures that one supplier won, in how many each tenderer took part, and how many it won."""
    took, won = defaultdict(int), defaultdict(int)
    for release in releases:
        winner = sole_winner(release)
        for who in {tenderer_of(bid) for bid in bids_of(release, "valid")} if winner else ():
            took[who] += 1
            won[who] += who == winner
    part = {who: Fraction(won[who], took[who]) for who in took}
    many = quantile(took.values(), Fraction(3, 4))
    low = fences(part.values())[0]
    if quartiles(part.values())[0] > 0 and low > 0:
        found["025", "Tenderer"] |= {who for who in took if took[who] >= many and part[who] <= low}


def by_disqualified(releases, found):
    """R038: which part of the submitted bids was disqualified, by buyer, by procuring entity and by tenderer."""
    counts = {group: defaultdict(lambda: [0, 0]) for group in ("Buyer", "ProcuringEntity", "Tenderer")}
    for release in releases:
        for bid in bids_of(release, *SUBMITTED):
            for group, who in (
                ("Buyer", release["buyer"]["id"]),
                ("ProcuringEntity", release["tender"]["procuringEntity"]["id"]),
                ("Tenderer", tenderer_of(bid)),
            ):
                counts[group][who][0] += bid["status"] == "disqualified"
                counts[group][who][1] += 1
    for group, each in counts.items():
        part = {who: Fraction(out, made) for who, (out, made) in each.items() if made >= 2}
        high = fences(part.values())[1]
        if high > 0:
            found["038", group] |= {who for who in part if part[who] >= high}


def by_variety(releases, found, minimum):
    """R048: how many kinds of items, by two digits, each sole supplier of awards has."""
    kinds, procedures = defaultdict(set), defaultdict(set)
    for release in releases:
        for award in active(release):
            if len(suppliers_of(award)) != 1:
                continue
            for item in award["items"]:
                kinds[suppliers_of(award)[0]].add(item["classification"]["id"][:2])
                procedures[suppliers_of(award)[0]].add(release["ocid"])
    variety = {who: len(kinds[who]) for who in kinds if len(procedures[who]) >= minimum}
    high = fences(variety.values())[1]
    found["048", "Tenderer"] |= {who for who in variety if variety[who] >= high}
