// Files for tests: reading them, and a folder that goes away again.
#pragma once

#include <filesystem>
#include <string>

namespace voorrang::check_test {

std::string read_file(const std::filesystem::path& file);

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    // The path of the file that was written; folders on the way are made.
    std::filesystem::path write(const std::string& name, const std::string& text) const;

  private:
    std::filesystem::path path_;
};

} // namespace voorrang::check_test
