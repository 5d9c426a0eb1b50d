// Marks of Markdown and HTML in the data stay texts.
#include "adapters/letters/paper.hpp"

#include <gtest/gtest.h>

namespace voorrang::letters {
namespace {

Paper paper_of(Part part) { return {Language::en, "T", {std::move(part)}}; }

TEST(Markdown, DataMakesNoMarks) {
    EXPECT_EQ(to_markdown(paper_of(Paragraph{"*a* _b_ c_d [c](d) <e> | `f` # g & h &amp; ~i~ \\"})),
              "# T\n\n\\*a\\* \\_b\\_ c_d \\[c\\](d) \\<e> \\| \\`f\\` # g & h \\&amp; \\~i\\~ \\\\\n");
    EXPECT_EQ(to_markdown(paper_of(Paragraph{"1. one"})), "# T\n\n1\\. one\n");
    for (const std::string begin : {"-", "+", "=", "#", ">"})
        EXPECT_EQ(to_markdown(paper_of(Paragraph{begin + " one"})), "# T\n\n\\" + begin + " one\n");
    EXPECT_EQ(to_markdown(paper_of(Paragraph{"1.5 and 2-3"})), "# T\n\n1.5 and 2-3\n");
    EXPECT_EQ(to_markdown(paper_of(Paragraph{"two\nlines\n# none"})), "# T\n\ntwo lines # none\n");
}

TEST(Markdown, AFenceIsLongerThanAnyInItsText) {
    EXPECT_EQ(to_markdown(paper_of(Verbatim{"a\n```\nb"})), "# T\n\n````text\na\n```\nb\n````\n");
}

TEST(Markdown, ATableHasItsNumbersToTheRight) {
    EXPECT_EQ(to_markdown(paper_of(Table{{"a", "b"}, {{"x|y", "1"}}, 1})),
              "# T\n\n| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n");
}

TEST(Html, DataMakesNoMarks) {
    const std::string page = to_html(paper_of(Paragraph{"<script>alert(1)</script> & \"q\""}));
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
    EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
}

} // namespace
} // namespace voorrang::letters
