#include "adapters/pdf/paper_pdf.hpp"

#include "adapters/letters/texts.hpp"
#include "adapters/pdf/catalog.hpp"
#include "adapters/pdf/setter.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::pdf {

namespace {

struct Set {
    std::string file;
    int sheets;
};

Set set(Typesetter& type, const letters::Paper& paper, int sheets) {
    const letters::Voice voice{{Colour::off, paper.language}};
    const std::string title = printable(paper.title);
    const std::string from = printable(paper.from);
    const auto page = [&](int number) {
        return voice(letters::texts::page_of, {std::to_string(number), std::to_string(sheets)});
    };
    Sheets on(type, {title, from, paper.as_of, from.empty() ? title : title + " · " + from, page});
    Setter(type, on).set(paper);
    const int count = on.number();
    return {std::move(on).finish(), count};
}

Diagnostic lacking(const std::string& message, const std::string& help) {
    return {Code::no_font, message, std::nullopt, "", {}, help};
}

} // namespace

Result<std::string> to_pdf(const letters::Paper& paper) {
    if (!has_fonts())
        return lacking("there is no font to set a page with",
                       "install one; on Debian and Ubuntu: apt install fonts-dejavu-core");
    Typesetter type(paper.language);
    // How many there are stands on each of them.
    const int sheets = set(type, paper, 0).sheets;
    std::string file = set(type, paper, sheets).file;
    if (!type.lacking().empty())
        return lacking("no font has the character " + in_ticks(printable(type.lacking())),
                       "install one that has it, such as fonts-noto-core or fonts-noto-cjk, or take the paper as HTML");
    return with_language(std::move(file), paper.language);
}

} // namespace voorrang::pdf
