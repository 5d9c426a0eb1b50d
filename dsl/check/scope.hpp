// What surrounds an expression: its file, the variables that it can see, and whether scores of an award may be asked.
#pragma once

#include "dsl/check/context.hpp"
#include "dsl/check/types.hpp"

namespace voorrang::check {

struct Local {
    std::string name;
    VariableId variable;
    Type type;
};

struct Scope {
    std::uint32_t file = 0;
    std::vector<Local> locals;
    bool scoring = false; // relative_lowest(…) and its like may stand here

    const Local* find(std::string_view name) const {
        for (const Local& local : locals)
            if (local.name == name) return &local;
        return nullptr;
    }
    Scope with(Local local) const {
        Scope inner = *this;
        inner.locals.push_back(std::move(local));
        return inner;
    }
    // The same name with another meaning, if it has one already.
    Scope with_instead(Local local) const {
        Scope inner = *this;
        std::erase_if(inner.locals, [&](const Local& each) { return each.name == local.name; });
        inner.locals.push_back(std::move(local));
        return inner;
    }
    Scope not_scoring() const {
        Scope inner = *this;
        inner.scoring = false;
        return inner;
    }
};

// The scope of a declaration: its subject is the only variable.
inline Scope scope_of(const Context& context, std::uint32_t file, const std::optional<Subject>& subject) {
    Scope scope{file, {}, false};
    if (subject)
        scope.locals.push_back(
            {context.record_names[subject->record], subject->variable, record_type(subject->record)});
    return scope;
}

} // namespace voorrang::check
