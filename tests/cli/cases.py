"""Commands whose whole output is kept as a golden file. Those named bad_… may leave nothing in log.db."""

DECIDE = "decide --policy policy.vrg"
LOGGED = DECIDE + " --log log.db"
SIMULATE = "simulate --policy procedure.vrg"

ESPD = "decide --policy espd/policy.vrg --bids espd/bids.json"
ANSWERS = "--bids espd/fraude-2.1.1.xml --bids espd/percelen-4.0.0.xml"

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

BAD_SHEETS = [
    "convert --assessments wrong_marks.csv bids.json",
    "convert --assessments marks.csv",
    "convert --assessments latin1.csv bids.json",
    "convert --assessments mixed.csv bids.json",
    "convert --assessments unclosed.csv bids.json",
    "convert --assessments notes.txt bids.json",
    "convert --assessments marks.csv --sheet Marks bids.json",
    "convert --suppliers suppliers.csv",
    "convert --policy policy.vrg --suppliers wrong_suppliers.csv",
    "convert --policy policy.vrg --suppliers wrong_columns.csv",
    "convert --policy policy.vrg --suppliers facts.csv bids.json",
]

# That of an example of another project (golang.org/x/mod/sumdb/note).
PUBLIC_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

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
        "decide --policy flags.vrg --outcomes tender.json no_bids.json notice.json",
        f"{DECIDE} --outcomes --explain tender.json",
        f"{DECIDE} --outcomes --log log.db tender.json",
        f"{DECIDE} --outcomes --bid b1 tender.json",
        f"{DECIDE} --outcomes --format jsonl tender.json",
        f"{DECIDE} --jobs 0 tender.json",
    ],
    "decide_failed": [f"{DECIDE} fails.json"],
    # Each kind of value that can't be reckoned, and lots that can't be awarded.
    "failures": ["decide --policy failures.vrg failures.json"],
    "failures.nl": ["translate --to nl --write failures.vrg", "decide --policy failures.vrg failures.json"],
    "failed_lots": [
        "decide --policy failed_lots.vrg failed_lots.json",
        "decide --policy many_lots.vrg many_lots.json",
        "decide --lang nl --policy failed_lots.vrg failed_lots.json",
    ],
    "failed_deadlines": [
        f"simulate --policy deadlines.vrg --workflow {name} --from 2026-03-02T09:00+01:00 "
        "--until 2026-04-01T09:00+02:00 deadlines.json"
        for name in ("hasty", "circles")
    ],
    "eforms": [
        f"{DECIDE} --explain notice.xml",
        f"{DECIDE} --outcomes notice.xml tender.json result.xml",
        "convert --format jsonl notice.xml result.xml",
        "convert notices/faulty.xml",
        "convert notices/faulty.xml notices/invoice.xml",
        "convert --to ted notice.xml",
        "convert tender.json",
        "convert -o notice.xml notice.xml",
    ],
    "eforms.nl": [
        "--lang nl convert notices/faulty.xml notices/cut_off.xml notices/doctype.xml notices/deep.xml notices/invoice.xml",
        f"{DECIDE} --lang nl notices/faulty.xml",
    ],
    # Who was convicted, who was and owes taxes, who has nothing to hide or has left two questions open.
    "espd": [
        f"{ESPD} {ANSWERS} --bids espd/schoon-3.3.0.xml espd/tender.json",
        f"{ESPD} {ANSWERS} --bids espd/open-3.3.0.xml espd/tender.json",
        "convert --format jsonl espd/schoon-3.3.0.xml notice.xml",
        "convert espd/faulty.xml espd/headless.xml espd/twofold.xml espd/form.xml",
    ] + [
        f"{ESPD} --bids espd/{name}.xml espd/tender.json"
        for name in ("faulty", "form", "version_1", "nobody", "elsewhere")
    ] + ["decide --policy espd/policy.vrg espd/schoon-3.3.0.xml"],
    "espd.nl": [
        "--lang nl convert espd/faulty.xml espd/headless.xml espd/twofold.xml",
    ] + [
        f"{ESPD} --lang nl --bids {name}.xml espd/tender.json"
        for name in ("espd/faulty", "espd/form", "espd/version_1", "espd/nobody", "espd/elsewhere", "notice")
    ] + ["decide --lang nl --policy espd/policy.vrg espd/schoon-3.3.0.xml"],
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
    "explain_log": [
        f"{LOGGED} --draw-seed 42 tender.json",
        "explain --log log.db 1",
        "explain --log log.db --bid 'Goedkoop BV' 1",
        "explain --log log.db --format json --bid b2 1",
        "explain --log log.db --format html 1",
    ],
    "explain_log_misuse": [
        f"{LOGGED} tender.json",
        "explain tender.json",
        "explain --policy policy.vrg --format html tender.json",
        "explain --log log.db --policy policy.vrg 1",
        "explain --log log.db ocds-town-17",
        "explain --log log.db 1 2",
        "explain --log log.db 9",
        "explain --log log.db --bid Groen 1",
        "explain --log none.db 1",
        "explain --log tender.json 1",
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
    "measure_rows": [
        "measure --policy rows.vrg contracts.jsonl",
        "measure --policy rows.vrg --measure most_social --explain contracts.jsonl",
        "measure --policy rows.vrg --measure social --format json contracts.jsonl",
        "graph --format dot rows.vrg",
        "doc rows.vrg",
    ],
    "measure_csv": ["measure --policy measures.vrg --format csv contracts.jsonl"],
    "decide_sheet": [
        f"{DECIDE} --format csv tender.json no_bids.json",
        f"{DECIDE} --format csv --bid b1 tender.json no_bids.json",
        f"--lang nl {DECIDE} --format csv tender.json",  # what is for programs stays as it is
        f"{DECIDE} --format csv fails.json",
        "decide --policy lots.vrg --format csv lots.json",
        f"{DECIDE} --format csv --explain tender.json",
        f"{DECIDE} --format xlsx --bom tender.json",
        f"{DECIDE} --bom tender.json",
        "decide --policy flags.vrg --format csv tender.json",
    ],
    "decide_sheet.nl": [
        f"--lang nl {DECIDE} --format csv --explain tender.json",
        f"--lang nl {DECIDE} --bom tender.json",
        "--lang nl decide --policy flags.vrg --format xlsx tender.json",
    ],
    "convert_sheets": [
        "convert --policy policy.vrg --suppliers suppliers.csv",
        "convert --policy policy.vrg --suppliers suppliers.csv --assessments marks.csv --format jsonl",
        "convert --assessments marks.csv bids.json -o marked.json",
        "convert --assessments marks.csv -o bids.json bids.json",
        "convert --assessments marks.csv notice.json",
        "convert --assessments nowhere.csv bids.json",
        "convert --policy policy.vrg notice.xml",
        "convert --sheet Marks notice.xml",
        "convert",
    ],
    "bad_sheets": BAD_SHEETS,
    "bad_sheets.nl": [f"--lang nl {command}" for command in BAD_SHEETS],
    "lock": [
        "lock --check measures.vrg",
        "lock measures.vrg",
        "lock --check measures.vrg",
        "test measures.vrg",
    ],
    "diff": [
        "diff policy.vrg policy.vrg",
        "diff policy.vrg village.vrg",
        "diff --format json policy.vrg village.vrg",
        "diff served twice",
        "diff served policy.vrg",
        "diff town.terms town/terms.vrg --packages .",
        "diff policy.vrg nowhere.vrg",
        "diff policy.vrg bad.vrg",
        "diff policy.vrg",
    ],
    "diff.nl": ["diff --lang nl policy.vrg village.vrg", "diff --lang nl served twice"],
    "bad_packages": [
        "package publish town --key open.key --out town.zip",
        "package publish town --key nowhere.key --out town.zip",
        "package verify notes.txt --key nobody",
        f"package verify notes.txt --key {PUBLIC_KEY}",
        f"package verify nowhere.zip --key {PUBLIC_KEY}",
        f"package verify . --key {PUBLIC_KEY}",
        f"package add notes.txt --key {PUBLIC_KEY} --to packages",
        f"--lang nl package add notes.txt --key {PUBLIC_KEY} --to packages",
        "package key new.key --name a+b",
        "package add",
        "package",
    ],
    "experience": ["check noted.vrg", "diff noted.vrg noted.vrg", "check misnoted.vrg", "--lang nl check misnoted.vrg",
                   "doc misnoted.vrg", "doc noted.vrg", "doc --lang nl noted.vrg"],

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

    # The same for who reads Dutch. Those named ….nl may have none of the program's English in what is written.
    "decide.nl": [
        "translate --to nl --write policy.vrg",
        f"{DECIDE} tender.json",
        f"{DECIDE} --bid 'Goedkoop BV' tender.json tenders.jsonl",
        f"{DECIDE} --explain notice.json no_bids.json",
        f"{DECIDE} fails.json",
        f"{DECIDE} broken.jsonl",
        "decide --lang nl --policy procedure.vrg --at 2026-04-10T11:59+02:00 opened.json",
    ],
    "decide_json.nl": [f"{DECIDE} --lang nl --format json --bid b2 tender.json"],
    "explain.nl": [
        "explain --lang nl --policy policy.vrg tender.json",
        "explain --lang nl --policy policy.vrg --bid 'Goedkoop BV' tenders.jsonl",
        "explain --lang nl --policy policy.vrg --bid b2 --format json tender.json",
    ],
    "explain_log.nl": [
        f"{LOGGED} --lang nl tender.json",
        "explain --lang nl --log log.db 1",
        "explain --lang nl --log log.db --format html 1",
        "explain --lang nl tender.json",
        "explain --lang nl --log log.db --tender ocds-town-17 1",
        "explain --lang nl --policy policy.vrg --format html tender.json",
        "explain --lang nl --log log.db b2",
    ],
    "lots.nl": [
        "translate --to nl --write lots.vrg",
        "decide --policy lots.vrg --log log.db lots.json",
        "log list log.db",
        "log show log.db 1 --explain",
        "explain --policy lots.vrg --bid ol-4 lots.json",
    ],
    "log.nl": [
        f"{LOGGED} --lang nl tender.json no_bids.json",
        "log list --lang nl log.db",
        "log show --lang nl log.db 1 --explain",
        "log show --lang nl log.db 2",
        "log show --lang nl --format json --bid b2 log.db 1",
    ],
    # What is logged does not depend on who read it first.
    "log_in_english": [f"{LOGGED} --lang nl tender.json", "log show log.db 1 --explain"],
    "measure.nl": [
        "measure --lang nl --policy measures.vrg contracts.jsonl",
        "measure --lang nl --policy measures.vrg --measure social_share --explain --all-cases contracts.jsonl",
        "measure --lang nl --policy measures.vrg --measure favourite --format json --explain contracts.jsonl",
        "measure --lang nl --policy rows.vrg --measure social contracts.jsonl",
    ],
    "simulate.nl": [
        "translate --to nl --write procedure.vrg",
        f"{SIMULATE} --events procedure.jsonl procedure.json",
        f"{SIMULATE} --events short.jsonl --explain procedure.json",
        f"{SIMULATE} --events short.jsonl --format json procedure.json",
    ],
    "test.nl": [
        "test --lang nl policy.vrg failing.vrg",
        "test --lang nl --coverage covered.vrg",
        "test --lang nl --junit /dev/stdout failing.vrg",
        "test --lang nl --coverage-json /dev/stdout policy.vrg",
    ],
    "repl.nl": [("repl --lang nl policy.vrg tender.json", REPL)],

    # Use.
    "version": ["--version"],
    "help": ["--help", "check --help", "test --help", "graph --help", "doc --help", "repl --help", "decide --help", "bench --help", "explain --help", "simulate --help", "measure --help", "convert --help",
             "lock --help", "diff --help", "package --help", "package key --help", "package publish --help",
             "package verify --help", "package add --help", "fmt --help", "translate --help", "log --help", "log list --help", "log show --help",
             "user --help", "user add --help", "user change --help", "token --help", "token add --help", "serve --help", "submit --help", "backup --help"],
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
    # What people who write policies and facts are used to elsewhere, or mistype.
    "slips": ["check slips.vrg", "decide --policy asked.vrg --format jsonl slips.jsonl"],
    "bad_json": [f"{LOGGED} bad.json"],
    "bad_xml": [f"{LOGGED} notices/{name}.xml" for name in ("cut_off", "doctype", "deep", "invoice", "faulty")],
    "bad_espd": [f"{LOGGED} --bids espd/{name}.xml tender.json" for name in ("faulty", "form", "headless")],
    "bad_json_type": [f"{LOGGED} wrong_type.json"],
    "bad_json_field": [f"{LOGGED} --bids misspelt_bids.json notice.json"],
    "bad_json_empty": [f"{LOGGED} empty.json"],
    "bad_json_records": [
        f"{LOGGED} records/{name}.json"
        for name in ("two_bids", "two_parties", "two_elements", "nobody", "linked", "key_twice")
    ] + [
        f"{DECIDE} {lang}records/{name}.json"
        for name in ("comma_at_end", "bids_as_list") for lang in ("", "--lang nl ")
    ] + [
        f"{LOGGED} --bids records/two_values.json notice.json",
        f"{LOGGED} --bids bids.json --bids bids.json notice.json",
    ],
    "bad_lock": ["check locked/policy.vrg", "decide --policy locked/policy.vrg --log log.db tender.json"],
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
    # The service: its users and tokens, what it needs to start, and who asks it.
    "bad_users": [
        f"{command} --data service.db"
        for command in ("user add 'jan de vries'", "user add bakker --role bidder", "user add jan --role 'first reader'",
                        "user add jan --organisation x --role bidder --role buyer", "user disable jan",
                        "user change jan --role buyer", "token add jan", "token revoke 4f1c09d2a7b35e60", "user add jan",
                        "user add jan", "token add jan --days 367", "user disable jan", "token add jan",
                        "--lang nl token add jan", "token list jan", "token list nobody")
    ],
    "bad_data": [
        f"{command} --data {name}"
        for command in ("user list", "backup copy.db") for name in ("nowhere.db", "notes.txt", ".")
    ] + [
        "user add jan --data service.db",
        "backup --data service.db notes.txt",
        "backup --data service.db no/such/copy.db",
    ],
    "bad_start": [
        f"serve {options}"
        for options in ("", *(f"--policies served --data {each}" for each in (
            "notes.txt", "no/such/service.db", "service.db --key-file no/such.key", "service.db --key-file open.key",
            "service.db --key-file short.key", "service.db --signing-key-file no/such.key",
            "service.db --signing-key-file open.key", "service.db --listen 127.0.0.1",
            "service.db --listen localhost:80",
            "service.db --listen 203.0.113.1:80", "service.db --listen-tls 127.0.0.1:0",
            "service.db --listen-tls 127.0.0.1:0 --certificate nowhere.pem --certificate-key nowhere.pem",
            "service.db --listen-tls 127.0.0.1:0 --certificate notes.txt --certificate-key notes.txt",
            "service.db --inbox nowhere", "service.db --inbox records --inbox-policy nope",
            "service.db --backups nowhere")), "--policies nowhere --data service.db", "--policies records --data service.db",
            "--policies twice --data service.db")
    ],
    "bad_submit": [
        "submit --url http://127.0.0.1:1 tender.json",
        *(f"submit --token-file notes.txt --url {url} tender.json"
          for url in ("http://127.0.0.1:1", "ftp://127.0.0.1", "127.0.0.1:1", "http://127.0.0.1:99999",
                      "http://user@127.0.0.1:1")),
        "submit --token-file notes.txt --url https://127.0.0.1:1 --ca-file notes.txt tender.json",
        "submit --token-file nowhere --url http://127.0.0.1:1 tender.json",
        "submit --token-file notes.txt --url http://127.0.0.1:1 nowhere.json",
    ],
}
