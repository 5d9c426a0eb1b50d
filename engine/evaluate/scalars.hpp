// Conditions evaluated by their values, without columns of their own: where there are so many conditions that their
// columns would not stay near, or where one has to be known in few rows.
//
// What a condition rests on is turned into steps over cells: comparisons, sums, products and quotients, and, or, not.
// Each condition has steps and constants of its own, that lie side by side, so that going through one touches little
// memory. Everything else comes from columns, its leaves. A value from an outer frame is read, and reckoned, in the row
// in which the condition's row lies. Cells have 64 bits, or are fractions of these; where that isn't enough, or a form
// is met that is seldom, a cell is `beyond`: the condition has to be evaluated in columns to know what it is. What is
// known of a cell is the same in both ways.
#pragma once

#include "engine/evaluate/plan.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::engine {

struct FrameRows;

class Scalars {
  public:
    // A condition is no, yes, unknown, failed, or this.
    static constexpr std::uint8_t beyond = 4;
    // So many rows at once: each step is fetched once for all of them.
    static constexpr std::uint32_t most_rows = 16;

    // The graph and the plan must outlive it.
    Scalars(const graph::Graph& graph, const Plan& plan);

    // Whether a node can be made in steps.
    static bool can_make(const graph::Graph& graph, const Plan& plan, graph::NodeId id);
    // Where a value comes from that may be broadcast.
    static graph::NodeId origin(const graph::Graph& graph, graph::NodeId id);
    // What is evaluated before a condition is: its operands, those of a member its text.
    static std::span<const graph::NodeId> operands_of(const graph::Graph& graph, const Plan& plan, graph::NodeId id);

    // Adds a condition; gives its index. `columns`: of each node whether there is a column of it anyway. Leaves other
    // than facts may be only those, or any: then columns must be made of all leaves(). Nothing: it can't be made.
    enum class Leaves : std::uint8_t { there, any };
    std::optional<std::uint32_t> add(graph::NodeId condition, const std::vector<std::uint8_t>& columns, Leaves which);
    std::uint32_t size() const { return static_cast<std::uint32_t>(programs_.size() - 1); } // conditions added
    const std::vector<graph::NodeId>& leaves() const { return leaves_; }

    // Where the values of leaves are found.
    struct Source {
        std::span<const Column* const> columns; // by node
        const Facts& facts;
        const std::vector<FrameRows>& frames;
    };
    // A condition in one row of its frame.
    std::uint8_t in_row(std::uint32_t condition, const Source& source, std::uint32_t row);
    // Reads all leaves of so many rows of a frame, at most most_rows; then conditions of that frame can be asked for,
    // each in all of these rows.
    void read(const Source& source, graph::FrameId frame, std::uint32_t first_row, std::uint32_t rows);
    void in_rows(std::uint32_t condition, std::uint8_t* truths);

  private:
    struct Cell {
        std::int64_t value = 0; // as in columns; of a condition 0 to 4
        std::int64_t bottom = 1;
        std::uint32_t currency = 0;
        std::uint8_t scale = 0;
        std::uint8_t state = 0; // of what is no condition: known, unknown, failed, beyond
    };
    enum class Code : std::uint8_t {
        opposite,
        both,
        either,
        same_condition,
        same_integer,
        less_integer,
        less_equal_integer,
        same_amount,
        less_amount,
        less_equal_amount,
        member,
        is_known,
        is_known_condition,
        add,
        subtract,
        multiply,
        divide,
        quotient,
        negate
    };
    // a, b and out are cells: results of the condition's own steps, then leaves, or constants. Of member b is its index
    // in the plan.
    struct Step {
        Code code;
        std::uint32_t a, b, out;
    };
    // Its steps and leaves end where those of the next one begin.
    struct Program {
        std::uint32_t first_step, first_leaf, result;
        graph::FrameId frame;
    };
    // More results are not worth it: then it is evaluated in columns.
    static constexpr std::uint32_t most_results = 256;

    static std::optional<Code> code_of(const graph::Graph& graph, const Plan& plan, graph::NodeId id);
    static Cell cell_of(const Column& column, std::uint32_t row);
    bool make(graph::NodeId condition, const std::vector<std::uint8_t>& columns, Leaves which);
    bool make_steps(graph::NodeId id, Code code);
    void put(graph::NodeId id, std::uint32_t cell);
    std::uint32_t leaf(graph::NodeId id);
    Cell constant(graph::NodeId id) const;
    Cell read_cell(const Source& source, graph::NodeId leaf, graph::FrameId frame, std::uint32_t row) const;
    void run_steps(std::uint32_t which, std::uint32_t rows);
    template <class Operation>
    void each(const Step& step, std::uint32_t rows, Operation operation);

    const graph::Graph* graph_;
    const Plan* plan_;
    std::vector<Program> programs_; // and one that only tells where the last one ends
    std::vector<Step> steps_;
    std::vector<std::uint32_t> needs_; // cells of leaves
    std::vector<graph::NodeId> leaves_;
    std::vector<Cell> constants_;

    // While a condition is added.
    std::vector<std::uint32_t> place_, leaf_; // by node: its cell
    std::vector<graph::NodeId> placed_;
    std::uint32_t results_ = 0;

    std::vector<Cell> cells_; // of results and leaves, most_rows of each
    std::uint32_t rows_ = 0;  // that were read
};

} // namespace voorrang::engine
