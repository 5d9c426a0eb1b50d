// Keys and certificates made for a test, in a folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace voorrang::http {

template <auto Free>
struct Freeing {
    template <class T>
    void operator()(T* owned) const {
        Free(owned);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;

class Certificates {
  public:
    Certificates() {
        std::string name = (std::filesystem::temp_directory_path() / "voorrang-http-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for certificates");
        folder_ = name;
    }
    ~Certificates() { std::filesystem::remove_all(folder_); }
    Certificates(const Certificates&) = delete;
    Certificates& operator=(const Certificates&) = delete;

    std::string path(const std::string& file) const { return (folder_ / file).string(); }

    // NAME.pem and NAME.key: signed by itself, for the names (as in "DNS:localhost,IP:127.0.0.1"), good from now on for
    // so many days, or until so many days ago.
    void make(const std::string& name, const std::string& names, int days = 1) const {
        const Key key(EVP_EC_gen("P-256"));
        const Certificate certificate(X509_new());
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -10L * 86'400);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * 86'400L);
        X509_set_pubkey(certificate.get(), key.get());
        X509_NAME* subject = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()),
                                   -1, -1, 0);
        X509_set_issuer_name(certificate.get(), subject);
        extend(certificate.get(), NID_subject_alt_name, names);
        extend(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        write(name + ".pem", [&](FILE* file) { PEM_write_X509(file, certificate.get()); });
        write(name + ".key",
              [&](FILE* file) { PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
        write(name + ".locked", [&](FILE* file) {
            PEM_write_PrivateKey(file, key.get(), EVP_aes_128_cbc(), nullptr, 0, nullptr, const_cast<char*>("secret"));
        });
    }

  private:
    static void extend(X509* certificate, int kind, const std::string& value) {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
        const std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>> extension(
            X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
        X509_add_ext(certificate, extension.get(), -1);
    }
    template <class Write>
    void write(const std::string& file, Write write) const {
        const std::unique_ptr<FILE, Freeing<std::fclose>> opened(std::fopen(path(file).c_str(), "w"));
        write(opened.get());
    }

    static inline long serial = 0;
    std::filesystem::path folder_;
};

} // namespace voorrang::http
