// Every diagnostic code of Voorrang. Each has a page docs/errors/<code>.md and a golden test (tests enforce both).
// V1xx text and syntax, V2xx names and packages, V3xx types, V4xx policies as a whole,
// V5xx facts and other input, V6xx decisions, V7xx what is kept (V74x users and tokens, V75x requests), V8xx use of the
// command line, V9xx the network.
#pragma once

#include <cstdint>
#include <string_view>

namespace voorrang {

enum class Severity : std::uint8_t { error, warning };

// X(enumerator, "code", severity, "title")
#define VOORRANG_CODES(X)                                                                                              \
    X(invalid_utf8, "V101", error, "the file is not valid UTF-8")                                                      \
    X(unknown_character, "V102", error, "a character that has no meaning here")                                        \
    X(unclosed_text, "V103", error, "a text that is not closed")                                                       \
    X(bad_number, "V104", error, "a number that can't be read")                                                        \
    X(bad_date, "V105", error, "a date or time that does not exist")                                                   \
    X(nested_too_deep, "V106", error, "brackets nested too deep")                                                      \
    X(unclosed_bracket, "V107", error, "a bracket that is not closed, or closed by another")                           \
    X(unexpected_token, "V108", error, "something else was expected here")                                             \
    X(empty_file, "V109", error, "a rule file without declarations")                                                   \
    X(bad_template, "V110", error, "a because text whose {…} can't be read")                                           \
    X(missing_header, "V111", error, "a rule file must begin with policy or package")                                  \
    X(bad_quoted_name, "V112", error, "a name between back-quotes that is none")                                       \
    X(unknown_language, "V113", error, "a language that rule files are not written in")                                \
    X(unknown_name, "V201", error, "a name that nothing declares")                                                     \
    X(duplicate_name, "V202", error, "a name declared twice")                                                          \
    X(ambiguous_name, "V203", error, "a name that two used packages declare")                                          \
    X(unknown_package, "V204", error, "a package that can't be found")                                                 \
    X(package_cycle, "V205", error, "packages that use each other")                                                    \
    X(unknown_field, "V206", error, "a field that the record does not have")                                           \
    X(unknown_type, "V207", error, "a type that does not exist")                                                       \
    X(package_name_mismatch, "V208", error, "a package whose name differs from its path")                              \
    X(other_version, "V209", error, "a package in another version than the one asked for")                             \
    X(not_open, "V210", error, "filling in what a package does not leave open")                                        \
    X(not_filled, "V211", error, "an open parameter that nothing fills in")                                            \
    X(fill_mismatch, "V212", error, "filled in with another kind of declaration")                                      \
    X(type_mismatch, "V301", error, "a value of another type was expected")                                            \
    X(not_comparable, "V302", error, "two values that can't be compared")                                              \
    X(not_computable, "V303", error, "two values that can't be reckoned with together")                                \
    X(not_a_condition, "V304", error, "a condition must be yes/no")                                                    \
    X(unknown_choice, "V305", error, "a choice that the list does not have")                                           \
    X(no_single_record, "V306", error, "a field of many records where one is needed")                                  \
    X(wrong_subject, "V307", error, "a definition applied to something else than it is for")                           \
    X(not_a_list, "V308", error, "a list was expected")                                                                \
    X(percent_or_number, "V309", error, "a percentage compared with a plain number")                                   \
    X(out_of_range, "V310", error, "a value outside the range of its type")                                            \
    X(not_a_fact, "V311", error, "a question that is not about a fact")                                                \
    X(not_orderable, "V312", error, "things that can't be put in order")                                               \
    X(cyclic_definition, "V401", error, "definitions that rest on each other")                                         \
    X(weights_not_whole, "V402", error, "weights that do not add up to 100%")                                          \
    X(no_because, "V403", warning, "a verdict without because")                                                        \
    X(parameter_dates, "V404", error, "a parameter whose dates do not go together")                                    \
    X(table_shape, "V405", error, "a table row with another number of cells than the head")                            \
    X(table_gap, "V406", warning, "a table that leaves cases open")                                                    \
    X(table_overlap, "V407", warning, "rows of a unique table that overlap")                                           \
    X(unknown_tie_key, "V408", error, "a tie key that is neither a criterion nor an expression")                       \
    X(personal_fact, "V409", error, "a decision that rests on a personal fact")                                        \
    X(no_reference_date, "V410", error, "dated parameters without a reference date")                                   \
    X(unused_declaration, "V411", warning, "a declaration that nothing uses")                                          \
    X(no_award_subject, "V412", error, "an award whose records are not declared")                                      \
    X(no_identity, "V413", error, "a record that can't be told from others")                                           \
    X(test_value, "V414", error, "a test that gives a fact a value it can't have")                                     \
    X(second_award, "V415", error, "a policy with more than one award")                                                \
    X(row_unreachable, "V416", warning, "a table row that can never be hit")                                           \
    X(parameter_hole, "V417", warning, "a time in which a parameter has no value")                                     \
    X(parameter_overlap, "V418", error, "values of a parameter whose times overlap")                                   \
    X(never_in_force, "V419", error, "dates of force between which there is no day")                                   \
    X(exceptions_over_each_other, "V420", error, "exceptions that go before each other")                               \
    X(exceptions_meet, "V421", error, "exceptions that can both apply with different results")                         \
    X(rows_disagree_somewhere, "V422", warning, "rows of a table that can match with different outcomes")              \
    X(priority_of_row, "V423", error, "a row whose outcome has no priority of its own")                                \
    X(criteria_mixed, "V424", error, "criteria whose scores can't be added up")                                        \
    X(relative_minimum, "V425", error, "a minimum for a score that hangs on who is admitted")                          \
    X(rank_reversal, "V426", warning, "a score that hangs on another bid")                                             \
    X(not_held, "V427", error, "a record that does not stand in the one that is said to hold it")                      \
    X(bad_lot, "V430", error, "lots that bids do not say which is theirs")                                             \
    X(bad_lot_limit, "V431", error, "a limit on lots that is not fixed beforehand")                                    \
    X(relative_combination, "V432", error, "a score relative to other bids where bids for several lots compete")       \
    X(bad_combination, "V433", error, "bids for several lots of which it is not said how they count")                  \
    X(wrong_award_expectation, "V434", error,                                                                          \
      "an expectation of a lot where there are none, or of the whole where there are lots")                            \
    X(no_calendar, "V440", error, "working days without a calendar")                                                   \
    X(ambiguous_calendar, "V441", error, "working days of more than one calendar")                                     \
    X(bad_calendar, "V442", error, "a calendar with a day that can't be")                                              \
    X(unknown_state, "V443", error, "a state that the workflow does not have")                                         \
    X(state_without_way, "V444", error, "a state that can't be reached or never ends")                                 \
    X(deadline_too_short, "V445", error, "a deadline that can fall before its minimum")                                \
    X(ways_overlap, "V446", warning, "two ways out of a state that can be open at once")                               \
    X(sealed_read, "V447", error, "a workflow that reads a fact while it is sealed")                                   \
    X(sealed_perhaps, "V448", warning, "a workflow that may read a fact while it is sealed")                           \
    X(bad_event, "V449", error, "an event, deadline or seal that can't be")                                            \
    X(value_of_a_row, "V450", error, "a value of one row where the whole group is asked for")                          \
    X(not_over_rows, "V451", error, "an aggregate that can't go over the rows of a measure")                           \
    X(across_no_flag, "V452", error, "a rule across cases that is not a flag")                                         \
    X(measure_target, "V453", error, "a target that does not fit the measure")                                         \
    X(several_cases, "V454", error, "something of one case expected in a test of several")                             \
    X(never_met, "V460", warning, "a condition that can never be met")                                                 \
    X(always_met, "V461", warning, "a condition that is always met")                                                   \
    X(rules_conflict, "V462", warning, "two rules that nothing can pass together")                                     \
    X(rule_shadowed, "V463", warning, "a rule that another one makes superfluous")                                     \
    X(no_source, "V464", warning, "a verdict that cites nothing")                                                      \
    X(one_sided_reason, "V465", warning, "a reason that tells one reader more than the other")                         \
    X(file_not_found, "V501", error, "a file that can't be read")                                                      \
    X(bad_json, "V502", error, "JSON that can't be read")                                                              \
    X(fact_type, "V503", error, "a fact of another type than the policy declares")                                     \
    X(fact_range, "V504", error, "a fact outside its range or choices")                                                \
    X(unknown_extension_field, "V505", error, "a field of the project's own format that does not exist")               \
    X(not_ocds, "V506", error, "JSON that is neither a release, a record nor a package of them")                       \
    X(duplicate_record, "V507", error, "two records with the same identifier")                                         \
    X(dangling_reference, "V508", error, "a reference to a record that is not there")                                  \
    X(linked_releases_only, "V509", error, "a record that only links to its releases")                                 \
    X(empty_input, "V510", error, "input without a tender")                                                            \
    X(json_too_deep, "V511", error, "JSON nested too deep")                                                            \
    X(duplicate_key, "V512", error, "a JSON object with the same key twice")                                           \
    X(bids_without_tender, "V513", error, "bids for a tender that is not in the input")                                \
    X(bad_event_line, "V515", error, "an event that can't be read")                                                    \
    X(events_out_of_order, "V516", error, "events that go back in time")                                               \
    X(locked_otherwise, "V520", error, "a package that is not the one in the lock file")                               \
    X(bad_lock, "V521", error, "a lock file that can't be read")                                                       \
    X(bad_xml, "V530", error, "XML that can't be read")                                                                \
    X(xml_refused, "V531", error, "XML that no notice needs and that may do harm")                                     \
    X(not_a_notice, "V532", error, "XML that is no notice of eForms")                                                  \
    X(bad_notice, "V533", error, "a notice that is not as eForms has it")                                              \
    X(not_a_response, "V534", error, "XML that is no ESPD response")                                                   \
    X(bad_response, "V535", error, "an ESPD response that is not as its form has it")                                  \
    X(odd_answer, "V536", error, "an answer of an ESPD response that does not fit its question")                       \
    X(bad_sheet, "V540", error, "a spreadsheet that can't be read")                                                    \
    X(bad_columns, "V541", error, "a spreadsheet with other columns than it must have")                                \
    X(bad_cell, "V542", error, "a cell of a spreadsheet that can't be what it must be")                                \
    X(divide_by_zero, "V601", error, "division by zero")                                                               \
    X(number_too_long, "V602", error, "a number of more than 1,000 digits")                                            \
    X(mixed_currencies, "V603", error, "amounts in different currencies")                                              \
    X(no_row_matches, "V604", error, "no row of the table matches")                                                    \
    X(two_rows_match, "V605", error, "more than one row of a unique table matches")                                    \
    X(exceptions_conflict, "V606", error, "two exceptions apply with different results")                               \
    X(date_out_of_range, "V607", error, "a date outside the years 1 to 9999")                                          \
    X(durations_not_comparable, "V608", error, "months and days can't be compared")                                    \
    X(empty_aggregate, "V609", error, "the average, median, lowest or highest of an empty list")                       \
    X(parameter_not_in_force, "V610", error, "a parameter without a value on the reference date")                      \
    X(rows_disagree, "V611", error, "rows of a table match with different outcomes")                                   \
    X(no_consensus, "V612", error, "values that should all be the same, and are not")                                  \
    X(too_few_values, "V613", error, "too few values to leave the extremes out")                                       \
    X(letters_not_whole, "V614", error, "a number of letters that is not whole or less than none")                     \
    X(unknown_lot, "V620", error, "a bid for a lot that is not there")                                                 \
    X(too_many_lots, "V621", error, "more lots and bidders than can be assigned exactly")                              \
    X(working_days_not_whole, "V625", error, "a number of working days that is not whole")                             \
    X(bad_period, "V626", error, "a period in hours or less than nothing")                                             \
    X(deadline_under_minimum, "V627", error, "a deadline before its minimum")                                          \
    X(timers_in_circles, "V628", error, "deadlines that go in circles")                                                \
    X(definition_not_in_force, "V629", error, "a definition that is not in force on the reference date")               \
    X(log_unreadable, "V701", error, "a log that can't be opened")                                                     \
    X(log_read_only, "V702", error, "a log that can't be written")                                                     \
    X(log_not_ours, "V703", error, "a database that is not a decision log")                                            \
    X(log_entry_missing, "V704", error, "a decision that is not in the log")                                           \
    X(log_write_failed, "V705", error, "a write to the log that failed")                                               \
    X(data_unreadable, "V710", error, "a database of the service that can't be opened")                                \
    X(data_read_only, "V711", error, "a database of the service that can't be written")                                \
    X(already_there, "V712", error, "something that is there already")                                                 \
    X(changed_meanwhile, "V713", error, "something that was changed in the meantime")                                  \
    X(row_damaged, "V714", error, "a row of the database that can't be read")                                          \
    X(data_not_ours, "V715", error, "a database that is not one of the service")                                       \
    X(data_write_failed, "V716", error, "a write to the database of the service that failed")                          \
    X(data_damaged, "V717", error, "a database of the service that is damaged")                                        \
    X(data_in_use, "V718", error, "a database that another process serves")                                            \
    X(names_nothing, "V719", error, "something that names what is not there")                                          \
    X(key_unreadable, "V720", error, "a key that can't be read")                                                       \
    X(key_unwritable, "V721", error, "a key that can't be written")                                                    \
    X(seal_broken, "V722", error, "a seal that is not as it was made")                                                 \
    X(seal_holds, "V723", error, "something sealed that may not be opened yet")                                        \
    X(bad_user, "V741", error, "a user that can't be")                                                                 \
    X(no_such_user, "V742", error, "a user that is not there")                                                         \
    X(token_not_made, "V743", error, "a token that can't be made")                                                     \
    X(no_such_token, "V744", error, "a token that is not there")                                                       \
    X(bad_key_set, "V745", error, "keys of an OpenID Connect provider that can't be read")                             \
    X(no_such_policy, "V750", error, "a policy that the service does not have")                                        \
    X(not_there, "V751", error, "something that the service does not have")                                            \
    X(not_now, "V752", error, "something that can't be done now")                                                      \
    X(bad_body, "V753", error, "a request that can't be understood")                                                   \
    X(not_allowed, "V754", error, "something that is not for this user to do")                                         \
    X(store_busy, "V755", error, "more to do than the service can take")                                               \
    X(bad_use, "V801", error, "a command line that can't be understood")                                               \
    X(write_failed, "V802", error, "output that can't be written")                                                     \
    X(not_in_form, "V803", error, "a rule file that is not in its canonical form")                                     \
    X(not_rewritable, "V804", error, "a rule file that can't be rewritten")                                            \
    X(no_such_tender, "V807", error, "a tender that is not in the input")                                              \
    X(no_such_bid, "V808", error, "a bid that is not in the tender")                                                   \
    X(no_workflow, "V809", error, "a policy without the workflow that is asked for")                                   \
    X(no_such_test, "V814", error, "no test has this text in its title")                                               \
    X(coverage_too_low, "V815", error, "tests that exercise less than was asked")                                      \
    X(not_drawn, "V816", error, "a picture that can't be drawn")                                                       \
    X(no_such_declaration, "V817", error, "a declaration that the policy does not have")                               \
    X(not_watched, "V818", error, "files that can't be watched")                                                       \
    X(no_such_command, "V819", error, "a command that the session does not have")                                      \
    X(no_font, "V820", error, "text that no font here can set")                                                        \
    X(not_listening, "V901", error, "an address that can't be listened on")                                            \
    X(bad_certificate, "V902", error, "a certificate or key that can't be used")                                       \
    X(no_answer, "V903", error, "another service that gives no answer")                                                \
    X(bad_url, "V904", error, "an address of a service that can't be used")                                            \
    X(not_taken, "V905", error, "something that a service does not take")

enum class Code : std::uint16_t {
#define X(name, code, severity, title) name,
    VOORRANG_CODES(X)
#undef X
};

std::string_view code_text(Code code);  // "V201"
std::string_view code_title(Code code); // "a name that nothing declares"
Severity severity(Code code);

} // namespace voorrang
