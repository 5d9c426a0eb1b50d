#include "adapters/auditor/checkpoints_check.hpp"

#include "adapters/audit/keys.hpp"
#include "adapters/json/parse.hpp"

#include <algorithm>

namespace voorrang::auditor {

namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string text_in(const json::Tree& body, std::string_view key) {
    const auto found = body.root().is_object() ? body.root().find(key) : std::nullopt;
    return found ? std::string(found->text()) : std::string();
}

class Check {
  public:
    Check(sqlite_store::Rows& rows, const Entries& entries, const std::vector<note::PublicKey>& trusted,
          const std::vector<note::PublicKey>& witnesses, Findings& findings)
        : rows_(rows), entries_(entries), trusted_(trusted), witnesses_(witnesses), findings_(findings) {
        for (const note::PublicKey& witness : witnesses) found_.witnesses.push_back({witness.text(), false, 0, 0});
    }

    Result<Checkpoints> run(const std::vector<Given>& given) {
        read_keys();
        for (const Given& each : given) {
            check(each.note, each.name, "");
            read_given_cosignatures(each);
        }
        const Result<void> read = rows_.each_checkpoint([&](const store::Checkpoint& row) {
            const std::string where = "checkpoint " + number(row.id);
            if (row.id != static_cast<std::int64_t>(++found_.count) && !gap_told_) {
                findings_.add(where, "checkpoints before it are missing", "checkpoints");
                gap_told_ = true;
            }
            const auto note = note::parse_note(row.note);
            if (!note) {
                findings_.add(where, "it is no signed note", "checkpoints.note");
                return true;
            }
            notes_[row.id] = *note;
            const auto size = check(*note, where, "checkpoints.note");
            if (size && *size != row.size) findings_.add(where, "its size is not that of its note", "checkpoints.size");
            if (size && *size < last_) findings_.add(where, "it is shorter than the one before it", "checkpoints");
            last_ = std::max(last_, size.value_or(0));
            return true;
        });
        if (!read) return read.error();
        if (const Result<void> cosigned = check_cosignatures(); !cosigned) return cosigned.error();
        for (const Witness& witness : found_.witnesses)
            if (!witness.cosigned)
                findings_.add("the witness " + witness.key, "it has cosigned no checkpoint that is here",
                              "cosignatures");
        return std::move(found_);
    }

  private:
    // Each key vouched for the next; of the chain in which a trusted one stands all are trusted.
    void read_keys() {
        for (const auto& [entry, body] : entries_.vouched.keys) {
            const auto parsed = json::read(body);
            const auto* tree = std::get_if<json::Tree>(&parsed);
            if (tree == nullptr) continue;
            const std::string where = "entry " + number(entry);
            const std::string text = text_in(*tree, "after").empty() ? text_in(*tree, "key") : text_in(*tree, "after");
            const auto key = note::PublicKey::parse(text);
            if (!key) {
                findings_.add(where, "the key that it names is none", "log.body");
                continue;
            }
            if (!keys_.empty()) {
                const auto follows = note::parse_note(text_in(*tree, "note"));
                const bool right = follows && follows->text == audit::rotation_text(keys_.back().text(), key->text()) &&
                                   note::is_signed_by(*follows, *key);
                if (!right) findings_.add(where, "a key follows another without its note", "log.body");
                // Whose key was lost could not sign: what is before is vouched for by nobody.
                if (!right || !note::is_signed_by(*follows, keys_.back())) {
                    if (holds_trusted())
                        findings_.add(where, "the key before did not vouch for the next one", "log.body");
                }
            }
            keys_.push_back(*key);
            found_.keys.push_back(text);
        }
        if (!trusted_.empty() && !holds_trusted())
            findings_.add("the log", "it is signed with other keys than the one that was given", "log");
    }
    bool holds_trusted() const {
        return std::ranges::any_of(keys_, [&](const note::PublicKey& key) {
            return std::ranges::any_of(trusted_, [&](const auto& each) { return each.text() == key.text(); });
        });
    }

