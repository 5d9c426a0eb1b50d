#include "adapters/sqlite_store/rows.hpp"

#include <map>

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Policy> policy_of(const sqlite::Statement& row) {
    return store::Policy{row.text(0), row.text(1), row.text(2), time_of(row, 3), {}};
}

std::optional<store::PolicyText> text_of(const sqlite::Statement& row) {
    return store::PolicyText{row.text(0), row.text(1), row.text(2), row.text(3)};
}

struct KeyedText {
    std::string policy;
    std::int64_t seq = 0;
    store::PolicyText text;
};

std::optional<KeyedText> keyed_text_of(const sqlite::Statement& row) {
    return KeyedText{row.text(0), row.integer(1), {row.text(2), row.text(3), row.text(4), row.text(5)}};
}

std::optional<std::int64_t> integer_of(const sqlite::Statement& row) { return row.integer(0); }

} // namespace

// Policies are few, their texts too.
Result<void> Rows::each_policy(const Visit<store::Policy>& visit) {
    std::map<std::string, std::map<std::int64_t, store::PolicyText>> texts;
    const auto keep = [&](const KeyedText& row) {
        texts[row.policy][row.seq] = row.text;
        return true;
    };
    const Result<void> read = connection_.visit_all(
        "SELECT policy, seq, package, version, file, text FROM policy_texts NOT INDEXED", keyed_text_of, keep);
    if (!read) return read;
    const auto add_texts = [&](const store::Policy& row) {
        store::Policy policy = row;
        for (auto& [seq, text] : texts[policy.hash]) policy.texts.push_back(text);
        texts.erase(policy.hash);
        return visit(policy);
    };
    const Result<void> done =
        connection_.visit_all("SELECT hash, name, version, loaded FROM policies NOT INDEXED", policy_of, add_texts);
    if (!done) return done;
    // Texts of no policy.
    for (auto& [hash, rest] : texts) {
        store::Policy orphan{hash, "", "", {}, {}};
        for (auto& [seq, text] : rest) orphan.texts.push_back(text);
        if (!visit(orphan)) break;
    }
    return {};
}

Result<std::optional<store::Policy>> Rows::policy(const std::string& hash) {
    auto found = connection_.one("SELECT hash, name, version, loaded FROM policies WHERE hash = ?", policy_of, hash);
    if (!found || !*found) return found;
    auto texts = connection_.all("SELECT package, version, file, text FROM policy_texts WHERE policy = ? ORDER BY seq",
                                 text_of, hash);
    if (!texts) return texts.error();
    (*found)->texts = std::move(*texts);
    return found;
}

Result<std::vector<store::Policy>> Rows::policies() {
    return connection_.all("SELECT hash, name, version, loaded FROM policies ORDER BY name, loaded, hash", policy_of);
}

Result<void> Rows::add_policy(const store::Policy& policy) {
    const auto known = connection_.one("SELECT 1 FROM policies WHERE hash = ?", integer_of, policy.hash);
    if (!known) return known.error();
    if (*known) return {};
    return connection_.together([&]() -> Result<void> {
        const Subject subject{"policy", policy.name};
        Result<void> done = connection_.run("INSERT INTO policies (hash, name, version, loaded) VALUES (?, ?, ?, ?)",
                                            subject, policy.hash, policy.name, policy.version, policy.loaded);
        std::int64_t seq = 0;
        for (const store::PolicyText& text : policy.texts) {
            if (!done) break;
            done = connection_.run("INSERT INTO policy_texts (policy, seq, package, version, file, text) "
                                   "VALUES (?, ?, ?, ?, ?, ?)",
                                   subject, policy.hash, seq++, text.package, text.version, text.file, text.text);
        }
        return done;
    });
}

} // namespace voorrang::sqlite_store
