// The JUnit XML that Jenkins and GitLab read.
#pragma once

#include "adapters/testreport/tested_file.hpp"
#include "dsl/phrases/language.hpp"

namespace voorrang::testreport {

// A testsuite for each file, a testcase for each test; a file with errors has one testcase, in error. Times are left
// out, so that the same tests give the same bytes.
std::string junit_xml(const std::vector<TestedFile>& files, Language language);

} // namespace voorrang::testreport
