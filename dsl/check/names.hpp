// Which names a file can see: its own declarations and those of the packages that it uses itself.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <map>
#include <set>
#include <string_view>

namespace voorrang::check {

// `measure` is a rule across cases too. `records` is a plural (bids), `record` a singular (bid, tender).
enum class SymbolKind : std::uint8_t {
    record,
    records,
    parameter,
    definition,
    table,
    rule,
    award,
    calendar,
    workflow,
    measure
};

struct Symbol {
    SymbolKind kind;
    std::uint32_t index; // in the vector of its kind in Declarations, and in Policy
    std::uint32_t file;
    std::string name;
    Span span; // of the name
};

class Names {
  public:
    // Files are numbered as in the call of check().
    void add_file(std::string package);
    // The earlier symbol of that name in that file, if there is one; the new one is not added then.
    const Symbol* add(Symbol symbol);
    void use(std::uint32_t file, std::uint32_t used);

    std::optional<std::uint32_t> package(std::string_view name) const;
    const std::string& package_name(std::uint32_t file) const { return files_[file].package; }
    std::string full_name(const Symbol& symbol) const { return files_[symbol.file].package + "." + symbol.name; }

    struct Found {
        const Symbol* symbol;
        std::size_t steps;             // how many words of the path name it
        const Symbol* rival = nullptr; // another used package has the same name
    };
    // The file's own names first, then names that begin with a package, then the names of used packages.
    std::optional<Found> find(std::uint32_t file, const std::vector<ast::Name>& path) const;

    // The longest beginning of the path that is a package which the file uses: the package and its number of words.
    struct Prefix {
        std::uint32_t file;
        std::size_t steps;
    };
    std::optional<Prefix> package_prefix(std::uint32_t file, const std::vector<ast::Name>& path) const;

    const Symbol* in_file(std::uint32_t file, const std::string& name) const;
    std::vector<std::string> names_in_file(std::uint32_t file) const;
    std::vector<std::string> visible_names(std::uint32_t file) const;
    // Names of one kind only.
    std::vector<std::string> visible_names(std::uint32_t file, SymbolKind kind) const;
    // Whether the name may be that of a declaration that could not be read.
    void add_unread(std::uint32_t file, const std::vector<ast::Unread>& unread);
    void add_unread_use(std::uint32_t file) { files_[file].unread_use = true; }
    bool may_be_unread(std::uint32_t file, const std::vector<ast::Name>& path) const;

    // A package that has this name, but that the file does not use itself.
    std::optional<std::uint32_t> unused_package_with(std::uint32_t file, const std::string& name) const;
    const std::vector<std::uint32_t>& used_by(std::uint32_t file) const { return files_[file].uses; }

  private:
    struct File {
        std::string package;
        std::map<std::string, Symbol> symbols;
        std::vector<std::uint32_t> uses;
        std::set<std::string> unread; // names of declarations that could not be read
        bool unread_use = false;      // a package that it uses is not there: any name may be one of that
    };
    std::vector<File> files_;
};

// "a record", "a parameter" …
std::string_view kind_text(SymbolKind kind);
std::string path_text(const std::vector<ast::Name>& steps, std::size_t count);
std::string path_text(const ast::Path& path);
Span path_span(const std::vector<ast::Name>& steps, std::size_t count);

} // namespace voorrang::check
