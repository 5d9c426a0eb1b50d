// An input file or the standard input as a stream that ends when the program is interrupted.
#pragma once

#include "adapters/cli/interrupt.hpp"
#include "dsl/diagnostics/result.hpp"

#include <functional>
#include <istream>
#include <memory>
#include <vector>

namespace voorrang::cli {

class InputBuffer final : public std::streambuf {
  public:
    // `before_wait` is called when there is nothing to be read yet: time to hand over what is done.
    InputBuffer(int descriptor, Interrupt& interrupt, std::function<void()> before_wait);
    ~InputBuffer() override;
    InputBuffer(const InputBuffer&) = delete;
    InputBuffer& operator=(const InputBuffer&) = delete;

    std::uint64_t bytes() const { return bytes_; }

  protected:
    int_type underflow() override;

  private:
    bool wait();

    int descriptor_;
    Interrupt& interrupt_;
    std::function<void()> before_wait_;
    std::vector<char> buffer_;
    std::uint64_t bytes_ = 0;
};

// V501 if there is no such file, or it can't be read. Tried for all inputs before the first is decided.
Result<void> check_input(const std::string& name);
// The same of all of a command's inputs: those it reads one after the other, and its bids. V801 if the standard input
// is among them twice.
Result<void> check_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& bids);
// The descriptor of an input that was checked: of "-", a copy of the standard input.
Result<int> open_input(const std::string& name);

} // namespace voorrang::cli
