#include "adapters/store/tree.hpp"

#include "adapters/json/write.hpp"
#include "adapters/store/damaged.hpp"

namespace voorrang::store {

std::string leaf_of(const Entry& entry) {
    std::string text = R"({"actor":)";
    json::append_quoted(text, entry.actor);
    text += R"(,"at":)";
    json::append_quoted(text, to_text(Time{entry.at.microseconds, 0}));
    // Both are canonical as they are written.
    text.append(R"(,"body":)").append(entry.body).append(R"(,"commits":)").append(entry.commits);
    text += R"(,"kind":)";
    json::append_quoted(text, entry.kind);
    text += R"(,"seq":)" + std::to_string(entry.seq) + R"(,"tender":)";
    json::append_quoted(text, entry.tender);
    return text += '}';
}

Result<void> add_leaf(Writer& writer, const Entry& entry) {
    const auto index = static_cast<std::uint64_t>(entry.seq - 1);
    const auto whole = merkle::append(index, merkle::leaf_hash(leaf_of(entry)), nodes_of(writer));
    if (!whole) return whole.error();
    for (const merkle::KeptNode& node : *whole)
        if (const Result<void> added = writer.add_node(node); !added) return added;
    return {};
}

merkle::Nodes nodes_of(Reader& reader) {
    return [&reader](merkle::Node node) -> Result<merkle::Hash> {
        const Result<std::optional<merkle::Hash>> found = reader.node(node);
        if (!found) return found.error();
        if (*found) return **found;
        return damaged("a hash of the log's tree is not there: level " + std::to_string(node.level) + ", place " +
                       std::to_string(node.index));
    };
}

} // namespace voorrang::store
