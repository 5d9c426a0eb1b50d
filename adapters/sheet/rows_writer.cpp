#include "adapters/sheet/rows_writer.hpp"

#include "adapters/sheet/csv.hpp"
#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::sheet {

RowsWriter::RowsWriter(Form form, std::string name, std::vector<std::string> head)
    : form_(form), name_(std::move(name)), head_(std::move(head)) {}

Result<std::string> RowsWriter::begin() {
    if (begun_) return std::string();
    begun_ = true;
    if (form_ == Form::csv) return csv_line(head_);
    // Excel takes a file for UTF-8 only if it begins so. Other programs may stumble over it.
    if (form_ == Form::csv_with_mark) return std::string(byte_order_mark) + csv_line(head_);
    Result<XlsxWriter> writer = XlsxWriter::begin(name_, head_);
    if (!writer) return writer.error();
    xlsx_.emplace(std::move(*writer));
    return std::string();
}

Result<std::string> RowsWriter::add(const Row& row) {
    Result<std::string> text = begin();
    if (!text) return text;
    if (!xlsx_) return *text + csv_line(row);
    if (const Result<void> added = xlsx_->add(row); !added) return added.error();
    return std::string();
}

Result<std::string> RowsWriter::end() {
    Result<std::string> text = begin();
    if (!text || !xlsx_) return text;
    return xlsx_->end();
}

Result<std::string> written(Form form, const Sheet& sheet) {
    RowsWriter writer(form, sheet.name, sheet.head);
    std::string text;
    for (const Row& row : sheet.rows) {
        const Result<std::string> line = writer.add(row);
        if (!line) return line;
        text += *line;
    }
    const Result<std::string> rest = writer.end();
    if (!rest) return rest;
    return text + *rest;
}

} // namespace voorrang::sheet
