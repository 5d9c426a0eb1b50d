#include "dsl/phrases/match.hpp"

namespace voorrang::phrases {

namespace {

constexpr std::size_t most_holes = 9;

class Matcher {
  public:
    Matcher(std::string_view pattern, std::string_view text) : pattern_(pattern), text_(text) {
        matched_.holes.resize(most_holes);
    }

    std::optional<Matched> run() {
        if (!from(0, 0)) return std::nullopt;
        return std::move(matched_);
    }

  private:
    // Whether the rest of the text fits the rest of the pattern.
    bool from(std::size_t in_pattern, std::size_t in_text) {
        while (in_pattern < pattern_.size()) {
            const Hole hole = hole_at(pattern_, in_pattern);
            if (hole.length > 0) return hole_from(hole, in_pattern, in_text);
            if (in_text == text_.size() || pattern_[in_pattern] != text_[in_text]) return false;
            ++in_pattern;
            ++in_text;
        }
        return in_text == text_.size();
    }

    bool hole_from(const Hole& hole, std::size_t in_pattern, std::size_t in_text) {
        const char before = in_pattern > 0 ? pattern_[in_pattern - 1] : ' ';
        const bool quoted = before == '`' || before == '"';
        bool ticks = false;
        bool quotes = false;
        for (std::size_t end = in_text; end < text_.size(); ++end) {
            const char c = text_[end];
            if (quoted && c == before) return end > in_text && take(hole, in_pattern, in_text, end, true);
            if (!quotes && c == '`') ticks = !ticks;
            if (!ticks && c == '"') quotes = !quotes;
            if (!quoted && !ticks && !quotes && take(hole, in_pattern, in_text, end + 1, false)) return true;
        }
        return false;
    }

    bool take(const Hole& hole, std::size_t in_pattern, std::size_t begin, std::size_t end, bool quoted) {
        if (!from(in_pattern + hole.length, end)) return false;
        matched_.holes[hole.number - 1] = {text_.substr(begin, end - begin), quoted};
        return true;
    }

    std::string_view pattern_;
    std::string_view text_;
    Matched matched_;
};

} // namespace

Hole hole_at(std::string_view pattern, std::size_t at) {
    const std::string_view rest = pattern.substr(at);
    if (rest.size() < 3 || rest.front() != '{') return {};
    const std::size_t digit = rest[1] == '=' ? 2 : 1;
    if (rest.size() < digit + 2 || rest[digit] < '1' || rest[digit] > '9' || rest[digit + 1] != '}') return {};
    return {digit + 2, static_cast<std::size_t>(rest[digit] - '0'), digit == 2};
}

std::size_t literal_length(std::string_view pattern) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < pattern.size();) {
        const Hole hole = hole_at(pattern, at);
        length += hole.length == 0 ? 1 : 0;
        at += hole.length == 0 ? 1 : hole.length;
    }
    return length;
}

std::optional<Matched> match(std::string_view pattern, std::string_view text) { return Matcher(pattern, text).run(); }

} // namespace voorrang::phrases
