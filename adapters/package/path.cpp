#include "adapters/package/path.hpp"

#include <algorithm>
#include <set>

namespace voorrang::package {

bool clash(const std::vector<std::string>& paths) {
    std::set<std::string> files;
    std::set<std::string> folders;
    for (const std::string& path : paths) {
        const std::string name = files::in_small_letters(path);
        if (!files.insert(name).second) return true;
        for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
            folders.insert(name.substr(0, slash));
    }
    return std::ranges::any_of(files, [&](const std::string& file) { return folders.contains(file); });
}

std::string common_begin(std::string a, const std::string& b) {
    while (!a.empty() && a != b && !b.starts_with(a + "."))
        a = a.find('.') == std::string::npos ? "" : a.substr(0, a.rfind('.'));
    return a;
}

std::string path_of(std::string_view package, std::string_view extension) {
    std::string path(package);
    std::ranges::replace(path, '.', '/');
    return path.append(extension);
}

} // namespace voorrang::package
