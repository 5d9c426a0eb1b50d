// Decision tables: each cell becomes a condition on the input at the head of its column.
#include "dsl/check/domains.hpp"
#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/table_analysis.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// One table being checked.
struct TableCheck {
    Context& context;
    const ast::Table& ast;
    const Signature& signature;
    Scope scope;
    std::vector<std::optional<Expression>> inputs;
    Grid grid;
    bool constant = true; // all cells are; else the grid says nothing
    bool sound = true;
};

// The input as an example would name it.
std::string heading(const ast::Expression& input, std::size_t column) {
    if (const auto* path = std::get_if<ast::Path>(&input.node)) return path_text(*path);
    if (const auto* apply = std::get_if<ast::Apply>(&input.node)) {
        const std::string argument = heading(*apply->argument, column);
        return argument.starts_with("column ") ? argument : path_text(apply->function) + " of " + argument;
    }
    return "column " + std::to_string(column + 1);
}

bool is_divisible(Kind kind) {
    return is_ordered(kind) || kind == Kind::yes_no || kind == Kind::choice || kind == Kind::text;
}

void check_head(TableCheck& table) {
    for (std::size_t column = 0; column < table.ast.inputs.size(); ++column) {
        const ast::Expression& input = table.ast.inputs[column];
        auto checked = check_expression(table.context, table.scope, input);
        if (checked)
            table.grid.columns.push_back(
                {heading(input, column), domain_of(*checked), is_divisible(checked->type.kind)});
        else
            table.sound = false;
        table.inputs.push_back(std::move(checked));
    }
}

// nullopt: told.
std::optional<Expression> operand(TableCheck& table, const Expression& input, const ast::Expression& ast) {
    auto checked = check_expression(table.context, table.scope, ast, &input.type);
    if (checked) adapt_zero(*checked, input.type);
    return checked;
}

std::optional<Expression> check_range(TableCheck& table, const Expression& input, const ast::Table::CellTest& test,
                                      Grid::Cell& cell) {
    auto from = operand(table, input, test.value);
    auto to = operand(table, input, *test.to);
    if (!from || !to) return std::nullopt;
    const auto low = fold(*from), high = fold(*to);
    const Span span = cover(from->span, to->span);
    if (low && high) {
        const auto ordered = order(*low, *high);
        if (ordered && std::is_gt(*ordered)) {
            report(table.context, Code::out_of_range, span,
                   "this range has nothing in it: " + to_display_text(*low) + " is more than " + to_display_text(*high),
                   "the lower end comes first");
            return std::nullopt;
        }
        cell.tests.push_back({analysis::Comparison::equal, *low, *high});
    } else {
        table.constant = false;
    }
    auto above = compare_values(table.context, span, ast::BinaryOperator::greater_equal, input, std::move(*from));
    if (!above) return std::nullopt; // the other end is told once the first is right
    auto below = compare_values(table.context, span, ast::BinaryOperator::less_equal, input, std::move(*to));
    if (!below) return std::nullopt;
    std::vector<Expression> both;
    both.push_back(std::move(*above));
    both.push_back(std::move(*below));
    return make_operation(span, simple_type(Kind::yes_no), Operator::logical_and, std::move(both));
}

std::optional<Expression> check_test(TableCheck& table, const Expression& input, const ast::Table::CellTest& test,
                                     Grid::Cell& cell) {
    if (test.to) return check_range(table, input, test, cell);
    auto value = operand(table, input, test.value);
    if (!value) return std::nullopt;
    if (auto constant = fold(*value))
        cell.tests.push_back({comparison_of(test.op), std::move(*constant), std::nullopt});
    else
        table.constant = false;
    const Span span = value->span;
    return compare_values(table.context, span, test.op, input, std::move(*value));
}

// The alternatives of a cell as one condition; nullopt: told.
std::optional<Expression> check_cell(TableCheck& table, const Expression& input, const ast::Table::Cell& ast,
                                     Grid::Cell& cell) {
    std::vector<Expression> alternatives;
    for (const auto& test : ast.tests)
        if (auto condition = check_test(table, input, test, cell)) alternatives.push_back(std::move(*condition));
    if (alternatives.size() != ast.tests.size()) return std::nullopt;
    cell.negated = ast.negated;
    Expression any = alternatives.size() == 1 ? std::move(alternatives.front())
                                              : make_operation(ast.span, simple_type(Kind::yes_no),
                                                               Operator::logical_or, std::move(alternatives));
    if (!ast.negated) return any;
    std::vector<Expression> none;
    none.push_back(std::move(any));
    return make_operation(ast.span, simple_type(Kind::yes_no), Operator::logical_not, std::move(none));
}

// Where the rows are counted, an outcome is there for readers only.
std::optional<Expression> check_output(TableCheck& table, const ast::Expression& ast) {
    if (table.ast.collect == ast::AggregateFunction::count) return check_expression(table.context, table.scope, ast);
    return check_typed(table.context, table.scope, ast, table.signature.type,
                       "the outcome of " + in_ticks(table.ast.name.text));
}

