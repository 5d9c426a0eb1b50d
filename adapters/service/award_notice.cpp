#include "adapters/service/award_notice.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/service/dossier.hpp"

#include <algorithm>

namespace voorrang::service {

using json::Ref;

namespace {

std::optional<Ref> find(std::optional<Ref> object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : std::nullopt;
}

std::optional<Ref> list(std::optional<Ref> object, std::string_view key) {
    const auto found = find(object, key);
    return found && found->is_array() && found->size() > 0 ? found : std::nullopt;
}

std::string text_of(std::optional<Ref> value) { return value ? std::string(value->text()) : std::string(); }

void write_text(json::TreeBuilder& out, std::string_view key, std::string_view text) {
    out.key(key);
    out.string(text);
}

// Which award of which policy, and on what ground in law.
std::string basis_of(Ref decision, Ref award) {
    const auto policy = find(decision, "policy");
    std::string text =
        text_of(find(policy, "name")) + " " + text_of(find(policy, "version")) + ", " + text_of(find(award, "name"));
    std::string_view before = ": ";
    if (const auto cites = list(award, "cites"))
        for (const Ref cite : cites->children()) {
            text += std::string(before) + std::string(cite.text());
            before = "; ";
        }
    return text;
}

// What the buyer wrote of something, as far as the public may read it.
struct Written {
    Ref object;
    PublicCopy copy;
};

std::vector<Written> written(Ref document, std::string_view key, const HiddenPlaces& hidden) {
    std::vector<Written> all;
    const auto array = list(document, key);
    const auto copy = array ? PublicCopy(hidden).at(*array) : std::nullopt;
    if (!copy) return all;
    std::size_t index = 0;
    for (const Ref element : array->children()) {
        const auto at = copy->at(index++, element);
        if (at && element.is_object()) all.push_back({element, *at});
    }
    return all;
}

const Written* with_id(const std::vector<Written>& all, const std::string& id) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Written& each) { return text_of(find(each.object, "id")) == id; });
    return found == all.end() ? nullptr : &*found;
}

std::optional<Ref> winning_bid(const ToldAward& award) {
    return award.winner.empty() ? std::nullopt : bid_in(*award.document, award.winner);
}

// Money as OCDS writes it: a bare amount has the currency of the tender.
void write_value(json::TreeBuilder& out, Ref value, Ref document) {
    const bool object = value.is_object();
    const std::string amount = text_of(object ? find(value, "amount") : std::optional(value));
    const auto read = json::read(amount);
    const auto* number = std::get_if<json::Tree>(&read);
    if (number == nullptr || !number->root().is_number()) return;
    std::string currency = object ? text_of(find(value, "currency")) : std::string();
    if (currency.empty()) currency = text_of(find(find(find(document, "tender"), "value"), "currency"));
    out.key("value");
    out.begin_object();
    out.key("amount");
    out.number(amount);
    if (!currency.empty()) write_text(out, "currency", currency);
    out.end();
}

void write_suppliers(json::TreeBuilder& out, Ref bid) {
    const auto tenderers = list(bid, "tenderers");
    if (!tenderers) return;
    out.key("suppliers");
    out.begin_array();
    for (const Ref tenderer : tenderers->children()) {
        out.begin_object();
        write_text(out, "id", text_of(find(tenderer, "id")));
        if (const auto name = find(tenderer, "name"); name && name->is_string()) write_text(out, "name", name->text());
        out.end();
    }
    out.end();
}

void write_award(json::TreeBuilder& out, const ToldAward& award, const Written* buyers) {
    out.begin_object();
    write_text(out, "id", award.id);
    write_text(out, "status", award.status);
    if (buyers != nullptr)
        for (const Ref member : buyers->object.children())
            if (member.key() != "id" && member.key() != "status") buyers->copy.copy_member(out, member);
    const auto lacks = [&](std::string_view key) { return buyers == nullptr || !buyers->object.find(key); };
    if (lacks("date")) write_text(out, "date", award.date);
    if (lacks("description")) write_text(out, "description", award.basis);
    if (const auto bid = winning_bid(award)) {
        if (const auto value = bid->find("value"); value && lacks("value"))
            write_value(out, *value, award.document->root());
        if (lacks("suppliers")) write_suppliers(out, *bid);
    }
    if (!award.lots.empty() && lacks("relatedLots")) {
        out.key("relatedLots");
        out.begin_array();
        for (const std::string& lot : award.lots) out.string(lot);
        out.end();
    }
    out.end();
}

