#include "dsl/analysis/regions.hpp"

#include <algorithm>
#include <utility>

namespace voorrang::analysis {

Regions::Regions(std::size_t size, std::vector<Stretch> stretches) : size_(static_cast<std::uint32_t>(size)) {
    std::sort(stretches.begin(), stretches.end(), [](Stretch a, Stretch b) { return a.begin < b.begin; });
    for (Stretch each : stretches) {
        each.end = std::min(each.end, size_);
        if (each.begin >= each.end) continue;
        if (!stretches_.empty() && each.begin <= stretches_.back().end)
            stretches_.back().end = std::max(stretches_.back().end, each.end);
        else
            stretches_.push_back(each);
    }
}

Regions Regions::of(const std::vector<bool>& regions) {
    std::vector<Stretch> stretches;
    for (std::uint32_t region = 0; region < regions.size(); ++region)
        if (regions[region]) stretches.push_back({region, region + 1});
    return {regions.size(), std::move(stretches)};
}

std::size_t Regions::count() const {
    std::size_t count = 0;
    for (const Stretch each : stretches_) count += each.end - each.begin;
    return count;
}

bool Regions::contains(std::size_t region) const {
    const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), region,
                                        [](std::size_t at, Stretch each) { return at < each.begin; });
    return after != stretches_.begin() && region < std::prev(after)->end;
}

Regions Regions::complement() const {
    std::vector<Stretch> gaps;
    std::uint32_t from = 0;
    for (const Stretch each : stretches_) {
        gaps.push_back({from, each.begin});
        from = each.end;
    }
    gaps.push_back({from, size_});
    return {size_, std::move(gaps)};
}

Regions Regions::united(const Regions& other) const {
    std::vector<Stretch> both = stretches_;
    both.insert(both.end(), other.stretches_.begin(), other.stretches_.end());
    return {size_, std::move(both)};
}

Regions Regions::common(const Regions& other) const { return complement().united(other.complement()).complement(); }

} // namespace voorrang::analysis
