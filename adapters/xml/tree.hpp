// An XML document as far as data need it: elements with their attributes, in order, and the text of those that hold no
// other. Nodes stand in one array, each before what stands in it; texts stand in one string. No comments, processing
// instructions or entities.
//
// Names are written with the prefix that the reader was given for their namespace ("cbc:ID"), whatever prefix the
// document uses; those of other namespaces with the namespace itself ("{urn:else}ID").
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace voorrang::xml {

class Tree;

// One element of a tree; valid as long as the tree stays where it is.
class Ref {
  public:
    class Children;

    std::string_view name() const;
    std::string_view text() const; // without white space around it, unless it was asked for; empty of one that
                                   // holds elements
    std::optional<std::string_view> attribute(std::string_view name) const;
    std::uint32_t line() const;

    Children children() const;
    bool has_children() const;
    std::optional<Ref> parent() const;
    std::optional<Ref> child(std::string_view name) const; // the first of this name

    // How it is found: "/ContractNotice/cac:ProcurementProjectLot[2]/cbc:ID". Where several of a name stand beside each
    // other it is told which.
    std::string path() const;

    friend bool operator==(const Ref& a, const Ref& b) { return a.node_ == b.node_; }

  private:
    friend class Tree;
    Ref(const Tree& tree, std::uint32_t node) : tree_(&tree), node_(node) {}

    const Tree* tree_;
    std::uint32_t node_;
};

class Tree {
  public:
    Ref root() const { return {*this, 0}; } // not of an empty tree
    std::size_t size() const { return nodes_.size(); }

  private:
    friend class Ref;
    friend class TreeBuilder;

    struct Slice {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Attribute {
        std::uint32_t name;
        Slice value;
    };
    struct Node {
        std::uint32_t name;
        std::uint32_t parent;
        std::uint32_t end; // the first node that is not within it
        std::uint32_t line;
        Slice text;
        std::uint32_t attributes; // where they begin; they end where those of the next node begin
        std::uint32_t place = 0;  // among those of its name beside it, from 1; 0 if it is the only one
    };

    std::string_view view(Slice slice) const { return std::string_view(texts_).substr(slice.begin, slice.size); }

    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<std::string> names_;
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

// Builds a tree in the order in which it is read.
class TreeBuilder {
  public:
    void begin(std::string_view name, std::uint32_t line);
    void attribute(std::string_view name, std::string_view value); // of the element begun last
    void end(std::string_view text);                               // of the element that is open

    std::size_t depth() const { return open_.size(); }
    std::size_t size() const { return tree_.nodes_.size(); }
    Tree take() { return std::move(tree_); }

  private:
    std::uint32_t name_id(std::string_view name);
    Tree::Slice keep(std::string_view text);
    void number_children(std::uint32_t node);

    Tree tree_;
    std::vector<std::uint32_t> open_;
    std::unordered_map<std::string, std::uint32_t> ids_;
};

} // namespace voorrang::xml
