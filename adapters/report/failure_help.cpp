#include "adapters/report/failure_help.hpp"

namespace voorrang::report {

using phrases::Fixed;

std::optional<phrases::Fixed> failure_help(Code code) {
    switch (code) {
    case Code::divide_by_zero:
        return Fixed{"say in the rule what holds where the divisor is 0: if … then … else …"};
    case Code::number_too_long:
        return Fixed{"look for a fact of hundreds of digits, or a formula that multiplies where it should add"};
    case Code::mixed_currencies:
        return Fixed{"give the amounts in one currency"};
    case Code::no_row_matches:
        return Fixed{"mend the fact, or add a row for this case; one of only - matches all"};
    case Code::two_rows_match:
        return Fixed{"make the rows exclude each other, or say with hit first that the higher one counts"};
    case Code::exceptions_conflict:
        return Fixed{"say which exception goes before the other: exception … over …"};
    case Code::date_out_of_range:
        return Fixed{"look at the unit of the duration, and at the date"};
    case Code::durations_not_comparable:
        return Fixed{"write the limit in days, or compare dates: a month has 28 to 31 days"};
    case Code::empty_aggregate:
        return Fixed{"say in the rule what holds for an empty list: if count of … = 0 then … else …"};
    case Code::parameter_not_in_force:
        return Fixed{"give the parameter a value from an earlier day on, or look whether the reference date is right"};
    case Code::definition_not_in_force:
        return Fixed{"ask in the rule for the date first, or look whether the reference date is right"};
    case Code::rows_disagree:
        return Fixed{"make the rows agree or exclude each other, or say with hit first that the higher one counts"};
    case Code::no_consensus:
        return Fixed{"let the assessors come to one value, or take their median or average"};
    case Code::too_few_values:
        return Fixed{"wait for more values, or leave fewer extremes out"};
    case Code::unknown_lot:
        return Fixed{"mend the lots of that bid, or those of the tender"};
    case Code::too_many_lots:
        return Fixed{"award fewer lots at a time, or limit the combinations"};
    case Code::deadline_under_minimum:
        return Fixed{"give the tender a later deadline"};
    case Code::timers_in_circles:
        return Fixed{"give one of the deadlines a time that is later than the others"};
    default:
        return std::nullopt;
    }
}

} // namespace voorrang::report
