#include "adapters/auditor/entries_check.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/personal/token.hpp"
#include "adapters/store/kinds.hpp"
#include "adapters/store/tree.hpp"

#include <algorithm>

namespace voorrang::auditor {

namespace {

std::string name_of(std::int64_t entry) { return "entry " + std::to_string(entry); }

std::string text_in(json::Ref object, std::string_view key) {
    const auto found = object.is_object() ? object.find(key) : std::nullopt;
    return found ? std::string(found->text()) : std::string();
}

// The roots of what was read so far: whole subtrees from the left, the largest first.
class Peaks {
  public:
    void add(const merkle::Hash& leaf) {
        merkle::Hash hash = leaf;
        for (std::uint64_t size = size_++; (size & 1) == 1; size >>= 1) {
            hash = merkle::node_hash(peaks_.back(), hash);
            peaks_.pop_back();
        }
        peaks_.push_back(hash);
    }
    merkle::Hash root() const {
        if (peaks_.empty()) return merkle::empty_hash();
        merkle::Hash hash = peaks_.back();
        for (std::size_t i = peaks_.size() - 1; i > 0; --i) hash = merkle::node_hash(peaks_[i - 1], hash);
        return hash;
    }

  private:
    std::uint64_t size_ = 0;
    std::vector<merkle::Hash> peaks_;
};

class Check {
  public:
    Check(sqlite_store::Rows& rows, const std::set<std::int64_t>& sizes, Findings& findings)
        : rows_(rows), sizes_(sizes), findings_(findings) {}

    Result<Entries> run() {
        if (sizes_.contains(0)) found_.roots[0] = merkle::empty_hash();
        const Result<void> read = rows_.each_entry([&](const store::Entry& entry) {
            fault_ = take(entry);
            return fault_.has_value();
        });
        if (!read) return read.error();
        if (!fault_) return fault_.error();
        if (const Result<void> rest = missing_until(INT64_MAX); !rest) return rest.error();
        if (const Result<void> nodes = check_nodes(); !nodes) return nodes.error();
        return std::move(found_);
    }

  private:
    Result<void> take(const store::Entry& entry) {
        if (entry.seq > found_.count + 1)
            if (const Result<void> missing = missing_until(entry.seq); !missing) return missing;
        found_.count = entry.seq;
        const merkle::Hash leaf = merkle::leaf_hash(store::leaf_of(entry));
        if (const Result<void> compared = compare(entry.seq, leaf); !compared) return compared;
        add(entry.seq, leaf);
        check_moment(entry);
        vouch(entry);
        return {};
    }

    void add(std::int64_t seq, const merkle::Hash& leaf) {
        peaks_.add(leaf);
        if (sizes_.contains(seq)) found_.roots[seq] = peaks_.root();
    }

    // Entries that are not there, up to the one that is; after the last one as far as there are hashes of them.
    Result<void> missing_until(std::int64_t seq) {
        const std::int64_t first = found_.count + 1;
        std::int64_t last = found_.count;
        while (last + 1 < seq) {
            const auto node = rows_.node({0, static_cast<std::uint64_t>(last)});
            if (!node) return node.error();
            if (!*node && seq == INT64_MAX) break;
            ++last;
            // With the hash that was kept the rest of the tree can be checked all the same.
            add(last, node->value_or(merkle::Hash{}));
        }
        if (last < first) return {};
        const bool one = first == last;
        const std::string where =
            one ? name_of(first) : "entries " + std::to_string(first) + " to " + std::to_string(last);
        findings_.add(where, one ? "it is missing" : "they are missing", "log");
        if (seq == INT64_MAX) found_.count = last;
        return {};
    }

    Result<void> compare(std::int64_t seq, const merkle::Hash& leaf) {
        const merkle::Node node{0, static_cast<std::uint64_t>(seq - 1)};
        const auto kept = rows_.node(node);
        if (!kept) return kept.error();
        if (!*kept) {
            findings_.add(name_of(seq), "the tree has no hash of it: it was added by another way than the service's",
                          "log");
        } else if (**kept != leaf) {
            const Result<bool> fits = fits_above(node, **kept);
            if (!fits) return fits.error();
            findings_.add(name_of(seq),
                          *fits ? "it is not as it was written" : "it, or the hash that was kept of it, was altered",
                          *fits ? "log" : "log, log_nodes");
        }
        return {};
    }

    // Whether a kept hash is what the one above it was made of.
    Result<bool> fits_above(merkle::Node node, const merkle::Hash& hash) {
        const auto other = rows_.node({node.level, node.index ^ 1});
        const auto above = rows_.node({node.level + 1, node.index >> 1});
        if (!other) return other.error();
        if (!above) return above.error();
        if (!*other || !*above) return false;
        return ((node.index & 1) == 0 ? merkle::node_hash(hash, **other) : merkle::node_hash(**other, hash)) == **above;
    }

    // What a deadline brought about has the moment at which it was due.
    void check_moment(const store::Entry& entry) {
        if (!store::is_of_deadline(entry.kind) && entry.at < latest_)
            findings_.add(name_of(entry.seq), "it is dated before entry " + std::to_string(latest_entry_), "log.at");
        if (latest_ < entry.at) {
            latest_ = entry.at;
            latest_entry_ = entry.seq;
        }
    }

