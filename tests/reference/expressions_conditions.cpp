// Conditions.
#include "tests/reference/expressions.hpp"

namespace voorrang::reference {

std::string Expressions::comparison(const Scope& scope, unsigned depth) {
    const Type type = random_.any({Type::number, Type::number, Type::number, Type::money, Type::money, Type::percent,
                                   Type::date, Type::time, Type::duration, Type::text, Type::yes_no});
    const bool ordered = type != Type::text && type != Type::yes_no;
    const std::string op =
        ordered ? random_.any({" < ", " <= ", " > ", " >= ", " = ", " <> "}) : random_.any({" = ", " <> "});
    return in_brackets(of(type, scope, depth - 1) + op + of(type, scope, depth - 1));
}

std::string Expressions::yes_no(const Scope& scope, unsigned depth) {
    switch (random_.below(14)) {
    case 0:
    case 1:
        return in_brackets(condition(scope, depth - 1) + " and " + condition(scope, depth - 1));
    case 2:
    case 3:
        return in_brackets(condition(scope, depth - 1) + " or " + condition(scope, depth - 1));
    case 4:
        return in_brackets("not " + condition(scope, depth - 1));
    case 5:
        return in_brackets(of(any_type(), scope, depth - 1) + random_.any({" is known", " is unknown"}));
    case 6:
        return membership(scope, depth);
    case 7:
        return quantifier(scope, depth);
    case 8:
        if (scope.loops > 0 && random_.one_in(2))
            return in_brackets(list_of(random_.any({Type::number, Type::text}), scope, 0).text + " is known");
        return random_.one_in(2)
                   ? in_brackets(of(Type::text, scope, depth - 1) + random_.any({" is empty", " is not empty"}))
                   : in_brackets(of(Type::text, scope, depth - 1) + " starts with " + of(Type::text, scope, depth - 1));
    case 9:
        return random_.any({"(tender.kind is works)", "(tender.kind in [goods, works])",
                            "(tender.regions is not empty)", "(tender.figures is empty)", "(tender.amounts is known)",
                            "(bids is unknown)"});
    case 10: {
        const Type day = random_.any({Type::date, Type::time});
        return in_brackets(of(day, scope, depth - 1) + random_.any({" is working day", " is not working day"}));
    }
    default:
        return comparison(scope, depth);
    }
}

} // namespace voorrang::reference
