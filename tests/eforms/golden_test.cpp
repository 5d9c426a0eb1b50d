// What each notice comes to, as tests/golden/eforms has it: a release, or all that is wrong. VOORRANG_BLESS=1 writes
// what is found as what is expected. The examples of the eForms SDK lie in ../shared/data/eforms, beside the
// repository.
#include "tests/eforms/notices.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace voorrang::eforms {

namespace {

namespace fs = std::filesystem;

const fs::path shared = fs::path(VOORRANG_SOURCE_DIR) / ".." / "shared" / "data" / "eforms";

void compare(const std::string& name, const std::string& found) {
    const fs::path golden = fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/eforms" / name;
    const char* bless = std::getenv("VOORRANG_BLESS");
    if (bless != nullptr && std::string(bless) == "1") std::ofstream(golden, std::ios::binary) << found;
    EXPECT_EQ(found, read_file(golden)) << "VOORRANG_BLESS=1 accepts this";
}

std::string golden_name(const std::string& stem, const Reading& reading) {
    return stem + (std::holds_alternative<Notice>(reading) ? ".json" : ".txt");
}

class OwnNotice : public testing::TestWithParam<std::string> {};
TEST_P(OwnNotice, ComesToThis) {
    const Reading reading = read_text(own_notice(GetParam() + ".xml"), GetParam() + ".xml");
    EXPECT_TRUE(std::holds_alternative<Notice>(reading));
    compare(golden_name(GetParam(), reading), told(reading));
}
INSTANTIATE_TEST_SUITE_P(All, OwnNotice, testing::Values("notice", "result"));

class SdkNotice : public testing::TestWithParam<std::string> {};
TEST_P(SdkNotice, ComesToThis) {
    if (!fs::exists(shared)) GTEST_SKIP() << "no shared/data/eforms beside the repository";
    const std::string file = GetParam() + ".xml";
    const Reading reading = read_text(read_file(shared / file), file);
    EXPECT_EQ(std::holds_alternative<Notice>(reading), !file.starts_with("INVALID_"));
    compare(golden_name(GetParam(), reading), told(reading));
}
INSTANTIATE_TEST_SUITE_P(All, SdkNotice,
                         testing::Values("INVALID_cn_24_empty", "INVALID_cn_24_multiple", "can-social_24",
                                         "can_24_maximal", "can_24_minimal", "can_24_no_tenders", "cn-social_24",
                                         "cn_24_maximal", "cn_24_minimal", "cn_24_multilingual", "cn_24_open_accel"));

TEST(SdkNotices, AreAllTried) {
    if (!fs::exists(shared)) GTEST_SKIP() << "no shared/data/eforms beside the repository";
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(shared)) files += entry.path().extension() == ".xml" ? 1 : 0;
    EXPECT_EQ(files, 11u);
}

} // namespace

} // namespace voorrang::eforms
