#include "dsl/rewrite/words.hpp"

#include "dsl/syntax/characters.hpp"

namespace voorrang::rewrite {

namespace {

using namespace syntax;

class Collector {
  public:
    Collector(std::string_view text, const SourceRead& read) : text_(text), read_(read) {}

    std::vector<Word> run() {
        collect(read_.tokens);
        return std::move(words_);
    }

  private:
    void collect(const std::vector<Token>& tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            const TokenKind next = i + 1 < tokens.size() ? tokens[i + 1].kind : TokenKind::end;
            // Of a term (`35 days from 2026-01-01`) a date is no date of force.
            const bool term =
                i > 0 && (tokens[i - 1].kind == TokenKind::duration ||
                          (tokens[i - 1].kind == TokenKind::word && read_.uses.of(tokens[i - 1]) == WordUse::keyword));
            if (token.kind == TokenKind::word)
                word(token, next == TokenKind::date && !term);
            else if (token.kind == TokenKind::duration)
                unit(token);
            else if (token.kind == TokenKind::text)
                collect_inner(token);
        }
    }

    void collect_inner(const Token& text) {
        auto inner = read_.uses.inner.lower_bound(text.span.begin);
        for (; inner != read_.uses.inner.end() && inner->first < text.span.end; ++inner) collect(inner->second);
    }

    void word(const Token& token, bool before_date) {
        Word word{.begin = token.span.begin, .end = token.span.end, .name = {}};
        std::string_view written = text_.substr(word.begin, word.end - word.begin);
        if (written.starts_with('`')) written = written.substr(1, written.size() - 2);
        const WordUse use = read_.uses.of(token);
        const bool after_language = words_.size() == 1 && words_.front().keyword == Keyword::language;
        if (use == WordUse::keyword) {
            word.keyword = token.keyword;
            word.before_date = before_date;
        } else if (after_language) {
            word.kind = Word::Kind::language_code;
        } else {
            word.kind = use == WordUse::built_in ? Word::Kind::built_in : Word::Kind::name;
            word.name = use == WordUse::built_in ? read_.surface->english_name(written) : written;
        }
        words_.push_back(std::move(word));
    }

    void unit(const Token& token) {
        const std::string_view written = text_.substr(token.span.begin, token.span.end - token.span.begin);
        const std::size_t begin = skip_blanks(written, end_of_digits(written, 0));
        for (std::size_t at = begin; at < written.size();) {
            const auto [match, length] = read_.surface->match(written, at);
            if (match == nullptr) return;
            for (const Keyword keyword : match->keywords)
                if (keyword != Keyword::none)
                    words_.push_back({.kind = Word::Kind::unit,
                                      .begin = token.span.begin + at,
                                      .end = token.span.begin + at + length,
                                      .keyword = keyword,
                                      .name = {}});
            at = skip_blanks(written, at + length);
        }
    }

    std::string_view text_;
    const SourceRead& read_;
    std::vector<Word> words_;
};

} // namespace

std::vector<Word> words_of(std::string_view text, const SourceRead& read) { return Collector(text, read).run(); }

} // namespace voorrang::rewrite
