#include "adapters/auditor/sample.hpp"

#include "adapters/store/commits.hpp"

#include <algorithm>
#include <map>

namespace voorrang::auditor {

namespace {

constexpr std::size_t month_letters = 7; // 2026-03

std::string stratum_of(const store::Decision& row, Stratum by) {
    switch (by) {
    case Stratum::outcome:
        return row.outcome;
    case Stratum::policy:
        return row.policy;
    case Stratum::month:
        return to_text(Time{row.at.microseconds, 0}).substr(0, month_letters);
    case Stratum::none:
        break;
    }
    return "";
}

// How many of each are drawn, in the order of the sizes.
std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes, std::size_t wanted) {
    std::size_t all = 0;
    for (const std::size_t size : sizes) all += size;
    if (wanted >= all) return sizes;
    // One of each first, if there is room; the rest of the sample is shared by what is left of each.
    const std::size_t first = wanted >= sizes.size() ? 1 : 0;
    const std::size_t rest = wanted - first * sizes.size();
    const std::size_t left = all - first * sizes.size();
    std::vector<std::size_t> share(sizes.size(), first), order(sizes.size()), remainder(sizes.size());
    std::size_t given = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::size_t part = rest * (sizes[i] - first);
        share[i] += part / left;
        given += part / left;
        remainder[i] = part % left;
        order[i] = i;
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; given < rest; ++i, ++given) ++share[order[i]];
    return share;
}

} // namespace

Result<Sample> sample(sqlite_store::Rows& rows, const SampleOptions& options) {
    const Result<std::int64_t> last = rows.last_entry();
    if (!last) return last.error();
    Sample sample;
    sample.entries = options.entries > 0 ? std::min(options.entries, *last) : *last;
    std::map<std::string, std::vector<Drawn>> strata;
    const Result<void> read = rows.each_decision([&](const store::Decision& row) {
        if (row.entry > sample.entries) return true;
        const std::string stratum = stratum_of(row, options.by);
        strata[stratum].push_back({row.id, row.entry, row.tender, row.outcome, stratum,
                                   store::sha256_text(options.seed + "\n" + store::row_hash(row)), row.at});
        return true;
    });
    if (!read) return read.error();
    std::vector<std::size_t> sizes;
    for (const auto& [name, decisions] : strata) sizes.push_back(decisions.size());
    if (sizes.empty()) return sample;
    const std::vector<std::size_t> wanted = shares(sizes, options.size);
    std::size_t at = 0;
    for (auto& [name, decisions] : strata) {
        const std::size_t drawn = wanted[at++];
        sample.parts.push_back({name, decisions.size(), drawn});
        std::ranges::sort(decisions, {}, &Drawn::lot);
        sample.drawn.insert(sample.drawn.end(), decisions.begin(),
                            decisions.begin() + static_cast<std::ptrdiff_t>(drawn));
    }
    return sample;
}

} // namespace voorrang::auditor
