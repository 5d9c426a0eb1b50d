#include "adapters/repl/probe.hpp"

#include "dsl/lower/lower.hpp"
#include "dsl/syntax/parse.hpp"

#include <algorithm>

namespace voorrang::repl {

namespace {

// No name that a writer can write.
constexpr const char* probe_name = "expression asked";

bool in_name(char c) { return c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(c) != 0; }

// Whether the text has the word, not as the field of something: `bid` in `bid.price`, but not in `award.bid`.
bool speaks_of(std::string_view text, const std::string& word) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
        if (quoted || !text.substr(i).starts_with(word)) continue;
        const bool begins = i == 0 || (!in_name(text[i - 1]) && text[i - 1] != '.');
        const std::size_t end = i + word.size();
        if (begins && (end == text.size() || !in_name(text[end]))) return true;
    }
    return false;
}

// The records it may be asked of: one of which the case has one (so that it is asked once), then those it names.
std::vector<std::string> subjects(const check::Policy& policy, std::string_view text) {
    std::vector<std::string> single, many, others;
    for (const auto& record : policy.records) {
        if (!record.pointer) continue;
        if (!record.plural)
            single.push_back(record.name);
        else
            (speaks_of(text, record.name) ? many : others).push_back(record.name);
    }
    if (single.empty()) single = std::move(others);
    if (!single.empty()) many.insert(many.begin(), single.front());
    return many;
}

// The expression as the reason of a flag: there any type is right, and nothing is decided by it.
ast::Rule asking(const ast::Expression& expression, const std::string& record) {
    ast::Rule rule;
    rule.span = expression.span;
    rule.name = {probe_name, expression.span};
    rule.kind = ast::RuleKind::flag;
    rule.subject = {record, expression.span};
    rule.when = ast::Expression{expression.span, ast::Literal{Value{true}}};
    rule.reason.because = ast::Template{{expression.span, {expression}}, {}, {}};
    return rule;
}

std::variant<Probe, Refused> ask(const files::LoadedPolicy& policy, const SourceMap& sources,
                                 const ast::Expression& expression, const std::string& record) {
    std::vector<check::Input> files = policy.files;
    files.front().file.declarations.emplace_back(asking(expression, record));
    check::Checked checked = check::check(files);
    if (!checked.policy) {
        std::erase_if(checked.diagnostics, [](const auto& each) { return severity(each.code) != Severity::error; });
        sort_and_deduplicate(checked.diagnostics);
        return Refused{sources, std::move(checked.diagnostics)};
    }
    Probe result{sources, std::move(*checked.policy), {}, 0, 0, graph::the_case, record, {}};
    result.graph = lower::lower(result.policy, result.sources);
    const auto rule = std::ranges::find(result.policy.rules, probe_name, &check::Rule::name);
    result.type = std::get<check::Expression>(rule->reason.because->parts.front()).type;
    if (!result.policy.records[rule->subject.record].plural) result.record.clear();
    const auto verdict = std::ranges::find(result.graph.verdicts, probe_name, &graph::Verdict::name);
    result.frame = verdict->frame;
    result.entity = verdict->entity;
    result.outline = std::get<graph::OutlineId>(result.graph.outlines[verdict->outline].because->parts.front());
    return result;
}

} // namespace

std::variant<Probe, Refused> probe(const files::LoadedPolicy& policy, const std::string& expression) {
    SourceMap sources = policy.sources;
    const SourceId source = sources.add("expression", expression);
    const Result<ast::Expression> parsed = parse_expression(sources, source, policy.files.front().file.language);
    if (!parsed) return Refused{std::move(sources), {parsed.error()}};
    std::variant<Probe, Refused> answer = Refused{sources, {}};
    for (const std::string& record : subjects(*policy.policy, expression)) {
        answer = ask(policy, sources, *parsed, record);
        if (std::holds_alternative<Probe>(answer)) break;
    }
    return answer;
}

} // namespace voorrang::repl
