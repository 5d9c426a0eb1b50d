#include "adapters/ocds/add_answers.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/ocds/unify.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace voorrang::ocds {

using json::Ref;

namespace {

// Of a party that the tender has, its own name and address are better known there.
constexpr auto facts =
    std::to_array<std::string_view>({"turnover", "exclusionGrounds", "exclusionGroundsDenied", "selfCleaning"});

using Texts = std::set<std::string_view>;

std::optional<Ref> member(std::optional<Ref> object, std::string_view key) {
    if (!object || !object->is_object()) return std::nullopt;
    const auto found = object->find(key);
    return found && !found->is_null() ? found : std::nullopt;
}

std::string_view text_of(std::optional<Ref> value) { return value ? value->text() : std::string_view(); }

void take_texts(std::optional<Ref> list, Texts& texts) {
    if (list)
        for (const Ref each : list->children())
            if (each.is_string()) texts.insert(each.text());
}

bool is_one_of(std::optional<Ref> id, const Texts& ids) {
    return id && !id->text().empty() && ids.contains(id->text());
}

class Adder {
  public:
    Adder(const Case& tender, const espd::Response& response)
        : tender_(tender), response_(response), root_(tender.document.root()),
          party_(*response.release.root().find("parties")->element(0)),
          bid_(*response.release.root().find("bids")->find("details")->element(0)) {
        ids_.insert(party_.find("id")->text());
        if (const auto others = member(party_, "additionalIdentifiers"))
            for (const Ref each : others->children()) ids_.insert(text_of(member(each, "id")));
    }

    bool run();
    json::Tree take() { return out_.take(); }
    std::vector<Origin> origins;
    std::optional<Diagnostic> error;

  private:
    bool find_lists();
    bool find_party();
    bool is_bidder() const { return member(party_, "roles").has_value(); }
    bool write_parties();
    bool write_facts(Ref present, std::size_t index);
    void write_fact(std::string_view key, Ref value);
    void write_bids();
    void write_details();
    void write_with_answers(Ref bid, std::size_t index);
    void write_answers(const std::string& pointer, std::size_t begin);
    void write_findings();
    void write_for_party(Ref object, std::string_view key);
    void note(const std::string& here, const std::string& there);
    std::string place_there(const std::string& pointer) const;
    bool fail(Code code, std::string message, std::string place, std::string help);

