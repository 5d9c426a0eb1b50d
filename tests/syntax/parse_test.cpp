#include "dsl/ast/print.hpp"
#include "dsl/syntax/parse.hpp"

#include <gtest/gtest.h>

namespace voorrang {

namespace {

class ParseExpression : public testing::Test {
  protected:
    Result<ast::Expression> read(const std::string& text) {
        return parse_expression(sources_, sources_.add("x", text));
    }
    std::string_view text(Span span) const { return sources_.text(span); }

    SourceMap sources_;
};

TEST_F(ParseExpression, ReadsTheWholeText) {
    const auto expression = read("  bid.price * 2 -- twice\n");
    ASSERT_TRUE(expression.has_value());
    EXPECT_EQ(ast::print(*expression), "(* bid.price 2)\n");
    EXPECT_EQ(text(expression->span), "bid.price * 2");
}

TEST_F(ParseExpression, RefusesWhatFollows) {
    const auto expression = read("bid.price bid.lot");
    ASSERT_TRUE(expression.has_error());
    EXPECT_EQ(expression.error().code, Code::unexpected_token);
    EXPECT_EQ(text(*expression.error().span), "bid");
}

TEST_F(ParseExpression, RefusesNothing) {
    for (const char* nothing : {"", "  ", "-- only a comment"}) {
        const auto expression = read(nothing);
        ASSERT_TRUE(expression.has_error());
        EXPECT_EQ(expression.error().code, Code::unexpected_token);
    }
}

TEST_F(ParseExpression, TellsTheFirstFindingOfTheLexer) {
    EXPECT_EQ(read("(1").error().code, Code::unclosed_bracket);
    EXPECT_EQ(read("[1,250]").error().code, Code::bad_number);
    EXPECT_EQ(read("\"caf\xe9\"").error().code, Code::invalid_utf8);
}

TEST_F(ParseExpression, SpansCoverTheBracketsOfAnOperand) {
    const auto expression = read("(a + b) * c");
    ASSERT_TRUE(expression.has_value());
    const auto& product = std::get<ast::Binary>(expression->node);
    EXPECT_EQ(text(expression->span), "(a + b) * c");
    EXPECT_EQ(text(product.op_span), "*");
    EXPECT_EQ(text(product.left->span), "(a + b)");
}

TEST_F(ParseExpression, SpansOfOperatorsOfSeveralWords) {
    const auto expression = read("a is  not b");
    ASSERT_TRUE(expression.has_value());
    EXPECT_EQ(text(std::get<ast::Binary>(expression->node).op_span), "is  not");
}

TEST(ParseTemplate, SpansPointIntoTheSourceBehindEscapes) {
    SourceMap sources;
    const SourceId id =
        sources.add("t.vrg", R"(policy p rule a: exclude bid because "\\\n\" {{ {f(\"x\", y.z)} é {g}")");
    const Parsed parsed = parse(sources, id);
    ASSERT_TRUE(parsed.diagnostics.empty());
    const auto& parts = std::get<ast::Rule>(parsed.file.declarations.front()).reason.because->text.parts;
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(std::get<std::string>(parts[0]), "\\\n\" { ");
    const auto& called = std::get<ast::Expression>(parts[1]);
    EXPECT_EQ(sources.text(called.span), R"(f(\"x\", y.z))");
    EXPECT_EQ(sources.text(std::get<ast::Call>(called.node).arguments[0].span), R"(\"x\")");
    EXPECT_EQ(sources.text(std::get<ast::Call>(called.node).arguments[1].span), "y.z");
    EXPECT_EQ(std::get<std::string>(parts[2]), " é ");
    EXPECT_EQ(sources.text(std::get<ast::Expression>(parts[3]).span), "g");
}

TEST(ParseFile, KeepsComments) {
    SourceMap sources;
    const SourceId id = sources.add("c.vrg", "-- first\r\npolicy p --second\nrule a: exclude bid -- \"third");
    const Parsed parsed = parse(sources, id);
    ASSERT_EQ(parsed.file.comments.size(), 3U);
    EXPECT_EQ(sources.text(parsed.file.comments[0].span), "-- first");
    EXPECT_EQ(sources.text(parsed.file.comments[1].span), "--second");
    EXPECT_EQ(sources.text(parsed.file.comments[2].span), "-- \"third");
}

TEST(ParseFile, SpansOfTheHeader) {
    SourceMap sources;
    const SourceId id = sources.add("c.vrg", "language en package a.b \"title\" version 1.2.3 use c");
    const ast::Header header = parse(sources, id).file.header;
    EXPECT_EQ(header.kind, ast::Header::Kind::package);
    EXPECT_EQ(sources.text(header.name_span), "a.b");
    EXPECT_EQ(header.title, "title");
    EXPECT_EQ(header.version, "1.2.3");
    EXPECT_EQ(sources.text(header.span), "package a.b \"title\" version 1.2.3");
}

} // namespace

} // namespace voorrang
