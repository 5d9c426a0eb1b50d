#include "adapters/picture/graphviz.hpp"

#include "adapters/markup/escape.hpp"
#include "adapters/process/run.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::picture {

using markup::escaped;

namespace {

std::string plain(std::string text) {
    const std::pair<std::string_view, std::string_view> entities[] = {{"&#45;", "-"},   {"&gt;", ">"},  {"&lt;", "<"},
                                                                      {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, character] : entities)
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; at += character.size())
            text.replace(at, entity.size(), character);
    return text;
}

// The name of a line has the port of its tail in it: "record bid:f3->n12".
std::string without_port(const std::string& name) {
    const std::size_t arrow = name.find("->");
    const std::size_t port = name.find(':');
    if (arrow == std::string::npos || port == std::string::npos || port > arrow) return name;
    return name.substr(0, port) + name.substr(arrow);
}

// Graphviz' comments go, and its titles, which are names of this program's making, become sentences.
std::string spoken(const std::string& drawn, const Spoken& words) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::size_t at = drawn.find("<svg");
    if (at == std::string::npos) return {};
    bool root = true;
    while (at < drawn.size()) {
        const std::size_t end = std::min(drawn.find('\n', at), drawn.size());
        std::string line = drawn.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("<!--") && line.ends_with("-->")) continue;
        if (root && line.starts_with("<svg"))
            line.insert(4, " role=\"img\" aria-labelledby=\"voorrang-title voorrang-description\"");
        if (line.starts_with("<title>") && line.ends_with("</title>")) {
            const std::string name = without_port(plain(line.substr(7, line.size() - 15)));
            const auto known = words.titles.find(name);
            line = "<title>" + escaped(known == words.titles.end() ? name : known->second) + "</title>";
        }
        out += line + '\n';
        if (root && line.ends_with('>')) { // the root's tag may take two lines
            root = false;
            out += "<title id=\"voorrang-title\">" + escaped(words.title) +
                   "</title>\n<desc id=\"voorrang-description\">" + escaped(words.description) + "</desc>\n";
        }
    }
    return out;
}

Diagnostic not_drawn(const std::string& why, std::string help) {
    return {Code::not_drawn, "the picture can't be drawn: " + why, std::nullopt, "", {}, std::move(help)};
}

} // namespace

Result<std::string> drawn(const std::string& dot, const Spoken& words) {
    const auto run = process::run({"dot", "-Tsvg"}, dot);
    if (!run)
        return not_drawn("there is no program `dot`",
                         "install graphviz (apt-get install graphviz), or write the graph with --format dot");
    std::string svg = run->exit_code == 0 ? spoken(run->out, words) : "";
    if (!svg.empty()) return svg;
    const std::string first = run->err.substr(0, run->err.find('\n'));
    return not_drawn("`dot` " + (first.empty() ? "gave no picture" : "says: " + printable(first)),
                     "write the graph with --format dot, and draw it by hand");
}

} // namespace voorrang::picture
