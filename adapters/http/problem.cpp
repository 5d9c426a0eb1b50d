#include "adapters/http/problem.hpp"

#include "adapters/http/request.hpp"
#include "dsl/diagnostics/json_text.hpp"

#include <algorithm>

namespace voorrang::http {

namespace {

std::string page_of(Code code) { return "/docs/errors/" + std::string(code_text(code)); }

// Of "/bids/0/value" and "tenders.jsonl#2 /bids/0/value" what begins with the slash; of file names nothing.
std::string pointer_in(std::string_view place) {
    const std::size_t space = place.find(" /");
    if (space != std::string_view::npos) return std::string(place.substr(space + 1));
    return place.starts_with('/') ? std::string(place) : std::string();
}

void member(std::string& json, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (json.back() != '{') json += ',';
    append_json_text(json, name);
    json += ':';
    append_json_text(json, value);
}

void number(std::string& json, std::string_view name, std::uint32_t value) {
    if (json.back() != '{') json += ',';
    append_json_text(json, name);
    json += ':';
    json += std::to_string(value);
}

void append(std::string& json, const ProblemError& error) {
    json += '{';
    member(json, "code", error.code);
    member(json, "pointer", error.pointer);
    if (error.position) {
        number(json, "line", error.position->line);
        number(json, "column", error.position->column);
    }
    member(json, "detail", error.detail);
    member(json, "help", error.help);
    json += '}';
}

} // namespace

Problem problem(const ProblemKind& kind, std::string detail) {
    Problem made;
    made.status = kind.status;
    made.type = "/docs/problems#" + std::string(kind.name);
    made.title = kind.title;
    made.detail = std::move(detail);
    return made;
}

Problem problem(const ProblemKind& kind, std::string detail, ProblemError error) {
    Problem made = problem(kind, std::move(detail));
    made.errors.push_back(std::move(error));
    return made;
}

Problem closing(Problem problem) {
    problem.close = true;
    return problem;
}

ProblemError problem_error(const Diagnostic& diagnostic) {
    return {std::string(code_text(diagnostic.code)), pointer_in(diagnostic.place), std::nullopt, diagnostic.message,
            diagnostic.help};
}

Problem problem(const Diagnostic& diagnostic, int status) { return problem(Diagnostics{diagnostic}, status); }

Problem problem(const Diagnostics& diagnostics, int status) {
    const auto error = std::ranges::find_if(
        diagnostics, [](const Diagnostic& diagnostic) { return severity(diagnostic.code) == Severity::error; });
    const Diagnostic& first = error == diagnostics.end() ? diagnostics.front() : *error;
    Problem made;
    made.status = status;
    made.type = page_of(first.code);
    made.title = code_title(first.code);
    made.detail = first.message;
    for (const Diagnostic& diagnostic : diagnostics) made.errors.push_back(problem_error(diagnostic));
    return made;
}

Response to_response(const Problem& problem, std::string_view instance, std::string_view request_id) {
    std::string json = "{";
    member(json, "type", problem.type);
    member(json, "title", problem.title);
    number(json, "status", static_cast<std::uint32_t>(problem.status));
    member(json, "detail", problem.detail);
    member(json, "instance", instance);
    member(json, "request", request_id);
    if (!problem.errors.empty()) {
        json += ",\"errors\":[";
        for (std::size_t i = 0; i < problem.errors.size(); ++i) {
            if (i > 0) json += ',';
            append(json, problem.errors[i]);
        }
        json += ']';
    }
    json += "}\n";
    Response response{problem.status, problem.headers, std::move(json), {}};
    response.set("Content-Type", "application/problem+json");
    if (problem.close) response.set("Connection", "close");
    return response;
}

Response to_response(const Problem& problem, const Request& request) {
    return to_response(problem, request.target.path, request.id);
}

} // namespace voorrang::http
