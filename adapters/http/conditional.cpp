#include "adapters/http/conditional.hpp"

#include "adapters/http/problem.hpp"
#include "dsl/value/hex.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace voorrang::http {

namespace {

// Whether the list of tags has this one. A weak tag (W/"…") is equal to none for a change, to the strong one of the
// same text for a read.
enum class Weak : bool { never, equal };

bool names(std::string_view list, std::string_view tag, Weak weak) {
    return std::ranges::any_of(list_elements(list), [&](std::string_view element) {
        if (element == "*") return true;
        if (weak == Weak::equal && element.starts_with("W/")) element.remove_prefix(2);
        return element == tag;
    });
}

Problem changed(const std::optional<std::string>& current, std::string detail) {
    Problem made = problem(problems::precondition_failed, std::move(detail));
    if (current) made.headers.set("ETag", *current);
    return made;
}

} // namespace

std::string etag_of(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return '"' + to_hex(std::span(hash).first(size / 2)) + '"';
}

std::string etag_of_version(std::uint64_t version) { return "\"v" + std::to_string(version) + "\""; }

std::optional<Problem> check_preconditions(const Request& request, const std::optional<std::string>& current,
                                           Precondition if_match) {
    if (const std::optional<std::string> match = request.headers.list("If-Match")) {
        if (!current) return changed(current, "If-Match names a version, but there is none");
        if (!names(*match, *current, Weak::never))
            return changed(current, "If-Match names another version than the one that is there");
    } else if (current && if_match == Precondition::required)
        return problem(problems::precondition_required, "send If-Match with the ETag of the version that you read");
    if (const std::optional<std::string> none = request.headers.list("If-None-Match"))
        if (current && names(*none, *current, Weak::equal))
            return changed(current, "If-None-Match names the version that is there");
    return std::nullopt;
}

Response with_etag(const Request& request, Response response, std::string etag) {
    if (!response.headers.has("Cache-Control")) response.set("Cache-Control", "no-cache");
    const std::optional<std::string> none = request.headers.list("If-None-Match");
    if (response.status == 200 && none && names(*none, etag, Weak::equal)) {
        response.status = 304;
        response.body.clear();
        response.headers.remove("Content-Type");
    }
    response.set("ETag", std::move(etag));
    return response;
}

} // namespace voorrang::http
