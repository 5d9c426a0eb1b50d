"""What the packages of workflows/region come to on a document, reckoned apart from the engine, with exact fractions.
Written from the descriptions in docs/region.md; it knows nothing of how the documents were made."""
from datetime import date, datetime
from fractions import Fraction

from kleene import both, compare, either, no, otherwise

REGION = ["Alkmaar", "Bergen", "Castricum", "Dijk en Waard", "Heiloo", "Uitgeest"]
IN_FORCE = date(2026, 7, 1)
LONGEST = {"pso": 2, "code_sociale_ondernemingen": 2, "b_corp": 3}
YEAR_OF_WORK = {
    "banenafspraak": 50_000,
    "participatiewet": 40_000,
    "wia_wao": 40_000,
    "practical_school": 35_000,
    "bbl": 35_000,
    "ww": 20_000,
    "bol": 20_000,
    "no_benefit": 10_000,
}
TO_SHOW = {
    "impact_first": "impact_first",
    "independence": "independent_enterprise",
    "own_risk": "stands_alone",
    "governance": "social_governance",
}
UNITS = {"people": "people", "hours": "hours", "co2": "kg", "reuse": "kg"}


def day(text):
    return None if text is None else date.fromisoformat(text[:10])


def money(value):
    return None if value is None else Fraction(str(value["amount"]))


def percent(text):
    return None if text is None else Fraction(text.rstrip("%")) / 100


def years_on(start, years):
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return start.replace(year=start.year + years, day=28)


def between(value, nothing, all_of_it):
    """The part of the way from the one to the other."""
    return min(max(Fraction(value - nothing, all_of_it - nothing), Fraction(0)), Fraction(1))


def round_cents(amount):
    """To cents; a half away from zero."""
    cents = int(abs(amount) * 100 + Fraction(1, 2))
    return Fraction(cents if amount >= 0 else -cents, 100)


class Marketplace:
    """The parties of a document with what they show, as at a day."""

    def __init__(self, document, today):
        self.today = today
        self.proofs = document["proofs"]
        self.certificates = document["certificates"]
        self.parties = {party["id"]: party for party in document["parties"]}
        self.known = {}

    # A proof ------------------------------------------------------------------------------------------------------

    def four_eyes(self, proof):
        return compare(lambda a, b: a != b, proof.get("verifiedBy"), proof.get("broughtBy"))

    def counts(self, proof):
        verified = day(proof.get("verified"))
        in_term = compare(lambda then: then <= self.today <= years_on(then, 2), verified)
        confirmed = compare(lambda found: found == "confirmed", proof.get("finding"))
        return both(self.four_eyes(proof), in_term, confirmed)

    def valid(self, certificate):
        in_term = day(certificate["issued"]) <= self.today <= day(certificate["expires"])
        return certificate["foundInRegister"] and in_term

    # An enterprise ------------------------------------------------------------------------------------------------

    def characteristics(self, party):
        known = party.get("socialProcurement", {})
        at_least = lambda field, least: compare(lambda part: part >= least, percent(known.get(field)))
        at_most = lambda field, most: compare(lambda part: part <= most, percent(known.get(field)))
        half = Fraction(1, 2)
        return {
            "impact_first": both(known.get("missionInStatutes"), known.get("impactReport")),
            "independent_enterprise": both(known.get("independent"), at_least("commercialIncomeShare", half)),
            "stands_alone": both(known.get("economicallyIndependent")),
            "social_governance": both(known.get("stakeholderDialogue"), at_most("profitDistributionShare", half)),
        }

    def has(self, party, scheme):
        return any(
            self.valid(each)
            for each in self.certificates
            if each["organisation"] == party["id"] and each["scheme"] == scheme
        )

    def shows(self, party, characteristic):
        shown = either(
            False,
            *(
                self.counts(each)
                for each in self.proofs
                if each["organisation"] == party["id"] and each["characteristic"] == characteristic
            ),
        )
        return either(shown, self.has(party, "b_corp")) if characteristic == "impact_first" else shown

    def declares(self, party):
        return both(*self.characteristics(party).values())

    def recognised(self, identifier):
        if identifier not in self.known:
            self.known[identifier] = self.is_recognised(identifier)
        return self.known[identifier]

    def is_recognised(self, identifier):
        party = self.parties[identifier]
        if self.has(party, "code_sociale_ondernemingen"):
            return True
        return both(self.declares(party), *(self.shows(party, each) for each in self.characteristics(party)))

    def badge(self, identifier):
        recognised, declares = self.recognised(identifier), self.declares(self.parties[identifier])
        if recognised:
            return "social_enterprise"
        if recognised is None or declares is None:
            return None
        return "declared" if declares else "other"

    def badge_now(self, identifier):
        if self.recognised(identifier):
            return "social_enterprise"
        return "declared" if self.declares(self.parties[identifier]) else "other"

    def from_region(self, identifier):
        return self.parties[identifier]["address"]["region"] in REGION

    # What is told of a profile ------------------------------------------------------------------------------------

    def outcomes(self):
        """By rule and subject whether it holds; what does not hold is left out."""
        told = Outcomes()
        for identifier in self.parties:
            told.add("region.profile.badge_given", identifier, self.recognised(identifier))
            badge = self.badge(identifier)
            declared = compare(lambda it: it == "declared", badge)
            told.add("region.profile.still_to_show", identifier, declared)
            for rule, characteristic in TO_SHOW.items():
                shown = self.shows(self.parties[identifier], characteristic)
                told.add(f"region.profile.{rule}_to_show", identifier, both(declared, no(shown)))
        for proof in self.proofs:
            told.add("region.profile.to_be_verified", proof["id"], "finding" not in proof)
            told.add("region.profile.verified_by_itself", proof["id"], no(self.four_eyes(proof)))
            old = compare(lambda then: years_on(then, 2) < self.today, day(proof.get("verified")))
            told.add("region.profile.verified_long_ago", proof["id"], old)
        for each in self.certificates:
            issued, expires = day(each["issued"]), day(each["expires"])
            told.add("region.profile.expired", each["id"], expires < self.today)
            soon = self.today <= expires and (expires - self.today).days <= 60
            told.add("region.profile.expires_soon", each["id"], soon)
            told.add("region.profile.valid_too_long", each["id"], expires > years_on(issued, LONGEST[each["scheme"]]))
        return told


