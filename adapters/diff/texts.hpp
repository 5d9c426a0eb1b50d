// The files of a policy in the language of whoever compares them, and what stands at a place in them.
#pragma once

#include "adapters/files/policy_loader.hpp"
#include "dsl/phrases/language.hpp"
#include "dsl/rewrite/items.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace voorrang::diff {

struct FileText {
    std::string package; // its name
    std::string shown;   // the file, as messages call it
    std::string written; // as it stands there
    ast::File file;      // in the language asked for
    std::vector<rewrite::Item> items;
    std::set<std::string> declares; // names
};

class Texts {
  public:
    // Of a policy without errors. V804 if a file can't be put into the language.
    static Result<Texts> of(const files::LoadedPolicy& loaded, Language language);

    const FileText& main() const { return files_.front(); }
    // The main one first, each at the place that its spans name.
    const std::vector<FileText>& files() const { return files_; }

    // On one line, in canonical form and without comments.
    std::string said(Span span) const;
    std::uint32_t line_of(Span span) const { return sources_.position(span.source, span.begin).line; }

    // The full name of what a path of this file leads to: "alkmaar.kader.share"; of the main file's own declarations
    // ".share", so that it doesn't hang on how the policy is called. The second: how many steps of the path it took; 0
    // if the path leads to no declaration.
    std::pair<std::string, std::size_t> resolved(const std::vector<ast::Name>& path) const;

  private:
    SourceMap sources_;
    std::vector<FileText> files_;
};

std::string dotted(const ast::Path& path);

} // namespace voorrang::diff
