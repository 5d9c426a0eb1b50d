// What a policy fills in where a package says `open`: what may be, and that nothing without a value is left.
#include "dsl/check/expressions.hpp"
#include "dsl/check/filled_in.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

using FillIn = Declarations::FillIn;

class Filling {
  public:
    Filling(Context& context, const FillIn& fill) : context_(context), fill_(fill), target_(fill.ast->target.steps) {}

    void run() {
        const auto found = context_.names.find(fill_.file, target_);
        if (!found) return report_unknown_name(context_, Scope{fill_.file, {}, false}, target_);
        if (found->rival != nullptr) return report_ambiguous(context_, span(), *found);
        if (found->steps != target_.size()) return refuse(*found->symbol);
        Declarations& all = context_.declarations;
        const std::uint32_t index = found->symbol->index;
        switch (found->symbol->kind) {
        case SymbolKind::parameter:
            return fill(all.parameters[index], *found->symbol);
        case SymbolKind::definition:
            return fill(all.definitions[index], *found->symbol);
        case SymbolKind::table:
            return fill(all.tables[index], *found->symbol);
        case SymbolKind::rule:
            return fill(all.rules[index], *found->symbol);
        case SymbolKind::measure: // measures come first, rules across cases after them
            if (index >= all.measures.size()) return fill(all.across[index - all.measures.size()], *found->symbol);
            return refuse(*found->symbol);
        default:
            return refuse(*found->symbol);
        }
    }

  private:
    Span span() const { return path_span(target_, target_.size()); }

    void refuse(const Symbol& symbol) {
        report(context_, Code::not_open, span(),
               in_ticks(symbol.name) + " of " + in_ticks(context_.names.package_name(symbol.file)) +
                   " is not open, so that it can't be filled in",
               "only what its own package declares `open` may be filled in by others")
            .labels.push_back({symbol.span, "declared here"});
    }

    template <class Ast>
    void fill(Declared<Ast>& declared, const Symbol& symbol) {
        if (!declared.ast->open || symbol.file == fill_.file) return refuse(symbol);
        if (declared.filled_in) {
            report(context_, Code::duplicate_name, span(), in_ticks(symbol.name) + " is filled in twice",
                   "leave one of them out");
            return;
        }
        const auto* part = std::get_if<Ast>(&fill_.ast->as);
        if (part == nullptr || !fits(*declared.ast, *part)) {
            report(context_, Code::fill_mismatch, span(),
                   in_ticks(symbol.name) + " is " + std::string(kind_text(symbol.kind)) + "; fill it in with " +
                       way(*declared.ast))
                .labels.push_back({symbol.span, "left open here"});
            declared.filled_in = fill_.file; // what was meant to fill it in has been told
            return;
        }
        Ast merged = filled_in(*declared.ast, *part);
        cites_of(merged).push_back(filled_by());
        context_.declarations.filled.emplace_back(std::move(merged));
        declared.ast = &std::get<Ast>(context_.declarations.filled.back());
        declared.filled_in = fill_.file;
    }

    static bool fits(const ast::Rule& open, const ast::Rule& part) {
        return open.that.has_value() == part.that.has_value();
    }
    template <class Ast>
    static bool fits(const Ast&, const Ast&) {
        return true;
    }

    static std::string way(const ast::Parameter&) { return "`= value`"; }
    static std::string way(const ast::Define&) { return "`as …`"; }
    static std::string way(const ast::Table&) { return "the rows of a table, their head first"; }
    static std::string way(const ast::Rule& open) {
        return open.that ? "`that …`, what is required" : "`when …` or `unless …`";
    }

    // Beside what is cited is said who filled it in.
    ast::Citation filled_by() const {
        const ast::Header& header = context_.files[fill_.file].file.header;
        const std::string version = header.version.empty() ? "" : " " + header.version;
        return {"filled in by " + path_text(header.name) + version, fill_.ast->span};
    }

    Context& context_;
    const FillIn& fill_;
    const std::vector<ast::Name>& target_;
};

// A policy must leave nothing open that has no value.
void report_open(Context& context) {
    std::string names;
    std::vector<Label> labels;
    std::string first;
    for (const auto& declared : context.declarations.parameters) {
        if (!declared.ast->values.empty() || declared.filled_in) continue;
        if (first.empty()) first = declared.full_name;
        names += (names.empty() ? "" : ", ") + in_ticks(declared.full_name);
        labels.push_back({declared.ast->name.span, "left open here"});
    }
    if (labels.empty()) return;
    report(context, Code::not_filled, context.files[0].file.header.name_span,
           "this policy must fill in what is left open: " + names, "write " + in_ticks("fill " + first + " = …"))
        .labels = std::move(labels);
}

} // namespace

void fill_in(Context& context) {
    for (const FillIn& fill : context.declarations.fills) Filling(context, fill).run();
    if (context.files[0].file.header.kind == ast::Header::Kind::policy) report_open(context);
}

} // namespace voorrang::check
