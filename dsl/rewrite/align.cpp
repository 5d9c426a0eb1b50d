#include "dsl/rewrite/lines.hpp"

#include "dsl/rewrite/format.hpp"

#include <algorithm>

namespace voorrang::rewrite {

namespace {

using Lines = std::span<Line>;

// A line much longer than the shortest before a stop is left as it is, so that it does not push all others away.
constexpr std::size_t most_padding = 24;

std::string padded(std::string text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    if (width < columns) text.append(columns - width, ' ');
    return text;
}

void align_rows(Lines rows) {
    std::vector<std::size_t> widths;
    for (const Line& row : rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (widths.size() <= i) widths.push_back(0);
            if (!row.bars[i].empty()) widths[i] = std::max(widths[i], columns_of(row.cells[i]));
        }
    for (Line& row : rows) {
        row.text = "|";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool last = row.bars[i].empty();
            row.text += " " + (last ? row.cells[i] : padded(row.cells[i], widths[i]) + " " + row.bars[i]);
        }
    }
}

const Line::Stop* stop_of(const Line& line, std::size_t which) {
    const auto stop = std::ranges::find(line.stops, which, &Line::Stop::which);
    return stop != line.stops.end() ? &*stop : nullptr;
}

void align_stop(Lines lines, std::size_t which) {
    std::size_t least = std::string::npos;
    for (const Line& line : lines)
        if (const Line::Stop* stop = stop_of(line, which))
            least = std::min(least, columns_of(line.text.substr(0, stop->column)));
    if (least == std::string::npos) return;
    std::size_t column = 0;
    for (const Line& line : lines) {
        const Line::Stop* stop = stop_of(line, which);
        const std::size_t width = stop != nullptr ? columns_of(line.text.substr(0, stop->column)) : 0;
        if (width <= least + most_padding) column = std::max(column, width);
    }
    for (Line& line : lines) {
        const Line::Stop* stop = stop_of(line, which);
        if (stop == nullptr) continue;
        const std::size_t at = stop->column;
        const std::size_t width = columns_of(line.text.substr(0, at));
        if (width >= column) continue;
        line.text.insert(at, column - width, ' ');
        for (Line::Stop& each : line.stops)
            if (each.which >= which) each.column += column - width;
    }
}

std::size_t end_of(const Line& line) { return line.indent + columns_of(line.text); }

void align_comments(Lines lines) {
    std::size_t column = 0;
    for (const Line& line : lines) column = std::max(column, end_of(line) + 2);
    const auto fits = [&](const Line& line) { return column + columns_of(line.comment) <= line_columns; };
    const bool aligned = std::ranges::all_of(lines, fits);
    for (Line& line : lines) line.text = padded(line.text, aligned ? column - line.indent : columns_of(line.text) + 2);
}

// Calls `what` for every run of lines that `belongs` takes together with the first of the run.
template <class Belongs, class What>
void each_run(Lines lines, Belongs belongs, What what) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && belongs(lines[begin], lines[end])) ++end;
        what(lines.subspan(begin, end - begin));
        begin = end;
    }
}

} // namespace

void align(std::vector<Line>& lines) {
    each_run(
        lines,
        [](const Line& first, const Line& next) {
            return !first.cells.empty() && (!next.cells.empty() || next.text.empty());
        },
        [](Lines run) {
            if (!run.front().cells.empty()) {
                std::vector<Line> rows;
                for (Line& line : run)
                    if (!line.cells.empty()) rows.push_back(line);
                align_rows(rows);
                std::size_t i = 0;
                for (Line& line : run)
                    if (!line.cells.empty()) line = std::move(rows[i++]);
            }
        });
    each_run(
        lines,
        [](const Line& first, const Line& next) {
            return first.kind != syntax::Keyword::none && next.kind == first.kind && !next.blank_before;
        },
        [](Lines run) {
            constexpr std::size_t most_stops = 4;
            for (std::size_t which = 0; which < most_stops; ++which) align_stop(run, which);
        });
    each_run(
        lines,
        [](const Line& first, const Line& next) {
            const auto both = [](const Line& line) { return !line.text.empty() && !line.comment.empty(); };
            return both(first) && both(next) && !next.blank_before;
        },
        [](Lines run) {
            if (!run.front().text.empty() && !run.front().comment.empty()) align_comments(run);
        });
}

} // namespace voorrang::rewrite
