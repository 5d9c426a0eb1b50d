#include "adapters/json/flaws.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::json {

namespace {

// Back from the end of a key to its opening quote.
std::size_t key_begin(std::string_view text, std::size_t offset) {
    if (offset > 0 && (offset >= text.size() || text[offset] != '"')) --offset;
    while (offset > 0) {
        --offset;
        std::size_t backslashes = 0;
        while (backslashes < offset && text[offset - 1 - backslashes] == '\\') ++backslashes;
        if (text[offset] == '"' && backslashes % 2 == 0) return offset;
    }
    return 0;
}

// Of a key whose opening quote is at `begin`, as it is written.
std::size_t key_size(std::string_view text, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    return std::min(end, text.size()) - begin - 1;
}

// Whether a \ud8xx to \udbxx has just ended, perhaps followed by a backslash.
bool after_half_pair(std::string_view text, std::size_t offset) {
    if (offset > 0 && text[offset - 1] == '\\') --offset;
    if (offset < 6) return false;
    const std::string_view escape = text.substr(offset - 6, 6);
    return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
           std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

// Whether a comma is the last thing before.
bool after_comma(std::string_view text, std::size_t offset) {
    const std::size_t before = text.substr(0, offset).find_last_not_of(" \t\r\n");
    return before != std::string_view::npos && text[before] == ',';
}

Flaw bad(std::string message, std::string help, std::size_t offset) {
    return {Code::bad_json, std::move(message), std::move(help), offset};
}

} // namespace

Flaw unexpected(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return bad("the JSON ends too soon", "a value, quote or bracket is missing", offset);
    const CodePoint point = code_point_at(text, offset);
    if (!point.valid) return bad("bytes that are not UTF-8", "save the file as UTF-8", offset);
    if (point.value < 0x20)
        return bad("a control character or line end where none may stand",
                   "within a text write it as an escape, such as \\n; or close the text first", offset);
    if (after_comma(text, offset) && (point.value == '}' || point.value == ']'))
        return bad("a comma before `" + std::string(1, text[offset]) + "`", "leave it out: nothing follows it", offset);
    return bad("unexpected `" + printable(text.substr(offset, point.length)) + "`",
               "JSON knows texts in double quotes, numbers, true, false, null, [ ] and { }, with commas between",
               offset);
}

Flaw repeated_key(std::string_view key, std::size_t offset) {
    return {Code::duplicate_key, "the key \"" + printable(key) + "\" stands twice in one object",
            "remove one of the two: which of them counts can't be told", offset};
}

Flaw explain(std::string_view text, std::size_t offset, boost::system::error_code error, Failure failure) {
    if (failure == Failure::duplicate_key) {
        const std::size_t begin = key_begin(text, offset);
        return repeated_key(text.substr(begin + 1, key_size(text, begin)), begin);
    }
    if (failure == Failure::too_many_values)
        return bad("more than " + std::to_string(max_values) + " values in one document", "split the document", offset);
    if (error == boost::json::error::too_deep)
        return {Code::json_too_deep, "brackets nested deeper than " + std::to_string(max_depth) + " levels",
                "no tender needs that; look for a bracket that is not closed", offset};
    if (error == boost::json::error::incomplete) return unexpected(text, text.size());
    if (error == boost::json::error::exponent_overflow)
        return bad("a number with too large an exponent", "write the number out", offset);
    if (error == boost::json::error::expected_hex_digit)
        return bad("an escape \\u needs four hexadecimal digits", "", offset);
    if (error == boost::json::error::illegal_leading_surrogate ||
        error == boost::json::error::illegal_trailing_surrogate || error == boost::json::error::expected_utf16_escape ||
        after_half_pair(text, offset))
        return bad("half of a surrogate pair", "write both halves, such as \\ud83d\\ude00, or the character itself",
                   offset);
    return unexpected(text, offset);
}

Flaw after_the_end(std::string_view text, std::size_t offset) {
    Flaw flaw = unexpected(text, offset);
    flaw.message = "text after the end of the JSON";
    flaw.help = "remove it, or look for a bracket too many before it";
    return flaw;
}

Flaw too_large(std::size_t offset) {
    return bad("a document of more than " + std::to_string(max_value_bytes >> 20) + " MiB",
               "split it into releases, or leave out what is not about the tender", offset);
}

} // namespace voorrang::json
