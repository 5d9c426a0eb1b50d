#include "adapters/auditor/rows_check.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/personal/keep_apart.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/store/commits.hpp"
#include "engine/decide/policy_hash.hpp"

namespace voorrang::auditor {

namespace {

std::string shown(const std::string& text) { return "`" + text + "`"; }
std::string number(std::int64_t value) { return std::to_string(value); }

class Check {
  public:
    Check(sqlite_store::Rows& rows, Vouched vouched, Findings& findings)
        : rows_(rows), vouched_(std::move(vouched)), findings_(findings) {}

    Result<RowCounts> run() {
        for (const auto part : {&Check::policies, &Check::documents, &Check::decisions, &Check::bids, &Check::tenders,
                                &Check::users, &Check::personal})
            if (const Result<void> done = (this->*part)(); !done) return done.error();
        return counts_;
    }

  private:
    static constexpr const char* altered = "it is not as it was when entry ";
    static constexpr const char* unknown = "no entry of the log tells of it: it was added";

    void missing(const std::string& what, std::int64_t entry, const char* table) {
        findings_.add(what, "it is missing: entry " + number(entry) + " tells of it", table);
    }
    // What entries vouch for by a key; a row that is found is taken out.
    template <class Map, class Key>
    void compare(Map& from, const Key& key, const std::string& hash, const std::string& where, const char* table) {
        const auto found = from.find(key);
        if (found == from.end()) return findings_.add(where, unknown, table);
        if (found->second.hash != hash)
            findings_.add(where, altered + number(found->second.entry) + " was written", table);
        from.erase(found);
    }

    Result<void> policies() {
        const Result<void> read = rows_.each_policy([&](const store::Policy& policy) {
            ++counts_.policies;
            const std::string where = "policy " + shown(policy.name) + " " + policy.hash.substr(0, 12);
            std::vector<engine::PolicyText> texts;
            for (const store::PolicyText& text : policy.texts) texts.push_back({text.package, text.version, text.text});
            if (engine::policy_hash(std::move(texts)) != policy.hash)
                findings_.add(where, "its texts are not those of its hash", "policy_texts, policies.hash");
            // One that came to be without coming into force is vouched for by its hash.
            if (vouched_.policies.contains(policy.hash) || !vouched_.named_policies.contains(policy.hash))
                compare(vouched_.policies, policy.hash, store::row_hash(policy), where, "policies, policy_texts");
            return true;
        });
        for (const auto& [hash, by] : vouched_.policies) missing("policy " + hash.substr(0, 12), by.entry, "policies");
        return read;
    }

    Result<void> documents() {
        const Result<void> read = rows_.each_document([&](const std::pair<std::string, std::string>& row) {
            ++counts_.documents;
            const auto& [hash, text] = row;
            const std::string where = "document " + hash.substr(0, 12);
            if (store::sha256_text(text) != hash)
                findings_.add(where, "it is not the text of its hash", "documents.text, documents.hash");
            else if (!vouched_.documents.contains(hash) && !vouched_.named_documents.contains(hash))
                findings_.add(where, unknown, "documents");
            vouched_.documents.erase(hash);
            documents_.insert(hash);
            return true;
        });
        for (const auto& [hash, by] : vouched_.documents)
            missing("document " + hash.substr(0, 12), by.entry, "documents");
        return read;
    }

    Result<void> decisions() {
        const Result<void> read = rows_.each_decision([&](const store::Decision& decision) {
            const std::string where = "decision " + number(decision.id);
            if (decision.id != static_cast<std::int64_t>(++counts_.decisions) && !gap_told_) {
                findings_.add(where, "decisions before it are missing", "decisions");
                gap_told_ = true;
            }
            const auto found = vouched_.decisions.find(decision.entry);
            if (found == vouched_.decisions.end())
                findings_.add(where, unknown, "decisions");
            else if (found->second != store::row_hash(decision))
                findings_.add(where, altered + number(decision.entry) + " was written", "decisions");
            if (found != vouched_.decisions.end()) vouched_.decisions.erase(found);
            if (!documents_.contains(decision.document))
                findings_.add(where, "the document on which it was made is missing", "documents");
            return true;
        });
        for (const auto& [entry, hash] : vouched_.decisions)
            missing("the decision of entry " + number(entry), entry, "decisions");
        return read;
    }

