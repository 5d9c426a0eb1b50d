#include "dsl/syntax/template.hpp"

#include "dsl/syntax/brackets.hpp"
#include "dsl/syntax/lexer.hpp"
#include "dsl/syntax/read.hpp"
#include "dsl/syntax/report.hpp"
#include "dsl/syntax/text_literal.hpp"

#include <algorithm>
#include <optional>

namespace voorrang::syntax {

namespace {

class TemplateReader {
  public:
    TemplateReader(const Token& text, const Surface& surface, Diagnostics& diagnostics, WordUses* uses)
        : token_(text), surface_(surface), diagnostics_(diagnostics), uses_(uses), content_(read_text(text.text)) {}

    ast::TemplateText run() {
        const std::string_view content = content_.value;
        for (std::size_t at = 0; at < content.size();) {
            const char c = content[at];
            const bool doubled = at + 1 < content.size() && content[at + 1] == c;
            if (c == '{' && !doubled) {
                at = placeholder(at);
            } else if (c == '}' && !doubled) {
                tell(at, at + 1, "`}` closes nothing", "write }} for the brace itself");
                ++at;
            } else {
                written_ += c;
                at += c == '{' || c == '}' ? 2 : 1;
            }
        }
        keep_written();
        return {token_.span, std::move(parts_)};
    }

  private:
    // Reads the `{…}` that begins at `open`; returns the offset after it.
    std::size_t placeholder(std::size_t open) {
        const std::string_view content = content_.value;
        const std::size_t close = closing(open + 1);
        if (close == std::string_view::npos) {
            tell(open, open + 1, "`{` is not closed",
                 "put a } where the expression ends; write {{ for the brace itself");
            return open + 1;
        }
        const std::string_view inner = content.substr(open + 1, close - open - 1);
        if (inner.find_first_not_of(" \t\n") == std::string_view::npos) {
            tell(open, close + 1, "there is no expression between the braces",
                 "write {{ and }} for the braces themselves");
            return close + 1;
        }
        if (std::optional<ast::Expression> expression = read_inner(inner, open + 1)) {
            keep_written();
            parts_.emplace_back(*std::move(expression));
        }
        return close + 1;
    }

    // The `}` that ends an expression: not one inside a text within it.
    std::size_t closing(std::size_t at) const {
        const std::string_view content = content_.value;
        bool quoted = false;
        for (; at < content.size(); ++at) {
            if (content[at] == '"')
                quoted = !quoted;
            else if (content[at] == '\\' && quoted)
                ++at;
            else if (content[at] == '}' && !quoted)
                return at;
            else if (content[at] == '{' && !quoted)
                break;
        }
        return std::string_view::npos;
    }

    std::optional<ast::Expression> read_inner(std::string_view inner, std::size_t begin) {
        Lexed lexed = lex(inner, token_.span.source, surface_);
        for (Token& token : lexed.tokens) token.span = in_source(token.span, begin);
        Token& end = lexed.tokens.back();
        end.span = in_source({0, length(inner), length(inner) + 1}, begin);
        end.text = "}";
        for (Diagnostic& each : lexed.diagnostics) each.span = in_source(*each.span, begin);
        if (!lexed.comments.empty())
            lexed.diagnostics.push_back(report(Code::bad_template, in_source(lexed.comments.front().span, begin),
                                               "a comment can't stand between the braces",
                                               "put a space between two -"));
        if (lexed.diagnostics.empty()) lexed.diagnostics = check_brackets(lexed.tokens, surface_);
        std::optional<ast::Expression> expression;
        if (lexed.diagnostics.empty()) {
            expression = read_expression(lexed.tokens, surface_, lexed.diagnostics, uses_);
            for (Diagnostic& each : lexed.diagnostics)
                if (each.code == Code::unexpected_token) each.code = Code::bad_template;
        }
        if (uses_ != nullptr) {
            for (Token& token : lexed.tokens) token.text = {};
            uses_->inner[lexed.tokens.front().span.begin] = std::move(lexed.tokens);
        }
        std::ranges::move(lexed.diagnostics, std::back_inserter(diagnostics_));
        return expression;
    }

    // From offsets in an expression that begins at `begin` of the content to offsets in the source.
    Span in_source(Span inner, std::size_t begin) const {
        return {token_.span.source, offset(begin + inner.begin), offset(begin + inner.end)};
    }
    std::uint32_t offset(std::size_t in_content) const { return token_.span.begin + content_.offsets[in_content]; }

    static std::uint32_t length(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

    void tell(std::size_t begin, std::size_t end, std::string message, std::string help) {
        const Span span{token_.span.source, offset(begin), offset(end)};
        diagnostics_.push_back(report(Code::bad_template, span, std::move(message), std::move(help)));
    }

    void keep_written() {
        if (!written_.empty()) parts_.emplace_back(std::move(written_));
        written_.clear();
    }

    const Token& token_;
    const Surface& surface_;
    Diagnostics& diagnostics_;
    WordUses* uses_;
    TextLiteral content_;
    std::string written_;
    std::vector<std::variant<std::string, ast::Expression>> parts_;
};

} // namespace

ast::TemplateText read_template(const Token& text, const Surface& surface, Diagnostics& diagnostics, WordUses* uses) {
    return TemplateReader(text, surface, diagnostics, uses).run();
}

} // namespace voorrang::syntax
