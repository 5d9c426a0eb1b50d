// The tree against the recursions of RFC 9162 written out as they stand there, for all small trees, and against the
// vectors that implementations of Certificate Transparency share.
#include "adapters/merkle/proof.hpp"

#include <gtest/gtest.h>

#include <map>
#include <span>

namespace voorrang::merkle {

namespace {

// The nodes of a tree, kept as a store would.
class Kept {
  public:
    void add(std::string_view entry) {
        const auto whole = append(size_, leaf_hash(entry), nodes());
        for (const KeptNode& each : *whole) ASSERT_TRUE(kept_.emplace(each.node, each.hash).second);
        leaves_.push_back(leaf_hash(entry));
        ++size_;
    }
    Nodes nodes() const {
        return [this](Node node) -> Result<Hash> { return kept_.at(node); };
    }
    std::uint64_t size() const { return size_; }
    const std::vector<Hash>& leaves() const { return leaves_; }

  private:
    std::map<Node, Hash> kept_;
    std::vector<Hash> leaves_;
    std::uint64_t size_ = 0;
};

Kept tree_of(std::uint64_t size) {
    Kept tree;
    for (std::uint64_t i = 0; i < size; ++i) tree.add("entry " + std::to_string(i));
    return tree;
}

using Leaves = std::span<const Hash>;

std::size_t split(std::size_t size) {
    std::size_t power = 1;
    while (power * 2 < size) power *= 2;
    return power;
}

// Section 2.1.1.
Hash mth(Leaves leaves) {
    if (leaves.empty()) return empty_hash();
    if (leaves.size() == 1) return leaves[0];
    const std::size_t k = split(leaves.size());
    return node_hash(mth(leaves.first(k)), mth(leaves.subspan(k)));
}

// Section 2.1.3.1.
Proof path(std::size_t m, Leaves leaves) {
    if (leaves.size() == 1) return {};
    const std::size_t k = split(leaves.size());
    Proof proof = m < k ? path(m, leaves.first(k)) : path(m - k, leaves.subspan(k));
    proof.push_back(m < k ? mth(leaves.subspan(k)) : mth(leaves.first(k)));
    return proof;
}

// Section 2.1.4.1.
Proof subproof(std::size_t m, Leaves leaves, bool known) {
    if (m == leaves.size()) return known ? Proof{} : Proof{mth(leaves)};
    const std::size_t k = split(leaves.size());
    Proof proof = m <= k ? subproof(m, leaves.first(k), known) : subproof(m - k, leaves.subspan(k), false);
    proof.push_back(m <= k ? mth(leaves.subspan(k)) : mth(leaves.first(k)));
    return proof;
}

std::string hex(const Hash& hash) {
    std::string text;
    for (const unsigned char byte : hash) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string bytes(std::string_view hex) {
    std::string text;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        text += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return text;
}

} // namespace

TEST(Merkle, SharedVectors) {
    EXPECT_EQ(hex(empty_hash()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const char* const entries[] = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const char* const roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    Kept tree;
    for (std::size_t i = 0; i < std::size(entries); ++i) {
        tree.add(bytes(entries[i]));
        EXPECT_EQ(hex(*root(tree.size(), tree.nodes())), roots[i]) << i;
    }
}

TEST(Merkle, RootsAndProofsAreThoseOfTheStandard) {
    constexpr std::uint64_t most = 66;
    const Kept tree = tree_of(most);
    const Leaves all(tree.leaves());
    for (std::uint64_t size = 0; size <= most; ++size) {
        const Hash whole = *root(size, tree.nodes());
        EXPECT_EQ(whole, mth(all.first(size)));
        for (std::uint64_t i = 0; i < size; ++i) {
            const Proof proof = *inclusion_proof(i, size, tree.nodes());
            EXPECT_EQ(proof, path(i, all.first(size))) << i << " of " << size;
            EXPECT_TRUE(is_included(all[i], i, size, proof, whole)) << i << " of " << size;
        }
        for (std::uint64_t earlier = 0; earlier <= size; ++earlier) {
            const Proof proof = *consistency_proof(earlier, size, tree.nodes());
            if (earlier > 0) {
                EXPECT_EQ(proof, subproof(earlier, all.first(size), true)) << earlier << " of " << size;
            }
            EXPECT_TRUE(is_consistent(earlier, mth(all.first(earlier)), size, whole, proof))
                << earlier << " of " << size;
        }
    }
}

TEST(Merkle, AnythingElseIsNoProof) {
    constexpr std::uint64_t most = 21;
    const Kept tree = tree_of(most);
    const Leaves all(tree.leaves());
    for (std::uint64_t size = 1; size <= most; ++size) {
        const Hash whole = *root(size, tree.nodes());
        for (std::uint64_t i = 0; i < size; ++i) {
            const Proof proof = *inclusion_proof(i, size, tree.nodes());
            for (std::uint64_t j = 0; j <= size; ++j)
                if (j != i) {
                    EXPECT_FALSE(is_included(all[i], j, size, proof, whole)) << i << " as " << j;
                }
            EXPECT_FALSE(is_included(leaf_hash("other"), i, size, proof, whole));
            for (std::size_t part = 0; part < proof.size(); ++part) {
                Proof changed = proof;
                changed[part][7] ^= 1;
                EXPECT_FALSE(is_included(all[i], i, size, changed, whole));
                changed = proof;
                changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(part));
                EXPECT_FALSE(is_included(all[i], i, size, changed, whole));
            }
            Proof longer = proof;
            longer.push_back(whole);
            EXPECT_FALSE(is_included(all[i], i, size, longer, whole));
        }
        for (std::uint64_t earlier = 1; earlier <= size; ++earlier) {
            const Hash first = *root(earlier, tree.nodes());
            const Proof proof = *consistency_proof(earlier, size, tree.nodes());
            for (std::size_t part = 0; part < proof.size(); ++part) {
                Proof changed = proof;
                changed[part][7] ^= 1;
                EXPECT_FALSE(is_consistent(earlier, first, size, whole, changed)) << earlier << " of " << size;
                changed = proof;
                changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(part));
                EXPECT_FALSE(is_consistent(earlier, first, size, whole, changed)) << earlier << " of " << size;
            }
            Hash other = first;
            other[0] ^= 1;
            // Whatever is believed of the tree before, a proof that leads to the later one shows what it was.
            if (const auto roots = roots_of(earlier, other, size, proof); roots && roots->after == whole) {
                EXPECT_EQ(roots->before, first) << earlier << " of " << size;
            }
            if (earlier < size) {
                EXPECT_EQ(roots_of(earlier, first, size, proof)->before, first);
            }
            EXPECT_FALSE(is_consistent(earlier, other, size, whole, proof)) << earlier << " of " << size;
            other = whole;
            other[0] ^= 1;
            EXPECT_FALSE(is_consistent(earlier, first, size, other, proof)) << earlier << " of " << size;
        }
        EXPECT_FALSE(is_consistent(size + 1, whole, size, whole, {}));
        EXPECT_FALSE(roots_of(size, whole, size, {}));
        EXPECT_FALSE(roots_of(0, empty_hash(), size, {}));
    }
}

} // namespace voorrang::merkle
