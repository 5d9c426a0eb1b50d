#include "adapters/diff/texts.hpp"

#include "dsl/check/overloaded.hpp"
#include "dsl/rewrite/translate.hpp"

#include <algorithm>

namespace voorrang::diff {

namespace {

std::set<std::string> declared_in(const ast::File& file) {
    std::set<std::string> names;
    for (const ast::Declaration& declaration : file.declarations)
        std::visit(check::Overloaded{[](const ast::Test&) {}, [](const ast::Facts&) {}, [](const ast::Fill&) {},
                                     [](const ast::ReferenceDate&) {},
                                     [&](const ast::Record& record) {
                                         names.insert(record.name.text);
                                         if (record.plural) names.insert(record.plural->text);
                                     },
                                     [&](const auto& each) { names.insert(each.name.text); }},
                   declaration);
    return names;
}

} // namespace

std::string dotted(const ast::Path& path) {
    std::string text;
    for (const ast::Name& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
    return text;
}

Result<Texts> Texts::of(const files::LoadedPolicy& loaded, Language language) {
    Texts texts;
    for (const check::Input& input : loaded.files) {
        const Source& source = loaded.sources.source(input.source);
        std::string text = source.text;
        if (input.file.language != code_of(language)) {
            rewrite::Rewritten put = rewrite::translate(loaded.sources, input.source, code_of(language));
            if (has_errors(put.diagnostics)) {
                Diagnostic why = put.diagnostics.front();
                why.span.reset();
                why.place = source.name;
                return why;
            }
            text = std::move(put.text);
        }
        const SourceId id = texts.sources_.add(source.name, std::move(text));
        const syntax::SourceRead read = syntax::read_source(texts.sources_, id);
        FileText file{dotted(read.parsed.file.header.name),
                      source.name,
                      source.text,
                      read.parsed.file,
                      rewrite::items_of(texts.sources_.source(id).text, read),
                      declared_in(read.parsed.file)};
        std::erase_if(file.items, [](const rewrite::Item& item) { return item.kind == rewrite::Item::Kind::comment; });
        texts.files_.push_back(std::move(file));
    }
    return texts;
}

std::string Texts::said(Span span) const {
    const std::vector<rewrite::Item>& items = files_[span.source].items;
    const auto first = std::ranges::lower_bound(items, span.begin, {}, &rewrite::Item::begin);
    syntax::Keyword declaration = syntax::Keyword::none;
    for (auto item = first; item != items.begin() && declaration == syntax::Keyword::none;)
        if ((--item)->begins_declaration) declaration = item->keyword;
    std::string text;
    const rewrite::Item* before = nullptr;
    const rewrite::Item* left = nullptr;
    for (auto item = first; item != items.end() && item->begin < span.end; ++item) {
        if (left != nullptr && rewrite::is_spaced(before, *left, *item, declaration)) text += ' ';
        text += item->text;
        before = std::exchange(left, &*item);
    }
    return text;
}

std::pair<std::string, std::size_t> Texts::resolved(const std::vector<ast::Name>& path) const {
    if (path.empty()) return {"", 0};
    const FileText& file = files_[path.front().span.source];
    const auto of = [&](const FileText& declaring, const std::string& name) {
        return (&declaring == &main() ? "" : declaring.package) + "." + name;
    };
    // A name in full: that of the package before it.
    std::string package;
    for (std::size_t step = 0; step + 1 < path.size(); ++step) {
        package += (step == 0 ? "" : ".") + path[step].text;
        for (const FileText& each : files_)
            if (each.package == package && each.declares.contains(path[step + 1].text))
                return {of(each, path[step + 1].text), step + 2};
    }
    const std::string& name = path.front().text;
    if (file.declares.contains(name)) return {of(file, name), 1};
    for (const ast::Use& use : file.file.uses)
        for (const FileText& each : files_)
            if (each.package == dotted(use.package) && each.declares.contains(name)) return {of(each, name), 1};
    return {name, 0};
}

} // namespace voorrang::diff
