#include "adapters/cli/sheet_output.hpp"

namespace voorrang::cli {

sheet::Form sheet_form(Format format, bool bom) {
    if (format == Format::xlsx) return sheet::Form::xlsx;
    return bom ? sheet::Form::csv_with_mark : sheet::Form::csv;
}

Result<void> check_sheet_output(Format format, bool bom, bool to_terminal) {
    if (bom && format != Format::csv)
        return Diagnostic{Code::bad_use,
                          "`--bom` goes with `--format csv` only",
                          std::nullopt,
                          "",
                          {},
                          "other formats need no byte order mark"};
    if (format == Format::xlsx && to_terminal)
        return Diagnostic{Code::bad_use,
                          "a spreadsheet as XLSX can't be shown on a terminal",
                          std::nullopt,
                          "",
                          {},
                          "write it to a file: … --format xlsx > ranking.xlsx"};
    return {};
}

} // namespace voorrang::cli
