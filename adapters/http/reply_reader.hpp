// Another service's answer as it comes off the wire, without a socket.
#pragma once

#include "adapters/http/client.hpp"

#include <memory>
#include <string_view>

namespace voorrang::http {

class ReplyReader {
  public:
    ReplyReader(Method method, std::size_t header_bytes, std::size_t body_bytes);
    ~ReplyReader();
    ReplyReader(const ReplyReader&) = delete;
    ReplyReader& operator=(const ReplyReader&) = delete;

    // How many bytes were used; the others are to be given again, with more after them. Answers that are not the last
    // (1xx) are passed over. Errors tell why as a message.
    Result<std::size_t> feed(std::string_view bytes);
    Result<std::size_t> end(bool clean); // the connection is over; `clean`: as it should be, not cut off
    bool done() const;
    Reply take();

  private:
    struct Parser;
    void begin();
    Result<std::size_t> feed_head(std::string_view bytes);

    const Method method_;
    const std::size_t header_bytes_;
    const std::size_t body_bytes_;
    std::unique_ptr<Parser> parser_;
    std::size_t searched_ = 0;
    bool body_begun_ = false;
    std::size_t framing_ = 0; // bytes of chunk heads and trailers since the body last grew
};

} // namespace voorrang::http
