#include "adapters/service/bid_box.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/store/damaged.hpp"
#include "dsl/value/hex.hpp"
#include "engine/decide/policy_hash.hpp"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace voorrang::service {

namespace {

// Not to be guessed, so that nobody learns of a bid by trying names.
std::string new_identifier() {
    std::array<unsigned char, 12> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random bytes");
    return "bid-" + to_hex(bytes);
}

Diagnostic damaged(const store::Bid& bid) { return store::damaged("the bid " + bid.id + " can't be read"); }

} // namespace

std::optional<Time> end_of_seal(const std::vector<engine::Timer>& timers) {
    std::optional<Time> last;
    for (const engine::Timer& timer : timers)
        if (timer.at && (!last || *last < *timer.at)) last = timer.at;
    if (last) last->offset_minutes = 0;
    return last;
}

Result<NewBid> prepare_bid(json::Ref bid, const ShelvedPolicy& policy, const Act& act) {
    if (!bid.is_object()) return bad_body("`bid` must be an object", "/bid", "docs/facts.md has its form");
    if (bid.find("id")) return bad_body("a bid gets its identifier from the service", "/bid/id", "leave it out");
    if (bid.find("submitted"))
        return bad_body("a bid gets its time from the service", "/bid/submitted", "leave it out");
    const auto tenderer = bid.find("tenderer");
    const auto organisation = tenderer && tenderer->is_object() ? tenderer->find("id") : std::nullopt;
    if (!organisation || !organisation->is_string())
        return bad_body("the bid does not say whose it is", "/bid/tenderer/id",
                        "give the identifier of the organisation that bids");
    if (act.organisation.empty() || organisation->text() != act.organisation)
        return Diagnostic{Code::not_allowed,
                          "this bid is made in the name of another organisation than the one the user acts for",
                          std::nullopt,
                          "/bid/tenderer/id",
                          {},
                          act.organisation.empty() ? "let the administrator say for which organisation the user acts"
                                                   : "it must be " + act.organisation};
    if (const Result<void> fine = personal::without_tokens(bid, "/bid"); !fine) return fine.error();
    NewBid made;
    made.id = new_identifier();
    const json::Tree bare = personal::left_out(*policy.personal, bid, personal::Form::bid);
    made.hash = engine::sha256_hex(json::canonical(bare.root()));
    made.party = engine::sha256_hex(json::canonical(*bare.root().find("tenderer")));
    json::TreeBuilder content;
    content.begin_object();
    content.key("id");
    content.string(made.id);
    for (const json::Ref member : bid.children()) {
        content.key(member.key());
        content.copy(member);
    }
    content.end();
    made.content = content.take();
    return made;
}

Result<store::SealKey> BidBox::key(const std::string& tender, Time until) {
    Result<std::optional<store::SealKey>> found = writer_.seal_key(tender);
    if (!found) return found.error();
    if (!*found) {
        store::SealKey made = seal::make_key(master_, tender, until);
        if (const Result<void> put = writer_.put_seal_key(made); !put) return put.error();
        return made;
    }
    if ((*found)->until < until)
        if (const Result<void> moved = move_seal(tender, until); !moved) return moved.error();
    return **found;
}

Result<void> BidBox::move_seal(const std::string& tender, Time until) {
    const Result<std::optional<store::SealKey>> found = writer_.seal_key(tender);
    if (!found) return found.error();
    if (!*found || !((*found)->until < until)) return {};
    const Result<store::SealKey> moved = seal::move(master_, **found, until);
    if (!moved) return moved.error();
    return writer_.put_seal_key(*moved);
}

Result<store::Bid> BidBox::put(const Dossier& dossier, const NewBid& bid, const Act& act, std::optional<Time> until) {
    const Result<std::vector<store::Bid>> others = writer_.bids(dossier.row.id);
    if (!others) return others.error();
    for (const store::Bid& other : *others)
        if (other.owner == act.organisation && other.status != store::BidStatus::withdrawn && other.party != bid.party)
            return not_now("what this bid says of the bidder differs from what its bid " + other.id + " says",
                           "say the same of the bidder in every bid, or withdraw the other");
    store::Bid row;
    row.tender = dossier.row.id;
    row.id = bid.id;
    row.owner = act.organisation;
    row.by = act.user;
    row.received = act.at;
    row.hash = bid.hash;
    row.party = bid.party;
    row.content = json::canonical(bid.content.root());
    if (until) {
        const Result<store::SealKey> seal_key = key(dossier.row.id, *until);
        if (!seal_key) return seal_key.error();
        row.content = seal::close(*seal_key, row.content);
        row.sealed_until = until;
    } else {
        row.status = store::BidStatus::opened;
    }
    if (const Result<void> added = writer_.add_bid(row); !added) return added.error();
    return row;
}

Result<std::vector<store::Bid>> BidBox::ripe(const std::string& tender, Time now) {
    // Without a key, or before its time, there is none, however many stand.
    const Result<std::optional<store::SealKey>> seal_key = writer_.seal_key(tender);
    if (!seal_key) return seal_key.error();
    if (!*seal_key || now < (*seal_key)->until) return std::vector<store::Bid>();
    Result<std::vector<store::Bid>> bids = writer_.bids(tender);
    if (!bids) return bids;
    std::erase_if(*bids, [](const store::Bid& bid) { return bid.status != store::BidStatus::standing; });
    for (store::Bid& bid : *bids) {
        Result<std::optional<store::Bid>> whole = writer_.bid(tender, bid.id);
        if (!whole) return whole.error();
        if (!*whole) return damaged(bid);
        bid = std::move(**whole);
    }
    return bids;
}

Result<std::string> BidBox::content_of(const store::Bid& bid, Time now) {
    if (!bid.sealed_until) return bid.content;
    const Result<std::optional<store::SealKey>> seal_key = writer_.seal_key(bid.tender);
    if (!seal_key) return seal_key.error();
    if (!*seal_key) return damaged(bid);
    return seal::open(master_, **seal_key, bid.content, now);
}

Result<ocds::Case> BidBox::document_with(const Dossier& dossier, const std::vector<store::Bid>& bids, Time now) {
    ocds::Case result = dossier.document;
    for (const store::Bid& bid : bids) {
        const Result<std::string> content = content_of(bid, now);
        if (!content) return content.error();
        const auto tree = json::read(*content);
        if (!std::holds_alternative<json::Tree>(tree)) return damaged(bid);
        const Result<json::Tree> apart = personal::set_apart(writer_, bid.tender, *dossier.policy->personal,
                                                             std::get<json::Tree>(tree).root(), personal::Form::bid);
        if (!apart) return apart.error();
        Result<ocds::Case> added = with_additions(result, {std::nullopt, apart->root()}, bid.received);
        if (!added) {
            Diagnostic why = added.error();
            why.message = "the bid " + bid.id + " can't be put into the tender: " + why.message;
            return why;
        }
        result = std::move(*added);
    }
    return result;
}

Result<void> BidBox::mark_opened(const std::vector<store::Bid>& bids) {
    for (store::Bid bid : bids) {
        bid.status = store::BidStatus::opened;
        if (const Result<void> changed = writer_.change_bid(bid); !changed) return changed.error();
    }
    return {};
}

} // namespace voorrang::service
