// An input file or the standard input as a stream that ends when the program is interrupted.
#pragma once

#include "adapters/cli/interrupt.hpp"
#include "dsl/diagnostics/result.hpp"

#include <sys/types.h>

#include <functional>
#include <istream>
#include <memory>
#include <vector>

namespace voorrang::cli {

class InputBuffer final : public std::streambuf {
  public:
    // `before_wait` is called when there is nothing to be read yet: time to hand over what is done. If it returns false
    // nothing more is read: nobody wants it.
    InputBuffer(int descriptor, Interrupt& interrupt, std::function<bool()> before_wait);
    InputBuffer(int descriptor, Interrupt& interrupt) : InputBuffer(descriptor, interrupt, [] { return true; }) {}
    ~InputBuffer() override;
    InputBuffer(const InputBuffer&) = delete;
    InputBuffer& operator=(const InputBuffer&) = delete;

    std::uint64_t bytes() const { return bytes_; }

    // What is in memory and not yet taken. read_more() adds to it; false at the end, when interrupted, and after a
    // fault.
    std::string_view unread() const { return {gptr(), static_cast<std::size_t>(egptr() - gptr())}; }
    bool read_more();
    bool failed() const { return failed_; }
    bool would_wait() const; // there is nothing to be read yet
    void take(std::size_t bytes) { setg(eback(), gptr() + bytes, egptr()); }
    // Puts text back in front of what is unread.
    void give_back(std::string_view text);

  protected:
    int_type underflow() override;

  private:
    bool wait();
    ssize_t read_into(char* place, std::size_t size);
    void make_room(std::size_t before, std::size_t after);

    int descriptor_;
    Interrupt& interrupt_;
    std::function<bool()> before_wait_;
    std::vector<char> buffer_;
    std::uint64_t bytes_ = 0;
    bool failed_ = false;
};

// V501 if there is no such file, or it can't be read. Tried for all inputs before the first is decided.
Result<void> check_input(const std::string& name);
// The same of all of a command's inputs: those it reads one after the other, and its bids. V801 if the standard input
// is among them twice.
Result<void> check_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& bids);
// The descriptor of an input that was checked: of "-", a copy of the standard input.
Result<int> open_input(const std::string& name);

} // namespace voorrang::cli
