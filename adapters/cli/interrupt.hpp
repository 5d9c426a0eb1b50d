// Ctrl-C and its like, as something to ask for instead of something that happens: the tender at hand is finished first.
#pragma once

#include <csignal>
#include <optional>

namespace voorrang::cli {

class Interrupt {
  public:
    // From here on SIGINT, SIGTERM and SIGHUP wait to be asked for; those that the caller ignores stay ignored.
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    // The first one that came.
    std::optional<int> signal();
    int descriptor() const { return descriptor_; } // readable once one has come; to be waited on

  private:
    sigset_t before_{};
    int descriptor_;
    std::optional<int> signal_;
};

} // namespace voorrang::cli
