// Where a JSON value ends, found by its brackets and quotes alone while it comes in piece by piece. What lies between
// is for the parser to judge. Texts that can't be JSON are noticed as early as that costs nothing, so that a line of
// JSON Lines that was cut off does not swallow the lines after it.
#pragma once

#include "adapters/json/limits.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace voorrang::json {

class Extent {
  public:
    enum class Status : std::uint8_t {
        more, // all of the piece belongs to the value, and the value goes on
        ends, // the value ends within the piece or at its end
        bad   // the last byte used can't stand there
    };

    // The first piece begins with the first byte of the value. `used` is set to the bytes that belong to it.
    Status feed(std::string_view piece, std::size_t& used);
    // Whether the value is whole if the input ends here: a number or word at the end of the file is.
    bool whole_at_end() const { return state_ == State::scalar && depth_ == 0; }

  private:
    enum class State : std::uint8_t { before_value, after_value, text, escape, scalar };

    Status open(char bracket);
    Status close(char bracket);
    Status step(char c);

    State state_ = State::before_value;
    std::uint32_t depth_ = 0;
    std::array<char, max_depth + 1> open_{}; // the closing bracket that each open one needs
    char last_ = 0;                          // the last comma, colon or bracket
};

} // namespace voorrang::json
