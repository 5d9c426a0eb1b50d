// What came of the tests of one rule file, in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace voorrang::testreport {

struct TestedFile {
    std::string name;
    std::string errors; // why it could not be tested; empty if it could
    struct Failure {
        std::string place; // social.vrg:12:3
        std::string message;
    };
    struct Test {
        std::string title;
        std::uint32_t line = 1;
        std::vector<Failure> failures; // none: passed
    };
    std::vector<Test> tests;
};

} // namespace voorrang::testreport