Table::Row check_row(TableCheck& table, const ast::Table::Row& ast, std::uint32_t number) {
    Table::Row row;
    row.number = number;
    row.span = ast.span;
    Grid::Row grid_row{{}, ast.span};
    if (ast.cells.size() != table.inputs.size()) {
        report(table.context, Code::table_shape, ast.span,
               "this row has " + std::to_string(ast.cells.size()) + (ast.cells.size() == 1 ? " cell" : " cells") +
                   ", but the head has " + std::to_string(table.inputs.size()),
               "write `-` in a cell where anything will do");
        table.sound = false;
    }
    const std::size_t cells = std::min(ast.cells.size(), table.inputs.size());
    for (std::size_t column = 0; column < cells; ++column) {
        Grid::Cell cell;
        if (!ast.cells[column].tests.empty() && table.inputs[column]) {
            auto condition = check_cell(table, *table.inputs[column], ast.cells[column], cell);
            if (condition) {
                const ast::Table::Cell& written = ast.cells[column];
                const bool several = !written.negated && (written.tests.size() > 1 || written.tests.front().to);
                row.conditions.push_back(std::move(*condition));
                row.cells.push_back({table.inputs[column]->span, written.span, several});
            } else {
                table.sound = false;
            }
        }
        grid_row.cells.push_back(std::move(cell));
    }
    if (auto output = check_output(table, ast.output)) {
        grid_row.output = fold(*output);
        row.output = std::move(*output);
    }
    table.grid.rows.push_back(std::move(grid_row));
    if (ast.because) row.because = check_template(table.context, table.scope, *ast.because);
    return row;
}

// What can be collected of values of the table's type.
void check_collect(TableCheck& table) {
    if (!table.ast.collect) return;
    const Kind kind = table.signature.type.kind;
    const bool amount = kind == Kind::number || kind == Kind::percent || kind == Kind::money;
    using Function = ast::AggregateFunction;
    const Function function = *table.ast.collect;
    const bool fits = function == Function::count ? kind == Kind::number
                      : function == Function::sum ? amount || kind == Kind::duration
                                                  : amount || kind == Kind::date || kind == Kind::time;
    table.grid.may_be_silent = function == Function::count || function == Function::sum;
    if (fits) return;
    report(table.context, Code::not_computable, table.ast.type.span,
           in_ticks("collect " + std::string(word(function))) + " does not give " +
               type_text(table.context, table.signature.type),
           function == Function::count ? "how many rows match is a number" : "");
    table.sound = false;
}

// Puts the rows in the order of the priorities, those of one outcome as they stand.
void order_by_priority(TableCheck& table, std::vector<Table::Row>& rows) {
    std::vector<Value> priorities;
    for (const ast::Expression& ast : table.ast.priorities) {
        const auto checked = check_typed(table.context, table.scope, ast, table.signature.type, "a priority");
        if (!checked) {
            table.sound = false;
            return;
        }
        const auto value = fold(*checked);
        if (!value || std::find(priorities.begin(), priorities.end(), *value) != priorities.end()) {
            report(table.context, Code::priority_of_row, ast.span,
                   value ? "this outcome stands in the list of priorities twice" : "a priority must be a constant");
            table.sound = false;
            return;
        }
        priorities.push_back(*value);
    }
    std::vector<std::pair<std::size_t, std::size_t>> places; // priority, row
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto& output = table.grid.rows[row].output;
        const auto found = output ? std::find(priorities.begin(), priorities.end(), *output) : priorities.end();
        if (found == priorities.end()) {
            report(table.context, Code::priority_of_row, rows[row].span,
                   output ? "the outcome of this row, " + to_display_text(*output) + ", is not among the priorities"
                          : std::string("the outcome of a row must be a constant for its priority to be known"),
                   "write each outcome after `hit priority`, the one that goes first in front");
            table.sound = false;
        }
        places.emplace_back(found - priorities.begin(), row);
    }
    if (!table.sound) return;
    std::sort(places.begin(), places.end());
    std::vector<Table::Row> sorted;
    std::vector<Grid::Row> sorted_grid;
    for (const auto& [priority, row] : places) {
        sorted.push_back(std::move(rows[row]));
        sorted_grid.push_back(std::move(table.grid.rows[row]));
    }
    rows = std::move(sorted);
    table.grid.rows = std::move(sorted_grid);
}

} // namespace

void check_tables(Context& context) {
    for (std::size_t index = 0; index < context.declarations.tables.size(); ++index) {
        const auto& declared = context.declarations.tables[index];
        const Signature& signature = context.tables[index];
        const ast::Table& ast = *declared.ast;
        Table result;
        result.name = ast.name.text;
        result.full_name = declared.full_name;
        result.subject = signature.subject;
        result.type = signature.type;
        result.hit = ast.hit;
        result.collect = ast.collect;
        result.cites = citation_texts(ast.cites);
        result.span = ast.span;
        if (signature.sound) {
            TableCheck table{context, ast, signature, scope_of(context, declared.body_file(), signature.subject),
                             {},      {},  true,      true};
            table.grid.name = ast.name.text;
            table.grid.span = ast.name.span;
            table.grid.hit = ast.hit;
            check_head(table);
            check_collect(table);
            std::uint32_t number = 0;
            for (const auto& row : ast.rows) result.rows.push_back(check_row(table, row, ++number));
            if (ast.hit == ast::HitPolicy::priority) order_by_priority(table, result.rows);
            if (table.sound && table.constant) analyse(context, table.grid);
        }
        context.policy.tables.push_back(std::move(result));
    }
}

} // namespace voorrang::check
