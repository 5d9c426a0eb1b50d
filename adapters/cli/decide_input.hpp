// Decides the tenders of one input after the other. Lines of JSON are cut into parts that are decided by several
// threads at once; whatever else an input holds is read singly, until lines follow.
#pragma once

#include "adapters/cli/batch.hpp"
#include "adapters/cli/line_source.hpp"
#include "adapters/cli/pipeline.hpp"

#include <chrono>

namespace voorrang::cli {

class Progress {
  public:
    explicit Progress(Console& console) : console_(console) {}
    void tell(const Batch& batch, std::uint64_t bytes);

  private:
    Console& console_;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

class InputDecider {
  public:
    InputDecider(Batch& batch, const DecideOptions& options, Console& console, Interrupt& interrupt);

    void decide(const std::string& name);

  private:
    // What comes next in this input.
    enum class Next : std::uint8_t { end, singly, lines };

    Next read_singly(InputBuffer& buffer, const std::string& name);
    Next read_lines(InputBuffer& buffer, const std::string& name);
    void decide_part(InputBuffer& buffer, Lines lines, bool alone);
    void take_part(InputBuffer& buffer);
    void take_all(InputBuffer& buffer);
    void done(InputBuffer& buffer, const Lines& lines, LinesDone done);
    bool hand_over(InputBuffer& buffer);

    Batch& batch_;
    const DecideOptions& options_;
    Console& console_;
    Interrupt& interrupt_;
    Progress progress_;
    Lane lane_;
    unsigned jobs_;

    std::optional<ocds::Resume> resume_; // where this input goes on; at first at its begin
    std::optional<Next> halted_;         // lines are not read on

    // Last, for its threads use what stands above.
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::unique_ptr<Pipeline<Lines, LinesDone>> pipeline_;
};

} // namespace voorrang::cli
