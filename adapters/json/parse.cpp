#include "adapters/json/parse.hpp"

#include "adapters/json/flaws.hpp"
#include "adapters/json/handler.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace voorrang::json {

std::variant<Tree, Flaw> read(std::string_view text) {
    if (text.size() > max_value_bytes) return too_large(0);
    boost::json::parse_options options;
    options.max_depth = max_depth;
    boost::json::basic_parser<Handler> parser(options);
    boost::system::error_code error;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
    if (error) return explain(text, used, error, parser.handler().failure());
    if (used < text.size()) return after_the_end(text, used);
    return parser.handler().take();
}

Result<Tree> parse(std::string_view text, std::string_view name, Position start) {
    auto outcome = read(text);
    if (Tree* tree = std::get_if<Tree>(&outcome)) return std::move(*tree);
    const Flaw& flaw = std::get<Flaw>(outcome);
    return at_position(flaw, name, position_of(text, flaw.offset, start));
}

Position position_of(std::string_view text, std::size_t offset, Position start) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_end = before.rfind('\n');
    if (line_end == std::string_view::npos)
        return {start.line, start.column + static_cast<std::uint32_t>(count_code_points(before))};
    return {start.line + static_cast<std::uint32_t>(std::ranges::count(before, '\n')),
            static_cast<std::uint32_t>(count_code_points(before.substr(line_end + 1))) + 1};
}

Diagnostic at_position(const Flaw& flaw, std::string_view name, Position position) {
    std::string place(name);
    place += ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
    return {flaw.code, flaw.message, std::nullopt, std::move(place), {}, flaw.help};
}

} // namespace voorrang::json
