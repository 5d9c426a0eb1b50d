#include "adapters/doc/registers.hpp"

#include "adapters/markup/escape.hpp"
#include "adapters/picture/rule_map.hpp"
#include "dsl/check/overloaded.hpp"

#include <map>
#include <set>

namespace voorrang::doc {

using check::Overloaded;
using markup::escaped;

namespace {

std::string link(const Material& m, const std::string& full_name, const std::string& text) {
    return "<a href=\"" + m.names.link_to(full_name) + "\">" + escaped(spaced(text)) + "</a>";
}

std::string table(const Material& m, std::initializer_list<Phrase> head, const std::string& rows) {
    if (rows.empty()) return {};
    std::string cells;
    for (const Phrase each : head) cells += element("th", capital(phrase(m.language, each)), "scope=\"col\"");
    return "<div class=\"scroll\"><table><thead>" + element("tr", cells) + "</thead>\n<tbody>" + rows +
           "</tbody></table></div>\n";
}

// Every declaration with a name, its reasons and the names it goes by.
template <class Visit>
void each_named(const std::vector<FileText>& files, const Visit& visit) {
    for (const FileText& file : files)
        for (const ast::Declaration& declaration : file.file.declarations)
            std::visit([&](const auto& it) { visit(file, it); }, declaration);
}

} // namespace

std::string facts_table(const Material& m) {
    std::map<std::pair<std::string, std::string>, std::string> facts;
    for (const auto& node : picture::rule_map(m.policy, m.sources).nodes)
        if (node.kind == picture::NodeKind::fact) facts[{node.package, node.name}] = node.what;
    std::string rows;
    std::string last;
    for (const auto& [fact, type] : facts) {
        rows += element("tr", element("th", fact.first == last ? "" : escaped(spaced(fact.first)), "scope=\"row\"") +
                                  element("td", escaped(spaced(fact.second))) + element("td", escaped(type))) +
                '\n';
        last = fact.first;
    }
    return table(m, {Phrase::record, Phrase::field, Phrase::type}, rows);
}

std::string dates_table(const Material& m, const std::vector<FileText>& files) {
    std::multimap<Date, std::string> changes;
    const auto force = [&](const ast::Force& force, const std::string& what) {
        if (force.from) changes.emplace(*force.from, what + ' ' + phrase(m.language, Phrase::comes_into_force));
        if (force.until) changes.emplace(*force.until, what + ' ' + phrase(m.language, Phrase::ends));
    };
    each_named(files,
               Overloaded{[&](const FileText& file, const ast::Parameter& it) {
                              const std::string what = link(m, file.package + '.' + it.name.text, it.name.text);
                              for (const auto& value : it.values) {
                                  if (value.from)
                                      changes.emplace(*value.from, what + ' ' + phrase(m.language, Phrase::becomes) +
                                                                       " <code>" + m.names.code(value.value.span) +
                                                                       "</code>");
                                  if (value.until)
                                      changes.emplace(*value.until, what + ' ' + phrase(m.language, Phrase::ends));
                              }
                          },
                          [&](const FileText& file, const ast::Rule& it) {
                              force(it.force, link(m, file.package + '.' + it.name.text, it.name.text));
                          },
                          [&](const FileText& file, const ast::Define& it) {
                              force(it.force, link(m, file.package + '.' + it.name.text, it.name.text));
                              for (const auto& exception : it.exceptions)
                                  force(exception.force, link(m, file.package + '.' + it.name.text, it.name.text) +
                                                             ": " + escaped(spaced(exception.name.text)));
                          },
                          [](const FileText&, const auto&) {}});
    std::string rows;
    for (const auto& [date, what] : changes)
        rows += element("tr", element("th", date_element(date), "scope=\"row\"") + element("td", what)) + '\n';
    return table(m, {Phrase::date, Phrase::what_changes}, rows);
}

std::string citations_list(const Material& m, const std::vector<FileText>& files) {
    std::map<std::string, std::vector<std::string>> cited; // by text
    const auto add = [&](const std::vector<ast::Citation>& cites, const std::string& what) {
        for (const auto& each : cites) {
            auto& by = cited[each.text];
            if (by.empty() || by.back() != what) by.push_back(what);
        }
    };
    const auto named = [&](const FileText& file, const ast::Name& name) {
        return link(m, file.package + '.' + name.text, name.text);
    };
    each_named(
        files,
        Overloaded{[&](const FileText& file, const ast::Parameter& it) {
                       add(it.reason.cites, named(file, it.name));
                       for (const auto& value : it.values) add(value.cites, named(file, it.name));
                   },
                   [&](const FileText& file, const ast::Define& it) {
                       add(it.reason.cites, named(file, it.name));
                       for (const auto& each : it.exceptions) add(each.reason.cites, named(file, it.name));
                   },
                   [&](const FileText& file, const ast::Rule& it) { add(it.reason.cites, named(file, it.name)); },
                   [&](const FileText& file, const ast::Table& it) { add(it.cites, named(file, it.name)); },
                   [&](const FileText& file, const ast::Award& it) { add(it.reason.cites, named(file, it.name)); },
                   [&](const FileText& file, const ast::Measure& it) { add(it.reason.cites, named(file, it.name)); },
                   [&](const FileText& file, const ast::Workflow& it) {
                       for (const auto& state : it.states) {
                           for (const auto& each : state.deadlines) add(each.reason.cites, named(file, it.name));
                           for (const auto& each : state.events) add(each.reason.cites, named(file, it.name));
                       }
                   },
                   [](const FileText&, const auto&) {}});
    std::string rows;
    for (const auto& [text, by] : cited) {
        std::string list;
        for (const std::string& each : by) list += (list.empty() ? "" : ", ") + each;
        rows += element("tr", element("td", element("cite", escaped(text))) + element("td", list)) + '\n';
    }
    return table(m, {Phrase::source, Phrase::cited_by}, rows);
}

std::string open_list(const Material& m, const std::vector<FileText>& files) {
    std::string items;
    const auto add = [&](const FileText& file, const ast::Name& name, bool open) {
        if (open) items += element("li", link(m, file.package + '.' + name.text, name.text));
    };
    each_named(files, Overloaded{[&](const FileText& file, const ast::Parameter& it) {
                                     add(file, it.name, it.open || it.values.empty());
                                 },
                                 [&](const FileText& file, const ast::Define& it) { add(file, it.name, it.open); },
                                 [&](const FileText& file, const ast::Rule& it) { add(file, it.name, it.open); },
                                 [&](const FileText& file, const ast::Table& it) { add(file, it.name, it.open); },
                                 [](const FileText&, const auto&) {}});
    return items.empty() ? "" : element("ul", items) + '\n';
}

} // namespace voorrang::doc
