// What std.procurement and the packages of law ask of a tender, and a notice says of its lots only: taken over where it
// is the same of all of them, and unknown else.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <functional>

namespace voorrang::eforms {

namespace {

// The same text of every lot; nothing if they differ or one of them has none.
std::optional<std::string> same_of_all(const Source& from,
                                       const std::function<std::optional<std::string>(xml::Ref)>& of_lot) {
    std::optional<std::string> all;
    for (const xml::Ref lot : from.lots) {
        std::optional<std::string> one = of_lot(lot);
        if (!one || (all && *all != *one)) return std::nullopt;
        all = std::move(one);
    }
    return all;
}

std::vector<xml::Ref> reservations(xml::Ref lot) {
    return codes(lot,
                 {"cac:TenderingTerms", "cac:TendererQualificationRequest", "cac:SpecificTendererRequirement",
                  "cbc:TendererRequirementTypeCode"},
                 "reserved-procurement");
}

std::vector<xml::Ref> reserved_execution(xml::Ref lot) {
    return codes(lot, {"cac:TenderingTerms", "cac:ContractExecutionRequirement", "cbc:ExecutionRequirementCode"},
                 "reserved-execution");
}

std::optional<xml::Ref> duration_of(xml::Ref lot) {
    return find(lot, {"cac:ProcurementProject", "cac:PlannedPeriod", "cbc:DurationMeasure"});
}

std::vector<xml::Ref> criteria_of(xml::Ref lot) {
    return find_all(
        lot, {"cac:TenderingTerms", "cac:AwardingTerms", "cac:AwardingCriterion", "cac:SubordinateAwardingCriterion"});
}

std::optional<std::string> codes_text(const std::vector<xml::Ref>& found) {
    if (found.empty()) return std::nullopt;
    std::string text;
    for (const xml::Ref each : found) text += std::string(each.text()) + " ";
    return text;
}

void write_period(const Source& from, ReleaseWriter& to) {
    const auto period = to.object("tenderPeriod");
    // From its dispatch on the terms of the law run.
    if (from.form == "competition") write_moment("startDate", from.root, "cbc:Issue", false, to);
    const auto due = same_of_all(from, [](xml::Ref lot) -> std::optional<std::string> {
        const auto at = deadline_of(lot);
        const auto date = at ? at->child("cbc:EndDate") : std::nullopt;
        return date ? moment(*date, at->child("cbc:EndTime"), true) : std::nullopt;
    });
    if (due) write_moment("endDate", deadline_of(from.lots.front()), "cbc:End", true, to);
}

// Weights are percentages only if each is told as one.
void write_announced_criteria(const Source& from, ReleaseWriter& to) {
    bool quality = !from.lots.empty();
    for (const xml::Ref lot : from.lots) {
        bool here = false;
        for (const xml::Ref each : criteria_of(lot))
            here = here || text(each, {"cbc:AwardingCriterionTypeCode"}) == "quality";
        quality = quality && here;
    }
    if (quality) to.text("awardCriterion", "best_ratio", from.type);
    if (from.lots.size() != 1) return;
    const auto list = to.list("announcedCriteria");
    std::size_t number = 0;
    for (const xml::Ref each : criteria_of(from.lots.front())) {
        const auto object = to.object("");
        to.text("id", std::to_string(++number));
        const auto names = find_all(each, {"cbc:Name"});
        write_words("title", names.empty() ? find_all(each, {"cbc:AwardingCriterionTypeCode"}) : names, from, to);
        const auto more = extension(each);
        if (!more) continue;
        for (const xml::Ref parameter : find_all(*more, {"efac:AwardCriterionParameter"})) {
            const auto code = parameter.child("efbc:ParameterCode");
            const auto value = parameter.child("efbc:ParameterNumeric");
            if (!code || !value) continue;
            if (code->text() == "per-exa") to.text("weight", std::string(value->text()) + "%", *value);
            if (code->text() == "ord-imp") write_number("place", value, to);
        }
    }
}

} // namespace

void write_common_terms(const Source& from, ReleaseWriter& to) {
    write_period(from, to);
    if (same_of_all(from, [](xml::Ref lot) { return codes_text(reservations(lot)); })) {
        const auto found = reservations(from.lots.front());
        const auto object = to.object("otherRequirements");
        const auto list = to.list("reservedParticipation");
        to.keep(found.front());
        for (const xml::Ref code : found) write_code("", code, "reserved-procurement", to);
    }
    if (same_of_all(from, [](xml::Ref lot) { return codes_text(reserved_execution(lot)); })) {
        const auto object = to.object("contractTerms");
        write_yes_no("reservedExecution", reserved_execution(from.lots.front()).front(), to);
    }
    if (same_of_all(from, [](xml::Ref lot) -> std::optional<std::string> {
            const auto measure = duration_of(lot);
            return measure ? std::optional(duration_text(*measure)) : std::nullopt;
        })) {
        const auto object = to.object("contractPeriod");
        write_duration(duration_of(from.lots.front()), to);
    }
    write_announced_criteria(from, to);
}

} // namespace voorrang::eforms
