// The way along a pointer into a JSON document, through every element where it says `*`.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/graph/schema.hpp"

#include <functional>

namespace voorrang::ocds {

using Indexes = std::vector<std::uint32_t>;

// The way is barred: an object or array should stand there and doesn't.
struct Barrier {
    json::Ref found;
    bool list_wanted;
    std::string pointer; // from where the way began
};

struct Way {
    Indexes indexes;       // of the elements that were taken at each `*`
    bool in_array = false; // an array was met at a `*`, perhaps an empty one
};

// Visits each value at the end of the pointer; what is absent or null on the way ends it there. Stops and returns false
// if the visitor does or if the way is barred.
class Follower {
  public:
    using Visit = std::function<bool(json::Ref value, const Indexes& indexes)>;

    explicit Follower(const graph::Pointer& pointer) : pointer_(pointer) {}
    bool follow(json::Ref from, const Visit& visit) { return step(from, 0, visit); }

    const Way& way() const { return way_; }
    const std::optional<Barrier>& barrier() const { return barrier_; }

  private:
    bool step(json::Ref value, std::size_t part, const Visit& visit);
    bool each_element(json::Ref array, std::size_t part, const Visit& visit);
    bool bar(json::Ref found, std::size_t part, bool list_wanted);

    const graph::Pointer& pointer_;
    Way way_;
    std::optional<Barrier> barrier_;
};

// The first parts of a pointer as text, each `*` replaced by an index.
std::string pointer_text(const graph::Pointer& pointer, std::size_t parts, const Indexes& indexes);

} // namespace voorrang::ocds
