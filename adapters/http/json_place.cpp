#include "adapters/http/json_place.hpp"

#include <algorithm>
#include <vector>

namespace voorrang::http {

namespace {

// Just after the text that begins with the quote at `at`; the end of `json` if it is not closed.
std::size_t after_text(std::string_view json, std::size_t at) {
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

struct Level {
    bool object;
    bool at_key;       // of an object: what comes next is a key
    std::string key{}; // of the member, as written in the text
    std::size_t index = 0;
};

void append_escaped(std::string& pointer, std::string_view key) {
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

std::string pointer_of(const std::vector<Level>& levels) {
    std::string pointer;
    for (const Level& level : levels) {
        if (level.object && level.at_key) break; // between members: the object itself
        pointer += '/';
        if (level.object)
            append_escaped(pointer, level.key);
        else
            pointer += std::to_string(level.index);
    }
    return pointer;
}

} // namespace

std::string pointer_at(std::string_view json, std::size_t offset) {
    std::vector<Level> levels;
    const std::size_t end = std::min(offset + 1, json.size());
    for (std::size_t at = 0; at < end; ++at) {
        switch (json[at]) {
        case '{':
        case '[':
            if (at < offset) levels.push_back({json[at] == '{', json[at] == '{'});
            break;
        case '}':
        case ']':
            if (at < offset && !levels.empty()) levels.pop_back();
            break;
        case ',':
            if (levels.empty()) break;
            ++levels.back().index;
            levels.back().at_key = levels.back().object;
            break;
        case '"': {
            const std::size_t after = after_text(json, at);
            if (!levels.empty() && levels.back().at_key) {
                const std::size_t size = after - at - 1;
                levels.back().key = json.substr(at + 1, size > 0 && json[after - 1] == '"' ? size - 1 : size);
                levels.back().at_key = false;
            }
            at = after - 1;
            break;
        }
        default:
            break;
        }
    }
    return pointer_of(levels);
}

std::optional<Excess> find_excess(std::string_view json, std::size_t depth, std::size_t values) {
    std::size_t open = 0;
    std::size_t seen = 1; // a value follows each bracket and each comma
    for (std::size_t at = 0; at < json.size(); ++at) {
        switch (json[at]) {
        case '{':
        case '[':
            if (++open > depth) return Excess{at, true};
            if (++seen > values) return Excess{at, false};
            break;
        case '}':
        case ']':
            if (open > 0) --open;
            break;
        case ',':
            if (++seen > values) return Excess{at, false};
            break;
        case '"':
            at = after_text(json, at) - 1;
            break;
        default:
            break;
        }
    }
    return std::nullopt;
}

} // namespace voorrang::http
