#include "adapters/files/write_durably.hpp"

#include "adapters/files/write_all.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

namespace voorrang::files {

namespace {

namespace fs = std::filesystem;

// What `work` returned, with the errno that it left.
template <class Work>
bool with_open(const fs::path& path, int flags, const Work& work) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (descriptor < 0) return false;
    const bool done = work(descriptor);
    const int why = errno;
    ::close(descriptor);
    errno = why;
    return done;
}

} // namespace

Result<void> write_durably(const fs::path& file, std::string_view text) {
    const auto failed = [&] {
        return Diagnostic{Code::write_failed,
                          std::string("the output can't be written: ") + std::strerror(errno),
                          std::nullopt,
                          file.string(),
                          {},
                          ""};
    };
    const fs::path beside = file.string() + ".part";
    const auto write = [&](int descriptor) { return write_all(descriptor, text) && ::fsync(descriptor) == 0; };
    if (!with_open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, write)) {
        const Diagnostic why = failed();
        ::unlink(beside.c_str());
        return why;
    }
    if (std::rename(beside.c_str(), file.c_str()) != 0) {
        const Diagnostic why = failed();
        ::unlink(beside.c_str());
        return why;
    }
    std::error_code ignored;
    const fs::path folder = fs::absolute(file, ignored).parent_path();
    const auto sync = [](int descriptor) { return ::fsync(descriptor) == 0; };
    if (!with_open(folder, O_RDONLY | O_DIRECTORY, sync)) return failed();
    return {};
}

} // namespace voorrang::files
