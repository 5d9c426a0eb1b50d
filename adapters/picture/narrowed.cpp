#include "adapters/picture/rule_map.hpp"

#include "dsl/diagnostics/suggest.hpp"

namespace voorrang::picture {

namespace {

Diagnostic not_found(const RuleMap& map, const std::string& name) {
    std::vector<std::string> names;
    for (const MapNode& node : map.nodes) {
        names.push_back(node.full_name());
        if (node.kind != NodeKind::fact) names.push_back(node.name);
    }
    const auto near = suggest(name, names);
    return {Code::no_such_declaration,
            "the policy declares no `" + name + "`",
            std::nullopt,
            "",
            {},
            near ? "did you mean `" + *near + "`?" : ""};
}

Result<std::size_t> find(const RuleMap& map, const std::string& name) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        const MapNode& node = map.nodes[i];
        if (node.full_name() == name) return i;
        if (node.kind != NodeKind::fact && node.name == name) found.push_back(i);
    }
    if (found.empty()) return not_found(map, name);
    if (found.size() == 1) return found.front();
    return Diagnostic{Code::no_such_declaration,
                      "`" + name + "` is declared more than once",
                      std::nullopt,
                      "",
                      {},
                      "write `" + map.nodes[found[0]].full_name() + "` or `" + map.nodes[found[1]].full_name() + "`"};
}

// What can be reached, along the edges or against them.
std::vector<bool> reached(const RuleMap& map, std::size_t start, bool along) {
    std::vector<bool> marked(map.nodes.size(), false);
    std::vector<std::size_t> open{start};
    marked[start] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const MapEdge& edge : map.edges) {
            const std::size_t here = along ? edge.from : edge.to;
            const std::size_t there = along ? edge.to : edge.from;
            if (here != at || marked[there]) continue;
            marked[there] = true;
            open.push_back(there);
        }
    }
    return marked;
}

} // namespace

Result<RuleMap> narrowed(const RuleMap& map, const std::string& from, const std::string& to) {
    std::vector<bool> kept(map.nodes.size(), true);
    for (const bool along : {true, false}) {
        const std::string& name = along ? from : to;
        if (name.empty()) continue;
        const auto start = find(map, name);
        if (!start) return start.error();
        const std::vector<bool> marked = reached(map, *start, along);
        for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = kept[i] && marked[i];
    }
    RuleMap result{map.title, {}, {}};
    std::vector<std::size_t> moved(map.nodes.size());
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        if (!kept[i]) continue;
        moved[i] = result.nodes.size();
        result.nodes.push_back(map.nodes[i]);
    }
    for (const MapEdge& edge : map.edges)
        if (kept[edge.from] && kept[edge.to]) result.edges.push_back({moved[edge.from], moved[edge.to]});
    return result;
}

} // namespace voorrang::picture
