#include "adapters/personal/unveil.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/markup/escape.hpp"
#include "adapters/personal/token.hpp"

#include <map>

namespace voorrang::personal {

namespace {

// A text as it is; any other value as JSON writes it.
std::string plain(const std::string& value) {
    const auto read = json::read(value);
    const auto* tree = std::get_if<json::Tree>(&read);
    return tree != nullptr && tree->root().is_string() ? std::string(tree->root().text()) : value;
}

class Unveiler {
  public:
    Unveiler(store::Reader& reader, const std::string& text, In form) : reader_(reader), text_(text), form_(form) {}

    Result<std::string> operator()() {
        for (std::size_t at = find_token(text_); at != std::string::npos; at = find_token(text_, done_)) {
            const Result<std::optional<std::string>> value = value_of(text_.substr(at, token_size));
            if (!value) return value.error();
            const std::size_t end = at + token_size;
            if (!*value) {
                take(end);
                continue;
            }
            // What is no text takes the place of the text that stood for it.
            const bool whole = form_ == In::json && !(*value)->starts_with('"') && at > done_ && text_[at - 1] == '"' &&
                               end < text_.size() && text_[end] == '"';
            take(whole ? at - 1 : at);
            out_ += whole ? **value : written(**value);
            done_ = whole ? end + 1 : end;
        }
        take(text_.size());
        return std::move(out_);
    }

  private:
    void take(std::size_t until) {
        out_.append(text_, done_, until - done_);
        done_ = until;
    }

    Result<std::optional<std::string>> value_of(const std::string& token) {
        if (const auto found = known_.find(token); found != known_.end()) return found->second;
        const Result<std::optional<store::Personal>> row = reader_.personal(token);
        if (!row) return row.error();
        return known_[token] = *row ? std::optional((*row)->value) : std::nullopt;
    }

    // Within a text of the form.
    std::string written(const std::string& value) const {
        if (form_ == In::json) {
            std::string quoted;
            json::append_quoted(quoted, plain(value));
            return quoted.substr(1, quoted.size() - 2);
        }
        return form_ == In::html ? markup::escaped(plain(value)) : plain(value);
    }

    store::Reader& reader_;
    const std::string& text_;
    In form_;
    std::string out_;
    std::size_t done_ = 0;
    std::map<std::string, std::optional<std::string>> known_;
};

} // namespace

Result<std::string> unveil(store::Reader& reader, std::string text, In form) {
    if (find_token(text) == std::string::npos) return text;
    return Unveiler(reader, text, form)();
}

Result<store::Entry> unveil(store::Reader& reader, store::Entry entry) {
    Result<std::string> actor = unveil(reader, std::move(entry.actor), In::plain);
    if (!actor) return actor.error();
    Result<std::string> body = unveil(reader, std::move(entry.body), In::json);
    if (!body) return body.error();
    entry.actor = std::move(*actor);
    entry.body = std::move(*body);
    return entry;
}

Result<std::string> called(store::Reader& reader, const std::string& id) {
    const Result<std::optional<store::User>> user = reader.user(id);
    if (!user) return user.error();
    return *user ? (*user)->called() : id;
}

Result<std::optional<store::User>> user_called(store::Reader& reader, const std::string& called) {
    const Result<std::string> id = unveil(reader, called, In::plain);
    if (!id) return id.error();
    return reader.user(*id);
}

} // namespace voorrang::personal
