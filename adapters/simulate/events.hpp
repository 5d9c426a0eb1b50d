// A file of events: JSON Lines, one event a line, in the order of their times. docs/cli.md has the form.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/diagnostics/result.hpp"
#include "engine/workflow/step.hpp"

#include <string_view>

namespace voorrang::simulate {

struct FileEvent {
    engine::EventIn event;
    // The line as it was read. Beside the event it may have `facts`, an object to be merged into the release, and
    // `bid`, a bid in the project's own form.
    json::Tree line;
    std::string place; // events.jsonl:3
};

// Errors: V502, V511, V512 (no JSON), V515 (no event), V516 (before the one that went before).
Result<std::vector<FileEvent>> read_events(std::string_view text, const std::string& name);

} // namespace voorrang::simulate
