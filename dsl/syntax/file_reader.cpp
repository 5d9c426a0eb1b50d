#include "dsl/syntax/file_reader.hpp"

#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/chunks.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/parts.hpp"
#include "dsl/syntax/read.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace voorrang::syntax {

namespace {

using Chunk = std::span<const Token>;

bool is_header_word(Keyword keyword) { return keyword == Keyword::policy || keyword == Keyword::package; }

class FileReader {
  public:
    FileReader(Chunk tokens, std::span<const Span> doubts, const Surface& surface, ast::File& file, WordUses* uses)
        : tokens_(tokens), doubts_(doubts), surface_(surface), file_(file), uses_(uses) {
        for (const Keyword keyword : chunk_starts) starts_.emplace_back(surface.spelling(keyword));
    }

    Diagnostics run() {
        if (tokens_.size() == 1) {
            if (doubts_.empty())
                tell(report(Code::empty_file, tokens_.front().span, "there is nothing in this file",
                            "a rule file begins with `policy name` or `package name`"));
            return std::move(diagnostics_);
        }
        std::vector<Chunk> chunks = cut_into_chunks(tokens_);
        const std::size_t rest = read_head(chunks);
        for (const Chunk chunk : Chunks(chunks).subspan(rest)) read_chunk(chunk);
        if (diagnostics_.empty() && doubts_.empty() && file_.declarations.empty() && file_.uses.empty())
            tell(report(Code::empty_file, tokens_.back().span, "this file declares nothing",
                        "add a rule, a definition, a table or another declaration"));
        return std::move(diagnostics_);
    }

  private:
    using Chunks = std::span<const Chunk>;

    // Returns how many chunks the head takes, and what stands wrongly before it.
    std::size_t read_head(Chunks chunks) {
        std::size_t begin = 0;
        if (!begins_head(chunks[0])) {
            tell_missing_header(chunks[0].front());
            begin = begins_chunk(tokens_, 0) ? 0 : 1;
            if (begin == chunks.size() || !is_header_word(chunks[begin].front().keyword)) return begin;
        }
        // `language en` is a chunk of its own if the header begins a line.
        std::size_t end = begin + 1;
        if (chunks[begin].front().keyword == Keyword::language && end < chunks.size() &&
            is_header_word(chunks[end].front().keyword))
            ++end;
        const Chunk head(chunks[begin].data(), chunks[end - 1].data() + chunks[end - 1].size());
        ParseState state = new_state();
        Iterator at = head.data();
        if (std::optional<Diagnostic> failure = read(grammar::header, head, at, state, file_.header)) {
            tell_behind(head.front(), *std::move(failure));
            note_unread(head, head.data());
        } else {
            read_declarations(head, at, state);
        }
        return end;
    }

    static bool begins_head(Chunk chunk) {
        return chunk.front().keyword == Keyword::language || is_header_word(chunk.front().keyword);
    }

    void tell_missing_header(const Token& first) {
        Expected expected;
        expected.note(&first, Keyword::policy);
        expected.note(&first, Keyword::package);
        const Diagnostic found = unexpected(expected, tokens_, surface_);
        std::string help = found.help;
        for (const Surface* each : surfaces())
            if (each != &surface_ && is_header_word(each->find(first.text)))
                help = "a file in this language begins with `" + std::string(each->spelling(Keyword::language)) + " " +
                       std::string(each->code) + "`";
        if (help.empty())
            help = "a rule file begins with `" + std::string(surface_.spelling(Keyword::policy)) + " name` or `" +
                   std::string(surface_.spelling(Keyword::package)) + " name`";
        tell(report(Code::missing_header, first.span, found.message, std::move(help)));
    }

    void read_chunk(Chunk chunk) {
        ParseState state = new_state();
        read_declarations(chunk, chunk.data(), state);
    }

