// An archive that was looked into: whole, and signed by whom it should be.
#pragma once

#include "adapters/note/note.hpp"
#include "adapters/package/archive.hpp"
#include "adapters/package/manifest.hpp"

namespace voorrang::package {

struct Opened {
    Manifest manifest;
    std::string hash;                         // of the manifest
    std::map<std::string, std::string> files; // by their paths
};

// The bytes of an archive with a manifest of these files, signed. `files` by their paths, all that the manifest names.
std::string sealed(const Manifest& manifest, const std::map<std::string, std::string>& files,
                   const note::SecretKey& key);

// V501 as read_archive(), and if what is in it is not what the manifest says; V722 if the key has not signed it.
Result<Opened> open_archive(std::string_view bytes, const std::string& shown, const note::PublicKey& key);

} // namespace voorrang::package
