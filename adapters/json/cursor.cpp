#include "adapters/json/cursor.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <optional>

namespace voorrang::json {

namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101;
constexpr std::uint64_t high_bits = each_byte << 7;

constexpr std::uint64_t below(std::uint64_t word, std::uint64_t limit) {
    return (word - each_byte * limit) & ~word & high_bits;
}

// Marks the bytes at which a text needs a closer look: quotes, backslashes, control characters, and what is not ASCII.
// Only the first mark is sure: it may spill over into higher bytes.
constexpr std::uint64_t marked(std::uint64_t word) {
    const std::uint64_t quotes = word ^ (each_byte * '"');
    const std::uint64_t backslashes = word ^ (each_byte * '\\');
    return below(quotes, 1) | below(backslashes, 1) | below(word, 0x20) | (word & high_bits);
}

std::optional<unsigned> hex4(const char* digits) {
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = digits[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<unsigned>(digit);
    }
    return value;
}

void append_utf8(std::string& out, unsigned point) {
    const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | point >> 6);
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | point >> 12);
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | point >> 18);
        byte(0x80 | (point >> 12 & 0x3F));
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

// Of a checked \uXXXX, perhaps with its second half.
const char* append_escaped_point(std::string& out, const char* backslash) {
    const unsigned first = *hex4(backslash + 2);
    if (first < 0xD800 || first > 0xDBFF) {
        append_utf8(out, first);
        return backslash + 6;
    }
    append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (*hex4(backslash + 8) - 0xDC00));
    return backslash + 12;
}

char plain_escape(char c) {
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

void unescape(std::string& out, const char* from, const char* to) {
    out.clear();
    while (from != to) {
        if (*from != '\\') {
            out += *from++;
        } else if (from[1] == 'u') {
            from = append_escaped_point(out, from);
        } else {
            out += plain_escape(from[1]);
            from += 2;
        }
    }
}

} // namespace

// Past the escape that begins there; null if it is none.
const char* Cursor::after_escape(const char* backslash) const {
    const std::size_t left = static_cast<std::size_t>(end_ - backslash);
    if (left < 2) return nullptr;
    if (backslash[1] != 'u') {
        constexpr std::string_view escapes = "\"\\/bfnrt";
        return escapes.find(backslash[1]) == std::string_view::npos ? nullptr : backslash + 2;
    }
    if (left < 6) return nullptr;
    const auto first = hex4(backslash + 2);
    if (!first || (*first >= 0xDC00 && *first <= 0xDFFF)) return nullptr;
    if (*first < 0xD800 || *first > 0xDBFF) return backslash + 6;
    if (left < 12 || backslash[6] != '\\' || backslash[7] != 'u') return nullptr;
    const auto second = hex4(backslash + 8);
    return second && *second >= 0xDC00 && *second <= 0xDFFF ? backslash + 12 : nullptr;
}

const char* Cursor::closing_quote(const char* from, bool& escaped) const {
    while (true) {
        if constexpr (std::endian::native == std::endian::little) {
            while (end_ - from >= 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, from, 8);
                const std::uint64_t marks = marked(word);
                if (marks != 0) {
                    from += std::countr_zero(marks) >> 3;
                    break;
                }
                from += 8;
            }
        }
        const auto c = static_cast<unsigned char>(*from);
        if (c == '"') return from;
        if (c < 0x20) return nullptr; // the end of all too
        if (c == '\\') {
            escaped = true;
            from = after_escape(from);
            if (!from) return nullptr;
        } else if (c < 0x80) {
            ++from;
        } else {
            const CodePoint point = code_point_at({from, static_cast<std::size_t>(end_ - from)}, 0);
            if (!point.valid) return nullptr;
            from += point.length;
        }
    }
}

bool Cursor::text(std::string_view& out) {
    if (*at_ != '"') return false;
    bool escaped = false;
    const char* const begin = at_ + 1;
    const char* const quote = closing_quote(begin, escaped);
    if (!quote) return false;
    at_ = quote + 1;
    out = {begin, static_cast<std::size_t>(quote - begin)};
    if (!escaped) return true;
    unescape(unescaped_, begin, quote);
    out = unescaped_;
    return true;
}

bool Cursor::key(std::string_view& out) {
    if (*at_ != '"') return false;
    bool escaped = false;
    const char* const begin = at_ + 1;
    const char* const quote = closing_quote(begin, escaped);
    if (!quote || escaped) return false;
    at_ = quote + 1;
    out = {begin, static_cast<std::size_t>(quote - begin)};
    return true;
}

bool Cursor::number(NumberToken& out) {
    const auto is_digit = [](char c) { return static_cast<unsigned char>(c - '0') < 10; };
    const char* const begin = at_;
    const bool negative = *at_ == '-';
    if (negative) ++at_;
    const char* const digits = at_;
    std::uint64_t value = 0; // right up to 18 digits; after that it does not matter
    while (is_digit(*at_)) value = value * 10 + static_cast<std::uint64_t>(*at_++ - '0');
    auto count = static_cast<std::size_t>(at_ - digits);
    if (count == 0 || (count > 1 && *digits == '0')) return false;
    std::size_t decimals = 0;
    if (*at_ == '.') {
        const char* const point = at_++;
        while (is_digit(*at_)) value = value * 10 + static_cast<std::uint64_t>(*at_++ - '0');
        decimals = static_cast<std::size_t>(at_ - point) - 1;
        if (decimals == 0) return false;
    }
    const bool exponent = *at_ == 'e' || *at_ == 'E';
    if (exponent) {
        ++at_;
        if (*at_ == '+' || *at_ == '-') ++at_;
        const char* const power = at_;
        while (is_digit(*at_)) ++at_;
        constexpr std::ptrdiff_t most = 4; // more is a matter for read()
        if (at_ == power || at_ - power > most) return false;
    }
    count += decimals;
    out.text = {begin, static_cast<std::size_t>(at_ - begin)};
    out.plain = !exponent && count <= 18;
    out.mantissa = static_cast<std::int64_t>(negative ? 0 - value : value);
    out.scale = static_cast<unsigned>(decimals);
    return true;
}

bool Cursor::skip() {
    switch (*at_) {
    case '"': {
        bool escaped = false;
        const char* const quote = closing_quote(at_ + 1, escaped);
        if (!quote) return false;
        at_ = quote + 1;
        return true;
    }
    case '{':
        return skip_object();
    case '[':
        return elements([&] { return skip(); });
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    default: {
        NumberToken ignored;
        return number(ignored);
    }
    }
}

bool Cursor::skip_object() {
    const std::size_t first = keys_.size();
    const auto new_key = [&] {
        std::string_view name;
        if (!key(name) || keys_.size() - first == most_keys) return false;
        for (std::size_t i = first; i < keys_.size(); ++i)
            if (keys_[i] == name) return false;
        keys_.push_back(name);
        return true;
    };
    if (!members(new_key, [&] { return skip(); })) return false;
    keys_.resize(first);
    return true;
}

} // namespace voorrang::json
