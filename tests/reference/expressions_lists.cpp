// What is reckoned over lists, and what stands in them.
#include "tests/reference/expressions.hpp"

namespace voorrang::reference {

std::string Expressions::membership(const Scope& scope, unsigned depth) {
    const Type type = random_.any({Type::number, Type::text, Type::money});
    const List searched = list_of(type, scope, depth);
    const std::string element = of(type, scope, depth - 1);
    return in_brackets(random_.one_in(4) ? searched.text + " has " + element
                                         : element + random_.any({" in ", " not in "}) + searched.text);
}

std::string Expressions::quantifier(const Scope& scope, unsigned depth) {
    const List over = list(scope, depth);
    const std::string x = new_name();
    return in_brackets(random_.any({"any", "all"}) + std::string(" of ") + x + " for each " + x + " in " + over.text +
                       " where " + condition(inside(over, scope, x), depth - 1));
}

std::string Expressions::rank(const Scope& scope) {
    std::vector<std::string> bids;
    for (const auto& named : scope.names)
        if (has_many(named.record)) bids.push_back(named.name + " " + named.record);
    if (bids.empty()) return atom(Type::number, scope);
    const std::string chosen = random_.pick(bids);
    const std::string name = chosen.substr(0, chosen.find(' ')), of = chosen.substr(chosen.find(' ') + 1);
    Scope inner;
    for (const auto& named : scope.names)
        if (named.name == name) inner = inner.with(named);
    std::string text = "rank of " + name + " by " + keys(inner, " then ");
    if (random_.one_in(3)) text += " where " + condition(inner, 1);
    return in_brackets(text);
}

std::string Expressions::keys(const Scope& scope, const std::string& between) {
    std::string text;
    for (int i = random_.between(1, 2); i > 0; --i) {
        const Type type = random_.any({Type::number, Type::money, Type::percent, Type::date, Type::time});
        const bool dated = type == Type::date || type == Type::time;
        text += (dated ? random_.any({"earliest ", "latest "}) : random_.any({"lowest ", "highest "})) +
                of(type, scope, random_.below(2)) + (i > 1 ? between : "");
    }
    return text;
}

Expressions::List Expressions::list(const Scope& scope, unsigned depth) {
    if (random_.one_in(3))
        return list_of(random_.any({Type::number, Type::number, Type::money, Type::text}), scope, depth);
    std::vector<List> found{{"bids", "bid"}, {"bids", "bid"}, {"firms", "firm"}};
    for (const auto& named : scope.names)
        if (named.record == "bid") found.insert(found.end(), 2, {named.name + ".marks", "mark"});
    if (random_.one_in(4)) {
        const std::string of = random_.any({"bid", "firm"});
        return {in_brackets("first " + std::to_string(random_.between(1, 3)) + " of sort " + of + "s by " +
                            keys(Scope().of(of), " then ")),
                of};
    }
    return random_.pick(found);
}

Expressions::List Expressions::list_of(Type type, const Scope& scope, unsigned depth) {
    std::vector<std::string> found;
    const auto add = [&](const std::string& path, const std::string& of) {
        for (const Field& each : record(of).lists)
            if (each.type == type) found.push_back(path + "." + each.name);
    };
    add("tender", "tender");
    for (const auto& named : scope.names)
        if (!named.record.empty()) add(named.name, named.record);
    if (type == Type::number && random_.one_in(6)) found = {"fixed_numbers"};
    if (type == Type::text && random_.one_in(6)) found = {"fixed_regions"};
    if (!found.empty() && random_.percent(70)) return {random_.pick(found), "", type};
    std::string text = "[";
    for (int i = random_.between(1, 3); i > 0; --i)
        text += of(type, scope, depth > 1 ? random_.below(2) : 0) + (i > 1 ? ", " : "");
    return {text + "]", "", type};
}

Scope Expressions::inside(const List& list, const Scope& scope, const std::string& name) const {
    Scope inner = scope.with({name, list.record, list.element});
    ++inner.loops;
    return inner;
}

std::string Expressions::aggregate(Type type, const Scope& scope, unsigned depth) {
    if (scope.loops >= 2) return {};
    const bool amount = type == Type::number || type == Type::money || type == Type::percent;
    const bool dated = type == Type::date || type == Type::time;
    std::string function;
    if (amount)
        function = random_.any({"sum", "sum", "average", "lowest", "highest", "median", "percentile 40%",
                                "percentile 100%", "interpolated percentile 40%", "consensus"});
    else if (dated)
        function = random_.any({"lowest", "highest", "consensus"});
    else if (type == Type::duration)
        function = "sum";
    else
        function = "consensus";
    const bool records =
        type == Type::percent || type == Type::duration || dated || type == Type::yes_no || random_.one_in(2);
    List over = records ? list(scope, depth) : list_of(type, scope, depth);
    if (records && over.record.empty()) over = {"bids", "bid"};
    const std::string x = new_name();
    const Scope inner = inside(over, scope, x);
    std::string value = x;
    if (!over.record.empty())
        value = random_.one_in(2) ? of(type, inner, depth - 1) : field(type, Scope().with(inner.names.back()), false);
    std::string text = function + " of " + value + " for each " + x + " in " + over.text;
    if ((function == "average" || function == "median") && random_.one_in(4)) text += " without 1 extremes";
    if (random_.one_in(3))
        text += " where " + field(Type::yes_no, Scope().with(inner.names.back()), false);
    else if (random_.one_in(2))
        text += " where " + condition(inner, depth - 1);
    return in_brackets(text);
}

} // namespace voorrang::reference
