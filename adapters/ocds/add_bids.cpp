#include "adapters/ocds/add_bids.hpp"

#include "adapters/json/describe.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <map>

namespace voorrang::ocds {

using json::Ref;

namespace {

struct Renaming {
    std::string_view ours;
    std::string_view ocds;
};
constexpr Renaming renamings[] = {{"price", "value"}, {"submitted", "date"}, {"lots", "relatedLots"}};

json::Tree tenderer_role() {
    json::TreeBuilder builder;
    builder.begin_object();
    builder.key("roles");
    builder.begin_array();
    builder.string("tenderer");
    builder.end();
    builder.end();
    return builder.take();
}

class Adder {
  public:
    Adder(const Case& tender, const std::vector<Statement>& documents);

    bool run();
    json::Tree take() { return out_.take(); }
    std::vector<Origin> origins;
    std::optional<Diagnostic> error;

  private:
    bool write_parties();
    bool write_party(std::vector<Statement> statements, std::size_t index);
    bool write_bids();
    bool write_details(std::optional<Ref> present);
    void write_bid(const Statement& bid, std::size_t index);
    void write_tenderer(Ref tenderer);
    std::optional<Ref> member(Ref object, std::string_view key) const; // not null
    bool fail(Code code, std::string message, std::string place, std::string help);

