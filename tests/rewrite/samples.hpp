// Every sound rule file of the project: those that are shipped, those in the manuals, and the good golden files.
#pragma once

#include "dsl/diagnostics/source_map.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace voorrang::rewrite_test {

std::vector<std::filesystem::path> sound_files();
std::string text_of(const std::filesystem::path& file);
std::string name_of(const std::filesystem::path& file); // from the project's folder, fit for the name of a test

// The name tells Markdown from plain rule files.
struct OneSource {
    SourceMap sources;
    SourceId id;
    OneSource(std::string name, std::string text) : id(sources.add(std::move(name), std::move(text))) {}
};

} // namespace voorrang::rewrite_test
