#include "adapters/espd/form.hpp"

#include "adapters/eforms/fields.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::espd {

using eforms::text;

namespace {

constexpr std::string_view group_name = "cac:TenderingCriterionPropertyGroup";
constexpr std::string_view subgroup_name = "cac:SubsidiaryTenderingCriterionPropertyGroup";
constexpr std::string_view property_name = "cac:TenderingCriterionProperty";

// Of a group within another: "ONTRUE" if it is for who answered yes there.
std::string_view condition(xml::Ref group) { return text(group, {"cbc:PropertyGroupTypeCode"}); }

bool is_question(xml::Ref property) { return text(property, {"cbc:TypeCode"}) == "QUESTION"; }
std::string_view type_of(xml::Ref property) { return text(property, {"cbc:ValueDataTypeCode"}); }

bool is_evidence(std::string_view type) {
    return type == "EVIDENCE_IDENTIFIER" || type == "EVIDENCE_URL" || type == "URL";
}

std::string wording_of(xml::Ref criterion) {
    constexpr std::size_t most = 4000; // bytes; what is asked stands at the begin
    std::string all;
    for (const xml::Ref each : criterion.children())
        if (each.name() == "cbc:Description" && all.size() < most)
            all += " " + std::string(each.text().substr(0, most));
    return all;
}

} // namespace

Polarity polarity(std::string_view ground, std::string_view wording) {
    if (!is_misrepresentation(ground) || wording.find_first_not_of(' ') == std::string_view::npos)
        return Polarity::applies;
    if (const std::size_t at = wording.find("been guilty"); at != std::string_view::npos)
        return wording.substr(0, at).ends_with("not ") ? Polarity::denied : Polarity::applies;
    if (const std::size_t at = wording.find("schuldig"); at != std::string_view::npos) {
        constexpr std::size_t near = 60; // "zich niet in ernstige mate schuldig heeft gemaakt"
        const std::string_view before = wording.substr(0, at);
        const std::string_view last = before.substr(before.size() - std::min(before.size(), near));
        return last.find(" niet ") == std::string_view::npos ? Polarity::applies : Polarity::denied;
    }
    return Polarity::unclear;
}

Form::Form(xml::Ref root, eforms::Faults& faults) {
    for (const xml::Ref each : root.children())
        if (each.name() == "cac:TenderingCriterion") read_criterion(each, faults);
}

const Question* Form::find(std::string_view property) const {
    const auto found = questions_.find(property);
    return found == questions_.end() ? nullptr : &found->second;
}

void Form::read_criterion(xml::Ref element, eforms::Faults& faults) {
    Criterion criterion{element,
                        text(element, {"cbc:ID"}),
                        text(element, {"cbc:CriterionTypeCode"}),
                        element.child("cbc:Name"),
                        nullptr,
                        {},
                        {},
                        Polarity::applies};
    const KnownCriterion* const called = by_code(criterion.code);
    const KnownCriterion* const numbered = by_id(criterion.id);
    if (called && numbered && called->id != numbered->id)
        faults.add(element,
                   "the code `" + printable(criterion.code) + "` and the identifier `" + printable(criterion.id) +
                       "` are of two different criteria",
                   "the identifier is that of `" + std::string(numbered->code) + "`: correct one of them",
                   Code::bad_response);
    criterion.known = called ? called : criterion.code.empty() ? numbered : nullptr;
    for (const xml::Ref lot : eforms::find_all(element, {"cac:ProcurementProjectLotReference", "cbc:ID"}))
        if (!lot.text().empty() && lot.text() != "LOT-0000" && lot.text() != "0") criterion.lots.push_back(lot.text());
    criterion.polarity = polarity(criterion.ground(), wording_of(element));
    criteria_.push_back(std::move(criterion));
    for (const xml::Ref each : element.children()) {
        if (each.name() == group_name) read_group(each, true, false);
        if (each.name() != "cac:SubTenderingCriterion") continue; // what a Member State asks besides
        for (const xml::Ref group : each.children())
            if (group.name() == group_name) read_group(group, false, false);
    }
}

Form::Below Form::below(xml::Ref group) {
    Below found;
    for (const xml::Ref inner : group.children()) {
        if (inner.name() != subgroup_name) continue;
        const std::string_view on = condition(inner);
        found.for_no = found.for_no || on == "ONFALSE";
        for (const xml::Ref property : inner.children()) {
            if (property.name() != property_name || !is_question(property)) continue;
            found.evidence = found.evidence || is_evidence(type_of(property));
            found.description = found.description || (on == "ONTRUE" && type_of(property) == "DESCRIPTION");
        }
    }
    return found;
}

// `proper`: of the criterion itself.
void Form::read_group(xml::Ref group, bool proper, bool in_false) {
    const Below asked_below = below(group);
    for (const xml::Ref each : group.children()) {
        if (each.name() == subgroup_name) read_group(each, proper, condition(each) == "ONFALSE");
        if (each.name() != property_name || !is_question(each)) continue;
        const std::string_view type = type_of(each);
        const Asks asks = asked_by(asked_below, type, proper, in_false);
        if (asks == Asks::whether) criteria_.back().whether = each;
        add(each, type, asks);
    }
}

void Form::add(xml::Ref property, std::string_view type, Asks asks) {
    const auto id = property.child("cbc:ID");
    if (!id || id->text().empty()) return; // nothing can answer it
    const auto criterion = static_cast<std::uint32_t>(criteria_.size() - 1);
    const auto [found, added] =
        questions_.emplace(id->text(), Question{*id, property.child("cbc:Description"), criterion, type, asks});
    if (!added) found->second.twice = true;
}

Asks Form::asked_by(const Below& below, std::string_view type, bool proper, bool in_false) {
    const std::string_view ground = criteria_.back().ground();
    if (ground.empty() || !proper) return Asks::other;
    if (type == "DATE") return Asks::since;
    if (type == "PERIOD") return Asks::barred;
    if (type != "INDICATOR" || below.evidence) return Asks::other;
    if (!criteria_.back().whether) return Asks::whether;
    if (is_payment(ground)) {
        if (below.for_no) return Asks::established_otherwise;
        if (in_false) return Asks::binding;
    }
    return below.description ? Asks::cleaned : Asks::other;
}

} // namespace voorrang::espd
