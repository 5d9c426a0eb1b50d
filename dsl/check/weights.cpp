#include "dsl/check/weights.hpp"

#include "dsl/check/names.hpp"
#include "dsl/check/values.hpp"

#include <set>

namespace voorrang::check {

namespace {

std::optional<Number> fraction_of(const Value& value) {
    if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
    if (const auto* number = std::get_if<Number>(&value)) return *number;
    return std::nullopt; // a value with an error, which has been told
}

const Parameter* parameter_of(const Context& context, const Expression& weight) {
    const auto* parameter = std::get_if<ParameterValue>(&weight.node);
    return parameter != nullptr ? &context.policy.parameters[parameter->parameter] : nullptr;
}

// nullptr: none.
const Parameter::DatedValue* in_force_on(const Parameter& parameter, std::optional<Date> date) {
    const Parameter::DatedValue* in_force = nullptr;
    for (const auto& dated : parameter.values)
        if (!dated.from || (date && *dated.from <= *date)) {
            const bool ended = dated.until && date && *dated.until <= *date;
            in_force = ended ? nullptr : &dated;
        }
    return in_force;
}

std::optional<Number> weight_on(const Context& context, const Expression& weight, std::optional<Date> date) {
    const Parameter* parameter = parameter_of(context, weight);
    if (parameter == nullptr) return fraction_of(std::get<Constant>(weight.node).value);
    const Parameter::DatedValue* in_force = in_force_on(*parameter, date);
    return in_force == nullptr ? std::nullopt : fraction_of(in_force->value);
}

// Where the weights stand that are no constants: often in another file, which fills them in.
std::vector<Label> places_of(const Context& context, const std::vector<Award::Criterion>& criteria,
                             std::optional<Date> date) {
    std::vector<Label> labels;
    for (const auto& criterion : criteria) {
        const Parameter* parameter = parameter_of(context, criterion.weight);
        if (criterion.form != ast::Award::Criterion::Form::weighted || parameter == nullptr) continue;
        if (const auto* in_force = in_force_on(*parameter, date))
            labels.push_back({in_force->span, in_ticks(parameter->name) + " is " + to_display_text(in_force->value)});
    }
    return labels;
}

// The dates on which a weight changes; nullopt stands for the time before the first.
std::set<std::optional<Date>> dates_of(const Context& context, const std::vector<Award::Criterion>& criteria) {
    std::set<std::optional<Date>> dates{std::nullopt};
    for (const auto& criterion : criteria)
        if (const Parameter* parameter = parameter_of(context, criterion.weight))
            for (const auto& dated : parameter->values) {
                dates.insert(dated.from);
                if (dated.until) dates.insert(dated.until);
            }
    return dates;
}

std::string help_for(const Number& sum) {
    Number off;
    const bool more = sum > Number(1);
    if (subtract(more ? sum : Number(1), more ? Number(1) : sum, off) != NumberFault::none) return "";
    const std::string part = to_display_text(Value(Percent{off}));
    return more ? "take " + part + " off one of them" : "add " + part + " to one of them";
}

} // namespace

void check_weights(Context& context, Span span, const std::vector<Award::Criterion>& criteria) {
    for (const std::optional<Date> date : dates_of(context, criteria)) {
        Number sum;
        bool complete = true; // before a parameter is in force there is no award
        bool weighted = false;
        for (const auto& criterion : criteria) {
            if (criterion.form != ast::Award::Criterion::Form::weighted) continue;
            weighted = true;
            const auto weight = weight_on(context, criterion.weight, date);
            if (!weight || add(sum, *weight, sum) != NumberFault::none) complete = false;
        }
        if (!complete || !weighted || sum == Number(1)) continue;
        report(context, Code::weights_not_whole, span,
               "the weights add up to " + to_display_text(Value(Percent{sum})) + ", not to 100%" +
                   (date ? ", from " + to_text(*date) + " on" : std::string()),
               help_for(sum))
            .labels = places_of(context, criteria, date);
        return;
    }
}

} // namespace voorrang::check
