#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

TEST(CaseReader, OneRelease) {
    EXPECT_EQ(outline(R"({"ocid":"a","tag":["tender"]})"), (Lines{"t.json a"}));
    EXPECT_EQ(outline("\n  {\"tag\":[],\n \"ocid\":\"a\"}\n\n"), (Lines{"t.json a"}));
    EXPECT_EQ(outline("\xEF\xBB\xBF{\"ocid\":\"a\"}"), (Lines{"t.json a"}));
}

TEST(CaseReader, AReleasePackage) {
    EXPECT_EQ(outline(R"({"uri":"x","releases":[{"ocid":"a"},{"ocid":"b"}],"version":"1.1"})"),
              (Lines{"t.json /releases/0 a", "t.json /releases/1 b"}));
    EXPECT_EQ(outline("{ \"releases\" : [ {\"ocid\":\"a\"} , {\"ocid\":\"a\"} ] }"),
              (Lines{"t.json /releases/0 a", "t.json /releases/1 a"}));
}

TEST(CaseReader, RecordsGiveTheirCompiledRelease) {
    EXPECT_EQ(outline(R"({"records":[{"ocid":"a","compiledRelease":{"ocid":"a"}},{"compiledRelease":{"ocid":"b"}}]})"),
              (Lines{"t.json /records/0/compiledRelease a", "t.json /records/1/compiledRelease b"}));
    EXPECT_EQ(outline(R"({"ocid":"a","releases":[{"url":"x"}],"compiledRelease":{}})"),
              (Lines{"t.json /compiledRelease a"}));
    EXPECT_EQ(outline(R"({"compiledRelease":{},"releases":[{"url":"x"}],"ocid":"a"})"),
              (Lines{"t.json /compiledRelease a"}));
    EXPECT_EQ(outline(R"({"ocid":"a","compiledRelease":{"ocid":"b"}})"),
              (Lines{"t.json /compiledRelease/ocid V506 the compiled release has the ocid \"b\", its record \"a\""}));
}

TEST(CaseReader, ArraysAndPackagesInArrays) {
    EXPECT_EQ(outline(R"([{"ocid":"a"},{"releases":[{"ocid":"b"}]},{"ocid":"c","compiledRelease":{}}])"),
              (Lines{"t.json /0 a", "t.json /1/releases/0 b", "t.json /2/compiledRelease c"}));
}

