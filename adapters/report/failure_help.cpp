#include "adapters/report/failure_help.hpp"

namespace voorrang::report {

namespace {

struct Help {
    Code code;
    phrases::Fixed what;
};
constexpr Help helps[] = {
    {Code::divide_by_zero, {"say in the rule what holds where the divisor is 0: if … then … else …"}},
    {Code::number_too_long,
     {"look for a fact of hundreds of digits, or a formula that multiplies where it should add"}},
    {Code::mixed_currencies, {"give the amounts in one currency"}},
    {Code::no_row_matches, {"mend the fact, or add a row for this case; one of only - matches all"}},
    {Code::two_rows_match, {"make the rows exclude each other, or say with hit first that the higher one counts"}},
    {Code::exceptions_conflict, {"say which exception goes before the other: exception … over …"}},
    {Code::date_out_of_range, {"look at the unit of the duration, and at the date"}},
    {Code::durations_not_comparable, {"write the limit in days, or compare dates: a month has 28 to 31 days"}},
    {Code::empty_aggregate, {"say in the rule what holds for an empty list: if count of … = 0 then … else …"}},
    {Code::parameter_not_in_force,
     {"give the parameter a value from an earlier day on, or look whether the reference date is right"}},
    {Code::definition_not_in_force,
     {"ask in the rule for the date first, or look whether the reference date is right"}},
    {Code::rows_disagree,
     {"make the rows agree or exclude each other, or say with hit first that the higher one counts"}},
    {Code::no_consensus, {"let the assessors come to one value, or take their median or average"}},
    {Code::too_few_values, {"wait for more values, or leave fewer extremes out"}},
    {Code::unknown_lot, {"mend the lots of that bid, or those of the tender"}},
    {Code::too_many_lots, {"award fewer lots at a time, or limit the combinations"}},
    {Code::deadline_under_minimum, {"give the tender a later deadline"}},
    {Code::timers_in_circles, {"give one of the deadlines a time that is later than the others"}},
};

} // namespace

std::optional<phrases::Fixed> failure_help(Code code) {
    for (const Help& help : helps)
        if (help.code == code) return help.what;
    return std::nullopt;
}

} // namespace voorrang::report
