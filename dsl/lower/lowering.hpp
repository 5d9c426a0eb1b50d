// The state of one lowering, and its parts: expressions (expressions.cpp), lists and aggregates (lists.cpp),
// definitions, tables and rules (declarations.cpp), the award (award.cpp), measures (measures.cpp).
//
// Definitions, tables and rules are instantiated for each argument they are applied to; equal instances are made once.
#pragma once

#include "dsl/diagnostics/source_map.hpp"
#include "dsl/graph/measure.hpp"
#include "dsl/lower/facts.hpp"

#include <functional>
#include <unordered_map>

namespace voorrang::lower {

// One value, and how to tell where it came from.
struct Scalar {
    graph::NodeId node = 0;
    graph::OutlineId outline = 0;
};

// A list is known to the compiler as a list: it never becomes a node. Either the rows of an entity below an owner, or
// elements written in the policy, or a parameter whose lists change by date.
struct Order;
struct EntityList {
    graph::NodeId owner = 0;
    graph::EntityId entity = 0;
    check::Type element;
    std::shared_ptr<const Order> order = nullptr; // absent: as the rows stand
};
struct LiteralList {
    std::vector<Scalar> elements;
};
struct DatedLists {
    std::uint32_t parameter = 0; // in graph::Graph::parameters
    std::vector<LiteralList> values;
};
using List = std::variant<EntityList, LiteralList, DatedLists>;

using Lowered = std::variant<Scalar, RecordRef, List>;

// An order of rows, and the variables as they were bound where it is written.
struct Order {
    const check::Sorted* sorted = nullptr;
    std::unordered_map<check::VariableId, Lowered> variables;
};

class Lowering {
  public:
    Lowering(const check::Policy& policy, const SourceMap& sources);
    graph::Graph run();
    graph::Measures run_measures();

  private:
    using Expr = check::Expression;

    // expressions.cpp
    Lowered lower(const Expr& expression);
    Scalar scalar(const Expr& expression); // of a record: the reference
    RecordRef record(const Expr& expression);
    Scalar as_scalar(const Lowered& value, const Expr& expression);
    Lowered lower_field(const check::FieldOf& field, const Expr& expression);
    Scalar sealed(Scalar fact, const check::Field& field);
    Lowered lower_parameter(std::uint32_t parameter, const Expr& expression);
    Scalar lower_constant(const Value& value, const check::Type& type, Span span);
    Scalar lower_operation(const check::Operation& operation, const Expr& expression);
    Scalar lower_rounded(const check::Rounded& rounded, const Expr& expression);
    graph::NodeId operation_node(const check::Operation& operation, const Expr& expression,
                                 const std::vector<graph::NodeId>& operands);
    graph::NodeId arithmetic(check::Operator op, const check::Type& left, const check::Type& result,
                             std::vector<graph::NodeId> operands);
    Scalar relative(const check::Operation& operation, const Expr& expression, const Scalar& value);
    graph::NodeId linear(const std::vector<graph::NodeId>& operands, const check::Type& type);
    Scalar abnormally_low(const Expr& expression, const std::vector<Scalar>& operands);
    graph::NodeId reference_date();
    graph::NodeId dated(std::uint32_t parameter, std::vector<graph::NodeId> values);

    // lists.cpp
    List list(const Expr& expression);
    LiteralList literal(const Value& value, const check::Type& type, Span span);
    Scalar membership(const Expr& element, const Expr& list, const Expr& expression, bool negated);
    graph::OutlineId list_outline(const List& list, const Expr& expression);
    Scalar emptiness(const Expr& operand, const Expr& expression, bool negated);
    Scalar lower_aggregate(const check::Aggregated& aggregated, const Expr& expression);
    Scalar over(const List& list, const std::function<Scalar(const LiteralList&)>& literal,
                const std::function<Scalar(const EntityList&)>& entity, Span span, const check::Type& type);
    Scalar aggregate_entity(const check::Aggregated& aggregated, const Expr& expression, const EntityList& list);
    Scalar aggregate_literal(const check::Aggregated& aggregated, const Expr& expression, const LiteralList& list);
    std::uint32_t detail_of(const check::Aggregated& aggregated);
    // Binds the element of a loop to its variable.
    void bind_element(check::VariableId variable, const EntityList& rows, graph::FrameId inner, const Expr& list);

    // orders.cpp
    Lowered lower_sorted(const check::Sorted& sorted);
    Scalar lower_ranked(const check::Ranked& ranked, const Expr& expression);
    struct Keys {
        check::VariableId variable;
        const std::vector<check::SortKey>& by;
        const Expr* where;
    };
    Scalar rank_among(const RecordRef& element, const EntityList& rows, const Keys& keys, Span span);
    std::optional<Scalar> rank_in_order(const EntityList& rows, graph::FrameId inner);
    std::optional<Scalar> among_first(const EntityList& rows, graph::FrameId inner);
    // The condition of a loop over the rows, and that they are among the first.
    std::optional<Scalar> counted(const std::optional<Scalar>& where, const EntityList& rows, graph::FrameId inner);

