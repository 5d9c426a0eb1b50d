#include "adapters/service/notice.hpp"

#include <algorithm>

namespace voorrang::service {

using json::Ref;

namespace {

std::optional<Ref> find(std::optional<Ref> object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : std::nullopt;
}

std::vector<std::string> roles_of(Ref party) {
    std::vector<std::string> roles;
    const auto all = find(party, "roles");
    if (all && all->is_array())
        for (const Ref role : all->children())
            if (role.is_string()) roles.emplace_back(role.text());
    return roles;
}

void write_texts(json::TreeBuilder& out, std::string_view key, const std::vector<std::string>& texts) {
    out.key(key);
    out.begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end();
}

// Who a party is, and no more than that: what a bidder says of itself is between it and the buyer.
void write_bare_party(json::TreeBuilder& out, Ref party, const PublicCopy& copy,
                      const std::vector<std::string>& roles) {
    out.begin_object();
    for (const Ref member : party.children()) {
        if (member.key() == "id") {
            out.key("id");
            out.string(member.text()); // an identifier may be written as a number
        } else if (member.key() == "name" || member.key() == "identifier") {
            copy.copy_member(out, member);
        }
    }
    write_texts(out, "roles", roles);
    out.end();
}

void write_party(json::TreeBuilder& out, Ref party, const PublicCopy& copy, const std::vector<std::string>& roles) {
    out.begin_object();
    for (const Ref member : party.children()) {
        if (member.key() == "roles") continue;
        if (member.key() == "id") {
            out.key("id");
            out.string(member.text());
        } else {
            copy.copy_member(out, member);
        }
    }
    write_texts(out, "roles", roles);
    out.end();
}

std::optional<Ref> told_before(const NoticeState& state, std::string_view id) {
    const auto parties = find(state.told, "parties");
    if (parties && parties->is_array())
        for (const Ref party : parties->children())
            if (const auto its = find(party, "id"); its && its->text() == id) return party;
    return std::nullopt;
}

// A party that has made a bid.
void write_bidder(json::TreeBuilder& out, Ref party, const PublicCopy& copy, const NoticeState& state, bool won) {
    const auto id = find(party, "id");
    const auto before = told_before(state, id ? id->text() : "");
    std::vector<std::string> roles = roles_of(before ? *before : party);
    const auto add = [&](const std::string& role) {
        if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    };
    if (!before) std::erase(roles, "tenderer");
    const bool buyers = before || (!state.told && !roles.empty());
    if (!buyers && !won) return;
    if (won) {
        add("tenderer");
        add("supplier");
    }
    before ? write_party(out, *before, PublicCopy(), roles) : write_bare_party(out, party, copy, roles);
}

void write_parties(json::TreeBuilder& out, Ref document, const PublicCopy& top, const NoticeState& state) {
    const auto parties = find(document, "parties");
    const auto copy = parties && parties->is_array() ? top.at(*parties) : std::nullopt;
    if (!copy) return;
    json::TreeBuilder kept;
    kept.begin_array();
    std::size_t index = 0;
    for (const Ref party : parties->children()) {
        const auto at = copy->at(index++, party);
        if (!at || !party.is_object()) continue;
        const auto id = find(party, "id");
        const bool won = id && state.suppliers.contains(std::string(id->text()));
        std::vector<std::string> roles = roles_of(party);
        if (std::find(roles.begin(), roles.end(), "tenderer") != roles.end())
            write_bidder(kept, party, *at, state, won);
        else
            write_party(kept, party, *at, roles);
    }
    kept.end();
    const json::Tree written = kept.take();
    // Where the buyer named none, nothing is told when there are bidders.
    if (written.root().size() == 0) return;
    out.key("parties");
    out.copy(written.root());
}

void write_tender(json::TreeBuilder& out, Ref document, const std::string& ocid, const PublicCopy& top,
                  const NoticeState& state) {
    const auto tender = find(document, "tender");
    const auto copy = tender && tender->is_object() ? top.at(*tender) : std::nullopt;
    out.key("tender");
    out.begin_object();
    if (!find(tender, "id")) {
        out.key("id");
        out.string(ocid);
    }
    if (copy)
        for (const Ref member : tender->children()) {
            const std::string_view key = member.key();
            if (key != "status" && key != "tenderers" && key != "numberOfTenderers") copy->copy_member(out, member);
        }
    out.key("status");
    out.string(state.status);
    if (state.bidders) {
        out.key("numberOfTenderers");
        out.number(std::to_string(*state.bidders));
    }
    out.end();
}

} // namespace

void write_notice(json::TreeBuilder& out, Ref document, const std::string& ocid, const HiddenPlaces& hidden,
                  const NoticeState& state) {
    const PublicCopy top(hidden);
    if (const auto language = find(document, "language")) top.copy_member(out, *language);
    write_parties(out, document, top, state);
    for (const std::string_view key : {"buyer", "planning"})
        if (const auto member = find(document, key)) top.copy_member(out, *member);
    write_tender(out, document, ocid, top, state);
    if (const auto related = find(document, "relatedProcesses")) top.copy_member(out, *related);
}

std::string publisher_name(Ref release) {
    for (const auto& named : {find(release, "buyer"), find(find(release, "tender"), "procuringEntity")})
        if (const auto name = find(named, "name"); name && name->is_string() && !name->text().empty())
            return std::string(name->text());
    const auto parties = find(release, "parties");
    if (parties && parties->is_array())
        for (const Ref party : parties->children()) {
            const std::vector<std::string> roles = roles_of(party);
            const auto name = find(party, "name");
            if (name && name->is_string() && std::find(roles.begin(), roles.end(), "buyer") != roles.end())
                return std::string(name->text());
        }
    return "a buyer without a name";
}

} // namespace voorrang::service
