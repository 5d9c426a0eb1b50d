// Numbers, amounts and dates.
#include "tests/reference/expressions.hpp"

namespace voorrang::reference {

std::string Expressions::number(const Scope& scope, unsigned depth) {
    const auto one = [&](Type type) { return of(type, scope, depth - 1); };
    const auto both = [&](Type type, const char* op) { return in_brackets(one(type) + op + one(type)); };
    switch (random_.below(16)) {
    case 0:
    case 1:
        return both(Type::number, " + ");
    case 2:
        return both(Type::number, " - ");
    case 3:
    case 4:
        return both(Type::number, " * ");
    case 5:
    case 6:
        return both(Type::number, " / ");
    case 7:
        return both(random_.any({Type::money, Type::percent}), " / ");
    case 8:
        return in_brackets("-" + one(Type::number));
    case 9:
        return in_brackets(one(Type::percent) + random_.any({" * ", " + ", " - "}) + one(Type::number));
    case 10:
        return in_brackets("round " + one(Type::number) + " to " + std::to_string(random_.between(0, 3)) +
                           " decimals " + random_.any({"half up", "half even", "up", "down"}));
    case 11: {
        const List over = list(scope, depth);
        const std::string x = new_name();
        std::string text = "count of " + x + " for each " + x + " in " + over.text;
        if (random_.percent(70)) text += " where " + condition(inside(over, scope, x), depth - 1);
        return in_brackets(text);
    }
    case 12:
        return rank(scope);
    case 13:
        return in_brackets(random_.any({"year of ", "month of ", "quarter of "}) +
                           one(random_.any({Type::date, Type::time})));
    case 14:
        if (random_.one_in(2))
            return in_brackets("working days from " + one(Type::date) + " to " +
                               one(random_.any({Type::date, Type::time})));
        return "linear(" + one(Type::money) + ", " + literal(Type::money) + ", " + one(Type::money) + ")";
    default: {
        const List over = list(scope, depth);
        const std::string x = new_name();
        if (!over.record.empty())
            return in_brackets(
                "distinct of " +
                of(random_.any({Type::money, Type::text, Type::number, Type::time}), inside(over, scope, x), 1) +
                " for each " + x + " in " + over.text);
        return in_brackets("distinct of " + x + " for each " + x + " in " + over.text);
    }
    }
}

std::string Expressions::amount(Type type, const Scope& scope, unsigned depth) {
    const auto one = [&](Type of_type) { return of(of_type, scope, depth - 1); };
    const bool money = type == Type::money;
    switch (random_.below(9)) {
    case 0:
    case 1:
        return in_brackets(one(type) + " + " + one(type));
    case 2:
        return in_brackets(one(type) + " - " + one(type));
    case 3:
        return in_brackets(one(Type::percent) + " * " + one(type));
    case 4:
        return money ? in_brackets(one(Type::number) + " * " + one(type)) : one(type);
    case 5:
        return money ? in_brackets(one(type) + " / " + one(random_.any({Type::number, Type::percent}))) : one(type);
    case 6:
        return in_brackets("-" + one(type));
    case 7:
        if (money && random_.one_in(3))
            return "linear_value(" + one(Type::number) + ", " + literal(Type::number) + ", " + one(Type::number) +
                   ", " + one(Type::money) + ")";
        return in_brackets("round " + one(type) + " to " + std::to_string(random_.between(0, 3)) + " decimals " +
                           random_.any({"half up", "half even", "up", "down"}));
    default: {
        if (money) return one(type);
        const List over = list(scope, depth);
        const std::string x = new_name();
        return in_brackets("proportion of " + x + " for each " + x + " in " + over.text + " where " +
                           condition(inside(over, scope, x), depth - 1));
    }
    }
}

std::string Expressions::date(const Scope& scope, unsigned depth) {
    const auto one = [&](Type type) { return of(type, scope, depth - 1); };
    switch (random_.below(8)) {
    case 0:
        return in_brackets("date of " + one(Type::time));
    case 1:
        return in_brackets(one(Type::date) + random_.any({" + ", " - "}) + in_brackets(one(Type::number)) +
                           " working days");
    case 2:
        return in_brackets(one(Type::date) + random_.any({" + ", " - "}) + std::to_string(random_.between(0, 9)) +
                           " working days");
    case 3:
        return in_brackets("next working day from " + one(random_.any({Type::date, Type::time})));
    case 4:
        return in_brackets("end of " + one(Type::duration) + " from " + one(random_.any({Type::date, Type::time})));
    case 5:
        return in_brackets("end of " + in_brackets(one(Type::number)) + " working days from " + one(Type::date));
    default:
        return in_brackets(one(Type::date) + random_.any({" + ", " - "}) + one(Type::duration));
    }
}

} // namespace voorrang::reference
