// What the columns of a sheet are, by their headings.
#pragma once

#include "adapters/sheet/read.hpp"
#include "dsl/graph/schema.hpp"

#include <map>
#include <optional>

namespace voorrang::intake {

// Columns that every sheet may have. Each has its names in English and in Dutch.
enum class Known : std::uint8_t {
    tender,
    bid,
    supplier,
    name,
    price,
    submitted,
    status,
    lots,
    assessor,
    criterion,
    points
};

struct Column {
    std::string heading;
    std::size_t at = 0;
    std::optional<std::string> currency; // of "price (EUR)"
    std::optional<Known> known;
    // Else: a fact of the supplier or of the bid, and where it stands in a document of bids.
    const graph::Fact* fact = nullptr;
    bool of_bid = false;
    bool list = false;
    std::vector<std::string> path; // in the tenderer, or in the bid
};

struct Columns {
    std::vector<Column> all; // but for those whose heading begins with #

    const Column* find(Known known) const;
};

// Suppliers. `schema`: of the policy whose facts may be columns; null: of none. V541, of the first column that is none.
Result<Columns> supplier_columns(const sheet::ReadSheet& sheet, const graph::Schema* schema);
// Marks: tender, bid, assessor, criterion, points, all of them and no others. V541.
Result<Columns> assessment_columns(const sheet::ReadSheet& sheet);

} // namespace voorrang::intake
