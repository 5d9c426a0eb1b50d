// Workbooks as Office Open XML has them (ECMA-376, part 1, chapter 18), as far as cells need it.
#include "adapters/sheet/cell_text.hpp"
#include "adapters/sheet/grid.hpp"
#include "adapters/sheet/numbers.hpp"
#include "adapters/sheet/zip_file.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <charconv>
#include <map>
#include <optional>

namespace voorrang::sheet {

namespace {

using xml::Ref;

constexpr std::size_t most_sheet_rows = 1'048'576;

std::string_view of(Ref element, std::string_view attribute) { return element.attribute(attribute).value_or(""); }

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "B7": from 0.
struct CellAt {
    std::size_t row, column;
};
std::optional<CellAt> cell_at(std::string_view name) {
    std::size_t column = 0, at = 0;
    for (; at < name.size() && at < 4 && name[at] >= 'A' && name[at] <= 'Z'; ++at)
        column = column * 26 + static_cast<std::size_t>(name[at] - 'A' + 1);
    const std::optional<std::size_t> row = number(name.substr(at));
    if (column == 0 || !row || *row == 0 || *row > most_sheet_rows) return std::nullopt;
    return CellAt{*row - 1, column - 1};
}

// The text of a shared or inline string: of its runs, but not how they are read aloud.
std::string string_of(Ref element) {
    std::string text;
    for (const Ref part : element.children()) {
        if (part.name() == "t") text += part.text();
        if (part.name() == "r")
            for (const Ref of_run : part.children())
                if (of_run.name() == "t") text += of_run.text();
    }
    return trimmed(text_of_cell(text));
}

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// "../a/b.xml" seen from a folder.
std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string base = folder;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!base.empty()) base.pop_back();
        base = folder_of(base);
    }
    return base + std::string(target);
}

struct Relations {
    std::map<std::string, std::string> by_id;   // part
    std::map<std::string, std::string> by_kind; // "styles": part
};

class Workbook {
  public:
    Workbook(const ZipFile& zip, const std::string& file) : zip_(zip), file_(file) {}

    Result<Grid> read(const std::string& name);

  private:
    Result<Relations> relations(const std::string& part) const;
    Result<std::string> sheet_part(Ref workbook, const Relations& relations, const std::string& name) const;
    Result<void> read_strings(const std::string& part);
    Result<void> read_styles(const std::string& part);
    Result<Grid> read_cells(Ref sheet) const;
    Result<Cell> cell_of(Ref element, CellAt at) const;
    Result<Cell> number_of(Ref element, std::string_view text, CellAt at) const;

    Diagnostic refuse(Code code, std::string message, CellAt at, std::string help) const {
        return wrong(code, std::move(message), place_of(file_, at.row, at.column), std::move(help));
    }
    Diagnostic no_workbook(std::string message) const {
        return wrong(Code::bad_sheet, std::move(message), file_,
                     "open the file in a spreadsheet program and save it as XLSX");
    }

    const ZipFile& zip_;
    const std::string& file_;
    bool from_1904_ = false;
    std::vector<std::string> strings_;
    std::vector<Shown> styles_;
};

Result<Relations> Workbook::relations(const std::string& part) const {
    const std::string folder = folder_of(part);
    const Result<xml::Tree> tree = zip_.read(folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!tree) return tree.error();
    Relations relations;
    for (const Ref each : tree->root().children()) {
        if (of(each, "TargetMode") == "External") continue;
        const std::string target = resolved(folder, of(each, "Target"));
        const std::string_view type = of(each, "Type");
        relations.by_id.emplace(of(each, "Id"), target);
        relations.by_kind.emplace(type.substr(type.rfind('/') + 1), target);
    }
    return relations;
}

