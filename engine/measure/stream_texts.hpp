// The texts of a stream of batches. Each batch has ids of its own for its texts; here a text has one id in all of them,
// so that keys and values are told apart by integers.
#pragma once

#include "engine/facts/text_pool.hpp"

namespace voorrang::engine {

class StreamTexts {
  public:
    // The constants of the policy: their ids are the same in every batch, and here.
    explicit StreamTexts(const std::vector<std::string>& constants) : constants_(constants.size()), texts_(constants) {}

    // The ids that are asked for next are those of this batch, which must outlive the asking.
    void begin(const TextPool& batch) {
        batch_ = &batch;
        ids_.clear();
    }

    std::uint32_t id(std::int64_t in_batch) {
        const auto local = static_cast<std::size_t>(in_batch);
        if (local < constants_) return static_cast<std::uint32_t>(local);
        const std::size_t place = local - constants_;
        if (place >= ids_.size()) ids_.resize(place + 1, none);
        if (ids_[place] == none) ids_[place] = texts_.intern(batch_->text(static_cast<std::uint32_t>(local)));
        return ids_[place];
    }

    const TextPool& batch() const { return *batch_; }
    std::string_view text(std::uint32_t id) const { return texts_.text(id); }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::size_t constants_;
    TextPool texts_;
    const TextPool* batch_ = nullptr;
    std::vector<std::uint32_t> ids_; // by the batch's id, beyond the constants
};

} // namespace voorrang::engine
