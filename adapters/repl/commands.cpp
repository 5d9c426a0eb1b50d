#include "adapters/repl/session.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/number/number.hpp"
#include "dsl/phrases/phrases.hpp"
#include "dsl/syntax/parse.hpp"
#include "engine/decide/decide.hpp"

#include <algorithm>

namespace voorrang::repl {

const std::vector<Session::CommandRow>& Session::commands() {
    using phrases::Fixed;
    static const std::vector<CommandRow> rows{
        {"help", std::nullopt, "this list", &Session::help},
        {"load", Fixed("FILE"), "talk about the tender in this file", &Session::load},
        {"set", Fixed("[FACT VALUE]"), "what if: :set bid.price EUR 5; alone: what is set", &Session::set},
        {"unset", Fixed("[FACT]"), "take that back, or all of it", &Session::unset},
        {"why", Fixed("NAME"), "a rule, definition, table or criterion, explained", &Session::why},
        {"decide", std::nullopt, "the decision on the case", &Session::decide},
        {"type", Fixed("EXPRESSION"), "what kind of value it has", &Session::type},
        {"names", Fixed("[TEXT]"), "what can be named, or what has this in its name", &Session::names},
        {"reload", std::nullopt, "read the policy and the case again", &Session::reload},
        {"quit", std::nullopt, "end; Ctrl-D does too", &Session::quit}};
    return rows;
}

void Session::help(const std::string&, Reply& reply) {
    const report::Reader reader = this->reader();
    reply.out += reader.say("An expression is answered with its value and why: {1}",
                            {in_policy_words("count of bids, bid.price * 2")}) +
                 '\n';
    report::Table table;
    table.add_column(reader.say("command"), report::Align::left);
    table.add_column("", report::Align::left);
    for (const CommandRow& row : commands())
        table.add_row({{':' + std::string(row.name) + (row.argument ? " " : "") + argument_text(row)},
                       {reader.say(row.meaning)}});
    for (const auto& record : policy_->policy->records)
        if (record.plural && record.pointer)
            table.add_row({{':' + record.name + ' ' + reader.say("NUMBER|ID|NAME")},
                           {reader.say("the {1} that is spoken of", {record.name})}});
    reply.out += table.render(2, report::Paint(options_.colour));
}

void Session::load(const std::string& argument, Reply& reply) {
    if (!load_case(argument, reply)) return;
    options_.input = argument;
    overrides_.clear();
    chosen_.clear();
}

void Session::reload(const std::string&, Reply& reply) {
    if (!load_policy(reply)) {
        reply.out += reader().say("the policy stays as it was") + '\n';
        return;
    }
    reply.out += reader().say("policy {1} read again", {policy_->policy->packages.front().name}) + '\n';
    if (!options_.input.empty()) load_case(options_.input, reply);
}

namespace {

std::optional<Value> negated(const Value& value) {
    Value result = value;
    Number zero;
    if (auto* number = std::get_if<Number>(&result); number && subtract(zero, *number, *number) == NumberFault::none)
        return result;
    if (auto* percent = std::get_if<Percent>(&result);
        percent && subtract(zero, percent->fraction, percent->fraction) == NumberFault::none)
        return result;
    if (auto* money = std::get_if<Money>(&result);
        money && subtract(zero, money->amount, money->amount) == NumberFault::none)
        return result;
    return std::nullopt;
}

// A literal, the word of a choice, or `unknown`.
std::optional<Value> value_in(const ast::Expression& expression) {
    if (const auto* literal = std::get_if<ast::Literal>(&expression.node)) return literal->value;
    if (const auto* path = std::get_if<ast::Path>(&expression.node); path && path->steps.size() == 1)
        return Value{path->steps.front().text};
    const auto* unary = std::get_if<ast::Unary>(&expression.node);
    if (unary == nullptr || unary->op != ast::UnaryOperator::negate) return std::nullopt;
    const auto* literal = std::get_if<ast::Literal>(&unary->operand->node);
    return literal == nullptr ? std::nullopt : negated(literal->value);
}

} // namespace

void Session::set(const std::string& argument, Reply& reply) {
    if (argument.empty()) {
        for (const Override& each : overrides_)
            reply.out +=
                "  " + each.fact + " (" + each.pointer + "): " + reader().value(to_display_text(each.value)) + '\n';
        if (overrides_.empty()) reply.out += "  " + reader().say("nothing is set") + '\n';
        return;
    }
    const std::size_t end = argument.find_first_of(" \t");
    const std::string fact = argument.substr(0, end);
    std::string text = end == std::string::npos ? "" : argument.substr(argument.find_first_not_of(" \t", end));
    if (text.starts_with("= ")) text = text.substr(2);
    if (text.empty())
        return refuse({Code::no_such_command,
                       "`:set` lacks the value",
                       std::nullopt,
                       "",
                       {},
                       "write :set " + fact + " EUR 5, or :set " + fact + ' ' + word(syntax::Keyword::unknown)},
                      reply);
    std::optional<Value> value;
    if (text == word(syntax::Keyword::unknown)) {
        value = Value{Unknown{}};
    } else {
        SourceMap sources;
        sources.add("value", text);
        const auto parsed = parse_expression(sources, 0, policy_->files.front().file.language);
        if (!parsed) return refuse(Refused{sources, {parsed.error()}}, reply);
        value = value_in(*parsed);
    }
    if (!value)
        return refuse({Code::no_such_command,
                       "`" + text + "` is not one value",
                       std::nullopt,
                       "",
                       {},
                       "write an amount, number, date, text, yes, no or unknown"},
                      reply);
    const auto asked = probe(*policy_, fact);
    if (const auto* refused = std::get_if<Refused>(&asked)) return refuse(*refused, reply);
    auto override = override_of(std::get<Probe>(asked), fact, *value, reply);
    if (!override) return;
    std::erase_if(overrides_, [&](const Override& each) { return each.pointer == override->pointer; });
    reply.out += "  " + fact + " (" + override->pointer + "): " + reader().value(to_display_text(*value)) + '\n';
    overrides_.push_back(std::move(*override));
}

void Session::unset(const std::string& argument, Reply& reply) {
    const std::size_t before = overrides_.size();
    std::erase_if(overrides_, [&](const Override& each) { return argument.empty() || each.fact == argument; });
    reply.out +=
        "  " + (overrides_.size() == before ? reader().say("nothing was set") : reader().say("as in the case again")) +
        '\n';
}

// A declaration is explained as an expression that names it, with the record it is about.
void Session::why(const std::string& argument, Reply& reply) {
    const check::Policy& policy = *policy_->policy;
    std::vector<std::string> names;
    const std::string of = ' ' + word(syntax::Keyword::of) + ' ';
    const auto asked = [&](const auto& declared, const auto& subject) {
        names.push_back(declared.name);
        return declared.name == argument || declared.full_name == argument
                   ? std::optional(argument + (subject ? of + policy.records[subject->record].name : ""))
                   : std::nullopt;
    };
    for (const auto& rule : policy.rules)
        if (const auto text = asked(rule, std::optional(rule.subject))) return expression(*text, reply);
    for (const auto& definition : policy.definitions)
        if (const auto text = asked(definition, definition.subject)) return expression(*text, reply);
    for (const auto& table : policy.tables)
        if (const auto text = asked(table, table.subject)) return expression(*text, reply);
    for (const auto& parameter : policy.parameters)
        if (const auto text = asked(parameter, std::optional<check::Subject>())) return expression(*text, reply);
    const graph::Graph graph = lower::lower(policy, policy_->sources);
    if (graph.award) {
        for (const auto& criterion : graph.award->criteria) {
            names.push_back(criterion.name);
            if (criterion.name == argument)
                return tell({graph, policy_->sources, criterion.outline, graph.award->frame, graph.award->entity,
                             graph.award->competitor},
                            reply);
        }
    }
    const auto near = suggest(argument, names);
    refuse({Code::no_such_declaration,
            "the policy declares no `" + argument + "`",
            std::nullopt,
            "",
            {},
            near ? "did you mean `" + *near + "`?" : ":names shows what it declares"},
           reply);
}

void Session::decide(const std::string&, Reply& reply) {
    const graph::Graph graph = lower::lower(*policy_->policy, policy_->sources);
    const auto loaded = facts(graph);
    if (!loaded) return refuse(loaded.error(), reply);
    const auto decisions = engine::Decider(graph).decide(*loaded, {});
    report::TextOptions options;
    options.reader = reader();
    if (graph.award) options.competitor = graph.award->competitor;
    reply.out += report::decision_text(decisions.front(), report::SourcePlaces(policy_->sources), options);
}

void Session::type(const std::string& argument, Reply& reply) {
    const auto asked = probe(*policy_, argument);
    if (const auto* refused = std::get_if<Refused>(&asked)) return refuse(*refused, reply);
    const Probe& it = std::get<Probe>(asked);
    std::vector<std::string> records;
    for (const auto& record : it.policy.records) records.push_back(record.name);
    reply.out += "  " + type_text(it.type, records) + '\n';
}

void Session::names(const std::string& argument, Reply& reply) {
    const check::Policy& policy = *policy_->policy;
    std::vector<std::string> records;
    for (const auto& record : policy.records) records.push_back(record.name);
    report::Table table;
    const report::Reader reader = this->reader();
    for (const phrases::Fixed heading : {phrases::Fixed("name"), phrases::Fixed("kind"), phrases::Fixed("type")})
        table.add_column(reader.say(heading), report::Align::left);
    std::size_t found = 0;
    const auto add = [&](const std::string& name, std::string kind, std::string what) {
        if (name.find(argument) == std::string::npos) return;
        table.add_row({{name}, {std::move(kind)}, {std::move(what)}});
        ++found;
    };
    const auto of = [&](const std::string& name, const std::optional<check::Subject>& subject) {
        return subject ? name + ' ' + word(syntax::Keyword::of) + ' ' + records[subject->record] : name;
    };
    for (const auto& record : policy.records) {
        if (record.plural) add(*record.plural, reader.say("records"), reader.say("list of {1}", {record.name}));
        for (const auto& field : record.fields)
            add(record.name + '.' + field.name, reader.say("fact"), type_text(field.type, records));
    }
    for (const auto& it : policy.parameters) add(it.name, reader.say("parameter"), type_text(it.type, records));
    for (const auto& it : policy.definitions)
        add(of(it.name, it.subject), reader.say("definition"), type_text(it.type, records));
    for (const auto& it : policy.tables) add(of(it.name, it.subject), reader.say("table"), type_text(it.type, records));
    for (const auto& it : policy.rules)
        add(of(it.name, it.subject), reader.say("rule"),
            in_policy_words(ast::word(it.kind)) + ' ' + records[it.subject.record]);
    if (policy.award)
        for (const auto& it : policy.award->criteria)
            add(it.name, reader.say("criterion"), phrases::translate_message(code_of(reader.language), "number"));
    reply.out += found > 0 ? table.render(2, report::Paint(options_.colour))
                           : "  " + reader.say("nothing has that in its name") + '\n';
}

void Session::quit(const std::string&, Reply& reply) { reply.quit = true; }

// `:bid 2`. Whether there is such a row is seen with the facts of what is asked next; so it is asked for at once.
bool Session::select(const std::string& name, const std::string& which, Reply& reply) {
    const auto record = std::ranges::find_if(policy_->policy->records, [&](const check::Record& each) {
        return each.name == name && each.plural && each.pointer;
    });
    if (record == policy_->policy->records.end()) return false;
    std::string wanted = which;
    if (wanted.size() >= 2 && wanted.front() == '"' && wanted.back() == '"')
        wanted = wanted.substr(1, wanted.size() - 2);
    const auto before = chosen_;
    if (wanted.empty())
        chosen_.erase(name);
    else
        chosen_[name] = wanted;
    if (const auto told = told_row(*record)) {
        reply.out += *told;
        return true;
    }
    chosen_ = before;
    refuse({Code::no_such_command,
            "there is no " + name + (wanted.empty() ? "" : " `" + wanted + "`") + " in the case",
            std::nullopt,
            "",
            {},
            case_ ? "write its number, identifier or name" : ":load reads a case"},
           reply);
    return true;
}

} // namespace voorrang::repl
