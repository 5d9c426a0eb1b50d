// Whether values are the same, and how many different ones there are: of any type, so by their cells.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

namespace {

// A cell: of a column, in a row. `pick` is what the result takes it by.
struct Seen {
    const Column* column;
    std::uint32_t row;
    std::uint32_t pick;
};

bool equal(const Seen& a, const Seen& b) { return cells_equal(*a.column, a.row, *b.column, b.row); }

// The different values of one list.
class Different {
  public:
    void reset() {
        state_ = Cell::known;
        sure_.clear();
        unsure_.clear();
    }

    void add(const Seen& seen, Truth counts) {
        if (counts == Truth::no) return;
        if (counts == Truth::failed) return worsen(Cell::failed);
        const Cell cell = seen.column->cell(seen.row);
        if (cell != Cell::known) return worsen(counts == Truth::yes ? cell : worse(cell, Cell::unknown));
        auto& values = counts == Truth::yes ? sure_ : unsure_;
        if (std::none_of(values.begin(), values.end(), [&](const Seen& each) { return equal(each, seen); }))
            values.push_back(seen);
    }

    // An element of which it is unknown whether it counts does not matter if its value is there already.
    Cell count() const { return open() ? Cell::unknown : state_; }
    std::int64_t size() const { return static_cast<std::int64_t>(sure_.size()); }

    // The one value, or why there is none. Two that differ have failed, whatever else is unknown.
    std::uint32_t consensus() const {
        if (state_ == Cell::failed || sure_.size() > 1) return Pick::failed;
        if (state_ == Cell::unknown || open()) return Pick::unknown;
        return sure_.empty() ? Pick::failed : sure_.front().pick;
    }

  private:
    void worsen(Cell cell) { state_ = worse(state_, cell); }
    bool open() const {
        return state_ == Cell::known && std::any_of(unsure_.begin(), unsure_.end(), [&](const Seen& each) {
                   return std::none_of(sure_.begin(), sure_.end(), [&](const Seen& sure) { return equal(sure, each); });
               });
    }

    Cell state_ = Cell::known;
    std::vector<Seen> sure_, unsure_;
};

Truth condition(const Column* where, std::uint32_t row) { return where ? where->truth[row] : Truth::yes; }

// Runs `finish(result row, Different or the state of its list)` over all lists.
template <class Finish>
void each_list(const FrameRows& rows, std::uint32_t parents, const Column& value, const Column* where, Finish finish) {
    Different different;
    for (std::uint32_t parent = 0; parent < parents; ++parent) {
        different.reset();
        const Cell known = rows.list_known[parent];
        if (known == Cell::known)
            for (std::uint32_t row = rows.begin[parent]; row < rows.begin[parent + 1]; ++row)
                different.add({&value, row, row}, condition(where, row));
        finish(parent, known, different);
    }
}

template <class Finish>
void each_row(Columns operands, bool has_where, Finish finish) {
    Different different;
    for (std::uint32_t row = 0; row < operands[0]->size; ++row) {
        different.reset();
        for (std::size_t i = 0; i < operands.size(); i += has_where ? 2 : 1)
            different.add({operands[i], row, static_cast<std::uint32_t>(i)},
                          condition(has_where ? operands[i + 1] : nullptr, row));
        finish(row, Cell::known, different);
    }
}

struct Counted {
    Column& out;
    void operator()(std::uint32_t row, Cell known, const Different& different) const {
        const Cell cell = worse(known, known == Cell::known ? different.count() : known);
        if (cell != Cell::known)
            mark(out, row, cell);
        else
            out.integers[row] = different.size();
    }
};

struct Picked {
    std::vector<std::uint32_t>& picks;
    void operator()(std::uint32_t, Cell known, const Different& different) const {
        picks.push_back(known == Cell::known     ? different.consensus()
                        : known == Cell::unknown ? Pick::unknown
                                                 : Pick::failed);
    }
};

} // namespace

void evaluate_distinct(Column& out, const FrameRows& rows, std::uint32_t parents, const Column& value,
                       const Column* where) {
    prepare(out, ColumnType::number, parents);
    each_list(rows, parents, value, where, Counted{out});
}

void evaluate_consensus(Column& out, const FrameRows& rows, std::uint32_t parents, const Column& value,
                        const Column* where) {
    std::vector<std::uint32_t> picks;
    each_list(rows, parents, value, where, Picked{picks});
    take(out, value, picks);
}

void evaluate_row_distinct(Column& out, Columns operands, bool has_where) {
    prepare(out, ColumnType::number, operands[0]->size);
    each_row(operands, has_where, Counted{out});
}

void evaluate_row_consensus(Column& out, ColumnType type, Columns operands, bool has_where) {
    std::vector<std::uint32_t> picks;
    each_row(operands, has_where, Picked{picks});
    assemble(out, type, operands, picks);
}

} // namespace voorrang::engine
