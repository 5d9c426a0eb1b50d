#include "adapters/files/stored_policy.hpp"

#include "dsl/syntax/parse.hpp"

#include <iterator>

namespace voorrang::files {

LoadedPolicy load_stored(const std::vector<StoredText>& texts) {
    LoadedPolicy loaded;
    for (const StoredText& stored : texts) {
        const SourceId source = loaded.sources.add(stored.file, stored.text);
        Parsed parsed = parse(loaded.sources, source);
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(loaded.diagnostics));
        loaded.files.push_back({source, std::move(parsed.file)});
    }
    const bool read = !has_errors(loaded.diagnostics);
    check::Checked checked = check::check(loaded.files);
    if (read) loaded.policy = std::move(checked.policy);
    std::move(checked.diagnostics.begin(), checked.diagnostics.end(), std::back_inserter(loaded.diagnostics));
    sort_and_deduplicate(loaded.diagnostics);
    return loaded;
}

} // namespace voorrang::files
