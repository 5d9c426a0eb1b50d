#include "adapters/sqlite_store/rows.hpp"

#include <algorithm>

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Bid> bid_of(const sqlite::Statement& row) {
    const auto* const status = std::ranges::find(store::bid_status_words, row.text(5));
    if (status == std::end(store::bid_status_words)) return std::nullopt;
    store::Bid bid;
    bid.tender = row.text(0);
    bid.id = row.text(1);
    bid.owner = row.text(2);
    bid.by = row.text(3);
    bid.received = time_of(row, 4);
    bid.status = static_cast<store::BidStatus>(status - std::begin(store::bid_status_words));
    bid.hash = row.text(6);
    bid.party = row.text(7);
    bid.sealed_until = time_if_any(row, 8);
    return bid;
}

std::optional<store::Bid> whole_bid_of(const sqlite::Statement& row) {
    std::optional<store::Bid> bid = bid_of(row);
    if (bid) bid->content = row.bytes(9);
    return bid;
}

std::optional<std::string> text_of(const sqlite::Statement& row) { return row.text(0); }

std::string_view word_of(store::BidStatus status) { return store::bid_status_words[static_cast<std::size_t>(status)]; }

std::optional<store::SealKey> key_of(const sqlite::Statement& row) {
    return store::SealKey{row.text(0), row.bytes(1), row.bytes(2), time_of(row, 3)};
}

#define COLUMNS "tender, id, owner, \"by\", received, status, hash, party, sealed_until"

} // namespace

Result<std::optional<store::Bid>> Rows::bid(const std::string& tender, const std::string& id) {
    return connection_.one("SELECT " COLUMNS ", content FROM bids WHERE tender = ? AND id = ?", whole_bid_of, tender,
                           id);
}

Result<void> Rows::each_bid(const Visit<store::Bid>& visit) {
    return connection_.visit_all("SELECT " COLUMNS ", content FROM bids NOT INDEXED ORDER BY seq", whole_bid_of, visit);
}

// How long it takes tells nothing of how much there is in bids.
Result<std::vector<store::Bid>> Rows::bids(const std::string& tender) {
    return connection_.all("SELECT " COLUMNS " FROM bids WHERE tender = ? ORDER BY seq", bid_of, tender);
}

// Passing over a bid that nobody may know of yet costs no more than a look at the status of others on its tender.
#define KNOWN                                                                                                          \
    "(?2 = 0 OR status = 'opened' OR (status = 'withdrawn' "                                                           \
    "AND EXISTS (SELECT 1 FROM bids AS other WHERE other.tender = bids.tender AND other.status = 'opened') "           \
    "AND NOT EXISTS (SELECT 1 FROM bids AS other WHERE other.tender = bids.tender AND other.status = 'standing')))"

Result<std::vector<std::string>> Rows::tenders_with(const store::BidFilter& filter) {
    const std::int64_t opened = filter.opened ? 1 : 0;
    if (filter.id.empty())
        return connection_.all("SELECT DISTINCT tender FROM bids WHERE owner = ?1 AND " KNOWN " ORDER BY tender",
                               text_of, filter.owner, opened);
    return connection_.all("SELECT DISTINCT tender FROM bids WHERE id = ?1 AND (?3 = '' OR owner = ?3) AND " KNOWN
                           " ORDER BY tender",
                           text_of, filter.id, opened, filter.owner);
}

Result<std::optional<store::SealKey>> Rows::seal_key(const std::string& tender) {
    return connection_.one("SELECT tender, public_key, wrapped_secret, until FROM seal_keys WHERE tender = ?", key_of,
                           tender);
}

Result<void> Rows::add_bid(const store::Bid& bid) {
    return connection_.run("INSERT INTO bids (" COLUMNS ", content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           {"bid", bid.id}, bid.tender, bid.id, bid.owner, bid.by, bid.received, word_of(bid.status),
                           bid.hash, bid.party, bid.sealed_until, Bytes{bid.content});
}

Result<void> Rows::change_bid(const store::Bid& bid) {
    const Result<void> done =
        connection_.run("UPDATE bids SET owner = ?, \"by\" = ?, received = ?, status = ?, hash = ?, party = ?, "
                        "sealed_until = ?, content = ? WHERE tender = ? AND id = ?",
                        {"bid", bid.id}, bid.owner, bid.by, bid.received, word_of(bid.status), bid.hash, bid.party,
                        bid.sealed_until, Bytes{bid.content}, bid.tender, bid.id);
    if (!done || connection_.changed() == 1) return done;
    return Diagnostic{Code::names_nothing,
                      "there is no bid `" + bid.id + "` on the tender `" + bid.tender + "`",
                      std::nullopt,
                      "",
                      {},
                      ""};
}

Result<void> Rows::put_seal_key(const store::SealKey& key) {
    return connection_.run("INSERT INTO seal_keys (tender, public_key, wrapped_secret, until) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (tender) DO UPDATE SET public_key = excluded.public_key, "
                           "wrapped_secret = excluded.wrapped_secret, until = excluded.until",
                           {"seal of", key.tender}, key.tender, Bytes{key.public_key}, Bytes{key.wrapped_secret},
                           key.until);
}

} // namespace voorrang::sqlite_store
