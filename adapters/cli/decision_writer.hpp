// Decisions to the standard output, one after the other, in the format that was asked for.
#pragma once

#include "adapters/cli/console.hpp"
#include "adapters/report/case_info.hpp"
#include "adapters/report/decision_text.hpp"

namespace voorrang::cli {

class DecisionWriter {
  public:
    // `bid`: only tenders with this one are written, and it is explained.
    DecisionWriter(Console& console, Format format, bool explain, std::string bid, std::string competitor);

    // `explain_hint`: the words of a command that explains one bid of this decision.
    void write(const engine::Decision& decision, const report::CaseInfo& info, const report::Places& places,
               const std::string& explain_hint);
    // Closes what is open; after it nothing is written.
    void end();

    // V801 if the bid that was asked for was not there: with the nearest name that was.
    std::optional<Diagnostic> missing_bid() const;

  private:
    bool wanted(const engine::Decision& decision);

    Console& console_;
    Format format_;
    report::TextOptions text_;
    bool any_ = false; // decision came along
    std::size_t written_ = 0;
    std::vector<std::string> other_names_; // of bids that were passed over, a few
};

} // namespace voorrang::cli
