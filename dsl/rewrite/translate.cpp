#include "dsl/rewrite/translate.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/rewrite/words.hpp"

#include <algorithm>
#include <set>

namespace voorrang::rewrite {

namespace {

using namespace syntax;

// What stands between two words of the source, or a word of it as it is written in the target.
struct Piece {
    std::string text;
    bool name = false;
    std::size_t place = 0; // of a name: which word of the source it is
};

class Translator {
  public:
    Translator(std::string_view text, const SourceRead& read, const Surface& target)
        : text_(text), target_(target), words_(words_of(text, read)) {}

    // `quoted`: the words that stand between back-quotes, whether the table asks for that or not.
    std::string write(const std::set<std::size_t>& quoted) {
        pieces_.clear();
        at_ = 0;
        for (std::size_t i = 0; i < words_.size();) i += write_word(i, quoted);
        between(text_.size());
        return joined();
    }

    const std::vector<Word>& words() const { return words_; }

  private:
    std::size_t write_word(std::size_t i, const std::set<std::size_t>& quoted) {
        const Word& word = words_[i];
        between(word.begin);
        at_ = word.end;
        switch (word.kind) {
        case Word::Kind::language_code:
            pieces_.push_back({std::string(target_.code)});
            return 1;
        case Word::Kind::built_in:
            pieces_.push_back({std::string(target_.name_of(word.name))});
            return 1;
        case Word::Kind::name:
            pieces_.push_back({quoted.contains(i) ? "`" + word.name + "`" : word.name, true, i});
            return 1;
        case Word::Kind::unit:
        case Word::Kind::keyword:
            break;
        }
        return write_keywords(i);
    }

    // As many keywords as one spelling of the target has; they must stand beside each other in the source.
    std::size_t write_keywords(std::size_t i) {
        const Word& word = words_[i];
        if (i + 1 < words_.size() && words_[i + 1].kind == word.kind && is_next(word, words_[i + 1])) {
            const std::array both{word.keyword, words_[i + 1].keyword};
            const auto pair = std::ranges::find(target_.words, both, &Surface::Word::keywords);
            if (pair != target_.words.end()) {
                pieces_.push_back({std::string(pair->spelling)});
                at_ = words_[i + 1].end;
                return 2;
            }
        }
        pieces_.push_back({std::string(spelling_of(word))});
        // Two keywords that are one spelling in the source and two in the target.
        if (i + 1 < words_.size() && words_[i + 1].begin == word.begin) {
            pieces_.push_back({" "});
            pieces_.push_back({std::string(spelling_of(words_[i + 1]))});
            return 2;
        }
        return 1;
    }

    bool is_next(const Word& word, const Word& next) const {
        return next.begin == word.begin || text_.substr(word.end, next.begin - word.end) == " ";
    }

    std::string_view spelling_of(const Word& word) const {
        if (word.before_date)
            for (const Surface::Word& each : target_.words)
                if (each.keywords[0] == word.keyword && each.where == SpeltWhere::before_a_date) return each.spelling;
        return target_.spelling(word.keyword);
    }

    void between(std::size_t end) {
        if (end > at_) pieces_.push_back({std::string(text_.substr(at_, end - at_))});
        at_ = end;
    }

    // Names that would be read as something else in the target stand between back-quotes.
    std::string joined() const {
        std::string all;
        for (std::size_t i = pieces_.size(); i > 0; --i) {
            const Piece& piece = pieces_[i - 1];
            all.insert(0, piece.text);
            if (!piece.name || piece.text.front() == '`') continue;
            const auto [word, length] = target_.match(all, 0);
            if (word == nullptr) continue;
            const bool longer = length > piece.text.size();
            if (longer || is_reserved(word->keywords[0])) {
                all.insert(piece.text.size(), "`");
                all.insert(0, "`");
            }
        }
        return all;
    }

    std::string_view text_;
    const Surface& target_;
    std::vector<Word> words_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
};

Diagnostic not_rewritable(std::string message, std::optional<Span> span = std::nullopt) {
    return {Code::not_rewritable, std::move(message), span, "", {}, ""};
}

// The names of the target that were read as keywords: as places in `words`.
std::set<std::size_t> misread(const std::vector<Word>& words, const std::vector<Word>& in_target) {
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < words.size() && i < in_target.size(); ++i) {
        if (words[i].kind == Word::Kind::name && in_target[i].kind != Word::Kind::name) found.insert(i);
        if ((words[i].kind == Word::Kind::name) != (in_target[i].kind == Word::Kind::name)) break;
    }
    return found;
}

std::string with_language_line(const SourceRead& read, std::string text, const Surface& target) {
    const bool has_line = !read.tokens.empty() && read.tokens.front().keyword == Keyword::language;
    if (has_line || target.code == english().code || read.tokens.empty()) return text;
    const std::string line = std::string(target.spelling(Keyword::language)) + " " + std::string(target.code) + "\n";
    return text.insert(read.tokens.front().span.begin, line);
}

} // namespace

Rewritten translate(const SourceMap& sources, SourceId source, std::string_view language) {
    const Source& file = sources.source(source);
    Rewritten result{file.text, {}};
    const Surface* const target = surface_of_code(language);
    if (target == nullptr) {
        result.diagnostics.push_back(not_rewritable("`" + std::string(language) + "` is not a language of rule files"));
        return result;
    }
    const SourceRead read = read_source(sources, source);
    if (!read.parsed.diagnostics.empty()) {
        result.diagnostics = read.parsed.diagnostics;
        return result;
    }
    Translator translator(file.text, read, *target);
    const std::string meaning = ast::print(read.parsed.file);
    std::set<std::size_t> quoted;
    constexpr std::size_t most_rounds = 100; // a name more in each
    for (std::size_t round = 0; round < most_rounds; ++round) {
        std::string text = with_language_line(read, translator.write(quoted), *target);
        SourceMap target_sources;
        const SourceId id = target_sources.add(file.name, text);
        const SourceRead again = read_source(target_sources, id);
        if (again.parsed.diagnostics.empty() && ast::print(again.parsed.file) == meaning) {
            result.text = std::move(text);
            return result;
        }
        std::vector<Word> words = words_of(text, again);
        // The line that was put in.
        const bool put_in =
            read.tokens.front().keyword != Keyword::language && again.tokens.front().keyword == Keyword::language;
        if (put_in) words.erase(words.begin(), words.begin() + 2);
        const std::set<std::size_t> more = misread(translator.words(), words);
        const std::size_t before = quoted.size();
        quoted.insert(more.begin(), more.end());
        if (quoted.size() == before) break;
    }
    result.diagnostics.push_back(
        not_rewritable("the translation of `" + file.name + "` would say something else", read.tokens.front().span));
    return result;
}

} // namespace voorrang::rewrite
