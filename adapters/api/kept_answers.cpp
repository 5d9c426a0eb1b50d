#include "adapters/api/kept_answers.hpp"

#include "engine/decide/policy_hash.hpp"

namespace voorrang::api {

namespace {

constexpr std::size_t longest_answer = std::size_t{256} << 10;
constexpr std::size_t most_bytes = std::size_t{32} << 20;

void add(std::string& text, std::string_view part) {
    text.append(part).push_back('\0'); // which stands in no target and no header
}

} // namespace

std::string KeptAnswers::key_of(const http::Request& request) {
    std::string text;
    text.reserve(512);
    add(text, http::method_text(request.method));
    add(text, request.target.path);
    for (const auto& [name, value] : request.target.query) {
        add(text, name);
        add(text, value);
    }
    text.push_back('\0');
    for (const auto& [name, value] : request.headers) {
        if (http::same_name(name, "X-Request-Id")) continue;
        add(text, name);
        add(text, value);
    }
    text.push_back('\0');
    text.append(request.body);
    return engine::sha256_hex(text);
}

std::shared_ptr<const KeptAnswers::Kept> KeptAnswers::find(const std::string& key, std::int64_t version, Time now) {
    const std::lock_guard lock(mutex_);
    if (version != version_) return nullptr;
    const auto found = kept_.find(key);
    if (found == kept_.end() || !(now < found->second->expires)) return nullptr;
    return found->second;
}

void KeptAnswers::keep(std::string key, std::int64_t version, Kept kept) {
    if (kept.response.status != 200 || kept.response.events || kept.response.body.size() > longest_answer) return;
    const std::size_t bytes = kept.response.body.size() + sizeof(Kept) + key.size();
    const std::lock_guard lock(mutex_);
    if (version != version_ || bytes_ + bytes > most_bytes) {
        kept_.clear();
        bytes_ = 0;
        version_ = version;
    }
    if (kept_.insert_or_assign(std::move(key), std::make_shared<const Kept>(std::move(kept))).second) bytes_ += bytes;
}

} // namespace voorrang::api
