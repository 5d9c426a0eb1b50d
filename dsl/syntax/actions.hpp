// Semantic actions that put what was read into the node that a rule builds. X3's own attribute rules fit neither
// std::variant nor nodes whose members come in any order; with these a rule reads like the EBNF with the members' names
// written in.
#pragma once

#include "dsl/syntax/report.hpp"
#include "dsl/syntax/state.hpp"

#include <utility>

namespace voorrang::syntax {

// The span of the token that was read last, for an action.
template <class AnyContext>
Span last_span(const AnyContext& context) {
    return (x3::_where(context).begin() - 1)->span;
}

// p[set(&Node::member)]: what p has read is that member.
template <class Member>
constexpr auto set(Member member) {
    return [member](auto& context) { x3::_val(context).*member = std::move(x3::_attr(context)); };
}

// p[add(&Node::member)]: what p has read is one more of that member.
template <class Member>
constexpr auto add(Member member) {
    return [member](auto& context) { (x3::_val(context).*member).push_back(std::move(x3::_attr(context))); };
}

// p[put(&Node::member, value)]: where p stands, that member has this value.
template <class Member, class Value>
constexpr auto put(Member member, Value value) {
    return [member, value](auto& context) { x3::_val(context).*member = value; };
}

// As set(), for what may be said in any order but not twice.
template <class Member>
constexpr auto set_once(Member member) {
    return [member](auto& context) {
        auto& place = x3::_val(context).*member;
        if (place)
            throw Refusal{report(Code::unexpected_token, last_span(context), "this is said twice", "leave one out")};
        place = std::move(x3::_attr(context));
    };
}

// p[replace]: what p has read is the node.
inline constexpr auto replace = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

// p[become]: what p has read is the node's kind.
inline constexpr auto become = [](auto& context) { x3::_val(context).node = std::move(x3::_attr(context)); };

// p[push]: what p has read is one more element.
inline constexpr auto push = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

// p[yield(value)]: where p stands, the node is this value.
template <class Value>
constexpr auto yield(Value value) {
    return [value](auto& context) { x3::_val(context) = value; };
}

} // namespace voorrang::syntax
