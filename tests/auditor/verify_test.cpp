// Whatever is altered in a database is found, with its place, or it is nothing that is logged.
#include "adapters/audit/publish.hpp"
#include "adapters/store/tree.hpp"
#include "tests/auditor/world.hpp"

#include <algorithm>
#include <fstream>
#include <random>

namespace voorrang::auditor {
namespace {

std::string told(const Findings& findings) {
    std::string text;
    for (const Finding& each : findings.kept()) text += each.where + ": " + each.what + " (" + each.table + ")\n";
    return text;
}

std::string found_in(const std::string& database, const std::vector<Given>& given = {},
                     const std::vector<note::PublicKey>& keys = {}) {
    const Result<Verified> verified = verify(database, given, keys);
    return verified ? told(verified->findings) : "not opened: " + verified.error().message;
}

std::string found(const std::vector<std::string>& statements, const std::vector<Given>& given = {}) {
    return found_in(world().altered(statements), given);
}

void expect_tells(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << "wanted: " << part << "\ntold:\n" << text;
}

std::vector<store::Checkpoint> checkpoints() {
    std::vector<store::Checkpoint> rows;
    sqlite_store::Rows database(sqlite::open_to_read(world().whole(), sqlite_store::data_kind).value());
    EXPECT_TRUE(database.each_checkpoint([&](const store::Checkpoint& row) {
        rows.push_back(row);
        return true;
    }));
    return rows;
}

Given kept(const store::Checkpoint& row) { return {"kept.txt", *note::parse_note(row.note)}; }

std::string number(std::int64_t value) { return std::to_string(value); }

TEST(Verify, WhatNobodyAlteredIsAsItWasLogged) {
    const auto key = note::PublicKey::parse(world().key());
    const Result<Verified> verified = verify(world().whole(), {kept(checkpoints().back())}, {*key});
    ASSERT_TRUE(verified);
    EXPECT_EQ(told(verified->findings), "");
    EXPECT_EQ(verified->entries, world().entries());
    EXPECT_EQ(verified->checkpoints.covered, world().entries());
    EXPECT_EQ(verified->checkpoints.count, 2U);
    EXPECT_EQ(verified->checkpoints.keys, std::vector<std::string>{world().key()});
    EXPECT_EQ(verified->rows.decisions, 4U);
    EXPECT_EQ(verified->rows.bids, 4U);
    EXPECT_EQ(verified->rows.tenders, 2U);
    EXPECT_EQ(verified->rows.policies, 1U);
    EXPECT_GE(verified->rows.documents, 4U);
    EXPECT_EQ(found({"UPDATE bids SET seq = seq + 100"}), "");
}

TEST(Verify, EntriesAlteredRemovedSwappedAddedBackDated) {
    const std::int64_t last = world().entries();
    for (const char* column : {"kind", "tender", "actor"})
        expect_tells(found({std::string("UPDATE log SET ") + column + " = " + column + " || 'x' WHERE seq = 9"}),
                     "entry 9: it is not as it was written (log)\n");
    expect_tells(found({"UPDATE log SET body = body || ' ' WHERE seq = 9"}), "entry 9: it is not as it was written");
    expect_tells(found({"UPDATE log SET commits = '{}' WHERE seq = 9"}), "entry 9: it is not as it was written");
    expect_tells(found({"DELETE FROM log WHERE seq = 9"}), "entry 9: it is missing (log)\n");
    expect_tells(found({"DELETE FROM log WHERE seq BETWEEN 5 AND 9"}), "entries 5 to 9: they are missing (log)\n");

    const std::string removed = found({"DELETE FROM log WHERE seq = 9", "UPDATE log SET seq = -seq WHERE seq > 9",
                                       "UPDATE log SET seq = -seq - 1 WHERE seq < 0"});
    expect_tells(removed, "entry 9: it is not as it was written");
    expect_tells(removed, "entry " + number(last) + ": it is missing");
    const std::string swapped = found({"UPDATE log SET seq = -1 WHERE seq = 9", "UPDATE log SET seq = 9 WHERE seq = 10",
                                       "UPDATE log SET seq = 10 WHERE seq = -1"});
    expect_tells(swapped, "entry 9: it is not as it was written");
    expect_tells(swapped, "entry 10: it is not as it was written");
    expect_tells(found({"INSERT INTO log SELECT max(seq) + 1, at, kind, tender, actor, body, commits FROM log"}),
                 "entry " + number(last + 1) +
                     ": the tree has no hash of it: it was added by another way than the service's");
    const std::string dated = found({"UPDATE log SET at = at - 86400000000 WHERE seq = 6"});
    expect_tells(dated, "entry 6: it is not as it was written");
    expect_tells(dated, "entry 6: it is dated before entry 4 (log.at)");
}

TEST(Verify, TheTailCutOff) {
    const std::int64_t last = world().entries();
    expect_tells(found({"DELETE FROM log WHERE seq > " + number(last - 2)}),
                 "entries " + number(last - 1) + " to " + number(last) + ": they are missing");
    // With its hashes, and what vouches for it in the database: a checkpoint that was kept elsewhere tells.
    const std::string rest = number(last - 2);
    const std::vector<std::string> cut{"DELETE FROM log WHERE seq > " + rest,
                                       "DELETE FROM log_nodes WHERE (place + 1) << level > " + rest,
                                       "DELETE FROM checkpoints WHERE size > " + rest};
    expect_tells(found(cut, {kept(checkpoints().back())}), "kept.txt: it has " + number(last) +
                                                               " entries, and the log " + rest +
                                                               ": entries were cut off at its end");
    EXPECT_EQ(found(cut).find("cut off"), std::string::npos);
}

// An entry altered and all hashes made to fit it, as who knows the format can.
TEST(Verify, HistoryWrittenAnew) {
    const std::string database =
        world().altered({"UPDATE log SET actor = 'nobody' WHERE seq = 3", "DELETE FROM log_nodes"});
    {
        sqlite_store::Rows rows(sqlite::open_to_write(database, sqlite_store::data_kind).value());
        ASSERT_TRUE(rows.connection().execute("BEGIN"));
        std::vector<store::Entry> entries;
        ASSERT_TRUE(rows.each_entry([&](const store::Entry& entry) {
            entries.push_back(entry);
            return true;
        }));
        for (const store::Entry& entry : entries) ASSERT_TRUE(store::add_leaf(rows, entry));
        ASSERT_TRUE(rows.connection().execute("COMMIT"));
    }
    const std::string text = found_in(database);
    const std::int64_t first = checkpoints().front().size;
    expect_tells(text,
                 "checkpoint 1: the log does not begin with the entries that it was made of: one of entries 1 to " +
                     number(first) + " is not as it was (log)\n");
    EXPECT_EQ(text.find("entry 3"), std::string::npos);
}

TEST(Verify, RowsForWhichEntriesVouch) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"UPDATE decisions SET winner = 'x' WHERE id = 2", "decision 2: it is not as it was when entry "},
        {"UPDATE decisions SET decision = decision || ' ' WHERE id = 1", "decision 1: it is not as it was"},
        {"UPDATE decisions SET draw_seed = 'x' WHERE id = 1", "decision 1: it is not as it was"},
        {"UPDATE decisions SET at = at + 1 WHERE id = 1", "decision 1: it is not as it was"},
        {"DELETE FROM decisions WHERE id = 1", "it is missing: entry "},
        {"DELETE FROM decisions WHERE id = 1", "decision 2: decisions before it are missing (decisions)"},
        {"INSERT INTO decisions SELECT max(id) + 1, tender, 1, at, policy, document, draw_seed, decides, outcome, "
         "winner, "
         "decision FROM decisions",
         "decision 5: no entry of the log tells of it: it was added (decisions)"},
        {"UPDATE documents SET text = text || ' '", "it is not the text of its hash (documents.text, documents.hash)"},
        {"INSERT INTO documents VALUES ('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', '{}')",
         "document 44136fa355b3: no entry of the log tells of it"},
        {"DELETE FROM documents WHERE hash = (SELECT document FROM decisions WHERE id = 1)", "it is missing: entry "},
        {"UPDATE policy_texts SET text = text || ' '", "its texts are not those of its hash"},
        {"UPDATE policy_texts SET file = 'x'", "policy `trial.short`"},
        {"UPDATE policies SET loaded = 1", "policy `trial.short`"},
        {"DELETE FROM policy_texts", "its texts are not those of its hash"},
        {"UPDATE bids SET owner = 'x' WHERE seq = 1", "it is not as it was when entry "},
        {"UPDATE bids SET received = received - 1 WHERE seq = 1", "it is not as it was when entry "},
        {"UPDATE bids SET sealed_until = NULL WHERE seq = 1", "it is not as it was when entry "},
        {"UPDATE bids SET content = x'00' WHERE seq = 1", "it is not as it was when entry "},
        {"UPDATE bids SET status = 'withdrawn' WHERE seq = 1", "by the log it is opened, not withdrawn (bids.status)"},
        {"DELETE FROM bids WHERE seq = 1", "it is missing: entry "},
        {"UPDATE tenders SET state = 'x' WHERE id = 'T-1'", "tender `T-1`: it is not as it was when entry "},
        {"UPDATE tenders SET document = document || ' ' WHERE id = 'T-1'", "tender `T-1`: it is not as it was"},
        {"UPDATE tenders SET revision = revision + 1 WHERE id = 'T-1'", "tender `T-1`: it is not as it was"},
        {"DELETE FROM tenders WHERE id = 'T-1'", "tender `T-1`: it is missing: entry "},
        {"UPDATE users SET roles = '[\"admin\"]'",
         "user `anna`: organisation, roles or being disabled are not as entry "},
        {"UPDATE users SET organisation = 'x'", "user `anna`: organisation, roles"},
        {"INSERT INTO users VALUES ('eve', '', '', '[\"admin\"]', '', 0, 1, '')",
         "user `eve`: no entry of the log tells of it"},
        {"DELETE FROM users", "user `anna`: it is missing"},
        {"UPDATE checkpoints SET note = replace(note, 'alkmaar', 'castric') WHERE id = 1",
         "checkpoint 1: no key of this log has signed it"},
        {"UPDATE checkpoints SET note = 'x' WHERE id = 1", "checkpoint 1: it is no signed note"},
        {"UPDATE checkpoints SET size = size - 1 WHERE id = 1", "checkpoint 1: its size is not that of its note"},
        {"DELETE FROM checkpoints WHERE id = 1", "checkpoint 2: checkpoints before it are missing"},
        {"UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 1 AND place = 2",
         "the hash at level 1, place 2: it is not that of what lies below it (log_nodes)"},
        {"UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 0 AND place = 4", "entry 5: it, or the hash"},
        {"DELETE FROM log_nodes WHERE level = 1 AND place = 2", "the tree: 1 of its hashes are missing (log_nodes)"},
        {"INSERT INTO log_nodes VALUES (9, 9, zeroblob(32))", "the hash at level 9, place 9: it is of no entries"},
        {"INSERT INTO cosignatures VALUES (1, 1, 0, 'x', 'y')", "cosignature 1: it is not one of its witness"},
    };
    for (const auto& [statement, part] : cases) {
        SCOPED_TRACE(statement);
        expect_tells(found({statement}), part);
    }
}