    // Its size, if it is a checkpoint.
    std::optional<std::int64_t> check(const note::Note& note, const std::string& where, const char* table) {
        const auto checkpoint = note::parse_checkpoint(note.text);
        if (!checkpoint) {
            findings_.add(where, "it is no checkpoint", table);
            return std::nullopt;
        }
        const bool of_log = std::ranges::any_of(keys_, [&](const note::PublicKey& key) {
            return key.name() == checkpoint->origin && note::is_signed_by(note, key);
        });
        if (!of_log) findings_.add(where, "no key of this log has signed it", table);
        const auto size = static_cast<std::int64_t>(checkpoint->size);
        if (size > entries_.count) {
            findings_.add(where,
                          "it has " + number(size) + " entries, and the log " + number(entries_.count) +
                              ": entries were cut off at its end",
                          "log");
            return size;
        }
        const auto root = entries_.roots.find(size);
        if (root == entries_.roots.end()) return size;
        if (root->second == checkpoint->root) {
            if (of_log) found_.covered = std::max(found_.covered, size);
        } else {
            const std::int64_t first = found_.covered < size ? found_.covered + 1 : 1;
            findings_.add(where,
                          "the log does not begin with the entries that it was made of: one of entries " +
                              number(first) + " to " + number(size) + " is not as it was",
                          "log");
        }
        return size;
    }

    Result<void> check_cosignatures() {
        return rows_.each_cosignature([&](const store::Cosignature& row) {
            ++found_.cosignatures;
            const std::string where = "cosignature " + number(row.id);
            const auto witness = note::PublicKey::parse(row.witness);
            const auto of = notes_.find(row.checkpoint);
            const auto cosigned =
                of == notes_.end() ? std::nullopt : note::parse_note(of->second.text + "\n" + row.line + "\n");
            const auto seconds = witness && cosigned ? note::cosigned_by(*cosigned, *witness) : std::nullopt;
            if (!seconds)
                findings_.add(where, "it is not one of its witness for its checkpoint", "cosignatures");
            else
                saw(row.witness, cosigned->text, *seconds);
            return true;
        });
    }

    // A witness that is trusted has seen as much.
    void saw(const std::string& key, const std::string& text, std::uint64_t seconds) {
        const auto witness = std::ranges::find(found_.witnesses, key, &Witness::key);
        const auto checkpoint = note::parse_checkpoint(text);
        if (witness == found_.witnesses.end() || !checkpoint) return;
        const auto size = static_cast<std::int64_t>(checkpoint->size);
        witness->cosigned = true;
        const auto root = entries_.roots.find(size);
        if (root == entries_.roots.end() || root->second != checkpoint->root || size < witness->size) return;
        witness->seconds = size > witness->size ? seconds : std::max(seconds, witness->seconds);
        witness->size = size;
    }
    // One that was kept elsewhere may be the only one that tells of a tail that was cut off.
    void read_given_cosignatures(const Given& given) {
        for (const note::PublicKey& witness : witnesses_) {
            const bool is_named = std::ranges::any_of(given.note.signatures, [&](const note::Signature& each) {
                return each.name == witness.name() && each.key == witness.id();
            });
            const auto seconds = note::cosigned_by(given.note, witness);
            if (seconds)
                saw(witness.text(), given.note.text, *seconds);
            else if (is_named)
                findings_.add(given.name, "the cosignature on it by " + witness.text() + " is wrong", "");
        }
    }

    sqlite_store::Rows& rows_;
    const Entries& entries_;
    const std::vector<note::PublicKey>& trusted_;
    const std::vector<note::PublicKey>& witnesses_;
    Findings& findings_;
    std::vector<note::PublicKey> keys_;
    std::map<std::int64_t, note::Note> notes_;
    std::int64_t last_ = 0;
    bool gap_told_ = false;
    Checkpoints found_;
};

} // namespace

Result<std::set<std::int64_t>> checkpoint_sizes(sqlite_store::Rows& rows, const std::vector<Given>& given) {
    std::set<std::int64_t> sizes;
    const auto add = [&](const std::optional<note::Note>& note) {
        const auto checkpoint = note ? note::parse_checkpoint(note->text) : std::nullopt;
        if (checkpoint) sizes.insert(static_cast<std::int64_t>(checkpoint->size));
    };
    for (const Given& each : given) add(each.note);
    const Result<void> read = rows.each_checkpoint([&](const store::Checkpoint& row) {
        add(note::parse_note(row.note));
        return true;
    });
    if (!read) return read.error();
    return sizes;
}

Result<Checkpoints> check_checkpoints(sqlite_store::Rows& rows, const Entries& entries, const std::vector<Given>& given,
                                      const std::vector<note::PublicKey>& trusted,
                                      const std::vector<note::PublicKey>& witnesses, Findings& findings) {
    return Check(rows, entries, trusted, witnesses, findings).run(given);
}

} // namespace voorrang::auditor
