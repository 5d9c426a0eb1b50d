#include "adapters/cli/watch.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <string_view>
#include <sys/inotify.h>
#include <unistd.h>
#include <vector>

namespace voorrang::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;
// Editors write several files for one save.
constexpr int quiet_milliseconds = 100;

Diagnostic not_watched(const std::string& place) {
    return {Code::not_watched,
            "this folder can't be watched: " + std::string(std::strerror(errno)),
            std::nullopt,
            place,
            {},
            errno == ENOSPC ? "the system's limit is fs.inotify.max_user_watches" : ""};
}

bool is_rule_file(std::string_view name) { return name.ends_with(".vrg") || name.ends_with(".md"); }

} // namespace

Watch::~Watch() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> Watch::folders(const std::set<std::string>& folders) {
    if (descriptor_ < 0) descriptor_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor_ < 0) return not_watched("");
    for (const std::string& folder : folders) // one that is watched already stays so
        if (::inotify_add_watch(descriptor_, folder.c_str(), changes) < 0 && errno != ENOENT)
            return not_watched(folder);
    return {};
}

bool Watch::take_events() {
    alignas(inotify_event) std::array<char, 16384> buffer;
    bool about_rules = false;
    for (;;) {
        const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
        if (size <= 0) return about_rules;
        for (const char* at = buffer.data(); at < buffer.data() + size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(at);
            const bool folder = (event->mask & IN_ISDIR) != 0;
            const bool overflow = (event->mask & IN_Q_OVERFLOW) != 0;
            // A file that has just been made is empty still; its end of writing follows.
            const bool only_made = (event->mask & IN_CREATE) != 0 && !folder;
            if (overflow || folder || (event->len > 0 && !only_made && is_rule_file(event->name))) about_rules = true;
            at += sizeof(inotify_event) + event->len;
        }
    }
}

bool Watch::wait() {
    bool changed = false;
    for (;;) {
        std::array<pollfd, 2> waited{pollfd{descriptor_, POLLIN, 0}, pollfd{interrupt_.descriptor(), POLLIN, 0}};
        const int ready = ::poll(waited.data(), waited.size(), changed ? quiet_milliseconds : -1);
        if (interrupt_.signal()) return false;
        if (ready == 0) return true; // quiet again
        if (ready < 0 && errno != EINTR) return false;
        if (take_events()) changed = true;
    }
}

std::set<std::string> folders_of(const std::vector<std::string>& paths) {
    std::set<std::string> folders;
    std::error_code error;
    for (const std::string& path : paths) {
        if (!fs::is_directory(path, error)) {
            const fs::path parent = fs::path(path).parent_path();
            folders.insert(parent.empty() ? "." : parent.string());
            continue;
        }
        folders.insert(path);
        for (fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error), end;
             !error && entry != end; entry.increment(error)) {
            if (!entry->is_directory(error)) continue;
            if (entry->path().filename().string().starts_with('.'))
                entry.disable_recursion_pending();
            else
                folders.insert(entry->path().string());
        }
    }
    return folders;
}

} // namespace voorrang::cli
