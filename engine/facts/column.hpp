// A column: one cell for each row of a frame or entity. Cells are known, unknown or failed.
//
// Numbers and money have three forms with equal meaning: `fixed` (64-bit integers with one power of ten for the whole
// column; the usual one), fractions of such integers (what a division gives; never of facts), and exact rationals of
// any length, taken only when a value doesn't fit the others.
#pragma once

#include "dsl/graph/schema.hpp"
#include "dsl/value/truth.hpp"

#include <cstdint>
#include <vector>

namespace voorrang::engine {

enum class Cell : std::uint8_t { known, unknown, failed };

struct Column {
    graph::ColumnType type = graph::ColumnType::truth;
    std::uint32_t size = 0;
    bool all_known = true; // no cell is unknown or failed; `state` may then be empty (not for truth)
    std::vector<Cell> state;

    // Which of these are in use depends on the type.
    std::vector<Truth> truth;               // truth: its own state
    bool fixed = true;                      // number, money
    bool fractional = false;                //   not fixed: fractions
    std::uint8_t scale = 0;                 //   fixed: value = integers[i] * 10^-scale, scale 0..18; fractions: that
                                            //   divided by denominators[i]
    std::vector<std::int64_t> integers;     //   fixed; date: days; time: microseconds; text: id; reference: entity row;
                                            //   duration: microseconds
    std::vector<std::int64_t> denominators; // fractions; positive
    std::vector<Number> exact;              //   neither fixed nor fractions
    std::vector<Currency> currency;         // money
    std::vector<std::int32_t> months;       // duration
    std::vector<std::int32_t> days;         // duration
    std::vector<std::int16_t> offset;       // time: minutes

    Cell cell(std::uint32_t row) const {
        if (type == graph::ColumnType::truth)
            return truth[row] == Truth::unknown  ? Cell::unknown
                   : truth[row] == Truth::failed ? Cell::failed
                                                 : Cell::known;
        return all_known ? Cell::known : state[row];
    }
    bool known(std::uint32_t row) const { return cell(row) == Cell::known; }
    // Number or money: the amount of a known cell.
    Number number(std::uint32_t row) const {
        return fixed        ? Number::scaled(integers[row], scale)
               : fractional ? Number::scaled_fraction(integers[row], denominators[row], scale)
                            : exact[row];
    }
};

} // namespace voorrang::engine
