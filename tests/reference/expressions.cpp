#include "tests/reference/expressions.hpp"

#include <algorithm>

namespace voorrang::reference {

namespace {

struct Field {
    const char* name;
    Type type;
};

struct Record {
    const char* name;
    std::vector<Field> fields;
    std::vector<Field> lists;              // of values
    std::vector<const char*> record_lists; // bid.marks, of mark
};

const std::vector<Record>& records() {
    static const std::vector<Record> all{
        {"tender",
         {{"size", Type::number},
          {"level", Type::number},
          {"part", Type::percent},
          {"worth", Type::money},
          {"budget", Type::money},
          {"estimate", Type::money},
          {"opened", Type::date},
          {"published", Type::time},
          {"deadline", Type::time},
          {"term", Type::duration},
          {"region", Type::text},
          {"urgent", Type::yes_no},
          {"divided", Type::yes_no}},
         {{"figures", Type::number}, {"regions", Type::text}, {"amounts", Type::money}},
         {}},
        {"bid",
         {{"price", Type::money},
          {"fee", Type::money},
          {"quality", Type::number},
          {"effort", Type::number},
          {"discount", Type::percent},
          {"sent", Type::time},
          {"start", Type::date},
          {"lasts", Type::duration},
          {"region", Type::text},
          {"valid", Type::yes_no},
          {"green", Type::yes_no}},
         {{"scores", Type::number}, {"fees", Type::money}},
         {"marks"}},
        {"firm",
         {{"turnover", Type::money},
          {"staff", Type::number},
          {"social", Type::yes_no},
          {"place", Type::text},
          {"founded", Type::date},
          {"owned", Type::percent}},
         {{"places", Type::text}},
         {}},
        {"mark",
         {{"score", Type::number}, {"topic", Type::text}, {"day", Type::date}, {"worth", Type::money}},
         {},
         {}}};
    return all;
}

const Record& record(const std::string& name) {
    return *std::find_if(records().begin(), records().end(), [&](const Record& each) { return each.name == name; });
}

// Of bids and firms a case has many.
bool has_many(const std::string& record) { return record == "bid" || record == "firm"; }

} // namespace

std::string word(Type type) {
    constexpr const char* words[] = {"yes/no", "number", "percent", "money", "date", "time", "duration", "text"};
    return words[static_cast<std::size_t>(type)];
}

std::string record_declarations() {
    return R"(
record tender from ocds "/tender"
  size      : number
  level     : number 0..10
  part      : percent
  worth     : money
  budget    : money
  estimate  : money sealed until tender.deadline
  opened    : date
  published : time
  deadline  : time
  term      : duration
  region    : text
  kind      : choice of goods, works, "other things"
  urgent    : yes/no
  divided   : yes/no
  figures   : list of number
  regions   : list of text
  amounts   : list of money

record bid plural bids from ocds "/bids"
  id       : text identifies
  price    : money
  fee      : money
  quality  : number 0..10
  effort   : number
  discount : percent
  sent     : time
  start    : date
  lasts    : duration
  region   : text
  kind     : choice of goods, works, "other things"
  valid    : yes/no
  green    : yes/no
  scores   : list of number
  fees     : list of money
  marks    : list of mark
  firm     : firm by "/firm"

record firm plural firms from ocds "/firms"
  id       : text identifies
  turnover : money
  staff    : number
  social   : yes/no
  place    : text
  founded  : date
  owned    : percent
  places   : list of text

record mark
  score : number 0..10
  topic : text
  day   : date
  worth : money

calendar days zone "Europe/Amsterdam"
  weekend saturday, sunday
  holiday "New Year" on 01-01
  holiday "Easter Monday" on easter + 1 day

)";
}

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
    return random_.any({"\"\"", "\"a\"", "\"ab\"", "\"b\"", "\"Bergen\""});
}

std::string Expressions::field(Type type, const Scope& scope) {
    std::vector<std::string> found;
    const auto add = [&](const std::string& path, const std::string& of) {
        for (const Field& each : record(of).fields)
            if (each.type == type) found.push_back(path + "." + each.name);
    };
    add("tender", "tender");
    for (const auto& named : scope.names) {
        if (named.record.empty()) {
            if (named.type == type) found.insert(found.end(), 3, named.name);
            continue;
        }
        add(named.name, named.record);
        add(named.name, named.record); // twice: the nearer is spoken of more
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
    if (random_.one_in(4)) return literal(type);
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
    case Type::text:
        break;
    }
    return atom(type, scope);
}

std::string Expressions::comparison(const Scope& scope, unsigned depth) {
    const Type type = random_.any({Type::number, Type::number, Type::number, Type::money, Type::money, Type::percent,
                                   Type::date, Type::time, Type::duration, Type::text, Type::yes_no});
    const bool ordered = type != Type::text && type != Type::yes_no;
    const std::string op =
        ordered ? random_.any({" < ", " <= ", " > ", " >= ", " = ", " <> "}) : random_.any({" = ", " <> "});
    return in_brackets(of(type, scope, depth - 1) + op + of(type, scope, depth - 1));
}

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
        function = random_.any(
            {"sum", "sum", "average", "lowest", "highest", "median", "percentile 40%", "percentile 100%", "consensus"});
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
    std::string text = function + " of " + (over.record.empty() ? x : of(type, inner, depth - 1)) + " for each " + x +
                       " in " + over.text;
    if ((function == "average" || function == "median") && random_.one_in(4)) text += " without 1 extremes";
    if (random_.one_in(2)) text += " where " + condition(inner, depth - 1);
    return in_brackets(text);
}

} // namespace voorrang::reference
