// Reads a JSON text where it stands, value by value, without building anything; what is not wanted is skipped, yet
// judged as strictly as by read(). Where anything is odd it gives up: then read() says what is wrong, or that nothing
// is. Giving up is never an error by itself: keys with escapes, objects of very many keys, deep nesting, long exponents
// and line ends between values are good JSON and left to read() as well.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::json {

// A number as it is written; where `plain`, also as mantissa * 10^-scale.
struct NumberToken {
    std::string_view text;
    bool plain = false;
    std::int64_t mantissa = 0;
    unsigned scale = 0; // 0..18
};

class Cursor {
  public:
    static constexpr std::size_t most_keys = 64;

    // The byte after the text must be there, and be a line feed or zero: it stands for the end.
    explicit Cursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    const char* at() const { return at_; }
    const char* end() const { return end_; }
    void go_to(const char* place) { at_ = place; }
    bool at_end() const { return at_ == end_; }
    char peek() const { return *at_; } // the line feed or zero at the end

    void skip_space() {
        while (*at_ == ' ' || *at_ == '\t' || *at_ == '\r') ++at_;
    }
    bool take(char c) {
        if (*at_ != c) return false;
        ++at_;
        return true;
    }
    // All of these stand at the begin of what they read, and return false to give up.
    bool word(std::string_view word) { // true, false, null
        if (static_cast<std::size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0)
            return false;
        at_ += word.size();
        return true;
    }
    bool text(std::string_view& out); // valid until the next text
    bool key(std::string_view& out);  // as it stands in the text, without its quotes
    bool number(NumberToken& out);
    bool skip();

    // An array: `element()` reads each of its elements.
    template <class Element>
    bool elements(Element element) {
        return take('[') && each(']', element);
    }
    // An object: `key()` reads the key of each member, then `value()` what stands at it.
    template <class Key, class Value>
    bool members(Key key, Value value) {
        return take('{') && each('}', [&] {
                   if (!key()) return false;
                   skip_space();
                   if (!take(':')) return false;
                   skip_space();
                   return value();
               });
    }

  private:
    static constexpr unsigned most_depth = 150;

    const char* closing_quote(const char* from, bool& escaped) const;
    const char* after_escape(const char* backslash) const;
    bool skip_object();

    // Up to `end`, with commas between.
    template <class Item>
    bool each(char end, Item item) {
        if (++depth_ == most_depth) return false;
        skip_space();
        if (!take(end)) {
            while (true) {
                if (!item()) return false;
                skip_space();
                if (take(end)) break;
                if (!take(',')) return false;
                skip_space();
            }
        }
        --depth_;
        return true;
    }

    const char* at_;
    const char* end_;
    unsigned depth_ = 0;
    std::string unescaped_;
    std::vector<std::string_view> keys_; // of the objects that are being skipped
};

} // namespace voorrang::json
