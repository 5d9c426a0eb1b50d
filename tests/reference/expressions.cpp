#include "tests/reference/expressions.hpp"

namespace voorrang::reference {

Scope Scope::with(Named named) const {
    Scope more = *this;
    more.names.push_back(std::move(named));
    return more;
}
Type Expressions::any_type() {
    return random_.any({Type::yes_no, Type::number, Type::number, Type::number, Type::percent, Type::money, Type::money,
                        Type::date, Type::time, Type::duration, Type::text});
}

std::string Expressions::literal(Type type) {
    const auto digits = [&]() -> std::string {
        switch (random_.below(12)) {
        case 0:
            return std::to_string(random_.between(0, 99)) + "." + std::to_string(random_.between(1, 99));
        case 1:
            return "0.00" + std::to_string(random_.between(1, 9));
        case 2:
            return random_.any(
                {"9223372036854775807", "12345678901234567890123", "1000000000000", "0.0000000000000000001"});
        default:
            return std::to_string(random_.between(0, 12));
        }
    };
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const auto day = [&] {
        return "2026-0" + std::to_string(random_.between(1, 3)) + "-" + two(random_.between(1, 28));
    };
    switch (type) {
    case Type::yes_no:
        return random_.any({"yes", "no"});
    case Type::number:
        return digits();
    case Type::percent:
        return std::to_string(random_.between(0, 150)) + random_.any({"%", ".5%"});
    case Type::money:
        return random_.any({"EUR ", "EUR ", "EUR ", "EUR ", "EUR ", "EUR ", "USD "}) +
               std::to_string(random_.between(0, 12)) + random_.any({"", ".50", ".25"});
    case Type::date:
        return random_.one_in(30) ? random_.any({"0001-01-01", "9999-12-31"}) : day();
    case Type::time:
        return day() + "T" + two(random_.between(0, 23)) + random_.any({":00Z", ":00+01:00", ":30+02:00"});
    case Type::duration:
        return std::to_string(random_.between(0, 40)) +
               random_.any({" days", " hours", " months", " weeks", " minutes"});
    case Type::text:
        break;
    }
    return random_.any({"\"\"", "\"a\"", "\"ab\"", "\"b\"", "\"Bergen\"", "\"bé\""});
}

std::string Expressions::field(Type type, const Scope& scope, bool of_tender) {
    std::vector<std::string> found;
    const auto add = [&](const std::string& path, const std::string& of) {
        for (const Field& each : record(of).fields)
            if (each.type == type) found.push_back(path + "." + each.name);
    };
    if (of_tender) add("tender", "tender");
    for (const auto& named : scope.names) {
        if (named.record.empty()) {
            if (named.type == type) found.insert(found.end(), 3, named.name);
            continue;
        }
        add(named.name, named.record);
        for (unsigned more = 0; more < scope.loops; ++more)
            add(named.name, named.record); // the nearer is spoken of more
        if (named.record == "bid") add(named.name + ".firm", "firm");
    }
    return found.empty() ? literal(type) : random_.pick(found);
}

std::string Expressions::use(Type type, const Scope& scope) {
    std::vector<std::string> found;
    for (const auto& [name, of] : parameters)
        if (of == type) found.push_back(name);
    for (const Named& each : declared) {
        if (each.type != type) continue;
        if (each.subject.empty()) found.push_back(each.name);
        if (each.subject == "tender") found.push_back(in_brackets(each.name + " of tender"));
        for (const auto& named : scope.names) {
            if (named.record == each.subject) found.push_back(in_brackets(each.name + " of " + named.name));
            if (named.record == "bid" && each.subject == "firm")
                found.push_back(in_brackets(each.name + " of " + named.name + ".firm"));
        }
    }
    return found.empty() ? std::string() : random_.pick(found);
}

std::string Expressions::atom(Type type, const Scope& scope) {
    if (random_.one_in(scope.loops > 0 ? 10 : 5)) return literal(type);
    if (random_.one_in(4))
        if (auto used = use(type, scope); !used.empty()) return used;
    return field(type, scope);
}

std::string Expressions::of(Type type, const Scope& scope, unsigned depth) {
    if (depth == 0 || random_.one_in(6)) return atom(type, scope);
    switch (random_.below(12)) {
    case 0:
        return in_brackets(of(type, scope, depth - 1) + " otherwise " + of(type, scope, depth - 1));
    case 1: {
        std::string text = "if " + condition(scope, depth - 1) + " then " + of(type, scope, depth - 1);
        if (random_.one_in(2))
            text += " else if " + condition(scope, depth - 1) + " then " + of(type, scope, depth - 1);
        return in_brackets(text + " else " + of(type, scope, depth - 1));
    }
    case 2:
        if (auto used = use(type, scope); !used.empty()) return used;
        break;
    case 3:
    case 4:
    case 5:
        if (auto text = aggregate(type, scope, depth); !text.empty()) return text;
        break;
    default:
        break;
    }
    return special(type, scope, depth);
}

std::string Expressions::special(Type type, const Scope& scope, unsigned depth) {
    switch (type) {
    case Type::yes_no:
        return yes_no(scope, depth);
    case Type::number:
        return number(scope, depth);
    case Type::percent:
    case Type::money:
        return amount(type, scope, depth);
    case Type::date:
        return date(scope, depth);
    case Type::time:
        return in_brackets(of(Type::time, scope, depth - 1) + random_.any({" + ", " - "}) +
                           of(Type::duration, scope, depth - 1));
    case Type::duration:
        switch (random_.below(4)) {
        case 0:
            return in_brackets(of(Type::date, scope, depth - 1) + " - " + of(Type::date, scope, depth - 1));
        case 1:
            return in_brackets(of(Type::time, scope, depth - 1) + " - " + of(Type::time, scope, depth - 1));
        case 2:
            return in_brackets("-" + of(Type::duration, scope, depth - 1));
        default:
            return in_brackets(of(Type::duration, scope, depth - 1) + random_.any({" + ", " - "}) +
                               of(Type::duration, scope, depth - 1));
        }
    case Type::text: {
        std::string length = random_.one_in(3) ? field(Type::number, scope) : std::string("0");
        if (length.front() >= '0' && length.front() <= '9') length = std::to_string(random_.between(0, 4));
        return in_brackets("first " + length + " letters of " + of(Type::text, scope, depth - 1));
    }
    }
    return atom(type, scope);
}

} // namespace voorrang::reference