Result<Grid> Workbook::read(const std::string& name) {
    const Result<Relations> package = relations("");
    if (!package) return no_workbook("this is a ZIP file, and no workbook");
    const auto main = package->by_kind.find("officeDocument");
    if (main == package->by_kind.end()) return no_workbook("this is a ZIP file, and no workbook");
    const Result<xml::Tree> workbook = zip_.read(main->second);
    if (!workbook) return workbook.error();
    if (workbook->root().name() != "workbook") return no_workbook("this is a document, and no workbook");
    const Result<Relations> parts = relations(main->second);
    if (!parts) return parts.error();
    if (const auto properties = workbook->root().child("workbookPr")) {
        const std::string_view from_1904 = of(*properties, "date1904");
        from_1904_ = from_1904 == "1" || from_1904 == "true";
    }
    const Result<std::string> part = sheet_part(workbook->root(), *parts, name);
    if (!part) return part.error();
    if (const auto strings = parts->by_kind.find("sharedStrings"); strings != parts->by_kind.end())
        if (const Result<void> read = read_strings(strings->second); !read) return read.error();
    if (const auto styles = parts->by_kind.find("styles"); styles != parts->by_kind.end())
        if (const Result<void> read = read_styles(styles->second); !read) return read.error();
    const Result<xml::Tree> sheet = zip_.read(*part);
    if (!sheet) return sheet.error();
    return read_cells(sheet->root());
}

Result<std::string> Workbook::sheet_part(Ref workbook, const Relations& relations, const std::string& name) const {
    std::string names;
    if (const auto sheets = workbook.child("sheets"))
        for (const Ref sheet : sheets->children()) {
            const std::string called(of(sheet, "name"));
            names += (names.empty() ? "" : ", ") + in_ticks(printable(called));
            if (name.empty() ? of(sheet, "state") != "" && of(sheet, "state") != "visible" : called != name) continue;
            const auto part = relations.by_id.find(std::string(of(sheet, "r:id")));
            if (part != relations.by_id.end()) return part->second;
        }
    if (names.empty()) return no_workbook("a workbook without sheets");
    return wrong(Code::bad_sheet,
                 name.empty() ? "a workbook of which all sheets are hidden"
                              : "the workbook has no sheet " + in_ticks(printable(name)),
                 file_, "name one with --sheet; it has " + names);
}

Result<void> Workbook::read_strings(const std::string& part) {
    const Result<xml::Tree> tree = zip_.read(part);
    if (!tree) return tree.error();
    for (const Ref each : tree->root().children())
        if (each.name() == "si") strings_.push_back(string_of(each));
    return {};
}

