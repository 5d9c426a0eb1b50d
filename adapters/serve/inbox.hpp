// A folder into which other programs put tenders: OCDS releases, packages or JSON Lines, as `voorrang decide` reads
// them. A file counts once it is whole: written under a name that begins with a dot or ends in .part, then renamed. All
// its tenders are taken in, in one transaction, or none. Then the file goes to done/, or to failed/ with FILE.reason
// beside it; where the store is at fault (no room, damaged) it stays. What was taken in already, the same to the
// letter, is passed over: a file may be put there twice.
#pragma once

#include "adapters/service/clock.hpp"
#include "adapters/service/tenders.hpp"
#include "adapters/service/write_queue.hpp"

#include <filesystem>
#include <functional>
#include <thread>

namespace spdlog {
class logger;
}

namespace voorrang::serve {

struct InboxOptions {
    std::filesystem::path folder;
    std::string policy; // name of the one that the tenders are for; empty: the only one
    std::string workflow;
};

class Inbox {
  public:
    // Makes done/ and failed/. V750 if it has no policy to choose, V501 if the folder is not there, V802 if it can't be
    // written.
    static Result<std::unique_ptr<Inbox>> open(InboxOptions options, service::WriteQueue& queue,
                                               const service::Tenders& tenders, service::Clock& clock,
                                               spdlog::logger& log, std::function<void()> taken);
    ~Inbox();
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

  private:
    Inbox(InboxOptions options, service::WriteQueue& queue, const service::Tenders& tenders, service::Clock& clock,
          spdlog::logger& log, std::function<void()> taken);
    void work();
    void take_all();
    Result<std::size_t> take(const std::filesystem::path& file); // tenders that are new

    const InboxOptions options_;
    service::WriteQueue& queue_;
    const service::Tenders& tenders_;
    service::Clock& clock_;
    spdlog::logger& log_;
    const std::function<void()> taken_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_; // last: it uses what stands above
};

} // namespace voorrang::serve
