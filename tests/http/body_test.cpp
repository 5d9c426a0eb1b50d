#include "adapters/http/body.hpp"

#include "adapters/http/json_place.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

OrProblem<json::Tree> read(std::string body, std::string type = "application/json", const JsonLimits& limits = {}) {
    Request request;
    request.headers.add("Content-Type", std::move(type));
    request.body = std::move(body);
    return json_body(request, limits);
}

TEST(JsonBody, IsReadAsATree) {
    const OrProblem<json::Tree> tree = read(R"({"a": [1, 2.50]})");
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->root().find("a")->element(1)->text(), "2.50");
    EXPECT_TRUE(read("1", "Application/Problem+JSON ; charset=\"UTF-8\""));
}

TEST(JsonBody, OfAnotherTypeIsRefused) {
    for (const char* type : {"", "text/plain", "application/jsonp", "application/x-www-form-urlencoded", "text/json",
                             "application/json; charset=latin1"}) {
        const OrProblem<json::Tree> tree = read("1", type);
        ASSERT_FALSE(tree) << type;
        EXPECT_EQ(tree.error().status, 415);
    }
}

TEST(JsonBody, ThatIsUnsoundIsRefusedWithThePlace) {
    const auto refused = [](std::string body, std::string_view code, std::string_view pointer, Position position) {
        const OrProblem<json::Tree> tree = read(body, "application/json", {4, 10});
        ASSERT_FALSE(tree) << body;
        EXPECT_EQ(tree.error().status, 400);
        ASSERT_EQ(tree.error().errors.size(), 1U) << body;
        const ProblemError error = tree.error().errors[0];
        EXPECT_EQ(error.code, code) << body;
        EXPECT_EQ(error.pointer, pointer) << body;
        EXPECT_EQ(error.position, position) << body << error.position->line << ":" << error.position->column;
        EXPECT_FALSE(error.detail.empty());
    };
    refused("{\"a\": [1,\n x]}", "V502", "/a/1", {2, 2});
    refused(R"({"a": {"b": 1, "b": 2}})", "V512", "/a/b", {1, 16});
    refused("[\"\xFF\"]", "V502", "/0", {1, 3});
    refused("[[[[[]]]]]", "V511", "/0/0/0/0", {1, 5});
    refused("[1,2,3,4,5,6,7,8,9,10]", "V502", "/9", {1, 19});
    refused("{\"a\":1", "V502", "/a", {1, 7});
    EXPECT_EQ(read("").error().status, 400);
    EXPECT_TRUE(read("[1,2,3,4,5,6,7,8,9]", "application/json", {4, 10}));
    EXPECT_TRUE(read(R"(["[[[[[[,,,,,,,,,,\"[[["])", "application/json", {4, 10}));
}

TEST(JsonPlace, IsAPointer) {
    const std::string_view json = R"({"a/b": {"~": [0, {"x": "y]"}]}, "c": 1})";
    EXPECT_EQ(pointer_at(json, 0), "");
    EXPECT_EQ(pointer_at(json, json.find("0")), "/a~1b/~0/0");
    EXPECT_EQ(pointer_at(json, json.find("\"y")), "/a~1b/~0/1/x");
    EXPECT_EQ(pointer_at(json, json.find("\"c\"")), "/c");
    EXPECT_EQ(pointer_at(json, json.find("1}")), "/c");
    EXPECT_EQ(pointer_at(json, json.size()), "");
    EXPECT_EQ(pointer_at("", 0), "");
    EXPECT_EQ(pointer_at("[\"a", 3), "/0");
}

std::string best(const std::string& accept, std::vector<std::string_view> offered) {
    Request request;
    request.headers.add("Accept", accept);
    const OrProblem<std::string_view> type = accepted_type(request, offered);
    return type ? std::string(*type) : std::to_string(type.error().status);
}

TEST(Accept, ChoosesWhatIsLikedBest) {
    const std::vector<std::string_view> offered{"application/json", "text/csv", "text/html"};
    EXPECT_EQ(accepted_type({}, offered).value(), "application/json");
    EXPECT_EQ(best("", offered), "application/json");
    EXPECT_EQ(best("*/*", offered), "application/json");
    EXPECT_EQ(best("text/*", offered), "text/csv");
    EXPECT_EQ(best("text/*;q=0.5, text/html", offered), "text/html");
    EXPECT_EQ(best("application/json;q=0.1, TEXT/CSV;q=0.2", offered), "text/csv");
    EXPECT_EQ(best("*/*, application/json;q=0", offered), "text/csv");
    EXPECT_EQ(best("image/png", offered), "406");
    EXPECT_EQ(best("text/csv;q=0", offered), "406");
    EXPECT_EQ(best("text/csv;q=x", offered), "406");
}

} // namespace
} // namespace voorrang::http
