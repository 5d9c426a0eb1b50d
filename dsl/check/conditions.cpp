#include "dsl/check/conditions.hpp"

#include "dsl/check/domains.hpp"
#include "dsl/check/expression_key.hpp"
#include "dsl/check/values.hpp"

#include <map>

namespace voorrang::check {

namespace {

using analysis::Axis;
using analysis::Comparison;
using analysis::Domain;
using analysis::Formula;
using analysis::Test;

// A formula before the regions of its inputs are known.
struct Draft {
    enum class Kind : std::uint8_t { yes, no, test, all, any, negation } kind = Kind::yes;
    std::size_t input = 0, test = 0;
    std::vector<Draft> parts = {};
};

struct Input {
    Domain domain;
    std::vector<Test> tests;
};

class Drafting {
  public:
    Draft draft(const Expression& condition, std::optional<VariableId> subject) {
        subject_ = subject;
        return visit(condition);
    }
    std::vector<Input> take_inputs() { return std::move(inputs_); }

  private:
    Draft visit(const Expression& condition) {
        if (const auto* constant = std::get_if<Constant>(&condition.node))
            if (const bool* value = std::get_if<bool>(&constant->value))
                return {*value ? Draft::Kind::yes : Draft::Kind::no};
        const auto* operation = std::get_if<Operation>(&condition.node);
        return operation != nullptr ? visit_operation(condition, *operation) : is_yes(condition);
    }

    Draft visit_operation(const Expression& condition, const Operation& operation) {
        switch (operation.op) {
        case Operator::logical_and:
        case Operator::logical_or: {
            Draft result{operation.op == Operator::logical_and ? Draft::Kind::all : Draft::Kind::any};
            for (const Expression& operand : operation.operands) result.parts.push_back(visit(operand));
            return result;
        }
        case Operator::logical_not:
            return negation(visit(operation.operands.front()));
        case Operator::is_unknown:
            return negation(question("known ", operation.operands.front()));
        case Operator::known:
            return question("known ", operation.operands.front());
        case Operator::empty:
            return question("empty ", operation.operands.front());
        case Operator::not_empty:
            return negation(question("empty ", operation.operands.front()));
        case Operator::in:
        case Operator::not_in:
            return membership(condition, operation);
        case Operator::conditional:
            return conditional(operation.operands, 0);
        default:
            return comparison(condition, operation);
        }
    }

    static Draft negation(Draft part) {
        Draft result{Draft::Kind::negation};
        result.parts.push_back(std::move(part));
        return result;
    }

    // c1, v1, c2, v2, …, otherwise
    Draft conditional(const std::vector<Expression>& operands, std::size_t at) {
        if (at + 1 == operands.size()) return visit(operands[at]);
        const Draft condition = visit(operands[at]);
        Draft then{Draft::Kind::all}, other{Draft::Kind::all}, result{Draft::Kind::any};
        then.parts = {condition, visit(operands[at + 1])};
        other.parts = {negation(condition), conditional(operands, at + 2)};
        result.parts = {std::move(then), std::move(other)};
        return result;
    }

    Draft comparison(const Expression& condition, const Operation& operation) {
        const auto comparison = comparison_of(operation.op);
        if (!comparison || operation.operands.size() != 2) return is_yes(condition);
        const Expression &left = operation.operands.front(), &right = operation.operands.back();
        const auto left_value = fold(left), right_value = fold(right);
        if (left_value && right_value) return is_yes(condition);
        if (right_value) return test(left, {*comparison, *right_value, std::nullopt});
        if (left_value) return test(right, {turned(*comparison), *left_value, std::nullopt});
        return pair(condition, *comparison, left, right);
    }

