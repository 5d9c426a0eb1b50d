// The text of a page in sections, as the contents list them.
#pragma once

#include "adapters/doc/writer.hpp"

namespace voorrang::doc {

struct Section {
    std::string id, title; // without a title: what stands before the first heading
    std::string html;
    std::vector<std::pair<std::string, std::string>> entries; // anchors and names of its declarations
};

// The declarations of the main file. A Markdown file is its prose, with the declarations in place. A rule file whose
// author made headings keeps them and the order of its text; any other is ordered by kind. Tests are left out.
std::vector<Section> told_sections(const Material& material, const FileText& file);

std::string tests_html(const Material& material, const FileText& file);

// The rules of the packages, and what those and the main file rest on.
Section package_section(const Material& material, const FileText& file, const check::Package& package);

} // namespace voorrang::doc
