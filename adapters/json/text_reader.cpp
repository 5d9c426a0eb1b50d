#include "adapters/json/text_reader.hpp"

#include "adapters/json/limits.hpp"
#include "adapters/json/parse.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>

namespace voorrang::json {

TextReader::TextReader(std::istream& input) : input_(input) {
    while (buffer_.size() < byte_order_mark.size() && fill()) {
    }
    if (buffer_.starts_with(byte_order_mark)) at_ = counted_ = byte_order_mark.size();
}

int TextReader::peek() {
    if (at_ == buffer_.size() && !fill()) return at_end;
    return static_cast<unsigned char>(buffer_[at_]);
}

void TextReader::skip_space() {
    for (int c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) ++at_;
}

std::string_view TextReader::window() {
    if (at_ == buffer_.size()) fill();
    return std::string_view(buffer_).substr(at_);
}

// Drops what nobody needs and reads the next chunk.
bool TextReader::fill() {
    if (ended_) return false;
    const std::size_t keep = std::min(at_, hold_);
    if (counted_ < keep) position_at(keep);
    if (keep > 0) {
        buffer_.erase(0, keep);
        dropped_ += keep;
        at_ -= keep;
        counted_ -= keep;
        if (hold_ != std::string::npos) hold_ -= keep;
    }
    // The room of one very large document is given back after it.
    if (buffer_.capacity() > 16 * chunk_bytes && buffer_.size() < chunk_bytes) buffer_.shrink_to_fit();
    ended_ = !read_chunk();
    return !ended_;
}

// Waits for the first byte only: of a pipe, what is there is read at once.
bool TextReader::read_chunk() {
    if (input_.peek() == std::istream::traits_type::eof()) return false;
    const std::streamsize ready = std::clamp<std::streamsize>(input_.rdbuf()->in_avail(), 1, chunk_bytes);
    const std::size_t before = buffer_.size();
    buffer_.resize(before + static_cast<std::size_t>(ready));
    input_.read(buffer_.data() + before, ready);
    buffer_.resize(before + static_cast<std::size_t>(input_.gcount()));
    return buffer_.size() > before;
}

std::string TextReader::take_rest() {
    std::string rest = buffer_.substr(at_);
    skip(rest.size());
    return rest;
}

void TextReader::hold() {
    hold_position_ = position_at(at_);
    hold_ = at_;
}

void TextReader::go_back(std::size_t bytes) {
    at_ = counted_ = hold_;
    counted_position_ = hold_position_;
    at_ += bytes;
}

Position TextReader::position_at(std::size_t index) {
    const std::string_view text = std::string_view(buffer_).substr(counted_);
    counted_position_ = position_of(text, index - counted_, counted_position_);
    counted_ = index;
    return counted_position_;
}

} // namespace voorrang::json
