// Options of `voorrang diff` and `voorrang package`.
#pragma once

#include "adapters/cli/format.hpp"

#include <string>
#include <vector>

namespace voorrang::cli {

struct DiffOptions {
    std::string a, b; // rule files, folders of them, or names of packages
    std::vector<std::string> packages;
    Format format = Format::text;
};

struct PackageKeyOptions {
    std::string file; // made if it is not there
    std::string name; // of a new key; empty: a new name
};

struct PackagePublishOptions {
    std::string path; // a folder of rule files, or one
    std::vector<std::string> packages;
    std::string key_file;
    std::string output;
};

struct PackageVerifyOptions {
    std::string archive;
    std::string key; // the public key of who publishes, or a file with it
    Format format = Format::text;
};

struct PackageAddOptions {
    std::string archive;
    std::string key;
    std::string to; // a folder of packages
    bool replace = false;
};

} // namespace voorrang::cli
