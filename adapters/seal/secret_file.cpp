#include "adapters/seal/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace voorrang::seal {

namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

} // namespace

Result<std::string> read_secret(const std::filesystem::path& file, std::string_view name, std::size_t most) {
    const std::string named(name);
    const auto refuse = [&](std::string message, std::string help) {
        return Diagnostic{Code::key_unreadable, std::move(message), std::nullopt, file.string(), {}, std::move(help)};
    };
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (opened.number() < 0) return refuse(named + " can't be read: " + std::strerror(errno), "");
    struct stat about {};
    if (::fstat(opened.number(), &about) != 0 || !S_ISREG(about.st_mode))
        return refuse(named + " can't be read: this is no ordinary file", "");
    if ((about.st_mode & 077) != 0)
        return refuse("others than its owner may read " + named, "chmod 600 the file, and think of who has read it");
    std::string bytes(most + 1, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(opened.number(), bytes.data() + size, bytes.size() - size);
        if (got < 0) return refuse(named + " can't be read: " + std::strerror(errno), "");
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return bytes;
}

Result<void> write_secret(const std::filesystem::path& file, std::string_view name, std::string_view bytes) {
    const auto refuse = [&] {
        return Diagnostic{Code::key_unwritable,
                          std::string(name) + " can't be written: " + std::strerror(errno),
                          std::nullopt,
                          file.string(),
                          {},
                          "give a file that is not there yet, in a folder where you may write"};
    };
    const Descriptor opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (opened.number() < 0) return refuse();
    // Its name too must be there after a lost current: what was done with it meanwhile can't do without it.
    std::error_code ignored;
    const Descriptor folder(
        ::open(std::filesystem::absolute(file, ignored).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (::write(opened.number(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        ::fsync(opened.number()) != 0 || ::fsync(folder.number()) != 0) {
        const Diagnostic why = refuse();
        ::unlink(file.c_str());
        return why;
    }
    return {};
}

} // namespace voorrang::seal
