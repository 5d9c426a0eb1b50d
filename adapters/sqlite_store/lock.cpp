#include "adapters/sqlite_store/lock.hpp"

#include "adapters/sqlite/fault.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace voorrang::sqlite_store {

namespace {

Diagnostic cannot_lock(const sqlite::Kind& kind, int cause, const std::string& path) {
    if (cause == ENOENT || cause == ENOTDIR)
        return sqlite::about(kind, kind.codes.unreadable, "can't be opened: its folder does not exist", path,
                             "make the folder first");
    if (cause == EACCES || cause == EPERM || cause == EROFS)
        return sqlite::about(kind, kind.codes.read_only, "can't be written: it or its folder is read-only", path);
    return sqlite::about(kind, kind.codes.unreadable, std::string("can't be locked: ") + std::strerror(cause), path);
}

std::string holder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    std::string number;
    for (ssize_t i = 0; i < size && text.at(static_cast<std::size_t>(i)) != '\n'; ++i)
        number += text.at(static_cast<std::size_t>(i));
    return number;
}

} // namespace

Result<Lock> Lock::take(const std::string& path, const sqlite::Kind& kind) {
    // Of the file itself: another way to it is no way around the lock.
    std::error_code ignored;
    std::filesystem::path file = std::filesystem::weakly_canonical(path, ignored);
    if (ignored) file = path;
    const std::string name = file.string() + ".lock";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return cannot_lock(kind, errno, path);
    Lock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return cannot_lock(kind, errno, path);
        const std::string number = holder(descriptor);
        return sqlite::database_diagnostic(Code::data_in_use,
                                           "another process serves this database" +
                                               (number.empty() ? std::string() : ": number " + number),
                                           path, "end it first, or give this one a database of its own");
    }
    // Only for those who are refused: on a full disk the lock holds without it.
    const std::string number = std::to_string(::getpid()) + '\n';
    if (::ftruncate(descriptor, 0) == 0) static_cast<void>(::pwrite(descriptor, number.data(), number.size(), 0) == 0);
    return lock;
}

Lock::~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace voorrang::sqlite_store
