// Which of many sets of regions of one axis a region is in: a look-up, not a scan of the sets.
#pragma once

#include "dsl/analysis/regions.hpp"

#include <map>
#include <vector>

namespace voorrang::analysis {

// A segment tree: a node stands for a stretch of regions and has the sets that hold all of it but not all of the
// stretch of the node above.
class RegionIndex {
  public:
    explicit RegionIndex(std::size_t regions) : size_(regions), nodes_(2 * regions) {}

    std::size_t size() const { return size_; }

    void add(const Regions& set, std::uint32_t id);

    // How many sets the region is in.
    std::size_t count(std::size_t region) const {
        std::size_t count = 0;
        for (std::size_t node = region + size_; node > 0; node /= 2) count += nodes_[node].size();
        return count;
    }

    // Tells each of them.
    template <class Tell>
    void sets_with(std::size_t region, Tell tell) const {
        for (std::size_t node = region + size_; node > 0; node /= 2)
            for (const std::uint32_t id : nodes_[node]) tell(id);
    }

    // Tells each set that has a region in common with this one; some more than once.
    template <class Tell>
    void sets_meeting(const Regions& set, Tell tell) const {
        for (const Regions::Stretch each : set.stretches()) {
            sets_with(each.begin, tell);
            for (auto later = begins_.upper_bound(each.begin); later != begins_.end() && later->first < each.end;
                 ++later)
                tell(later->second);
        }
    }

  private:
    std::size_t size_;
    std::multimap<std::uint32_t, std::uint32_t> begins_; // of stretches, and the sets they are of
    std::vector<std::vector<std::uint32_t>> nodes_;      // the leaves begin at size_; above node n is n / 2
};

} // namespace voorrang::analysis
