// What `voorrang bench` tells.
#pragma once

#include "adapters/report/case_info.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace voorrang::cli {

struct BenchPhase {
    std::string key;           // in JSON: decide_fast
    std::string name;          // for people: decide, fast
    std::string covers;        // in a sentence
    bool of_tenders = true;    // it goes through them all
    std::uint64_t nanoseconds; // the median of the rounds
    std::uint64_t peak_memory; // bytes
};

struct BenchReport {
    report::PolicyInfo policy;
    unsigned rounds;
    std::uint64_t bytes, tenders;
    std::uint64_t bids;        // those that compete for the award; 0 too where there is none
    bool compared;             // the ways of deciding with each other
    std::uint64_t differences; // tenders that are not decided in all ways alike
    std::vector<BenchPhase> phases;
};

std::string bench_text(const BenchReport& report);
std::string bench_json(const BenchReport& report);

} // namespace voorrang::cli
