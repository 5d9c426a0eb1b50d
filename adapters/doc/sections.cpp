#include "adapters/doc/sections.hpp"

#include "adapters/doc/markdown.hpp"
#include "adapters/markup/escape.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/syntax/markdown.hpp"

#include <algorithm>
#include <array>

namespace voorrang::doc {

using check::Overloaded;
using markup::escaped;

namespace {

std::string name_of(const ast::Declaration& declaration) {
    return std::visit(
        Overloaded{[](const ast::Test&) { return std::string(); }, [](const ast::Facts&) { return std::string(); },
                   [](const ast::ReferenceDate&) { return std::string(); },
                   [](const ast::Fill&) { return std::string(); }, [](const auto& it) { return it.name.text; }},
        declaration);
}

Span span_of(const ast::Declaration& declaration) {
    return std::visit([](const auto& it) { return it.span; }, declaration);
}

// What several tests start from is shown with each of them.
bool is_test(const ast::Declaration& declaration) {
    return std::holds_alternative<ast::Test>(declaration) || std::holds_alternative<ast::Facts>(declaration);
}

std::string paragraphs(const std::vector<std::string>& texts) {
    std::string html;
    for (const std::string& text : texts) html += element("p", escaped(text)) + '\n';
    return html;
}

void add(Section& section, const Writer& writer, const ast::Declaration& declaration) {
    section.html += writer.article(declaration);
    const std::string name = name_of(declaration);
    if (!name.empty()) section.entries.emplace_back(writer.full_name(name), capital(spaced(name)));
}

class Teller {
  public:
    Teller(const Material& material, const FileText& file) : m_(material), file_(file), writer_(material, file) {}

    std::vector<Section> as_prose() const {
        const auto& source = m_.sources.source(file_.source);
        const Prose prose = prose_html(source.text, [&](int first, int last) {
            std::string html;
            for (const ast::Declaration& declaration : file_.file.declarations) {
                const int line = static_cast<int>(line_of(declaration));
                if (line < first || line > last) continue;
                const auto* test = std::get_if<ast::Test>(&declaration);
                html += test != nullptr ? writer_.test(*test) : writer_.article(declaration);
            }
            return html;
        });
        std::vector<Section> sections;
        for (const auto& [anchor, title] : prose.headings) sections.push_back({anchor, title, "", {}});
        // One piece of HTML; the headings in it have their anchors already.
        sections.insert(sections.begin(), Section{"", "", prose.html, {}});
        return sections;
    }

    // Text and declarations in the order of the file.
    std::vector<Section> as_written() const {
        std::vector<Section> sections(1);
        auto comment = file_.comments.free.begin();
        const auto tell_until = [&](std::uint32_t line) {
            for (; comment != file_.comments.free.end() && comment->line < line; ++comment) {
                if (comment->heading)
                    sections.push_back(
                        {"part-" + std::to_string(sections.size()), comment->paragraphs.front(), "", {}});
                else
                    sections.back().html += paragraphs(comment->paragraphs);
            }
        };
        for (const ast::Declaration* declaration : in_order()) {
            tell_until(line_of(*declaration));
            add(sections.back(), writer_, *declaration);
        }
        std::erase_if(sections, [](const Section& section) { return section.html.empty(); });
        return sections;
    }

    std::vector<Section> by_kind() const {
        constexpr std::array headings{Phrase::parameters,    Phrase::definitions, Phrase::tables,  Phrase::rules,
                                      Phrase::award_heading, Phrase::workflows,   Phrase::records, Phrase::other_parts};
        std::vector<Section> sections;
        for (const Phrase heading : headings)
            sections.push_back({"kind-" + std::to_string(sections.size()), phrase(m_.language, heading), "", {}});
        Section before; // free text at the top, and between
        for (const auto& comment : file_.comments.free) before.html += paragraphs(comment.paragraphs);
        for (const ast::Declaration* declaration : in_order())
            add(sections[kind_of(*declaration)], writer_, *declaration);
        sections.insert(sections.begin(), before);
        std::erase_if(sections, [](const Section& section) { return section.html.empty(); });
        return sections;
    }

  private:
    std::uint32_t line_of(const ast::Declaration& declaration) const {
        const Span span = span_of(declaration);
        return m_.sources.position(span.source, span.begin).line;
    }

    std::vector<const ast::Declaration*> in_order() const {
        std::vector<const ast::Declaration*> declarations;
        for (const ast::Declaration& declaration : file_.file.declarations)
            if (!is_test(declaration)) declarations.push_back(&declaration);
        std::stable_sort(declarations.begin(), declarations.end(),
                         [](const auto* a, const auto* b) { return span_of(*a).begin < span_of(*b).begin; });
        return declarations;
    }

    static std::size_t kind_of(const ast::Declaration& declaration) {
        return std::visit(Overloaded{[](const ast::Parameter&) -> std::size_t { return 0; },
                                     [](const ast::Define&) -> std::size_t { return 1; },
                                     [](const ast::ReferenceDate&) -> std::size_t { return 1; },
                                     [](const ast::Table&) -> std::size_t { return 2; },
                                     [](const ast::Rule&) -> std::size_t { return 3; },
                                     [](const ast::Award&) -> std::size_t { return 4; },
                                     [](const ast::Workflow&) -> std::size_t { return 5; },
                                     [](const ast::Record&) -> std::size_t { return 6; },
                                     [](const auto&) -> std::size_t { return 7; }},
                          declaration);
    }

    const Material& m_;
    const FileText& file_;
    Writer writer_;
};

} // namespace

std::vector<Section> told_sections(const Material& material, const FileText& file) {
    const Teller teller(material, file);
    if (syntax::is_markdown(material.sources.source(file.source).name)) return teller.as_prose();
    const bool headings = std::ranges::any_of(file.comments.free, [](const auto& each) { return each.heading; });
    return headings ? teller.as_written() : teller.by_kind();
}

std::string tests_html(const Material& material, const FileText& file) {
    if (syntax::is_markdown(material.sources.source(file.source).name)) return {}; // told in the prose
    const Writer writer(material, file);
    std::string html;
    for (const ast::Declaration& declaration : file.file.declarations)
        if (const auto* test = std::get_if<ast::Test>(&declaration)) html += writer.test(*test);
    return html;
}

Section package_section(const Material& material, const FileText& file, const check::Package& package) {
    Section section{"package-" + package.name, package.title.empty() ? package.name : package.title, "", {}};
    const Writer writer(material, file);
    for (const ast::Declaration& declaration : file.file.declarations) {
        const bool rule = std::holds_alternative<ast::Rule>(declaration);
        const bool dates = std::holds_alternative<ast::ReferenceDate>(declaration);
        if (rule || dates || material.names.used().contains(writer.full_name(name_of(declaration))))
            add(section, writer, declaration);
    }
    if (section.html.empty()) return section;
    std::string which = phrase(material.language, Phrase::package) + " <code>" + escaped(package.name) + "</code>";
    if (!package.version.empty())
        which += ", " + phrase(material.language, Phrase::version) + ' ' + escaped(package.version);
    section.html.insert(0, element("p", which, "class=\"why\"") + '\n');
    return section;
}

} // namespace voorrang::doc
