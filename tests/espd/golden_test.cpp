// What each response comes to, as tests/golden/espd has it. VOORRANG_BLESS=1 writes what is found as what is expected.
#include "tests/espd/responses.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace voorrang::espd {

namespace {

namespace fs = std::filesystem;

class OwnResponse : public testing::TestWithParam<std::string> {};

TEST_P(OwnResponse, ComesToThis) {
    const Reading reading = read_text(own_response(GetParam() + ".xml"), GetParam() + ".xml");
    ASSERT_TRUE(std::holds_alternative<Response>(reading)) << told(reading);
    const fs::path golden = fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/espd" / (GetParam() + ".json");
    const std::string found = told(reading);
    const char* bless = std::getenv("VOORRANG_BLESS");
    if (bless != nullptr && std::string(bless) == "1") std::ofstream(golden, std::ios::binary) << found;
    EXPECT_EQ(found, read_file(golden)) << "VOORRANG_BLESS=1 accepts this";
}
INSTANTIATE_TEST_SUITE_P(All, OwnResponse,
                         testing::Values("fraude-2.1.1", "percelen-4.0.0", "schoon-3.3.0", "open-3.3.0"));

} // namespace

} // namespace voorrang::espd
