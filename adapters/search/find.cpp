#include "adapters/search/find.hpp"

#include "adapters/json/parse.hpp"

namespace voorrang::search {

namespace {

constexpr std::size_t read_at_once = 500;
constexpr std::size_t least_of_hash = 8; // digits by which a policy can be named

bool is_policy(const store::Policy& policy, const std::string& asked) {
    return policy.version == asked || policy.name == asked || policy.name + " " + policy.version == asked ||
           (asked.size() >= least_of_hash && policy.hash.starts_with(asked));
}

} // namespace

Result<Finder> Finder::make(store::Reader& reader, Query query, bool sealed) {
    Finder finder(reader, std::move(query), sealed);
    const Query& asked = finder.query_;
    if (!asked.policy.empty()) {
        const auto policies = reader.policies();
        if (!policies) return policies.error();
        for (const store::Policy& each : *policies)
            if (is_policy(each, asked.policy)) finder.policies_.insert(each.hash);
    }
    if (asked.tender.empty() && !(asked.bid.empty() && asked.bidder.empty())) {
        auto tenders = reader.tenders_with({asked.bid, asked.bidder, !sealed});
        if (!tenders) return tenders.error();
        finder.tenders_ = std::move(*tenders);
    }
    return finder;
}

Result<std::vector<store::Entry>> Finder::candidates(std::int64_t after, std::size_t limit) {
    store::EntryFilter filter;
    filter.after = after;
    filter.limit = limit;
    filter.kinds = query_.kinds;
    filter.from = query_.from;
    filter.until = query_.until;
    filter.tender = query_.tender;
    if (tenders_)
        filter.tenders = tenders_;
    else if (!query_.actor.empty() || !query_.tender.empty())
        filter.actor = query_.actor;
    else
        filter.person = query_.person;
    return reader_->entries(filter);
}

bool Finder::fits(const store::Entry& entry, json::Ref body, bool with_decision) const {
    const Known known{
        [this](const std::string& tender) -> const std::set<std::string>& { return bids_of_bidder(tender); },
        policies_};
    return search::fits(query_, entry, body, known, with_decision);
}

const std::set<std::string>& Finder::bids_of_bidder(const std::string& tender) const {
    const auto known = bids_.find(tender);
    if (known != bids_.end()) return known->second;
    std::set<std::string>& ids = bids_[tender];
    // Asked only of an entry that names bids, so they are known already.
    const auto bids = reader_->bids(tender);
    if (bids)
        for (const store::Bid& bid : *bids)
            if (bid.owner == query_.bidder) ids.insert(bid.id);
    return ids;
}

Result<void> find(store::Reader& reader, const Query& query, std::int64_t after,
                  const std::function<bool(const store::Entry&, json::Ref body)>& visit) {
    Result<Finder> finder = Finder::make(reader, query, true);
    if (!finder) return finder.error();
    while (true) {
        const auto entries = finder->candidates(after, read_at_once);
        if (!entries) return entries.error();
        for (const store::Entry& entry : *entries) {
            after = entry.seq;
            const auto body = json::read(entry.body);
            const auto* tree = std::get_if<json::Tree>(&body);
            if (tree != nullptr && finder->fits(entry, tree->root(), true) && !visit(entry, tree->root())) return {};
        }
        if (entries->size() < read_at_once) return {};
    }
}

} // namespace voorrang::search