TEST(Verify, CosignaturesOfWitnesses) {
    const note::SecretKey witness = note::SecretKey::make("castricum.example/witness", note::KeyKind::cosignature);
    const note::Note signed_note = kept(checkpoints().back()).note;
    const std::string whole =
        note::to_text({signed_note.text, {note::cosign(signed_note.text, 1'772'000'000, witness)}});
    std::string line = whole.substr(signed_note.text.size() + 1);
    line.pop_back();
    const auto row = [&](int checkpoint) {
        return "INSERT INTO cosignatures VALUES (1, " + std::to_string(checkpoint) + ", 0, '" + witness.open().text() +
               "', '" + line + "')";
    };
    EXPECT_EQ(found({row(2)}), "");
    expect_tells(found({row(1)}), "cosignature 1: it is not one of its witness for its checkpoint");
}

TEST(Verify, WitnessesThatMustHaveCosigned) {
    const note::SecretKey witness = note::SecretKey::make("castricum.example/witness", note::KeyKind::cosignature);
    const auto cosigned = [&](const store::Checkpoint& row, std::uint64_t seconds) {
        const note::Note was = *note::parse_note(row.note);
        note::Note note = was;
        note.signatures.push_back(note::cosign(was.text, seconds, witness));
        return note;
    };
    const auto line_of = [&](const note::Note& note) {
        const std::string whole = note::to_text({note.text, {note.signatures.back()}});
        return whole.substr(note.text.size() + 1, whole.size() - note.text.size() - 2);
    };
    const auto row = [&](std::size_t at, std::uint64_t seconds) {
        const store::Checkpoint checkpoint = checkpoints()[at];
        return "INSERT INTO cosignatures VALUES (" + number(static_cast<std::int64_t>(at) + 1) + ", " +
               number(checkpoint.id) + ", 0, '" + witness.open().text() + "', '" +
               line_of(cosigned(checkpoint, seconds)) + "')";
    };
    const std::vector<note::PublicKey> asked{witness.open()};
    const auto check = [&](const std::string& database, const std::vector<Given>& given = {}) {
        Result<Verified> verified = verify(database, given, {}, asked);
        EXPECT_TRUE(verified);
        return std::move(*verified);
    };
    // None has; then one, then a later one.
    expect_tells(told(check(world().whole()).findings),
                 "the witness " + witness.open().text() + ": it has cosigned no checkpoint that is here");
    Verified seen = check(world().altered({row(0, 1'772'000'000)}));
    EXPECT_EQ(told(seen.findings), "");
    EXPECT_EQ(seen.checkpoints.witnesses.front().size, checkpoints().front().size);
    seen = check(world().altered({row(0, 1'772'000'900), row(1, 1'772'000'000)}));
    EXPECT_EQ(seen.checkpoints.witnesses.front().size, world().entries());
    EXPECT_EQ(seen.checkpoints.witnesses.front().seconds, 1'772'000'000U);
    // What the witness kept itself counts too, and tells of a tail that was cut off with all that told of it.
    const Given own{"witness.txt", cosigned(checkpoints().back(), 1'772'000'000)};
    EXPECT_EQ(told(check(world().whole(), {own}).findings), "");
    const std::string rest = number(world().entries() - 3);
    const Verified cut = check(world().altered({"DELETE FROM log WHERE seq > " + rest,
                                                "DELETE FROM log_nodes WHERE (place + 1) << level > " + rest,
                                                "DELETE FROM checkpoints WHERE size > " + rest}),
                               {own});
    expect_tells(told(cut.findings), "witness.txt: it has " + number(world().entries()) + " entries, and the log " +
                                         rest + ": entries were cut off at its end");
    EXPECT_EQ(cut.checkpoints.witnesses.front().size, 0);
    EXPECT_TRUE(cut.checkpoints.witnesses.front().cosigned);
    Given wrong = own;
    wrong.note.signatures.back().bytes[20] ^= 1;
    expect_tells(told(check(world().whole(), {wrong}).findings), "witness.txt: the cosignature on it by ");
}

TEST(Verify, AnotherKeyThanTheOneThatIsTrusted) {
    const note::SecretKey other = note::SecretKey::make("alkmaar.example/log", note::KeyKind::note);
    expect_tells(found_in(world().whole(), {}, {other.open()}),
                 "the log: it is signed with other keys than the one that was given");
    // One with which all was signed anew.
    store::Checkpoint forged = checkpoints().back();
    const note::Note was = *note::parse_note(forged.note);
    forged.note = note::to_text({was.text, {note::sign(was.text, other)}});
    expect_tells(found_in(world().whole(), {kept(forged)}), "kept.txt: no key of this log has signed it");
}

// All that is logged, as a text; nothing if SQLite can't read it.
std::optional<std::string> logged_content(const std::string& database) {
    sqlite3* connection = nullptr;
    std::optional<std::string> content(std::in_place);
    if (sqlite3_open_v2(database.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) content.reset();
    for (const char* select :
         {"* FROM log NOT INDEXED ORDER BY seq", "* FROM log_nodes ORDER BY level, place",
          "id, size, note FROM checkpoints NOT INDEXED ORDER BY id", "* FROM cosignatures NOT INDEXED ORDER BY id",
          "* FROM decisions NOT INDEXED ORDER BY id", "hash, text FROM documents NOT INDEXED ORDER BY rowid",
          "* FROM policies NOT INDEXED ORDER BY rowid", "* FROM policy_texts NOT INDEXED ORDER BY rowid",
          "tender, id, owner, \"by\", received, status, hash, party, sealed_until, content FROM bids NOT INDEXED ORDER "
          "BY seq",
          "* FROM tenders NOT INDEXED ORDER BY rowid",
          "id, organisation, roles, disabled FROM users NOT INDEXED ORDER BY rowid"}) {
        sqlite3_stmt* statement = nullptr;
        if (!content || sqlite3_prepare_v2(connection, (std::string("SELECT ") + select).c_str(), -1, &statement,
                                           nullptr) != SQLITE_OK) {
            content.reset();
            break;
        }
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const int type = sqlite3_column_type(statement, i);
                const void* bytes = sqlite3_column_blob(statement, i);
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
                *content += number(type) + ":" + number(static_cast<std::int64_t>(size)) + ":";
                if (bytes != nullptr) content->append(static_cast<const char*>(bytes), size);
            }
        sqlite3_finalize(statement);
        if (step != SQLITE_DONE) content.reset();
    }
    sqlite3_close(connection);
    return content;
}

// VOORRANG_TRIALS=1000 for what docs/audit.md promises.
TEST(Verify, AByteOfTheFile) {
    const char* asked = std::getenv("VOORRANG_TRIALS");
    const int trials = asked != nullptr ? std::atoi(asked) : 150;
    const auto content = logged_content(world().whole());
    ASSERT_TRUE(content);
    std::ifstream file(world().whole(), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    std::mt19937 chance(9162);
    int seen = 0;
    int harmless = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const std::size_t place = chance() % whole.size();
        const auto other = static_cast<char>(1 + chance() % 255);
        std::string bytes = whole;
        bytes[place] = static_cast<char>(bytes[place] ^ other);
        const std::string changed = world().path("byte.db");
        std::ofstream(changed, std::ios::binary | std::ios::trunc) << bytes;
        if (!found_in(changed).empty()) {
            ++seen;
            continue;
        }
        ++harmless;
        EXPECT_EQ(logged_content(changed), content) << "byte " << place << " was changed and not found";
    }
    EXPECT_GT(seen, trials / 10); // much of so small a file is room for more
    std::printf("%d bytes altered: %d found, %d in nothing that is logged\n", trials, seen, harmless);
}

} // namespace
} // namespace voorrang::auditor
