// Loads a document from its text straight into the columns of facts: one pass, no tree, what the policy does not read
// only checked for being good JSON.
//
// It loads what is regular and gives up on all else: broken JSON, a fact of another type or out of range, a record or a
// package, a name that is missing. What it gives up is for the splitter, make_case() and Loader, which tell what is
// wrong; what it loads is loaded by them to the same facts.
#pragma once

#include "adapters/json/cursor.hpp"
#include "adapters/ocds/field_table.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::ocds {

class DirectLoader {
  public:
    // The schema must outlive the loader. `case_id`: as for CaseReader.
    DirectLoader(const graph::Schema& schema, const std::optional<graph::Pointer>& case_id);

    // False if this policy is loaded from trees only; load() then gives up always.
    bool usable() const { return table_.has_value(); }

    // The document with nothing but spaces around it, and without line ends between its values. The byte after the text
    // must be there, and be a line feed or zero. False if it gives up; the builder is then as it was before.
    bool load(std::string_view document, engine::FactsBuilder& builder);

  private:
    using Place = FieldTable::Place;

    // How a fact's range is looked at: of numbers mostly by whole bounds.
    struct FactPlan {
        graph::Reading reading = graph::Reading::text;
        bool identifies = false;
        bool by_value = false; // bounds that are not whole, or of other things than numbers
        std::optional<std::int64_t> from, to;
        unsigned added_scale = 0; // percentages are fractions
    };
    // Indexes at each `*` on the way from a row to the rows of a list.
    using Way = std::vector<std::uint32_t>;

    static FactPlan plan_of(const graph::Schema& schema, graph::FactId id);

    // All of these begin at the value and end past it; false gives up.
    bool read_document(std::string_view document);
    bool read(std::uint32_t place);
    bool read_mixed(Place& place);
    bool read_keys(Place& place);
    bool read_members(Place& place);
    bool read_indexed(Place& place);
    bool read_each(Place& place);
    bool read_list(const FieldTable::List& list);
    bool read_element(const FieldTable::List& list, std::uint32_t index);
    bool read_row(const FieldTable::List& list, std::uint32_t index);
    bool read_choice(std::string_view has);
    bool read_name();
    const FieldTable::Key* next_key(Place& place, std::uint32_t& previous, std::uint64_t& seen);
    bool is_here(const FieldTable::Key& key) const;

    // direct_value.cpp
    bool read_fact(graph::FactId fact);
    bool read_text(graph::FactId fact, const FactPlan& plan);
    bool read_number(graph::FactId fact, const FactPlan& plan);
    bool read_money(graph::FactId fact);
    bool read_date(graph::FactId fact, const FactPlan& plan);
    bool read_time(graph::FactId fact, const FactPlan& plan);
    bool read_by_value(graph::FactId fact, const FactPlan& plan);
    bool set_checked(graph::FactId fact, const FactPlan& plan, const Value& value);

    const graph::Schema& schema_;
    const bool any_name_; // a number names a case too
    std::vector<FactPlan> facts_;
    std::optional<FieldTable> table_;

    json::Cursor cursor_{std::string_view("", 0)};
    engine::FactsBuilder* builder_ = nullptr;
    std::string name_;
    bool named_ = false;
    const std::string* has_ = nullptr; // what the element at hand is chosen by
    bool kept_ = false;
    Way way_;
    std::size_t way_begin_ = 0; // of the row at hand
};

} // namespace voorrang::ocds
