// voorrang.lock: which package files a policy was tried with. It stands beside the policies it is about and is kept
// with them, so that a package that changed is noticed before it decides anything.
//
//   { "format": 1,
//     "policies": { "castricum.social": [
//       { "package": "nl.thresholds", "version": "2026", "sha256": "…", "from": "../nl/thresholds.vrg" } ] },
//     "added": [ { "name": "region.framework", "version": "2026.1", "manifest": "…", "signer": "region.example+…",
//       "files": [ { "path": "region/framework.vrg", "sha256": "…" } ] } ] }
//
// "added" stands in the lock file of a folder of packages: what `voorrang package add` has put there, and who signed
// it.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::files {

struct LockedPackage {
    std::string package, version;
    std::string sha256; // of the bytes of its file
    std::string from;   // its file, seen from the lock file; "voorrang" if it came with the program. Only for people.
    friend bool operator==(const LockedPackage&, const LockedPackage&) = default;
};

// What one archive brought.
struct AddedPackage {
    struct File {
        std::string path; // from the lock file: region/framework.vrg
        std::string sha256;
        friend bool operator==(const File&, const File&) = default;
    };
    std::string name, version;
    std::string manifest; // SHA-256 of the manifest that was signed
    std::string signer;   // the public key of who signed it
    std::vector<File> files;
    friend bool operator==(const AddedPackage&, const AddedPackage&) = default;
};

struct LockFile {
    std::map<std::string, std::vector<LockedPackage>> policies; // packages by name
    std::vector<AddedPackage> added;                            // by name
};

// V521 if the text is no lock file. `name`: how messages call it.
Result<LockFile> read_lock(std::string_view text, std::string_view name);
std::string write_lock(const LockFile& lock);

} // namespace voorrang::files
