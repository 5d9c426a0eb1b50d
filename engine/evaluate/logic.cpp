#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

// In loops over bytes without branches, which compilers turn into vector code: no 0, yes 1, unknown 2, failed 3.
static_assert(Truth::no < Truth::yes && Truth::yes < Truth::unknown && Truth::unknown < Truth::failed);

void evaluate_not(Column& out, const Column& a) {
    prepare(out, ColumnType::truth, a.size);
    const auto* const from = reinterpret_cast<const std::uint8_t*>(a.truth.data());
    auto* const to = reinterpret_cast<std::uint8_t*>(out.truth.data());
    for (std::uint32_t row = 0; row < a.size; ++row)
        to[row] = static_cast<std::uint8_t>(from[row] > 1 ? from[row] : 1 - from[row]);
}

namespace {

template <class Combine>
void combine(Column& out, Columns operands, Combine combine) {
    prepare(out, ColumnType::truth, operands[0]->size);
    auto* const to = reinterpret_cast<std::uint8_t*>(out.truth.data());
    if (operands.size() == 1) {
        std::copy_n(operands[0]->truth.begin(), out.size, out.truth.begin());
        return;
    }
    const auto* const first = reinterpret_cast<const std::uint8_t*>(operands[0]->truth.data());
    const auto* const second = reinterpret_cast<const std::uint8_t*>(operands[1]->truth.data());
    for (std::uint32_t row = 0; row < out.size; ++row) to[row] = combine(first[row], second[row]);
    for (const Column* operand : operands.subspan(2)) {
        const auto* const next = reinterpret_cast<const std::uint8_t*>(operand->truth.data());
        for (std::uint32_t row = 0; row < out.size; ++row) to[row] = combine(to[row], next[row]);
    }
}

} // namespace

void evaluate_and(Column& out, Columns operands) {
    combine(out, operands, [](std::uint8_t a, std::uint8_t b) {
        const std::uint8_t most = a > b ? a : b, least = a > b ? b : a;
        return least == 0 ? std::uint8_t{0} : most;
    });
}

void evaluate_or(Column& out, Columns operands) {
    combine(out, operands, [](std::uint8_t a, std::uint8_t b) {
        const std::uint8_t most = a > b ? a : b;
        return a == 1 || b == 1 ? std::uint8_t{1} : most;
    });
}

void evaluate_is_known(Column& out, const Column& a) {
    prepare(out, ColumnType::truth, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        const Cell cell = a.cell(row);
        out.truth[row] = cell == Cell::known ? Truth::yes : cell == Cell::unknown ? Truth::no : Truth::failed;
    }
}

} // namespace voorrang::engine
