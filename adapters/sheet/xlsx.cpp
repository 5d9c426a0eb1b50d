#include "adapters/sheet/xlsx.hpp"

#include "adapters/sheet/cell_text.hpp"
#include "adapters/sheet/temporary_folder.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

namespace voorrang::sheet {

namespace {

constexpr std::time_t made = 946'684'800; // 2000-01-01T00:00:00Z: a file tells nothing of when it was written
constexpr double narrowest = 9, widest = 36;

Diagnostic failed(lxw_error error) {
    return {Code::write_failed,
            "the spreadsheet can't be made: " + std::string(lxw_strerror(error)),
            std::nullopt,
            "",
            {},
            "is there room where TMPDIR says?"};
}

} // namespace

struct XlsxWriter::State {
    // Ended or given up: then the file that it would make is of no use.
    struct Free {
        void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
    };

    TemporaryFolder folder;
    std::string file;
    std::unique_ptr<lxw_workbook, Free> workbook;
    lxw_worksheet* sheet = nullptr;
    lxw_format* date = nullptr;
    lxw_row_t rows = 0;
    std::size_t columns = 0;

    lxw_error write(lxw_col_t column, const Cell& cell) {
        if (const auto* text = std::get_if<std::string>(&cell)) return write(column, *text);
        if (const auto* number = std::get_if<Decimal>(&cell)) {
            if (!fits_a_double(number->text)) return write(column, number->text);
            return worksheet_write_number(sheet, rows, column, std::strtod(number->text.c_str(), nullptr), nullptr);
        }
        if (const auto* day = std::get_if<Date>(&cell)) {
            const std::string text = to_text(*day);
            // Before 1900 a spreadsheet has no dates.
            if (text < "1900-03-01") return write(column, text);
            lxw_datetime parts{
                std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8)), 0, 0, 0};
            return worksheet_write_datetime(sheet, rows, column, &parts, date);
        }
        if (const bool* truth = std::get_if<bool>(&cell))
            return worksheet_write_boolean(sheet, rows, column, *truth ? 1 : 0, nullptr);
        return LXW_NO_ERROR;
    }

    lxw_error write(lxw_col_t column, const std::string& text, lxw_format* format = nullptr) {
        if (text.empty()) return LXW_NO_ERROR;
        return worksheet_write_string(sheet, rows, column, cell_text(text).c_str(), format);
    }
};

XlsxWriter::XlsxWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

Result<XlsxWriter> XlsxWriter::begin(const std::string& name, const std::vector<std::string>& head) {
    Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder) return folder.error();
    std::string path = folder->path().string();
    std::string file = path + "/sheet.xlsx";
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = path.data();
    std::unique_ptr<lxw_workbook, State::Free> workbook(workbook_new_opt(file.c_str(), &options));
    if (!workbook) return failed(LXW_ERROR_MEMORY_MALLOC_FAILED);
    lxw_doc_properties properties{};
    properties.created = made;
    workbook_set_properties(workbook.get(), &properties);
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook.get(), name.c_str());
    if (sheet == nullptr) return failed(LXW_ERROR_MEMORY_MALLOC_FAILED);
    lxw_format* const bold = workbook_add_format(workbook.get());
    format_set_bold(bold);
    lxw_format* const date = workbook_add_format(workbook.get());
    format_set_num_format(date, "yyyy-mm-dd");

    auto state = std::make_unique<State>(
        State{std::move(*folder), std::move(file), std::move(workbook), sheet, date, 0, head.size()});
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t i = 0; i < head.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        const double width = std::clamp(static_cast<double>(head[i].size()) + 4, narrowest, widest);
        worksheet_set_column(sheet, column, column, width, nullptr);
        if (const lxw_error error = state->write(column, head[i], bold); error != LXW_NO_ERROR) return failed(error);
    }
    state->rows = 1;
    return XlsxWriter(std::move(state));
}

Result<void> XlsxWriter::add(const Row& row) {
    if (state_->rows == most_rows)
        return Diagnostic{Code::write_failed,
                          "more rows than a spreadsheet can have, which are 1,048,576",
                          std::nullopt,
                          "",
                          {},
                          "write CSV, or less at a time"};
    for (std::size_t i = 0; i < row.size(); ++i)
        if (const lxw_error error = state_->write(static_cast<lxw_col_t>(i), row[i]); error != LXW_NO_ERROR)
            return failed(error);
    ++state_->rows;
    return {};
}

Result<std::string> XlsxWriter::end() {
    if (state_->columns > 0)
        worksheet_autofilter(state_->sheet, 0, 0, state_->rows - 1, static_cast<lxw_col_t>(state_->columns - 1));
    // Whether it succeeds or not, the workbook is gone.
    const lxw_error error = workbook_close(state_->workbook.release());
    if (error != LXW_NO_ERROR) return failed(error);
    std::ifstream file(state_->file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty()) return failed(LXW_ERROR_READING_TMPFILE);
    return bytes;
}

} // namespace voorrang::sheet