void write_statistic(json::TreeBuilder& out, const std::string& id, std::size_t value, const std::string& lot) {
    out.begin_object();
    write_text(out, "id", id);
    write_text(out, "measure", "bids");
    out.key("value");
    out.number(std::to_string(value));
    if (!lot.empty()) write_text(out, "relatedLot", lot);
    out.end();
}

} // namespace

std::vector<ToldAward> awards_of(const store::Decision& decision, std::shared_ptr<const json::Tree> document,
                                 std::size_t number) {
    const auto read = json::read(decision.decision);
    const auto* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr) return {};
    std::vector<ToldAward> awards;
    const auto add = [&](const std::string& lot, std::optional<Ref> award) {
        if (!award || !award->is_object()) return;
        const std::string winner = text_of(find(find(award, "winner"), "id"));
        const auto same = std::find_if(awards.begin(), awards.end(), [&](const ToldAward& other) {
            return !winner.empty() && other.winner == winner;
        });
        if (same != awards.end()) {
            same->lots.push_back(lot);
            return;
        }
        ToldAward told{std::to_string(number++),
                       {},
                       winner.empty() ? "unsuccessful" : "pending",
                       to_text(decision.at),
                       basis_of(tree->root(), *award),
                       winner,
                       document};
        if (!lot.empty()) told.lots.push_back(lot);
        awards.push_back(std::move(told));
    };
    add("", find(tree->root(), "award"));
    if (const auto lots = list(tree->root(), "awards"))
        for (const Ref each : lots->children()) add(text_of(find(find(each, "lot"), "id")), find(each, "award"));
    return awards;
}

std::set<std::string> suppliers_of(const std::vector<ToldAward>& awards) {
    std::set<std::string> suppliers;
    for (const ToldAward& award : awards)
        if (const auto bid = winning_bid(award))
            if (const auto tenderers = list(bid, "tenderers"))
                for (const Ref tenderer : tenderers->children()) suppliers.insert(text_of(find(tenderer, "id")));
    return suppliers;
}

BidCount count_bids(Ref document) {
    BidCount count;
    if (const auto lots = list(find(document, "tender"), "lots"))
        for (const Ref lot : lots->children()) count.by_lot.emplace_back(text_of(find(lot, "id")), 0);
    const auto bids = list(find(document, "bids"), "details");
    if (!bids) return count;
    std::set<std::string> bidders;
    for (const Ref bid : bids->children()) {
        ++count.bids;
        if (const auto tenderers = list(bid, "tenderers"))
            bidders.insert(text_of(find(*tenderers->children().begin(), "id")));
        if (const auto lots = list(bid, "relatedLots"))
            for (auto& [lot, number] : count.by_lot)
                for (const Ref related : lots->children()) number += related.text() == lot ? 1 : 0;
    }
    count.bidders = bidders.size();
    return count;
}

void write_awards(json::TreeBuilder& out, const std::vector<ToldAward>& awards, Ref document,
                  const HiddenPlaces& hidden) {
    if (awards.empty()) return;
    const std::vector<Written> buyers = written(document, "awards", hidden);
    out.key("awards");
    out.begin_array();
    for (const ToldAward& award : awards) write_award(out, award, with_id(buyers, award.id));
    out.end();
}

void write_bid_count(json::TreeBuilder& out, const BidCount& count) {
    out.key("bids");
    out.begin_object();
    out.key("statistics");
    out.begin_array();
    write_statistic(out, "bids", count.bids, "");
    for (const auto& [lot, number] : count.by_lot) write_statistic(out, "bids-" + lot, number, lot);
    out.end();
    out.end();
}

void write_contracts(json::TreeBuilder& out, const std::vector<ToldAward>& awards, const std::string& signed_at,
                     Ref document, const HiddenPlaces& hidden) {
    out.key("contracts");
    out.begin_array();
    for (const Written& contract : written(document, "contracts", hidden)) {
        out.begin_object();
        for (const Ref member : contract.object.children()) contract.copy.copy_member(out, member);
        if (!contract.object.find("awardID") && awards.size() == 1) write_text(out, "awardID", awards.front().id);
        out.end();
    }
    for (const ToldAward& award : awards) {
        if (award.status != "active" || has_contracts(document)) continue;
        out.begin_object();
        write_text(out, "id", award.id);
        write_text(out, "awardID", award.id);
        write_text(out, "status", "active");
        if (!signed_at.empty()) write_text(out, "dateSigned", signed_at);
        if (const auto bid = winning_bid(award))
            if (const auto value = bid->find("value")) write_value(out, *value, award.document->root());
        out.end();
    }
    out.end();
}

bool has_contracts(Ref document) { return list(document, "contracts").has_value(); }

} // namespace voorrang::service
