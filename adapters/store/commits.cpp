#include "adapters/store/commits.hpp"

#include "adapters/json/write.hpp"
#include "dsl/value/hex.hpp"

#include <openssl/sha.h>

#include <array>

namespace voorrang::store {

namespace {

// Members are added in the order of their keys.
class Object {
  public:
    Object& raw(std::string_view key, std::string_view value) {
        text_ += text_.empty() ? '{' : ',';
        json::append_quoted(text_, key);
        text_ += ':';
        text_ += value;
        return *this;
    }
    Object& add(std::string_view key, std::string_view value) {
        std::string quoted;
        json::append_quoted(quoted, value);
        return raw(key, quoted);
    }
    Object& add(std::string_view key, const char* value) { return add(key, std::string_view(value)); }
    Object& add(std::string_view key, const std::string& value) { return add(key, std::string_view(value)); }
    Object& add(std::string_view key, Time value) { return add(key, to_text(Time{value.microseconds, 0})); }
    Object& add(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    template <class Value>
    Object& add(std::string_view key, const std::optional<Value>& value) {
        return value ? add(key, *value) : raw(key, "null");
    }
    std::string text() const { return text_ + '}'; }

  private:
    std::string text_;
};

} // namespace

std::string Commits::json() const {
    if (hashes_.empty()) return "{}";
    Object object;
    for (const auto& [what, hash] : hashes_) object.add(what, hash);
    return object.text();
}

std::string row_text(const Bid& bid) { return row_text(bid, sha256_text(bid.content)); }

std::string row_text(const Bid& bid, const std::string& content_hash) {
    return Object()
        .add("by", bid.by)
        .add("contentHash", content_hash)
        .add("hash", bid.hash)
        .add("id", bid.id)
        .add("owner", bid.owner)
        .add("party", bid.party)
        .add("received", bid.received)
        .add("sealedUntil", bid.sealed_until)
        .add("tender", bid.tender)
        .text();
}

std::string row_text(const Decision& decision) {
    return Object()
        .add("at", decision.at)
        .add("decides", decision.decides)
        .add("decision", decision.decision)
        .add("document", decision.document)
        .add("drawSeed", decision.draw_seed)
        .add("outcome", decision.outcome)
        .add("policy", decision.policy)
        .add("tender", decision.tender)
        .add("winner", decision.winner)
        .text();
}

std::string row_text(const Policy& policy) {
    std::string texts;
    for (const PolicyText& text : policy.texts) {
        texts += texts.empty() ? '[' : ',';
        texts += Object()
                     .add("file", text.file)
                     .add("package", text.package)
                     .add("text", text.text)
                     .add("version", text.version)
                     .text();
    }
    texts += texts.empty() ? "[]" : "]";
    return Object()
        .add("hash", policy.hash)
        .add("loaded", policy.loaded)
        .add("name", policy.name)
        .raw("texts", texts)
        .add("version", policy.version)
        .text();
}

std::string row_text(const Tender& tender) {
    return Object()
        .add("changed", tender.changed)
        .add("created", tender.created)
        .add("document", tender.document)
        .add("finished", tender.finished)
        .add("id", tender.id)
        .add("instance", tender.instance)
        .add("paused", tender.paused)
        .add("policy", tender.policy)
        .raw("revision", std::to_string(tender.revision))
        .add("state", tender.state)
        .add("workflow", tender.workflow)
        .text();
}

std::string sha256_text(std::string_view bytes) {
    std::array<unsigned char, 32> hash;
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    return to_hex(hash);
}

} // namespace voorrang::store
