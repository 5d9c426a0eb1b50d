#include "adapters/picture/draw.hpp"
#include "adapters/picture/graphviz.hpp"

#include <array>

namespace voorrang::picture {

namespace {

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

std::map<std::string, std::string> titles(const StateChart& chart) {
    std::map<std::string, std::string> result{{"begin", "begin"}, {"begin->s0", "begins here"}};
    for (std::size_t i = 0; i < chart.states.size(); ++i) {
        std::string text = (chart.states[i].final ? "final state " : "state ") + chart.states[i].name;
        for (const std::string& line : chart.states[i].lines) text += "; " + line;
        for (const std::string& cite : chart.states[i].cites) text += "; cites " + cite;
        result["s" + std::to_string(i)] = text;
    }
    for (const ChartWay& way : chart.ways) {
        std::string text = way.what + (way.by.empty() ? "" : " " + way.by) + (way.does.empty() ? "" : ": " + way.does) +
                           (way.when.empty() ? "" : " if " + way.when);
        for (const std::string& cite : way.cites) text += "; cites " + cite;
        std::string& title = result["s" + std::to_string(way.from) + "->s" + std::to_string(way.to)];
        title += (title.empty() ? "from " + chart.states[way.from].name + " to " + chart.states[way.to].name + ": "
                                : " / ") +
                 text;
    }
    return result;
}

} // namespace

Result<std::string> svg_text(const RuleMap& map) {
    return drawn(dot_text(map), {map.title, described(map), titles(map)});
}

Result<std::string> svg_text(const StateChart& chart) {
    return drawn(
        dot_text(chart),
        {chart.title, "The states of the workflow and the ways between them. Dashed: a deadline.", titles(chart)});
}

} // namespace voorrang::picture
