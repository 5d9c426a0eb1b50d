#include "adapters/doc/page.hpp"

#include "adapters/doc/registers.hpp"
#include "adapters/doc/sections.hpp"
#include "adapters/doc/style.hpp"
#include "adapters/markup/escape.hpp"

#include <algorithm>

namespace voorrang::doc {

using markup::escaped;

namespace {

std::string document(Language language, const std::string& title, const std::string& body) {
    return std::string("<!DOCTYPE html>\n<html lang=\"") + std::string(code_of(language)) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

std::string row(const std::string& name, const std::string& value) {
    return value.empty() ? "" : element("dt", name) + element("dd", value) + '\n';
}

class PageMaker {
  public:
    PageMaker(const files::LoadedPolicy& loaded, const PageOptions& options)
        : policy_(*loaded.policy), sources_(loaded.sources), options_(options),
          names_(policy_, loaded.sources, options.pages), material_{policy_, loaded.sources, names_, options.notes,
                                                                    options.language} {
        for (const auto& input : loaded.files) {
            const auto package = std::ranges::find_if(
                policy_.packages, [&](const check::Package& each) { return each.source == input.source; });
            if (package == policy_.packages.end()) continue;
            packages_.push_back(&*package);
            files_.push_back(
                {input.file, input.source, package->name, comments_of(input.file, loaded.sources, input.source)});
        }
    }

    std::string make() {
        gather();
        std::string contents;
        std::string text;
        for (const Section& section : sections_) {
            if (!section.title.empty()) {
                std::string entries;
                for (const auto& [anchor, name] : section.entries)
                    entries += element("li", "<a href=\"#" + escaped(anchor) + "\">" + escaped(name) + "</a>");
                contents += element("li", "<a href=\"#" + escaped(section.id) + "\">" + escaped(section.title) +
                                              "</a>" + (entries.empty() ? "" : element("ol", entries))) +
                            '\n';
            }
            if (section.html.empty()) continue;
            text += section.title.empty()
                        ? section.html
                        : "<section aria-labelledby=\"" + escaped(section.id) + "\">\n<h2 id=\"" + escaped(section.id) +
                              "\">" + escaped(section.title) + "</h2>\n" + section.html + "</section>\n";
        }
        const std::string nav = "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + say(Phrase::contents) +
                                "</h2>\n" + index_link() + "<ol>" + contents + "</ol>\n</nav>\n";
        return document(options_.language, title(),
                        "<div class=\"page\">\n" + nav + "<main>\n" + top() + text + footer() + "</main>\n</div>\n");
    }

  private:
    std::string say(Phrase which, std::string_view first = {}, std::string_view second = {}) const {
        return phrase(options_.language, which, first, second);
    }

    const check::Package& main() const { return policy_.packages.front(); }
    std::string title() const { return main().title.empty() ? main().name : main().title; }

    std::string index_link() const {
        if (options_.pages.empty()) return {};
        return "<p><a href=\"index.html\">" + say(Phrase::all_policies) + "</a></p>\n";
    }

    std::string top() const {
        return "<header class=\"top\">\n<p class=\"kicker\">" +
               say(main().is_policy ? Phrase::policy : Phrase::package) + " <code>" + escaped(main().name) +
               "</code></p>\n<h1>" + escaped(title()) + "</h1>\n<dl>" +
               row(say(Phrase::version), escaped(main().version)) +
               row(say(Phrase::fingerprint), escaped(options_.hash)) + "</dl>\n</header>\n";
    }

    std::string footer() const {
        return element("footer", say(Phrase::made_from, element("code", escaped(sources_.source(main().source).name)),
                                     escaped(options_.program))) +
               '\n';
    }

    void section(const std::string& id, Phrase heading, const std::string& html, std::string_view intro = {}) {
        if (html.empty()) return;
        std::string before;
        if (!intro.empty()) before = element("p", std::string(intro)) + '\n';
        sections_.push_back({id, say(heading), before + html, {}});
    }

    void gather() {
        sections_ = told_sections(material_, files_.front());
        section("tests", Phrase::examples, tests_html(material_, files_.front()));
        section("packages", Phrase::packages_used, packages_table(), say(Phrase::rules_take_part));
        std::vector<FileText> told{files_.front()};
        for (std::size_t i = 1; i < files_.size(); ++i) {
            if (options_.pages.contains(files_[i].package)) continue;
            Section part = package_section(material_, files_[i], *packages_[i]);
            if (part.html.empty()) continue;
            sections_.push_back(std::move(part));
            told.push_back(files_[i]);
        }
        section("facts", Phrase::facts, facts_table(material_), say(Phrase::facts_intro));
        section("dates", Phrase::dates, dates_table(material_, told));
        section("citations", Phrase::citations, citations_list(material_, told));
        section("open", Phrase::open_points, open_list(material_, told), say(Phrase::open_intro));
    }

    std::string packages_table() const {
        std::string rows;
        for (const check::Package& package : policy_.packages) {
            if (&package == &main()) continue;
            const auto page = options_.pages.find(package.name);
            const std::string target = page == options_.pages.end() ? "#package-" + package.name : page->second;
            std::string name = element("code", escaped(package.name));
            if (page != options_.pages.end() || told_here(package.name))
                name = "<a href=\"" + escaped(target) + "\">" + name + "</a>";
            rows += element("tr", element("td", name) + element("td", escaped(package.title)) +
                                      element("td", escaped(package.version))) +
                    '\n';
        }
        if (rows.empty()) return {};
        return "<div class=\"scroll\"><table><thead>" +
               element("tr", element("th", say(Phrase::name), "scope=\"col\"") +
                                 element("th", say(Phrase::title), "scope=\"col\"") +
                                 element("th", say(Phrase::version), "scope=\"col\"")) +
               "</thead>\n<tbody>" + rows + "</tbody></table></div>\n";
    }

    bool told_here(const std::string& name) const {
        for (std::size_t i = 1; i < files_.size(); ++i)
            if (files_[i].package == name) return !package_section(material_, files_[i], *packages_[i]).html.empty();
        return false;
    }

    const check::Policy& policy_;
    const SourceMap& sources_;
    const PageOptions& options_;
    Names names_;
    Material material_;
    std::vector<FileText> files_; // the main one first
    std::vector<const check::Package*> packages_;
    std::vector<Section> sections_;
};

} // namespace

std::string page(const files::LoadedPolicy& loaded, const PageOptions& options) {
    return PageMaker(loaded, options).make();
}

std::string index_page(const std::vector<IndexEntry>& entries, Language language) {
    std::string rows;
    for (const IndexEntry& entry : entries)
        rows += element("tr", element("td", "<a href=\"" + escaped(entry.page) + "\">" +
                                                escaped(entry.title.empty() ? entry.name : entry.title) + "</a>") +
                                  element("td", element("code", escaped(entry.name))) +
                                  element("td", phrase(language, entry.is_policy ? Phrase::policy : Phrase::package)) +
                                  element("td", escaped(entry.version))) +
                '\n';
    const std::string heading = phrase(language, Phrase::all_policies);
    const auto head = [&](const std::string& text) { return element("th", text, "scope=\"col\""); };
    return document(language, heading,
                    "<div class=\"page\">\n<main>\n<h1>" + heading + "</h1>\n<div class=\"scroll\"><table><thead>" +
                        element("tr", head(phrase(language, Phrase::title)) + head(phrase(language, Phrase::name)) +
                                          head(phrase(language, Phrase::type)) +
                                          head(phrase(language, Phrase::version))) +
                        "</thead>\n<tbody>" + rows + "</tbody></table></div>\n</main>\n</div>\n");
}

} // namespace voorrang::doc
