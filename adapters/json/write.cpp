#include "adapters/json/write.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>

namespace voorrang::json {

namespace {

void append_escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[c & 15];
    }
}

// The order of UTF-16 code units is that of code points, but for the pairs (above U+FFFF), which begin with a unit of
// D800 to DBFF and so come before U+E000 to U+FFFF.
std::uint32_t rank(char32_t point) { return point > 0xFFFF ? 0xD800 : point >= 0xE000 ? point + 0x10000 : point; }

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

enum class Order : bool { as_written, sorted };

void append(std::string& out, Ref value, Order order);

void append_members(std::string& out, Ref object, Order order) {
    bool first = true;
    const auto append_member = [&](Ref member) {
        if (!first) out += ',';
        first = false;
        append_quoted(out, member.key());
        out += ':';
        append(out, member, order);
    };
    const auto members = object.children();
    const auto comes_first = [](Ref a, Ref b) { return comes_before(a.key(), b.key()); };
    if (order == Order::as_written || std::ranges::is_sorted(members, comes_first)) {
        for (const Ref member : members) append_member(member);
        return;
    }
    std::vector<Ref> sorted;
    for (const Ref member : members) sorted.push_back(member);
    std::ranges::sort(sorted, comes_first);
    for (const Ref member : sorted) append_member(member);
}

void append_elements(std::string& out, Ref array, Order order) {
    bool first = true;
    for (const Ref element : array.children()) {
        if (!first) out += ',';
        first = false;
        append(out, element, order);
    }
}

void append(std::string& out, Ref value, Order order) {
    switch (value.kind()) {
    case Kind::null:
        out += "null";
        break;
    case Kind::boolean:
        out += value.boolean() ? "true" : "false";
        break;
    case Kind::number:
        out += value.text();
        break;
    case Kind::string:
        append_quoted(out, value.text());
        break;
    case Kind::array:
        out += '[';
        append_elements(out, value, order);
        out += ']';
        break;
    case Kind::object:
        out += '{';
        append_members(out, value, order);
        out += '}';
        break;
    }
}

void append_indented(std::string& out, Ref value, std::size_t depth) {
    if ((!value.is_object() && !value.is_array()) || value.size() == 0) {
        append(out, value, Order::as_written);
        return;
    }
    out += value.is_object() ? '{' : '[';
    bool first = true;
    for (const Ref child : value.children()) {
        out += first ? "\n" : ",\n";
        first = false;
        out.append(2 * (depth + 1), ' ');
        if (value.is_object()) {
            append_quoted(out, child.key());
            out += ": ";
        }
        append_indented(out, child, depth + 1);
    }
    out += '\n';
    out.append(2 * depth, ' ');
    out += value.is_object() ? '}' : ']';
}

} // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_escaped(text[at])) continue;
        out.append(text, begin, at - begin);
        append_escape(out, text[at]);
        begin = at + 1;
    }
    out.append(text, begin);
    out += '"';
}

bool comes_before(std::string_view key, std::string_view other) {
    std::size_t i = 0;
    while (i < key.size() && i < other.size() && key[i] == other[i]) ++i;
    if (i == key.size() || i == other.size()) return key.size() < other.size();
    // Back to the begin of the code points that differ.
    while (i > 0 && (static_cast<unsigned char>(key[i]) & 0xC0) == 0x80) --i;
    const char32_t first = code_point_at(key, i).value;
    const char32_t second = code_point_at(other, i).value;
    return rank(first) != rank(second) ? rank(first) < rank(second) : first < second;
}

std::string canonical(Ref value) {
    std::string out;
    append(out, value, Order::sorted);
    return out;
}

std::string compact(Ref value) {
    std::string out;
    append(out, value, Order::as_written);
    return out;
}

std::string indented(Ref value) {
    std::string out;
    append_indented(out, value, 0);
    return out;
}

} // namespace voorrang::json
