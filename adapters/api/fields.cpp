#include "adapters/api/fields.hpp"

#include "adapters/json/describe.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::api {

OrProblem<Fields> Fields::read(const json::Tree& body, std::initializer_list<std::string_view> names) {
    if (!body.root().is_object())
        return problem_of(
            service::bad_body("the body must be an object, but is " + json::describe_kind(body.root()), ""));
    for (const json::Ref member : body.root().children()) {
        if (std::find(names.begin(), names.end(), member.key()) != names.end()) continue;
        std::string all;
        std::vector<std::string> known;
        for (const std::string_view name : names) {
            known.emplace_back(name);
            all += (all.empty() ? "" : ", ") + std::string(name);
        }
        const auto near = suggest(std::string(member.key()), known);
        return problem_of(service::bad_body("the body may not have `" + std::string(member.key()) + "`",
                                            "/" + std::string(member.key()),
                                            near ? "did you mean `" + *near + "`?" : "it may have " + all));
    }
    return Fields(body);
}

std::optional<json::Ref> Fields::find(std::string_view name) const {
    const auto found = body_.root().find(name);
    return found && !found->is_null() ? found : std::nullopt;
}

void Fields::flawed(std::string_view name, std::string_view wanted) const {
    if (flaw_) return;
    const auto found = find(name);
    flaw_ = problem_of(service::bad_body("`" + std::string(name) + "` must be " + std::string(wanted) +
                                             (found ? ", but is " + json::describe(*found) : ", and is not there"),
                                         found ? "/" + std::string(name) : ""));
}

std::string Fields::text(std::string_view name) const {
    const auto found = find(name);
    if (found && found->is_string() && !found->text().empty()) return std::string(found->text());
    flawed(name, "a text");
    return {};
}

std::string Fields::text_or(std::string_view name, std::string_view otherwise) const {
    const auto found = find(name);
    if (!found) return std::string(otherwise);
    if (found->is_string()) return std::string(found->text());
    flawed(name, "a text");
    return {};
}

bool Fields::truth_or(std::string_view name, bool otherwise) const {
    const auto found = find(name);
    if (!found) return otherwise;
    if (found->kind() == json::Kind::boolean) return found->boolean();
    flawed(name, "true or false");
    return otherwise;
}

std::optional<std::int64_t> Fields::integer(std::string_view name) const {
    const auto found = find(name);
    if (!found) return std::nullopt;
    std::int64_t value = 0;
    const std::string_view text = found->text();
    if (found->is_number()) {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return value;
    }
    flawed(name, "a whole number");
    return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::texts(std::string_view name) const {
    const auto found = find(name);
    if (!found) return std::nullopt;
    std::vector<std::string> all;
    if (found->is_array())
        for (const json::Ref element : found->children())
            if (element.is_string()) all.emplace_back(element.text());
    if (found->is_array() && all.size() == found->size()) return all;
    flawed(name, "a list of texts");
    return std::nullopt;
}

std::optional<json::Tree> Fields::tree(std::string_view name) const {
    const auto found = find(name);
    if (!found) return std::nullopt;
    if (!found->is_object()) {
        flawed(name, "an object");
        return std::nullopt;
    }
    json::TreeBuilder copy;
    copy.copy(*found);
    return copy.take();
}

Diagnostic below(std::string_view pointer, Diagnostic diagnostic) {
    const std::size_t at = diagnostic.place.find('/');
    if (at == std::string::npos) return diagnostic;
    const std::string within = diagnostic.place.substr(at);
    if (within != pointer && !within.starts_with(std::string(pointer) + '/'))
        diagnostic.place = std::string(pointer) + within;
    return diagnostic;
}

} // namespace voorrang::api
