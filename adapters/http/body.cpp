#include "adapters/http/body.hpp"

#include "adapters/http/json_place.hpp"
#include "adapters/json/limits.hpp"
#include "adapters/json/parse.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::http {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// What follows the media type: each parameter's name and value, without quotes.
template <class Each>
void each_parameter(std::string_view text, Each each) {
    for (std::size_t at = text.find(';'); at != std::string_view::npos;) {
        const std::size_t end = text.find(';', at + 1);
        const std::string_view part = text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
        const std::size_t equals = std::min(part.find('='), part.size());
        std::string_view value = trimmed(part.substr(std::min(equals + 1, part.size())));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        each(trimmed(part.substr(0, equals)), value);
        at = end;
    }
}

std::optional<Problem> check_is_json(const Request& request) {
    const std::string_view type = request.header("Content-Type").value_or("");
    const std::string media = media_type(type);
    const bool json = media == "application/json" || (media.starts_with("application/") && media.ends_with("+json"));
    bool utf8 = true;
    each_parameter(type, [&](std::string_view name, std::string_view value) {
        if (same_name(name, "charset")) utf8 = same_name(value, "utf-8");
    });
    if (json && utf8) return std::nullopt;
    Problem refused =
        problem(problems::unsupported_type, "the body must be JSON in UTF-8: send Content-Type: application/json");
    refused.headers.set("Accept", "application/json");
    return refused;
}

Problem at_place(const json::Flaw& flaw, std::string_view text) {
    return problem(problems::bad_json, flaw.message,
                   {std::string(code_text(flaw.code)), pointer_at(text, flaw.offset),
                    json::position_of(text, flaw.offset), flaw.message, flaw.help});
}

json::Flaw flaw_of(const Excess& excess, const JsonLimits& limits) {
    if (excess.deep)
        return json::Flaw{Code::json_too_deep,
                          "arrays and objects are nested more than " + std::to_string(limits.depth) + " deep", "",
                          excess.offset};
    return json::Flaw{Code::bad_json, "the body has more than " + std::to_string(limits.values) + " values",
                      "send it in parts", excess.offset};
}

// How much the client likes a type, in thousandths; of several ranges that match the narrowest counts.
int quality(std::string_view accept, std::string_view type) {
    const std::string_view group = type.substr(0, type.find('/'));
    int best = 0;
    int narrowness = -1;
    for (const std::string_view element : list_elements(accept)) {
        const std::string range = media_type(element);
        const int narrow = range == type ? 2 : range == std::string(group) + "/*" ? 1 : range == "*/*" ? 0 : -1;
        if (narrow <= narrowness) continue;
        double q = 1;
        each_parameter(element, [&](std::string_view name, std::string_view value) {
            if (same_name(name, "q")) {
                q = 0;
                std::from_chars(value.data(), value.data() + value.size(), q);
            }
        });
        narrowness = narrow;
        best = static_cast<int>(std::clamp(q, 0.0, 1.0) * 1000);
    }
    return best;
}

} // namespace

std::string media_type(std::string_view content_type) {
    std::string media(trimmed(content_type.substr(0, content_type.find(';'))));
    std::ranges::transform(media, media.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return media;
}

OrProblem<json::Tree> json_body(const Request& request, const JsonLimits& limits) {
    if (std::optional<Problem> refused = check_is_json(request)) return *std::move(refused);
    if (request.body.empty()) return problem(problems::bad_json, "the request must have a body, in JSON");
    if (const std::optional<Excess> excess = find_excess(request.body, std::min(limits.depth, json::max_depth),
                                                         std::min(limits.values, json::max_values)))
        return at_place(flaw_of(*excess, limits), request.body);
    std::variant<json::Tree, json::Flaw> read = json::read(request.body);
    if (const json::Flaw* flaw = std::get_if<json::Flaw>(&read)) return at_place(*flaw, request.body);
    return std::get<json::Tree>(std::move(read));
}

OrProblem<std::string_view> accepted_type(const Request& request, std::span<const std::string_view> offered) {
    const std::optional<std::string> accept = request.headers.list("Accept");
    if (!accept || list_elements(*accept).empty()) return offered.front();
    const std::string_view* best = nullptr;
    int liking = 0;
    for (const std::string_view& type : offered)
        if (const int q = quality(*accept, type); q > liking) {
            liking = q;
            best = &type;
        }
    if (best != nullptr) return *best;
    std::string list;
    for (const std::string_view type : offered) list += (list.empty() ? "" : ", ") + std::string(type);
    return problem(problems::not_acceptable, "this is to be had as " + list);
}

} // namespace voorrang::http
