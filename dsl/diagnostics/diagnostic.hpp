// One finding about a source text or an input: what, where, what to do. Rendering is in render.hpp.
#pragma once

#include "dsl/diagnostics/code.hpp"
#include "dsl/diagnostics/span.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang {

// A place beside the main one that helps to understand ("first declared here").
struct Label {
    Span span;
    std::string text;
};

struct Diagnostic {
    Code code;
    std::string message;      // what is wrong, one sentence without a full stop
    std::optional<Span> span; // in a source of the SourceMap
    std::string place; // for other inputs: "bids.json:3:14" or "tenders.jsonl#2 /bids/details/0/value"; else empty
    std::vector<Label> labels;
    std::string help; // what to do: "did you mean `turnover`?"; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// Orders by source, place, code, and drops exact repetitions, so that each finding is told once.
void sort_and_deduplicate(Diagnostics& diagnostics);

} // namespace voorrang
