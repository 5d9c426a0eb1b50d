#include "adapters/files/rule_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace voorrang::files {

namespace {

namespace fs = std::filesystem;

Diagnostic not_found(const std::string& path, std::string message) {
    return {Code::file_not_found, std::move(message), std::nullopt, path, {}, ""};
}

// A README among the policies is no rule file.
bool has_rule_block(const fs::path& file) {
    std::ifstream text(file);
    std::string line;
    while (std::getline(text, line)) {
        const std::size_t fence = line.find_first_not_of(" \t");
        if (fence == std::string::npos) continue;
        const std::size_t tag = line.find_first_not_of("`~", fence);
        if (tag == std::string::npos || tag - fence < 3) continue;
        const std::size_t word = line.find_first_not_of(" \t", tag);
        if (word == std::string::npos || line.compare(word, 3, "vrg") != 0) continue;
        if (line.find_first_not_of(" \t\r", word + 3) == std::string::npos) return true;
    }
    return false;
}

Result<std::vector<std::string>> files_below(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code failed;
    fs::recursive_directory_iterator at(folder, failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
        const fs::path& path = at->path();
        // .git and the like
        if (path.filename().string().starts_with('.')) {
            if (at->is_directory(failed)) at.disable_recursion_pending();
            continue;
        }
        if (!at->is_regular_file(failed)) continue;
        if (path.extension() == ".vrg" || (path.extension() == ".md" && has_rule_block(path)))
            found.push_back(path.lexically_normal().string());
    }
    if (failed) return not_found(folder, "the folder can't be read: " + failed.message());
    if (found.empty()) return not_found(folder, "there are no rule files below this folder");
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Result<std::vector<std::string>> rule_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code failed;
        const fs::file_status status = fs::status(path, failed);
        if (status.type() == fs::file_type::not_found) return not_found(path, "there is no such file");
        if (failed) return not_found(path, "the file can't be read: " + failed.message());
        if (status.type() != fs::file_type::directory) {
            files.push_back(path);
            continue;
        }
        Result<std::vector<std::string>> below = files_below(path);
        if (!below) return below;
        files.insert(files.end(), below->begin(), below->end());
    }
    return files;
}

} // namespace voorrang::files
