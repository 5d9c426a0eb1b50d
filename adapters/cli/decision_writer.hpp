// Decisions to the standard output, one after the other, in the format that was asked for.
#pragma once

#include "adapters/cli/console.hpp"
#include "adapters/report/case_info.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/sheet/rows_writer.hpp"
#include "dsl/graph/graph.hpp"

namespace voorrang::cli {

class DecisionWriter {
  public:
    // `bid`: only tenders with this one are written, and it is explained. `award`: the columns of a sheet are its
    // criteria; needed for one.
    DecisionWriter(Console& console, const report::Reader& reader, const DecideOptions& options,
                   const std::optional<graph::Award>& award);
    const report::Reader& reader() const { return text_.reader; }

    // These two may be called by several threads at once. Whether the decision is to be seen at all:
    bool shows(const engine::Decision& decision) const;
    // As it is written. `explain_hint`: the words of a command that explains one bid of this decision.
    std::string rendered(const engine::Decision& decision, const report::CaseInfo& info, const report::Places& places,
                         const std::string& explain_hint) const;

    void write(const std::string& rendered);
    // Instead of what is rendered, where sheets are written.
    bool writes_rows() const { return rows_.has_value(); }
    void add_rows(const engine::Decision& decision);
    // A decision that is not to be seen.
    void pass_over(const engine::Decision& decision);
    // Whether anything is explained.
    bool explains() const { return text_.explained.all || !text_.explained.bid.empty(); }
    // The hint stands in texts only.
    bool shows_hint() const { return format_ == Format::text && !explains(); }
    // Closes what is open; after it nothing is written. V802 if a sheet could not be made.
    Result<void> end();

    // V801 if the bid that was asked for was not there: with the nearest name that was.
    std::optional<Diagnostic> missing_bid() const;

  private:
    Console& console_;
    Format format_;
    report::TextOptions text_;
    const graph::Award* award_ = nullptr;
    std::optional<sheet::RowsWriter> rows_;
    std::optional<Diagnostic> fault_; // of a sheet
    bool any_ = false;                // decision was passed over
    std::size_t written_ = 0;
    std::vector<std::string> other_names_; // of bids that were passed over, a few
};

} // namespace voorrang::cli
