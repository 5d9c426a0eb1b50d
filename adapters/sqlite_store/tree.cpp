// The tree over the log, and its checkpoints.
#include "adapters/sqlite_store/rows.hpp"

#include <algorithm>

namespace voorrang::sqlite_store {

namespace {

std::optional<merkle::Hash> hash_of(const sqlite::Statement& row) {
    const std::string bytes = row.bytes(0);
    merkle::Hash hash;
    if (bytes.size() != hash.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

std::optional<merkle::KeptNode> kept_node_of(const sqlite::Statement& row) {
    const std::optional<merkle::Hash> hash = hash_of(row);
    if (!hash || row.integer(1) < 0 || row.integer(1) > 62 || row.integer(2) < 0) return std::nullopt;
    return merkle::KeptNode{{static_cast<unsigned>(row.integer(1)), static_cast<std::uint64_t>(row.integer(2))}, *hash};
}

std::optional<store::Checkpoint> checkpoint_of(const sqlite::Statement& row) {
    return store::Checkpoint{row.integer(0), row.integer(1), time_of(row, 2), row.text(3)};
}

std::optional<store::Cosignature> cosignature_of(const sqlite::Statement& row) {
    return store::Cosignature{row.integer(0), row.integer(1), time_of(row, 2), row.text(3), row.text(4)};
}

} // namespace

Result<std::optional<merkle::Hash>> Rows::node(merkle::Node node) {
    return connection_.one("SELECT hash FROM log_nodes WHERE level = ? AND place = ?", hash_of,
                           std::int64_t{node.level}, static_cast<std::int64_t>(node.index));
}

Result<void> Rows::each_node(const Visit<merkle::KeptNode>& visit) {
    return connection_.visit_all("SELECT hash, level, place FROM log_nodes ORDER BY level, place", kept_node_of, visit);
}

Result<void> Rows::each_checkpoint(const Visit<store::Checkpoint>& visit) {
    return connection_.visit_all("SELECT id, size, at, note FROM checkpoints NOT INDEXED ORDER BY id", checkpoint_of,
                                 visit);
}

Result<void> Rows::each_cosignature(const Visit<store::Cosignature>& visit) {
    return connection_.visit_all("SELECT id, checkpoint, at, witness, line FROM cosignatures NOT INDEXED ORDER BY id",
                                 cosignature_of, visit);
}

Result<void> Rows::add_node(const merkle::KeptNode& node) {
    const std::string_view hash(reinterpret_cast<const char*>(node.hash.data()), node.hash.size());
    return connection_.run("INSERT INTO log_nodes (level, place, hash) VALUES (?, ?, ?)",
                           {"node of the log's tree", std::to_string(node.node.level)}, std::int64_t{node.node.level},
                           static_cast<std::int64_t>(node.node.index), Bytes{hash});
}

Result<std::optional<store::Checkpoint>> Rows::last_checkpoint() {
    return connection_.one("SELECT id, size, at, note FROM checkpoints ORDER BY id DESC LIMIT 1", checkpoint_of);
}

Result<std::optional<store::Checkpoint>> Rows::last_cosigned() {
    return connection_.one(
        "SELECT id, size, at, note FROM checkpoints WHERE id = (SELECT max(checkpoint) FROM cosignatures)",
        checkpoint_of);
}

Result<std::vector<store::Checkpoint>> Rows::checkpoints(std::int64_t after, std::size_t limit) {
    return connection_.all("SELECT id, size, at, note FROM checkpoints WHERE id > ? ORDER BY id LIMIT ?", checkpoint_of,
                           after, limit_of(limit));
}

Result<std::int64_t> Rows::add_checkpoint(const store::Checkpoint& checkpoint) {
    return last_row(connection_.run("INSERT INTO checkpoints (size, at, note) VALUES (?, ?, ?)",
                                    {"checkpoint", std::to_string(checkpoint.size)}, checkpoint.size, checkpoint.at,
                                    checkpoint.note));
}

Result<std::vector<store::Cosignature>> Rows::cosignatures(std::int64_t checkpoint) {
    return connection_.all(
        "SELECT id, checkpoint, at, witness, line FROM cosignatures WHERE checkpoint = ? ORDER BY id", cosignature_of,
        checkpoint);
}

Result<void> Rows::add_cosignature(const store::Cosignature& cosignature) {
    return connection_.run("INSERT INTO cosignatures (checkpoint, at, witness, line) VALUES (?, ?, ?, ?)",
                           {"cosignature of", cosignature.witness}, cosignature.checkpoint, cosignature.at,
                           cosignature.witness, cosignature.line);
}

} // namespace voorrang::sqlite_store
