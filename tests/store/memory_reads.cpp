#include "adapters/json/parse.hpp"
#include "adapters/store/kinds.hpp"
#include "tests/store/memory_rows.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace voorrang::store {

namespace {

template <class Key, class Row>
std::optional<Row> found(const PersistentMap<Key, Row>& rows, const Key& key) {
    const Row* row = rows.find(key);
    return row == nullptr ? std::nullopt : std::optional<Row>(*row);
}

template <class Key, class Row, class Wanted>
std::vector<Row> those(const PersistentMap<Key, Row>& rows, const Wanted& wanted) {
    std::vector<Row> list;
    rows.each([&](const Key&, const Row& row) {
        if (wanted(row)) list.push_back(row);
        return true;
    });
    return list;
}

template <class Row, class Wanted>
std::vector<Row> page_of(const PersistentMap<std::string, Row>& rows, const Page& page, const Wanted& wanted) {
    std::vector<Row> list;
    if (page.limit == 0) return list;
    rows.each_after(page.after, [&](const std::string&, const Row& row) {
        if (wanted(row)) list.push_back(row);
        return list.size() < page.limit;
    });
    return list;
}

template <class Row>
std::optional<Row> first_of(std::vector<Row> rows) {
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
}

bool is_of_person(const Entry& entry, const std::string& person) {
    if (entry.actor == person) return true;
    if (!entry.tender.empty() || !(entry.kind.starts_with("user.") || entry.kind.starts_with("token."))) return false;
    const auto body = json::read(entry.body);
    const auto* tree = std::get_if<json::Tree>(&body);
    const auto user = tree != nullptr && tree->root().is_object() ? tree->root().find("user") : std::nullopt;
    return user && user->text() == person;
}

const auto all = [](const auto&) { return true; };
const auto by_moment = [](const Timer& a, const Timer& b) { return a.at < b.at; };

} // namespace

Result<std::optional<Policy>> MemoryRows::policy(const std::string& hash) { return found(state_.policies, hash); }

Result<std::vector<Policy>> MemoryRows::policies() {
    std::vector<Policy> list = those(state_.policies, all);
    for (Policy& policy : list) policy.texts.clear();
    std::ranges::sort(list, {},
                      [](const Policy& policy) { return std::tuple(policy.name, policy.loaded, policy.hash); });
    return list;
}

Result<std::optional<Tender>> MemoryRows::tender(const std::string& id) { return found(state_.tenders, id); }

Result<std::vector<Tender>> MemoryRows::tenders(const Page& page) { return page_of(state_.tenders, page, all); }

Result<std::vector<Tender>> MemoryRows::running(const Page& page) {
    return page_of(state_.tenders, page, [](const Tender& tender) { return !tender.finished; });
}

Result<std::optional<Bid>> MemoryRows::bid(const std::string& tender, const std::string& id) {
    const MemoryState::ReceivedBid* row = state_.bids.find({tender, id});
    return row == nullptr ? std::nullopt : std::optional<Bid>(row->bid);
}

Result<std::vector<std::string>> MemoryRows::tenders_with(const BidFilter& filter) {
    std::set<std::string> opened;
    std::set<std::string> standing;
    state_.bids.each([&](const auto&, const auto& row) {
        if (row.bid.status == BidStatus::opened) opened.insert(row.bid.tender);
        if (row.bid.status == BidStatus::standing) standing.insert(row.bid.tender);
        return true;
    });
    const auto is_known = [&](const Bid& bid) {
        return bid.status == BidStatus::opened ||
               (bid.status == BidStatus::withdrawn && opened.contains(bid.tender) && !standing.contains(bid.tender));
    };
    std::set<std::string> found;
    state_.bids.each([&](const auto&, const auto& row) {
        const Bid& bid = row.bid;
        const bool named = filter.id.empty()
                               ? bid.owner == filter.owner
                               : bid.id == filter.id && (filter.owner.empty() || bid.owner == filter.owner);
        if (named && (!filter.opened || is_known(bid))) found.insert(bid.tender);
        return true;
    });
    return std::vector<std::string>(found.begin(), found.end());
}

Result<std::vector<Bid>> MemoryRows::bids(const std::string& tender) {
    auto rows = those(state_.bids, [&](const auto& row) { return row.bid.tender == tender; });
    std::ranges::sort(rows, {}, &MemoryState::ReceivedBid::seq);
    std::vector<Bid> list;
    for (auto& row : rows) {
        row.bid.content.clear();
        list.push_back(std::move(row.bid));
    }
    return list;
}

Result<std::optional<SealKey>> MemoryRows::seal_key(const std::string& tender) {
    return found(state_.seal_keys, tender);
}

Result<std::optional<Request>> MemoryRows::request(const std::string& user, const std::string& key) {
    return found(state_.requests, MemoryState::Names{user, key});
}

Result<std::optional<Decision>> MemoryRows::decision(std::int64_t id) { return found(state_.decisions, id); }

Result<Progress> MemoryRows::progress(const std::string& tender) {
    Progress progress;
    for (const Decision& decision : *decisions(tender)) {
        progress.decided = true;
        if (decision.decides_award()) progress.award = decision.at;
    }
    return progress;
}

Result<std::vector<Decision>> MemoryRows::decisions(const std::string& tender) {
    return those(state_.decisions, [&](const Decision& decision) { return decision.tender == tender; });
}

Result<std::optional<std::string>> MemoryRows::document(const std::string& hash) {
    return found(state_.documents, hash);
}

Result<std::optional<Entry>> MemoryRows::entry(std::int64_t seq) { return found(state_.log, seq); }