    void vouch(const store::Entry& entry) {
        Vouched& vouched = found_.vouched;
        const auto commits = json::read(entry.commits);
        const auto body = json::read(entry.body);
        const auto* said = std::get_if<json::Tree>(&commits);
        const auto* told = std::get_if<json::Tree>(&body);
        if (said == nullptr || told == nullptr) return; // it was altered, and that is told
        const json::Ref root = told->root();
        const auto hash_of = [&](std::string_view what) { return text_in(said->root(), what); };
        if (const std::string hash = hash_of("decision"); !hash.empty()) vouched.decisions[entry.seq] = hash;
        if (const std::string hash = hash_of("tender"); !hash.empty())
            vouched.tenders[entry.tender] = {entry.seq, hash};
        if (const std::string hash = hash_of("document"); !hash.empty()) vouched.documents[hash] = {entry.seq, hash};
        const std::string policy = text_in(root, "policyHash");
        if (const std::string hash = hash_of("policy"); !hash.empty()) vouched.policies[policy] = {entry.seq, hash};
        const auto bid = root.is_object() ? root.find("bid") : std::nullopt;
        if (const std::string hash = hash_of("bid"); !hash.empty() && bid)
            vouched.bids[{entry.tender, text_in(*bid, "id")}] = {entry.seq, hash};
        if (!policy.empty()) vouched.named_policies.insert(policy);
        if (std::string document = text_in(root, "documentHash"); !document.empty())
            vouched.named_documents.insert(std::move(document));
        if (entry.kind == "bid.withdrawn" && bid) vouched.bid_status[{entry.tender, text_in(*bid, "id")}] = "withdrawn";
        if (const auto bids = root.is_object() ? root.find("bids") : std::nullopt;
            entry.kind == "bid.opened" && bids && bids->is_array())
            for (const json::Ref each : bids->children())
                vouched.bid_status[{entry.tender, text_in(each, "id")}] = "opened";
        for (const std::string_view text : {std::string_view(entry.actor), std::string_view(entry.body)})
            for (std::size_t at = personal::find_token(text); at != std::string::npos;
                 at = personal::find_token(text, at + personal::token_size))
                vouched.tokens.emplace(text.substr(at, personal::token_size), entry.seq);
        if (entry.kind == "personal.erased") erased(entry.seq, root);
        if (entry.kind.starts_with("user.")) vouched.users[text_in(root, "user")] = {entry.seq, entry.body};
        if (entry.kind.starts_with("key.")) vouched.keys.emplace_back(entry.seq, entry.body);
    }

    void erased(std::int64_t seq, json::Ref body) {
        Vouched& vouched = found_.vouched;
        for (const std::string_view what : {"erased", "users"})
            if (const auto tokens = json::list(json::member(body, what)))
                for (const json::Ref token : tokens->children()) {
                    vouched.erased.emplace(token.text(), seq);
                    vouched.users.erase(std::string(token.text()));
                }
        if (const auto bids = json::list(json::member(body, "bids")))
            for (const json::Ref bid : bids->children())
                vouched.bid_contents[{text_in(bid, "tender"), text_in(bid, "id")}] = text_in(bid, "contentHash");
    }

    // Each hash above the leaves against those below it; none that is of no entries.
    Result<void> check_nodes() {
        Result<void> fault;
        const auto size = static_cast<std::uint64_t>(found_.count);
        const Result<void> read = rows_.each_node([&](const merkle::KeptNode& kept) {
            const merkle::Node node = kept.node;
            const std::string where =
                "the hash at level " + std::to_string(node.level) + ", place " + std::to_string(node.index);
            ++nodes_;
            if (node.index >= size >> node.level) {
                findings_.add(where, "it is of no entries", "log_nodes");
                --nodes_;
                return true;
            }
            if (node.level == 0) return true;
            const auto left = rows_.node({node.level - 1, node.index << 1});
            const auto right = rows_.node({node.level - 1, (node.index << 1) + 1});
            if (!left || !right) {
                fault = left ? right.error() : left.error();
                return false;
            }
            if (*left && *right && merkle::node_hash(**left, **right) != kept.hash)
                findings_.add(where, "it is not that of what lies below it", "log_nodes");
            return true;
        });
        if (!read) return read;
        if (!fault) return fault;
        std::uint64_t expected = 0;
        for (std::uint64_t row = size; row > 0; row >>= 1) expected += row;
        if (nodes_ < expected)
            findings_.add("the tree", std::to_string(expected - nodes_) + " of its hashes are missing", "log_nodes");
        return {};
    }

    sqlite_store::Rows& rows_;
    const std::set<std::int64_t>& sizes_;
    Findings& findings_;
    Entries found_;
    Peaks peaks_;
    Result<void> fault_;
    Time latest_{INT64_MIN, 0};
    std::int64_t latest_entry_ = 0;
    std::uint64_t nodes_ = 0;
};

} // namespace

Result<Entries> check_entries(sqlite_store::Rows& rows, const std::set<std::int64_t>& sizes, Findings& findings) {
    return Check(rows, sizes, findings).run();
}

} // namespace voorrang::auditor
