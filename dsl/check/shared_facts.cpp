// Facts that several tests start from, and what a test makes of them by what it gives itself.
#include "dsl/check/tests.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

bool names_shared(const Context& context, const ast::Test::Given& given) {
    if (given.value) return false;
    const auto& facts = context.declarations.facts;
    return std::any_of(facts.begin(), facts.end(),
                       [&](const ast::Facts* each) { return each->name.text == given.record.text; });
}

void tell_unknown(Context& context, const ast::Name& name) {
    std::vector<std::string> names;
    for (const ast::Facts* facts : context.declarations.facts) names.push_back(facts->name.text);
    std::string help = did_you_mean(name.text, names);
    report(context, Code::unknown_name, name.span, "no facts are called " + in_ticks(name.text),
           help.empty() ? "declare them: `facts " + name.text + " given …`" : std::move(help));
}

void add_fields(GivenRecord& to, const GivenRecord& more) {
    for (const GivenField& field : more.fields) {
        const auto known = std::find_if(to.fields.begin(), to.fields.end(),
                                        [&](const GivenField& each) { return each.field == field.field; });
        if (known == to.fields.end())
            to.fields.push_back(field);
        else
            *known = field;
    }
    to.held.insert(to.held.end(), more.held.begin(), more.held.end());
}

// Of a record of which a case has one, field by field. A list takes the place of the whole list.
void lay_over(const Context& context, GivenFacts& facts, const GivenFacts& more) {
    for (const std::uint32_t list : more.lists) {
        std::erase_if(facts.records, [&](const GivenRecord& record) { return record.record == list; });
        for (GivenRecord& record : facts.records)
            std::erase_if(record.held, [&](const GivenHeld& held) { return held.record == list; });
    }
    for (const GivenRecord& record : more.records) {
        const auto known = std::find_if(facts.records.begin(), facts.records.end(),
                                        [&](const GivenRecord& each) { return each.record == record.record; });
        if (known == facts.records.end() || is_many(context, record.record))
            facts.records.push_back(record);
        else
            add_fields(*known, record);
    }
    for (const std::uint32_t list : more.lists)
        if (std::find(facts.lists.begin(), facts.lists.end(), list) == facts.lists.end()) facts.lists.push_back(list);
}

// A name alone that no record has is meant as facts.
bool is_name_alone(const Context& context, const ast::Test::Given& given) {
    return !given.value && !context.names.find(0, {given.record}) && !context.names.may_be_unread(0, {given.record});
}

void report_unused(Context& context) {
    std::set<std::string> used;
    for (const ast::Test* test : context.declarations.tests)
        for (const ast::Test::Given& given : test->givens)
            if (!given.value) used.insert(given.record.text);
    for (const ast::Facts* facts : context.declarations.facts)
        if (!used.contains(facts->name.text))
            report(context, Code::unused_declaration, facts->name.span,
                   "no test starts from the facts " + in_ticks(facts->name.text),
                   "write `given " + facts->name.text + "` in a test, or leave them out");
}

} // namespace

SharedFacts check_shared_facts(Context& context) {
    SharedFacts shared;
    std::map<std::string, Span> names;
    for (const ast::Facts* ast : context.declarations.facts) {
        const auto [earlier, fresh] = names.emplace(ast->name.text, ast->name.span);
        if (!fresh)
            report(context, Code::duplicate_name, ast->name.span, in_ticks(ast->name.text) + " is declared twice",
                   "give one of them another name")
                .labels.push_back({earlier->second, "first declared here"});
        GivenFacts facts;
        for (const ast::Test::Given& given : ast->givens) {
            if (names_shared(context, given))
                report(context, Code::test_value, given.record.span, "facts that tests share can't start from others",
                       "let the test start from both: `given " + given.record.text + " and " + ast->name.text + "`");
            else if (is_name_alone(context, given))
                tell_unknown(context, given.record);
            else
                add_given(context, given, facts);
        }
        shared.emplace(ast->name.text, std::move(facts));
    }
    report_unused(context);
    return shared;
}

GivenFacts check_givens(Context& context, const ast::Test& test, const SharedFacts& shared) {
    GivenFacts facts, own;
    for (const ast::Test::Given& given : test.givens) {
        if (names_shared(context, given)) {
            lay_over(context, facts, shared.at(given.record.text));
        } else if (is_name_alone(context, given) && !is_case(context, given)) {
            tell_unknown(context, given.record);
        } else if (!is_case(context, given)) {
            add_given(context, given, own);
        }
    }
    lay_over(context, facts, own);
    return facts;
}

} // namespace voorrang::check
