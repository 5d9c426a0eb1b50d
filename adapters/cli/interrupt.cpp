#include "adapters/cli/interrupt.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace voorrang::cli {

Interrupt::Interrupt() {
    sigset_t watched;
    sigemptyset(&watched);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        ::sigaction(number, nullptr, &action);
        // nohup and background jobs of a shell ignore some; blocking would make them arrive after all.
        if (action.sa_handler != SIG_IGN) sigaddset(&watched, number);
    }
    ::sigprocmask(SIG_BLOCK, &watched, &before_);
    descriptor_ = ::signalfd(-1, &watched, SFD_NONBLOCK | SFD_CLOEXEC);
}

Interrupt::~Interrupt() {
    if (descriptor_ >= 0) ::close(descriptor_);
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<int> Interrupt::signal() {
    if (signal_) return signal_;
    signalfd_siginfo info{};
    if (::read(descriptor_, &info, sizeof info) == sizeof info) signal_ = static_cast<int>(info.ssi_signo);
    return signal_;
}

} // namespace voorrang::cli
