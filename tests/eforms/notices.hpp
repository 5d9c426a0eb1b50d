// Notices for the tests: the two that the tests of the command line have, and what can be changed in them.
#pragma once

#include "adapters/eforms/notice.hpp"
#include "adapters/json/write.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace voorrang::eforms {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string own_notice(const std::string& name = "notice.xml") {
    return read_file(std::filesystem::path(VOORRANG_SOURCE_DIR) / "tests/cli/inputs" / name);
}

inline Reading read_text(const std::string& text, const std::string& name = "n.xml") {
    std::istringstream input(text);
    return read_notice("", input, name);
}

// The first of it, which must be there.
inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos) throw std::logic_error("not in the notice: " + what);
    return text.replace(at, what.size(), by);
}

// The release, or each fault as its place, code, message and help.
inline std::string told(const Reading& reading) {
    if (const Notice* notice = std::get_if<Notice>(&reading)) return json::indented(notice->release.root()) + "\n";
    std::string text;
    for (const Diagnostic& fault : std::get<Diagnostics>(reading))
        text += fault.place + ": error[" + std::string(code_text(fault.code)) + "]: " + fault.message +
                "\n   help: " + fault.help + "\n";
    return text;
}

} // namespace voorrang::eforms
