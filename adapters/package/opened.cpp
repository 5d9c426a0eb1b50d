#include "adapters/package/opened.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::package {

namespace {

constexpr const char* manifest_name = "manifest.json";
constexpr const char* signature_name = "manifest.sig";
constexpr std::string_view files_below = "files/";

Diagnostic not_whole(const std::string& shown, std::string message) {
    return {Code::file_not_found, std::move(message), std::nullopt, shown, {}, "get it anew from who published it"};
}

Diagnostic not_signed(const std::string& shown, std::string message, std::string help) {
    return {Code::seal_broken, std::move(message), std::nullopt, shown, {}, std::move(help)};
}

std::string signers_of(const note::Note& note) {
    std::string names;
    for (const note::Signature& each : note.signatures)
        names += (names.empty() ? "" : ", ") + in_ticks(printable(each.name));
    return names;
}

} // namespace

std::string sealed(const Manifest& manifest, const std::map<std::string, std::string>& files,
                   const note::SecretKey& key) {
    const std::string text = note_text(manifest);
    Members members{{manifest_name, to_text(manifest)},
                    {signature_name, note::to_text({text, {note::sign(text, key)}})}};
    for (const auto& [path, bytes] : files) members.emplace(std::string(files_below) + path, bytes);
    return write_archive(members);
}

Result<Opened> open_archive(std::string_view bytes, const std::string& shown, const note::PublicKey& key) {
    Result<Members> members = read_archive(bytes, shown);
    if (!members) return members.error();
    const auto manifest_text = members->find(manifest_name), signature = members->find(signature_name);
    if (manifest_text == members->end() || signature == members->end())
        return not_whole(shown, "this archive has no manifest, or no signature");
    std::optional<Manifest> manifest = parse_manifest(manifest_text->second);
    if (!manifest) return not_whole(shown, "the manifest of this archive can't be read");
    const std::optional<note::Note> note = note::parse_note(signature->second);
    if (!note) return not_whole(shown, "the signature of this archive can't be read");
    if (note->text != note_text(*manifest))
        return not_signed(shown, "what is signed is not the manifest of this archive",
                          "get it anew from who published it");
    if (!note::is_signed_by(*note, key))
        return not_signed(
            shown, "`" + key.name() + "` has not signed this archive; it is said to be signed by " + signers_of(*note),
            "ask who published it for the public key, by another way than the archive came");
    Opened opened{std::move(*manifest), hash_of(manifest_text->second), {}};
    if (members->size() != opened.manifest.files.size() + 2)
        return not_whole(shown, "this archive has other files than its manifest names");
    for (const Manifest::File& file : opened.manifest.files) {
        const auto member = members->find(std::string(files_below) + file.path);
        if (member == members->end()) return not_whole(shown, "this archive has other files than its manifest names");
        if (member->second.size() != file.size || engine::sha256_hex(member->second) != file.sha256)
            return not_whole(shown, "the file `" + file.path + "` of the archive is not as it was published");
        opened.files.emplace(file.path, std::move(member->second));
    }
    return opened;
}

} // namespace voorrang::package
