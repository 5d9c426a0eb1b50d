#include "adapters/markup/escape.hpp"
#include "adapters/picture/draw.hpp"
#include "adapters/process/run.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace voorrang::picture {

namespace {

using markup::escaped;

constexpr std::array<std::string_view, 8> kind_words{"fact",  "parameter", "the",       "definition",
                                                     "table", "rule",      "criterion", "award"};

std::string called(const MapNode& node) {
    return std::string(kind_words[static_cast<std::size_t>(node.kind)]) + ' ' +
           (node.kind == NodeKind::fact ? node.full_name() : node.name);
}

std::string told(const MapNode& node) {
    std::string text = called(node);
    if (!node.what.empty()) text += ": " + node.what;
    for (std::size_t i = 0; i < node.cites.size(); ++i) text += (i == 0 ? "; cites " : ", ") + node.cites[i];
    return text;
}

std::string described(const RuleMap& map) {
    std::string text =
        "What the policy's award and its other verdicts rest on, from the facts on the left to the award "
        "on the right. ";
    std::size_t facts = 0;
    for (const MapNode& node : map.nodes) facts += node.kind == NodeKind::fact ? 1 : 0;
    return text + std::to_string(facts) + " facts, " + std::to_string(map.nodes.size() - facts) + " declarations.";
}

// The titles that `dot` gives, by what it calls boxes and lines.
std::map<std::string, std::string> titles(const RuleMap& map) {
    std::map<std::string, std::string> result;
    const auto id = [&](std::size_t node) {
        return map.nodes[node].kind == NodeKind::fact ? "record " + map.nodes[node].package
                                                      : "n" + std::to_string(node);
    };
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        if (map.nodes[i].kind != NodeKind::fact) result[id(i)] = told(map.nodes[i]);
    for (const MapEdge& edge : map.edges) {
        const std::string line = id(edge.from) + "->" + id(edge.to);
        const std::string text = called(map.nodes[edge.to]) + " rests on " + called(map.nodes[edge.from]);
        std::string& title = result[line];
        title += (title.empty() ? "" : "; ") + text;
    }
    return result;
}

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
std::string spoken(const std::string& drawn, const RuleMap& map) {
    const auto names = titles(map);
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
            const auto known = names.find(name);
            line = "<title>" + escaped(known == names.end() ? name : known->second) + "</title>";
        }
        out += line + '\n';
        if (root && line.ends_with('>')) { // the root's tag may take two lines
            root = false;
            out += "<title id=\"voorrang-title\">" + escaped(map.title) +
                   "</title>\n<desc id=\"voorrang-description\">" + escaped(described(map)) + "</desc>\n";
        }
    }
    return out;
}

Diagnostic not_drawn(const std::string& why, std::string help) {
    return {Code::not_drawn, "the picture can't be drawn: " + why, std::nullopt, "", {}, std::move(help)};
}

} // namespace

Result<std::string> svg_text(const RuleMap& map) {
    const auto drawn = process::run({"dot", "-Tsvg"}, dot_text(map));
    if (!drawn)
        return not_drawn("there is no program `dot`",
                         "install graphviz (apt-get install graphviz), or write the graph with --format dot");
    std::string svg = drawn->exit_code == 0 ? spoken(drawn->out, map) : "";
    if (!svg.empty()) return svg;
    const std::string first = drawn->err.substr(0, drawn->err.find('\n'));
    return not_drawn("`dot` " + (first.empty() ? "gave no picture" : "says: " + printable(first)),
                     "write the graph with --format dot, and draw it by hand");
}

} // namespace voorrang::picture
