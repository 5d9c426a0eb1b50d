// The stages of check(), in the order in which they run.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

void fill_in(Context& context);         // open declarations become what a policy fills in
void declare_records(Context& context); // names and places, no fields yet
void declare_calendars(Context& context);
void check_fields(Context& context);
void check_record_links(Context& context); // what rests on the fields of other records: shown as, by, currency
void declare_signatures(Context& context); // types and subjects of parameters, definitions, tables and rules
void check_parameters(Context& context);
void check_reference_date(Context& context);
void check_definitions(Context& context);
void check_rules(Context& context);
void check_tables(Context& context);
void check_award(Context& context);
void check_workflows(Context& context);
void check_measures(Context& context);
void check_tests(Context& context);

// Findings about the policy as a whole.
void find_cycles(Context& context);
void find_personal_facts(Context& context);
void find_unused(Context& context);
void find_ways(Context& context);            // states without a way, and more ways than one
void find_short_deadlines(Context& context); // under their minimum, as far as can be proved
void find_sealed_facts(Context& context);
void find_constant_conditions(Context& context); // fills context.constant_rules
void find_rule_conflicts(Context& context);      // after it
void find_missing_sources(Context& context);     // verdicts that bind somebody and cite nothing

// Whether it is bound to dates; and tells dates between which there is no day.
bool is_dated(const ast::Force& force);
void check_force(Context& context, const ast::Force& force, const std::string& name);

// Exceptions of a definition that can both apply with different results, where that can be proved.
void find_conflicts(Context& context, const Definition& definition);

// A subject's record and a fresh variable for it.
Subject make_subject(Context& context, std::uint32_t record);
// Whether two of these records can be told apart; tells V413 at `span` if they can't. `purpose`: "a rule".
bool require_identity(Context& context, std::uint32_t record, Span span, std::string_view purpose);

} // namespace voorrang::check
