#include "adapters/cli/tally.hpp"

namespace voorrang::cli {

std::string tally_text(const sqlite::RunCounts& counts, const report::Reader& reader) {
    std::string outcomes;
    const auto add = [&](std::int64_t count, phrases::Fixed text) {
        if (count > 0)
            outcomes += (outcomes.empty() ? "" : ", ") +
                        reader.say(text, {phrases::say_number(reader.language, static_cast<std::uint64_t>(count))});
    };
    add(counts.awarded, "{1} awarded");
    add(counts.nobody, "{1} awarded to nobody");
    add(counts.undetermined, "{1} undetermined");
    add(counts.tied, "{1} tied");
    add(counts.failed, "{1} failed");
    std::string text =
        reader.count(static_cast<std::uint64_t>(counts.decided), "{1} tender decided", "{1} tenders decided");
    if (!outcomes.empty()) text += ": " + outcomes;
    outcomes.clear();
    add(counts.skipped, "{1} passed over");
    if (!outcomes.empty()) text += "; " + outcomes;
    return text;
}

} // namespace voorrang::cli
