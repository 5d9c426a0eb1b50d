#include "adapters/http/problem.hpp"

#include "adapters/http/request.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace voorrang::http {
namespace {

TEST(ProblemTest, IsWrittenAfterRfc9457) {
    Request request;
    request.id = "r1";
    request.target.path = "/v1/tenders/T-1";
    Problem made = problem(problems::bad_json, "line \"2\"", {"V502", "/a/0", Position{2, 5}, "d", ""});
    made.headers.set("Retry-After", "1");
    const Response response = to_response(closing(made), request);
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.headers.get("Retry-After"), "1");
    EXPECT_EQ(response.headers.get("Connection"), "close");
    EXPECT_EQ(response.body,
              R"({"type":"/docs/problems#bad-json","title":"a body that is not sound JSON","status":400,)"
              R"("detail":"line \"2\"","instance":"/v1/tenders/T-1","request":"r1",)"
              R"("errors":[{"code":"V502","pointer":"/a/0","line":2,"column":5,"detail":"d"}]})"
              "\n");
}

TEST(ProblemTest, IsMadeOfDiagnostics) {
    const Diagnostic fact{Code::fact_type, "not a number", {}, "tenders.jsonl#2 /bids/0/value", {}, "write one"};
    Problem made = problem(Diagnostics{{Code::never_met, "never", {}, "a b.json:3:4", {}, ""}, fact}, 422);
    EXPECT_EQ(made.status, 422);
    EXPECT_EQ(made.type, "/docs/errors/V503");
    EXPECT_EQ(made.title, code_title(Code::fact_type));
    EXPECT_EQ(made.detail, "not a number");
    ASSERT_EQ(made.errors.size(), 2U);
    EXPECT_EQ(made.errors[0].pointer, "");
    EXPECT_EQ(made.errors[1].pointer, "/bids/0/value");
    EXPECT_EQ(made.errors[1].help, "write one");
    EXPECT_EQ(problem_error({Code::fact_type, "x", {}, "/bids/0", {}, ""}).pointer, "/bids/0");
}

TEST(ProblemTest, EachKindIsInTheManual) {
    std::ifstream file(VOORRANG_SOURCE_DIR "/docs/problems.md");
    const std::string page(std::istreambuf_iterator<char>(file), {});
    for (const ProblemKind& kind : problems::all) {
        const std::string heading = "\n## " + std::string(kind.name) + "\n\n" + std::to_string(kind.status) + ": " +
                                    std::string(kind.title) + ".";
        EXPECT_NE(page.find(heading), std::string::npos) << heading;
    }
}

} // namespace
} // namespace voorrang::http
