// A PDF as another program reads it (poppler).
#pragma once

#include "tests/store/folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace voorrang::pdf {

class Read {
  public:
    explicit Read(const std::string& file) { std::ofstream(path(), std::ios::binary) << file; }

    // With the lines as they stand on the sheets.
    std::string text() const { return output_of("pdftotext -layout -nopgbrk " + path() + " -"); }
    std::string info() const { return output_of("pdfinfo -isodates " + path()); }
    std::string links() const { return output_of("pdfinfo -url " + path()); }
    std::string structure() const { return output_of("pdfinfo -struct-text " + path()); }
    std::string fonts() const { return output_of("pdffonts " + path()); }

  private:
    // What it complains of is in it too.
    static std::string output_of(const std::string& command) {
        std::string text;
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        std::array<char, 4096> part{};
        while (const std::size_t count = fread(part.data(), 1, part.size(), pipe)) text.append(part.data(), count);
        EXPECT_EQ(pclose(pipe), 0) << command << "\n" << text;
        EXPECT_EQ(text.find("Error"), std::string::npos) << text;
        return text;
    }
    std::string path() const { return folder_.path("paper.pdf"); }

    store::Folder folder_;
};

inline std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

} // namespace voorrang::pdf
