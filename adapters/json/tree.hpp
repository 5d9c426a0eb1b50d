// A JSON document as it was written: numbers keep their text, objects the order of their members. Nodes stand in one
// array, each before its children; texts stand in one string.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

class Tree;

// One value of a tree; valid as long as the tree stays where it is.
class Ref {
  public:
    class Children;

    Kind kind() const;
    bool is_null() const { return kind() == Kind::null; }
    bool is_string() const { return kind() == Kind::string; }
    bool is_number() const { return kind() == Kind::number; }
    bool is_array() const { return kind() == Kind::array; }
    bool is_object() const { return kind() == Kind::object; }

    bool boolean() const;          // of a boolean
    std::string_view text() const; // string: its characters; number: as it was written; else empty
    std::string_view key() const;  // of a member of an object; else empty

    // Elements of an array, members of an object; none for others.
    Children children() const;
    std::size_t size() const;
    std::optional<Ref> find(std::string_view key) const;
    std::optional<Ref> element(std::size_t index) const; // of an array

  private:
    friend class Tree;
    friend class TreeBuilder;
    Ref(const Tree& tree, std::uint32_t node) : tree_(&tree), node_(node) {}

    const Tree* tree_;
    std::uint32_t node_;
};

class Tree {
  public:
    bool empty() const { return nodes_.empty(); }
    Ref root() const { return {*this, 0}; } // not of an empty tree

  private:
    friend class Ref;
    friend class TreeBuilder;

    struct Slice {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Node {
        Slice key;
        Slice text;
        std::uint32_t end = 0; // the first node that is not below it
        Kind kind = Kind::null;
        bool truth = false;
    };

    std::string_view view(Slice slice) const { return std::string_view(texts_).substr(slice.begin, slice.size); }

    std::vector<Node> nodes_;
    std::string texts_;
};

class Ref::Children {
  public:
    class Iterator {
      public:
        using value_type = Ref;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const Tree& tree, std::uint32_t node) : tree_(&tree), node_(node) {}
        Ref operator*() const { return {*tree_, node_}; }
        Iterator& operator++() {
            node_ = tree_->nodes_[node_].end;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

      private:
        const Tree* tree_ = nullptr;
        std::uint32_t node_ = 0;
    };

    Children(const Tree& tree, std::uint32_t begin, std::uint32_t end) : tree_(&tree), begin_(begin), end_(end) {}
    Iterator begin() const { return {*tree_, begin_}; }
    Iterator end() const { return {*tree_, end_}; }

  private:
    const Tree* tree_;
    std::uint32_t begin_;
    std::uint32_t end_;
};

// Builds a tree in the order in which it is written. Keys are not checked for being unique.
class TreeBuilder {
  public:
    // The key of the next value; only in an object.
    void key(std::string_view key);
    void null() { add(Kind::null); }
    void boolean(bool truth) { tree_.nodes_[add(Kind::boolean)].truth = truth; }
    void number(std::string_view text) { add_text(Kind::number, text); } // as JSON writes it
    void string(std::string_view text) { add_text(Kind::string, text); }
    void begin_array() { open(Kind::array); }
    void begin_object() { open(Kind::object); }
    void end();           // of the array or object begun last
    void copy(Ref value); // with all below it; its key is not taken over

    std::size_t size() const { return tree_.nodes_.size(); } // values so far
    std::size_t text_size() const { return tree_.texts_.size(); }
    std::string_view texts() const { return tree_.texts_; }
    Tree take();

  private:
    std::uint32_t add(Kind kind);
    void add_text(Kind kind, std::string_view text);
    void open(Kind kind);
    Tree::Slice keep(std::string_view text);

    Tree tree_;
    Tree::Slice key_;
    std::vector<std::uint32_t> open_;
};

inline Kind Ref::kind() const { return tree_->nodes_[node_].kind; }
inline bool Ref::boolean() const { return tree_->nodes_[node_].truth; }
inline std::string_view Ref::text() const { return tree_->view(tree_->nodes_[node_].text); }
inline std::string_view Ref::key() const { return tree_->view(tree_->nodes_[node_].key); }
inline Ref::Children Ref::children() const { return {*tree_, node_ + 1, tree_->nodes_[node_].end}; }

} // namespace voorrang::json
