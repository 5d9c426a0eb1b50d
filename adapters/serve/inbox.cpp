#include "adapters/serve/inbox.hpp"

#include "adapters/files/write_text.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/store/fault.hpp"
#include "dsl/diagnostics/render.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace voorrang::serve {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds between_looks{1};

bool is_whole(const fs::path& file) {
    const std::string name = file.filename().string();
    return !name.starts_with('.') && !name.ends_with(".part");
}

// A file, or a folder with the names in it: it is there after a crash too.
void sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

// A name that is free: a file of the same name may have been there before.
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path target = folder / name;
    std::error_code ignored;
    for (int i = 2; fs::exists(target, ignored); ++i) target = folder / (name.string() + "." + std::to_string(i));
    return target;
}

// A file in the inbox should not be the first to find out that its tenders are for no policy. Where there is none yet,
// one may come.
std::optional<Diagnostic> without_policy(const InboxOptions& options, const service::Shelf& shelf) {
    const std::vector<service::PolicyPtr> all = shelf.in_force();
    if (shelf.choose(options.policy) || (options.policy.empty() && all.empty())) return std::nullopt;
    std::string names;
    for (const service::PolicyPtr& each : all) names += (names.empty() ? "`" : ", `") + each->row.name + "`";
    return Diagnostic{Code::no_such_policy,
                      options.policy.empty() ? "the inbox does not say for which policy its tenders are"
                                             : "there is no policy `" + options.policy + "` in force",
                      std::nullopt,
                      options.folder.string(),
                      {},
                      "give --inbox-policy with one of these: " + names};
}

} // namespace

Result<std::unique_ptr<Inbox>> Inbox::open(InboxOptions options, service::WriteQueue& queue,
                                           const service::Tenders& tenders, service::Clock& clock, spdlog::logger& log,
                                           std::function<void()> taken) {
    if (std::optional<Diagnostic> unnamed = without_policy(options, tenders.shelf())) return *std::move(unnamed);
    std::error_code failed;
    if (!fs::is_directory(options.folder, failed))
        return Diagnostic{Code::file_not_found, "the inbox is no folder", std::nullopt, options.folder.string(), {},
                          "make it first"};
    for (const char* name : {"done", "failed"}) {
        fs::create_directory(options.folder / name, failed);
        if (failed)
            return Diagnostic{Code::write_failed,
                              "a folder in the inbox can't be made: " + failed.message(),
                              std::nullopt,
                              (options.folder / name).string(),
                              {},
                              ""};
    }
    return std::unique_ptr<Inbox>(new Inbox(std::move(options), queue, tenders, clock, log, std::move(taken)));
}

Inbox::Inbox(InboxOptions options, service::WriteQueue& queue, const service::Tenders& tenders, service::Clock& clock,
             spdlog::logger& log, std::function<void()> taken)
    : options_(std::move(options)), queue_(queue), tenders_(tenders), clock_(clock), log_(log),
      taken_(std::move(taken)), thread_([this] { work(); }) {}

Inbox::~Inbox() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Inbox::work() {
    while (true) {
        take_all();
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, between_looks, [this] { return stopping_; })) return;
    }
}

void Inbox::take_all() {
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator at(options_.folder, failed); !failed && at != fs::directory_iterator();
         at.increment(failed))
        if (at->is_regular_file(failed) && is_whole(at->path())) files.push_back(at->path());
    if (failed) log_.error("the inbox can't be read: {}", failed.message());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return;
        }
        const Result<std::size_t> taken = take(file);
        const auto stays = [&](const Diagnostic& why) {
            log_.error("{} stays in the inbox: {}", file.filename().string(), why.message);
        };
        if (!taken && store::is_of_store(taken.error().code)) return stays(taken.error());
        const fs::path to = free_name(options_.folder / (taken ? "done" : "failed"), file.filename());
        if (!taken) {
            const fs::path reason = to.string() + ".reason";
            const Result<void> told = files::write_text(reason, render_text(taken.error(), SourceMap()));
            if (!told) return stays(told.error());
            sync(reason);
            log_.warn("{} was not taken in: {}", file.filename().string(), taken.error().message);
        }
        fs::rename(file, to, failed);
        if (failed) {
            log_.error("{} can't be moved to {}: {}", file.string(), to.string(), failed.message());
            return;
        }
        sync(to.parent_path());
        sync(options_.folder);
        if (taken) {
            log_.info("{}: {} tenders taken in", file.filename().string(), *taken);
            taken_();
        }
    }
}

Result<std::size_t> Inbox::take(const fs::path& file) {
    errno = 0;
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return Diagnostic{Code::file_not_found,
                          std::string("the file can't be read: ") + std::strerror(errno),
                          std::nullopt,
                          file.filename().string(),
                          {},
                          ""};
    ocds::CaseReader reader(input, file.filename().string());
    std::vector<ocds::Case> cases;
    while (true) {
        Result<std::optional<ocds::Case>> next = reader.next();
        if (!next) return next.error();
        if (!*next) break;
        cases.push_back(std::move(**next));
    }
    if (cases.empty())
        return Diagnostic{
            Code::empty_input, "there is no tender in it", std::nullopt, file.filename().string(), {}, ""};
    std::size_t fresh = 0;
    const Result<void> done = queue_.run([&](store::Writer& writer) -> Result<void> {
        fresh = 0;
        const service::Act act{"", "", {}, clock_.now()};
        for (const ocds::Case& each : cases) {
            const Result<std::optional<store::Tender>> there = writer.tender(each.ocid);
            if (!there) return there.error();
            const std::string hash = service::release_hash(each.document.root());
            if (*there) {
                const Result<bool> same = service::was_created_from(writer, each.ocid, hash);
                if (!same) return same.error();
                if (*same) continue;
            }
            const Result<service::Dossier> made =
                tenders_.create(writer, {options_.policy, options_.workflow, each.document}, act);
            if (!made) {
                Diagnostic why = made.error();
                why.place = ocds::place_of(each, why.place.starts_with('/') ? why.place : "");
                return why;
            }
            ++fresh;
        }
        return {};
    });
    if (!done) return done.error();
    return fresh;
}

} // namespace voorrang::serve
