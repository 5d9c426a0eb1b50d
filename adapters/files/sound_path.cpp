#include "adapters/files/sound_path.hpp"

#include <algorithm>
#include <array>

namespace voorrang::files {

namespace {

bool is_device(std::string_view part) {
    static constexpr std::array<std::string_view, 4> plain{"con", "prn", "aux", "nul"};
    const std::string name = in_small_letters(part.substr(0, part.find('.')));
    const bool numbered =
        name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '0' && name[3] <= '9';
    return numbered || std::ranges::find(plain, name) != plain.end();
}

bool is_part(std::string_view part) {
    if (part.empty() || part.front() == '.' || part.back() == '.' || is_device(part)) return false;
    return std::ranges::all_of(part, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    });
}

} // namespace

bool is_path(std::string_view path) {
    if (path.size() > most_path_bytes) return false;
    for (;;) {
        const std::size_t slash = path.find('/');
        if (!is_part(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

std::string in_small_letters(std::string_view path) {
    std::string lowered(path);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

} // namespace voorrang::files
