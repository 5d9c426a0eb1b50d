// Writes JSON (RFC 8259) piece by piece. The caller keeps the order right: a key before every value of an object.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::report {

enum class JsonLayout : std::uint8_t {
    line,    // no white space at all: JSON Lines
    indented // two spaces a level: for people
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
    void before_value();
    void open(char bracket);
    void close(char bracket);
    void new_line();

    JsonLayout layout_;
    std::size_t base_;
    std::string out_;
    std::vector<std::size_t> counts_; // of what is open: the elements so far
    bool after_key_ = false;
};

} // namespace voorrang::report
