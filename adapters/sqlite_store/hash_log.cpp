#include "adapters/sqlite_store/hash_log.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/sqlite_store/rows.hpp"
#include "adapters/store/commits.hpp"
#include "adapters/store/tree.hpp"

#include <map>
#include <set>

namespace voorrang::sqlite_store {

namespace {

constexpr std::size_t at_once = 1000;

// What the rows of the database are, to be vouched for by the entries that name them.
struct Hashes {
    std::map<std::int64_t, std::string> decisions; // by entry
    std::map<std::pair<std::string, std::string>, std::string> bids;
    std::map<std::string, std::string> policies, tenders;
    std::map<std::string, std::int64_t> last; // entry of a tender
};

Result<void> add_rows_of(Rows& rows, const store::Tender& tender, Hashes& hashes) {
    hashes.tenders[tender.id] = store::row_hash(tender);
    const auto decisions = rows.decisions(tender.id);
    if (!decisions) return decisions.error();
    for (const store::Decision& decision : *decisions) hashes.decisions[decision.entry] = store::row_hash(decision);
    const auto bids = rows.bids(tender.id);
    if (!bids) return bids.error();
    for (const store::Bid& bid : *bids) {
        const auto whole = rows.bid(tender.id, bid.id);
        if (!whole) return whole.error();
        if (*whole) hashes.bids[{bid.tender, bid.id}] = store::row_hash(**whole);
    }
    return {};
}

template <class Visit>
Result<void> each_entry(Rows& rows, const Visit& visit) {
    store::EntryFilter filter;
    filter.limit = at_once;
    while (true) {
        auto entries = rows.entries(filter);
        if (!entries) return entries.error();
        for (store::Entry& entry : *entries)
            if (const Result<void> visited = visit(entry); !visited) return visited;
        if (entries->size() < at_once) return {};
        filter.after = entries->back().seq;
    }
}

Result<Hashes> hashes_of(Rows& rows) {
    Hashes hashes;
    const auto policies = rows.policies();
    if (!policies) return policies.error();
    for (const store::Policy& policy : *policies) {
        const auto whole = rows.policy(policy.hash);
        if (!whole) return whole.error();
        if (*whole) hashes.policies[policy.hash] = store::row_hash(**whole);
    }
    for (store::Page page{"", at_once};;) {
        const auto tenders = rows.tenders(page);
        if (!tenders) return tenders.error();
        for (const store::Tender& tender : *tenders)
            if (const Result<void> added = add_rows_of(rows, tender, hashes); !added) return added.error();
        if (tenders->size() < at_once) break;
        page.after = tenders->back().id;
    }
    const Result<void> seen = each_entry(rows, [&](const store::Entry& entry) -> Result<void> {
        if (!entry.tender.empty()) hashes.last[entry.tender] = entry.seq;
        return {};
    });
    if (!seen) return seen.error();
    return hashes;
}

std::string text_in(json::Ref object, std::string_view key) {
    const auto found = object.is_object() ? object.find(key) : std::nullopt;
    return found ? std::string(found->text()) : std::string();
}

// Each row is vouched for once, by the first entry that names it; a tender by its last.
std::string commits_of(const store::Entry& entry, Hashes& hashes) {
    store::Commits commits;
    const auto take = [&](std::string_view what, auto& from, const auto& key) {
        const auto found = from.find(key);
        if (found == from.end()) return;
        commits.add(what, found->second);
        from.erase(found);
    };
    take("decision", hashes.decisions, entry.seq);
    const auto last = hashes.last.find(entry.tender);
    if (last != hashes.last.end() && last->second == entry.seq) take("tender", hashes.tenders, entry.tender);
    const auto body = json::read(entry.body);
    if (const auto* tree = std::get_if<json::Tree>(&body)) {
        const json::Ref root = tree->root();
        if (entry.kind == "policy.in_force" || entry.kind == "tender.created")
            take("policy", hashes.policies, text_in(root, "policyHash"));
        if (const auto bid = root.is_object() ? root.find("bid") : std::nullopt; bid && entry.kind != "bid.refused")
            take("bid", hashes.bids, std::pair(entry.tender, text_in(*bid, "id")));
    }
    return commits.json();
}

Result<void> hash_all(Rows& rows) {
    Result<Hashes> hashes = hashes_of(rows);
    if (!hashes) return hashes.error();
    return each_entry(rows, [&](store::Entry& entry) -> Result<void> {
        entry.commits = commits_of(entry, *hashes);
        if (const Result<void> set = rows.set_commits(entry); !set) return set;
        return store::add_leaf(rows, entry);
    });
}

} // namespace

Result<void> hash_log(sqlite::Database& database, std::int64_t version) {
    if (version != 2) return {};
    Result<void> done;
    {
        Rows rows(std::move(database));
        done = hash_all(rows);
        database = std::move(rows.connection().database());
    }
    return done;
}

} // namespace voorrang::sqlite_store
