// What the tests of this folder share: inputs as text, outcomes as text.
#pragma once

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/case_reader.hpp"

#include <filesystem>
#include <sstream>

namespace voorrang::ocds {

inline std::string told(const Diagnostic& diagnostic) {
    std::string text = diagnostic.place + " " + std::string(code_text(diagnostic.code)) + " " + diagnostic.message;
    return diagnostic.help.empty() ? text : text + " | " + diagnostic.help;
}

// The same without the help.
inline std::string brief(const Diagnostic& diagnostic) {
    return diagnostic.place + " " + std::string(code_text(diagnostic.code)) + " " + diagnostic.message;
}

inline Case case_of(std::string_view document) { return {"t1", *json::parse(document, "test"), "t.json", "", {}}; }

// Each case as "place ocid", each error as its place, code and message; with errors passed over where that can be done.
inline std::vector<std::string> outline(const std::string& text, const std::string& name = "t.json",
                                        bool recover = false) {
    std::istringstream input(text);
    CaseReader reader(input, name);
    std::vector<std::string> lines;
    while (true) {
        auto read = reader.next();
        if (read.has_error()) {
            lines.push_back(brief(read.error()));
            if (!recover || !reader.recover()) return lines;
        } else if (*read) {
            lines.push_back((*read)->place + " " + (*read)->ocid);
        } else {
            return lines;
        }
    }
}

using Lines = std::vector<std::string>;

inline std::filesystem::path shared_data(const std::string& folder) {
    return std::filesystem::path(VOORRANG_SOURCE_DIR) / ".." / "shared" / "data" / folder;
}

} // namespace voorrang::ocds
