#include "adapters/markup/escape.hpp"
#include "adapters/picture/draw.hpp"
#include "adapters/picture/label.hpp"

namespace voorrang::picture {

using markup::escaped;

namespace {

std::string state_label(const ChartState& state) {
    std::string label = "<B>" + escaped(state.name) + "</B>";
    for (const std::string& line : state.lines) label += "<BR/>" + small(line);
    return label;
}

std::string way_label(const ChartWay& way) {
    std::string label = escaped(shortened(way.what + (way.does.empty() ? "" : ": " + way.does)));
    if (!way.by.empty()) label += "<BR ALIGN=\"LEFT\"/>" + small(way.by);
    if (!way.when.empty()) label += "<BR ALIGN=\"LEFT\"/>" + small("if " + shortened(way.when));
    return label + "<BR ALIGN=\"LEFT\"/>";
}

} // namespace

std::string dot_text(const StateChart& chart) {
    std::string out =
        "digraph " + quoted(chart.title) +
        " {\n"
        "  graph [rankdir=TB, ranksep=0.55, nodesep=0.6, pad=0.3]\n"
        "  node [shape=box, style=\"filled,rounded\", fillcolor=\"#e3effb\", color=\"#1d5fa8\", "
        "fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, margin=\"0.16,0.08\"]\n"
        "  edge [color=\"#6b7280\", arrowsize=0.7, fontname=\"Helvetica,Arial,sans-serif\", fontsize=10]\n"
        "  begin [shape=circle, label=\"\", width=0.16, fillcolor=\"#1d2330\", color=\"#1d2330\"];\n";
    if (!chart.states.empty()) out += "  begin -> s0;\n";
    for (std::size_t i = 0; i < chart.states.size(); ++i) {
        out += "  s" + std::to_string(i) + " [";
        if (chart.states[i].final) out += "peripheries=2, fillcolor=\"#e3f5e1\", color=\"#2e7d32\", ";
        out += "label=<" + state_label(chart.states[i]) + ">];\n";
    }
    for (const ChartWay& way : chart.ways) {
        out += "  s" + std::to_string(way.from) + " -> s" + std::to_string(way.to) + " [";
        if (way.deadline) out += "style=dashed, ";
        out += "label=<" + way_label(way) + ">];\n";
    }
    return out + "}\n";
}

} // namespace voorrang::picture
