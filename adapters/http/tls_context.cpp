#include "adapters/http/tls_context.hpp"

#include "adapters/http/server.hpp"

#include <boost/asio/ssl/context.hpp>

#include <openssl/ssl.h>

#include <array>

namespace voorrang::http {

namespace {

namespace ssl = boost::asio::ssl;
using Error = boost::system::error_code;

Diagnostic bad(std::string what, const std::string& file, const Error& error, std::string help) {
    return {Code::bad_certificate, std::move(what) + ": " + error.message(), std::nullopt, file, {}, std::move(help)};
}

TlsContext context_for(ssl::context::method method) {
    TlsContext context = std::make_shared<ssl::context>(method);
    SSL_CTX* native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS); // idle connections keep no buffers
    return context;
}

// Whoever asks for protocols gets HTTP/1.1, or no connection.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned offered_size, void*) {
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* selected = nullptr;
    if (SSL_select_next_proto(&selected, size, ours.data(), ours.size(), offered, offered_size) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = selected;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Result<TlsContext> server_context(const TlsFiles& files) {
    TlsContext context = context_for(ssl::context::tls_server);
    Error error;
    // A key with a password must not make OpenSSL ask for it on the terminal.
    context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); }, error);
    context->use_certificate_chain_file(files.certificates, error);
    if (error)
        return bad("the certificate can't be read", files.certificates, error,
                   "give a PEM file with the server's certificate first, then those between it and the root");
    context->use_private_key_file(files.key, ssl::context::pem, error);
    if (error)
        return bad("the key can't be used with the certificate", files.key, error,
                   "give the certificate's own key, as a PEM file without a password");
    SSL_CTX_set_alpn_select_cb(context->native_handle(), choose_protocol, nullptr);
    return context;
}

Result<TlsContext> client_context(const std::string& ca_file) {
    TlsContext context = context_for(ssl::context::tls_client);
    context->set_verify_mode(ssl::verify_peer);
    Error error;
    if (ca_file.empty())
        context->set_default_verify_paths(error);
    else
        context->load_verify_file(ca_file, error);
    if (error) return bad("the certificates of authorities can't be read", ca_file, error, "give a PEM file");
    return context;
}

} // namespace voorrang::http
