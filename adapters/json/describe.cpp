#include "adapters/json/describe.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::json {

namespace {

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60; // bytes
    if (text.size() <= most) return printable(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return printable(text.substr(0, end)) + "…";
}

} // namespace

std::string describe_kind(Ref value) {
    switch (value.kind()) {
    case Kind::null:
        return "null";
    case Kind::boolean:
        return value.boolean() ? "true" : "false";
    case Kind::number:
        return "a number";
    case Kind::string:
        return "a text";
    case Kind::array:
        return "a list";
    case Kind::object:
        break;
    }
    return "an object";
}

std::string describe(Ref value) {
    if (value.is_string()) return "the text \"" + shortened(value.text()) + "\"";
    if (value.is_number()) return "the number " + shortened(value.text());
    return describe_kind(value);
}

} // namespace voorrang::json
