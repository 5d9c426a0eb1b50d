#include "adapters/xml/read.hpp"

#include "adapters/xml/limits.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sstream>

namespace voorrang::xml {

namespace {

constexpr auto known = std::to_array<Namespace>({{"a", "urn:a"}, {"", "urn:root"}});

Result<Tree> tree_of(const std::string& text) {
    std::istringstream input(text);
    return read("", input, "t.xml", known);
}

std::string fault_of(const std::string& text) {
    const Result<Tree> tree = tree_of(text);
    if (tree) return "none";
    return tree.error().place + " " + std::string(code_text(tree.error().code)) + " " + tree.error().message;
}

// An input of any length that is made as it is read: what is refused must be refused before its end.
class Endless final : public std::streambuf {
  public:
    Endless(std::string begin, std::string again, std::size_t size)
        : part_(std::move(begin)), again_(std::move(again)), left_(size) {
        setg(part_.data(), part_.data(), part_.data() + part_.size());
    }
    std::size_t read() const { return read_; }

  protected:
    int_type underflow() override {
        read_ += part_.size();
        if (left_ < again_.size()) return traits_type::eof();
        left_ -= again_.size();
        part_ = again_;
        setg(part_.data(), part_.data(), part_.data() + part_.size());
        return traits_type::to_int_type(part_.front());
    }

  private:
    std::string part_, again_;
    std::size_t left_, read_ = 0;
};

struct Refusal {
    std::string message;
    std::size_t read;
};

Refusal refusal_of(const std::string& begin, const std::string& again) {
    constexpr std::size_t gigabyte = 1 << 30;
    Endless source(begin, again, gigabyte);
    std::istream input(&source);
    const Result<Tree> tree = read("", input, "t.xml", known);
    return {tree ? "none" : std::string(code_text(tree.error().code)) + " " + tree.error().message, source.read()};
}

TEST(XmlRead, ElementsAttributesAndTexts) {
    const Result<Tree> tree = tree_of("<r xmlns='urn:root' xmlns:x='urn:a' xmlns:y='urn:other'>\n"
                                      " <x:id list='&lt;k&gt;' x:n='2'> one &amp; two </x:id><x:id/>\n"
                                      " <y:z><![CDATA[a<b]]></y:z><!-- none --><?none?>\n</r>");
    ASSERT_TRUE(tree) << tree.error().message;
    const Ref root = tree->root();
    EXPECT_EQ(root.name(), "r");
    EXPECT_FALSE(root.parent());
    EXPECT_EQ(root.text(), "");
    std::vector<std::string> paths;
    for (const Ref child : root.children()) paths.push_back(child.path() + "=" + std::string(child.text()));
    EXPECT_EQ(paths, (std::vector<std::string>{"/r/a:id[1]=one & two", "/r/a:id[2]=", "/r/{urn:other}z=a<b"}));
    const Ref id = *root.child("a:id");
    EXPECT_EQ(id.attribute("list"), "<k>");
    EXPECT_EQ(id.attribute("a:n"), "2");
    EXPECT_FALSE(id.attribute("n"));
    EXPECT_EQ(id.line(), 2u);
    EXPECT_TRUE(*id.parent() == root);
    EXPECT_EQ(root.child("{urn:other}z")->line(), 3u);
    EXPECT_FALSE(root.child("id"));
}

// The last element has no attributes, though attributes were read before it.
TEST(XmlRead, AttributesBelongToTheirElement) {
    const Result<Tree> tree = tree_of("<r p='1'><s p='2' q='3'/><t/></r>");
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->root().attribute("p"), "1");
    EXPECT_FALSE(tree->root().attribute("q"));
    EXPECT_EQ(tree->root().child("s")->attribute("q"), "3");
    EXPECT_FALSE(tree->root().child("t")->attribute("p"));
}

TEST(XmlRead, WhatWasTakenAlreadyComesFirst) {
    std::istringstream input("ght</s></r>");
    const Result<Tree> tree = read("<r>\n<s>ei", input, "t.xml", known, {3, 5});
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->root().child("s")->text(), "eight");
    EXPECT_EQ(tree->root().line(), 3u);
    EXPECT_EQ(tree->root().child("s")->line(), 4u);
}

TEST(XmlRead, OtherEncodingsComeAsUtf8) {
    const Result<Tree> latin = tree_of("<?xml version='1.0' encoding='ISO-8859-1'?><r>caf\xE9</r>");
    ASSERT_TRUE(latin);
    EXPECT_EQ(latin->root().text(), "café");
    const Result<Tree> marked = tree_of("\xEF\xBB\xBF<r>é</r>");
    ASSERT_TRUE(marked);
    EXPECT_EQ(marked->root().text(), "é");
}

