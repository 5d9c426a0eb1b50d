#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::BinaryOperator;
using ast::HitPolicy;
using ast::Table;
using Cell = ast::Table::Cell;
using CellTest = ast::Table::CellTest;
using Row = ast::Table::Row;

constexpr auto is(BinaryOperator op) { return put(&CellTest::op, op); }
const auto comparator = sym::less[is(BinaryOperator::less)] | sym::less_equal[is(BinaryOperator::less_equal)] |
                        sym::greater[is(BinaryOperator::greater)] |
                        sym::greater_equal[is(BinaryOperator::greater_equal)] | sym::equal[is(BinaryOperator::equal)] |
                        sym::not_equal[is(BinaryOperator::not_equal)];
const auto compared = called("a comparison", comparator) > sum[set(&CellTest::value)];
const auto value_or_range = x3::eps[is(BinaryOperator::equal)] >> sum[set(&CellTest::value)] >>
                            -(quiet(sym::dots) > sum[set(&CellTest::to)]);
const auto cell_test = x3::rule<struct cell_test_id, CellTest>{"cell test"} = compared | value_or_range;

const auto cell_tests = comma_separated(cell_test[add(&Cell::tests)]);
const auto none_of = quiet(kw::not_[put(&Cell::negated, true)]) > sym::open_round > cell_tests > sym::close_round;
const auto cell = x3::rule<struct cell_id, Cell>{"cell"} =
    with_span(called("a cell", quiet(dash) | none_of | cell_tests));

const auto row = x3::rule<struct row_id, Row>{"row"} =
    with_span(row_start > cell[add(&Row::cells)] > *(sym::bar > cell[add(&Row::cells)]) > sym::bars >
              expression[set(&Row::output)] > -(sym::bar > because_text[set(&Row::because)]));

const auto input = expression[add(&Table::inputs)];
const auto head = row_start > input > *(sym::bar > input) > sym::bars > name[set(&Table::output)] >
                  -(sym::bar > kw::because[put(&Table::has_because, true)]);

constexpr auto by(HitPolicy policy) { return put(&Table::hit, policy); }
constexpr auto into(ast::AggregateFunction function) { return put(&Table::collect, function); }
const auto collected = kw::sum[into(ast::AggregateFunction::sum)] | kw::lowest[into(ast::AggregateFunction::lowest)] |
                       kw::highest[into(ast::AggregateFunction::highest)] |
                       kw::count[into(ast::AggregateFunction::count)];
const auto hit = kw::first[by(HitPolicy::first)] | kw::unique[by(HitPolicy::unique)] | kw::any[by(HitPolicy::any)] |
                 (kw::priority[by(HitPolicy::priority)] > comma_separated(sum[add(&Table::priorities)])) |
                 (kw::collect[by(HitPolicy::collect)] > collected);

const auto rows = head > *row[add(&Table::rows)] > citations(&Table::cites);
const auto table_def =
    with_span(-quiet(kw::open[put(&Table::open, true)]) >> kw::table > name[set(&Table::name)] >
              -(kw::of > name[set(&Table::subject)]) > sym::colon > type[set(&Table::type)] > kw::hit > hit > rows);
const auto fill_rows_def = with_span(rows);
const auto table_part_def = row[add(&Table::rows)] | (kw::cites > comma_separated(text[add(&Table::cites)]));

} // namespace

BOOST_SPIRIT_DEFINE(table, fill_rows, table_part)
BOOST_SPIRIT_INSTANTIATE(table_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(fill_rows_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(table_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar
