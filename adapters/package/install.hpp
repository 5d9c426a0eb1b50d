// Puts what is in an archive into a folder of packages and its lock file: all of it or nothing.
#pragma once

#include "adapters/files/lock_file.hpp"
#include "adapters/package/opened.hpp"

#include <filesystem>

namespace voorrang::package {

struct Installed {
    std::string before;  // the version that stood there; empty: none
    bool changed = true; // false: all was there already
};

// V712 without `replace`, if that would take the place of other content of the same name and version or of a newer one
// (by the numbers of 2026.1), of files that nobody signed or that were changed since, or of what another key had
// signed. V712 in any case for a file of another archive, or beside a rule file of the other ending that would be read
// as it. V802 if it can't be written, or would be by way of a link; V521 as load_lock().
Result<Installed> install(const Opened& opened, const note::PublicKey& signer, const std::filesystem::path& folder,
                          bool replace);

} // namespace voorrang::package
