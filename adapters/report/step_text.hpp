// Steps of a workflow as people read them, and as JSON. The schema is in docs/cli.md.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/workflow/step.hpp"

namespace voorrang::report {

std::string step_text(const engine::Step& step, const Places& places, const Reader& reader, bool explain);

void write_step(JsonWriter& json, const engine::Step& step, const CaseInfo& info, const Places& places, bool explain,
                Language language);

// Where a tender stands, whole: what is written can be read back, and goes on where it was.
void write_instance(JsonWriter& json, const engine::Instance& instance);
std::optional<engine::Instance> read_instance(std::string_view text);

} // namespace voorrang::report
