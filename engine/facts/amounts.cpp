#include "engine/facts/amounts.hpp"

#include "dsl/number/integers.hpp"

#include <algorithm>
#include <optional>

namespace voorrang::engine {

namespace {

// The least scale from `from` on that holds the value.
std::optional<unsigned> scale_for(const Number& value, unsigned from) {
    for (unsigned scale = from; scale <= max_small_scale; ++scale)
        if (value.to_scaled(scale)) return scale;
    return std::nullopt;
}

// False, and nothing changed, if a cell would overflow.
bool grow_scale(Column& column, unsigned scale) {
    const std::int64_t factor = small_power_of_ten(scale - column.scale);
    const auto overflows = [factor](std::int64_t value) {
        std::int64_t product = 0;
        return __builtin_mul_overflow(value, factor, &product);
    };
    if (std::ranges::any_of(column.integers, overflows)) return false;
    for (std::int64_t& value : column.integers) value *= factor;
    column.scale = static_cast<std::uint8_t>(scale);
    return true;
}

void make_exact(Column& column) {
    column.exact.reserve(column.size);
    for (const std::int64_t value : column.integers) column.exact.push_back(Number::scaled(value, column.scale));
    column.integers.clear();
    column.fixed = false;
    column.scale = 0;
}

} // namespace

void set_amount(Column& column, std::uint32_t row, const Number& value) {
    if (column.fixed) {
        if (const auto integer = value.to_scaled(column.scale)) {
            column.integers[row] = *integer;
            return;
        }
        const auto scale = scale_for(value, column.scale);
        if (scale && grow_scale(column, *scale)) {
            column.integers[row] = *value.to_scaled(*scale);
            return;
        }
        make_exact(column);
    }
    column.exact[row] = value;
}

// What usually comes has the scale of the column, or a smaller one.
void set_decimal(Column& column, std::uint32_t row, std::int64_t mantissa, unsigned scale) {
    for (; scale > column.scale && mantissa % 10 == 0; --scale) mantissa /= 10;
    std::int64_t integer = mantissa;
    if (column.fixed && scale <= column.scale &&
        !__builtin_mul_overflow(mantissa, small_power_of_ten(column.scale - scale), &integer))
        column.integers[row] = integer;
    else
        set_amount(column, row, Number::scaled(mantissa, scale));
}

void restore_form(Column& column, ColumnForm form) {
    if (column.fixed) {
        const std::int64_t divisor = small_power_of_ten(column.scale - form.scale);
        if (divisor != 1)
            for (std::int64_t& value : column.integers) value /= divisor;
    } else if (form.fixed) {
        for (const Number& value : column.exact) column.integers.push_back(*value.to_scaled(form.scale));
        column.exact.clear();
    }
    column.fixed = form.fixed;
    column.scale = form.scale;
}

} // namespace voorrang::engine
