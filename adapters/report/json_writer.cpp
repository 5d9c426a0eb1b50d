#include "adapters/report/json_writer.hpp"

#include "adapters/json/write.hpp"
#include "dsl/diagnostics/json_text.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <span>

namespace voorrang::report {

namespace {

// With U+FFFD for bytes that are not UTF-8.
std::string repaired(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        out += point.valid ? text.substr(at, point.length) : replacement_utf8;
        at += point.length;
    }
    return out;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) return false;
        at += point.length;
    }
    return true;
}

} // namespace

void JsonWriter::new_line() {
    if (layout_ != JsonLayout::indented) return;
    out_ += '\n';
    out_.append(2 * (base_ + open_.size()), ' ');
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (open_.empty()) return;
    if (open_.back().count++ > 0) out_ += ',';
    new_line();
}

void JsonWriter::open(char bracket) {
    before_value();
    out_ += bracket;
    open_.push_back({0, members_.size()});
}

void JsonWriter::close(char bracket) {
    const bool empty = open_.back().count == 0;
    if (layout_ == JsonLayout::canonical && bracket == '}') sort_members();
    open_.pop_back();
    if (!empty) new_line();
    out_ += bracket;
}

// Of the object that is open, which is whole: it is mostly written in another order, by which people read it.
void JsonWriter::sort_members() {
    const std::span members = std::span(members_).subspan(open_.back().members);
    const auto comes_first = [&](std::size_t a, std::size_t b) {
        return json::comes_before(members[a].key, members[b].key);
    };
    std::vector<std::size_t> order(members.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (!std::ranges::is_sorted(order, comes_first)) {
        std::ranges::sort(order, comes_first);
        const std::size_t begin = members.front().begin;
        std::string sorted;
        sorted.reserve(out_.size() - begin);
        for (const std::size_t i : order) {
            if (!sorted.empty()) sorted += ',';
            // Up to the comma before the next one.
            const std::size_t end = i + 1 < members.size() ? members[i + 1].begin - 1 : out_.size();
            sorted.append(out_, members[i].begin, end - members[i].begin);
        }
        out_.replace(begin, std::string::npos, sorted);
    }
    members_.resize(open_.back().members);
}

void JsonWriter::quoted(std::string_view text) {
    if (layout_ != JsonLayout::canonical) return append_json_text(out_, text);
    is_utf8(text) ? json::append_quoted(out_, text) : json::append_quoted(out_, repaired(text));
}

JsonWriter& JsonWriter::begin_object() { return open('{'), *this; }
JsonWriter& JsonWriter::end_object() { return close('}'), *this; }
JsonWriter& JsonWriter::begin_array() { return open('['), *this; }
JsonWriter& JsonWriter::end_array() { return close(']'), *this; }

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    if (layout_ == JsonLayout::canonical) members_.push_back({out_.size(), std::string(name)});
    quoted(name);
    out_ += layout_ == JsonLayout::indented ? ": " : ":";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    before_value();
    quoted(value);
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
