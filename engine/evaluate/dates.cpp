#include "dsl/value/civil.hpp"
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using graph::ColumnType;

void evaluate_date_add(Column& out, const Column& a, const Column& b) {
    prepare(out, a.type, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (const Cell cell = worse(a.cell(row), b.cell(row)); cell != Cell::known) {
            mark(out, row, cell);
        } else if (a.type == ColumnType::date) {
            const auto sum = add(Date{static_cast<std::int32_t>(a.integers[row])}, duration_at(b, row));
            if (sum)
                out.integers[row] = sum->days;
            else
                mark(out, row, Cell::failed);
        } else {
            const auto sum = add(Time{a.integers[row], a.offset[row]}, duration_at(b, row));
            out.offset[row] = a.offset[row];
            if (sum)
                out.integers[row] = sum->microseconds;
            else
                mark(out, row, Cell::failed);
        }
    }
}

void evaluate_date_between(Column& out, const Column& a, const Column& b) {
    prepare(out, ColumnType::duration, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (const Cell cell = worse(a.cell(row), b.cell(row)); cell != Cell::known) {
            mark(out, row, cell);
        } else if (a.type == ColumnType::date) {
            set_duration(out, row,
                         between(Date{static_cast<std::int32_t>(a.integers[row])},
                                 Date{static_cast<std::int32_t>(b.integers[row])}));
        } else {
            set_duration(out, row, between(Time{a.integers[row], a.offset[row]}, Time{b.integers[row], b.offset[row]}));
        }
    }
}

void evaluate_date_of(Column& out, const Column& a) {
    prepare(out, ColumnType::date, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (a.known(row))
            out.integers[row] = date_of(Time{a.integers[row], a.offset[row]}).days;
        else
            mark(out, row, a.cell(row));
    }
}

void evaluate_date_part(Column& out, const Column& a, std::uint32_t part) {
    prepare(out, ColumnType::number, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (!a.known(row)) {
            mark(out, row, a.cell(row));
            continue;
        }
        const Civil date = civil_from_days(a.integers[row]);
        out.integers[row] = part == 0 ? date.year : part == 1 ? date.month : (date.month + 2) / 3;
    }
}

} // namespace voorrang::engine
