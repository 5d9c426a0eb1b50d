#include "adapters/json/tree.hpp"

#include <utility>

namespace voorrang::json {

std::size_t Ref::size() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const Ref child : children()) ++count;
    return count;
}

std::optional<Ref> Ref::find(std::string_view key) const {
    if (!is_object()) return std::nullopt;
    for (const Ref member : children())
        if (member.key() == key) return member;
    return std::nullopt;
}

std::optional<Ref> Ref::element(std::size_t index) const {
    if (!is_array()) return std::nullopt;
    for (const Ref child : children())
        if (index-- == 0) return child;
    return std::nullopt;
}

Tree::Slice TreeBuilder::keep(std::string_view text) {
    const Tree::Slice slice{static_cast<std::uint32_t>(tree_.texts_.size()), static_cast<std::uint32_t>(text.size())};
    tree_.texts_ += text;
    return slice;
}

void TreeBuilder::key(std::string_view key) { key_ = keep(key); }

std::uint32_t TreeBuilder::add(Kind kind) {
    const auto node = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.nodes_.push_back({std::exchange(key_, {}), {}, node + 1, kind, false});
    return node;
}

void TreeBuilder::add_text(Kind kind, std::string_view text) {
    const Tree::Slice kept = keep(text);
    tree_.nodes_[add(kind)].text = kept;
}

void TreeBuilder::open(Kind kind) { open_.push_back(add(kind)); }

void TreeBuilder::end() {
    tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
    open_.pop_back();
}

void TreeBuilder::copy(Ref value) {
    const Tree& from = *value.tree_;
    const std::uint32_t first = value.node_;
    const auto here = static_cast<std::uint32_t>(tree_.nodes_.size());
    for (std::uint32_t index = first; index < from.nodes_[first].end; ++index) {
        Tree::Node node = from.nodes_[index];
        node.key = index == first ? std::exchange(key_, {}) : keep(from.view(node.key));
        node.text = keep(from.view(node.text));
        node.end = node.end - first + here;
        tree_.nodes_.push_back(node);
    }
}

Tree TreeBuilder::take() {
    key_ = {};
    open_.clear();
    return std::exchange(tree_, {});
}

} // namespace voorrang::json
