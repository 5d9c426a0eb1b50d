#include "dsl/diagnostics/json_text.hpp"
#include "dsl/diagnostics/render.hpp"

namespace voorrang {

namespace {

void append_text_member(std::string& out, std::string_view name, std::string_view text) {
    append_json_text(out, name);
    out += ':';
    append_json_text(out, text);
}

void append_text_or_null(std::string& out, std::string_view name, std::string_view text) {
    if (!text.empty()) return append_text_member(out, name, text);
    append_json_text(out, name);
    out += ":null";
}

// "file", "line", "column", "endLine" and "endColumn".
void append_place(std::string& out, const std::optional<Span>& span, const SourceMap& sources) {
    if (!span || span->source >= sources.size()) {
        out += R"("file":null,"line":null,"column":null,"endLine":null,"endColumn":null)";
        return;
    }
    const Position begin = sources.position(span->source, span->begin);
    const Position end = sources.position(span->source, span->end);
    append_text_member(out, "file", sources.source(span->source).name);
    out.append(",\"line\":").append(std::to_string(begin.line));
    out.append(",\"column\":").append(std::to_string(begin.column));
    out.append(",\"endLine\":").append(std::to_string(end.line));
    out.append(",\"endColumn\":").append(std::to_string(end.column));
}

} // namespace

std::string render_json(const Diagnostic& diagnostic, const SourceMap& sources) {
    std::string out = "{";
    append_text_member(out, "code", code_text(diagnostic.code));
    out += ',';
    append_text_member(out, "severity", severity(diagnostic.code) == Severity::error ? "error" : "warning");
    out += ',';
    append_text_member(out, "message", diagnostic.message);
    out += ',';
    append_place(out, diagnostic.span, sources);
    out += ',';
    append_text_or_null(out, "place", diagnostic.place);
    out += ',';
    append_text_or_null(out, "help", diagnostic.help);
    out += R"(,"labels":[)";
    bool first = true;
    for (const Label& label : diagnostic.labels) {
        out += first ? "{" : ",{";
        first = false;
        append_text_member(out, "message", label.text);
        out += ',';
        append_place(out, label.span, sources);
        out += '}';
    }
    out += "]}\n";
    return out;
}

} // namespace voorrang
