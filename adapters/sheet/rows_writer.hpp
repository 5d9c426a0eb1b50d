// Rows as they come, to CSV or to XLSX: what a command writes of which the last row isn't there yet.
#pragma once

#include "adapters/sheet/xlsx.hpp"

#include <optional>

namespace voorrang::sheet {

enum class Form : std::uint8_t { csv, csv_with_mark, xlsx }; // with a byte order mark, for Excel

class RowsWriter {
  public:
    RowsWriter(Form form, std::string name, std::vector<std::string> head);

    // What is to be written now; of XLSX all comes at the end. V802.
    Result<std::string> add(const Row& row);
    Result<std::string> end();

  private:
    Result<std::string> begin();

    Form form_;
    std::string name_;
    std::vector<std::string> head_;
    bool begun_ = false;
    std::optional<XlsxWriter> xlsx_;
};

Result<std::string> written(Form form, const Sheet& sheet);

} // namespace voorrang::sheet
