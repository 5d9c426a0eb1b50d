#include "adapters/http/conditional.hpp"

#include "adapters/http/problem.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

Request with(std::string name, std::string value) {
    Request request;
    request.headers.add(std::move(name), std::move(value));
    return request;
}

int status(const std::optional<Problem>& problem) { return problem ? problem->status : 0; }

TEST(Conditional, TagsAreStrong) {
    EXPECT_EQ(etag_of("abc"), "\"ba7816bf8f01cfea414140de5dae2223\"");
    EXPECT_EQ(etag_of_version(17), "\"v17\"");
}

TEST(Conditional, AChangeNeedsTheVersionThatIsThere) {
    const std::optional<std::string> current = "\"v2\"";
    const auto check = [&](const Request& request) {
        return status(check_preconditions(request, current, Precondition::required));
    };
    EXPECT_EQ(check(with("If-Match", "\"v2\"")), 0);
    EXPECT_EQ(check(with("If-Match", "\"v1\", \"v2\"")), 0);
    EXPECT_EQ(check(with("If-Match", "*")), 0);
    EXPECT_EQ(check(with("If-Match", "\"v1\"")), 412);
    EXPECT_EQ(check(with("If-Match", "W/\"v2\"")), 412);
    EXPECT_EQ(check(with("If-Match", "v2")), 412);
    EXPECT_EQ(check({}), 428);
    EXPECT_EQ(status(check_preconditions({}, current, Precondition::optional)), 0);
    EXPECT_EQ(check_preconditions(with("If-Match", "\"v1\""), current, Precondition::required)->headers.get("ETag"),
              "\"v2\"");
}

TEST(Conditional, WhatIsNotThereIsMadeWithoutAVersion) {
    const auto check = [](const Request& request) {
        return status(check_preconditions(request, std::nullopt, Precondition::required));
    };
    EXPECT_EQ(check({}), 0);
    EXPECT_EQ(check(with("If-None-Match", "*")), 0);
    EXPECT_EQ(check(with("If-Match", "\"v1\"")), 412);
    EXPECT_EQ(check(with("If-Match", "*")), 412);
    EXPECT_EQ(status(check_preconditions(with("If-None-Match", "*"), "\"v1\"", Precondition::optional)), 412);
    EXPECT_EQ(status(check_preconditions(with("If-None-Match", "\"v0\""), "\"v1\"", Precondition::optional)), 0);
}

TEST(Conditional, WhatTheClientHasIsNotSentAgain) {
    const auto read = [](const std::string& none) {
        return with_etag(with("If-None-Match", none), json_response(200, "{}"), "\"v2\"");
    };
    for (const char* none : {"\"v2\"", "W/\"v2\"", "\"v1\", \"v2\"", "*"}) {
        const Response same = read(none);
        EXPECT_EQ(same.status, 304);
        EXPECT_EQ(same.body, "");
        EXPECT_EQ(same.headers.get("ETag"), "\"v2\"");
        EXPECT_EQ(same.headers.get("Cache-Control"), "no-cache");
    }
    EXPECT_EQ(read("\"v1\"").status, 200);
    EXPECT_EQ(with_etag(with("If-None-Match", "*"), json_response(404, "{}"), "\"v2\"").status, 404);
}

} // namespace
} // namespace voorrang::http