Result<std::vector<Entry>> MemoryRows::entries(const EntryFilter& filter) {
    std::vector<Entry> list;
    if (filter.limit == 0) return list;
    state_.log.each_after(filter.after, [&](std::int64_t, const Entry& entry) {
        if ((filter.tender.empty() || entry.tender == filter.tender) &&
            (filter.actor.empty() || entry.actor == filter.actor) && is_of(entry.kind, filter.kinds) &&
            (!filter.tenders || (!entry.tender.empty() && std::ranges::count(*filter.tenders, entry.tender) > 0)) &&
            (filter.person.empty() || is_of_person(entry, filter.person)) && is_within(entry.at, filter))
            list.push_back(entry);
        return list.size() < filter.limit;
    });
    return list;
}

Result<std::int64_t> MemoryRows::last_entry() { return state_.entry; }

Result<std::optional<Time>> MemoryRows::last_moment() {
    std::optional<Time> last;
    for (std::int64_t seq = state_.entry; seq > 0; --seq) {
        const Entry* entry = state_.log.find(seq);
        last = std::max(last, std::optional(entry->at));
        if (!is_of_deadline(entry->kind)) break;
    }
    return last;
}

Result<std::optional<merkle::Hash>> MemoryRows::node(merkle::Node node) { return found(state_.nodes, node); }

Result<std::optional<Checkpoint>> MemoryRows::last_checkpoint() { return found(state_.checkpoints, state_.checkpoint); }

Result<std::optional<Checkpoint>> MemoryRows::last_cosigned() {
    std::int64_t last = 0;
    for (const Cosignature& each : those(state_.cosignatures, all)) last = std::max(last, each.checkpoint);
    return found(state_.checkpoints, last);
}

Result<std::vector<Checkpoint>> MemoryRows::checkpoints(std::int64_t after, std::size_t limit) {
    std::vector<Checkpoint> list;
    if (limit == 0) return list;
    state_.checkpoints.each_after(after, [&](std::int64_t, const Checkpoint& checkpoint) {
        list.push_back(checkpoint);
        return list.size() < limit;
    });
    return list;
}

Result<std::vector<Cosignature>> MemoryRows::cosignatures(std::int64_t checkpoint) {
    return those(state_.cosignatures, [&](const Cosignature& each) { return each.checkpoint == checkpoint; });
}

Result<std::vector<Timer>> MemoryRows::timers(const std::string& tender) {
    std::vector<Timer> list = found(state_.timers, tender).value_or(std::vector<Timer>());
    std::ranges::stable_sort(list, by_moment);
    return list;
}

Result<std::optional<Timer>> MemoryRows::first_timer(const std::vector<std::string>& but) {
    std::vector<Timer> list;
    state_.timers.each([&](const std::string& tender, const std::vector<Timer>& timers) {
        const bool left_out = state_.tenders.find(tender)->paused || std::ranges::find(but, tender) != but.end();
        if (!left_out) list.insert(list.end(), timers.begin(), timers.end());
        return true;
    });
    std::ranges::stable_sort(list, by_moment);
    return first_of(std::move(list));
}

Result<std::vector<Webhook>> MemoryRows::webhooks() { return those(state_.webhooks, all); }

Result<std::vector<Message>> MemoryRows::due_messages(Time now, std::size_t limit,
                                                      const std::vector<std::int64_t>& but) {
    auto list = those(state_.messages, [&](const Message& message) {
        return message.next <= now && std::ranges::find(but, message.webhook) == but.end();
    });
    std::ranges::stable_sort(list, {}, &Message::next);
    if (list.size() > limit) list.erase(list.begin() + static_cast<std::ptrdiff_t>(limit), list.end());
    return list;
}

Result<std::optional<Time>> MemoryRows::next_message() {
    const std::vector<Message> list = those(state_.messages, all);
    const auto first = std::ranges::min_element(list, {}, &Message::next);
    return first == list.end() ? std::nullopt : std::optional<Time>(first->next);
}

Result<std::size_t> MemoryRows::messages() { return those(state_.messages, all).size(); }

Result<std::optional<User>> MemoryRows::user(const std::string& id) { return found(state_.users, id); }

Result<std::optional<User>> MemoryRows::user_of_subject(const std::string& subject) {
    if (subject.empty()) return std::optional<User>();
    return first_of(those(state_.users, [&](const User& user) { return user.subject == subject; }));
}

Result<std::vector<User>> MemoryRows::users() { return those(state_.users, all); }

Result<std::optional<Token>> MemoryRows::token_by_hash(const std::string& hash) {
    return first_of(those(state_.tokens, [&](const Token& token) { return token.hash == hash; }));
}

Result<std::vector<Token>> MemoryRows::tokens(const std::string& user) {
    auto list = those(state_.tokens, [&](const Token& token) { return token.user == user; });
    std::ranges::stable_sort(list, {}, &Token::created);
    return list;
}

Result<std::optional<Personal>> MemoryRows::personal(const std::string& token) {
    return found(state_.personals, token);
}

Result<std::optional<Personal>> MemoryRows::personal_of(const std::string& scope, const std::string& value) {
    return first_of(
        those(state_.personals, [&](const Personal& row) { return row.scope == scope && row.value == value; }));
}

Result<std::vector<Personal>> MemoryRows::personals(const PersonalFilter& filter) {
    auto list = those(state_.personals, [&](const Personal& row) {
        return (!filter.scope || row.scope == *filter.scope) && row.value.find(filter.containing) != std::string::npos;
    });
    std::ranges::stable_sort(list, {}, &Personal::scope);
    return list;
}

} // namespace voorrang::store
