#include "adapters/doc/writer.hpp"

#include "adapters/markup/escape.hpp"
#include "dsl/check/overloaded.hpp"

#include <algorithm>
#include <array>

namespace voorrang::doc {

using check::Overloaded;
using markup::escaped;

std::string element(std::string_view name, const std::string& content, std::string_view attributes) {
    std::string out = "<";
    out.append(name);
    if (!attributes.empty()) out.append(" ").append(attributes);
    return out.append(">").append(content).append("</").append(name).append(">");
}

std::string date_element(Date date) { return element("time", to_text(date)); }

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

namespace {

// `code` in a comment.
std::string with_code(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('`', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
        if (close == std::string_view::npos) return out + escaped(text.substr(at));
        out += escaped(text.substr(at, open - at)) + element("code", escaped(text.substr(open + 1, close - open - 1)));
        at = close + 1;
    }
    return out;
}

} // namespace

std::string Writer::begin(const std::string& name, const std::string& kind, std::string_view css, Span span) const {
    const std::string id = escaped(full_name(name));
    const std::string place =
        m_.sources.source(span.source).name + ':' + std::to_string(m_.sources.position(span.source, span.begin).line);
    return "<article id=\"" + id + "\" class=\"" + std::string(css) + "\">\n<header><h3><a href=\"#" + id + "\">" +
           escaped(capital(spaced(name))) + "</a></h3> <span class=\"kind\">" + escaped(kind) +
           "</span> <span class=\"place\"><code>" + escaped(name) + "</code> " + escaped(place) + "</span></header>\n" +
           explanation(span);
}

std::string Writer::explanation(Span span) const {
    const auto found = file_.comments.in_front_of.find(m_.sources.position(span.source, span.begin).line);
    if (found == file_.comments.in_front_of.end()) return {};
    std::string out;
    for (const std::string& paragraph : found->second)
        out += element("p", with_code(paragraph), "class=\"why\"") + '\n';
    return out;
}

std::string Writer::remarks(Span span) const {
    std::string out = explanation(span);
    const std::uint32_t first = m_.sources.position(span.source, span.begin).line;
    const std::uint32_t last = m_.sources.position(span.source, span.end).line;
    for (std::uint32_t line = first; line <= last; ++line) {
        const auto found = file_.comments.behind.find(line);
        if (found == file_.comments.behind.end()) continue;
        // Of an option, which stands on a line of its own.
        const std::string of = line == first ? "" : element("code", escaped(found->second.code)) + ": ";
        out += element("p", of + with_code(found->second.text), "class=\"why\"") + '\n';
    }
    return out;
}

std::string Writer::because(const ast::Template& text) const {
    const std::optional<ast::TemplateText>& own = m_.language == Language::nl ? text.dutch : text.english;
    std::string out;
    for (const auto& part : own ? own->parts : text.text.parts) {
        if (const auto* words = std::get_if<std::string>(&part))
            out += escaped(*words);
        else
            out += "<var>" + m_.names.code(std::get<ast::Expression>(part).span) + "</var>";
    }
    return out;
}

std::string Writer::cites(const std::vector<ast::Citation>& cites) const {
    if (cites.empty()) return {};
    std::string list;
    for (const ast::Citation& each : cites) list += (list.empty() ? "" : "; ") + element("cite", escaped(each.text));
    return element("p", element("span", say(Phrase::based_on)) + ' ' + list, "class=\"cites\"") + '\n';
}

std::string Writer::reason(const ast::Reason& reason) const {
    std::string out;
    if (reason.because)
        out +=
            element("p", element("span", say(Phrase::because)) + ' ' + because(*reason.because), "class=\"because\"") +
            '\n';
    return out + cites(reason.cites);
}

std::string Writer::force(const ast::Force& force) const {
    if (!force.from && !force.until) return {};
    return element("p",
                   say(Phrase::in_force, force.from ? date_element(*force.from) : say(Phrase::always),
                       force.until ? date_element(*force.until) : say(Phrase::further_notice)),
                   "class=\"force\"") +
           '\n';
}

std::string Writer::subject(const ast::Name& name) const {
    const auto record =
        std::ranges::find_if(m_.policy.records, [&](const auto& each) { return each.name == name.text; });
    const std::string shown = escaped(spaced(name.text));
    if (record != m_.policy.records.end() && !record->plural) return say(Phrase::the, shown);
    const bool vowel = !shown.empty() && std::string_view("aeiou").find(shown.front()) != std::string_view::npos;
    return say(vowel ? Phrase::an : Phrase::a, shown);
}

namespace {

// The operands of a row of equal operators: a and b and c.
void flatten(const ast::Expression& expression, ast::BinaryOperator op, std::vector<const ast::Expression*>& out) {
    const auto* binary = std::get_if<ast::Binary>(&expression.node);
    if (binary == nullptr || binary->op != op) return out.push_back(&expression);
    flatten(*binary->left, op, out);
    flatten(*binary->right, op, out);
}

} // namespace

// A condition of several parts is a list, as laws have it.
std::string Writer::holds(const ast::Expression& condition) const {
    const auto* binary = std::get_if<ast::Binary>(&condition.node);
    const bool every = binary != nullptr && binary->op == ast::BinaryOperator::logical_and;
    const bool some = binary != nullptr && binary->op == ast::BinaryOperator::logical_or;
    if (!every && !some) return code(condition);
    std::vector<const ast::Expression*> parts;
    flatten(condition, binary->op, parts);
    std::string list;
    for (const ast::Expression* part : parts) list += element("li", code(*part));
    return say(every ? Phrase::all_of : Phrase::any_of) + element("ul", list);
}

std::string Writer::condition(const ast::Expression& condition, Phrase word) const {
    return say(word) + ' ' + holds(condition);
}

namespace {

Phrase kind_of(ast::RuleKind kind) {
    constexpr std::array kinds{Phrase::kind_exclude, Phrase::kind_require, Phrase::kind_reserve, Phrase::kind_prefer,
                               Phrase::kind_flag,    Phrase::kind_oblige,  Phrase::kind_ask};
    return kinds[static_cast<std::size_t>(kind)];
}

} // namespace

namespace {

constexpr std::string_view article_end = "</article>\n";

} // namespace

std::string Writer::article(const ast::Declaration& declaration) const {
    std::string html = bare_article(declaration);
    const std::string notes = experience(declaration);
    if (!notes.empty() && html.ends_with(article_end)) html.insert(html.size() - article_end.size(), notes);
    return html;
}

// What was tried with it, and what came of that.
std::string Writer::experience(const ast::Declaration& declaration) const {
    if (m_.notes.empty()) return {};
    const std::string name = std::visit(Overloaded{[](const ast::Test&) { return std::string(); },
                                                   [](const ast::Facts&) { return std::string(); },
                                                   [](const ast::ReferenceDate&) { return std::string(); },
                                                   [&](const ast::Fill& fill) { return m_.names.filled_by(fill); },
                                                   [&](const auto& it) { return full_name(it.name.text); }},
                                        declaration);
    const auto found = m_.notes.find(name);
    if (found == m_.notes.end()) return {};
    std::string html = element("h4", say(Phrase::experience)) + '\n';
    for (const auto& note : found->second)
        html += element("p",
                        date_element(note.date) + ", " + escaped(note.who) + ". " +
                            element("strong", say(Phrase::tried)) + ": " + escaped(note.tried) + ". " +
                            element("strong", say(Phrase::came_of_it)) + ": " + escaped(note.result) + ".",
                        "class=\"experience\"") +
                '\n';
    return html;
}

std::string Writer::bare_article(const ast::Declaration& declaration) const {
    return std::visit(
        Overloaded{
            [](const ast::Test&) { return std::string(); }, [](const ast::Facts&) { return std::string(); },
            [&](const ast::Parameter& it) {
                return begin(it.name.text, say(Phrase::parameter), "parameter", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Define& it) {
                return begin(it.name.text, say(Phrase::definition), "definition", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Rule& it) {
                return begin(it.name.text, say(kind_of(it.kind)), "rule", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Table& it) {
                return begin(it.name.text, say(Phrase::table), "decision-table", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Award& it) {
                return begin(it.name.text, say(Phrase::award), "award", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Workflow& it) {
                return begin(it.name.text, say(Phrase::workflow), "workflow", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Record& it) {
                return begin(it.name.text, say(Phrase::record), "record", it.span) + body(it) + "</article>\n";
            },
            [&](const ast::ReferenceDate& it) {
                return "<article class=\"definition\">\n<header><h3>" + say(Phrase::reference_date) +
                       "</h3></header>\n" + explanation(it.span) + body(it) + "</article>\n";
            },
            [&](const ast::Calendar& it) {
                return begin(it.name.text, say(Phrase::calendar), "other", it.span) + as_written(it.span);
            },
            [&](const ast::Measure& it) {
                return begin(it.name.text, say(Phrase::measure), "other", it.span) + as_written(it.span);
            },
            [&](const ast::Fill& it) {
                const Span target = cover(it.target.steps.front().span, it.target.steps.back().span);
                return "<article class=\"other\">\n<header><h3>" + code(target) + "</h3> <span class=\"kind\">" +
                       say(Phrase::filled_in) + "</span></header>\n" + explanation(it.span) +
                       std::visit([&](const auto& as) { return body(as); }, it.as) + "</article>\n";
            }},
        declaration);
}

// What has no telling of its own.
std::string Writer::as_written(Span span) const {
    return element("pre", escaped(m_.sources.text(span)), "class=\"source\"") + "\n</article>\n";
}

namespace {

Span span_of(const std::vector<ast::Test::Given>& givens) {
    const auto& last = givens.back();
    return cover(givens.front().record.span, last.value ? last.value->span : last.record.span);
}

} // namespace

std::string Writer::test(const ast::Test& test) const {
    std::string title = escaped(test.title);
    if (test.as_at) title += " <span class=\"force\">" + say(Phrase::as_at, date_element(*test.as_at)) + "</span>";
    std::string out = "<article class=\"test\">\n" + element("h4", title) + '\n' + explanation(test.span);
    std::string expectations;
    for (const auto& expectation : test.expectations) expectations += element("li", code(expectation.span));
    out += element("p", say(Phrase::expected)) + element("ul", expectations) + '\n';
    if (!test.givens.empty()) {
        out += "<details><summary>" + say(Phrase::given) + "</summary>";
        // What several tests share is shown with each.
        for (const auto& given : test.givens)
            if (!given.value)
                if (const ast::Facts* facts = shared_facts(given.record.text))
                    out += element("p", code(given.record.span)) +
                           element("pre", escaped(m_.sources.text(span_of(facts->givens))), "class=\"source\"");
        out += element("pre", escaped(m_.sources.text(span_of(test.givens))), "class=\"source\"") + "</details>\n";
    }
    return out + "</article>\n";
}

const ast::Facts* Writer::shared_facts(const std::string& name) const {
    for (const ast::Declaration& declaration : file_.file.declarations)
        if (const auto* facts = std::get_if<ast::Facts>(&declaration); facts != nullptr && facts->name.text == name)
            return facts;
    return nullptr;
}

} // namespace voorrang::doc
