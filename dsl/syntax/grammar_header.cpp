#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Header;
using ast::Use;

// The code may be a word of the other language: `taal en`.
struct ReadCode {
    using type = ast::Name;
    static constexpr std::string_view label = "the code of a language";
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::word) return std::nullopt;
        return ast::Name{std::string(token->text), token->span};
    }
};
constexpr TokenParser<ReadCode> language_code;

constexpr auto known_language = [](auto& context) {
    const ast::Name& language = x3::_attr(context);
    if (language.text == state_of(context).surface.code) return;
    std::string known;
    for (const Surface* each : surfaces())
        known += (known.empty() ? "`" : " or `") + std::string(each->spelling(Keyword::language)) + " " +
                 std::string(each->code) + "`";
    throw Refusal{report(Code::unknown_language, language.span,
                         "`" + language.text + "` is not a language of rule files", "begin it with " + known)};
};

constexpr auto set_name = [](auto& context) {
    Header& header = x3::_val(context);
    header.name = std::move(x3::_attr(context));
    header.name_span = cover(header.name.steps.front().span, header.name.steps.back().span);
};

constexpr auto set_title = [](auto& context) { x3::_val(context).title = std::move(x3::_attr(context).text); };

const auto kind =
    kw::policy[put(&Header::kind, Header::Kind::policy)] | kw::package[put(&Header::kind, Header::Kind::package)];
const auto language = kw::language > language_code[known_language];
const auto proper =
    with_span(kind > path[set_name] > -text[set_title] > -(kw::version > version[set(&Header::version)]));
const auto header_def = -quiet(language) >> proper;

const auto use = x3::rule<struct use_id, Use>{"use"} =
    with_span(path[set(&Use::package)] >> -(kw::version > version[set(&Use::version)]));
const auto uses_def = kw::use > comma_separated(use[push]);

} // namespace

BOOST_SPIRIT_DEFINE(header, uses)
BOOST_SPIRIT_INSTANTIATE(header_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(uses_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar
