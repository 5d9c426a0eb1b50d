// Writes JSON (RFC 8259) piece by piece. The caller keeps the order right: a key before every value of an object.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::report {

enum class JsonLayout : std::uint8_t {
    line,     // no white space at all: JSON Lines
    indented, // two spaces a level: for people
    canonical // the text that json::canonical (adapters/json/write.hpp) makes of the same: what is hashed and kept
};

class JsonWriter {
  public:
    explicit JsonWriter(JsonLayout layout, std::size_t level = 0) : layout_(layout), base_(level) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view value); // bytes that are not UTF-8 become U+FFFD
    JsonWriter& boolean(bool value);
    JsonWriter& integer(std::uint64_t value);
    JsonWriter& number(std::string_view text); // as JSON writes it
    JsonWriter& null();

    // A member of an object whose value is a text.
    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter& texts(const std::vector<std::string>& values);

    std::string take() { return std::move(out_); }

  private:
    // What is open.
    struct Open {
        std::size_t count = 0; // of elements so far
        std::size_t members;   // where those of this object begin in members_
    };
    // A member of an object that is open, in the canonical layout.
    struct Member {
        std::size_t begin; // in the text
        std::string key;
    };

    void before_value();
    void open(char bracket);
    void close(char bracket);
    void new_line();
    void quoted(std::string_view text);
    void sort_members();

    JsonLayout layout_;
    std::size_t base_;
    std::string out_;
    std::vector<Open> open_;
    std::vector<Member> members_;
    bool after_key_ = false;
};

} // namespace voorrang::report
