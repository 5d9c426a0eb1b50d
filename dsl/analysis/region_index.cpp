#include "dsl/analysis/region_index.hpp"

namespace voorrang::analysis {

void RegionIndex::add(const Regions& set, std::uint32_t id) {
    for (const Regions::Stretch each : set.stretches()) {
        begins_.emplace(each.begin, id);
        for (std::size_t begin = each.begin + size_, end = each.end + size_; begin < end; begin /= 2, end /= 2) {
            if (begin % 2 == 1) nodes_[begin++].push_back(id);
            if (end % 2 == 1) nodes_[--end].push_back(id);
        }
    }
}

} // namespace voorrang::analysis
