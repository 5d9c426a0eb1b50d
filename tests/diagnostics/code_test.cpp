#include "dsl/diagnostics/code.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/result.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace voorrang {
namespace {

std::vector<Code> all_codes() {
    return {
#define X(name, code, severity, title) Code::name,
        VOORRANG_CODES(X)
#undef X
    };
}

TEST(Code, HasItsTextTitleAndSeverity) {
    EXPECT_EQ(code_text(Code::invalid_utf8), "V101");
    EXPECT_EQ(code_text(Code::unknown_name), "V201");
    EXPECT_EQ(code_title(Code::unknown_name), "a name that nothing declares");
    EXPECT_EQ(severity(Code::unknown_name), Severity::error);
    EXPECT_EQ(severity(Code::no_because), Severity::warning);
    EXPECT_EQ(code_text(Code::write_failed), "V802");
}

TEST(Code, IsUniqueWellFormedAndInOrder) {
    std::string previous;
    for (const Code code : all_codes()) {
        const std::string text(code_text(code));
        ASSERT_EQ(text.size(), 4U);
        EXPECT_EQ(text[0], 'V');
        EXPECT_EQ(text.find_first_not_of("0123456789", 1), std::string::npos) << text;
        EXPECT_LT(previous, text) << "codes are sorted by enumerator, which must be the order of their numbers";
        EXPECT_FALSE(code_title(code).empty()) << text;
        previous = text;
    }
}

TEST(Diagnostics, HaveErrorsOnlyIfOneIsAnError) {
    EXPECT_FALSE(has_errors({}));
    EXPECT_FALSE(has_errors({{Code::no_because, "no because", {}, {}, {}, {}}}));
    EXPECT_TRUE(has_errors({{Code::no_because, "", {}, {}, {}, {}}, {Code::bad_use, "", {}, {}, {}, {}}}));
}

TEST(Result, ThrowsItsMessageWhenAskedForAValueItLacks) {
    const Result<int> good = 3;
    EXPECT_EQ(good.value(), 3);
    const Result<int> bad = Diagnostic{Code::bad_use, "no such command", {}, {}, {}, {}};
    ASSERT_TRUE(bad.has_error());
    EXPECT_EQ(bad.error().code, Code::bad_use);
    EXPECT_THROW(
        {
            try {
                bad.value();
            } catch (const std::logic_error& error) {
                EXPECT_STREQ(error.what(), "no such command");
                throw;
            }
        },
        std::logic_error);
}

} // namespace
} // namespace voorrang