    const Case& tender_;
    const espd::Response& response_;
    Ref root_, party_, bid_;
    Texts ids_;
    std::optional<Ref> parties_, bids_, details_;
    std::optional<std::size_t> found_; // the party of the tender
    std::string_view party_id_;        // by which the tender knows it
    json::TreeBuilder out_;
};

bool Adder::fail(Code code, std::string message, std::string place, std::string help) {
    error = Diagnostic{code, std::move(message), std::nullopt, std::move(place), {}, std::move(help)};
    return false;
}

std::string Adder::place_there(const std::string& pointer) const {
    const auto place = response_.places.find(pointer);
    return place == response_.places.end() ? std::string() : place->second;
}

void Adder::note(const std::string& here, const std::string& there) {
    if (std::string place = place_there(there); !place.empty()) origins.push_back({here, std::move(place)});
}

bool Adder::find_lists() {
    parties_ = member(root_, "parties");
    if (parties_ && !parties_->is_array())
        return fail(Code::fact_type, "`parties` must be a list, but is " + json::describe(*parties_),
                    place_of(tender_, "/parties"), "write it in brackets: [ … ]");
    bids_ = member(root_, "bids");
    if (bids_ && !bids_->is_object())
        return fail(Code::fact_type, "`bids` must be an object, but is " + json::describe(*bids_),
                    place_of(tender_, "/bids"), "write it as { \"details\": [ … ] }");
    details_ = member(bids_, "details");
    if (details_ && !details_->is_array())
        return fail(Code::fact_type, "`details` must be a list, but is " + json::describe(*details_),
                    place_of(tender_, "/bids/details"), "write it in brackets: [ … ]");
    return true;
}

// By its own identifier, else by one with which it is registered.
bool Adder::find_party() {
    std::vector<std::size_t> own, registered;
    std::size_t index = 0;
    if (parties_) {
        for (const Ref each : parties_->children()) {
            if (is_one_of(member(each, "id"), ids_)) own.push_back(index);
            bool is_registered = is_one_of(member(member(each, "identifier"), "id"), ids_);
            if (const auto others = member(each, "additionalIdentifiers"))
                for (const Ref other : others->children())
                    is_registered = is_registered || is_one_of(member(other, "id"), ids_);
            if (is_registered) registered.push_back(index);
            ++index;
        }
    }
    const std::vector<std::size_t>& found = own.empty() ? registered : own;
    if (found.size() > 1)
        return fail(Code::duplicate_record,
                    "`" + printable(party_.find("id")->text()) + "` is the identifier of two parties of the tender",
                    place_there("/parties/0/id"),
                    "they are at " + place_of(tender_, "/parties/" + std::to_string(found[0])) + " and " +
                        place_of(tender_, "/parties/" + std::to_string(found[1])));
    party_id_ = party_.find("id")->text();
    if (!found.empty()) {
        found_ = found.front();
        if (const auto id = member(parties_->element(*found_), "id")) party_id_ = id->text();
        return true;
    }
    if (!is_bidder() || !details_ || details_->size() == 0) return true;
    std::string names;
    std::size_t named = 0;
    for (const Ref bid : details_->children()) {
        const auto tenderers = member(bid, "tenderers");
        const auto first = tenderers && tenderers->is_array() ? tenderers->element(0) : std::nullopt;
        if (const std::string_view id = text_of(member(first, "id")); !id.empty() && ++named <= 10)
            names += (names.empty() ? "`" : ", `") + printable(id) + "`";
    }
    return fail(Code::dangling_reference, "`" + printable(party_id_) + "` has made no bid for this tender",
                place_there("/parties/0/id"),
                (names.empty() ? std::string() : "those who have: " + names + (named > 10 ? " …; " : "; ")) +
                    "correct the identifier in the response or in the bids");
}

bool Adder::run() {
    if (!find_lists() || !find_party()) return false;
    out_.begin_object();
    for (const Ref each : root_.children()) {
        if (each.key() == "parties" || each.key() == "bids" || each.key() == "exclusionFindings") continue;
        out_.key(each.key());
        out_.copy(each);
    }
    if (!write_parties()) return false;
    write_bids();
    write_findings();
    out_.end();
    return true;
}

bool Adder::write_parties() {
    out_.key("parties");
    out_.begin_array();
    std::size_t index = 0;
    if (parties_) {
        for (const Ref each : parties_->children()) {
            if (found_ != index)
                out_.copy(each);
            else if (!write_facts(each, index))
                return false;
            ++index;
        }
    }
    if (!found_) {
        const std::string pointer = "/parties/" + std::to_string(index);
        note(pointer, "/parties/0/id");
        out_.begin_object();
        for (const Ref each : party_.children()) {
            out_.key(each.key());
            write_fact(each.key(), each);
        }
        out_.end();
        for (const auto& [there, place] : response_.places)
            if (there.starts_with("/parties/0/")) origins.push_back({pointer + there.substr(10), place});
    }
    out_.end();
    return true;
}

// The same said twice is no matter; two different things are an error.
bool Adder::write_facts(Ref present, std::size_t index) {
    const std::string pointer = "/parties/" + std::to_string(index);
    for (const std::string_view key : facts) {
        const auto ours = member(present, key), theirs = member(party_, key);
        if (!ours || !theirs || same_value(*ours, *theirs)) continue;
        const std::string part = "/" + std::string(key);
        std::string place = place_there("/parties/0" + part);
        if (place.empty()) place = place_there("/parties/0" + part + "/amount");
        return fail(Code::duplicate_record,
                    "the same party with two values of `" + std::string(key) + "`: " + json::describe(*theirs) +
                        " and " + json::describe(*ours),
                    std::move(place), "the other is at " + place_of(tender_, pointer + part));
    }
    out_.begin_object();
    for (const Ref each : present.children()) {
        if (each.is_null() && std::ranges::find(facts, each.key()) != facts.end()) continue;
        out_.key(each.key());
        out_.copy(each);
    }
    for (const std::string_view key : facts) {
        const auto theirs = member(party_, key);
        if (!theirs || member(present, key)) continue;
        out_.key(key);
        write_fact(key, *theirs);
        const std::string part = "/" + std::string(key);
        for (const auto& [there, place] : response_.places)
            if (there == "/parties/0" + part || there.starts_with("/parties/0" + part + "/"))
                origins.push_back({pointer + there.substr(10), place});
    }
    out_.end();
    return true;
}

// A ground that the tender declares, and of which the form did not ask, is as open as one that was not answered.
void Adder::write_fact(std::string_view key, Ref value) {
    if (key != "exclusionGrounds") return out_.copy(value);
    Texts told;
    take_texts(value, told);
    take_texts(member(party_, "exclusionGroundsDenied"), told);
    bool open = false;
    out_.begin_array();
    for (const Ref each : value.children()) {
        open = open || each.is_null();
        out_.copy(each);
    }
    Texts declared;
    take_texts(member(member(root_, "tender"), "exclusionGrounds"), declared);
    if (!open && !std::ranges::includes(told, declared)) out_.null();
    out_.end();
}

void Adder::write_bids() {
    if (!bids_ && !is_bidder()) return;
    out_.key("bids");
    out_.begin_object();
    if (bids_) {
        for (const Ref each : bids_->children()) {
            if (each.key() == "details") continue;
            out_.key(each.key());
            out_.copy(each);
        }
    }
    if (details_ || is_bidder()) write_details();
    out_.end();
}

void Adder::write_details() {
    out_.key("details");
    out_.begin_array();
    std::size_t index = 0;
    if (details_) {
        for (const Ref bid : details_->children()) {
            const auto tenderers = member(bid, "tenderers");
            const bool theirs = tenderers && std::ranges::any_of(tenderers->children(), [&](Ref each) {
                                    return text_of(member(each, "id")) == party_id_;
                                });
            if (theirs)
                write_with_answers(bid, index);
            else
                out_.copy(bid);
            ++index;
        }
    }
    if (index == 0 && is_bidder()) { // of who has only answered the form so far
        const std::string pointer = "/bids/details/0";
        note(pointer, "/bids/details/0/id");
        out_.begin_object();
        for (const Ref each : bid_.children()) {
            if (each.key() == "requirementResponses") continue;
            out_.key(each.key());
            out_.copy(each);
        }
        write_answers(pointer, 0);
        out_.end();
    }
    out_.end();
}

void Adder::write_with_answers(Ref bid, std::size_t index) {
    const std::string pointer = "/bids/details/" + std::to_string(index);
    out_.begin_object();
    for (const Ref each : bid.children()) {
        if (each.key() == "requirementResponses") continue;
        out_.key(each.key());
        out_.copy(each);
    }
    const auto present = member(bid, "requirementResponses");
    if (present && !present->is_array()) { // whoever reads it is told
        out_.key("requirementResponses");
        out_.copy(*present);
        return out_.end();
    }
    if (!present) {
        write_answers(pointer, 0);
        return out_.end();
    }
    out_.key("requirementResponses");
    out_.begin_array();
    for (const Ref each : present->children()) out_.copy(each);
    if (const auto answers = member(bid_, "requirementResponses"))
        for (const Ref each : answers->children()) write_for_party(each, "relatedTenderer");
    out_.end();
    out_.end();
}

void Adder::write_answers(const std::string& pointer, std::size_t begin) {
    const auto answers = member(bid_, "requirementResponses");
    if (!answers) return;
    out_.key("requirementResponses");
    out_.begin_array();
    std::size_t index = 0;
    for (const Ref each : answers->children()) {
        const std::string there = "/bids/details/0/requirementResponses/" + std::to_string(index);
        note(pointer + "/requirementResponses/" + std::to_string(begin + index++), there + "/id");
        write_for_party(each, "relatedTenderer");
    }
    out_.end();
}

void Adder::write_findings() {
    const auto present = member(root_, "exclusionFindings");
    const auto theirs = member(response_.release.root(), "exclusionFindings");
    if (!present && !theirs) return;
    out_.key("exclusionFindings");
    if (present && !present->is_array()) return out_.copy(*present); // whoever reads it is told
    out_.begin_array();
    std::size_t index = 0;
    if (present) {
        for (const Ref each : present->children()) {
            out_.copy(each);
            ++index;
        }
    }
    if (theirs) {
        std::size_t there = 0;
        for (const Ref each : theirs->children()) {
            const std::string from = "/exclusionFindings/" + std::to_string(there++);
            const std::string to = "/exclusionFindings/" + std::to_string(index++);
            note(to, from + "/id");
            for (const std::string_view part : {"/since", "/barredUntil", "/binding"})
                note(to + std::string(part), from + std::string(part));
            write_for_party(each, "bidder");
        }
    }
    out_.end();
}

// Under the identifier by which the tender knows the party.
void Adder::write_for_party(Ref object, std::string_view key) {
    out_.begin_object();
    for (const Ref each : object.children()) {
        out_.key(each.key());
        if (each.key() != key) {
            out_.copy(each);
        } else if (each.is_string()) {
            out_.string(party_id_);
        } else {
            out_.begin_object();
            for (const Ref inner : each.children()) {
                out_.key(inner.key());
                if (inner.key() == "id")
                    out_.string(party_id_);
                else
                    out_.copy(inner);
            }
            out_.end();
        }
    }
    out_.end();
}

} // namespace

Result<void> add_answers(Case& tender, const espd::Response& response) {
    if (!tender.document.root().is_object()) return {};
    Adder adder(tender, response);
    if (!adder.run()) return std::move(*adder.error);
    tender.document = adder.take();
    std::ranges::move(adder.origins, std::back_inserter(tender.origins));
    return {};
}

} // namespace voorrang::ocds
