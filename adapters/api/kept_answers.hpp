// Answers that can be given again as they are: to the same request, by somebody whose token is still sound, while
// nothing was written to the store. Who reads much of what seldom changes is answered without a look into the tables.
//
// Requests are known by a hash of all that they say but their id, so that no token stays in memory.
#pragma once

#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"
#include "dsl/value/value.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace voorrang::api {

class KeptAnswers {
  public:
    struct Kept {
        http::Response response;
        std::string user; // who asked, for the access log
        Time expires;     // their token
    };

    static std::string key_of(const http::Request& request);

    // `version` is that of the store now. Nothing if it is not the one in which the answer was made, or the token has
    // expired since.
    std::shared_ptr<const Kept> find(const std::string& key, std::int64_t version, Time now);

    // `version` was that of the store before the answer was made. Only whole answers with status 200 are kept, of 256
    // KiB at most, and 32 MiB in all; then all go.
    void keep(std::string key, std::int64_t version, Kept kept);

  private:
    std::mutex mutex_;
    std::int64_t version_ = 0; // of all that are kept
    std::unordered_map<std::string, std::shared_ptr<const Kept>> kept_;
    std::size_t bytes_ = 0;
};

} // namespace voorrang::api