    // Reads on from `at` until the end of the chunk. After a mistake it goes on where a declaration seems to begin.
    void read_declarations(Chunk chunk, Iterator at, ParseState& state) {
        const Iterator last = chunk.data() + chunk.size();
        Iterator declared = at; // the declaration that was read last
        while (at != last) {
            const Iterator begin = at;
            std::optional<Diagnostic> failure =
                at->keyword == Keyword::use ? read_uses(chunk, at, state) : read_declaration(chunk, at, state);
            if (!failure) {
                declared = begin;
                continue;
            }
            if (begin == state.expected.furthest()) drop_doubtful(chunk, *begin);
            note_unread(chunk, begin);
            const Iterator mistake = std::max(begin, state.expected.furthest());
            at = next_start(chunk, mistake);
            // What can't be read may be meant as a part of the declaration before it.
            const bool begins = begin == declared || mistake > begin || stands_like_a_declaration(chunk, *begin);
            const Chunk tokens(begins ? begin : declared, at);
            keep_sound_parts(tokens, read_parts_behind(mistake, tokens, *std::move(failure)));
            state.expected = {};
        }
    }

    // Tells of what was found at `mistake`, and goes on with the parts of the declaration that stand behind it. Returns
    // where the mistakes are.
    std::vector<Iterator> read_parts_behind(Iterator mistake, Chunk tokens, Diagnostic failure) {
        const Keyword declaration = declaration_word(tokens);
        const std::vector<Iterator> parts = parts_of(declaration, tokens, surface_);
        Iterator at = tokens.data();
        Iterator told = nullptr;
        std::optional<Diagnostic> next = std::move(failure);
        std::vector<Iterator> mistakes;
        ParseState state = new_state();
        while (true) {
            mistakes.push_back(mistake);
            if (mistake != told && tell_behind(*std::max(at, part_before(parts, mistake, at)), *std::move(next)))
                told = mistake;
            // The word that begins the part may have been taken for a name by the part before.
            const auto behind = std::ranges::upper_bound(parts, mistake);
            const bool again = behind != parts.begin() && *(behind - 1) > at;
            if (!again && behind == parts.end()) return mistakes;
            at = again ? *(behind - 1) : *behind;
            state.expected = {};
            next = read_parts(declaration, tokens, at, state);
            if (!next) return mistakes;
            mistake = std::max({mistake, at, state.expected.furthest()});
        }
    }

    // Where a part begins with the mistake, it may be the one before that is not whole.
    static Iterator part_before(const std::vector<Iterator>& parts, Iterator mistake, Iterator otherwise) {
        const auto before = std::ranges::lower_bound(parts, mistake);
        return before != parts.begin() ? *(before - 1) : otherwise;
    }

    // The declaration without the parts that have mistakes, if that is one: what is wrong with the others' names and
    // types can be told. Not of a record, for a field that is missing would be told wherever it is read.
    void keep_sound_parts(Chunk tokens, const std::vector<Iterator>& mistakes) {
        const Keyword declaration = declaration_word(tokens);
        const std::vector<Iterator> parts = parts_of(declaration, tokens, surface_);
        if (parts.empty() || declaration == Keyword::record) return;
        const Iterator last = tokens.data() + tokens.size();
        std::vector<Token> sound(tokens.data(), parts.front());
        if (mistakes.front() < parts.front()) return;
        for (auto part = parts.begin(); part != parts.end(); ++part) {
            const Iterator end = part + 1 != parts.end() ? *(part + 1) : last;
            // Where a part begins with the mistake, it may be the one before that is not whole.
            const auto mistake = std::ranges::lower_bound(mistakes, *part);
            if (mistake == mistakes.end() || *mistake > end) sound.insert(sound.end(), *part, end);
        }
        sound.push_back(*last);
        Diagnostics told;
        ParseState state{surface_, told};
        ast::Declaration kept;
        const Chunk words(sound.data(), sound.size() - 1);
        Iterator at = words.data();
        if (read(grammar::declaration, words, at, state, kept) || at != words.data() + words.size()) return;
        const Span whole = cover(tokens.front().span, (last - 1)->span);
        std::visit([&](auto& each) { each.span = whole; }, kept);
        file_.declarations.push_back(std::move(kept));
    }

    // The next word behind `mistake` that stands like the beginning of a declaration and is nearly one.
    Iterator next_start(Chunk chunk, Iterator mistake) const {
        const Iterator last = chunk.data() + chunk.size();
        return std::find_if(std::min(mistake + 1, last), last, [&](const Token& token) {
            return stands_like_a_declaration(chunk, token) && token.keyword == Keyword::none &&
                   suggest(token.text, starts_).has_value();
        });
    }

    static bool stands_like_a_declaration(Chunk chunk, const Token& token) {
        return token.first_on_line && token.indent <= chunk.front().indent;
    }

