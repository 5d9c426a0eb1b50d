// Examples under the help of each command.
#pragma once

namespace voorrang::cli::help {

inline constexpr const char* main_footer = R"(Examples:
  voorrang check workflows/
  voorrang decide --policy workflows/alkmaar/social.vrg tender.json
  voorrang decide --policy social.vrg --log decisions.db --format jsonl tenders.jsonl
  voorrang log list decisions.db

Exit codes: 0 fine; 1 errors found, a test or a decision failed; 2 wrong use or bad input.
`voorrang COMMAND --help` tells more of a command.)";

inline constexpr const char* check_footer = R"(Examples:
  voorrang check social.vrg                   one rule file, and the packages it uses
  voorrang check workflows/                   every .vrg, and every .md with vrg blocks, below the folder
  voorrang check --format json workflows/     one JSON object a line for each finding

Exit codes: 0 no errors (there may be warnings); 1 errors; 2 wrong use, or nothing to check.)";

inline constexpr const char* test_footer = R"(Examples:
  voorrang test social.vrg                    the tests that stand in the policy
  voorrang test workflows/                    those of every policy below the folder
  voorrang test --filter ceiling social.vrg   those with this text in their title
  voorrang test --watch social.vrg            again at every change, until Ctrl-C
  voorrang test --coverage --min-coverage 90% --junit results.xml workflows/

Exit codes: 0 all passed; 1 a test failed, a rule file has errors, or less than --min-coverage is exercised; 2 wrong
use.)";

inline constexpr const char* graph_footer = R"(Examples:
  voorrang graph social.vrg > social.svg              the whole policy, from facts to award
  voorrang graph --to award_name social.vrg -o a.svg  only what this award, rule or definition rests on
  voorrang graph --from bidder.turnover social.vrg    only what rests on this fact
  voorrang graph --workflow open_procedure open_procedure.vrg -o open.svg
  voorrang graph --format dot social.vrg              the text that Graphviz draws

With both --from and --to: the ways from the one to the other. Pictures need the program `dot` of Graphviz.
Exit codes: 0 drawn; 2 wrong use, a policy with errors, or no `dot`.)";

inline constexpr const char* doc_footer = R"(Examples:
  voorrang doc social.vrg -o social.html      one page, with the packages it uses
  voorrang doc --lang nl social.vrg -o social.html
  voorrang doc workflows/ -o site/            a page for each, with links between them, and index.html

A page needs no other file and no script, and can be printed.
Exit codes: 0 made; 2 wrong use, or a policy with errors.)";

inline constexpr const char* repl_footer = R"(Examples:
  voorrang repl social.vrg tender.json        then, line by line:
    count of bids                             a value, and why
    :bid 2                                    speak of the second bid
    turnover_required of bid
    :set bid.bidder.turnover EUR 50,000       what if
    :why too_small
  echo ":decide" | voorrang repl social.vrg tender.json

:help shows all commands; Ctrl-C drops the line, Ctrl-D ends.
Exit codes: 0 ended; 2 wrong use, or a policy or tender that can't be read.)";

inline constexpr const char* decide_footer = R"(Examples:
  voorrang decide --policy social.vrg tender.json
  voorrang decide --policy social.vrg --bids bids.json tender.json
  voorrang decide --policy social.vrg --bid "Groen Doen BV" tender.json
  voorrang decide --policy social.vrg --as-at 2026-01-01 --log decisions.db tenders.jsonl
  voorrang decide --policy social.vrg --format xlsx tender.json > ranking.xlsx
  curl -s https://example.org/releases.jsonl | voorrang decide --policy social.vrg --format jsonl -

An undetermined award is a result like any other: it names the facts that are missing.
Exit codes: 0 decided; 1 a decision failed; 2 wrong use, or input that can't be read (the rest is decided).)";

