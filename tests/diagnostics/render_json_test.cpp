#include "dsl/diagnostics/render.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

TEST(RenderJson, TellsEveryField) {
    SourceMap sources;
    sources.add("p.vrg", "define é\ndefine é");
    const Diagnostic diagnostic{
        Code::duplicate_name, "é is declared twice", Span{0, 17, 19}, {}, {{{0, 7, 9}, "first declared here"}},
        "rename one"};
    EXPECT_EQ(render_json(diagnostic, sources),
              R"({"code":"V202","severity":"error","message":"é is declared twice",)"
              R"("file":"p.vrg","line":2,"column":8,"endLine":2,"endColumn":9,"place":null,"help":"rename one",)"
              R"("labels":[{"message":"first declared here",)"
              R"("file":"p.vrg","line":1,"column":8,"endLine":1,"endColumn":9}]})"
              "\n");
}

TEST(RenderJson, WhatIsAbsentIsNull) {
    const Diagnostic diagnostic{Code::no_because, "m", {}, "bids.json:3:14", {}, {}};
    EXPECT_EQ(render_json(diagnostic, {}), R"({"code":"V403","severity":"warning","message":"m",)"
                                           R"("file":null,"line":null,"column":null,"endLine":null,"endColumn":null,)"
                                           R"("place":"bids.json:3:14","help":null,"labels":[]})"
                                           "\n");
}

TEST(RenderJson, EscapesWhatJsonCannotHold) {
    const Diagnostic diagnostic{Code::bad_use, "\"a\\b\"\n\t\x01\x7F\xFF€", {}, {}, {}, {}};
    EXPECT_NE(render_json(diagnostic, {}).find("\"message\":\"\\\"a\\\\b\\\"\\n\\t\\u0001\\u007f\uFFFD€\""),
              std::string::npos);
}

TEST(RenderJson, SeparatesLabels) {
    const Diagnostic diagnostic{Code::bad_use, "m", {}, {}, {{{7, 0, 1}, "a"}, {{7, 0, 1}, "b"}}, {}};
    const std::string text = render_json(diagnostic, {});
    EXPECT_NE(text.find(R"("endColumn":null},{"message":"b")"), std::string::npos) << text;
}

} // namespace
} // namespace voorrang