    // The innermost frame of the variables in an expression, the given one at least.
    graph::FrameId innermost(const Expr& expression, graph::FrameId at_least) const;
    graph::FrameId frame_of(const Lowered& value) const;

    // declarations.cpp
    Lowered apply(const check::Applied& applied);
    Lowered instance(check::AppliedKind kind, std::uint32_t index, const std::optional<RecordRef>& argument);
    Lowered definition(const check::Definition& definition);
    Scalar table(const check::Table& table);
    void tell_cell(graph::OutlineId condition, const check::Table::Row::Cell& cell);
    Scalar rule(const check::Rule& rule);
    std::optional<Scalar> in_force(const ast::Force& force);
    Scalar while_in_force(const ast::Force& force, const Scalar& condition, const Expr& expression);
    Scalar in_its_time(const check::Definition& declared, const Scalar& body);
    Scalar unknown_fact(const Expr& fact);
    void verdict(std::uint32_t rule_index);
    RecordRef subject_row(std::uint32_t record); // each row of a record in its own frame
    std::optional<graph::OutlineTemplate> because(const std::optional<check::Template>& text);
    graph::OutlineTemplate::Parts because_parts(const check::Template::Parts& parts);
    // Fills an outline's reason in later, when every declaration has its node: a reason may name what it is a reason
    // of.
    void reason_later(graph::OutlineId outline, const std::optional<check::Template>& text);
    void write_reasons();

    // workflows.cpp
    void workflow(const check::Workflow& workflow);
    graph::Workflow::Condition condition(const Expr& expression);
    graph::Workflow::Doing doing(const check::Workflow::Doing& doing) const;
    graph::Workflow::Event event(const check::Workflow::Event& event);
    graph::Workflow::Deadline deadline(const check::Workflow::Deadline& deadline);

    void add_calendars();

    // measures.cpp
    graph::Measure::RowValue row_value(const Expr& expression, graph::FrameId frame);
    graph::Measure measure_rows(const check::Measure& declared);
    void group_fact(check::VariableId variable, graph::ColumnType type, const std::string& name, Span span,
                    bool percent);
    void measure_groups(const check::Measure& declared, graph::Measure& measure);

    // award.cpp
    void award(const check::Award& award);
    graph::NodeId admitted(const check::Award& declared, const RecordRef& competitor, graph::Award& award);
    Scalar criterion_score(const check::Award& declared, const check::Award::Criterion& criterion,
                           graph::FrameId frame);
    graph::NodeId under_minimum(const check::Award& declared, const check::Award::Criterion& criterion,
                                graph::FrameId frame);
    graph::NodeId total(const check::Award& declared, graph::Award& award);
    graph::NodeId preferences(const check::Award& award, const RecordRef& competitor);

    // lots.cpp
    void lots(const check::Award& declared, graph::Award& award);
    // Those with whom a competitor is compared, as a loop; and a value of each of them.
    struct Rivals {
        graph::FrameId frame;
        Scalar value;
        graph::NodeId counts; // whether one is admitted (and for the same lot)
    };
    Rivals rivals(const Expr& value, const Scalar& own);

    graph::OutlineId outline(graph::OutlineKind kind, graph::NodeId node, const Expr& expression,
                             std::vector<graph::OutlineId> children);
    std::string text_of(Span span) const;

    struct LaterReason {
        graph::OutlineId outline;
        const std::optional<check::Template>* text;
        std::unordered_map<check::VariableId, Lowered> variables; // as they were bound
    };
    struct InstanceKey {
        check::AppliedKind kind;
        std::uint32_t index;
        bool has_argument;
        graph::NodeId reference;
        graph::EntityId entity;
        std::string path;
        auto operator<=>(const InstanceKey&) const = default;
    };

    const check::Policy& policy_;
    const SourceMap& sources_;
    Builder builder_;
    FactsOf facts_;
    std::unordered_map<check::VariableId, Lowered> variables_;
    std::map<InstanceKey, Lowered> instances_;
    std::vector<LaterReason> later_reasons_;
    std::map<std::uint32_t, std::uint32_t> parameters_; // check's index -> graph's
    std::optional<graph::NodeId> reference_date_;
    // While an award's criteria are lowered: who is admitted.
    std::optional<graph::NodeId> admitted_;
    const check::Award* award_ = nullptr;
    graph::FrameId competitors_ = 0;
};

} // namespace voorrang::lower
