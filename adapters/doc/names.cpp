#include "adapters/doc/names.hpp"

#include "adapters/markup/escape.hpp"
#include "dsl/check/walk.hpp"

#include <algorithm>

namespace voorrang::doc {

using markup::escaped;

namespace {

bool in_name(char c) {
    return c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

} // namespace

std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

Names::Names(const check::Policy& policy, const SourceMap& sources, const Pages& pages)
    : sources_(sources), pages_(pages), own_(policy.packages.front().name), policy_(policy) {
    for (const auto& package : policy.packages) packages_.insert(package.name);
    check::walk_all(policy, [this](const check::Expression& expression) { note(expression); });
}

void Names::note(const check::Expression& expression) {
    std::string name;
    if (const auto* parameter = std::get_if<check::ParameterValue>(&expression.node))
        name = policy_.parameters[parameter->parameter].full_name;
    if (const auto* applied = std::get_if<check::Applied>(&expression.node))
        name = applied->kind == check::AppliedKind::definition ? policy_.definitions[applied->index].full_name
               : applied->kind == check::AppliedKind::table    ? policy_.tables[applied->index].full_name
                                                               : policy_.rules[applied->index].full_name;
    if (name.empty()) return;
    at_.emplace(std::pair(expression.span.source, expression.span.begin), name);
    used_.insert(std::move(name));
}

std::string Names::link_to(const std::string& full_name) const {
    for (const auto& [package, page] : pages_)
        if (package != own_ && full_name.starts_with(package + '.')) return escaped(page + '#' + full_name);
    return escaped('#' + full_name);
}

std::string Names::filled_by(const ast::Fill& fill) const {
    std::string written;
    for (const ast::Name& step : fill.target.steps) written += (written.empty() ? "" : ".") + step.text;
    const auto is_it = [&](const auto& declared) {
        return declared.full_name == written || declared.full_name.ends_with("." + written);
    };
    const auto find = [&](const auto& all) {
        const auto found = std::find_if(all.begin(), all.end(), is_it);
        return found == all.end() ? std::string() : found->full_name;
    };
    std::string name = find(policy_.parameters);
    if (name.empty()) name = find(policy_.definitions);
    if (name.empty()) name = find(policy_.tables);
    if (name.empty()) name = find(policy_.rules);
    return name.empty() ? find(policy_.measures) : name;
}

std::string Names::code(Span span) const {
    const std::string_view text = sources_.text(span);
    std::string out;
    bool blank = false; // one is due
    const auto put = [&](const std::string& html) {
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += html;
    };
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (is_blank(c)) {
            blank = true;
            ++i;
        } else if (c == '-' && i + 1 < text.size() && text[i + 1] == '-') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '"') {
            std::size_t end = i + 1;
            while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, text.size());
            put("<span class=\"t\">" + escaped(text.substr(i, end - i)) + "</span>");
            i = end;
        } else if (in_name(c)) {
            std::size_t end = i;
            while (end < text.size() && in_name(text[end])) ++end;
            const std::string word = escaped(text.substr(i, end - i));
            const auto link = at_.find({span.source, span.begin + static_cast<std::uint32_t>(i)});
            put(link == at_.end() ? word : "<a href=\"" + link_to(link->second) + "\">" + word + "</a>");
            i = end;
        } else {
            put(escaped(text.substr(i, 1)));
            ++i;
        }
    }
    return out;
}

} // namespace voorrang::doc
