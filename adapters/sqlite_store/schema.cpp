#include "adapters/sqlite_store/schema.hpp"

#include "adapters/sqlite/append_only.hpp"

#include <array>

namespace voorrang::sqlite_store {

namespace {

// Long columns stand last: what comes before them is read without them.
constexpr std::string_view tables = R"sql(
CREATE TABLE policies (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    loaded INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_texts (
    policy TEXT NOT NULL REFERENCES policies (hash),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    package TEXT NOT NULL,
    version TEXT NOT NULL,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (policy, seq)
) STRICT;

CREATE TABLE tenders (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    policy TEXT NOT NULL REFERENCES policies (hash),
    workflow TEXT NOT NULL,
    state TEXT NOT NULL,
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    revision INTEGER NOT NULL CHECK (revision > 0),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    instance TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;
CREATE INDEX tenders_running ON tenders (id) WHERE finished = 0;

CREATE TABLE bids (
    seq INTEGER PRIMARY KEY,
    tender TEXT NOT NULL REFERENCES tenders (id),
    id TEXT NOT NULL CHECK (id <> ''),
    owner TEXT NOT NULL,
    "by" TEXT NOT NULL,
    received INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('standing', 'withdrawn', 'opened')),
    hash TEXT NOT NULL,
    party TEXT NOT NULL,
    sealed_until INTEGER,
    content BLOB NOT NULL,
    UNIQUE (tender, id)
) STRICT;

CREATE TABLE seal_keys (
    tender TEXT NOT NULL PRIMARY KEY REFERENCES tenders (id),
    public_key BLOB NOT NULL,
    wrapped_secret BLOB NOT NULL,
    until INTEGER NOT NULL
) STRICT;

CREATE TABLE requests (
    user TEXT NOT NULL,
    key TEXT NOT NULL,
    hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    at INTEGER NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (user, key)
) STRICT;
CREATE INDEX requests_by_moment ON requests (at);

CREATE TABLE log (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    tender TEXT NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX log_by_tender ON log (tender) WHERE tender <> '';
CREATE INDEX log_by_actor ON log (actor) WHERE actor <> '';

CREATE TABLE documents (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    tender TEXT NOT NULL REFERENCES tenders (id),
    entry INTEGER NOT NULL REFERENCES log (seq),
    at INTEGER NOT NULL,
    policy TEXT NOT NULL REFERENCES policies (hash),
    document TEXT NOT NULL REFERENCES documents (hash),
    draw_seed TEXT NOT NULL,
    decides TEXT NOT NULL CHECK (json_valid(decides)),
    outcome TEXT NOT NULL CHECK (outcome IN ('awarded', 'nobody', 'undetermined', 'failed', 'tied', 'no_award')),
    winner TEXT,
    decision TEXT NOT NULL CHECK (json_valid(decision))
) STRICT;
CREATE INDEX decisions_by_tender ON decisions (tender);

CREATE TABLE timers (
    tender TEXT NOT NULL REFERENCES tenders (id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    to_state TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (tender, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_by_moment ON timers (at, tender, seq);

CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    kinds TEXT NOT NULL CHECK (json_valid(kinds)),
    owner TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES log (seq),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next INTEGER NOT NULL,
    error TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_moment ON messages (next, id);
CREATE INDEX messages_by_webhook ON messages (webhook);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    subject TEXT NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX users_by_subject ON users (subject) WHERE subject <> '';

CREATE TABLE tokens (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    hash TEXT NOT NULL UNIQUE,
    user TEXT NOT NULL REFERENCES users (id),
    label TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER
) STRICT;
CREATE INDEX tokens_by_user ON tokens (user);
)sql";

// The log becomes a tree. Its triggers come back with version 3: old entries get what they vouch for (hash_log.hpp).
constexpr std::string_view tree_tables = R"sql(
DROP TRIGGER log_no_update;
DROP TRIGGER log_no_delete;
DROP TRIGGER log_no_replace;
ALTER TABLE log ADD COLUMN commits TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(commits));

CREATE TABLE log_nodes (
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 62),
    place INTEGER NOT NULL CHECK (place >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    size INTEGER NOT NULL CHECK (size >= 0),
    at INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE cosignatures (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    checkpoint INTEGER NOT NULL REFERENCES checkpoints (id),
    at INTEGER NOT NULL,
    witness TEXT NOT NULL,
    line TEXT NOT NULL
) STRICT;
CREATE INDEX cosignatures_by_checkpoint ON cosignatures (checkpoint);
)sql";

// An auditor's search: what a bid or a bidder is about is found by their tenders, what a person is by what they did and
// what was said of users, which is in the entries of no tender.
constexpr std::string_view search_indexes = R"sql(
CREATE INDEX bids_by_id ON bids (id);
CREATE INDEX bids_by_owner ON bids (owner);
CREATE INDEX log_of_service ON log (seq) WHERE tender = '';
)sql";

// What can be erased while the log stays: personal values, and what users are called in it.
constexpr std::string_view personal_table = R"sql(
CREATE TABLE personal (
    token TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 73),
    scope TEXT NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    value TEXT NOT NULL CHECK (json_valid(value)),
    UNIQUE (scope, value)
) STRICT;

ALTER TABLE users ADD COLUMN handle TEXT NOT NULL DEFAULT '';
)sql";

// Whether somebody has abstained is asked at each act, of a log that grows with each.
constexpr std::string_view interest_index = R"sql(
CREATE INDEX log_of_interests ON log (tender) WHERE kind = 'interest.declared';
)sql";

using sqlite::Keyed;
constexpr std::array append_only{
    Keyed{"policies", "hash = NEW.hash"}, Keyed{"policy_texts", "policy = NEW.policy AND seq = NEW.seq"},
    Keyed{"log", "seq = NEW.seq"},        Keyed{"documents", "hash = NEW.hash"},
    Keyed{"decisions", "id = NEW.id"},
};

constexpr std::array append_only_tree{
    Keyed{"log", "seq = NEW.seq"},
    Keyed{"log_nodes", "level = NEW.level AND place = NEW.place"},
    Keyed{"checkpoints", "id = NEW.id"},
    Keyed{"cosignatures", "id = NEW.id"},
};
constexpr std::string_view title = "what the service has decided and logged";

} // namespace

std::string version_1() { return std::string(tables) + sqlite::append_only_sql(append_only, title); }
std::string version_2() { return std::string(tree_tables); }
std::string version_3() { return sqlite::append_only_sql(append_only_tree, title); }
std::string version_4() { return std::string(search_indexes); }
std::string version_5() { return std::string(personal_table); }
std::string version_6() { return std::string(interest_index); }

} // namespace voorrang::sqlite_store
