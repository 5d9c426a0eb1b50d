#include "adapters/report/json_writer.hpp"

#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::report {

void append_json_text(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        if (!point.valid)
            out += replacement_utf8;
        else if (point.value == U'"' || point.value == U'\\')
            out.append(1, '\\').append(1, static_cast<char>(point.value));
        else if (point.value == U'\n')
            out += "\\n";
        else if (point.value == U'\t')
            out += "\\t";
        else if (point.value < 0x20 || point.value == 0x7F)
            out.append("\\u00").append(1, hex[point.value >> 4]).append(1, hex[point.value & 0xF]);
        else
            out += text.substr(offset, point.length);
        offset += point.length;
    }
    out += '"';
}

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
