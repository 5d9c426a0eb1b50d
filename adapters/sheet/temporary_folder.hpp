// A folder of its own for files that pass; it goes with all that is in it.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <filesystem>

namespace voorrang::sheet {

class TemporaryFolder {
  public:
    static Result<TemporaryFolder> make(); // where TMPDIR says, or /tmp; V802
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_; // empty: none
};

} // namespace voorrang::sheet
