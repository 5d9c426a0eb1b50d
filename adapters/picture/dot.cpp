#include "adapters/markup/escape.hpp"
#include "adapters/picture/draw.hpp"
#include "adapters/picture/label.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace voorrang::picture {

namespace {

using markup::escaped;

struct Look {
    std::string_view word, fill, line;
};

// Dark text on pale fills: readable in black and white too, since each box says its kind.
constexpr std::array<Look, 9> looks{Look{"fact", "#f3f4f6", "#6b7280"},      Look{"parameter", "#fef6d8", "#a16207"},
                                    Look{"date", "#fef6d8", "#a16207"},      Look{"definition", "#e3effb", "#1d5fa8"},
                                    Look{"table", "#e0f3f1", "#0f766e"},     Look{"rule", "#fde8e4", "#b42318"},
                                    Look{"criterion", "#ede9fb", "#5b3fb5"}, Look{"award", "#e3f5e1", "#2e7d32"},
                                    Look{"measure", "#fce7f3", "#9d2463"}};

const Look& look(NodeKind kind) { return looks[static_cast<std::size_t>(kind)]; }

std::string declaration_label(const MapNode& node) {
    std::string kind(look(node.kind).word);
    if (node.kind == NodeKind::rule || node.kind == NodeKind::date || node.what.starts_with("flag ")) kind.clear();
    std::string top = kind;
    if (!node.what.empty() && node.what != kind) top += (top.empty() ? "" : " · ") + shortened(node.what);
    std::string label = small(top) + "<BR ALIGN=\"LEFT\"/><B>" + escaped(node.name) + "</B><BR ALIGN=\"LEFT\"/>";
    if (!node.main && node.kind != NodeKind::date) label += small(node.package) + "<BR ALIGN=\"LEFT\"/>";
    if (!node.cites.empty()) {
        label += small(shortened(node.cites.front()) + (node.cites.size() > 1 ? " …" : "")) + "<BR ALIGN=\"LEFT\"/>";
    }
    return label;
}

class Writer {
  public:
    explicit Writer(const RuleMap& map) : map_(map) {}

    std::string write() {
        out_ = "digraph " + quoted(map_.title) +
               " {\n"
               "  graph [rankdir=LR, ranksep=0.9, nodesep=0.18, fontname=\"Helvetica,Arial,sans-serif\", pad=0.3]\n"
               "  node [shape=box, style=\"filled,rounded\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, "
               "margin=\"0.12,0.06\"]\n"
               "  edge [color=\"#9aa1ab\", arrowsize=0.6, penwidth=0.9]\n";
        records();
        declarations();
        for (const MapEdge& edge : map_.edges)
            out_ += "  " + end_of(edge.from) + " -> n" + std::to_string(edge.to) + ";\n";
        return out_ + "}\n";
    }

  private:
    // The port of a fact is its row in the box of its record.
    std::string end_of(std::size_t node) const {
        if (map_.nodes[node].kind != NodeKind::fact) return "n" + std::to_string(node);
        return quoted("record " + map_.nodes[node].package) + ":f" + std::to_string(node) + ":e";
    }

    void records() {
        std::map<std::string, std::vector<std::size_t>> records;
        for (std::size_t i = 0; i < map_.nodes.size(); ++i)
            if (map_.nodes[i].kind == NodeKind::fact) records[map_.nodes[i].package].push_back(i);
        for (auto& [name, facts] : records) {
            std::sort(facts.begin(), facts.end(),
                      [&](std::size_t a, std::size_t b) { return map_.nodes[a].name < map_.nodes[b].name; });
            out_ += "  " + quoted("record " + name) +
                    " [shape=plain, style=\"\", label=<<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
                    "CELLPADDING=\"3\" STYLE=\"ROUNDED\" COLOR=\"#6b7280\" BGCOLOR=\"#f3f4f6\">"
                    "<TR><TD ALIGN=\"LEFT\"><B>" +
                    escaped(name) + "</B></TD></TR><HR/>";
            for (const std::size_t fact : facts)
                out_ += "<TR><TD ALIGN=\"LEFT\" PORT=\"f" + std::to_string(fact) + "\">" +
                        escaped(map_.nodes[fact].name) + "  " + small(shortened(map_.nodes[fact].what)) + "</TD></TR>";
            out_ += "</TABLE>>];\n";
        }
    }

    void declarations() {
        for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
            const MapNode& node = map_.nodes[i];
            if (node.kind == NodeKind::fact) continue;
            out_ += "  n" + std::to_string(i) + " [fillcolor=\"" + std::string(look(node.kind).fill) + "\", color=\"" +
                    std::string(look(node.kind).line) + "\"";
            if (node.kind == NodeKind::award) out_ += ", penwidth=2";
            out_ += ", label=<" + declaration_label(node) + ">];\n";
        }
    }

    const RuleMap& map_;
    std::string out_;
};

} // namespace

std::string dot_text(const RuleMap& map) { return Writer(map).write(); }

} // namespace voorrang::picture
