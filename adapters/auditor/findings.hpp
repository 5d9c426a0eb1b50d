// What a check of a log found wrong, and where.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace voorrang::auditor {

struct Finding {
    std::string where; // "entry 12", "decision 3", "checkpoint 2"
    std::string what;  // "it is not as it was written"
    std::string table; // of the database, with the column where only one can be meant: "log.body"; may be empty
    friend bool operator==(const Finding&, const Finding&) = default;
};

class Findings {
  public:
    static constexpr std::size_t most_kept = 1000; // the rest is counted

    void add(std::string where, std::string what, std::string table) {
        if (kept_.size() < most_kept) kept_.push_back({std::move(where), std::move(what), std::move(table)});
        ++count_;
    }
    std::size_t count() const { return count_; }
    const std::vector<Finding>& kept() const { return kept_; }

  private:
    std::vector<Finding> kept_;
    std::size_t count_ = 0;
};

} // namespace voorrang::auditor
