#include "dsl/check/names.hpp"

#include <algorithm>

namespace voorrang::check {

void Names::add_file(std::string package) { files_.push_back({std::move(package), {}, {}, {}, false}); }

const Symbol* Names::add(Symbol symbol) {
    auto& symbols = files_[symbol.file].symbols;
    const auto [place, added] = symbols.try_emplace(symbol.name, symbol);
    return added ? nullptr : &place->second;
}

void Names::use(std::uint32_t file, std::uint32_t used) {
    auto& uses = files_[file].uses;
    if (file != used && std::find(uses.begin(), uses.end(), used) == uses.end()) uses.push_back(used);
}

std::optional<std::uint32_t> Names::package(std::string_view name) const {
    for (std::uint32_t file = 0; file < files_.size(); ++file)
        if (files_[file].package == name) return file;
    return std::nullopt;
}

const Symbol* Names::in_file(std::uint32_t file, const std::string& name) const {
    const auto found = files_[file].symbols.find(name);
    return found == files_[file].symbols.end() ? nullptr : &found->second;
}

std::optional<Names::Prefix> Names::package_prefix(std::uint32_t file, const std::vector<ast::Name>& path) const {
    std::optional<Prefix> longest;
    const auto consider = [&](std::uint32_t candidate) {
        const std::string& package = files_[candidate].package;
        const std::size_t steps = 1 + static_cast<std::size_t>(std::count(package.begin(), package.end(), '.'));
        if (steps >= path.size() || (longest && longest->steps >= steps)) return;
        if (path_text(path, steps) == package) longest = Prefix{candidate, steps};
    };
    consider(file);
    for (const std::uint32_t used : files_[file].uses) consider(used);
    return longest;
}

std::optional<Names::Found> Names::find(std::uint32_t file, const std::vector<ast::Name>& path) const {
    const std::string& first = path.front().text;
    if (const Symbol* own = in_file(file, first)) return Found{own, 1};
    if (const auto prefix = package_prefix(file, path))
        if (const Symbol* member = in_file(prefix->file, path[prefix->steps].text))
            return Found{member, prefix->steps + 1};
    std::optional<Found> found;
    for (const std::uint32_t used : files_[file].uses) {
        const Symbol* symbol = in_file(used, first);
        if (symbol == nullptr) continue;
        if (!found)
            found = Found{symbol, 1};
        else if (found->rival == nullptr)
            found->rival = symbol;
    }
    return found;
}

std::vector<std::string> Names::names_in_file(std::uint32_t file) const {
    std::vector<std::string> names;
    for (const auto& [name, symbol] : files_[file].symbols) names.push_back(name);
    return names;
}

std::vector<std::string> Names::visible_names(std::uint32_t file) const {
    std::vector<std::string> names = names_in_file(file);
    for (const std::uint32_t used : files_[file].uses)
        for (std::string& name : names_in_file(used)) names.push_back(std::move(name));
    return names;
}

std::vector<std::string> Names::visible_names(std::uint32_t file, SymbolKind kind) const {
    std::vector<std::string> names;
    const auto collect = [&](const File& from) {
        for (const auto& [name, symbol] : from.symbols)
            if (symbol.kind == kind) names.push_back(name);
    };
    collect(files_[file]);
    for (const std::uint32_t used : files_[file].uses) collect(files_[used]);
    return names;
}

std::optional<std::uint32_t> Names::unused_package_with(std::uint32_t file, const std::string& name) const {
    for (std::uint32_t other = 0; other < files_.size(); ++other)
        if (other != file && in_file(other, name) != nullptr) return other;
    return std::nullopt;
}

void Names::add_unread(std::uint32_t file, const std::vector<ast::Unread>& unread) {
    for (const ast::Unread& each : unread) {
        if (each.kind == ast::Unread::Kind::use) files_[file].unread_use = true;
        for (const ast::Name& name : each.names) files_[file].unread.insert(name.text);
    }
}

bool Names::may_be_unread(std::uint32_t file, const std::vector<ast::Name>& path) const {
    const auto unread_in = [&](std::uint32_t candidate, const std::string& name) {
        return files_[candidate].unread_use || files_[candidate].unread.contains(name);
    };
    if (const auto prefix = package_prefix(file, path)) return unread_in(prefix->file, path[prefix->steps].text);
    const std::string& name = path.front().text;
    const auto& uses = files_[file].uses;
    return unread_in(file, name) ||
           std::any_of(uses.begin(), uses.end(), [&](std::uint32_t used) { return unread_in(used, name); });
}

std::string_view kind_text(SymbolKind kind) {
    switch (kind) {
    case SymbolKind::record:
    case SymbolKind::records:
        return "a record";
    case SymbolKind::parameter:
        return "a parameter";
    case SymbolKind::definition:
        return "a definition";
    case SymbolKind::table:
        return "a table";
    case SymbolKind::rule:
        return "a rule";
    case SymbolKind::award:
        return "an award";
    case SymbolKind::calendar:
        return "a calendar";
    case SymbolKind::workflow:
        return "a workflow";
    case SymbolKind::measure:
        return "a measure";
    }
    return "";
}

std::string path_text(const std::vector<ast::Name>& steps, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += '.';
        text += steps[i].text;
    }
    return text;
}

std::string path_text(const ast::Path& path) { return path_text(path.steps, path.steps.size()); }

Span path_span(const std::vector<ast::Name>& steps, std::size_t count) {
    return cover(steps.front().span, steps[count - 1].span);
}

} // namespace voorrang::check
