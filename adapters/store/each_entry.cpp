#include "adapters/store/each_entry.hpp"

#include "adapters/json/parse.hpp"

namespace voorrang::store {

Result<void> each_entry(Reader& reader, EntryFilter filter,
                        const std::function<bool(const Entry& entry, std::optional<json::Ref> body)>& visit) {
    while (true) {
        const Result<std::vector<Entry>> entries = reader.entries(filter);
        if (!entries) return entries.error();
        for (const Entry& entry : *entries) {
            const auto body = json::read(entry.body);
            const auto* tree = std::get_if<json::Tree>(&body);
            if (!visit(entry, tree != nullptr ? std::optional(tree->root()) : std::nullopt)) return {};
        }
        if (entries->size() < filter.limit) return {};
        filter.after = entries->back().seq;
    }
}

} // namespace voorrang::store
