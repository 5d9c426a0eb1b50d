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

bool before_by_code_units(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
    if (i == a.size() || i == b.size()) return a.size() < b.size();
    // Back to the begin of the code points that differ.
    while (i > 0 && (static_cast<unsigned char>(a[i]) & 0xC0) == 0x80) --i;
    const char32_t first = code_point_at(a, i).value;
    const char32_t second = code_point_at(b, i).value;
    return rank(first) != rank(second) ? rank(first) < rank(second) : first < second;
}

enum class Order : bool { as_written, sorted };

void append(std::string& out, Ref value, Order order);

void append_members(std::string& out, Ref object, Order order) {
    std::vector<Ref> members;
    for (const Ref member : object.children()) members.push_back(member);
    if (order == Order::sorted)
        std::ranges::sort(members, [](Ref a, Ref b) { return before_by_code_units(a.key(), b.key()); });
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        append_quoted(out, members[i].key());
        out += ':';
        append(out, members[i], order);
    }
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
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\')
            append_escape(out, c);
        else
            out += c;
    }
    out += '"';
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
