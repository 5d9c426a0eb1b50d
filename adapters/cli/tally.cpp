#include "adapters/cli/tally.hpp"

#include "adapters/cli/words.hpp"

namespace voorrang::cli {

std::string tally_text(const sqlite::RunCounts& counts) {
    std::string outcomes;
    const auto add = [&](std::int64_t count, std::string_view word) {
        if (count > 0)
            outcomes = joined(outcomes, grouped(static_cast<std::uint64_t>(count)) + ' ' + std::string(word));
    };
    add(counts.awarded, "awarded");
    add(counts.nobody, "awarded to nobody");
    add(counts.undetermined, "undetermined");
    add(counts.tied, "tied");
    add(counts.failed, "failed");
    std::string text = counted(static_cast<std::uint64_t>(counts.decided), "tender") + " decided";
    if (!outcomes.empty()) text += ": " + outcomes;
    if (counts.skipped > 0) text += "; " + grouped(static_cast<std::uint64_t>(counts.skipped)) + " passed over";
    return text;
}

} // namespace voorrang::cli
