#include "adapters/witness/state.hpp"

#include "adapters/audit/keys.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/write_durably.hpp"
#include "adapters/store/commits.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace voorrang::witness {

namespace {

namespace fs = std::filesystem;

Diagnostic fault(Code code, std::string message, const fs::path& place, std::string help = {}) {
    return {code, std::move(message), std::nullopt, place.string(), {}, std::move(help)};
}

// As much of the log's name as a file can have, and enough of its hash to tell it from others.
std::string file_name(const std::string& origin) {
    constexpr std::size_t longest = 80;
    std::string name = origin.substr(0, longest);
    for (char& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        if (!plain) c = '_';
    }
    return name + "-" + store::sha256_text(origin).substr(0, 16);
}

// The text of a file; nothing if there is none.
Result<std::optional<std::string>> read_if_there(const fs::path& file) {
    std::error_code failed;
    if (!fs::exists(file, failed) && !failed) return std::optional<std::string>();
    const auto text = files::read_text(file, file.string());
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return fault(Code::file_not_found, failure->message, file, failure->help);
    return std::optional(std::get<std::string>(text));
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed) return fault(Code::write_failed, "the folder can't be made: " + failed.message(), folder);
    return {};
}

} // namespace

Result<State> State::open(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        if (const Result<void> made = make_folder(folder); !made) return made.error();
    const fs::path file = folder / "lock";
    const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fault(Code::write_failed, std::string("the output can't be written: ") + std::strerror(errno), file);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return fault(Code::not_now, "another process works with what this witness knows", folder,
                     "try again when it has ended");
    }
    return State(folder, lock);
}

State::State(State&& other) noexcept : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}

State::~State() {
    if (lock_ >= 0) ::close(lock_);
}

Result<note::SecretKey> State::key(const std::string& name) const {
    const fs::path file = folder_ / "witness.key";
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        Result<note::SecretKey> key = audit::read_key(file);
        if (key && key->open().kind() != note::KeyKind::cosignature)
            return fault(Code::key_unreadable, "this is a key of a log, not of a witness", file,
                         "give the witness a key of its own: it makes one where there is none");
        return key;
    }
    note::SecretKey made =
        note::SecretKey::make(name.empty() ? audit::new_name("voorrang.witness/") : name, note::KeyKind::cosignature);
    if (const Result<void> written = audit::write_key(file, made); !written) return written.error();
    return made;
}

fs::path State::checkpoint_file(const std::string& origin) const {
    return folder_ / (file_name(origin) + ".checkpoint");
}

Result<std::optional<note::Offer>> State::last(const std::string& origin) const {
    const fs::path file = checkpoint_file(origin);
    const Result<std::optional<std::string>> text = read_if_there(file);
    if (!text) return text.error();
    if (!*text) return std::optional<note::Offer>();
    std::optional<note::Offer> kept = note::parse_checkpoint_note(**text);
    if (!kept || kept->checkpoint.origin != origin)
        return fault(Code::file_not_found, "this is not what a witness keeps of a log", file,
                     "restore it from a backup: a witness that forgot what it saw vouches for nothing");
    return kept;
}

Result<std::vector<note::PublicKey>> State::keys(const std::string& origin) const {
    const fs::path file = folder_ / (file_name(origin) + ".keys");
    const Result<std::optional<std::string>> text = read_if_there(file);
    if (!text) return text.error();
    std::vector<note::PublicKey> keys;
    std::string_view rest = *text ? std::string_view(**text) : std::string_view();
    while (!rest.empty()) {
        const std::size_t feed = std::min(rest.find('\n'), rest.size());
        const auto key = note::PublicKey::parse(rest.substr(0, feed));
        if (!key || key->name() != origin)
            return fault(Code::file_not_found, "this is not what a witness keeps of a log", file,
                         "give the keys of the log again with --key, after you have removed it");
        keys.push_back(*key);
        rest.remove_prefix(std::min(feed + 1, rest.size()));
    }
    return keys;
}

Result<void> State::keep(const note::Offer& cosigned) const {
    const std::string& origin = cosigned.checkpoint.origin;
    const Result<std::optional<note::Offer>> before = last(origin);
    if (!before) return before.error();
    if (*before && (*before)->checkpoint.size > cosigned.checkpoint.size)
        return fault(Code::changed_meanwhile, "this witness has seen more of the log than that",
                     checkpoint_file(origin));
    return files::write_durably(checkpoint_file(origin), to_text(cosigned.note));
}

Result<void> State::keep_keys(const std::string& origin, const std::vector<note::PublicKey>& keys) const {
    std::string text;
    for (const note::PublicKey& key : keys) text += key.text() + "\n";
    return files::write_durably(folder_ / (file_name(origin) + ".keys"), text);
}

Result<fs::path> State::keep(const Evidence& evidence) const {
    const fs::path folder = folder_ / "evidence";
    if (const Result<void> made = make_folder(folder); !made) return made.error();
    const std::string both = evidence.seen.note.text + evidence.shown.note.text;
    fs::path file =
        folder / (file_name(evidence.shown.checkpoint.origin) + "-" + store::sha256_text(both).substr(0, 16) + ".json");
    std::error_code ignored;
    if (fs::exists(file, ignored)) return file;
    if (const Result<void> written = files::write_durably(file, to_json(evidence)); !written) return written.error();
    return file;
}

} // namespace voorrang::witness
