// Conditions evaluated row by row, without columns: for batches of so few rows that making columns for thousands of
// conditions costs more than what stands in them.
//
// What they rest on is turned into steps over a list of cells that lie side by side: comparisons, sums, products and
// quotients, and, or, not. Everything else comes from columns, its leaves. Cells have 64 bits, or are fractions of
// these; where that isn't enough, or a form is met that is seldom, a cell is `beyond`: the condition has to be
// evaluated in columns to know what it is. What is known of a cell is the same in both ways.
#pragma once

#include "engine/evaluate/plan.hpp"

namespace voorrang::engine {

class Scalars {
  public:
    // A condition is no, yes, unknown, failed, or this.
    static constexpr std::uint8_t beyond = 4;

    // The graph and the plan must outlive it.
    Scalars(const graph::Graph& graph, const Plan& plan);

    // Whether a node can be made in steps; if so it can be added.
    static bool can_make(const graph::Graph& graph, const Plan& plan, graph::NodeId id);
    // `columns`: of each node whether there is a column of it anyway.
    void add(graph::NodeId condition, const std::vector<std::uint8_t>& columns);
    std::size_t size() const { return conditions_.size(); } // conditions that were added
    // Nodes whose columns must be there: those of facts and the like, and those of constants, which are steady.
    const std::vector<graph::NodeId>& leaves() const { return leaves_; }
    const std::vector<graph::NodeId>& constants() const { return constants_; }

    // The conditions in each of the rows: of row r those in [r * size(), (r + 1) * size()).
    // `columns`: by node.
    std::span<const std::uint8_t> run(std::span<const Column* const> columns, std::uint32_t rows);

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
    struct Step {
        Code code;
        std::uint32_t a, b, out; // cells; of member b holds its index in the plan
    };

    static std::optional<Code> code_of(const graph::Graph& graph, const Plan& plan, graph::NodeId id);
    static Cell cell_of(const Column& column, std::uint32_t row);
    void make(graph::NodeId id, const std::vector<std::uint8_t>& columns);
    std::span<const graph::NodeId> operands_of(graph::NodeId id) const;
    void make_steps(graph::NodeId id, Code code);
    std::uint32_t new_cell();
    void run_steps();

    const graph::Graph* graph_;
    const Plan* plan_;
    std::vector<std::uint32_t> place_; // by node: its cell
    std::vector<graph::NodeId> leaves_, constants_;
    std::vector<std::uint32_t> leaf_cells_, constant_cells_;
    std::vector<Step> steps_;
    std::vector<std::uint32_t> conditions_; // their cells

    std::vector<Cell> cells_;
    bool has_constants_ = false; // their cells are filled
    std::vector<std::uint8_t> results_;
};

} // namespace voorrang::engine