class Outcomes(dict):
    def add(self, rule, subject, holds):
        if holds is not False:
            self[rule, subject] = "unknown" if holds is None else "yes"


class Purchase:
    """A tender with its candidates, bids, contract and ledger."""

    def __init__(self, document):
        tender = document["tender"]
        self.document = document
        self.tender = tender
        self.ocid = document["ocid"]
        self.buyer = document["buyer"]["id"]
        self.kind = tender["need"]["kind"]
        self.published = day(tender["tenderPeriod"]["startDate"])
        self.value = money(tender["value"])
        self.procedure = tender["procurementMethod"]
        self.private = self.procedure in ("direct", "limited")
        self.follows = self.published >= IN_FORCE
        self.period = "after" if self.follows else "before"
        self.market = Marketplace(document, self.published)
        self.candidates = {each["id"]: each for each in document["candidates"]}
        self.chosen = None

    # The procedure ------------------------------------------------------------------------------------------------

    def limits(self):
        """From where on several are asked, it is announced, and it is European."""
        works = self.tender["mainProcurementCategory"] == "works"
        return (50_000, 1_000_000, 5_404_000) if works else (50_000, 150_000, 216_000)

    def fitting(self):
        multiple, public, european = self.limits()
        for least, procedure in ((european, "european"), (public, "national"), (multiple, "multiple_private")):
            if self.value >= least:
                return procedure
        return "single_private"

    def allowed(self):
        lightest = {"direct": ["single_private"], "limited": ["single_private", "multiple_private"]}
        return self.fitting() in lightest.get(self.procedure, [self.fitting()])

    # The candidates -----------------------------------------------------------------------------------------------

    def profile(self, candidate):
        return self.market.parties[candidate["organisation"]]["profile"]

    def covers(self, candidate, main_only):
        stems = [each["stem"] for each in self.profile(candidate)["services"] if each["main"] or not main_only]
        codes = [item["classification"]["id"] for item in self.tender["items"]]
        return all(any(code.startswith(stem) for stem in stems) for code in codes)

    def works_there(self, candidate):
        profile = self.profile(candidate)
        return all(
            place["region"] in profile["municipalities"] or place["nuts"].startswith(tuple(profile["nuts"]))
            for place in self.tender["deliveryAddresses"]
        )

    def carries(self, candidate, times=1):
        largest = money(self.profile(candidate).get("largestContract"))
        return compare(lambda amount: amount >= times * self.value, largest)

    def suits(self, candidate):
        return both(self.covers(candidate, False), self.works_there(candidate), self.carries(candidate))

    def points(self, candidate):
        organisation = candidate["organisation"]
        room = self.carries(candidate, 2)
        if room is None:
            return None
        return (
            {"social_enterprise": 40, "declared": 10, "other": 0}[self.market.badge_now(organisation)]
            + 30 * self.covers(candidate, True)
            + 20 * self.market.from_region(organisation)
            + 10 * room
        )

    def social_here(self, candidate):
        organisation = candidate["organisation"]
        recognised = otherwise(self.market.recognised(organisation), False)
        return bool(self.suits(candidate)) and recognised and self.market.from_region(organisation)

    def places(self):
        """By candidate that suits, its place: by points, then by who is longest on the marketplace."""
        keys = {
            key: (-self.points(each), self.profile(each)["registered"])
            for key, each in self.candidates.items()
            if self.suits(each)
        }
        return {key: 1 + sum(other < mine for other in keys.values()) for key, mine in keys.items()}

    def turns(self, among, seats):
        """Those of whom fewer than `seats` others come before: equals at the border are all in."""
        keys = {each["id"]: self.waiting(each) for each in among}
        return [each for each in among if sum(key < keys[each["id"]] for key in keys.values()) < seats]

    def waiting(self, candidate):
        last = date.min if candidate.get("neverInvited") else day(candidate["lastInvited"])
        return last, -self.points(candidate), self.profile(candidate)["registered"]

    def to_ask(self):
        """The identifiers of the candidates whose turn it is."""
        if self.chosen is None:
            seats = {"direct": 1, "limited": 3}.get(self.procedure, 0)
            social = self.turns([each for each in self.candidates.values() if self.social_here(each)], min(seats, 1))
            others = [each for each in self.candidates.values() if self.suits(each) and each not in social]
            self.chosen = {each["id"] for each in social + self.turns(others, seats - len(social))}
        return self.chosen

    def asked(self, candidate):
        return any(bid["tenderers"][0]["id"] == candidate["organisation"] for bid in self.document["bids"]["details"])

    # The award ----------------------------------------------------------------------------------------------------

    def totals(self):
        """By bid its total, rounded to cents."""
        return {bid["id"]: self.total(bid) for bid in self.document["bids"]["details"]}

    def quality(self, bid):
        """What it takes off the price."""
        return Fraction(25, 100) * self.value * between(self.mark(bid), 60, 100)

    def mark(self, bid):
        marks = sorted(Fraction(str(each["score"])) for each in bid["assessments"])
        middle = len(marks) // 2
        return marks[middle] if len(marks) % 2 else (marks[middle - 1] + marks[middle]) / 2

    def total(self, bid):
        poor = Fraction(10, 100) * self.value * between(self.mark(bid), 60, 0)
        return round_cents(money(bid["value"]) - self.quality(bid) + poor)

    def winner(self):
        """The lowest total; of equals the better quality, then a social enterprise, then the lower price."""
        key = lambda bid: (self.total(bid), -self.quality(bid), -self.preferred(bid), money(bid["value"]))
        bids = sorted(self.document["bids"]["details"], key=key)
        if len(bids) > 1 and key(bids[0]) == key(bids[1]):
            raise AssertionError(f"{self.ocid}: equals; this reckoning draws no lots")
        return bids[0]["id"] if bids else None

    def preferred(self, bid):
        return bool(self.follows and self.market.recognised(bid["tenderers"][0]["id"]))

    # The contract -------------------------------------------------------------------------------------------------

    def contracts(self):
        return self.document["contracts"]

    def supplier(self, contract):
        awards = {each["id"]: each for each in self.document["awards"]}
        return awards[contract["awardID"]]["suppliers"][0]["id"]

    def is_social(self, contract):
        return self.market.recognised(self.supplier(contract))

    # The ledger ---------------------------------------------------------------------------------------------------

    def duties(self):
        return self.document["socialReturn"]["duties"]

    def performances(self):
        return self.document["socialReturn"]["performances"]

    def owed(self, duty):
        contract = next(each for each in self.contracts() if each["id"] == duty["contract"])
        return percent(duty["share"]) * money(contract["value"])

    def duty_of(self, performance):
        return next(each for each in self.duties() if each["id"] == performance["duty"])

    def worth(self, performance):
        if performance["kind"] == "hiring":
            return percent(performance["part"]) * YEAR_OF_WORK[performance["group"]]
        if performance["kind"] == "pso":
            part = {0: Fraction(0), 1: Fraction(1, 4), 2: Fraction(1, 2), 3: Fraction(1)}[performance["step"]]
            return part * self.owed(self.duty_of(performance))
        recognised = self.market.recognised(performance["enterprise"])
        if recognised is None:
            return None
        return money(performance.get("amount")) if recognised else Fraction(0)

    def vouched(self, performance):
        who = performance.get("vouchedBy")
        return "proof" in performance and who is not None and who != performance["claimedBy"]

    def repeats(self, performance):
        before = [each for each in self.performances() if each["number"] < performance["number"]]
        return any(self.vouched(each) and each["proof"] == performance.get("proof") for each in before)

    def on_the_ladder(self, performance):
        steps = [each for each in self.performances() if each["kind"] == "pso" and each["duty"] == performance["duty"]]
        return performance["kind"] == "hiring" and any(each["step"] >= 1 and self.vouched(each) for each in steps)

    def credit(self, performance):
        if not self.vouched(performance) or self.repeats(performance) or self.on_the_ladder(performance):
            return Fraction(0)
        return self.worth(performance)

    def done(self, duty):
        credits = [self.credit(each) for each in self.performances() if each["duty"] == duty["id"]]
        return None if None in credits else sum(credits, Fraction(0))

    def balance(self, duty):
        return compare(lambda done: self.owed(duty) - done, self.done(duty))

    def met(self, duty):
        return compare(lambda balance: balance <= 0, self.balance(duty))

    # The impact ---------------------------------------------------------------------------------------------------

    def observations(self):
        return self.document["impact"]["observations"]

    def bound(self, observation, name):
        value = observation.get(name, observation.get("amount"))
        return None if value is None else Fraction(str(value))

    def sound(self, observation):
        who = observation.get("vouchedBy")
        return (
            "proof" in observation
            and who is not None
            and who != observation["claimedBy"]
            and observation["unit"] == UNITS[observation["indicator"]]
            and "method" in observation
            and "source" in observation
            and observation["period"]["startDate"] <= observation["period"]["endDate"]
        )

    # What is told -------------------------------------------------------------------------------------------------

    def outcomes(self):
        told = self.market.outcomes()
        told.add("nl.procedure_choice.procedure_asked", "tender", True)
        told.add("region.buying.too_light_below", "tender", not self.allowed())
        told.add("nl.procedure_choice.too_light", "tender", self.fitting() == "european" and self.private)
        european = self.value >= self.limits()[2]
        told.add("nl.thresholds.direct_above_threshold", "tender", self.procedure == "direct" and european)
        none = not any(self.social_here(each) for each in self.candidates.values())
        found = "noSocialEnterprise" in self.tender["need"]
        told.add("region.buying.none_suits", "tender", self.follows and self.private and none and not found)
        for each in self.candidates.values():
            self.add_candidate(told, each)
        looked_at = day(self.document["date"])
        for duty in self.duties():
            late = both(day(duty["due"]) < looked_at, no(self.met(duty)))
            told.add("region.impact.overdue", duty["id"], late)
        for each in self.performances():
            self.add_performance(told, each)
        for each in self.observations():
            told.add("region.impact.not_sound", each["id"], not self.sound(each))
            crossed = compare(lambda least, most: least > most, self.bound(each, "atLeast"), self.bound(each, "atMost"))
            told.add("region.impact.bounds_crossed", each["id"], crossed)
        return told

    def add_candidate(self, told, each):
        told.add("region.matching.fits", each["id"], self.suits(each))
        told.add("region.matching.size_asked", each["id"], "largestContract" not in self.profile(each))
        turn, asked = each["id"] in self.to_ask(), self.asked(each)
        told.add("region.buying.ask_this_one", each["id"], self.follows and turn)
        free = "whyOthersAsked" in self.tender["need"]
        watched = self.follows and self.private and not free
        told.add("region.buying.passed_over", each["id"], watched and turn and not asked)
        told.add("region.buying.asked_unfit", each["id"], both(watched and asked, no(self.suits(each))))

    def add_performance(self, told, each):
        told.add("region.impact.counted_already", each["id"], self.repeats(each))
        told.add("region.impact.in_the_ladder_already", each["id"], self.on_the_ladder(each))
        told.add("region.impact.nobody_vouches", each["id"], not self.vouched(each))
        bought = each["kind"] == "subcontracting"
        common = no(self.market.recognised(each["enterprise"])) if bought else False
        told.add("region.impact.not_a_social_enterprise", each["id"], common)
        told.add("region.impact.amount_of_invoice", each["id"], bought and "amount" not in each)
