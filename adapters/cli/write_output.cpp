#include "adapters/cli/write_output.hpp"

#include "adapters/files/policy_loader.hpp"
#include "adapters/files/write_text.hpp"

#include <filesystem>

namespace voorrang::cli {

std::vector<std::string> files_of(const files::LoadedPolicy& loaded) {
    std::vector<std::string> names;
    for (SourceId i = 0; i < loaded.sources.size(); ++i) names.push_back(loaded.sources.source(i).name);
    return names;
}

Result<void> write_output(const std::string& file, std::string_view text, const std::vector<std::string>& read) {
    for (const std::string& each : read) {
        std::error_code absent; // then it is not the same
        if (std::filesystem::equivalent(file, each, absent))
            return Diagnostic{Code::bad_use,      "the output would replace what was read", std::nullopt, file, {},
                              "name another file"};
    }
    return files::write_text(file, text);
}

Result<void> make_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) return {};
    return Diagnostic{Code::write_failed, "the folder can't be made: " + error.message(), std::nullopt, folder, {}, ""};
}

} // namespace voorrang::cli
