// Archives of packages: ZIP, with the files as they are (not compressed), so that one content is the same bytes
// whatever made it, and none can unpack to more than its own size. In it stand
//
//   manifest.json          adapters/package/manifest.hpp
//   manifest.sig           a signed note over it
//   files/PATH             each file of the manifest
//
// in the order of their names, and nothing else.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace voorrang::package {

inline constexpr std::size_t most_archive_bytes = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t most_members = 1'000;

using Members = std::map<std::string, std::string>; // by name

std::string write_archive(const Members& members);

// V501 if it is none, or holds what an archive of a package does not: more or larger members than it may, compressed or
// encrypted ones, links, a name twice. `shown`: how messages call it.
Result<Members> read_archive(std::string_view bytes, const std::string& shown);

} // namespace voorrang::package
