#include "adapters/sqlite/schema.hpp"

#include "adapters/sqlite/append_only.hpp"

#include <array>
#include <string_view>

namespace voorrang::sqlite {

namespace {

constexpr std::string_view tables = R"sql(
CREATE TABLE policies (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT;

CREATE TABLE policy_sources (
    policy TEXT NOT NULL REFERENCES policies (hash),
    package TEXT NOT NULL,
    version TEXT NOT NULL,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (policy, package)
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    program TEXT NOT NULL,
    policy TEXT NOT NULL REFERENCES policies (hash),
    as_at TEXT,
    draw_seed TEXT
) STRICT;

CREATE TABLE run_ends (
    run INTEGER PRIMARY KEY REFERENCES runs (id),
    finished TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('complete', 'interrupted', 'stopped')),
    decided INTEGER NOT NULL,
    awarded INTEGER NOT NULL,
    nobody INTEGER NOT NULL,
    undetermined INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    tied INTEGER NOT NULL,
    no_award INTEGER NOT NULL,
    skipped INTEGER NOT NULL
) STRICT;

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    seq INTEGER NOT NULL,
    ocid TEXT NOT NULL,
    place TEXT NOT NULL,
    input_hash TEXT NOT NULL CHECK (length(input_hash) = 64),
    input TEXT NOT NULL,
    UNIQUE (run, seq)
) STRICT;
CREATE INDEX cases_by_ocid ON cases (ocid);

CREATE TABLE decisions (
    "case" INTEGER PRIMARY KEY REFERENCES cases (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('awarded', 'nobody', 'undetermined', 'failed', 'tied', 'no_award')),
    winner TEXT,
    decision TEXT NOT NULL CHECK (json_valid(decision))
) STRICT;

CREATE TABLE explanations (
    "case" INTEGER NOT NULL REFERENCES decisions ("case"),
    seq INTEGER NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('standing', 'other', 'award')),
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    explanation TEXT NOT NULL CHECK (json_valid(explanation)),
    PRIMARY KEY ("case", part, seq)
) STRICT;
)sql";

constexpr std::array keyed_tables{
    Keyed{"policies", "hash = NEW.hash"},
    Keyed{"policy_sources", "policy = NEW.policy AND package = NEW.package"},
    Keyed{"runs", "id = NEW.id"},
    Keyed{"run_ends", "run = NEW.run"},
    Keyed{"cases", "id = NEW.id OR (run = NEW.run AND seq = NEW.seq)"},
    Keyed{"decisions", R"("case" = NEW."case")"},
    Keyed{"explanations", R"("case" = NEW."case" AND part = NEW.part AND seq = NEW.seq)"},
};

} // namespace

std::string schema_sql() { return std::string(tables) + append_only_sql(keyed_tables, "the decision log"); }

} // namespace voorrang::sqlite
