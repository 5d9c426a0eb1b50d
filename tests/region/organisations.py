"""The marketplace of a region that was made up: 60 enterprises that call themselves social, and 200 suppliers. Nothing
in it is about anyone who exists."""

# The kinds of need: category, CPV code, and the stem that an offer has.
KINDS = {
    "greenery": ("services", "77310000-6", "7731"),
    "catering": ("services", "55520000-1", "5552"),
    "cleaning": ("services", "90910000-9", "9091"),
    "printing": ("services", "79810000-5", "7981"),
    "laundry": ("services", "98310000-9", "9831"),
    "removals": ("services", "98392000-7", "98392"),
    "translation": ("services", "79530000-8", "7953"),
    "training": ("services", "80530000-8", "8053"),
    "bicycles": ("services", "50840000-7", "5084"),
    "furniture": ("goods", "39130000-2", "3913"),
    "workwear": ("goods", "18110000-3", "1811"),
    "computers": ("goods", "30213000-5", "30213"),
    "playgrounds": ("goods", "37535200-9", "375352"),
    "paths": ("works", "45233200-1", "452332"),
    "painting": ("works", "45442100-8", "454421"),
    "roofs": ("works", "45261900-3", "452619"),
}
REGION = ["Alkmaar", "Bergen", "Castricum", "Dijk en Waard", "Heiloo", "Uitgeest"]
ELSEWHERE = ["Haarlem", "Hoorn", "Zaanstad", "Amsterdam", "Utrecht"]
BUYERS = {"alkmaar": "Alkmaar", "bergen": "Bergen", "castricum": "Castricum"}
# By the codes that a notice of each would carry; which municipality has which code was not looked up.
NUTS = {"Alkmaar": "NL328", "Bergen": "NL328", "Castricum": "NL323"}
CHARACTERISTICS = ["impact_first", "independent_enterprise", "stands_alone", "social_governance"]
TITLES = ["Statutes", "Annual accounts", "Letter of the accountant", "Minutes with stakeholders"]


def euros(amount):
    return {"amount": amount, "currency": "EUR"}


def organisations(chance):
    """Each is its party, its proofs and its certificates."""
    kinds = list(KINDS)
    made = [social(number, kinds, chance) for number in range(60)]
    made += [common(number, kinds, chance) for number in range(200)]
    return {each["party"]["id"]: each for each in made}


def social(number, kinds, chance):
    party = profile(f"XX-DEMO-s{number + 1:02}", f"Samen {number + 1}", REGION + ELSEWHERE[:1], kinds, number, chance)
    party["socialProcurement"] = {
        "missionInStatutes": True,
        "impactReport": True,
        "independent": True,
        "commercialIncomeShare": f"{chance.randint(50, 100)}%",
        "economicallyIndependent": True,
        "stakeholderDialogue": True,
        "profitDistributionShare": f"{chance.randint(0, 50)}%",
    }
    proofs, certificates = [], []
    kind = number % 10
    if kind <= 3:
        certificates.append(certificate(party, "code_sociale_ondernemingen", "2025-03-01", "2027-03-01"))
        certificates[0]["foundInRegister"] = number % 20 != 13
    elif kind == 9 and number % 20 == 9:
        certificates.append(certificate(party, "code_sociale_ondernemingen", "2024-08-15", "2026-08-15"))
    elif kind <= 6:
        proofs = [proof(party, place, chance) for place in range(4)]
    elif kind == 7:
        proofs = [proof(party, place, chance) for place in range(4)]
        for field in ("verifiedBy", "verified", "finding"):
            del proofs[number % 4][field]
    elif kind == 8:
        proofs = [proof(party, place, chance) for place in range(2)]
        proofs[1]["finding"] = "refuted" if number % 20 == 8 else "confirmed"
    else:
        proofs = [proof(party, place, chance) for place in range(4)]
        proofs[0]["verifiedBy"] = proofs[0]["broughtBy"]
    if number % 7 == 0:
        certificates.append(certificate(party, "pso", "2025-05-01", "2027-05-01", chance.randint(1, 3)))
    return {"party": party, "proofs": proofs, "certificates": certificates}


def common(number, kinds, chance):
    party = profile(f"XX-DEMO-c{number + 1:03}", f"Bedrijf {number + 1} BV", REGION + ELSEWHERE, kinds, number, chance)
    certificates = []
    if number % 20 != 19:  # of the others nothing is known
        party["socialProcurement"] = {"missionInStatutes": False}
    if number % 25 == 0:
        party["socialProcurement"] = {
            "missionInStatutes": True,
            "impactReport": True,
            "independent": True,
            "commercialIncomeShare": "100%",
            "economicallyIndependent": True,
            "stakeholderDialogue": True,
            "profitDistributionShare": "80%",
        }
        certificates.append(certificate(party, "b_corp", "2024-02-01", "2027-02-01"))
    if number % 10 == 5:
        terms = [("2025-02-01", "2027-02-01"), ("2024-02-15", "2026-02-15"), ("2025-01-01", "2027-06-01")]
        issued, expires = chance.choice(terms)
        certificates.append(certificate(party, "pso", issued, expires, chance.randint(0, 3)))
    return {"party": party, "proofs": [], "certificates": certificates}


def profile(identifier, name, homes, kinds, number, chance):
    offered = [kinds[number % len(kinds)], *chance.sample(kinds, chance.randint(0, 2))]
    home = chance.choice(homes)
    details = {
        "mission": "work for people who do not find it by themselves" if identifier.startswith("XX-DEMO-s") else "",
        "registered": f"2025-{1 + number % 12:02}-{1 + number % 28:02}T{8 + number // 28:02}:00:00Z",
        "services": [
            {"stem": KINDS[kind][2], "main": place == 0} for place, kind in enumerate(dict.fromkeys(offered))
        ],
        "municipalities": [home, *chance.sample(REGION, 4)],
        "nuts": chance.choice([[], [], ["NL32"], ["NL328"]]),
        "largestContract": euros(chance.choice([25_000, 60_000, 120_000, 250_000, 1_000_000, 3_000_000])),
    }
    if number % 30 == 29:
        del details["largestContract"]
    return {
        "id": identifier,
        "name": name,
        "roles": ["tenderer", "supplier"],
        "address": {"region": home},
        "exclusionGrounds": [],
        "profile": details,
    }


def proof(party, place, chance):
    verified = chance.choice(["2025-02-03", "2025-06-16", "2025-11-10", "2024-04-22"])
    return {
        "id": f"{party['id']}-proof-{place + 1}",
        "organisation": party["id"],
        "title": TITLES[place],
        "characteristic": CHARACTERISTICS[place],
        "date": "2024-01-15",
        "broughtBy": f"account-{party['id']}",
        "verifiedBy": f"account-region-{chance.randint(1, 3)}",
        "verified": verified,
        "finding": "confirmed",
    }


def certificate(party, scheme, issued, expires, step=None):
    made = {
        "id": f"{party['id']}-{scheme}",
        "organisation": party["id"],
        "name": scheme,
        "scheme": scheme,
        "issued": issued,
        "expires": expires,
        "foundInRegister": True,
    }
    return made if step is None else made | {"step": step}


def profile_document(organisation, day):
    """What the marketplace decides the badge of one enterprise on."""
    return {
        "ocid": f"profile-{organisation['party']['id']}",
        "date": f"{day}T09:00:00Z",
        "parties": [organisation["party"]],
        "proofs": organisation["proofs"],
        "certificates": organisation["certificates"],
        "candidates": [],
    }
