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

Exit codes: 0 all passed; 1 a test failed, or a rule file has errors; 2 wrong use.)";

inline constexpr const char* decide_footer = R"(Examples:
  voorrang decide --policy social.vrg tender.json
  voorrang decide --policy social.vrg --bids bids.json tender.json
  voorrang decide --policy social.vrg --bid "Groen Doen BV" tender.json
  voorrang decide --policy social.vrg --as-at 2026-01-01 --log decisions.db tenders.jsonl
  curl -s https://example.org/releases.jsonl | voorrang decide --policy social.vrg --format jsonl -

An undetermined award is a result like any other: it names the facts that are missing.
Exit codes: 0 decided; 1 a decision failed; 2 wrong use, or input that can't be read (the rest is decided).)";

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

} // namespace voorrang::cli::help
