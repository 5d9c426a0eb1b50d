#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

namespace {

// The merged release of a record with these releases, or what went wrong.
std::string merged(const std::string& releases) {
    std::istringstream input(R"({"records":[{"ocid":"a","releases":[)" + releases + "]}]}");
    CaseReader reader(input, "r.json");
    auto read = reader.next();
    if (read.has_error()) return brief(read.error());
    EXPECT_EQ((*read)->place, "r.json /records/0 (merged)");
    return json::compact((*read)->document.root());
}

std::string release(int day, const std::string& fields) {
    return R"({"ocid":"a","id":"r","tag":["tender"],"date":"2026-01-0)" + std::to_string(day) + "T00:00:00Z\"" +
           (fields.empty() ? "" : "," + fields) + "}";
}

std::string expected(int day, const std::string& fields) {
    const std::string date = "2026-01-0" + std::to_string(day) + "T00:00:00Z";
    return R"({"ocid":"a","id":"a-)" + date + R"(","date":")" + date + R"(","tag":["compiled"])" +
           (fields.empty() ? "" : "," + fields) + "}";
}

} // namespace

TEST(Merge, TheLastValueByDateWins) {
    EXPECT_EQ(merged(release(2, R"("x":2,"y":"b")") + "," + release(1, R"("x":1,"z":true)")),
              expected(2, R"("x":2,"z":true,"y":"b")"));
}

TEST(Merge, DatesAreInstants) {
    EXPECT_EQ(
        merged(
            R"({"ocid":"a","date":"2026-01-01T12:00:00+02:00","x":1},{"ocid":"a","date":"2026-01-01T11:00:00Z","x":2})"),
        R"({"ocid":"a","id":"a-2026-01-01T11:00:00Z","date":"2026-01-01T11:00:00Z","tag":["compiled"],"x":2})");
}

TEST(Merge, ObjectsMergeFieldByField) {
    EXPECT_EQ(merged(release(1, R"("o":{"a":1,"b":{"c":1,"d":2}})") + "," + release(2, R"("o":{"b":{"d":3,"e":4}})")),
              expected(2, R"("o":{"a":1,"b":{"c":1,"d":3,"e":4}})"));
    EXPECT_EQ(merged(release(1, R"("o":{"a":1})") + "," + release(2, R"("o":5)") + "," + release(3, R"("o":{"b":2})")),
              expected(3, R"("o":{"b":2})"));
    EXPECT_EQ(merged(release(1, R"("o":{"a":1})") + "," + release(2, R"("o":{})")), expected(2, R"("o":{"a":1})"));
}

TEST(Merge, NullRemoves) {
    EXPECT_EQ(merged(release(1, R"("o":{"a":1,"b":2},"x":1)") + "," + release(2, R"("o":{"a":null},"x":null)")),
              expected(2, R"("o":{"b":2})"));
    EXPECT_EQ(merged(release(1, R"("x":1)") + "," + release(2, R"("x":null)") + "," + release(3, R"("x":{"a":1})")),
              expected(3, R"("x":{"a":1})"));
}

TEST(Merge, ArraysOfObjectsWithAnIdMergeById) {
    EXPECT_EQ(merged(release(1, R"("l":[{"id":"1","a":1},{"id":"2","a":2}])") + "," +
                     release(2, R"("l":[{"id":"3"},{"id":"1","b":5}])")),
              expected(2, R"("l":[{"id":"1","a":1,"b":5},{"id":"2","a":2},{"id":"3"}])"));
    EXPECT_EQ(merged(release(1, R"("l":[{"id":1,"m":[{"id":"x","v":1}]}])") + "," +
                     release(2, R"("l":[{"id":1,"m":[{"id":"y","v":2},{"id":"x","v":null}]}])")),
              expected(2, R"("l":[{"id":1,"m":[{"id":"x"},{"id":"y","v":2}]}])"));
    EXPECT_EQ(merged(release(1, R"("l":[{"id":"1"}])") + "," + release(2, R"("l":[])")),
              expected(2, R"("l":[{"id":"1"}])"));
}

TEST(Merge, OtherArraysAreReplaced) {
    EXPECT_EQ(merged(release(1, R"("l":[1,2],"m":[{"a":1}],"n":[{"id":"1"},{"a":1}],"e":[1])") + "," +
                     release(2, R"("l":[3],"m":[{"b":1}],"n":[{"id":"1"}],"e":[])")),
              expected(2, R"("l":[3],"m":[{"b":1}],"n":[{"id":"1"}],"e":[])"));
    EXPECT_EQ(merged(release(1, R"("additionalIdentifiers":[{"id":"1"}])") + "," +
                     release(2, R"("additionalIdentifiers":[{"id":"2"}])")),
              expected(2, R"("additionalIdentifiers":[{"id":"2"}])"));
}

TEST(Merge, WhatCannotBeMerged) {
    EXPECT_EQ(merged(R"({"ocid":"a"})"), "r.json /records/0/releases/0/date V503 a release without a `date`");
    EXPECT_EQ(merged(R"({"ocid":"a","date":"2026-01-01"})"),
              "r.json /records/0/releases/0/date V503 `date` must be a time, but is the text \"2026-01-01\"");
    EXPECT_EQ(
        merged(release(1, "") + R"(,{"ocid":"b","date":"2026-01-01T00:00:00Z"})"),
        "r.json /records/0/releases/1/ocid V506 a release of another contracting process than its record: `ocid` is "
        "the text \"b\", not \"a\"");
    EXPECT_EQ(merged("5"), "r.json /records/0/releases/0 V506 found the number 5 where a release should stand");
    EXPECT_EQ(merged(release(2, "") + "," + release(1, R"("o":{"l":[{"id":"1"},{"id":"2"},{"id":"1"}]})")),
              "r.json /records/0/releases/1/o/l/2/id V507 two elements of one array have the id \"1\"");
}

} // namespace voorrang::ocds