    Result<void> bids() {
        const Result<void> read = rows_.each_bid([&](const store::Bid& bid) {
            ++counts_.bids;
            const std::string where = "bid " + shown(bid.id) + " of tender " + shown(bid.tender);
            const Vouched::Names names{bid.tender, bid.id};
            const auto erased = vouched_.bid_contents.find(names);
            const std::string text = erased != vouched_.bid_contents.end() && bid.content.empty()
                                         ? store::row_text(bid, erased->second)
                                         : store::row_text(bid);
            compare(vouched_.bids, names, store::sha256_text(text), where, "bids");
            const auto told = vouched_.bid_status.find(names);
            const std::string expected = told != vouched_.bid_status.end() ? told->second
                                         : bid.sealed_until                ? "standing"
                                                                           : "opened";
            const std::string_view is = store::bid_status_words[static_cast<std::size_t>(bid.status)];
            if (is != expected)
                findings_.add(where, "by the log it is " + expected + ", not " + std::string(is), "bids.status");
            return true;
        });
        for (const auto& [names, by] : vouched_.bids)
            missing("bid " + shown(names.second) + " of tender " + shown(names.first), by.entry, "bids");
        return read;
    }

    Result<void> tenders() {
        const Result<void> read = rows_.each_tender([&](const store::Tender& tender) {
            ++counts_.tenders;
            compare(vouched_.tenders, tender.id, store::row_hash(tender), "tender " + shown(tender.id), "tenders");
            return true;
        });
        for (const auto& [id, by] : vouched_.tenders) missing("tender " + shown(id), by.entry, "tenders");
        return read;
    }

    // Who may do what: given by no other way than one that is logged.
    Result<void> users() {
        const Result<std::vector<store::User>> users = rows_.users();
        if (!users) return users.error();
        for (const store::User& user : *users) {
            const std::string where = "user " + shown(user.id);
            const auto told = vouched_.users.find(user.called());
            if (told == vouched_.users.end()) {
                findings_.add(where, unknown, "users");
                continue;
            }
            const auto body = json::read(told->second.hash);
            const auto* tree = std::get_if<json::Tree>(&body);
            if (tree != nullptr && !is_as_told(user, tree->root()))
                findings_.add(where,
                              "organisation, roles or being disabled are not as entry " + number(told->second.entry) +
                                  " tells",
                              "users.organisation, users.roles, users.disabled");
            vouched_.users.erase(told);
        }
        for (const auto& [called, by] : vouched_.users) {
            const Result<std::string> name = personal::unveil(rows_, called, personal::In::plain);
            if (!name) return name.error();
            missing("user " + shown(*name), by.entry, "users");
        }
        return {};
    }

    // Each value is that of its token; those that the log speaks of are there, until an entry tells that they were
    // erased.
    Result<void> personal() {
        const Result<std::vector<store::Personal>> rows = rows_.personals({});
        if (!rows) return rows.error();
        for (const store::Personal& row : *rows) {
            const std::string where = "personal value " + row.token;
            if (personal::token_of(row.salt, row.value) != row.token)
                findings_.add(where, "it is not the value of its token", "personal.salt, personal.value");
            if (const auto erased = vouched_.erased.find(row.token); erased != vouched_.erased.end())
                findings_.add(where, "by entry " + number(erased->second) + " it was erased", "personal");
            vouched_.tokens.erase(row.token);
        }
        for (const auto& [token, entry] : vouched_.tokens)
            if (!vouched_.erased.contains(token))
                findings_.add("personal value " + token,
                              "it is missing: entry " + number(entry) + " has it, and none tells that it was erased",
                              "personal");
        return {};
    }

    static bool is_as_told(const store::User& user, json::Ref body) {
        const auto organisation = body.find("organisation");
        const auto disabled = body.find("disabled");
        const auto roles = body.find("roles");
        if (!organisation || !disabled || !roles || organisation->text() != user.organisation ||
            disabled->boolean() != user.disabled || roles->size() != user.roles.size())
            return false;
        std::size_t at = 0;
        for (const json::Ref role : roles->children())
            if (role.text() != user.roles[at++]) return false;
        return true;
    }

    sqlite_store::Rows& rows_;
    Vouched vouched_;
    Findings& findings_;
    std::set<std::string> documents_;
    bool gap_told_ = false;
    RowCounts counts_;
};

} // namespace

Result<RowCounts> check_rows(sqlite_store::Rows& rows, Vouched vouched, Findings& findings) {
    return Check(rows, std::move(vouched), findings).run();
}

} // namespace voorrang::auditor