    const Case& tender_;
    Ref root_;
    std::vector<Statement> bids_;
    const json::Tree role_ = tenderer_role();
    json::TreeBuilder out_;
};

Adder::Adder(const Case& tender, const std::vector<Statement>& documents)
    : tender_(tender), root_(tender.document.root()) {
    for (const Statement& document : documents) {
        std::size_t index = 0;
        for (const Ref bid : document.value.find("bids")->children())
            bids_.push_back({bid, document.place + "/bids/" + std::to_string(index++)});
    }
}

bool Adder::fail(Code code, std::string message, std::string place, std::string help) {
    error = Diagnostic{code, std::move(message), std::nullopt, std::move(place), {}, std::move(help)};
    return false;
}

std::optional<Ref> Adder::member(Ref object, std::string_view key) const {
    const auto found = object.find(key);
    return found && !found->is_null() ? found : std::nullopt;
}

bool Adder::run() {
    out_.begin_object();
    for (const Ref each : root_.children()) {
        if (each.key() == "parties" || each.key() == "bids") continue;
        out_.key(each.key());
        out_.copy(each);
    }
    if (!write_parties() || !write_bids()) return false;
    out_.end();
    return true;
}

// The parties that are there, in their order, then the bidders that are not among them.
bool Adder::write_parties() {
    const auto present = member(root_, "parties");
    if (present && !present->is_array())
        return fail(Code::fact_type, "`parties` must be a list, but is " + json::describe(*present),
                    place_of(tender_, "/parties"), "write it in brackets: [ … ]");
    std::vector<std::string_view> order;
    std::map<std::string_view, std::vector<Statement>> tenderers; // by identifier
    for (const Statement& bid : bids_) {
        const Ref tenderer = *bid.value.find("tenderer");
        auto& statements = tenderers[tenderer.find("id")->text()];
        if (statements.empty()) order.push_back(tenderer.find("id")->text());
        statements.push_back({tenderer, bid.place + "/tenderer"});
    }
    out_.key("parties");
    out_.begin_array();
    std::size_t index = 0;
    if (present) {
        for (const Ref party : present->children()) {
            const auto id = member(party, "id");
            const auto found = id ? tenderers.find(id->text()) : tenderers.end();
            if (found == tenderers.end()) {
                out_.copy(party);
            } else {
                std::vector<Statement> statements = std::move(found->second);
                tenderers.erase(found);
                const std::string place = place_of(tender_, "/parties/" + std::to_string(index));
                statements.insert(statements.begin(), {party, place, true});
                if (!write_party(std::move(statements), index)) return false;
            }
            ++index;
        }
    }
    for (const std::string_view id : order)
        if (const auto found = tenderers.find(id); found != tenderers.end())
            if (!write_party(std::move(found->second), index++)) return false;
    out_.end();
    return true;
}

bool Adder::write_party(std::vector<Statement> statements, std::size_t index) {
    statements.push_back({role_.root(), statements.back().place});
    Unifier unifier(out_);
    if (!unifier.unify(statements, "/parties/" + std::to_string(index))) {
        error = unifier.error();
        return false;
    }
    std::ranges::move(unifier.origins, std::back_inserter(origins));
    return true;
}

bool Adder::write_bids() {
    const auto present = member(root_, "bids");
    if (present && !present->is_object())
        return fail(Code::fact_type, "`bids` must be an object, but is " + json::describe(*present),
                    place_of(tender_, "/bids"), "write it as { \"details\": [ … ] }");
    const auto details = present ? member(*present, "details") : std::nullopt;
    if (details && !details->is_array())
        return fail(Code::fact_type, "`details` must be a list, but is " + json::describe(*details),
                    place_of(tender_, "/bids/details"), "write it in brackets: [ … ]");
    out_.key("bids");
    out_.begin_object();
    if (present) {
        for (const Ref each : present->children()) {
            if (each.key() == "details") continue;
            out_.key(each.key());
            out_.copy(each);
        }
    }
    if (!write_details(details)) return false;
    out_.end();
    return true;
}

bool Adder::write_details(std::optional<Ref> present) {
    std::map<std::string, std::string, std::less<>> places; // of the bids, by identifier
    out_.key("details");
    out_.begin_array();
    std::size_t index = 0;
    if (present) {
        for (const Ref bid : present->children()) {
            if (const auto id = member(bid, "id"))
                places.emplace(id->text(), place_of(tender_, "/bids/details/" + std::to_string(index)));
            out_.copy(bid);
            ++index;
        }
    }
    for (const Statement& bid : bids_) {
        const std::string_view id = bid.value.find("id")->text();
        const auto [other, added] = places.emplace(id, bid.place);
        if (!added)
            return fail(Code::duplicate_record, "two bids have the identifier \"" + printable(id) + "\"",
                        bid.place + "/id", "the other is at " + other->second);
        write_bid(bid, index++);
    }
    out_.end();
    return true;
}

// Under the names of the OCDS extension for bids.
void Adder::write_bid(const Statement& bid, std::size_t index) {
    const std::string pointer = "/bids/details/" + std::to_string(index);
    origins.push_back({pointer, bid.place});
    out_.begin_object();
    for (const Ref each : bid.value.children()) {
        if (each.key() == "tenderer") {
            out_.key("tenderers");
            write_tenderer(each);
            origins.push_back({pointer + "/tenderers/0", bid.place + "/tenderer"});
            continue;
        }
        const auto renamed = std::ranges::find(renamings, each.key(), &Renaming::ours);
        out_.key(renamed == std::end(renamings) ? each.key() : renamed->ocds);
        out_.copy(each);
        if (renamed != std::end(renamings))
            origins.push_back(
                {pointer + "/" + std::string(renamed->ocds), bid.place + "/" + std::string(renamed->ours)});
    }
    out_.end();
}

void Adder::write_tenderer(Ref tenderer) {
    out_.begin_array();
    out_.begin_object();
    for (const std::string_view key : {"id", "name"}) {
        if (const auto value = member(tenderer, key)) {
            out_.key(key);
            out_.copy(*value);
        }
    }
    out_.end();
    out_.end();
}

} // namespace

Result<void> add_bids(Case& tender, const std::vector<Statement>& documents) {
    if (!tender.document.root().is_object()) return {};
    Adder adder(tender, documents);
    if (!adder.run()) return std::move(*adder.error);
    tender.document = adder.take();
    std::ranges::move(adder.origins, std::back_inserter(tender.origins));
    return {};
}

} // namespace voorrang::ocds
