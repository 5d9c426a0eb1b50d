"""Who is let in where. One table is written out here, for a tender that is published; docs/permissions.md, which is made
from the program's own, tells of the other phases. The test holds the two against each other and the service against
both."""

import pathlib
import re

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/permissions.md"
COLUMNS = ["buyer", "committee", "bidder", "writer", "auditor", "admin", "witness", "court", "anyone"]  # of the page
ROLES = ["buyer", "committee", "bidder", "writer", "auditor", "admin", "court", "witness"]  # court: a role of a workflow
PHASES = ["draft", "published", "opened", "assessed", "announced"]

# in: it is done, or refused for what was sent; no: never for this role (403); wait: not in this phase (403); absent: as
# if it weren't there (404). What belongs to somebody is one's own here. What a row does not say of a witness, the last
# of them, is no.
PUBLISHED = {
    # operation           buyer   committee  bidder  writer  auditor  admin   court   witness
    "health":            "in      in         in      in      in       in      in      in",
    "readiness":         "in      in         in      in      in       in      in      in",
    "description":       "in      in         in      in      in       in      in      in",
    "metrics":           "no      no         no      no      no       in      no",
    "backUp":            "no      no         no      no      no       in      no",
    "listPolicies":      "in      in         in      in      in       in      in",
    "readPolicy":        "in      in         in      in      in       in      in",
    "checkPolicy":       "in      no         no      in      no       no      no",
    "reloadPolicies":    "no      no         no      in      no       no      no",
    "listTenders":       "in      in         in      in      in       no      in",
    "createTender":      "in      no         no      no      no       no      no",
    "readTender":        "in      in         in      in      in       no      in",
    "listTimers":        "in      in         in      in      in       no      in",
    "listLots":          "in      in         in      in      in       no      in",
    "readReleases":      "in      in         in      in      in       no      in",
    "readRecord":        "in      in         in      in      in       no      in",
    "correctTender":     "in      no         no      no      no       no      no",
    "takeEvent":         "in      in         in      no      no       no      in",
    "listBids":          "wait    wait       in      no      wait     no      no",
    "submitBid":         "no      no         in      no      no       no      no",
    "readBid":           "wait    wait       in      no      wait     no      no",
    "withdrawBid":       "no      no         in      no      no       no      no",
    "listAssessments":   "wait    wait       no      no      wait     no      no",
    "assess":            "no      wait       no      no      no       no      no",
    "listInterests":     "in      in         no      no      in       no      no",
    "declareInterest":   "in      in         no      no      no       no      no",
    "readLetter":        "wait    wait       wait    no      wait     no      no",
    "readReport":        "wait    wait       no      no      wait     no      no",
    "listDecisions":     "wait    wait       wait    no      wait     no      no",
    "listQuestions":     "in      wait       in      no      in       no      no",
    "previewMigration":  "in      no         no      no      no       no      no",
    "migrate":           "in      no         no      no      no       no      no",
    "readLog":           "in      in         no      no      in       in      no",
    "readEntry":         "in      in         no      no      in       absent  no",
    "streamLog":         "in      in         no      no      in       in      no",
    "readCheckpoint":    "no      no         no      no      no       in      no      in",
    "proveInclusion":    "no      no         no      no      no       in      no      in",
    "proveConsistency":  "no      no         no      no      no       in      no      in",
    "readLogKeys":       "no      no         no      no      no       in      no      in",
    "addCosignature":    "no      no         no      no      no       no      no      in",
    "listWebhooks":      "in      no         no      no      in       in      no",
    "addWebhook":        "in      no         no      no      in       in      no",
    "removeWebhook":     "in      no         no      no      in       in      no",
    "readSelf":          "in      in         in      in      in       in      in      in",
    "listUsers":         "no      no         no      no      in       in      no",
    "addUser":           "no      no         no      no      no       in      no",
    "changeUser":        "no      no         no      no      no       in      no",
    "listTokens":        "in      in         in      in      in       in      in      in",
    "makeToken":         "in      in         in      in      in       in      in      in",
    "revokeToken":       "in      in         in      in      in       in      in      in",
}
# There is a decision only once the bids are opened.
OPENED = {
    "readDecision":      "in      wait       wait    no      in       no      no",
    "explainDecision":   "in      wait       wait    no      in       no      no",
}
# Of somebody else: a bid of another organisation, a decision in which one has no bid, another user's tokens.
OF_ANOTHER = {
    "readBid":           "wait    wait       absent  no      wait     no      no",
    "withdrawBid":       "no      no         absent  no      no       no      no",
    "removeWebhook":     "absent  no         no      no      absent   in      no",
    "listTokens":        "absent  absent     absent  absent  in       in      absent  absent",
    "makeToken":         "absent  absent     absent  absent  absent   in      absent  absent",
    "revokeToken":       "absent  absent     absent  absent  absent   in      absent  absent",
    "readDecision":      None,  # in the phases of the page only
    "explainDecision":   None,
    "readLetter":        None,
}

