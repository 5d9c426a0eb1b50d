#include "adapters/xml/tree.hpp"

namespace voorrang::xml {

std::string_view Ref::name() const { return tree_->names_[tree_->nodes_[node_].name]; }
std::string_view Ref::text() const { return tree_->view(tree_->nodes_[node_].text); }
std::uint32_t Ref::line() const { return tree_->nodes_[node_].line; }
bool Ref::has_children() const { return tree_->nodes_[node_].end > node_ + 1; }
Ref::Children Ref::children() const { return {*tree_, node_ + 1, tree_->nodes_[node_].end}; }

std::optional<std::string_view> Ref::attribute(std::string_view name) const {
    const std::size_t begin = tree_->nodes_[node_].attributes;
    const std::size_t end =
        node_ + 1 < tree_->nodes_.size() ? tree_->nodes_[node_ + 1].attributes : tree_->attributes_.size();
    for (std::size_t i = begin; i < end; ++i)
        if (tree_->names_[tree_->attributes_[i].name] == name) return tree_->view(tree_->attributes_[i].value);
    return std::nullopt;
}

std::optional<Ref> Ref::parent() const {
    if (node_ == 0) return std::nullopt;
    return Ref{*tree_, tree_->nodes_[node_].parent};
}

std::optional<Ref> Ref::child(std::string_view name) const {
    for (const Ref each : children())
        if (each.name() == name) return each;
    return std::nullopt;
}

std::string Ref::path() const {
    const std::optional<Ref> above = parent();
    std::string path = (above ? above->path() : "") + "/" + std::string(name());
    const std::uint32_t place = tree_->nodes_[node_].place;
    return place > 0 ? path + "[" + std::to_string(place) + "]" : path;
}

std::uint32_t TreeBuilder::name_id(std::string_view name) {
    const auto [found, added] = ids_.try_emplace(std::string(name), static_cast<std::uint32_t>(tree_.names_.size()));
    if (added) tree_.names_.emplace_back(name);
    return found->second;
}

Tree::Slice TreeBuilder::keep(std::string_view text) {
    const Tree::Slice slice{static_cast<std::uint32_t>(tree_.texts_.size()), static_cast<std::uint32_t>(text.size())};
    tree_.texts_ += text;
    return slice;
}

void TreeBuilder::begin(std::string_view name, std::uint32_t line) {
    const auto node = static_cast<std::uint32_t>(tree_.nodes_.size());
    const auto attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
    tree_.nodes_.push_back({name_id(name), open_.empty() ? 0 : open_.back(), node + 1, line, {}, attributes, 0});
    open_.push_back(node);
}

void TreeBuilder::attribute(std::string_view name, std::string_view value) {
    tree_.attributes_.push_back({name_id(name), keep(value)});
}

void TreeBuilder::end(std::string_view text) {
    Tree::Node& node = tree_.nodes_[open_.back()];
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
    node.text = keep(text);
    number_children(open_.back());
    open_.pop_back();
}

// Once all are there, in one go: a document may have very many beside each other.
void TreeBuilder::number_children(std::uint32_t node) {
    std::unordered_map<std::uint32_t, std::uint32_t> count;
    const std::uint32_t end = tree_.nodes_[node].end;
    for (std::uint32_t child = node + 1; child < end; child = tree_.nodes_[child].end)
        tree_.nodes_[child].place = ++count[tree_.nodes_[child].name];
    for (std::uint32_t child = node + 1; child < end; child = tree_.nodes_[child].end)
        if (count[tree_.nodes_[child].name] == 1) tree_.nodes_[child].place = 0;
}

} // namespace voorrang::xml
