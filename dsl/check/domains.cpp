#include "dsl/check/domains.hpp"

namespace voorrang::check {

bool is_ordered(Kind kind) {
    return kind == Kind::number || kind == Kind::percent || kind == Kind::money || kind == Kind::date ||
           kind == Kind::time || kind == Kind::duration;
}

analysis::Domain domain_of(const Expression& input) {
    const Type& type = input.type;
    analysis::Domain domain{analysis::Domain::Kind::open, {}, {}};
    if (is_ordered(type.kind)) {
        domain.kind = analysis::Domain::Kind::ordered;
        if (type.range && std::holds_alternative<FieldOf>(input.node))
            domain.range = {type.range->from, type.range->to};
    } else if (type.kind == Kind::yes_no) {
        domain = {analysis::Domain::Kind::options, {Value(true), Value(false)}, {}};
    } else if (type.kind == Kind::choice) {
        domain.kind = analysis::Domain::Kind::options;
        for (const std::string& option : *type.options) domain.options.emplace_back(option);
    }
    return domain;
}

std::optional<analysis::Comparison> comparison_of(Operator op) {
    switch (op) {
    case Operator::equal:
        return analysis::Comparison::equal;
    case Operator::not_equal:
        return analysis::Comparison::not_equal;
    case Operator::less:
        return analysis::Comparison::less;
    case Operator::less_equal:
        return analysis::Comparison::less_equal;
    case Operator::greater:
        return analysis::Comparison::greater;
    case Operator::greater_equal:
        return analysis::Comparison::greater_equal;
    default:
        return std::nullopt;
    }
}

analysis::Comparison comparison_of(ast::BinaryOperator op) {
    switch (op) {
    case ast::BinaryOperator::not_equal:
        return analysis::Comparison::not_equal;
    case ast::BinaryOperator::less:
        return analysis::Comparison::less;
    case ast::BinaryOperator::less_equal:
        return analysis::Comparison::less_equal;
    case ast::BinaryOperator::greater:
        return analysis::Comparison::greater;
    case ast::BinaryOperator::greater_equal:
        return analysis::Comparison::greater_equal;
    default:
        return analysis::Comparison::equal;
    }
}

analysis::Comparison turned(analysis::Comparison comparison) {
    switch (comparison) {
    case analysis::Comparison::less:
        return analysis::Comparison::greater;
    case analysis::Comparison::less_equal:
        return analysis::Comparison::greater_equal;
    case analysis::Comparison::greater:
        return analysis::Comparison::less;
    case analysis::Comparison::greater_equal:
        return analysis::Comparison::less_equal;
    default:
        return comparison;
    }
}

} // namespace voorrang::check
