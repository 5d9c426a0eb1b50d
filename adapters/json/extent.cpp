#include "adapters/json/extent.hpp"

namespace voorrang::json {

namespace {

bool ends_scalar(char c) {
    return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ':' ||
           c == '"' || c == '{' || c == '[';
}

} // namespace

Extent::Status Extent::open(char bracket) {
    const bool in_object = depth_ > 0 && open_[depth_ - 1] == '}';
    const bool key_expected = in_object && last_ != ':';
    if (state_ == State::after_value || key_expected || depth_ == open_.size()) return Status::bad;
    open_[depth_++] = bracket == '{' ? '}' : ']';
    state_ = State::before_value;
    last_ = bracket;
    return Status::more;
}

Extent::Status Extent::close(char bracket) {
    if (depth_ == 0 || open_[depth_ - 1] != bracket) return Status::bad;
    state_ = State::after_value;
    last_ = bracket;
    return --depth_ == 0 ? Status::ends : Status::more;
}

// A byte outside texts and scalars.
Extent::Status Extent::step(char c) {
    switch (c) {
    case '{':
    case '[':
        return open(c);
    case '}':
    case ']':
        return close(c);
    case '"':
        if (state_ == State::after_value) return Status::bad;
        state_ = State::text;
        return Status::more;
    case ',':
    case ':':
        state_ = State::before_value;
        last_ = c;
        return Status::more;
    case ' ':
    case '\n':
    case '\r':
    case '\t':
        return Status::more;
    default:
        state_ = State::scalar;
        return Status::more;
    }
}

Extent::Status Extent::feed(std::string_view piece, std::size_t& used) {
    used = 0;
    while (used < piece.size()) {
        const char c = piece[used];
        if (state_ == State::text) {
            ++used;
            if (c == '\\') {
                state_ = State::escape;
            } else if (c == '"') {
                state_ = State::after_value;
                if (depth_ == 0) return Status::ends;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                return Status::bad;
            }
        } else if (state_ == State::escape) {
            ++used;
            state_ = State::text;
        } else if (state_ == State::scalar) {
            if (!ends_scalar(c)) {
                ++used;
                continue;
            }
            state_ = State::after_value;
            if (depth_ == 0) return Status::ends;
        } else {
            ++used;
            if (const Status status = step(c); status != Status::more) return status;
        }
    }
    return Status::more;
}

} // namespace voorrang::json
