// What print.cpp makes of the syntax tree before it is laid out: a word with things below it.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/ast/print.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voorrang::ast {

struct PrintTree {
    std::string head;
    std::vector<PrintTree> children = {};
    bool leaf = true; // a leaf is printed without brackets
};

inline PrintTree leaf(std::string text) { return {std::move(text)}; }
inline PrintTree branch(std::string head, std::vector<PrintTree> children = {}) {
    return {std::move(head), std::move(children), false};
}

// On one line if it is short enough, else with each child on its own.
std::string lay_out(const PrintTree& tree);

// Makes trees; one for each kind of node.
class TreeMaker {
  public:
    explicit TreeMaker(Spans spans) : spans_(spans) {}

    PrintTree tree(const File& file) const;
    PrintTree tree(const Expression& expression) const;

  private:
    PrintTree node(const Literal& literal) const;
    PrintTree node(const Path& path) const;
    PrintTree node(const Apply& apply) const;
    PrintTree node(const Call& call) const;
    PrintTree node(const Unary& unary) const;
    PrintTree node(const Binary& binary) const;
    PrintTree node(const Is& is) const;
    PrintTree node(const Conditional& conditional) const;
    PrintTree node(const Aggregate& aggregate) const;
    PrintTree node(const ListLiteral& list) const;
    PrintTree node(const Round& round) const;
    PrintTree node(const Rank& rank) const;
    PrintTree node(const Sort& sort) const;
    PrintTree node(const CalendarTerm& term) const;
    PrintTree node(const FirstLetters& letters) const;

    PrintTree tree(const Template& text) const;
    PrintTree tree(std::string_view of, const TemplateText& text) const;
    PrintTree tree(const Type& type) const;
    PrintTree type_node(const Ranged& ranged) const;
    PrintTree type_node(const Choice& choice) const;
    PrintTree type_node(const ListOf& list) const;
    PrintTree type_node(const RecordName& record) const;

    PrintTree declared(const Record& record) const;
    PrintTree declared(const ReferenceDate& date) const;
    PrintTree declared(const Parameter& parameter) const;
    PrintTree declared(const Define& define) const;
    PrintTree declared(const Rule& rule) const;
    PrintTree declared(const Table& table) const;
    PrintTree declared(const EachLot& lots) const;
    PrintTree declared(const Award& award) const;
    PrintTree declared(const Facts& facts) const;
    PrintTree declared(const Test& test) const;
    PrintTree declared(const Calendar& calendar) const;
    PrintTree declared(const Workflow& workflow) const;
    PrintTree declared(const Measure& measure) const;
    PrintTree declared(const Fill& fill) const;

    PrintTree event(const Workflow::Event& event) const;
    PrintTree tree(const Across& across) const;
    PrintTree field(const Field& field) const;
    PrintTree row(const Table::Row& row) const;
    PrintTree given(const GivenValue& value) const;
    PrintTree expectation(const Test::ExpectAward& expected) const;
    PrintTree expectation(const Test::ExpectRecord& expected) const;
    PrintTree expectation(const Test::ExpectThat& expected) const;
    PrintTree expectation(const Test::ExpectMeasure& expected) const;
    PrintTree expectation(const Test::ExpectCourse& expected) const;

    // "on": the expression, if there is one.
    void put(PrintTree& to, std::string_view head, const std::optional<Expression>& expression) const;
    void put(PrintTree& to, const Reason& reason) const;
    void put(PrintTree& to, const std::vector<Citation>& cites) const;
    void put(PrintTree& to, const std::vector<Test::Given>& givens) const;
    void put_span(PrintTree& to, Span span) const;

    Spans spans_;
};

std::string dotted(const Path& path);
std::string quoted(const std::string& text);

} // namespace voorrang::ast
