#include "adapters/files/package_search.hpp"

#include <algorithm>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

// A search for near names is a courtesy: it ends soon, whatever folder it was started in.
constexpr std::size_t most_entries = 2'000;
constexpr int most_levels = 6;

bool is_rule_file(const fs::path& file) { return file.extension() == ".vrg" || file.extension() == ".md"; }

std::string package_name(fs::path relative) {
    relative.replace_extension();
    std::string name;
    for (const fs::path& part : relative) {
        if (!name.empty()) name += '.';
        name += part.string();
    }
    return name;
}

} // namespace

fs::path root_of(const fs::path& file, const std::vector<std::string>& package) {
    std::error_code error;
    fs::path absolute = fs::absolute(file, error);
    if (error) absolute = file;
    fs::path folder = absolute.lexically_normal().parent_path();
    fs::path root = folder;
    for (std::size_t part = package.size(); part-- > 1;) {
        if (root.filename() != package[part - 1]) return folder;
        root = root.parent_path();
    }
    return root;
}

std::optional<fs::path> find_package(const std::vector<std::string>& package, const std::vector<fs::path>& roots) {
    fs::path relative;
    for (const std::string& part : package) relative /= part;
    for (const fs::path& root : roots)
        for (const char* extension : {".vrg", ".md"}) {
            fs::path file = root / relative;
            file += extension;
            std::error_code error;
            if (fs::exists(file, error)) return file;
        }
    return std::nullopt;
}

std::vector<std::string> packages_below(const std::vector<fs::path>& roots) {
    std::vector<std::string> names;
    std::size_t entries = 0;
    for (const fs::path& root : roots) {
        std::error_code error;
        fs::recursive_directory_iterator entry(root, fs::directory_options::skip_permission_denied, error);
        for (; !error && entry != fs::recursive_directory_iterator() && entries < most_entries;
             entry.increment(error)) {
            ++entries;
            if (entry.depth() >= most_levels) entry.disable_recursion_pending();
            if (is_rule_file(entry->path())) names.push_back(package_name(entry->path().lexically_relative(root)));
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string shown_path(const fs::path& file) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error) return file.string();
    const std::string relative = file.lexically_relative(here).string();
    const std::string found = file.string();
    return !relative.empty() && relative.size() < found.size() ? relative : found;
}

} // namespace voorrang::files
