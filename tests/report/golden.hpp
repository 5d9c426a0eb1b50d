// Compares an output with the file that holds what it should be; VOORRANG_BLESS=1 writes the file anew.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace voorrang {

inline void expect_golden(const std::string& name, const std::string& actual) {
    const std::string path = std::string(VOORRANG_SOURCE_DIR) + "/tests/report/golden/" + name;
    if (std::getenv("VOORRANG_BLESS") != nullptr) {
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file) << path << " is not there; VOORRANG_BLESS=1 writes it";
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(actual, expected.str()) << path;
}

} // namespace voorrang
