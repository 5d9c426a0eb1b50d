// Our own reader of CSV: libcsv does not tell a field in quotes from one without, nor on which row something is wrong,
// and takes what is no CSV for whatever it can be.
#include "adapters/sheet/csv.hpp"
#include "adapters/sheet/grid.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <optional>

namespace voorrang::sheet {

namespace {

constexpr std::string_view line_ends = "\r\n";

class Reader {
  public:
    Reader(std::string_view text, const std::string& file, char separator)
        : text_(text), file_(file), separator_(separator) {}

    Result<Grid> read() {
        Grid grid;
        for (std::size_t number = 0; at_ < text_.size(); ++number) {
            ReadRow row{number, {}};
            while (true) {
                Result<std::string> field = next_field(number, row.cells.size());
                if (!field) return field.error();
                const std::string text = unguarded(*field);
                row.cells.push_back(text.empty() ? Cell(Empty{}) : Cell(text));
                if (row.cells.size() > most_read_columns || ++cells_ > most_read_cells)
                    return wrong(Code::bad_sheet, "more than 1,000 columns or 1,000,000 cells", file_, "split it");
                if (at_ == text_.size() || text_[at_] != separator_) break;
                ++at_;
                if (at_ == text_.size()) { // a last field, and that empty
                    row.cells.emplace_back(Empty{});
                    break;
                }
            }
            pass_line_end();
            grid.rows.push_back(std::move(row));
        }
        return grid;
    }

  private:
    Result<std::string> next_field(std::size_t row, std::size_t column) {
        if (at_ == text_.size() || text_[at_] != '"') return plain_field(row, column);
        std::string field;
        for (++at_;; ++at_) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos)
                return wrong(Code::bad_sheet, "a field that is not closed", place_of(file_, row, column),
                             "end it with a quote; a quote within a field is written twice");
            field += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ == text_.size() || text_[at_] != '"') break;
            field += '"';
        }
        if (at_ < text_.size() && text_[at_] != separator_ && line_ends.find(text_[at_]) == std::string_view::npos)
            return wrong(Code::bad_sheet, "something behind the quote that closes a field",
                         place_of(file_, row, column), "a quote within a field is written twice");
        return trimmed(field);
    }

    Result<std::string> plain_field(std::size_t row, std::size_t column) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && line_ends.find(text_[at_]) == std::string_view::npos) {
            if (text_[at_] == '"')
                return wrong(Code::bad_sheet, "a quote within a field that does not begin with one",
                             place_of(file_, row, column),
                             "put the whole field between quotes, and write a quote within it twice");
            ++at_;
        }
        return trimmed(text_.substr(begin, at_ - begin));
    }

    void pass_line_end() {
        if (text_.substr(at_).starts_with("\r\n"))
            at_ += 2;
        else if (at_ < text_.size())
            ++at_;
    }

    std::string_view text_;
    const std::string& file_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
};

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) return false;
        at += point.length;
    }
    return true;
}

struct Signs {
    bool commas = false, semicolons = false;
};

// What parts the fields of the first line that holds anything, but for what stands in quotes.
Signs signs_of(std::string_view text) {
    Signs signs;
    bool quoted = false, any = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (line_ends.find(c) != std::string_view::npos) {
            if (any) break;
            continue;
        }
        any = true;
        signs.commas = signs.commas || c == ',';
        signs.semicolons = signs.semicolons || c == ';';
    }
    return signs;
}

} // namespace

Result<Grid> read_csv(std::string_view bytes, const std::string& file, ReadSheet::Source& source) {
    constexpr const char* as_utf8 = "save it as CSV in UTF-8 (\"CSV UTF-8\"), or as XLSX";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (bytes.find('\0') != std::string_view::npos)
        return wrong(Code::bad_sheet, "this is neither XLSX nor CSV in UTF-8", file, as_utf8);
    if (!is_utf8(bytes)) return wrong(Code::bad_sheet, "CSV that is not in UTF-8", file, as_utf8);
    const Signs signs = signs_of(bytes);
    if (signs.commas && signs.semicolons)
        return wrong(Code::bad_sheet, "headings with both commas and semicolons: which of them parts the columns?",
                     file, "put headings that have the other sign in them between quotes");
    source = signs.semicolons ? ReadSheet::Source::semicolons : ReadSheet::Source::commas;
    return Reader(bytes, file, signs.semicolons ? ';' : ',').read();
}

} // namespace voorrang::sheet
