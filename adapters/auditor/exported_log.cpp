#include "adapters/auditor/exported_log.hpp"

#include "adapters/json/parse.hpp"

#include <fstream>

namespace voorrang::auditor {

namespace {

constexpr std::string_view row_begin = R"({"row":)";
constexpr std::string_view checkpoint_begin = R"({"row":"checkpoint")";
constexpr std::string_view head_begin = R"({"format":"voorrang-log-1")";

std::optional<json::Tree> tree_of(std::string_view line) {
    auto read = json::read(line);
    auto* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr || !tree->root().is_object()) return std::nullopt;
    return std::move(*tree);
}

} // namespace

Result<ExportedLog> ExportedLog::read(const std::string& file) {
    const auto fault = [&](std::string message) {
        return Diagnostic{
            Code::file_not_found, std::move(message), std::nullopt, file, {}, "`voorrang audit export` writes one"};
    };
    std::ifstream stream(file, std::ios::binary);
    ExportedLog log;
    std::string line;
    if (!std::getline(stream, line) || !line.starts_with(head_begin)) return fault("this is no export of a log");
    std::size_t number = 1;
    while (std::getline(stream, line)) {
        ++number;
        // Without its line feed it may have been cut off.
        const auto unread = [&] { return fault("line " + std::to_string(number) + " is not one of an export"); };
        if (stream.eof()) return unread();
        if (line.starts_with(checkpoint_begin)) {
            const auto row = tree_of(line);
            const auto text = row ? row->root().find("text") : std::nullopt;
            log.last_ = text ? note::parse_checkpoint_note(text->text()) : std::nullopt;
            if (!log.last_) return unread();
        } else if (!line.starts_with(row_begin)) {
            log.add(merkle::leaf_hash(line));
            if (line.find(R"("kind":"key.)") == std::string::npos) continue;
            const auto leaf = tree_of(line);
            const auto kind = leaf ? leaf->root().find("kind") : std::nullopt;
            const auto body = leaf ? leaf->root().find("body") : std::nullopt;
            if (!kind || !body) return unread();
            if (kind->text().starts_with("key.")) log.keys_.push_back(audit::key_step(kind->text(), *body));
        }
    }
    if (!log.last_) return fault("the export has no checkpoint");
    const std::uint64_t size = log.last_->checkpoint.size;
    const std::uint64_t entries = log.levels_.empty() ? 0 : log.levels_.front().size();
    const Result<merkle::Hash> root = size <= entries ? merkle::root(size, log.nodes()) : merkle::empty_hash();
    if (!root) return root.error();
    if (size > entries || *root != log.last_->checkpoint.root)
        return fault("the last checkpoint of the export is not of its entries");
    return log;
}

void ExportedLog::add(const merkle::Hash& leaf) {
    merkle::Hash hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        std::vector<merkle::Hash>& row = levels_[level];
        row.push_back(hash);
        if (row.size() % 2 == 1) return;
        hash = merkle::node_hash(row[row.size() - 2], row.back());
    }
}

// Asked for whole subtrees only, which are all there.
merkle::Nodes ExportedLog::nodes() const {
    return [this](merkle::Node node) -> Result<merkle::Hash> { return levels_.at(node.level).at(node.index); };
}

Result<note::Offer> ExportedLog::offer(std::uint64_t old) const {
    note::Offer offer = *last_;
    if (old > offer.checkpoint.size) return offer;
    Result<merkle::Proof> proof = merkle::consistency_proof(old, offer.checkpoint.size, nodes());
    if (!proof) return proof.error();
    offer.old = old;
    offer.proof = std::move(*proof);
    return offer;
}

} // namespace voorrang::auditor
