#include "adapters/ocds/unify.hpp"

#include "adapters/json/describe.hpp"
#include "dsl/graph/schema.hpp"
#include "dsl/number/number.hpp"

#include <algorithm>

namespace voorrang::ocds {

using json::Kind;
using json::Ref;

namespace {

bool same_number(Ref a, Ref b) {
    if (a.text() == b.text()) return true;
    const auto first = parse_number(a.text());
    const auto second = parse_number(b.text());
    return first && second && *first == *second;
}

} // namespace

bool same_value(Ref a, Ref b) {
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
    case Kind::null:
        return true;
    case Kind::boolean:
        return a.boolean() == b.boolean();
    case Kind::string:
        return a.text() == b.text();
    case Kind::number:
        return same_number(a, b);
    case Kind::array:
        return std::ranges::equal(a.children(), b.children(), same_value);
    case Kind::object:
        break;
    }
    return a.size() == b.size() && std::ranges::all_of(a.children(), [b](Ref member) {
               const auto other = b.find(member.key());
               return other && same_value(member, *other);
           });
}

bool Unifier::unify_members(const std::vector<Statement>& objects, const std::string& pointer) {
    std::vector<std::string_view> done;
    out_.begin_object();
    for (const Statement& object : objects) {
        for (const Ref member : object.value.children()) {
            if (std::ranges::find(done, member.key()) != done.end()) continue;
            done.push_back(member.key());
            std::string part;
            graph::append_part(part, member.key());
            std::vector<Statement> statements;
            for (const Statement& each : objects)
                if (const auto value = each.value.find(member.key()); value && !value->is_null())
                    statements.push_back({*value, each.place + part, each.in_document});
            if (statements.empty()) continue;
            out_.key(member.key());
            if (!unify(statements, pointer + part)) return false;
        }
    }
    out_.end();
    return true;
}

// Each statement may name roles of its own.
void Unifier::write_roles(const std::vector<Statement>& statements) {
    std::vector<std::string_view> names;
    out_.begin_array();
    for (const Statement& statement : statements) {
        for (const Ref role : statement.value.children()) {
            if (std::ranges::find(names, role.text()) != names.end()) continue;
            names.push_back(role.text());
            out_.copy(role);
        }
    }
    out_.end();
}

bool Unifier::unify(const std::vector<Statement>& statements, const std::string& pointer) {
    const Statement& first = statements.front();
    const bool all_objects =
        std::ranges::all_of(statements, [](const Statement& each) { return each.value.is_object(); });
    if (!first.in_document) origins.push_back({pointer, first.place});
    if (all_objects && statements.size() > 1) return unify_members(statements, pointer);
    const auto is_array = [](const Statement& each) { return each.value.is_array(); };
    if (first.value.key() == "roles" && std::ranges::all_of(statements, is_array)) {
        write_roles(statements);
        return true;
    }
    for (const Statement& other : statements) {
        if (same_value(first.value, other.value)) continue;
        error_ = Diagnostic{Code::duplicate_record,
                            "the same party with two values of `" + std::string(first.value.key()) +
                                "`: " + json::describe(first.value) + " and " + json::describe(other.value),
                            std::nullopt,
                            other.place,
                            {},
                            "the other is at " + first.place};
        return false;
    }
    out_.copy(first.value);
    return true;
}

} // namespace voorrang::ocds
