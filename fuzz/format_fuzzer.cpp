// libFuzzer entry: whatever parses is formatted, and then formatted already; it says the same and has all its comments.
// Translated into the other language it says the same, and translated back it is what it was.
#include "dsl/ast/print.hpp"
#include "dsl/rewrite/format.hpp"
#include "dsl/syntax/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace voorrang;

struct Read {
    SourceMap sources;
    SourceId id;
    Parsed parsed;

    Read(const std::string& name, const std::string& text) : id(sources.add(name, text)), parsed(parse(sources, id)) {}

    std::vector<std::string> comments() const {
        std::vector<std::string> texts;
        for (const ast::Comment& each : parsed.file.comments) texts.emplace_back(sources.text(each.span));
        return texts;
    }
};

// A rewriting that is refused may be a text that can't be written otherwise, but it must be left as it was.
bool is_done(const rewrite::Rewritten& result, const std::string& text) {
    if (result.diagnostics.empty()) return true;
    if (result.text != text) std::abort();
    return false;
}

// Blanks at the end of a comment go.
std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.pop_back();
    return text;
}

void fuzz_format(const std::string& name, const Read& before, const std::string& text) {
    const rewrite::Rewritten once = rewrite::format(before.sources, before.id);
    if (!is_done(once, text)) return;
    const Read after(name, once.text);
    if (!after.parsed.diagnostics.empty()) std::abort();
    if (ast::print(after.parsed.file) != ast::print(before.parsed.file)) std::abort();
    const auto was = before.comments(), is = after.comments();
    if (was.size() != is.size()) std::abort();
    for (std::size_t i = 0; i < is.size(); ++i)
        if (trimmed(was[i]) != trimmed(is[i])) std::abort();
    if (rewrite::format(after.sources, after.id).text != once.text) std::abort();
}

void fuzz_translate(const std::string& name, const Read& before, const std::string& text) {
    const std::string language = before.parsed.file.language;
    const rewrite::Rewritten there = rewrite::translate(before.sources, before.id, language == "en" ? "nl" : "en");
    if (!is_done(there, text)) return;
    const Read between(name, there.text);
    if (!between.parsed.diagnostics.empty()) std::abort();
    if (ast::print(between.parsed.file) != ast::print(before.parsed.file)) std::abort();
    const rewrite::Rewritten back = rewrite::translate(between.sources, between.id, language);
    if (!back.diagnostics.empty()) std::abort();
    // English has one spelling for each word; the first line may be new, and back quotes that nothing needs go.
    if (language == "en" && text.starts_with("language en\n") && text.find('`') == std::string::npos &&
        back.text != text)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string name = text.starts_with('#') ? "fuzz.md" : "fuzz.vrg";
    const Read before(name, text);
    if (!before.parsed.diagnostics.empty()) return 0;
    fuzz_format(name, before, text);
    fuzz_translate(name, before, text);
    return 0;
}
