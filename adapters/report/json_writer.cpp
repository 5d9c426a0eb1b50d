#include "adapters/report/json_writer.hpp"

#include "dsl/diagnostics/json_text.hpp"

namespace voorrang::report {

void JsonWriter::new_line() {
    if (layout_ == JsonLayout::line) return;
    out_ += '\n';
    out_.append(2 * (base_ + counts_.size()), ' ');
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (counts_.empty()) return;
    if (counts_.back()++ > 0) out_ += ',';
    new_line();
}

void JsonWriter::open(char bracket) {
    before_value();
    out_ += bracket;
    counts_.push_back(0);
}

void JsonWriter::close(char bracket) {
    const bool empty = counts_.back() == 0;
    counts_.pop_back();
    if (!empty) new_line();
    out_ += bracket;
}

JsonWriter& JsonWriter::begin_object() { return open('{'), *this; }
JsonWriter& JsonWriter::end_object() { return close('}'), *this; }
JsonWriter& JsonWriter::begin_array() { return open('['), *this; }
JsonWriter& JsonWriter::end_array() { return close(']'), *this; }

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    append_json_text(out_, name);
    out_ += layout_ == JsonLayout::line ? ":" : ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    before_value();
    append_json_text(out_, value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::integer(std::uint64_t value) {
    before_value();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::string_view text) {
    before_value();
    out_ += text;
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::texts(const std::vector<std::string>& values) {
    begin_array();
    for (const std::string& value : values) text(value);
    return end_array();
}

} // namespace voorrang::report
