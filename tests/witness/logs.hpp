// Logs that are signed, and folders of witnesses, for tests.
#pragma once

#include "adapters/witness/witness.hpp"
#include "tests/store/folder.hpp"

#include <gtest/gtest.h>

namespace voorrang::witness {

// A log with a tree and a key, as another installation has one.
class Log {
  public:
    explicit Log(const std::string& name = "alkmaar.example/log") {
        keys_.push_back(note::SecretKey::make(name, note::KeyKind::note));
        steps_.push_back({key().text(), ""});
    }

    void add(const std::string& entry) { entries_.push_back(entry); }
    void grow(std::size_t size) {
        while (entries_.size() < size) add("entry " + std::to_string(entries_.size()));
    }
    void rewrite(std::size_t entry) { entries_.at(entry) += ", altered"; }
    void cut(std::size_t size) { entries_.resize(size); }
    const note::PublicKey& key() const { return keys_.back().open(); }
    // A new key, which the one before vouches for unless it is lost.
    void rotate(bool lost = false) {
        note::SecretKey next = note::SecretKey::make(key().name(), note::KeyKind::note);
        note::Note follows{audit::rotation_text(key().text(), next.open().text()), {}};
        if (!lost) follows.signatures.push_back(note::sign(follows.text, keys_.back()));
        follows.signatures.push_back(note::sign(follows.text, next));
        steps_.push_back({next.open().text(), note::to_text(follows)});
        keys_.push_back(std::move(next));
    }

    note::Offer offer(std::uint64_t old) const {
        const std::uint64_t size = entries_.size();
        const note::Checkpoint checkpoint{key().name(), size, *merkle::root(size, nodes()), {}};
        const std::string text = note::to_text(checkpoint);
        note::Offer offer{0, {}, {text, {note::sign(text, keys_.back())}}, checkpoint};
        if (old > size) return offer;
        offer.old = old;
        offer.proof = *merkle::consistency_proof(old, size, nodes());
        return offer;
    }
    Source source() const {
        return {[this](std::uint64_t old) { return Result<note::Offer>(offer(old)); },
                [this] { return Result<std::vector<audit::KeyStep>>(steps_); }};
    }

  private:
    merkle::Nodes nodes() const {
        return [this](merkle::Node node) -> Result<merkle::Hash> {
            std::vector<merkle::Hash> row;
            const std::uint64_t width = std::uint64_t{1} << node.level;
            for (std::uint64_t i = node.index * width; i < (node.index + 1) * width; ++i)
                row.push_back(merkle::leaf_hash(entries_.at(i)));
            for (; row.size() > 1; row.resize(row.size() / 2))
                for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = merkle::node_hash(row[2 * i], row[2 * i + 1]);
            return row.front();
        };
    }

    std::vector<std::string> entries_;
    std::vector<note::SecretKey> keys_;
    std::vector<audit::KeyStep> steps_;
};

} // namespace voorrang::witness
