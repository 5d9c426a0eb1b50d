// The two forms of number and money columns: 64-bit integers with one power of ten for the whole column, as long as
// every value fits; exact rationals from the first value that does not.
#pragma once

#include "engine/facts/cells.hpp"

namespace voorrang::engine {

// Puts a number in an existing cell; the column changes its scale or its form if it must.
void set_amount(Column& column, std::uint32_t row, const Number& value);
// The same of mantissa * 10^-scale, scale 0..18.
void set_decimal(Column& column, std::uint32_t row, std::int64_t mantissa, unsigned scale);
// Back to a form in which all cells once fitted.
void restore_form(Column& column, ColumnForm form);

} // namespace voorrang::engine
