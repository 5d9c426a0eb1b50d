#include "adapters/files/write_text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

Diagnostic not_written(const fs::path& file, const std::string& why) {
    return {Code::write_failed, "the output can't be written: " + why, std::nullopt, file.string(), {}, ""};
}

bool write_all(const fs::path& file, std::string_view text) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    return !stream.fail();
}

} // namespace

Result<void> write_text(const fs::path& file, std::string_view text) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) return not_written(file, "it is a folder");
    errno = 0;
    // What is no ordinary file (a pipe, /dev/stdout) can't be replaced.
    if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
        if (!write_all(file, text)) return not_written(file, std::strerror(errno));
        return {};
    }
    const fs::path beside = file.string() + ".part";
    if (!write_all(beside, text)) {
        const std::string why = std::strerror(errno);
        fs::remove(beside, ignored);
        return not_written(file, why);
    }
    std::error_code error;
    fs::rename(beside, file, error);
    if (!error) return {};
    fs::remove(beside, ignored);
    return not_written(file, error.message());
}

} // namespace voorrang::files
