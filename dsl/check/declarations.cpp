#include "dsl/check/declarations.hpp"

#include "dsl/check/context.hpp"
#include "dsl/check/overloaded.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

void collect_file(Context& context, std::uint32_t file) {
    Declarations& all = context.declarations;
    const std::string prefix = context.names.package_name(file) + ".";
    for (const ast::Declaration& declaration : context.files[file].file.declarations) {
        std::visit(Overloaded{[&](const ast::Record& it) {
                                  all.records.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Parameter& it) {
                                  all.parameters.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Define& it) {
                                  all.definitions.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Table& it) {
                                  all.tables.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Rule& it) {
                                  auto& rules = it.across ? all.across : all.rules;
                                  rules.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Award& it) {
                                  all.awards.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::ReferenceDate& it) {
                                  all.reference_dates.push_back({&it, file, prefix});
                              },
                              [&](const ast::Facts& it) {
                                  if (file == 0) all.facts.push_back(&it);
                              },
                              [&](const ast::Test& it) {
                                  if (file == 0) all.tests.push_back(&it);
                              },
                              [&](const ast::Calendar& it) {
                                  all.calendars.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Workflow& it) {
                                  all.workflows.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Measure& it) {
                                  all.measures.push_back({&it, file, prefix + it.name.text});
                              },
                              [&](const ast::Fill& it) {
                                  all.fills.push_back({&it, file});
                              }},
                   declaration);
    }
}

template <class T>
void sort_by_name(std::vector<Declared<T>>& declared) {
    std::stable_sort(declared.begin(), declared.end(), [](const auto& a, const auto& b) {
        return a.full_name != b.full_name ? a.full_name < b.full_name : a.ast->span.begin < b.ast->span.begin;
    });
}

// Enters names in the order of the text, whatever they stand for: of two equal ones the first counts, and the other
// keeps its place in its vector, where nothing can refer to it.
class Entering {
  public:
    explicit Entering(Context& context) : context_(context) {}

    template <class T>
    void add(const std::vector<Declared<T>>& declared, SymbolKind kind, std::size_t first = 0) {
        for (std::size_t i = 0; i < declared.size(); ++i) {
            const ast::Name& name = declared[i].ast->name;
            symbols_.push_back({kind, static_cast<std::uint32_t>(first + i), declared[i].file, name.text, name.span});
        }
    }

    void add_plurals(const std::vector<Declared<ast::Record>>& records) {
        for (std::size_t i = 0; i < records.size(); ++i)
            if (const auto& plural = records[i].ast->plural)
                symbols_.push_back(
                    {SymbolKind::records, static_cast<std::uint32_t>(i), records[i].file, plural->text, plural->span});
    }

    void enter() {
        std::stable_sort(symbols_.begin(), symbols_.end(), [](const Symbol& a, const Symbol& b) {
            return a.file != b.file ? a.file < b.file : a.span.begin < b.span.begin;
        });
        for (const Symbol& symbol : symbols_) {
            const Symbol* earlier = context_.names.add(symbol);
            if (earlier == nullptr) continue;
            Diagnostic& finding = report(context_, Code::duplicate_name, symbol.span,
                                         in_ticks(symbol.name) + " is declared twice", "give one of them another name");
            finding.labels.push_back({earlier->span, "first declared here"});
        }
    }

  private:
    Context& context_;
    std::vector<Symbol> symbols_;
};

void check_version(Context& context, const ast::Use& use, std::uint32_t used) {
    const ast::Header& header = context.files[used].file.header;
    if (!use.version || *use.version == header.version) return;
    const std::string package = in_ticks(path_text(use.package));
    report(context, Code::other_version, use.span,
           package + " is used in version " + in_ticks(*use.version) + ", but the one that was found is " +
               (header.version.empty() ? "without a version" : "version " + in_ticks(header.version)),
           "get that version, or see what has changed and write the new one here")
        .labels.push_back({header.name_span, "found here"});
}

void enter_packages(Context& context) {
    for (std::uint32_t file = 0; file < context.files.size(); ++file) {
        const ast::Header& header = context.files[file].file.header;
        const std::string package = path_text(header.name);
        if (const auto earlier = context.names.package(package)) {
            Diagnostic& finding = report(context, Code::duplicate_name, header.name_span,
                                         "the package " + in_ticks(package) + " is declared by two files");
            finding.labels.push_back({context.files[*earlier].file.header.name_span, "first declared here"});
        }
        context.names.add_file(package);
        context.names.add_unread(file, context.files[file].file.unread);
    }
    for (std::uint32_t file = 0; file < context.files.size(); ++file)
        for (const ast::Use& use : context.files[file].file.uses) {
            const std::string package = path_text(use.package);
            if (const auto used = context.names.package(package)) {
                context.names.use(file, *used);
                check_version(context, use, *used);
                continue;
            }
            context.names.add_unread_use(file);
            report(context, Code::unknown_package, use.span,
                   "the package " + in_ticks(package) + " is not among the files that were read");
        }
}

} // namespace

void collect_declarations(Context& context) {
    enter_packages(context);
    for (std::uint32_t file = 0; file < context.files.size(); ++file) collect_file(context, file);
    Declarations& all = context.declarations;
    sort_by_name(all.records);
    sort_by_name(all.parameters);
    sort_by_name(all.definitions);
    sort_by_name(all.tables);
    sort_by_name(all.rules);
    sort_by_name(all.calendars);
    sort_by_name(all.workflows);
    sort_by_name(all.measures);
    sort_by_name(all.across);
    Entering entering(context);
    entering.add(all.records, SymbolKind::record);
    entering.add_plurals(all.records);
    entering.add(all.parameters, SymbolKind::parameter);
    entering.add(all.definitions, SymbolKind::definition);
    entering.add(all.tables, SymbolKind::table);
    entering.add(all.rules, SymbolKind::rule);
    entering.add(all.awards, SymbolKind::award);
    entering.add(all.calendars, SymbolKind::calendar);
    entering.add(all.workflows, SymbolKind::workflow);
    entering.add(all.measures, SymbolKind::measure);
    entering.add(all.across, SymbolKind::measure, all.measures.size());
    entering.enter();
    for (const auto& record : all.records) context.record_names.push_back(record.ast->name.text);
}

} // namespace voorrang::check
