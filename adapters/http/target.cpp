#include "adapters/http/target.hpp"

#include "adapters/http/percent.hpp"

#include <algorithm>

namespace voorrang::http {

namespace {

Problem refused(std::string detail) { return problem(problems::bad_request, std::move(detail)); }

// RFC 3986's pchar and the slash; a percent sign is looked at when it is decoded.
bool may_stand_in_path(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~!$&'()*+,;=:@/%").find(c) != std::string_view::npos;
}
bool may_stand_in_query(char c) { return may_stand_in_path(c) || c == '?'; }

std::optional<Problem> read_path(std::string_view path, Target& target) {
    if (!std::ranges::all_of(path, may_stand_in_path))
        return refused("the path has a character that must be percent-encoded");
    target.path = path;
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        std::optional<std::string> segment = percent_decode(path.substr(begin, end - begin));
        if (!segment) return refused("the path has a percent-encoding that is none, or not of UTF-8 text");
        if (*segment == "." || *segment == "..") return refused("the path has a segment `.` or `..`");
        target.segments.push_back(*std::move(segment));
        begin = end + 1;
    }
    return std::nullopt;
}

std::optional<Problem> read_query(std::string_view query, Target& target) {
    if (!std::ranges::all_of(query, may_stand_in_query))
        return refused("the query has a character that must be percent-encoded");
    for (std::size_t begin = 0; begin <= query.size();) {
        const std::size_t end = std::min(query.find('&', begin), query.size());
        const std::string_view part = query.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty()) continue;
        const std::size_t equals = std::min(part.find('='), part.size());
        std::optional<std::string> name = percent_decode(part.substr(0, equals), Plus::space);
        std::optional<std::string> value = percent_decode(part.substr(std::min(equals + 1, part.size())), Plus::space);
        if (!name || !value) return refused("the query has a percent-encoding that is none, or not of UTF-8 text");
        target.query.push_back({*std::move(name), *std::move(value)});
    }
    return std::nullopt;
}

// From the path on, of http://host/path.
std::string_view origin_form(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        text.remove_prefix(scheme.size());
        const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
        return end == 0 ? std::string_view() : end == text.size() ? std::string_view("/") : text.substr(end);
    }
    return text;
}

} // namespace

std::optional<std::string_view> Target::parameter(std::string_view name) const {
    for (const QueryParameter& parameter : query)
        if (parameter.name == name) return parameter.value;
    return std::nullopt;
}

std::vector<std::string_view> Target::parameters(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const QueryParameter& parameter : query)
        if (parameter.name == name) values.push_back(parameter.value);
    return values;
}

OrProblem<Target> read_target(std::string_view text) {
    Target target;
    if (text == "*") {
        target.path = text;
        return target;
    }
    text = origin_form(text);
    if (!text.starts_with('/')) return refused("the request line must have a path that begins with a slash");
    const std::size_t query = std::min(text.find('?'), text.size());
    if (std::optional<Problem> problem = read_path(text.substr(0, query), target)) return *std::move(problem);
    if (query < text.size())
        if (std::optional<Problem> problem = read_query(text.substr(query + 1), target)) return *std::move(problem);
    return target;
}

} // namespace voorrang::http
