"""Commands whose whole output is kept as a golden file. Those named bad_… may leave nothing in log.db."""

DECIDE = "decide --policy policy.vrg"
LOGGED = DECIDE + " --log log.db"

CASES = {
    # Results.
    "decide": [f"{DECIDE} tender.json"],
    "decide_bid": [f"{DECIDE} --bid 'Goedkoop BV' tender.json tenders.jsonl"],
    "decide_explain": [f"{DECIDE} --explain notice.json no_bids.json"],
    "decide_json": [f"{DECIDE} --format json notice.json no_bids.json"],
    "decide_jsonl": [f"{DECIDE} --format jsonl --bid b1 tender.json"],
    "decide_colour": [f"{DECIDE} --color always tender.json"],
    "decide_notice": [f"{DECIDE} notice.json", f"{DECIDE} no_bids.json"],
    "decide_failed": [f"{DECIDE} fails.json"],
    "decide_bids": [f"{DECIDE} --bids bids.json notice.json", f"{DECIDE} --bids other_bids.json notice.json"],
    "decide_as_at": [f"{DECIDE} --as-at 2026-02-28 no_bids.json", f"{DECIDE} --as-at 2026-02-29 no_bids.json"],
    # One line of three is bad: it is told, leaves nothing in the log, and the others are decided.
    "decide_skips": [f"{LOGGED} tenders.jsonl", "log list log.db", f"{LOGGED} broken.jsonl"],
    "log": [
        f"{LOGGED} tender.json no_bids.json",
        f"{LOGGED} --draw-seed 42 --as-at 2026-01-01 tender.json",
        "log list log.db",
        "log list --format json log.db",
        "log show log.db 1",
        "log show log.db ocds-town-17 --explain",
        "log show log.db 3 --format json --bid b2",
        "log show log.db 1 --input",
        "log show log.db 1 --policy",
    ],
    "log_missing_entry": [
        f"{LOGGED} tender.json --format jsonl --bid none",
        "log show log.db 9",
        "log show log.db ocds-town-9",
        "log show log.db 1 --bid Groen",
        f"{LOGGED} tender.json --format jsonl --bid 'Groen Doem'",
        "log show log.db ocds-town-1",
    ],
    "check": ["check policy.vrg", "check warned.vrg", "check bad.vrg", "check --format json bad.vrg warned.vrg"],
    "test": ["test policy.vrg", "test failing.vrg", "test warned.vrg", "test bad.vrg"],

    "fmt": [
        "fmt --check policy.vrg",
        "fmt policy.vrg",
        "fmt --check policy.vrg",
        "fmt bad.vrg",
        "fmt nowhere.vrg",
        "fmt - policy.vrg",
    ],
    "translate": [
        "translate --to nl policy.vrg",
        "translate --to nl --write policy.vrg",
        "check policy.vrg",
        "translate --to en --write policy.vrg",
        "check policy.vrg",
        "translate --to nl bad.vrg",
        "translate --to fr policy.vrg",
    ],
    "dutch_messages": ["--lang nl check bad.vrg", "--lang nl check --format json bad.vrg", "--lang nl decide x.json"],

    # Use.
    "version": ["--version"],
    "help": ["--help", "check --help", "test --help", "decide --help", "fmt --help", "translate --help", "log --help", "log list --help", "log show --help"],
    "misuse": [
        "",
        "chek policy.vrg",
        "frobnicate",
        "log",
        "log lst log.db",
        "decide tender.json",
        "decide --polcy policy.vrg tender.json",
        f"{DECIDE}",
        f"{DECIDE} --format yaml tender.json",
        f"{DECIDE} --as-at yesterday tender.json",
        f"{DECIDE} - -",
        "--color sometimes check policy.vrg",
        "check",
        "check policy.vrg --strict-mode",
        "log show log.db",
        "log show log.db 1 2",
    ],

    # Each of these is one clear error with its place, and leaves nothing in the log.
    "bad_rule_file": ["decide --policy bad.vrg --log log.db tender.json"],
    "bad_rule_file_missing": ["decide --policy nowhere.vrg --log log.db tender.json", "check nowhere.vrg", "test nowhere"],
    "bad_rule_file_empty": ["decide --policy empty.vrg --log log.db tender.json"],
    "bad_rule_file_utf8": ["decide --policy latin1.vrg --log log.db tender.json"],
    "bad_rule_file_deep": ["check deep.vrg"],
    "bad_json": [f"{LOGGED} bad.json"],
    "bad_json_type": [f"{LOGGED} wrong_type.json"],
    "bad_json_field": [f"{LOGGED} --bids misspelt_bids.json notice.json"],
    "bad_json_empty": [f"{LOGGED} empty.json"],
    "bad_json_deep": [f"{LOGGED} deep.json"],
    "bad_json_utf8": [f"{LOGGED} latin1.json"],
    "bad_json_other": [f"{LOGGED} other.json"],
    # The missing file is found before the first is decided.
    "bad_json_missing": [f"{LOGGED} tender.json nowhere.json", f"{LOGGED} ."],
    "bad_log": [
        f"{DECIDE} --log . tender.json",
        f"{DECIDE} --log notes.txt tender.json",
        f"{DECIDE} --log no/such/folder.db tender.json",
        f"{DECIDE} --log /dev/full tender.json",
        "log list nowhere.db",
        "log show notes.txt 1",
    ],
}
