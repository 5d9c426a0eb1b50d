// libFuzzer entry: no input may crash, hang or exhaust the reader of workbooks. An input is a workbook, or else the XML
// of a sheet, of shared strings and of styles with a zero byte between them: unpacked, so that the fuzzer sees what it
// changes.
#include "adapters/sheet/numbers.hpp"
#include "adapters/sheet/read.hpp"
#include "tests/sheet/workbook.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void look_at(std::string_view bytes) {
    using namespace voorrang;
    const Result<sheet::ReadSheet> read = sheet::read(bytes, "fuzz.xlsx");
    if (!read) {
        if (read.error().message.empty() || !read.error().place.starts_with("fuzz.xlsx")) std::abort();
        return;
    }
    for (const sheet::ReadRow& row : read->rows) {
        if (row.cells.size() != read->head.size()) std::abort();
        for (const sheet::Cell& cell : row.cells)
            if (const auto* number = std::get_if<sheet::Decimal>(&cell))
                if (sheet::decimal_of(number->text) != number->text) std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voorrang;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.starts_with("PK")) {
        look_at(text);
        return 0;
    }
    auto parts = sheet::parts_of_workbook("");
    std::size_t begin = 0;
    for (const char* part : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) {
        const std::size_t end = std::min(text.find('\0', begin), text.size());
        if (begin < text.size()) parts[part] = std::string(text.substr(begin, end - begin));
        begin = std::min(end + 1, text.size());
    }
    look_at(sheet::zipped(parts));
    return 0;
}
