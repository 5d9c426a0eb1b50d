// Sheets as XLSX (Office Open XML), by libxlsxwriter: the headings in bold and in sight, a filter over the columns.
// Texts are texts, whatever they begin with. The same rows give the same bytes: no clock and no name gets into the
// file.
//
// A spreadsheet's numbers are doubles: one that a double can't hold to its last digit is written as a text. A text of
// more than 32,767 characters, which no cell can hold, ends with "… (cut off)".
#pragma once

#include "adapters/sheet/sheet.hpp"
#include "dsl/diagnostics/result.hpp"

#include <memory>

namespace voorrang::sheet {

inline constexpr std::size_t most_rows = 1'048'576; // with the head; of XLSX itself

// Row by row: only a row is in memory, the rest in a folder of its own for files that pass, where TMPDIR says.
class XlsxWriter {
  public:
    // V802 if there is no place for its files.
    static Result<XlsxWriter> begin(const std::string& name, const std::vector<std::string>& head);
    XlsxWriter(XlsxWriter&&) noexcept;
    XlsxWriter& operator=(XlsxWriter&&) noexcept;
    ~XlsxWriter();

    // V802 if there are more rows than a sheet can have.
    Result<void> add(const Row& row);
    // The bytes of the file. The last that is called. V802.
    Result<std::string> end();

  private:
    struct State;
    explicit XlsxWriter(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace voorrang::sheet
