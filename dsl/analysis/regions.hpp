// A set of the regions of one axis (axis.hpp), kept as the stretches of them that are in it: what one test holds in is
// one stretch or two, however many regions there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace voorrang::analysis {

class Regions {
  public:
    struct Stretch {
        std::uint32_t begin, end; // end: one past the last
        friend bool operator==(const Stretch&, const Stretch&) = default;
    };

    Regions() = default;
    // Stretches in any order; they may overlap, be empty, and go past the last region.
    Regions(std::size_t size, std::vector<Stretch> stretches);
    // Whether each region is in it.
    static Regions of(const std::vector<bool>& regions);

    std::size_t size() const { return size_; } // of the axis
    std::size_t count() const;                 // of the regions in it
    bool contains(std::size_t region) const;
    bool none() const { return stretches_.empty(); }
    bool all() const { return count() == size_; }
    // Ascending, with a gap between each two.
    const std::vector<Stretch>& stretches() const { return stretches_; }

    Regions complement() const;
    // Of one axis both.
    Regions united(const Regions& other) const;
    Regions common(const Regions& other) const;

    friend bool operator==(const Regions&, const Regions&) = default;

  private:
    std::uint32_t size_ = 0;
    std::vector<Stretch> stretches_;
};

} // namespace voorrang::analysis
