#include "adapters/sheet/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace voorrang::sheet {

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string name = ((error ? "/tmp" : parent) / "voorrang-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        return Diagnostic{Code::write_failed,
                          "there is no room for files that pass: " + std::string(std::strerror(errno)),
                          std::nullopt,
                          parent.string(),
                          {},
                          "let TMPDIR name a folder that can be written"};
    return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

} // namespace voorrang::sheet
