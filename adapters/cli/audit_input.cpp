#include "adapters/cli/audit_input.hpp"

#include "adapters/files/read_text.hpp"

namespace voorrang::cli {

Result<auditor::Given> read_checkpoint(const std::string& file) {
    const auto text = files::read_text(file, file);
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return Diagnostic{Code::file_not_found, failure->message, std::nullopt, file, {}, failure->help};
    std::optional<note::Note> note = note::parse_note(std::get<std::string>(text));
    if (!note || !note::parse_checkpoint(note->text))
        return Diagnostic{Code::bad_use,
                          "this is no checkpoint of a log",
                          std::nullopt,
                          file,
                          {},
                          "a checkpoint is a signed note: docs/audit.md"};
    return auditor::Given{file, std::move(*note)};
}

Result<std::vector<note::PublicKey>> read_keys(const std::vector<std::string>& texts, note::KeyKind kind) {
    std::vector<note::PublicKey> keys;
    for (const std::string& text : texts) {
        const auto key = note::PublicKey::parse(text);
        const auto misuse = [&](const std::string& message, const std::string& help) {
            return Diagnostic{Code::bad_use, message, std::nullopt, "", {}, help};
        };
        const bool of_log = kind == note::KeyKind::note;
        const std::string command = of_log ? "`voorrang audit key` shows it" : "`voorrang audit witness-key` shows it";
        if (!key) return misuse("`" + text + "` is no public key", command);
        if (key->kind() != kind)
            return misuse(of_log ? "`" + text + "` is the key of a witness, not of a log"
                                 : "`" + text + "` is the key of a log, not of a witness",
                          command);
        keys.push_back(*key);
    }
    return keys;
}

} // namespace voorrang::cli
