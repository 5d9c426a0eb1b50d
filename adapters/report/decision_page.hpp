// A decision with its explanations as a page by itself: what came out, and below it each explanation as a tree whose
// branches can be folded. Nothing of it comes from elsewhere, and it prints whole.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

#include <utility>
#include <vector>

namespace voorrang::report {

struct PageOptions {
    Reader reader;
    Explained explained = explain_all;
    std::vector<std::pair<std::string, std::string>> about = {}; // what, and its value: of where it was logged
};

std::string decision_page(const engine::Decision& decision, const Places& places, const PageOptions& options);

} // namespace voorrang::report
