// A workflow as its states, and the ways between them.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>
#include <vector>

namespace voorrang::picture {

struct ChartState {
    std::string name;
    bool final = false;
    std::vector<std::string> lines; // what happens in it: "decide exclusions", "submit_bid by bidder: admit bid"
    std::vector<std::string> cites;
};

struct ChartWay {
    std::size_t from = 0, to = 0; // states
    std::string what;             // "publish", "until tender.deadline"
    std::string does;             // "decide award"; may be empty
    std::string by;               // "by buyer, approved by another buyer"; empty for a deadline
    std::string when;             // the guard as written; may be empty
    bool deadline = false;
    std::vector<std::string> cites;
};

struct StateChart {
    std::string title;
    std::vector<ChartState> states; // the first is the one that it begins in
    std::vector<ChartWay> ways;     // in the order of the text
};

// Of the workflow with this name, in the main file or a package. V817 if there is none.
Result<StateChart> state_chart(const std::vector<check::Input>& files, const SourceMap& sources,
                               const std::string& name);

} // namespace voorrang::picture
