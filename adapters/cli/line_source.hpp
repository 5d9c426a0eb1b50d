// Cuts an input of several documents into parts of many lines, without looking into them.
#pragma once

#include "adapters/cli/lane.hpp"

namespace voorrang::cli {

class LineSource {
  public:
    // `size`: of a part, in bytes, unless a line is longer.
    LineSource(InputBuffer& buffer, std::string name, ocds::Resume resume, std::size_t size)
        : buffer_(buffer), name_(std::move(name)), resume_(resume), size_(size) {}

    // The next part: of what is there without waiting, as much as ends with a line or with a document. Nothing at the
    // end, and where a line is so long that it is better read on bit by bit.
    std::optional<Lines> next();
    bool at_end() const { return ended_; }
    // Where reading goes on.
    const ocds::Resume& resume() const { return resume_; }

  private:
    Lines take(std::size_t size);

    InputBuffer& buffer_;
    std::string name_;
    ocds::Resume resume_;
    std::size_t size_;
    bool ended_ = false;
};

} // namespace voorrang::cli
