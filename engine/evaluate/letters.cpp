#include "dsl/diagnostics/utf8.hpp"
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <limits>

namespace voorrang::engine {

namespace {

// Of a number without a sign: no text is longer than that.
std::optional<std::size_t> letters(const Number& length) {
    if (!length.is_integer() || length.sign() < 0) return std::nullopt;
    return static_cast<std::size_t>(length.to_int64().value_or(std::numeric_limits<std::int64_t>::max()));
}

// Where the letter after so many begins.
std::size_t end_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += code_point_at(text, at).length;
    return at;
}

} // namespace

void evaluate_first_letters(Column& out, const Column& length, const Column& text, TextPool& texts) {
    prepare(out, graph::ColumnType::text, text.size);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (const Cell cell = worse(length.cell(row), text.cell(row)); cell != Cell::known) {
            mark(out, row, cell);
            continue;
        }
        const auto count = letters(length.number(row));
        if (!count) {
            mark(out, row, Cell::failed);
            continue;
        }
        const std::string_view whole = texts.text(static_cast<std::uint32_t>(text.integers[row]));
        out.integers[row] = texts.intern(whole.substr(0, end_of(whole, *count)));
    }
}

} // namespace voorrang::engine
