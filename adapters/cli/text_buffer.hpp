// A text to be read as a stream, without a copy of it.
#pragma once

#include <streambuf>
#include <string_view>

namespace voorrang::cli {

class TextBuffer final : public std::streambuf {
  public:
    explicit TextBuffer(std::string_view text) {
        char* const begin = const_cast<char*>(text.data()); // only read
        setg(begin, begin, begin + text.size());
    }
};

} // namespace voorrang::cli