Result<void> Workbook::read_styles(const std::string& part) {
    const Result<xml::Tree> tree = zip_.read(part);
    if (!tree) return tree.error();
    std::map<std::size_t, Shown> own;
    if (const auto formats = tree->root().child("numFmts"))
        for (const Ref format : formats->children())
            if (const auto id = number(of(format, "numFmtId"))) own[*id] = shown_by(of(format, "formatCode"));
    if (const auto styles = tree->root().child("cellXfs"))
        for (const Ref style : styles->children()) {
            const std::size_t id = number(of(style, "numFmtId")).value_or(0);
            const auto found = own.find(id);
            styles_.push_back(found != own.end() ? found->second : shown_by(static_cast<unsigned>(id % 1'000)));
        }
    return {};
}

Result<Grid> Workbook::read_cells(Ref sheet) const {
    Grid grid;
    if (const auto merged = sheet.child("mergeCells"); merged && merged->has_children()) {
        const std::string_view range = of(*merged->children().begin(), "ref");
        const auto at = cell_at(range.substr(0, range.find(':')));
        return refuse(Code::bad_sheet,
                      "cells that are merged: for which rows or columns their value counts can't be told",
                      at.value_or(CellAt{0, 0}), "unmerge them, and write the value in each cell that has it");
    }
    const auto data = sheet.child("sheetData");
    if (!data) return grid;
    std::size_t next_row = 0, cells = 0;
    for (const Ref row : data->children()) {
        const std::size_t number_of_row = number(of(row, "r")).value_or(next_row + 1) - 1;
        if (number_of_row < next_row || number_of_row >= most_sheet_rows)
            return no_workbook("rows of a workbook that are not in their order");
        next_row = number_of_row + 1;
        ReadRow read{number_of_row, {}};
        for (const Ref element : row.children()) {
            CellAt at{number_of_row, read.cells.size()};
            if (const std::string_view name = of(element, "r"); !name.empty()) {
                const std::optional<CellAt> named = cell_at(name);
                if (!named || named->row != number_of_row || named->column < at.column)
                    return no_workbook("cells of a workbook that are not in their order");
                at = *named;
            }
            Result<Cell> cell = cell_of(element, at);
            if (!cell) return cell.error();
            // Formats reach farther than what anybody wrote.
            if (std::holds_alternative<Empty>(*cell)) continue;
            if (at.column >= most_read_columns)
                return refuse(Code::bad_sheet, "more than 1,000 columns", at, "split the sheet");
            cells += at.column + 1 - read.cells.size();
            if (cells > most_read_cells)
                return refuse(Code::bad_sheet, "more than 1,000,000 cells", at, "split the sheet");
            read.cells.resize(at.column);
            read.cells.push_back(std::move(*cell));
        }
        if (!read.cells.empty()) grid.rows.push_back(std::move(read));
    }
    return grid;
}

Result<Cell> Workbook::cell_of(Ref element, CellAt at) const {
    const std::string_view type = of(element, "t");
    const auto filled = [](std::string text) { return text.empty() ? Cell(Empty{}) : Cell(std::move(text)); };
    if (type == "inlineStr") {
        const auto string = element.child("is");
        return filled(string ? string_of(*string) : "");
    }
    const auto value = element.child("v");
    if (!value || value->text().empty()) {
        if (element.child("f"))
            return refuse(Code::bad_cell, "a formula whose value is not in the file", at,
                          "open the file in a spreadsheet program and save it, or write the value itself");
        return Cell(Empty{});
    }
    const std::string_view text = value->text();
    if (type == "s") {
        const auto index = number(text);
        if (!index || *index >= strings_.size())
            return no_workbook("a cell with a text that the workbook does not have");
        return filled(strings_[*index]);
    }
    if (type == "str") return filled(trimmed(text_of_cell(text)));
    if (type == "b") return Cell(text == "1" || text == "true");
    if (type == "e")
        return refuse(Code::bad_cell, "the formula gives " + in_ticks(printable(text)), at,
                      "correct it, or leave the cell empty if it is not known");
    if (type == "d") {
        if (const auto date = parse_date(text)) return Cell(*date);
        return filled(std::string(text));
    }
    return number_of(element, text, at);
}

Result<Cell> Workbook::number_of(Ref element, std::string_view text, CellAt at) const {
    const std::optional<std::string> decimal = decimal_of(trimmed(text));
    if (!decimal)
        return refuse(Code::bad_cell, "the number " + in_ticks(printable(text)) + " can't be read", at,
                      "write it anew");
    const auto style = number(of(element, "s"));
    switch (style && *style < styles_.size() ? styles_[*style] : Shown::number) {
    case Shown::percentage:
        return Cell(percentage_of(*decimal));
    case Shown::date: {
        const std::optional<std::string> moment = moment_of(*decimal, from_1904_);
        if (!moment)
            return refuse(Code::bad_cell, "the number " + in_ticks(*decimal) + " is shown as a date, and is none", at,
                          "give the cell another number format, or write a date after 1 March 1900");
        if (const auto date = parse_date(*moment)) return Cell(*date);
        return Cell(*moment);
    }
    case Shown::number:
        break;
    }
    return Cell(Decimal{*decimal});
}

} // namespace

Result<Grid> read_xlsx(std::string_view bytes, const std::string& file, const std::string& name) {
    const Result<ZipFile> zip = ZipFile::open(bytes, file);
    if (!zip) return zip.error();
    return Workbook(*zip, file).read(name);
}

} // namespace voorrang::sheet