inline constexpr const char* convert_footer = R"(Examples:
  voorrang convert notice.xml                  its OCDS release
  voorrang convert --format jsonl notices/*.xml -o releases.jsonl
  voorrang decide --policy social.vrg notice.xml      needs no converting
  voorrang convert --policy social.vrg --suppliers bids.xlsx --assessments marks.xlsx -o bids.json
  voorrang convert --assessments marks.csv bids.json -o bids-with-marks.json

A notice of which a part can't be understood is refused as a whole, and so are spreadsheets; all that is wrong is told.
Exit codes: 0 converted; 2 wrong use, or a notice that is refused (the others are converted).)";

inline constexpr const char* bench_footer = R"(Examples:
  voorrang bench --policy social.vrg tenders.jsonl
  voorrang bench --policy own.vrg --case-id /id --rounds 20 --format json tenders.jsonl

Told apart are: making the policy ready, reading the tenders, deciding them without reasons (as --outcomes does),
deciding them with all kept that reasons are read from, and deciding them with every reason written out. One thread.
Exit codes: 0 measured; 1 these ways of deciding differ; 2 wrong use, or input that can't be read.)";

inline constexpr const char* simulate_footer = R"(Examples:
  voorrang simulate --policy social.vrg --events events.jsonl tender.json
  voorrang simulate --policy social.vrg --events events.jsonl --until 2026-06-30T00:00+02:00 tender.json
  voorrang simulate --policy social.vrg --from 2026-03-02T09:00+01:00 --until 2026-06-01T00:00+02:00 tender.json

Exit codes: 0 every event was accepted; 1 one was refused; 2 wrong use, or input that can't be read.)";

inline constexpr const char* measure_footer = R"(Examples:
  voorrang measure --policy social.vrg tenders.jsonl
  voorrang measure --policy social.vrg --measure social_spend_share --explain tenders.jsonl
  curl -s https://example.org/releases.jsonl | voorrang measure --policy social.vrg --format csv - > share.csv

Tenders are read once and forgotten; what is kept grows with the groups. Rows of which something is unknown are counted,
and the value over the others is then shown as `so far`.
Exit codes: 0 measured; 1 a measure failed for a group; 2 wrong use, or input that can't be read (the rest is measured).)";

inline constexpr const char* lock_footer = R"(Examples:
  voorrang lock workflows/castricum/social.vrg             writes voorrang.lock beside it
  voorrang lock --check workflows/castricum/social.vrg

Every command that reads the policy holds its packages to the lock file.
Exit codes: 0 locked, or as locked; 1 something has changed, or the policy has errors; 2 wrong use.)";

inline constexpr const char* diff_footer = R"(Examples:
  voorrang diff workflows/alkmaar/inkoop.vrg workflows/bergen/inkoop.vrg
  voorrang diff --lang nl last-year/ this-year/      each file with the one of the same name
  voorrang diff nl.thresholds my/thresholds.vrg      a package by its name

What has no meaning makes no difference: comments, layout, the order of declarations, the language of the words.
Exit codes: 0 the same in meaning; 1 different; 2 wrong use, or a policy with errors.)";

inline constexpr const char* package_footer = R"(Examples:
  voorrang package key region.key --name region.example > region.pub
  voorrang package publish region/ --key region.key --out region-2026.1.zip
  voorrang package verify region-2026.1.zip --key region.pub
  voorrang package add region-2026.1.zip --key region.pub --to policies/

docs/sharing.md tells what stands in an archive, and how it is held to what was signed.
Exit codes: 0 done; 1 not sound, not whole, or other content is there already; 2 wrong use.)";

inline constexpr const char* explain_footer = R"(Examples:
  voorrang explain --policy social.vrg tender.json
  voorrang explain --policy social.vrg --bid "Groen Doen BV" tender.json
  voorrang explain --policy social.vrg --tender ocds-213czf-000-00001 --format json tenders.jsonl
  voorrang explain --log service.db 12
  voorrang explain --log service.db 12 --lang nl --format html > decision-12.html

What would have changed an outcome is found by deciding anew with changed facts: one fact, else two.
With --log a decision of the service, or of `decide --log`, is explained as it was made, down to the facts.
Exit codes: 0 explained; 2 wrong use, no such tender or bid, or input that can't be read.)";
inline constexpr const char* fmt_footer = R"(Examples:
  voorrang fmt social.vrg                     one rule file, in place
  voorrang fmt workflows/                     every .vrg, and the vrg blocks of every .md, below the folder
  voorrang fmt --check workflows/             only tell which are not in form
  voorrang fmt - < social.vrg                 to the standard output

Exit codes: 0 done, or all in form; 1 with --check: some are not; 2 a file that can't be read, which is left alone.)";

inline constexpr const char* translate_footer = R"(Examples:
  voorrang translate --to nl social.vrg       to the standard output
  voorrang translate --to nl --write social.vrg
  voorrang translate --to en - < sociaal.vrg

Names, texts, comments and the layout stay as they are.
Exit codes: 0 done; 2 a file that can't be read, which is left alone.)";

inline constexpr const char* log_footer = R"(Examples:
  voorrang log list decisions.db
  voorrang log show decisions.db 12 --explain)";

inline constexpr const char* log_list_footer = R"(Examples:
  voorrang log list decisions.db
  voorrang log list --format json decisions.db)";

inline constexpr const char* log_show_footer = R"(Examples:
  voorrang log show decisions.db 12
  voorrang log show decisions.db ocds-213czf-000-00001 --bid "Groen Doen BV"
  voorrang log show decisions.db 12 --policy > policy-of-12.txt
  voorrang log show decisions.db 12 --input | sha256sum)";

inline constexpr const char* serve_footer = R"(Examples:
  voorrang serve --policies workflows --data service.db
  voorrang serve --config /etc/voorrang/service.toml

What the command line does not say is taken from the environment (VOORRANG_DATA for --data), and what that does not say
from the file of options. SIGHUP reads policies, certificate and keys anew, SIGTERM stops when requests at work are
done. The first start writes the token of the user `admin`, once. docs/operating.md tells more.
Exit codes: 0 stopped as asked; 2 it could not start, and the message says why.)";

inline constexpr const char* submit_footer = R"(Examples:
  voorrang submit --url http://127.0.0.1:8080 --token-file buyer.token tender.json
  zcat tenders.jsonl.gz | VOORRANG_TOKEN=... voorrang submit --url https://voorrang.example -

The same tender given twice is taken in once.
Exit codes: 0 all taken in; 1 some not; 2 wrong use, or a file that can't be read.)";

inline constexpr const char* backup_footer = R"(Examples:
  voorrang backup --data service.db /backups/2026-11-29.db

The copy is of one moment, also while the service writes. Keep the key (DB.key) too, and elsewhere.
Exit codes: 0 done; 2 it could not be made, and the message says why.)";

inline constexpr const char* audit_footer = R"text(Examples:
  voorrang audit verify service.db --key "$(cat log.key)" --checkpoint kept-elsewhere.txt
  voorrang audit replay service.db --policy next/social.vrg
  voorrang audit export service.db log.jsonl
  voorrang audit prove service.db 12
  voorrang audit compare service.db 3 7
  voorrang audit key service.db > log.key

They read the database, or a copy of it, also while the service runs; only --rotate asks that it is stopped.
docs/audit.md tells what can be found, and what can't; docs/audit/verify.py checks an export without this program.
Exit codes: 0 all as it was logged; 1 something was altered, or decisions differ; 2 wrong use, or a file that can't be
read.)text";

inline constexpr const char* letter_footer = R"(Examples:
  voorrang letter --log service.db ocds-213czf-000-00001 --lang nl -o letters/
  voorrang letter --log service.db ocds-213czf-000-00001 --bidder NL-KVK-12345678 --format html -o letter.html
  voorrang report --log service.db ocds-213czf-000-00001 --lang nl --format pdf -o report.pdf

All that they say of the decision is read from the log; the database may be in use. docs/letters.md tells what stands in
them, and what a bidder does not get to know.
Exit codes: 0 written; 2 wrong use, an award that was not decided yet, or a database that can't be used.)";

inline constexpr const char* search_footer = R"text(Examples:
  voorrang audit search service.db --tender ocds-213czf-000-00001
  voorrang audit search service.db --bidder NL-KVK-12345678 --verdict excluded
  voorrang audit search service.db --article 2.87 --from 2026-01-01 --to 2026-03-31 --format json
  voorrang audit search service.db --person jan --kind 'token.*'

All that is asked must fit. Bid, bidder, rule, article and verdict fit together: one bid and what was decided of it, one
award, or the entry itself. The numbers are those of `voorrang audit prove`.
Exit codes: 0 done, also where nothing fits; 2 wrong use, or a database that can't be read.)text";

inline constexpr const char* witness_footer = R"text(Examples:
  voorrang audit witness-key guard --name castricum.example/witness > witness.key
  voorrang audit witness https://voorrang.alkmaar.example --state guard --key "$(cat alkmaar.key)" --token-file witness.token
  voorrang audit offer service.db --from 212 > offer.txt
  voorrang audit witness offer.txt --state guard > cosigned.txt
  voorrang audit take service.db cosigned.txt --witness "$(cat witness.key)"

A witness cosigns a checkpoint only if the log begins with all that it has seen of it; it keeps what it saw, and of a log
that was rewritten the proof. docs/audit.md tells how two organisations guard each other.
Exit codes: 0 done; 1 the log was refused; 2 wrong use, a service that can't be reached, or a file that can't be read.)text";

inline constexpr const char* user_footer = R"(Examples:
  voorrang user add jan --data service.db --name "Jan de Vries" --role buyer --role committee
  voorrang user add bakker --data service.db --organisation NL-KVK-12345678 --role bidder
  voorrang user change jan --data service.db --role writer
  voorrang user disable jan --data service.db
  voorrang user list --data service.db

They work while the service is stopped; while it runs, an admin does the same over HTTP. docs/accounts.md tells more.
Exit codes: 0 done; 2 wrong use, a user that can't be or is not there, or a database that can't be used.)";

inline constexpr const char* personal_footer = R"(Examples:
  voorrang personal list service.db --containing j.devries@example.nl
  voorrang personal erase service.db --containing j.devries@example.nl --reason "request of 2026-11-30"
  voorrang personal erase service.db --user jan --reason "left the organisation"
  voorrang personal due service.db --schedule retention.json
  voorrang personal erase service.db --schedule retention.json

All that is asked must fit. `list` and `due` work on a running service; `erase` while it is stopped. docs/personal.md tells more.
Exit codes: 0 done; 1 something that was erased is still somewhere in the files; 2 wrong use, or a database that can't be
used.)";

inline constexpr const char* token_footer = R"(Examples:
  voorrang token add jan --data service.db --label laptop --days 30
  voorrang token list --data service.db
  voorrang token revoke 4f1c09d2a7b35e60 --data service.db

The token is written to the standard output, and never again. docs/accounts.md tells more.
Exit codes: 0 done; 2 wrong use, a token that can't be made or is not there, or a database that can't be used.)";

} // namespace voorrang::cli::help
