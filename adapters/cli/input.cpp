#include "adapters/cli/input.hpp"

#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace voorrang::cli {

namespace {

constexpr std::size_t piece = 256 * 1024;

Diagnostic unreadable(const std::string& name, const std::string& why) {
    return {Code::file_not_found, why, std::nullopt, name, {}, ""};
}

std::string cannot_be_read(int error) {
    if (error == ENOENT) return "there is no such file";
    return "the file can't be read: " + std::string(std::strerror(error));
}

} // namespace

InputBuffer::InputBuffer(int descriptor, Interrupt& interrupt, std::function<bool()> before_wait)
    : descriptor_(descriptor), interrupt_(interrupt), before_wait_(std::move(before_wait)), buffer_(piece) {}

InputBuffer::~InputBuffer() { ::close(descriptor_); }

// False if nothing more is to be read.
bool InputBuffer::wait() {
    std::array<pollfd, 2> watched{{{descriptor_, POLLIN, 0}, {interrupt_.descriptor(), POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), 0) == 0) {
        if (!before_wait_()) return false;
        while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
        }
    }
    return !interrupt_.signal();
}

// Bytes; 0 at the end and when interrupted, less after a fault.
ssize_t InputBuffer::read_into(char* place, std::size_t size) {
    while (true) {
        if (!wait()) return 0;
        const ssize_t got = ::read(descriptor_, place, size);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got > 0) bytes_ += static_cast<std::uint64_t>(got);
        failed_ = failed_ || got < 0;
        return got;
    }
}

InputBuffer::int_type InputBuffer::underflow() {
    const ssize_t size = read_into(buffer_.data(), buffer_.size());
    // The stream's way to tell a fault from an end: it catches this and sets its badbit.
    if (size < 0) throw std::system_error(errno, std::generic_category());
    if (size == 0) return traits_type::eof();
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return traits_type::to_int_type(buffer_.front());
}

// Moves what is unread so that there is room in front of it and behind.
void InputBuffer::make_room(std::size_t before, std::size_t after) {
    const std::string_view rest = unread();
    const std::size_t size = before + rest.size() + after;
    if (size > buffer_.size()) {
        std::vector<char> larger(std::max(size, 2 * buffer_.size()));
        std::ranges::copy(rest, larger.begin() + static_cast<std::ptrdiff_t>(before));
        buffer_ = std::move(larger);
    } else if (!rest.empty()) {
        std::memmove(buffer_.data() + before, rest.data(), rest.size());
    }
    setg(buffer_.data(), buffer_.data() + before, buffer_.data() + before + rest.size());
}

bool InputBuffer::read_more() {
    const std::size_t kept = unread().size();
    make_room(0, piece);
    const ssize_t size = read_into(buffer_.data() + kept, buffer_.size() - kept);
    if (size <= 0) return false;
    setg(buffer_.data(), buffer_.data(), buffer_.data() + kept + size);
    return true;
}

void InputBuffer::give_back(std::string_view text) {
    make_room(text.size(), 0);
    std::ranges::copy(text, gptr() - text.size());
    setg(eback(), gptr() - text.size(), egptr());
}

bool InputBuffer::would_wait() const {
    pollfd watched{descriptor_, POLLIN, 0};
    return ::poll(&watched, 1, 0) == 0;
}

Result<void> check_input(const std::string& name) {
    if (name == "-") return {};
    struct stat status {};
    if (::stat(name.c_str(), &status) != 0) return unreadable(name, cannot_be_read(errno));
    if (S_ISDIR(status.st_mode)) return unreadable(name, "this is a folder, not a file");
    if (::faccessat(AT_FDCWD, name.c_str(), R_OK, AT_EACCESS) != 0) return unreadable(name, cannot_be_read(errno));
    return {};
}

Result<void> check_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& bids) {
    if (std::ranges::count(inputs, "-") + std::ranges::count(bids, "-") > 1)
        return Diagnostic{Code::bad_use, "the standard input can be read only once", std::nullopt, "", {}, ""};
    for (const auto* names : {&inputs, &bids})
        for (const std::string& name : *names)
            if (Result<void> there = check_input(name); !there) return there;
    return {};
}

Result<int> open_input(const std::string& name) {
    const int descriptor = name == "-" ? ::dup(0) : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unreadable(name, cannot_be_read(errno));
    return descriptor;
}

} // namespace voorrang::cli
