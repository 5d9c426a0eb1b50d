// The standard output, written in large pieces, with its faults told.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::cli {

class Output {
  public:
    explicit Output(int descriptor) : descriptor_(descriptor) {}

    void write(std::string_view text);
    void flush();

    bool usable() const { return error_ == 0; }
    bool pipe_closed() const;            // nobody reads it any more
    int error() const { return error_; } // errno of the first fault; 0: none
    bool on_terminal() const;

  private:
    int descriptor_;
    int error_ = 0;
    std::string pending_;
};

} // namespace voorrang::cli
