// Random expressions of a wanted type, over the records of the random policies.
#pragma once

#include "tests/reference/random.hpp"
#include "tests/reference/records.hpp"

#include <string>

namespace voorrang::reference {

// What may be spoken of in an expression, beside the tender: records by what they are called, and elements of lists.
struct Scope {
    struct Named {
        std::string name, record; // record is empty for an element of another type
        Type type = Type::number;
    };
    std::vector<Named> names;
    unsigned loops = 0; // around it

    Scope with(Named named) const;
    Scope of(const std::string& record) const { return with({record, record}); }
};

// A definition, table or rule that expressions may use.
struct Named {
    std::string name, subject; // subject: bid; empty: of the case as a whole
    Type type;
};

class Expressions {
  public:
    explicit Expressions(Random& random) : random_(random) {}

    // Always in brackets, or one word.
    std::string of(Type type, const Scope& scope, unsigned depth);
    std::string condition(const Scope& scope, unsigned depth) { return of(Type::yes_no, scope, depth); }
    std::string literal(Type type);
    std::string keys(const Scope& scope, const std::string& between); // lowest bid.price then …
    Type any_type();

    std::vector<Named> declared;                          // what may be used
    std::vector<std::pair<std::string, Type>> parameters; // the same

  private:
    struct List {
        std::string text, record; // record is empty for one of other values
        Type element = Type::number;
    };
    std::string atom(Type type, const Scope& scope);
    std::string field(Type type, const Scope& scope, bool of_tender = true);
    std::string special(Type type, const Scope& scope, unsigned depth);
    std::string yes_no(const Scope& scope, unsigned depth);
    std::string number(const Scope& scope, unsigned depth);
    std::string amount(Type type, const Scope& scope, unsigned depth);
    std::string date(const Scope& scope, unsigned depth);
    std::string comparison(const Scope& scope, unsigned depth);
    std::string membership(const Scope& scope, unsigned depth);
    std::string quantifier(const Scope& scope, unsigned depth);
    std::string aggregate(Type type, const Scope& scope, unsigned depth);
    std::string rank(const Scope& scope);
    std::string use(Type type, const Scope& scope);
    List list(const Scope& scope, unsigned depth);
    List list_of(Type type, const Scope& scope, unsigned depth);
    Scope inside(const List& list, const Scope& scope, const std::string& name) const;
    std::string new_name() { return "x" + std::to_string(++elements_); }
    std::string in_brackets(const std::string& text) { return "(" + text + ")"; }

    Random& random_;
    unsigned elements_ = 0;
};

} // namespace voorrang::reference
