// Parsers that wrap a parser: how its failure is told, where its node stands, how deep it may nest.
#pragma once

#include "dsl/syntax/brackets.hpp"
#include "dsl/syntax/report.hpp"
#include "dsl/syntax/state.hpp"

namespace voorrang::syntax {

// One name for all that the subject may begin with: "an expression".
template <class Subject>
struct Called : x3::unary_parser<Subject, Called<Subject>> {
    static constexpr bool is_pass_through_unary = true;

    constexpr Called(const Subject& subject, std::string_view name)
        : x3::unary_parser<Subject, Called<Subject>>(subject), label(name) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule,
               Attribute& attribute) const {
        const Iterator start = first;
        Expected& expected = state_of(context).expected;
        const Expected::Mark mark = expected.mark(start);
        if (this->subject.parse(first, last, context, rule, attribute)) return true;
        expected.join(start, mark, label);
        return false;
    }

    std::string_view label;
};

// What is possible but seldom meant: messages don't name it.
template <class Subject>
struct Quiet : x3::unary_parser<Subject, Quiet<Subject>> {
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Quiet(const Subject& subject) : x3::unary_parser<Subject, Quiet<Subject>>(subject) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule,
               Attribute& attribute) const {
        const Iterator start = first;
        Expected& expected = state_of(context).expected;
        const Expected::Mark mark = expected.mark(start);
        const bool read = this->subject.parse(first, last, context, rule, attribute);
        expected.forget(start, mark);
        return read;
    }
};

// Bounds the parser's recursion, and so the depth of the tree: brackets are bounded before, but `sum of sum of …` needs
// none.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Nested(const Subject& subject) : x3::unary_parser<Subject, Nested<Subject>>(subject) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule,
               Attribute& attribute) const {
        struct Level {
            explicit Level(std::size_t& which) : depth(which) { ++depth; }
            ~Level() { --depth; }
            std::size_t& depth;
        } level(state_of(context).depth);
        if (level.depth > max_nesting + 1)
            throw Refusal{report(Code::nested_too_deep, first->span,
                                 "this is nested more than " + std::to_string(max_nesting) + " deep",
                                 "give the inner parts names by `define`")};
        return this->subject.parse(first, last, context, rule, attribute);
    }
};

// The node that the rule builds stands where the subject did. (X3's on_success is not given the node of a rule that has
// semantic actions.)
template <class Subject>
struct WithSpan : x3::unary_parser<Subject, WithSpan<Subject>> {
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit WithSpan(const Subject& subject) : x3::unary_parser<Subject, WithSpan<Subject>>(subject) {}

    template <class AnyContext, class Node, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, Node& node,
               Attribute& attribute) const {
        const Iterator start = first;
        if (!this->subject.parse(first, last, context, node, attribute)) return false;
        node.span = first == start ? start->span : cover(start->span, (first - 1)->span);
        return true;
    }
};

template <class Parser>
constexpr auto called(std::string_view label, const Parser& parser) {
    return Called<Parser>(parser, label);
}
template <class Parser>
constexpr auto quiet(const Parser& parser) {
    return Quiet<Parser>(parser);
}
template <class Parser>
constexpr auto with_span(const Parser& parser) {
    return WithSpan<Parser>(parser);
}
template <class Parser>
constexpr auto nested(const Parser& parser) {
    return Nested<Parser>(parser);
}

} // namespace voorrang::syntax
