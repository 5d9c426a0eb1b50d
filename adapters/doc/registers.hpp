// What stands behind the text: the facts that are read, the dates, the citations and the open points.
#pragma once

#include "adapters/doc/writer.hpp"

namespace voorrang::doc {

// Each is a table or list, or empty if there is nothing to tell.
std::string facts_table(const Material& material);
std::string dates_table(const Material& material, const std::vector<FileText>& files);
std::string citations_list(const Material& material, const std::vector<FileText>& files);
std::string open_list(const Material& material, const std::vector<FileText>& files);

} // namespace voorrang::doc
