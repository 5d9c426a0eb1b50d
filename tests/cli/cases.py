"""Commands whose whole output is kept as a golden file. Those named bad_… may leave nothing in log.db."""

DECIDE = "decide --policy policy.vrg"
LOGGED = DECIDE + " --log log.db"
SIMULATE = "simulate --policy procedure.vrg"

# Lines that the session is asked, with some that go wrong between them.
REPL = """count of bids
bid.price
:bid 2
turnover_share * tender.value
:why too_small
:set bid.bidder.turnover EUR 60,000
:why too_small
:set
:unset
too_small of bid
:bid Vers & Snel
too_small of bid
:bid 9
:type quality of bid
:type bids
bid.prise
bid.price > 5
1 + (
:explain
:set bid.price yes
:set bid.price
:why price
:why pric
:names turnover
:decide
:reload
:help
:quit
never asked
"""

CASES = {
    # Results.
    "decide": [f"{DECIDE} tender.json"],
    "decide_bid": [f"{DECIDE} --bid 'Goedkoop BV' tender.json tenders.jsonl"],
    "decide_explain": [f"{DECIDE} --explain notice.json no_bids.json"],
    "decide_json": [f"{DECIDE} --format json notice.json no_bids.json"],
    "decide_jsonl": [f"{DECIDE} --format jsonl --bid b1 tender.json"],
    "decide_colour": [f"{DECIDE} --color always tender.json"],
    "decide_notice": [f"{DECIDE} notice.json", f"{DECIDE} no_bids.json"],
    "decide_case_id": [
        "decide --policy own.vrg --case-id /id own.jsonl",
        "decide --policy own.vrg --case-id /id --format jsonl --bid b own.jsonl",
        "explain --policy own.vrg --case-id /id --tender t1 --bid b own.jsonl",
        "decide --policy own.vrg --case-id /bids/0/id --bid nobody own.jsonl",
        "decide --policy own.vrg --case-id /id empty.json",
        "decide --policy own.vrg --case-id id own.jsonl",
    ],
    "decide_outcomes": [
        f"{DECIDE} --outcomes tender.json no_bids.json notice.json",
        f"{DECIDE} --outcomes --jobs 3 broken.jsonl",
        "decide --policy lots.vrg --outcomes lots.json",
        f"{DECIDE} --outcomes --explain tender.json",
        f"{DECIDE} --outcomes --log log.db tender.json",
        f"{DECIDE} --outcomes --bid b1 tender.json",
        f"{DECIDE} --outcomes --format jsonl tender.json",
        f"{DECIDE} --jobs 0 tender.json",
    ],
    "decide_failed": [f"{DECIDE} fails.json"],
    "decide_bids": [f"{DECIDE} --bids bids.json notice.json", f"{DECIDE} --bids other_bids.json notice.json"],
    "decide_as_at": [f"{DECIDE} --as-at 2026-02-28 no_bids.json", f"{DECIDE} --as-at 2026-02-29 no_bids.json"],
    # One line of three is bad: it is told, leaves nothing in the log, and the others are decided.
    "decide_skips": [f"{LOGGED} tenders.jsonl", "log list log.db", f"{LOGGED} broken.jsonl"],
    "explain": [
        "explain --policy policy.vrg tender.json",
        "explain --policy policy.vrg --bid 'Goedkoop BV' tenders.jsonl",
        "explain --policy policy.vrg --bid b1 --format json tender.json",
        "explain --policy policy.vrg --tender ocds-town-9 tender.json",
        "explain --policy policy.vrg --bid nobody tender.json",
        "explain --policy policy.vrg",
    ],
    "lots": [
        "decide --policy lots.vrg --log log.db lots.json",
        "decide --policy lots.vrg --format json lots.json",
        "log list log.db",
        "log show log.db 1 --explain",
        "explain --policy lots.vrg --bid ol-4 lots.json",
    ],
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
    "decide_at": [
        "decide --policy procedure.vrg --at 2026-04-10T11:59+02:00 --format jsonl opened.json",
        "decide --policy procedure.vrg --at 2026-04-10T11:59+02:00 opened.json",
        "decide --policy procedure.vrg --at 2026-04-10T12:00+02:00 opened.json",
    ],
    "simulate": [
        f"{SIMULATE} --events procedure.jsonl procedure.json",
        f"{SIMULATE} --events procedure.jsonl --until 2026-06-11T00:00+02:00 --workflow procedure procedure.json",
    ],
    "simulate_explain": [f"{SIMULATE} --events short.jsonl --explain procedure.json"],
    "simulate_json": [f"{SIMULATE} --events short.jsonl --format json procedure.json"],
    "simulate_wait": [f"{SIMULATE} --from 2026-03-02T09:00+01:00 --until 2026-06-11T00:00+02:00 procedure.json"],
    "bad_events": [
        f"{SIMULATE} --events {name}.jsonl procedure.json"
        for name in ("bad_events", "bad_time", "no_event", "backwards", "wrong_facts", "cut_off", "nowhere")
    ] + [
        f"{SIMULATE} procedure.json",
        f"{SIMULATE} --events short.jsonl nowhere.json",
        f"{SIMULATE} --workflow proceduer --events short.jsonl procedure.json",
        "simulate --policy policy.vrg --events short.jsonl procedure.json",
        f"{SIMULATE} --until tomorrow procedure.json",
    ],
    "check": ["check policy.vrg", "check warned.vrg", "check bad.vrg", "check --format json bad.vrg warned.vrg"],
    "test": ["test policy.vrg", "test failing.vrg", "test warned.vrg", "test bad.vrg"],
    "test_filter": ["test --filter better policy.vrg", "test --filter Better policy.vrg"],
    "test_coverage": [
        "test --coverage policy.vrg",
        "test --coverage covered.vrg",
        "test --coverage layered.vrg",
        "test --coverage measures.vrg",
        "test --min-coverage 60% policy.vrg",
        "test --min-coverage 99.5 --coverage policy.vrg covered.vrg",
        "test --coverage-json /dev/stdout policy.vrg",
        "test --min-coverage 101% policy.vrg",
        "test --coverage-json no/such/folder.json policy.vrg",
    ],
    "test_junit": ["test --junit /dev/stdout policy.vrg failing.vrg bad.vrg"],
    "graph": [
        "graph --format dot policy.vrg",
        "graph --format dot --to too_small policy.vrg",
        "graph --format dot --from tender.value --to best policy.vrg",
        "graph --format dot measures.vrg",
        "graph --to too_smal policy.vrg",
        "graph --format dot bad.vrg",
    ],
    "graph_workflow": [
        "graph --format dot --workflow procedure procedure.vrg",
        "graph --workflow procedur procedure.vrg",
        "graph --workflow procedure policy.vrg",
    ],
    "doc_workflow": ["doc procedure.vrg", "doc --lang nl procedure.vrg"],
    "doc": ["doc policy.vrg"],
    "doc_layered": ["doc layered.vrg"],
    "doc_dutch": ["doc --lang nl covered.vrg", "doc dutch.vrg"],
    "doc_literate": ["doc literate.md"],
    "doc_misuse": ["doc policy.vrg covered.vrg", "doc bad.vrg -o page.html", "doc policy.vrg -o no/such/page.html"],
    "repl": [
        ("repl policy.vrg tender.json", REPL),
        ("repl policy.vrg", "1 / 3\nquality of bid\n:set tender.value EUR 5\ntender.value * 2\n"),
        ("repl dutch.vrg tender.json", "aantal van bids\nhoogte van tender\n:why hoog\n:set tender.value onbekend\n"
                                       ":why hoog\n:names hoog\n"),
        ("repl bad.vrg", "1\n"),
        ("repl policy.vrg nowhere.json", "1\n"),
    ],

    "measure": ["measure --policy measures.vrg contracts.jsonl", "measure --policy policy.vrg contracts.jsonl"],
    "measure_explain": ["measure --policy measures.vrg --measure social_share --explain --all-cases contracts.jsonl"],
    "measure_json": ["measure --policy measures.vrg --measure favourite --format json --explain contracts.jsonl"],
    "measure_csv": ["measure --policy measures.vrg --format csv contracts.jsonl"],
    "lock": [
        "lock --check measures.vrg",
        "lock measures.vrg",
        "lock --check measures.vrg",
        "test measures.vrg",
    ],

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
    "help": ["--help", "check --help", "test --help", "graph --help", "doc --help", "repl --help", "decide --help", "explain --help", "simulate --help", "measure --help",
             "lock --help", "fmt --help", "translate --help", "log --help", "log list --help", "log show --help"],
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
        "measure --policy measures.vrg --measure social_shar contracts.jsonl",
        "measure --policy measures.vrg --format jsonl contracts.jsonl",
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