# What in the page each operation needs; of several, one is enough.
NEEDS = {
    "health": ["read_health"], "readiness": ["read_health"], "description": ["read_api"], "metrics": ["read_metrics"],
    "backUp": ["back_up"], "listPolicies": ["list_policies"], "readPolicy": ["read_policy"],
    "checkPolicy": ["check_policy"], "reloadPolicies": ["load_policy"], "listTenders": ["list_tenders"],
    "createTender": ["create_tender"], "readTender": ["read_tender"], "listTimers": ["read_tender"],
    "listLots": ["read_tender"], "readReleases": ["read_release"], "readRecord": ["read_release"], "correctTender": ["correct_notice"], "takeEvent": ["do_event"],
    "listBids": ["list_bids"], "submitBid": ["submit_bid"], "readBid": ["read_bid"], "withdrawBid": ["withdraw_bid"],
    "listAssessments": ["read_assessments"], "assess": ["assess"], "listDecisions": ["read_decisions"],
    "listQuestions": ["read_questions"], "readDecision": ["read_decisions"], "explainDecision": ["read_explanations"],
    "listInterests": ["read_interests"], "declareInterest": ["declare_interest"],
    "readLetter": ["read_explanations"], "readReport": ["read_assessments"],
    "previewMigration": ["preview_migration"], "migrate": ["migrate"], "readLog": ["read_log", "read_service_log"],
    "readEntry": ["read_log"], "streamLog": ["read_log", "read_service_log"], "listWebhooks": ["manage_webhooks"],
    "readCheckpoint": ["read_checkpoints"], "proveInclusion": ["read_checkpoints"], "proveConsistency": ["read_checkpoints"],
    "readLogKeys": ["read_checkpoints"], "addCosignature": ["cosign"],
    "addWebhook": ["manage_webhooks"], "removeWebhook": ["manage_webhooks"], "readSelf": ["read_self"],
    "listUsers": ["list_users"], "addUser": ["change_users"], "changeUser": ["change_users"],
    "listTokens": ["list_tokens"], "makeToken": ["make_token"], "revokeToken": ["revoke_token"],
}
# Not of one tender: whoever may see anything of one is let in. A policy is seen where a tender under it is.
LISTS = {"listPolicies", "readPolicy", "listTenders"}


def by_hand(operation, role, own=True):
    """What the tables above say; nothing where they leave it to the page."""
    row = OF_ANOTHER.get(operation, PUBLISHED.get(operation)) if not own else {**PUBLISHED, **OPENED}[operation]
    return row and cell(row, role)


def cell(row, role):
    cells = row.split()
    return cells[ROLES.index(role)] if len(cells) > ROLES.index(role) else "no"


class Page:
    """docs/permissions.md."""

    def __init__(self):
        self.rows = {}
        for line in PAGE.read_text().splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if found := re.match(r"`(\w+)`$", cells[0]):
                self.rows[found[1]] = dict(zip(COLUMNS, cells[2:]))

    @staticmethod
    def grants(cell):
        """From which phase on one's own, and all; nothing: never."""
        own = everything = None
        for part in cell.split(", "):
            words = part.split()
            since = PHASES.index(words[-1]) if "from" in words else 0
            if words[0] == "own":
                own = since
            elif words[0] != "—":
                everything = since
        return own, everything

    def reach(self, need, role, phase):
        own, everything = self.grants(self.rows[need][role])
        at = PHASES.index(phase)
        if everything is not None and everything <= at:
            return "all"
        return "own" if own is not None and own <= at else None

    def expected(self, operation, role, phase, own=True):
        if operation == "readEntry" and role == "admin":
            return "absent"  # let in for entries about users, and this one is of a tender
        answers = [self.expected_of(need, operation, role, phase, own) for need in NEEDS[operation]]
        return "in" if "in" in answers else answers[0]

    def expected_of(self, need, operation, role, phase, own):
        if self.rows[need]["anyone"] == "yes":
            return "in"
        if self.grants(self.rows[need][role]) == (None, None):
            return "no"
        reach = self.reach(need, role, phase)
        if reach == "all" or operation in LISTS:
            return "in"
        if reach == "own":
            return "in" if own or operation not in OF_ANOTHER else "absent"
        return "wait" if self.reach("read_tender", role, phase) else "absent"