TEST(CaseReader, JsonLines) {
    EXPECT_EQ(
        outline("{\"ocid\":\"a\"}\n\n{\"ocid\":\"b\"}\n{\"records\":[{\"ocid\":\"c\",\"compiledRelease\":{}}]}\n"),
        (Lines{"t.json:1 a", "t.json:3 b", "t.json:4 /records/0/compiledRelease c"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\"}{\n\"ocid\":\"b\"} [{\"ocid\":\"c\"}]"),
              (Lines{"t.json:1 a", "t.json:1 b", "t.json:2 /0 c"}));
}

TEST(CaseReader, NothingInIt) {
    EXPECT_EQ(outline(""), (Lines{"t.json V510 the input is empty"}));
    EXPECT_EQ(outline(" \n"), (Lines{"t.json V510 the input is empty"}));
    EXPECT_EQ(outline("[]"), (Lines{"t.json V510 the input holds no release"}));
    EXPECT_EQ(outline(R"({"releases":[]})"), (Lines{"t.json V510 the input holds no release"}));
}

TEST(CaseReader, NoneOfTheForms) {
    EXPECT_EQ(outline("12"), (Lines{"t.json V506 found a number where a release should stand"}));
    EXPECT_EQ(outline("\"x\""), (Lines{"t.json V506 found a text where a release should stand"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"},[]]"),
              (Lines{"t.json /0 a", "t.json /1 V506 found a list where a release should stand"}));
    EXPECT_EQ(outline(R"({"type":"FeatureCollection","features":[]})"),
              (Lines{"t.json V506 neither a release nor a record: an object with `type`, `features`"}));
    EXPECT_EQ(outline("{}"), (Lines{"t.json V506 neither a release nor a record: an object with nothing"}));
    EXPECT_EQ(outline(R"({"releases":{}})"),
              (Lines{"t.json V506 neither a release nor a record: an object with `releases`"}));
    EXPECT_EQ(outline(R"({"releases":[{"id":"x"}]})"), (Lines{"t.json /releases/0 V506 a release without an `ocid`"}));
    EXPECT_EQ(outline(R"({"releases":[{"ocid":5}]})"),
              (Lines{"t.json /releases/0/ocid V506 `ocid` must be a text that is not empty, but is the number 5"}));
    EXPECT_EQ(outline(R"({"records":[{"ocid":"a"}]})"),
              (Lines{"t.json /records/0 V506 a record with neither `compiledRelease` nor `releases`"}));
    EXPECT_EQ(outline(R"({"records":[{"ocid":"a","releases":[{"ocid":"a"},{"url":"x"}]}]})"),
              (Lines{"t.json /records/0/releases V509 a record that only links to its releases"}));
    EXPECT_EQ(outline(R"({"releases":[{"ocid":"a"}],"ocid":"a"})"),
              (Lines{"t.json /releases/0 a", "t.json:1:28 V506 `ocid` after the list of a package"}));
}

TEST(CaseReader, BrokenJson) {
    EXPECT_EQ(outline("{\"ocid\":\"a\""), (Lines{"t.json:1:12 V502 the JSON ends too soon"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\",}"), (Lines{"t.json:1:13 V502 a comma before `}`"}));
    EXPECT_EQ(outline("{\"ocid\":tru}"), (Lines{"t.json:1:9 V502 unexpected `t`"}));
    EXPECT_EQ(outline("{\"ocid\" \"a\"}"), (Lines{"t.json:1:9 V502 unexpected `\"`"}));
    EXPECT_EQ(outline("{\"a\":tru,\"b\" 1}"), (Lines{"t.json:1:6 V502 unexpected `t`"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\"} x"), (Lines{"t.json:1 a", "t.json:1:14 V502 unexpected `x`"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\"}]"), (Lines{"t.json:1 a", "t.json:1:13 V502 unexpected `]`"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"}"), (Lines{"t.json /0 a", "t.json:1:14 V502 the JSON ends too soon"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"} {}]"), (Lines{"t.json /0 a", "t.json:1:15 V502 unexpected `{`"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"},]"), (Lines{"t.json /0 a", "t.json:1:15 V502 unexpected `]`"}));
    EXPECT_EQ(outline("[,]"), (Lines{"t.json:1:2 V502 unexpected `,`"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"},é]"), (Lines{"t.json /0 a", "t.json:1:15 V502 unexpected `é`"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\",\"x\":{\"y\":1,\"y\":2}}"),
              (Lines{"t.json:1:24 V512 the key \"y\" stands twice in one object"}));
}

TEST(CaseReader, BrokenPackages) {
    EXPECT_EQ(outline("{\"uri\":tru,\"releases\":[{\"ocid\":\"a\"}]}"), (Lines{"t.json:1:8 V502 unexpected `t`"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}],\n \"uri\":tru}"),
              (Lines{"t.json /releases/0 a", "t.json:2:8 V502 unexpected `t`"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}],\n \"uri\" \"x\"}"),
              (Lines{"t.json /releases/0 a", "t.json:2:8 V502 unexpected `\"`"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}],\n \"uri\":\"x"),
              (Lines{"t.json /releases/0 a", "t.json:2:10 V502 the JSON ends too soon"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}],\n}"),
              (Lines{"t.json /releases/0 a", "t.json:2:1 V502 a comma before `}`"}));
    EXPECT_EQ(outline("{\"uri\":1,\"releases\":[{\"ocid\":\"a\"}],\"uri\":1}"),
              (Lines{"t.json /releases/0 a", "t.json:1:36 V512 the key \"uri\" stands twice in one object"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}],\"records\":[]}"),
              (Lines{"t.json /releases/0 a", "t.json:1:28 V506 `records` after the list of a package"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"}"),
              (Lines{"t.json /releases/0 a", "t.json:1:26 V502 the JSON ends too soon"}));
}

TEST(CaseReader, GoesOnAfterABadLine) {
    EXPECT_EQ(
        outline("{\"ocid\":\"a\"}\n{\"ocid\":\"b\",\"x\":{\n{\"ocid\":\"c\"}\n{\"ocid\": "
                "d}\n{\"ocid\":\"e\"}\nxyz\n{\"ocid\":\"f\"}",
                "t.jsonl", true),
        (Lines{"t.jsonl:1 a", "t.jsonl:3:1 V502 unexpected `{`", "t.jsonl:3 c", "t.jsonl:4:10 V502 unexpected `d`",
               "t.jsonl:5 e", "t.jsonl:6:1 V502 unexpected `x`", "t.jsonl:7 f"}));
    EXPECT_EQ(outline("{\"ocid\":\n{\"ocid\":\"b\"}\n{\"ocid\":\"c\"}", "t.jsonl", true),
              (Lines{"t.jsonl:3:1 V502 unexpected `{`", "t.jsonl:2 b", "t.jsonl:3 c"}));
    EXPECT_EQ(outline("{\"releases\":[{\"ocid\":\"a\"},{\"ocid\":}]}\n{\"ocid\":\"b\"}", "t.jsonl", true),
              (Lines{"t.jsonl /releases/0 a", "t.jsonl:1:35 V502 unexpected `}`", "t.jsonl:2 b"}));
    EXPECT_EQ(outline("{\"ocid\":\"a\"}\n{\"ocid\":\"b\"", "t.jsonl", true),
              (Lines{"t.jsonl:1 a", "t.jsonl:2:12 V502 the JSON ends too soon"}));
}

TEST(CaseReader, GoesBackFromAnErrorThatIsToldLate) {
    EXPECT_EQ(
        outline("{\"ocid\":tru,\"x\":\n{\"ocid\":\"b\"}}\n{\"ocid\":\"c\"}", "t.jsonl", true),
        (Lines{"t.jsonl:1:9 V502 unexpected `t`", "t.jsonl:2 b", "t.jsonl:2:13 V502 unexpected `}`", "t.jsonl:3 c"}));
}

TEST(CaseReader, StopsAtBadJsonThatIsNotLines) {
    EXPECT_EQ(outline("{\n \"ocid\": a,\n \"x\": {}\n}", "t.json", true), (Lines{"t.json:2:10 V502 unexpected `a`"}));
    EXPECT_EQ(outline("[{\"ocid\":\"a\"},\n{\"ocid\": b},\n{\"ocid\":\"c\"}]", "t.json", true),
              (Lines{"t.json /0 a", "t.json:2:10 V502 unexpected `b`"}));
}

TEST(CaseReader, GoesOnAfterABadElement) {
    EXPECT_EQ(outline(R"({"releases":[{"id":"x"},5,{"ocid":"a","k":1,"k":2},{"ocid":"b"}]})", "t.json", true),
              (Lines{"t.json /releases/0 V506 a release without an `ocid`",
                     "t.json /releases/1 V506 found a number where a release should stand",
                     "t.json:1:45 V512 the key \"k\" stands twice in one object", "t.json /releases/3 b"}));
}

TEST(CaseReader, AnErrorIsTheEndUnlessRecovered) {
    std::istringstream input("{\"id\":1}\n{\"ocid\":\"b\"}");
    CaseReader reader(input, "t.json");
    EXPECT_TRUE(reader.next().has_error());
    EXPECT_FALSE(*reader.next());
    EXPECT_TRUE(reader.recover());
    EXPECT_EQ((*reader.next())->ocid, "b");
    EXPECT_FALSE(*reader.next());
    EXPECT_FALSE(*reader.next());
}

TEST(CaseReader, AStreamThatFails) {
    std::istringstream input("{\"ocid\":\"a\"}");
    input.setstate(std::ios::badbit);
    CaseReader reader(input, "t.json");
    EXPECT_EQ(brief(reader.next().error()), "t.json V501 the file can't be read");
    EXPECT_FALSE(*reader.next());
}

} // namespace voorrang::ocds
