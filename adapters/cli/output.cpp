#include "adapters/cli/output.hpp"

#include <unistd.h>

#include <cerrno>

namespace voorrang::cli {

namespace {
constexpr std::size_t piece = 64 * 1024;
}

void Output::write(std::string_view text) {
    if (!usable()) return;
    pending_ += text;
    if (pending_.size() >= piece) flush();
}

void Output::flush() {
    std::string_view rest = pending_;
    while (usable() && !rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written >= 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            error_ = errno;
    }
    pending_.clear();
}

bool Output::pipe_closed() const { return error_ == EPIPE; }
bool Output::on_terminal() const { return ::isatty(descriptor_) == 1; }

} // namespace voorrang::cli
