#include "adapters/package/install.hpp"

#include "adapters/files/lock.hpp"
#include "adapters/files/package_search.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/write_text.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <set>

namespace voorrang::package {

namespace fs = std::filesystem;

namespace {

Diagnostic unwritable(const fs::path& place, std::string message) {
    return {Code::write_failed, std::move(message), std::nullopt, files::shown_path(place), {}, ""};
}

Diagnostic taken(const fs::path& place, std::string message,
                 std::string help = "see what differs; `--replace` puts this in its place") {
    return {Code::already_there, std::move(message), std::nullopt, files::shown_path(place), {}, std::move(help)};
}

// Versions as 2026.1, by their numbers from the left; of others nobody knows which is older.
bool is_older(std::string_view version, std::string_view than) {
    const auto next = [](std::string_view& rest) -> std::optional<std::uint64_t> {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + dot, number);
        if (error != std::errc() || end != rest.data() + dot) return std::nullopt;
        rest.remove_prefix(std::min(dot + 1, rest.size()));
        return number;
    };
    while (!version.empty() && !than.empty()) {
        const auto one = next(version), other = next(than);
        if (!one || !other) return false;
        if (*one != *other) return *one < *other;
    }
    return version.empty() && !than.empty();
}

// SHA-256 of the file; nothing if there is none that can be read.
std::optional<std::string> hash_of_file(const fs::path& file) {
    std::error_code absent;
    if (!fs::is_regular_file(file, absent)) return std::nullopt;
    const auto text = files::read_text(file, file.string());
    const auto* bytes = std::get_if<std::string>(&text);
    return bytes != nullptr ? std::optional(engine::sha256_hex(*bytes)) : std::nullopt;
}

// A folder beside the files, gone when this goes with all that is in it.
class Staging {
  public:
    static Result<Staging> in(const fs::path& folder) {
        std::string name = (folder / ".voorrang-add-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) return unwritable(folder, "the folder can't be written to");
        return Staging(name);
    }
    Staging(Staging&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    Staging& operator=(Staging&&) = delete;
    ~Staging() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

  private:
    explicit Staging(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

// Renames that are undone in the end unless they are kept.
class Moves {
  public:
    Moves() = default;
    Moves(const Moves&) = delete;
    Moves& operator=(const Moves&) = delete;
    ~Moves() {
        std::error_code ignored;
        for (auto move = done_.rbegin(); move != done_.rend(); ++move) fs::rename(move->second, move->first, ignored);
        for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) fs::remove(*folder, ignored);
    }
    Result<void> move(const fs::path& from, const fs::path& to) {
        std::error_code error;
        fs::rename(from, to, error);
        if (error) return unwritable(to, "the file can't be put in its place: " + error.message());
        done_.emplace_back(from, to);
        return {};
    }
    Result<void> make_folders(const fs::path& folder) {
        std::error_code error;
        if (fs::is_directory(folder, error)) return {};
        if (const Result<void> above = make_folders(folder.parent_path()); !above) return above;
        if (!fs::create_directory(folder, error))
            return unwritable(folder, "the folder can't be made: " + error.message());
        made_.push_back(folder);
        return {};
    }
    void keep() {
        done_.clear();
        made_.clear();
    }

  private:
    std::vector<std::pair<fs::path, fs::path>> done_;
    std::vector<fs::path> made_;
};

class Installer {
  public:
    Installer(const Opened& opened, const note::PublicKey& signer, const fs::path& folder, bool replace)
        : opened_(opened), signer_(signer), folder_(folder), replace_(replace) {
        entry_ = {opened.manifest.name, opened.manifest.version, opened.hash, signer.text(), {}};
        for (const Manifest::File& file : opened.manifest.files) entry_.files.push_back({file.path, file.sha256});
    }

    Result<Installed> operator()() {
        std::error_code error;
        fs::create_directories(folder_, error);
        if (error) return unwritable(folder_, "the folder can't be made: " + error.message());
        auto lock = files::load_lock_in(folder_);
        if (!lock) return lock.error();
        if (*lock) lock_ = std::move(**lock);
        const auto before = std::ranges::find(lock_.added, entry_.name, &files::AddedPackage::name);
        if (before != lock_.added.end()) before_ = *before;
        if (is_there()) return Installed{entry_.version, false};
        if (const Result<void> free = may_be_put(); !free) return free.error();
        if (const Result<void> put = this->put(); !put) return put.error();
        return Installed{before_ ? before_->version : "", true};
    }

  private:
    bool is_there() const {
        return before_ && *before_ == entry_ && std::ranges::all_of(entry_.files, [&](const auto& file) {
                   return hash_of_file(folder_ / file.path) == file.sha256;
               });
    }

    const files::AddedPackage::File* locked(const std::string& path) const {
        if (!before_) return nullptr;
        const auto found = std::ranges::find(before_->files, path, &files::AddedPackage::File::path);
        return found == before_->files.end() ? nullptr : &*found;
    }

    Result<void> may_be_put() const {
        if (before_ && !replace_) {
            const std::string name = "`" + entry_.name + " " + entry_.version + "`";
            if (before_->signer != entry_.signer)
                return taken(folder_, name + " is signed by `" + signer_.name() +
                                          "`, and what is there now was signed with another key");
            if (before_->version == entry_.version && before_->manifest != entry_.manifest)
                return taken(folder_, name + " is there already, with other content");
            if (is_older(entry_.version, before_->version))
                return taken(folder_, name + " is older than what is there now: " + before_->version);
        }
        for (const auto& file : entry_.files) {
            if (const Result<void> free = is_free(file.path, file.sha256); !free) return free;
            if (const Result<void> alone = is_alone(file.path); !alone) return alone;
        }
        for (const auto& file : before_ ? before_->files : std::vector<files::AddedPackage::File>())
            if (const Result<void> free = is_free(file.path, file.sha256); !free) return free;
        return {};
    }

    // A rule file of the other ending would be found in the place of the one that is added, or is hidden by it.
    Result<void> is_alone(const std::string& path) const {
        const std::string ending = fs::path(path).extension().string();
        if (ending != ".vrg" && ending != ".md") return {};
        const std::string other = fs::path(path).replace_extension(ending == ".md" ? ".vrg" : ".md").generic_string();
        std::error_code absent;
        if (locked(other) != nullptr || !fs::exists(fs::symlink_status(folder_ / other, absent))) return {};
        return taken(folder_ / other,
                     "another file stands here, with the rules of the package `" + fs::path(path).filename().string() +
                         "`",
                     "take it away, or add this to another folder");
    }

    // What stands in the place is what is put there, or what an archive of this name has put there before.
    Result<void> is_free(const std::string& path, const std::string& sha256) const {
        for (const files::AddedPackage& other : lock_.added)
            if (other.name != entry_.name &&
                std::ranges::find(other.files, path, &files::AddedPackage::File::path) != other.files.end())
                return taken(folder_ / path, "this file was added with `" + other.name + " " + other.version + "`",
                             "add this to another folder");
        fs::path place = folder_;
        for (const fs::path& part : fs::path(path)) {
            place /= part;
            std::error_code absent;
            const fs::file_status status = fs::symlink_status(place, absent);
            if (fs::is_symlink(status)) return unwritable(place, "this is a link, and might lead elsewhere");
            const bool is_last = place == folder_ / path;
            if (fs::exists(status) && (is_last ? !fs::is_regular_file(status) : !fs::is_directory(status)))
                return unwritable(place, is_last ? "this is no file" : "this is no folder");
        }
        const std::optional<std::string> there = hash_of_file(place);
        if (!there || replace_ || *there == sha256) return {};
        const files::AddedPackage::File* const before = locked(path);
        if (before != nullptr && before->sha256 == *there) return {};
        const auto now = std::ranges::find(entry_.files, path, &files::AddedPackage::File::path);
        if (now != entry_.files.end() && now->sha256 == *there) return {}; // of an addition that was cut short
        return taken(place, "another file stands here, that was not added, or has been changed since");
    }

    Result<void> put() {
        Result<Staging> staging = Staging::in(folder_);
        if (!staging) return staging.error();
        std::size_t number = 0;
        const auto next = [&] { return staging->path() / std::to_string(++number); };
        std::vector<std::pair<fs::path, fs::path>> fresh;
        for (const auto& [path, bytes] : opened_.files) {
            fresh.emplace_back(next(), folder_ / path);
            if (const Result<void> written = files::write_text(fresh.back().first, bytes); !written) return written;
        }
        std::set<std::string> old;
        for (const auto& file : entry_.files) old.insert(file.path);
        if (before_)
            for (const auto& file : before_->files) old.insert(file.path);
        Moves moves;
        for (const std::string& path : old) {
            std::error_code absent;
            if (!fs::exists(folder_ / path, absent)) continue;
            if (const Result<void> moved = moves.move(folder_ / path, next()); !moved) return moved;
        }
        for (const auto& [from, to] : fresh) {
            if (const Result<void> made = moves.make_folders(to.parent_path()); !made) return made;
            if (const Result<void> moved = moves.move(from, to); !moved) return moved;
        }
        std::erase_if(lock_.added, [&](const files::AddedPackage& each) { return each.name == entry_.name; });
        lock_.added.push_back(entry_);
        std::ranges::sort(lock_.added, {}, &files::AddedPackage::name);
        if (const Result<void> saved = files::save_lock_in(folder_, lock_); !saved) return saved;
        moves.keep();
        return {};
    }

    const Opened& opened_;
    const note::PublicKey& signer_;
    const fs::path& folder_;
    bool replace_;
    files::AddedPackage entry_;
    files::LockFile lock_;
    std::optional<files::AddedPackage> before_;
};

} // namespace

Result<Installed> install(const Opened& opened, const note::PublicKey& signer, const fs::path& folder, bool replace) {
    return Installer(opened, signer, folder, replace)();
}

} // namespace voorrang::package
