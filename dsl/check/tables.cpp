// Decision tables: each cell becomes a condition on the input at the head of its column.
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

void check_head(TableCheck& table) {
    for (std::size_t column = 0; column < table.ast.inputs.size(); ++column) {
        const ast::Expression& input = table.ast.inputs[column];
        auto checked = check_expression(table.context, table.scope, input);
        if (checked)
            table.grid.columns.push_back({heading(input, column), checked->type});
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
        cell.push_back({ast::BinaryOperator::equal, *low, *high});
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
        cell.push_back({test.op, std::move(*constant), std::nullopt});
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
    if (alternatives.size() == 1) return std::move(alternatives.front());
    return make_operation(ast.span, simple_type(Kind::yes_no), Operator::logical_or, std::move(alternatives));
}

Table::Row check_row(TableCheck& table, const ast::Table::Row& ast) {
    Table::Row row;
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
            if (condition)
                row.conditions.push_back(std::move(*condition));
            else
                table.sound = false;
        }
        grid_row.cells.push_back(std::move(cell));
    }
    table.grid.rows.push_back(std::move(grid_row));
    if (auto output = check_typed(table.context, table.scope, ast.output, table.signature.type,
                                  "the outcome of " + in_ticks(table.ast.name.text)))
        row.output = std::move(*output);
    if (ast.because) row.because = check_template(table.context, table.scope, *ast.because);
    return row;
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
        result.cites = citation_texts(ast.cites);
        result.span = ast.span;
        if (signature.sound) {
            TableCheck table{context, ast, signature, scope_of(context, declared.file, signature.subject),
                             {},      {},  true,      true};
            table.grid.name = ast.name.text;
            table.grid.span = ast.name.span;
            table.grid.hit = ast.hit;
            check_head(table);
            for (const auto& row : ast.rows) result.rows.push_back(check_row(table, row));
            if (table.sound && table.constant) analyse(context, table.grid);
        }
        context.policy.tables.push_back(std::move(result));
    }
}

} // namespace voorrang::check
