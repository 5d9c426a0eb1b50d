#include "engine/facts/text_pool.hpp"

#include "dsl/number/integers.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace voorrang::engine {

namespace {

constexpr std::uint32_t no_text = 0xFFFFFFFF;
constexpr std::size_t first_slots = 64; // a power of two
constexpr std::size_t block_size = 32 << 10;

std::uint64_t mixed(std::uint64_t value) {
    const UnsignedInt128 product = static_cast<UnsignedInt128>(value) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word_at(const char* text, std::size_t size) {
    std::uint64_t word = 0;
    if (size > 0) std::memcpy(&word, text, size);
    return word;
}

// Eight bytes at a time; the last eight may have been taken before.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = mixed(text.size() + 0x51ED270B0A1F39C1U);
    if (text.size() < 8) return mixed(hash ^ word_at(text.data(), text.size()));
    std::size_t at = 0;
    for (; at + 8 < text.size(); at += 8) hash = mixed(hash ^ word_at(text.data() + at, 8));
    return mixed(hash ^ word_at(text.data() + text.size() - 8, 8));
}

} // namespace

TextPool::TextPool(const std::vector<std::string>& constants) : constants_(constants.size()) {
    index_all(first_slots);
    for (const std::string& text : constants) {
        const std::uint64_t hash = hash_of(text);
        const std::size_t slot = slot_of(text, hash);
        entries_.push_back({keep(text), text.size(), hash});
        // Of a constant that is there twice, the first one counts.
        if (slots_[slot] == no_text) slots_[slot] = static_cast<std::uint32_t>(entries_.size() - 1);
        if (entries_.size() * 2 > slots_.size()) index_all(slots_.size() * 2);
    }
    constants_end_ = end_;
}

std::size_t TextPool::slot_of(std::string_view wanted, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; slots_[slot] != no_text; slot = (slot + 1) & mask) {
        const std::uint32_t id = slots_[slot];
        if (entries_[id].hash == hash && text(id) == wanted) break;
    }
    return slot;
}

std::uint32_t TextPool::intern(std::string_view text) {
    const std::uint64_t hash = hash_of(text);
    const std::size_t slot = slot_of(text, hash);
    if (slots_[slot] != no_text) return slots_[slot];
    const auto id = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({keep(text), text.size(), hash});
    slots_[slot] = id;
    if (entries_.size() * 2 > slots_.size()) index_all(slots_.size() * 2);
    return id;
}

void TextPool::index_all(std::size_t slots) {
    slots_.assign(slots, no_text);
    for (std::uint32_t id = 0; id < entries_.size(); ++id) {
        const std::size_t slot = slot_of(text(id), entries_[id].hash);
        if (slots_[slot] == no_text) slots_[slot] = id;
    }
}

const char* TextPool::keep(std::string_view text) {
    while (end_.block < blocks_.size() && blocks_[end_.block].size - end_.used < text.size())
        end_ = {end_.block + 1, 0};
    if (end_.block == blocks_.size()) {
        const std::size_t size = std::max(block_size, text.size());
        blocks_.push_back({std::make_unique<char[]>(size), size});
    }
    char* const at = blocks_[end_.block].bytes.get() + end_.used;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    end_.used += text.size();
    return at;
}

void TextPool::reset() {
    // The table of a batch with very many texts is made anew; else its texts are taken out, the last one first, so that
    // each leaves the table as it found it, and what that costs does not hang on the number of constants.
    const std::size_t most_slots = std::max(std::size_t{1} << 16, std::bit_ceil(4 * constants_));
    const bool small = slots_.size() <= most_slots;
    for (auto id = static_cast<std::uint32_t>(entries_.size()); small && id-- > constants_;)
        slots_[slot_of(text(id), entries_[id].hash)] = no_text;
    entries_.resize(constants_);
    end_ = constants_end_;
    // The room of a batch with very many texts is given back.
    constexpr std::size_t most_blocks = 64;
    if (blocks_.size() > most_blocks && end_.block < most_blocks) blocks_.resize(most_blocks);
    if (!small) index_all(most_slots);
}

} // namespace voorrang::engine
