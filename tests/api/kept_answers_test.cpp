#include "adapters/api/kept_answers.hpp"

#include <gtest/gtest.h>

namespace voorrang::api {
namespace {

const Time now = *parse_time("2026-03-01T12:00:00Z");
const Time later = *parse_time("2026-03-01T13:00:00Z");

http::Request request(const std::string& token, const std::string& accept = "*/*") {
    http::Request made;
    made.target.path = "/v1/decisions/1";
    made.headers.add("Authorization", "Bearer " + token);
    made.headers.add("Accept", accept);
    made.headers.add("X-Request-Id", accept + token);
    return made;
}

KeptAnswers::Kept answer(std::string body) { return {http::json_response(200, std::move(body)), "jan", later}; }

TEST(KeptAnswers, AreGivenAgainWhileNothingIsWrittenAndTheTokenIsSound) {
    KeptAnswers kept;
    const std::string key = KeptAnswers::key_of(request("a"));
    kept.keep(key, 7, answer("{}"));
    ASSERT_NE(kept.find(key, 7, now), nullptr);
    EXPECT_EQ(kept.find(key, 7, now)->response.body, "{}");
    EXPECT_EQ(kept.find(key, 7, now)->user, "jan");
    EXPECT_EQ(kept.find(key, 8, now), nullptr) << "something was written";
    EXPECT_EQ(kept.find(key, 7, later), nullptr) << "the token has expired";
    kept.keep(key, 8, answer("[]"));
    EXPECT_EQ(kept.find(key, 7, now), nullptr);
    EXPECT_EQ(kept.find(key, 8, now)->response.body, "[]");
}

TEST(KeptAnswers, AreOfOneRequestAndNoOther) {
    const std::string key = KeptAnswers::key_of(request("a"));
    EXPECT_NE(KeptAnswers::key_of(request("b")), key) << "another token";
    EXPECT_NE(KeptAnswers::key_of(request("a", "text/plain")), key) << "another header";
    http::Request other = request("a");
    other.target.query.push_back({"lang", "nl"});
    EXPECT_NE(KeptAnswers::key_of(other), key);
    other.target.query = {{"la", "ngnl"}};
    http::Request split = request("a");
    split.target.query = {{"lang", "nl"}};
    EXPECT_NE(KeptAnswers::key_of(other), KeptAnswers::key_of(split)) << "where a name ends is part of it";
    other = request("a");
    other.method = http::Method::head;
    EXPECT_NE(KeptAnswers::key_of(other), key);
    other = request("a");
    other.headers.set("X-Request-Id", "another");
    EXPECT_EQ(KeptAnswers::key_of(other), key) << "the id says nothing about what is asked";
}

TEST(KeptAnswers, KeepNoFailuresAndNotMoreThanTheyMay) {
    KeptAnswers kept;
    kept.keep("refused", 1, {http::json_response(403, "{}"), "jan", later});
    EXPECT_EQ(kept.find("refused", 1, now), nullptr);
    kept.keep("long", 1, answer(std::string((256 << 10) + 1, 'x')));
    EXPECT_EQ(kept.find("long", 1, now), nullptr);
    for (int i = 0; i < 200; ++i) kept.keep(std::to_string(i), 1, answer(std::string(250 << 10, 'x')));
    EXPECT_EQ(kept.find("0", 1, now), nullptr) << "all went when there was no room";
    EXPECT_NE(kept.find("199", 1, now), nullptr);
}

} // namespace
} // namespace voorrang::api
