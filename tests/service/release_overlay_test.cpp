// What is said after one thing so that another comes of it: held to how OCDS merges releases.
#include "adapters/service/release_overlay.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/merge.hpp"

#include <gtest/gtest.h>

namespace voorrang::service {
namespace {

json::Tree tree(const std::string& text) { return std::get<json::Tree>(json::read(text)); }

std::string overlay(const std::string& before, const std::string& now) {
    const json::Tree old = tree(before), wanted = tree(now);
    json::TreeBuilder out;
    out.begin_object();
    write_overlay(out, old.root(), wanted.root());
    out.end();
    return json::canonical(out.take().root());
}

// What two releases come to, without what is about single releases.
std::string merged(const std::string& first, const std::string& second) {
    const auto release = [](std::string content, const std::string& date) {
        return R"({"ocid": "T", "date": ")" + date + R"(", )" + content.substr(1);
    };
    const json::Tree releases =
        tree("[" + release(first, "2026-01-01T00:00:00Z") + ", " + release(second, "2026-01-02T00:00:00Z") + "]");
    const Result<json::Tree> compiled = ocds::merge_releases(releases.root(), "T", "", "");
    if (!compiled) return compiled.error().message;
    json::TreeBuilder out;
    out.begin_object();
    for (const json::Ref member : compiled->root().children()) {
        if (member.key() == "ocid" || member.key() == "id" || member.key() == "date" || member.key() == "tag") continue;
        out.key(member.key());
        out.copy(member);
    }
    out.end();
    return json::canonical(out.take().root());
}

TEST(ReleaseOverlay, WhatComesOfItIsWhatIsSoNow) {
    const std::pair<std::string, std::string> cases[] = {
        {R"({"a": 1})", R"({"a": 1})"},
        {R"({"a": 1, "b": 2})", R"({"b": 2.50})"},
        {R"({"o": {"x": 1, "y": 2}, "s": "t"})", R"({"o": {"y": 3, "z": [1, 2]}})"},
        {R"({"o": {"x": {"y": 1}}})", R"({"o": "text"})"},
        {R"({"o": 7})", R"({"o": {"x": 1}})"},
        {R"({"l": [{"id": "1", "v": 1, "w": 2}]})", R"({"l": [{"id": "1", "w": 2}, {"id": "2", "v": 3}]})"},
        {R"({"l": [{"id": 1, "in": [{"id": "a", "x": 1}]}]})",
         R"({"l": [{"id": 1, "in": [{"id": "a", "y": 2}, {"id": "b"}]}]})"},
        {R"({"roles": ["buyer"]})", R"({"roles": ["buyer", "supplier"]})"},
    };
    for (const auto& [before, now] : cases)
        EXPECT_EQ(merged(before, overlay(before, now)), json::canonical(tree(now).root())) << before << " -> " << now;
}

TEST(ReleaseOverlay, ForWhatIsGoneItSaysWhatTheSchemaAllows) {
    EXPECT_EQ(overlay(R"({"text": "a", "object": {"id": "k", "x": 1}, "list": [1]})", R"({})"),
              R"({"list":[],"object":{"id":"k","x":null},"text":null})");
}

} // namespace
} // namespace voorrang::service
