#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using graph::ColumnType;

void evaluate_not(Column& out, const Column& a) {
    prepare(out, ColumnType::truth, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) out.truth[row] = truth_not(a.truth[row]);
}

void evaluate_and(Column& out, Columns operands) {
    prepare(out, ColumnType::truth, operands[0]->size);
    out.truth = operands[0]->truth;
    for (const Column* operand : operands.subspan(1))
        for (std::uint32_t row = 0; row < out.size; ++row)
            out.truth[row] = truth_and(out.truth[row], operand->truth[row]);
}

void evaluate_or(Column& out, Columns operands) {
    prepare(out, ColumnType::truth, operands[0]->size);
    out.truth = operands[0]->truth;
    for (const Column* operand : operands.subspan(1))
        for (std::uint32_t row = 0; row < out.size; ++row)
            out.truth[row] = truth_or(out.truth[row], operand->truth[row]);
}

void evaluate_is_known(Column& out, const Column& a) {
    prepare(out, ColumnType::truth, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        const Cell cell = a.cell(row);
        out.truth[row] = cell == Cell::known ? Truth::yes : cell == Cell::unknown ? Truth::no : Truth::failed;
    }
}

} // namespace voorrang::engine