TEST(XmlRead, Faults) {
    EXPECT_EQ(fault_of(""), "t.xml:1:1 V530 the XML ends too soon");
    EXPECT_EQ(fault_of("<r><s>"), "t.xml:1:7 V530 the XML ends too soon");
    EXPECT_EQ(fault_of("<r><s></r>"), "t.xml:1:9 V530 an end tag that does not belong to the element that is open");
    EXPECT_EQ(fault_of("<r>\n a < b</r>"), "t.xml:2:5 V530 a character that may not stand here");
    EXPECT_EQ(fault_of("<r>caf\xE9</r>"), "t.xml:1:7 V530 a character that may not stand here");
    EXPECT_EQ(fault_of("<r>&euro;</r>"), "t.xml:1:4 V530 an entity that XML does not know by itself");
    EXPECT_EQ(fault_of("<r a='1' a='2'/>"), "t.xml:1:10 V530 an attribute that stands twice in one tag");
    EXPECT_EQ(fault_of("<r><x:s/></r>"), "t.xml:1:4 V530 a prefix for which no namespace is declared");
    EXPECT_EQ(fault_of("<r/><s/>"), "t.xml:1:5 V530 something after the end of the document");
    EXPECT_EQ(fault_of("<r>a<s/></r>"), "t.xml:1:5 V530 the text \"a\" beside elements");
    EXPECT_EQ(fault_of("<r><s/>a</r>"), "t.xml:1:9 V530 the text \"a\" beside elements");
    EXPECT_EQ(fault_of("<?xml version='1.0' encoding='x-odd'?><r/>"),
              "t.xml:1:31 V530 an encoding that is not known, or not the one in which the file is written");
}

std::string without_column(const std::string& fault) {
    return fault.substr(0, fault.find(':', 6)) + fault.substr(fault.find(' '));
}

TEST(XmlRead, ADocumentTypeIsRefusedWhereItBegins) {
    for (const std::string type :
         {"<!DOCTYPE r>", "<!DOCTYPE r SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE r [<!ENTITY a \"b\">]>",
          "<!DOCTYPE r [<!ENTITY a SYSTEM \"http://127.0.0.1/\">]>"})
        EXPECT_EQ(without_column(fault_of("<?xml version='1.0'?>\n" + type + "<r>&a;</r>")),
                  "t.xml:2 V531 a document type declaration (DOCTYPE)")
            << type;
}

TEST(XmlRead, ABillionLaughsAreNotLaughed) {
    std::string type = "<!DOCTYPE r [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string last = "&a" + std::to_string(i - 1) + ";";
        type += "<!ENTITY a" + std::to_string(i) + " \"" + last + last + "\">";
    }
    EXPECT_NE(fault_of(type + "]><r>&a29;</r>").find("V531"), std::string::npos);
}

std::string nested(std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<r>";
    for (std::size_t i = 0; i < depth; ++i) text += "</r>";
    return text;
}

TEST(XmlRead, DepthHasABound) {
    EXPECT_EQ(fault_of(nested(max_depth)), "none");
    EXPECT_EQ(fault_of(nested(max_depth + 1)), "t.xml:1:301 V531 elements nested deeper than 100 levels");
}

// As long as what is read at a time.
std::string many_of(const std::string& part) {
    std::string text;
    while (text.size() < chunk_bytes) text += part;
    return text;
}

// Whatever is repeated up to a gigabyte: it is refused once the bound is reached, and the rest is never read.
TEST(XmlRead, AGigabyteIsRefusedWithinBounds) {
    constexpr std::size_t slack = 2 * chunk_bytes;
    const std::string many(chunk_bytes, 'x');
    struct Example {
        std::string begin, again, message;
        std::size_t most;
    };
    const std::vector<Example> examples = {
        {"<r><s>", many, "V531 a document of more than 16 MiB", max_document_bytes},
        {"<r>", many_of("<s>1</s>"), "V531 more than 500,000 elements", max_elements * 8},
        {"<r>", "<s>", "V531 elements nested deeper than 100 levels", chunk_bytes},
        {"<r a='", many, "V531 a tag or comment of more than 256 KiB", max_tag_bytes},
        {"<r ", "a ", "V530 a character that may not stand here", chunk_bytes},
        {"<", many, "V531 a tag or comment of more than 256 KiB", max_tag_bytes},
        {"<r><!--", many, "V531 a tag or comment of more than 256 KiB", max_tag_bytes},
        {"<r><?p ", many, "V531 a tag or comment of more than 256 KiB", max_tag_bytes},
        {"<r>", many_of("<s a='1'/>" + std::string(40, ' ')), "V531 a document of more than 16 MiB",
         max_document_bytes},
        {"<r>", many_of("\n"), "V531 a document of more than 16 MiB", max_document_bytes},
        {"<!DOCTYPE r [", "<!ENTITY a 'b'>", "V531 a document type declaration (DOCTYPE)", chunk_bytes},
    };
    for (const Example& example : examples) {
        const Refusal refusal = refusal_of(example.begin, example.again);
        EXPECT_EQ(refusal.message, example.message) << example.begin;
        EXPECT_LE(refusal.read, example.most + 2 * max_tag_bytes + slack) << example.begin;
    }
}

} // namespace

} // namespace voorrang::xml
