#include "dsl/graph/schema.hpp"

#include <algorithm>

namespace voorrang::graph {

namespace {

std::string unescape(std::string_view part) {
    std::string result;
    result.reserve(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool escaped = part[i] == '~' && i + 1 < part.size() && (part[i + 1] == '0' || part[i + 1] == '1');
        if (escaped)
            result += part[++i] == '0' ? '~' : '/';
        else
            result += part[i];
    }
    return result;
}

} // namespace

Pointer parse_pointer(std::string_view text) {
    Pointer pointer;
    while (!text.empty()) {
        text.remove_prefix(1); // the slash
        const std::size_t end = std::min(text.find('/'), text.size());
        pointer.parts.push_back(unescape(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return pointer;
}

void append_part(std::string& text, std::string_view part) {
    text += '/';
    for (const char c : part) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
}

std::string to_text(const Pointer& pointer) {
    std::string text;
    for (const std::string& part : pointer.parts) append_part(text, part);
    return text;
}

std::optional<EntityId> Schema::find_entity(EntityId parent, std::string_view path) const {
    for (EntityId id = 1; id < entities.size(); ++id)
        if (entities[id].parent == parent && entities[id].path == path) return id;
    return std::nullopt;
}

std::optional<FactId> Schema::find_fact(EntityId entity, std::string_view path) const {
    for (FactId id = 0; id < facts.size(); ++id)
        if (facts[id].entity == entity && facts[id].path == path) return id;
    return std::nullopt;
}

} // namespace voorrang::graph
