#include "adapters/files/replace_text.hpp"

#include "adapters/files/write_all.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace voorrang::files {

std::optional<std::string> replace_text(const std::filesystem::path& file, std::string_view text) {
    std::error_code failed;
    const std::filesystem::path target = std::filesystem::canonical(file, failed);
    if (failed) return failed.message();
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0) return std::strerror(errno);
    if (::access(target.c_str(), W_OK) != 0) return std::strerror(errno);
    std::string temporary = target.string() + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) return std::strerror(errno);
    bool fine =
        write_all(descriptor, text) && ::fchmod(descriptor, status.st_mode & 07777U) == 0 && ::fsync(descriptor) == 0;
    int cause = errno;
    if (::close(descriptor) != 0 && fine) {
        fine = false;
        cause = errno;
    }
    if (fine && ::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
    if (fine) cause = errno;
    ::unlink(temporary.c_str());
    return std::strerror(cause);
}

} // namespace voorrang::files