    // Two inputs are less, equal or more: as their difference to nought.
    Draft pair(const Expression& condition, Comparison comparison, const Expression& left, const Expression& right) {
        std::string first = key_of(left, subject_), second = key_of(right, subject_);
        const bool ordered = domain_of(left).kind == Domain::Kind::ordered;
        if (!ordered || left.type.kind != right.type.kind || left.type.kind == Kind::duration) return is_yes(condition);
        if (second < first) {
            std::swap(first, second);
            comparison = turned(comparison);
        }
        Domain domain{Domain::Kind::ordered, {}, {}};
        if (first == second) domain.range = {Value(Number(0)), Value(Number(0))};
        return add("pair " + first + " " + second, domain, {comparison, Value(Number(0)), std::nullopt});
    }

    Draft membership(const Expression& condition, const Operation& operation) {
        const auto list = fold(operation.operands.back());
        const Expression& element = operation.operands.front();
        if (!list || fold(element) || element.type.kind == Kind::record) return is_yes(condition);
        Draft result{Draft::Kind::any};
        for (const Value& value : std::get<ValueList>(*list))
            result.parts.push_back(test(element, {Comparison::equal, value, std::nullopt}));
        return operation.op == Operator::in ? result : negation(std::move(result));
    }

    Draft test(const Expression& input, Test test) {
        return add(key_of(input, subject_), domain_of(input), std::move(test));
    }
    Draft is_yes(const Expression& condition) {
        return test(condition, {Comparison::equal, Value(true), std::nullopt});
    }
    Draft question(const std::string& what, const Expression& of) {
        return add(what + key_of(of, subject_), {Domain::Kind::options, {Value(true), Value(false)}, {}},
                   {Comparison::equal, Value(true), std::nullopt});
    }

    Draft add(const std::string& key, const Domain& domain, Test test) {
        const auto [place, added] = by_key_.try_emplace(key, inputs_.size());
        if (added) inputs_.push_back({domain, {}});
        Input& input = inputs_[place->second];
        input.tests.push_back(std::move(test));
        return {Draft::Kind::test, place->second, input.tests.size() - 1};
    }

    std::optional<VariableId> subject_;
    std::map<std::string, std::size_t> by_key_;
    std::vector<Input> inputs_;
};

// From drafts to formulas. An input whose tests can't be put in an order has an axis of two regions for each test.
class Finishing {
  public:
    explicit Finishing(const std::vector<Input>& inputs) : inputs_(inputs) {
        for (const Input& input : inputs) {
            first_axis_.push_back(axes_);
            cuts_.push_back(Axis::of(input.domain, input.tests));
            axes_ += cuts_.back() ? 1 : input.tests.size();
        }
    }

    Formula formula(const Draft& draft) const {
        std::vector<Formula> parts;
        for (const Draft& part : draft.parts) parts.push_back(formula(part));
        switch (draft.kind) {
        case Draft::Kind::yes:
        case Draft::Kind::no:
            return Formula::constant(draft.kind == Draft::Kind::yes);
        case Draft::Kind::test:
            return statement(draft);
        case Draft::Kind::all:
            return Formula::all(std::move(parts));
        case Draft::Kind::any:
            return Formula::any(std::move(parts));
        case Draft::Kind::negation:
            break;
        }
        return Formula::negation(std::move(parts.front()));
    }

  private:
    Formula statement(const Draft& draft) const {
        const auto& axis = cuts_[draft.input];
        if (!axis) return Formula::statement(first_axis_[draft.input] + draft.test, analysis::Regions(2, {{0, 1}}));
        return Formula::statement(first_axis_[draft.input], axis->met(inputs_[draft.input].tests[draft.test]));
    }

    const std::vector<Input>& inputs_;
    std::vector<std::size_t> first_axis_;
    std::vector<std::optional<Axis>> cuts_;
    std::size_t axes_ = 0;
};

} // namespace

std::vector<Formula> formulas_of(const std::vector<Condition>& conditions) {
    Drafting drafting;
    std::vector<Draft> drafts;
    for (const Condition& condition : conditions)
        drafts.push_back(drafting.draft(*condition.expression, condition.subject));
    const std::vector<Input> inputs = drafting.take_inputs();
    const Finishing finishing(inputs);
    std::vector<Formula> formulas;
    for (const Draft& draft : drafts) formulas.push_back(finishing.formula(draft));
    return formulas;
}

} // namespace voorrang::check
