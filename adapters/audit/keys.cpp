#include "adapters/audit/keys.hpp"

#include "adapters/audit/publish.hpp"
#include "adapters/json/members.hpp"
#include "adapters/json/write.hpp"
#include "adapters/seal/secret_file.hpp"
#include "adapters/store/each_entry.hpp"
#include "adapters/store/tell.hpp"
#include "dsl/value/hex.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace voorrang::audit {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view what = "the signing key";
constexpr std::size_t longest = 4096;

Diagnostic unusable(std::string message, const fs::path& file, std::string help) {
    return {Code::key_unreadable, std::move(message), std::nullopt, file.string(), {}, std::move(help)};
}

fs::path next_of(const fs::path& file) { return file.string() + ".new"; }

Result<void> put_in_place(const fs::path& file) {
    std::error_code failed;
    fs::rename(next_of(file), file, failed);
    if (failed)
        return Diagnostic{Code::key_unwritable,
                          std::string(what) + " can't be written: " + failed.message(),
                          std::nullopt,
                          file.string(),
                          {},
                          "rename " + next_of(file).string() + " to it"};
    return {};
}

Result<void> append(store::Writer& writer, std::string_view kind, json::TreeBuilder& body, Time now) {
    const json::Tree tree = body.take();
    const auto seq =
        store::append_and_tell(writer, {0, now, std::string(kind), "", "", json::canonical(tree.root())}, now);
    return seq ? Result<void>() : seq.error();
}

void member(json::TreeBuilder& body, std::string_view key, std::string_view text) {
    body.key(key);
    body.string(text);
}

} // namespace

std::string key_file_of(const std::string& database) { return database + ".signkey"; }

Result<note::SecretKey> read_key(const fs::path& file) {
    Result<std::string> text = seal::read_secret(file, what, longest);
    if (!text) return text.error();
    const std::string_view line = std::string_view(*text).substr(0, text->find_last_not_of("\r\n") + 1);
    std::optional<note::SecretKey> key = note::SecretKey::parse(line);
    sodium_memzero(text->data(), text->size());
    if (!key) return unusable("this file has no signing key in it", file, "give the file that the service made");
    return std::move(*key);
}

Result<void> write_key(const fs::path& file, const note::SecretKey& key) {
    std::string text = key.text() + "\n";
    const Result<void> written = seal::write_secret(file, what, text);
    sodium_memzero(text.data(), text.size());
    return written;
}

std::string new_name(std::string_view prefix) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    std::array<unsigned char, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return std::string(prefix) + to_hex(bytes);
}

KeyStep key_step(std::string_view kind, json::Ref body) {
    const auto text = [&](std::string_view key) { return json::text_of(json::member(body, key)); };
    return {text(kind == "key.made" ? "key" : "after"), text("note")};
}

Result<std::vector<KeyStep>> key_steps(store::Reader& reader) {
    std::vector<KeyStep> steps;
    store::EntryFilter filter;
    filter.kinds = {"key.made", "key.rotated"};
    const auto add = [&](const store::Entry& entry, std::optional<json::Ref> body) {
        KeyStep step = body ? key_step(entry.kind, *body) : KeyStep();
        if (!step.key.empty()) steps.push_back(std::move(step));
        return true;
    };
    if (const Result<void> read = store::each_entry(reader, filter, add); !read) return read.error();
    return steps;
}

Result<std::vector<std::string>> logged_keys(store::Reader& reader) {
    const Result<std::vector<KeyStep>> steps = key_steps(reader);
    if (!steps) return steps.error();
    std::vector<std::string> keys;
    for (const KeyStep& step : *steps) keys.push_back(step.key);
    return keys;
}

Result<KeyInUse> key_in_use(store::Reader& reader, const fs::path& file, const std::string& name) {
    const Result<std::vector<std::string>> known = logged_keys(reader);
    if (!known) return known.error();
    std::error_code ignored;
    if (!known->empty() && fs::exists(next_of(file), ignored)) {
        const Result<note::SecretKey> next = read_key(next_of(file));
        if (!next) return next.error();
        if (next->open().text() == known->back())
            if (const Result<void> put = put_in_place(file); !put) return put.error();
    }
    if (!fs::exists(file, ignored)) {
        if (!known->empty())
            return unusable(
                "the signing key that belongs to this database is not there", file,
                "restore it from where you keep it, or make another: `voorrang audit key DB --rotate --lost`");
        note::SecretKey made =
            note::SecretKey::make(name.empty() ? new_name("voorrang.log/") : name, note::KeyKind::note);
        if (const Result<void> written = write_key(file, made); !written) return written.error();
        return KeyInUse{std::move(made), false};
    }
    Result<note::SecretKey> key = read_key(file);
    if (!key) return key.error();
    if (!known->empty() && known->back() != key->open().text())
        return unusable("this is another signing key than the one that the log names", file,
                        "restore the right one from where you keep it");
    return KeyInUse{std::move(*key), !known->empty()};
}

Result<void> log_key(store::Writer& writer, const note::PublicKey& key, Time now) {
    json::TreeBuilder body;
    body.begin_object();
    member(body, "key", key.text());
    body.end();
    return append(writer, "key.made", body, now);
}

std::string rotation_text(const std::string& before, const std::string& after) {
    return "voorrang: a signing key follows another\nbefore " + before + "\nafter " + after + "\n";
}

Result<note::PublicKey> rotate(store::Store& store, const fs::path& file, Time now, bool lost) {
    std::vector<std::string> known;
    const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> {
        Result<std::vector<std::string>> keys = logged_keys(reader);
        if (!keys) return keys.error();
        known = std::move(*keys);
        return {};
    });
    if (!read) return read.error();
    const std::optional<note::PublicKey> before = known.empty() ? std::nullopt : note::PublicKey::parse(known.back());
    if (!before)
        return unusable("the log names no signing key yet", file, "the service makes one when it first starts");
    std::optional<note::SecretKey> old;
    if (!lost) {
        Result<note::SecretKey> kept = read_key(file);
        if (!kept) return kept.error();
        if (kept->open().text() != before->text())
            return unusable("this is another signing key than the one that the log names", file,
                            "restore the right one from where you keep it");
        old.emplace(std::move(*kept));
    }
    const note::SecretKey made = note::SecretKey::make(before->name(), note::KeyKind::note);
    std::error_code ignored;
    fs::remove(next_of(file), ignored); // of a rotation that came to nothing
    if (const Result<void> written = write_key(next_of(file), made); !written) return written.error();
    note::Note follows{rotation_text(before->text(), made.open().text()), {}};
    if (old) follows.signatures.push_back(note::sign(follows.text, *old));
    follows.signatures.push_back(note::sign(follows.text, made));
    const store::Store::Job job = [&](store::Writer& writer) -> Result<void> {
        json::TreeBuilder body;
        body.begin_object();
        member(body, "after", made.open().text());
        member(body, "before", before->text());
        member(body, "note", note::to_text(follows));
        body.end();
        if (const Result<void> logged = append(writer, "key.rotated", body, now); !logged) return logged;
        return publish(writer, made, now, old ? &*old : nullptr);
    };
    if (const Result<void> done = store.write(job); !done) return done.error();
    if (const Result<void> put = put_in_place(file); !put) return put.error();
    return made.open();
}

} // namespace voorrang::audit
