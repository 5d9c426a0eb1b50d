#include "adapters/testreport/junit.hpp"

#include "adapters/markup/escape.hpp"
#include "dsl/phrases/fixed.hpp"

#include <algorithm>

namespace voorrang::testreport {

namespace {

using markup::escaped;
using phrases::say;

struct Counts {
    std::size_t tests = 0, failures = 0, errors = 0;
};

Counts count(const TestedFile& file) {
    const auto failed = std::ranges::count_if(file.tests, [](const auto& test) { return !test.failures.empty(); });
    const std::size_t errors = file.errors.empty() ? 0 : 1;
    return {file.tests.size() + errors, static_cast<std::size_t>(failed), errors};
}

std::string attribute(std::string_view name, const std::string& value) {
    return std::string(" ").append(name).append("=\"") + escaped(value) + '"';
}

std::string attributes(const Counts& counts) {
    return attribute("tests", std::to_string(counts.tests)) + attribute("failures", std::to_string(counts.failures)) +
           attribute("errors", std::to_string(counts.errors));
}

void append_test(std::string& out, const TestedFile& file, const TestedFile::Test& test) {
    out += "    <testcase" + attribute("name", test.title) + attribute("classname", file.name) +
           attribute("file", file.name) + attribute("line", std::to_string(test.line));
    if (test.failures.empty()) {
        out += "/>\n";
        return;
    }
    // Some readers show the first failure only: all are told in it.
    std::string told;
    for (const auto& failure : test.failures) told += failure.place + ": " + failure.message + '\n';
    out += ">\n      <failure" + attribute("message", test.failures.front().message) +
           attribute("type", "expectation") + '>' + escaped(told) + "</failure>\n    </testcase>\n";
}

} // namespace

std::string junit_xml(const std::vector<TestedFile>& files, Language language) {
    Counts all;
    std::string suites;
    for (const TestedFile& file : files) {
        const Counts counts = count(file);
        all.tests += counts.tests;
        all.failures += counts.failures;
        all.errors += counts.errors;
        suites += "  <testsuite" + attribute("name", file.name) + attributes(counts) + ">\n";
        if (!file.errors.empty())
            suites += "    <testcase" + attribute("name", say(language, "the file can be read")) +
                      attribute("classname", file.name) + attribute("file", file.name) + ">\n      <error" +
                      attribute("message", say(language, "the rule file has errors")) + attribute("type", "check") +
                      '>' + escaped(file.errors) + "</error>\n    </testcase>\n";
        for (const auto& test : file.tests) append_test(suites, file, test);
        suites += "  </testsuite>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "voorrang test") +
           attributes(all) + ">\n" + suites + "</testsuites>\n";
}

} // namespace voorrang::testreport
