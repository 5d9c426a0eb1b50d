// libFuzzer entry: no input may crash, hang or exhaust the reader of CSV, and what it reads is written and read again
// as it was.
#include "adapters/sheet/read.hpp"
#include "adapters/sheet/rows_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voorrang;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<sheet::ReadSheet> read = sheet::read(text, "fuzz.csv");
    if (!read) {
        if (read.error().message.empty() || !read.error().place.starts_with("fuzz.csv")) std::abort();
        return 0;
    }
    if (read->source == sheet::ReadSheet::Source::workbook) return 0;
    sheet::Sheet written{"fuzz", read->head, {}};
    for (const sheet::ReadRow& row : read->rows) {
        if (row.cells.size() != read->head.size()) std::abort();
        written.rows.push_back(row.cells);
    }
    const Result<sheet::ReadSheet> again = sheet::read(*sheet::written(sheet::Form::csv, written), "again.csv");
    if (!again || again->head != read->head || again->rows.size() != read->rows.size()) std::abort();
    for (std::size_t i = 0; i < read->rows.size(); ++i)
        if (again->rows[i].cells != read->rows[i].cells) std::abort();
    return 0;
}
