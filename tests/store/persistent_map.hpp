// An ordered map of which a copy costs nothing: copies share what they have in common (a treap with copied paths).
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

namespace voorrang::store {

template <class Key, class Value>
class PersistentMap {
  public:
    const Value* find(const Key& key) const {
        const Node* at = root_.get();
        while (at != nullptr && at->item->first != key) at = key < at->item->first ? at->left.get() : at->right.get();
        return at == nullptr ? nullptr : &at->item->second;
    }

    void put(const Key& key, Value value) {
        auto [less, rest] = split(root_, key);
        auto item = std::make_shared<const Item>(key, std::move(value));
        const Link added = std::make_shared<const Node>(Node{std::move(item), mixed(++made_), nullptr, nullptr});
        root_ = join(join(less, added), without(rest, key));
    }

    void erase(const Key& key) {
        const auto [less, rest] = split(root_, key);
        root_ = join(less, without(rest, key));
    }

    // In the order of the keys; a visit that returns false ends it.
    template <class Visit>
    void each(const Visit& visit) const {
        visit_all(root_.get(), visit);
    }
    // Those with a greater key.
    template <class Visit>
    void each_after(const Key& key, const Visit& visit) const {
        visit_after(root_.get(), key, visit);
    }

  private:
    struct Node;
    using Item = std::pair<Key, Value>;
    using Link = std::shared_ptr<const Node>;
    struct Node {
        std::shared_ptr<const Item> item;
        std::uint64_t rank; // a parent's is not less than its children's: chance keeps the tree shallow
        Link left, right;
    };

    static std::uint64_t mixed(std::uint64_t x) {
        x *= 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
    static Link with(const Link& of, Link left, Link right) {
        return std::make_shared<const Node>(Node{of->item, of->rank, std::move(left), std::move(right)});
    }
    // Those with a lesser key, and the others.
    static std::pair<Link, Link> split(const Link& at, const Key& key) {
        if (!at) return {};
        if (at->item->first < key) {
            auto [less, rest] = split(at->right, key);
            return {with(at, at->left, less), rest};
        }
        auto [less, rest] = split(at->left, key);
        return {less, with(at, rest, at->right)};
    }
    static Link join(const Link& less, const Link& greater) {
        if (!less) return greater;
        if (!greater) return less;
        if (less->rank >= greater->rank) return with(less, less->left, join(less->right, greater));
        return with(greater, join(less, greater->left), greater->right);
    }
    // Of those that are not less than the key.
    static Link without(const Link& at, const Key& key) {
        if (!at) return at;
        if (at->item->first == key) return join(at->left, at->right);
        return with(at, without(at->left, key), at->right);
    }
    template <class Visit>
    static bool visit_all(const Node* at, const Visit& visit) {
        return at == nullptr || (visit_all(at->left.get(), visit) && visit(at->item->first, at->item->second) &&
                                 visit_all(at->right.get(), visit));
    }
    template <class Visit>
    static bool visit_after(const Node* at, const Key& key, const Visit& visit) {
        if (at == nullptr) return true;
        if (!(key < at->item->first)) return visit_after(at->right.get(), key, visit);
        return visit_after(at->left.get(), key, visit) && visit(at->item->first, at->item->second) &&
               visit_all(at->right.get(), visit);
    }

    Link root_;
    std::uint64_t made_ = 0;
};

} // namespace voorrang::store
