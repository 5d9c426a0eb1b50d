// OpenSSL's settings for both sides: TLS 1.2 or later, no compression, no renegotiation.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace voorrang::http {

struct TlsFiles;

using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

Result<TlsContext> server_context(const TlsFiles& files);
// Of the CAs in the PEM file, or of the system's if the name is empty.
Result<TlsContext> client_context(const std::string& ca_file);

} // namespace voorrang::http
