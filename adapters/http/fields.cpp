#include "adapters/http/fields.hpp"

#include <algorithm>

namespace voorrang::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

} // namespace

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> Fields::get(std::string_view name) const {
    for (const Field& field : fields_)
        if (same_name(field.first, name)) return field.second;
    return std::nullopt;
}

std::optional<std::string> Fields::list(std::string_view name) const {
    std::optional<std::string> all;
    for (const Field& field : fields_) {
        if (!same_name(field.first, name)) continue;
        if (all) {
            *all += ", ";
            *all += field.second;
        } else
            all = field.second;
    }
    return all;
}

std::size_t Fields::count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(fields_, [&](const Field& field) { return same_name(field.first, name); }));
}

void Fields::set(std::string_view name, std::string value) {
    const auto first = std::ranges::find_if(fields_, [&](const Field& field) { return same_name(field.first, name); });
    if (first == fields_.end()) return add(std::string(name), std::move(value));
    first->second = std::move(value);
    const auto others =
        std::remove_if(first + 1, fields_.end(), [&](const Field& field) { return same_name(field.first, name); });
    fields_.erase(others, fields_.end());
}

void Fields::remove(std::string_view name) {
    std::erase_if(fields_, [&](const Field& field) { return same_name(field.first, name); });
}

std::vector<std::string_view> list_elements(std::string_view list) {
    std::vector<std::string_view> elements;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t at = 0; at <= list.size(); ++at) {
        if (at < list.size()) {
            if (quoted && list[at] == '\\' && at + 1 < list.size())
                ++at;
            else if (list[at] == '"')
                quoted = !quoted;
            if (quoted || list[at] != ',') continue;
        }
        const std::string_view element = trimmed(list.substr(begin, at - begin));
        if (!element.empty()) elements.push_back(element);
        begin = at + 1;
    }
    return elements;
}

bool has_token(std::string_view list, std::string_view token) {
    return std::ranges::any_of(list_elements(list),
                               [&](std::string_view element) { return same_name(element, token); });
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view value) {
    return std::ranges::all_of(value,
                               [](char c) { return static_cast<unsigned char>(c) >= ' ' ? c != 127 : c == '\t'; });
}

} // namespace voorrang::http
