// By what a lot is awarded, and whom it takes to bid for it.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace voorrang::eforms {

namespace {

// A number with what it is: a weight, a fixed price, a minimum …
void write_numbers(std::optional<xml::Ref> of, std::string_view parameters, ReleaseWriter& to) {
    if (!of) return;
    struct Kind {
        std::string_view list, key;
    };
    constexpr auto kinds = std::to_array<Kind>(
        {{"number-weight", "weight"}, {"number-fixed", "fixed"}, {"number-threshold", "threshold"}});
    const auto level = to.list("numbers");
    for (const xml::Ref parameter : find_all(*of, {parameters})) {
        const auto object = to.object("");
        write_number("number", parameter.child("efbc:ParameterNumeric"), to);
        for (const Kind& kind : kinds)
            for (const xml::Ref code : codes(parameter, {"efbc:ParameterCode"}, kind.list))
                write_code(kind.key, code, kind.list, to);
    }
}

void write_award_criteria(xml::Ref terms, const Source& from, ReleaseWriter& to) {
    const auto object = to.object("awardCriteria");
    {
        const auto list = to.list("criteria");
        for (const xml::Ref each :
             find_all(terms, {"cac:AwardingTerms", "cac:AwardingCriterion", "cac:SubordinateAwardingCriterion"})) {
            const auto criterion = to.object("");
            write_code("type", each.child("cbc:AwardingCriterionTypeCode"), "award-criterion-type", to);
            write_words("name", find_all(each, {"cbc:Name"}), from, to);
            write_words("description", find_all(each, {"cbc:Description"}), from, to);
            write_numbers(extension(each), "efac:AwardCriterionParameter", to);
        }
    }
    const auto criterion = find(terms, {"cac:AwardingTerms", "cac:AwardingCriterion"});
    if (!criterion) return;
    write_words("weightingDescription", find_all(*criterion, {"cbc:CalculationExpression"}), from, to);
    write_words("orderRationale", find_all(*criterion, {"cbc:Description"}), from, to);
}

// The kinds of the directive; codes of older versions of eForms begin otherwise.
std::string_view kind_of(std::string_view code) {
    struct Kind {
        std::string_view begin, kind;
    };
    constexpr auto kinds = std::to_array<Kind>({{"slc-suit", "suitability"},
                                                {"sui", "suitability"},
                                                {"slc-stand", "economic"},
                                                {"ef-stand", "economic"},
                                                {"slc-abil", "technical"},
                                                {"tp-abil", "technical"},
                                                {"", "other"}});
    return std::ranges::find_if(kinds, [&](const Kind& kind) { return code.starts_with(kind.begin); })->kind;
}

void write_selection_criteria(xml::Ref terms, const Source& from, ReleaseWriter& to) {
    const auto more = extension(terms);
    if (!more) return;
    const auto object = to.object("selectionCriteria");
    const auto list = to.list("criteria");
    for (const xml::Ref each : find_all(*more, {"efac:SelectionCriteria"})) {
        const auto criterion = to.object("");
        if (const auto code = each.child("cbc:TendererRequirementTypeCode")) {
            to.text("type", kind_of(code->text()), *code);
            to.text("subType", code->text(), *code);
        }
        write_words("name", find_all(each, {"cbc:Name"}), from, to);
        write_words("description", find_all(each, {"cbc:Description"}), from, to);
        write_yes_no("forReduction", each.child("efbc:SecondStageIndicator"), to);
        write_numbers(each, "efac:CriterionParameter", to);
    }
}

} // namespace

void write_criteria(xml::Ref lot, const Source& from, ReleaseWriter& to) {
    const auto terms = lot.child("cac:TenderingTerms");
    if (!terms) return;
    write_award_criteria(*terms, from, to);
    write_selection_criteria(*terms, from, to);
}

} // namespace voorrang::eforms
