#include "adapters/files/own_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace voorrang::files {

namespace fs = std::filesystem;

std::optional<std::string> read_own(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return std::nullopt;
    struct stat status {};
    std::optional<std::string> bytes;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
        (status.st_mode & (S_IWGRP | S_IWOTH)) == 0) {
        bytes.emplace(static_cast<std::size_t>(status.st_size), '\0');
        std::size_t read = 0;
        for (ssize_t got = 1; got > 0 && read < bytes->size();
             read += static_cast<std::size_t>(std::max<ssize_t>(got, 0)))
            got = ::read(descriptor, bytes->data() + read, bytes->size() - read);
        if (read != bytes->size()) bytes.reset();
    }
    ::close(descriptor);
    return bytes;
}

namespace {

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

void write_own(const fs::path& file, std::string_view bytes) {
    std::error_code error;
    if (!fs::exists(file.parent_path(), error)) {
        fs::create_directories(file.parent_path(), error);
        if (!error) fs::permissions(file.parent_path(), fs::perms::owner_all, error);
        if (error) return;
    }
    std::string temporary = file.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC); // its owner's alone
    if (descriptor < 0) return;
    bool whole = write_all(descriptor, bytes);
    whole = ::close(descriptor) == 0 && whole;
    if (!whole || ::rename(temporary.c_str(), file.c_str()) != 0) ::unlink(temporary.c_str());
}

} // namespace voorrang::files
