// Spreadsheets of suppliers and of marks, turned into documents of bids (docs/facts.md): what `decide --bids` takes.
// docs/spreadsheets.md is the manual. An empty cell is a fact that is not known: nothing is written of it.
#pragma once

#include "adapters/intake/columns.hpp"
#include "adapters/intake/draft.hpp"

#include <map>

namespace voorrang::intake {

class Intake {
  public:
    // `schema`: of the policy whose facts may be columns; null: of none.
    explicit Intake(const graph::Schema* schema) : schema_(schema) {}

    // Bids that are there already: one document, an array of them, or several one after another. V502, V503, V505,
    // V506, V510 to V512; V507 if a bid is there twice.
    Result<void> add_documents(std::string_view text, const std::string& file);

    // Rows with a tender and a bid are new bids; without these columns, what is known besides of those who made the
    // bids that are there. What is wrong is kept in faults(), and its row passed over: V541, V542.
    void add_suppliers(const sheet::ReadSheet& sheet);
    void add_assessments(const sheet::ReadSheet& sheet);

    const Diagnostics& faults() const { return faults_; }
    std::vector<json::Tree> documents() const; // in the order in which their tenders came up

  private:
    struct Row;

    Result<void> add_document(json::Ref document, const std::string& source, const std::string& pointer);
    Draft& bids_of(const std::string& tender);
    Draft* find_bid(const std::string& tender, const std::string& bid);
    void add_new_bid(const Row& row);
    void add_to_bids(const Row& row, std::map<std::string, std::string>& seen);
    bool fill(const Row& row, Draft& bid);
    bool put(const Row& row, const Column& column, Draft& place, Draft value);
    void fault(const Row& row, const Column& column, std::string message, std::string help);
    std::optional<std::string> needed(const Row& row, Known known);

    const graph::Schema* schema_;
    std::vector<std::pair<std::string, Draft>> documents_; // by tender
    std::map<std::string, std::size_t> by_tender_;
    std::map<std::pair<std::string, std::string>, std::size_t> by_bid_; // its place among the bids of its document
    std::map<std::pair<std::string, std::string>, std::string> places_; // where a bid stands in a sheet
    std::map<std::vector<std::string>, std::string> marks_;             // where a mark stands
    Diagnostics faults_;
};

} // namespace voorrang::intake