    std::optional<Diagnostic> read_uses(Chunk chunk, Iterator& at, ParseState& state) {
        if (!file_.declarations.empty() && !std::exchange(told_misplaced_use_, true))
            tell(report(Code::unexpected_token, at->span, "`use` stands behind a declaration",
                        "put it between the header and the first declaration"));
        std::vector<ast::Use> uses;
        std::optional<Diagnostic> failure = read(grammar::uses, chunk, at, state, uses);
        if (!failure) std::ranges::move(uses, std::back_inserter(file_.uses));
        return failure;
    }

    std::optional<Diagnostic> read_declaration(Chunk chunk, Iterator& at, ParseState& state) {
        if (is_header_word(at->keyword))
            return report(Code::unexpected_token, at->span, "a rule file has one header", "leave this one out");
        ast::Declaration declaration;
        std::optional<Diagnostic> failure = read(grammar::declaration, chunk, at, state, declaration);
        if (!failure) file_.declarations.push_back(std::move(declaration));
        return failure;
    }

    // What can't be read may have been meant as a part of the declaration before it, which then says something else
    // than it should. It wasn't if it stands like a declaration of its own.
    void drop_doubtful(Chunk chunk, const Token& found) {
        if (stands_like_a_declaration(chunk, found) || file_.declarations.empty()) return;
        const Span last = std::visit([](const auto& each) { return each.span; }, file_.declarations.back());
        if (last.begin < chunk.front().span.begin) return;
        file_.declarations.pop_back();
        note_unread(chunk, chunk.data());
    }

    // What stands here from `begin` on, and may declare something.
    void note_unread(Chunk chunk, Iterator begin) {
        const std::span<const Token> rest(begin, chunk.data() + chunk.size());
        ast::Unread::Kind kind = ast::Unread::Kind::other;
        if (begin->keyword == Keyword::award) kind = ast::Unread::Kind::award;
        if (begin->keyword == Keyword::reference) kind = ast::Unread::Kind::reference_date;
        // Before the first declaration stand the packages; in disorder, a `use` may stand anywhere.
        const bool among_uses =
            file_.declarations.empty() && !begins_chunk(chunk, static_cast<std::size_t>(begin - chunk.data()));
        if (among_uses || std::ranges::find(rest, Keyword::use, &Token::keyword) != rest.end())
            kind = ast::Unread::Kind::use;
        file_.unread.push_back({kind, names_in(rest)});
    }

    // All that may be meant as a name: what stands on the first line, for its words may be in disorder, and what stands
    // before a colon or an `of`.
    static std::vector<ast::Name> names_in(std::span<const Token> tokens) {
        std::vector<ast::Name> names;
        bool first_line = true;
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            const Token& token = tokens[at];
            first_line = first_line && (at == 0 || !token.first_on_line);
            if (token.kind != TokenKind::word || is_reserved(token.keyword)) continue;
            const bool declares = at + 1 < tokens.size() &&
                                  (tokens[at + 1].symbol == Symbol::colon || tokens[at + 1].keyword == Keyword::of);
            if (first_line || declares) names.push_back({std::string(token.text), token.span});
        }
        return names;
    }

    ParseState new_state() {
        ParseState state{surface_, diagnostics_};
        state.uses = uses_;
        return state;
    }

    void tell(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

    // Unless it may follow from what the lexer has told between `from` and it. Returns whether it is told.
    bool tell_behind(const Token& from, Diagnostic diagnostic) {
        const auto doubt = std::ranges::lower_bound(doubts_, from.span.begin, {}, &Span::begin);
        if (doubt != doubts_.end() && doubt->begin <= diagnostic.span->end) return false;
        tell(std::move(diagnostic));
        return true;
    }

    Chunk tokens_;
    std::span<const Span> doubts_;
    const Surface& surface_;
    ast::File& file_;
    WordUses* uses_;
    std::vector<std::string> starts_;
    Diagnostics diagnostics_;
    bool told_misplaced_use_ = false;
};

} // namespace

Diagnostics read_file(std::span<const Token> tokens, std::span<const Span> doubts, const Surface& surface,
                      ast::File& file, WordUses* uses) {
    return FileReader(tokens, doubts, surface, file, uses).run();
}

} // namespace voorrang::syntax
