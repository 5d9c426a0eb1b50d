// What stood in a value that could not be reckoned: without it, "division by zero" sends people looking.
#include "engine/explain/explainer.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::Op;
using graph::Outline;
using graph::OutlineId;
using graph::OutlineKind;

namespace {

constexpr std::size_t most_told = 8;
constexpr std::size_t longest = 60; // bytes of a value: a number may have a thousand digits

} // namespace

class Explainer::Behind {
  public:
    explicit Behind(const Explainer& explainer) : explainer_(explainer) {}

    // What the value of `found` was reckoned from. Nothing in it has failed.
    Said told(const Outline& found, Place at, Code code) {
        if (code == Code::parameter_not_in_force || code == Code::definition_not_in_force)
            add_reference_date(at);
        else if (found.kind == OutlineKind::table)
            add_rows(found, at);
        else if (found.kind == OutlineKind::definition)
            add_exceptions(found, at);
        else if (found.kind == OutlineKind::aggregate && loops(found.op))
            add_elements(found, at, code);
        else
            for (const OutlineId child : found.children) add(child, at);
        return phrases::said_names(std::move(told_));
    }

  private:
    void add(Said said) {
        if (said.text.size() > 2 * longest || told_.size() == most_told) return;
        if (std::ranges::find(told_, said.text, &Said::text) == told_.end()) told_.push_back(std::move(said));
    }

    void add_value(Said name, const Outline& of, Place at) {
        Said value = explainer_.value_said(of, at, true);
        if (value.text.size() <= longest) add(phrases::said("{1} is {2}", {std::move(name), std::move(value)}));
    }

    void add_reference_date(Place at) {
        if (!explainer_.graph_.reference_date) return;
        const Column& dates = explainer_.column(*explainer_.graph_.reference_date);
        const std::uint32_t row = explainer_.row_of(*explainer_.graph_.reference_date, at);
        if (!dates.known(row)) return;
        const Value date = column_value(dates, row, explainer_.facts_.texts);
        add(phrases::said("{1} is {2}",
                          {phrases::said("the reference date"), phrases::said_value(to_display_text(date))}));
    }

    // What has a name, and a value that is known.
    void add(OutlineId id, Place at) {
        const Outline& shown = explainer_.outline(id);
        switch (shown.kind) {
        case OutlineKind::constant:
            return;
        case OutlineKind::list:
            if (shown.op == Op::count || shown.op == Op::parameter) return;
            break;
        case OutlineKind::fact:
        case OutlineKind::parameter:
        case OutlineKind::definition:
        case OutlineKind::table:
        case OutlineKind::aggregate:
            if (explainer_.cell(shown.node, at) == Cell::known)
                add_value(shown.op == Op::reference_date ? phrases::said("the reference date") : Said(shown.name),
                          shown, at);
            return;
        default:
            break;
        }
        for (const OutlineId child : shown.children) add(child, at);
    }

    // The rows that match, and what decides which do.
    void add_rows(const Outline& table, Place at) {
        const auto applies = [&](OutlineId row) {
            return explainer_.truth(*explainer_.outline(row).condition, at) == Truth::yes;
        };
        const bool some = std::ranges::any_of(table.children, applies);
        for (const OutlineId id : table.children) {
            const Outline& row = explainer_.outline(id);
            if (!some || !applies(id)) continue;
            const std::string number = row.name.substr(row.name.find(' ') + 1);
            add(phrases::said("{1} gives {2}",
                              {phrases::said("row {1}", {number}), explainer_.value_said(row, at, true)}));
        }
        for (const OutlineId id : table.children) {
            const Outline& row = explainer_.outline(id);
            if (some && !applies(id)) continue;
            for (std::size_t i = 0; i + 1 < row.children.size(); ++i) add(row.children[i], at);
        }
    }

    void add_exceptions(const Outline& definition, Place at) {
        for (std::size_t i = 1; i < definition.children.size(); ++i) {
            const Outline& exception = explainer_.outline(definition.children[i]);
            if (explainer_.truth(*exception.condition, at) == Truth::yes)
                add(phrases::said("{1} gives {2}", {exception.name, explainer_.value_said(exception, at, true)}));
        }
    }

    // Every value; of many, the first and one that differs from it where that is the trouble.
    void add_elements(const Outline& found, Place at, Code code) {
        const graph::Node& node = explainer_.graph_.nodes[found.node];
        const Place here = explainer_.own(found.node, at);
        const FrameRows& rows = explainer_.evaluation_.frames[node.payload];
        const OutlineId value = found.children.front();
        std::vector<Said> values;
        for (std::uint32_t row = rows.begin[here.row]; row < rows.begin[here.row + 1]; ++row)
            if (explainer_.counts(node, row) == Truth::yes)
                values.push_back(explainer_.value_said(explainer_.outline(value), {node.payload, row}, true));
        if (values.empty()) return;
        const bool all = values.size() <= most_told;
        if (!all) {
            if (code != Code::mixed_currencies && code != Code::no_consensus) return;
            const auto differs = std::ranges::find_if(values, [&](const Said& each) {
                return code == Code::no_consensus ? each.text != values.front().text
                                                  : each.text.substr(0, 3) != values.front().text.substr(0, 3);
            });
            if (differs == values.end()) return;
            std::swap(values[1], *differs);
            values.resize(2);
        }
        Said list = phrases::said_names(std::move(values));
        add(all ? phrases::said("the values are {1}", {std::move(list)})
                : phrases::said("among the values are {1}", {std::move(list)}));
    }

    const Explainer& explainer_;
    std::vector<Said> told_;
};

Said Explainer::behind(const Outline& found, Place at, Code code) const { return Behind(*this).told(found, at, code); }

} // namespace voorrang::engine
