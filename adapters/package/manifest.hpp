// The manifest of a package: what is in its archive, by name, size and hash, and what its rule files rest on. As
// canonical JSON (RFC 8785), so that one content has one manifest and one hash:
//
//   { "files": [ { "path": "region/framework.vrg", "sha256": "…", "size": 1234 } ], "format": 1,
//     "licence": "region/framework.LICENSE", "name": "region.framework",
//     "packages": [ { "package": "region.framework", "path": "region/framework.vrg", "version": "2026.1" } ],
//     "uses": [ { "package": "std.procurement", "sha256": "…", "version": "1" } ], "version": "2026.1" }
//
// What a publisher signs (C2SP signed-note) are three lines: that a package is published, its name and version, and the
// SHA-256 of this text.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::package {

struct Manifest {
    struct File {
        std::string path, sha256;
        std::uint64_t size = 0;
        friend bool operator==(const File&, const File&) = default;
    };
    struct RuleFile {
        std::string package, version, path;
        friend bool operator==(const RuleFile&, const RuleFile&) = default;
    };
    struct Used {
        std::string package, version, sha256;
        friend bool operator==(const Used&, const Used&) = default;
    };
    std::string name, version;
    std::string licence;            // its path; empty: there is none
    std::vector<File> files;        // by path
    std::vector<RuleFile> packages; // policies as well, by name
    std::vector<Used> uses;         // of other archives, or that come with the program; by name
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

std::string to_text(const Manifest& manifest);
// What `voorrang package publish` never makes, where a manifest has it, and the text does not show it: names and paths
// that do not belong to each other, or can't be (path.hpp). Empty: nothing.
std::string fault_of(const Manifest& manifest);
// Nothing if it is not the text that to_text() makes, or of a manifest with a fault.
std::optional<Manifest> parse_manifest(std::string_view text);

std::string hash_of(std::string_view manifest);
// The text of the note that is signed.
std::string note_text(const Manifest& manifest);

} // namespace voorrang::package
