// An input read in chunks, of which only what is asked to be held stays in memory; knows line and column.
#pragma once

#include "dsl/diagnostics/source_map.hpp"

#include <istream>
#include <string>
#include <string_view>

namespace voorrang::json {

class TextReader {
  public:
    // A byte order mark at the begin is passed over.
    explicit TextReader(std::istream& input);
    // Of an input whose begin was read elsewhere.
    TextReader(std::istream& input, Position begin) : input_(input), counted_position_(begin) {}

    static constexpr int at_end = -1;

    int peek();                                        // the next byte, 0..255, or at_end
    void skip(std::size_t bytes = 1) { at_ += bytes; } // at most those in window()
    void skip_space();                                 // JSON's white space
    // What is in memory from the next byte on; at least one byte unless the input is at its end.
    std::string_view window();

    // From here on the text stays in memory, until hold() or let_go() is called.
    void hold();
    void let_go() { hold_ = std::string::npos; }
    std::string_view held() const { return std::string_view(buffer_).substr(hold_, at_ - hold_); }
    // Goes back to `bytes` after the begin of what is held.
    void go_back(std::size_t bytes);

    Position position() { return position_at(at_); }          // of the next byte
    Position held_position() const { return hold_position_; } // of the begin of what is held
    bool failed() const { return input_.bad(); }
    bool ended() const { return ended_; }                 // more was asked for than there is
    std::size_t passed() const { return dropped_ + at_; } // bytes, from the begin on
    std::string take_rest();                              // what is in memory from the next byte on; it is then passed
    std::size_t memory() const { return buffer_.capacity(); }

  private:
    bool fill();
    bool read_chunk();
    Position position_at(std::size_t index);

    std::istream& input_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t dropped_ = 0; // bytes before the buffer
    std::size_t hold_ = std::string::npos;
    Position hold_position_;
    bool ended_ = false;
    // Lines and columns are counted up to here; never past at_.
    std::size_t counted_ = 0;
    Position counted_position_;
};

} // namespace voorrang::json
