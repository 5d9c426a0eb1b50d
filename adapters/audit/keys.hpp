// The key that signs the log (Ed25519, C2SP signed-note), and what the log says of its keys:
//
//     key.made      {"key": VKEY}
//     key.rotated   {"after": VKEY, "before": VKEY, "note": …}, a note that both have signed; of a key that was lost
//                   only the new one
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/note/note.hpp"
#include "adapters/store/store.hpp"

#include <filesystem>

namespace voorrang::audit {

std::string key_file_of(const std::string& database); // where it stands, unless told otherwise

// V720, V721: adapters/seal/secret_file.hpp.
Result<note::SecretKey> read_key(const std::filesystem::path& file);
Result<void> write_key(const std::filesystem::path& file, const note::SecretKey& key);

// A name by chance, so that no two logs or witnesses are taken for each other.
std::string new_name(std::string_view prefix);

// A public key as the log names it, and the note by which it followed the one before; none of the first.
struct KeyStep {
    std::string key, note;
};
// What the entry of a key says: the kind and the body.
KeyStep key_step(std::string_view kind, json::Ref body);
Result<std::vector<KeyStep>> key_steps(store::Reader& reader); // in their order, the one in use last
Result<std::vector<std::string>> logged_keys(store::Reader& reader);

struct KeyInUse {
    note::SecretKey key;
    bool logged = false; // the log names it; if not, log_key() is to be called
};
// Made where there is none yet, with `name` for the log, or a new name. V720 where the file is not there or another
// than the log's. A rotation that was cut short is brought to its end.
Result<KeyInUse> key_in_use(store::Reader& reader, const std::filesystem::path& file, const std::string& name);
Result<void> log_key(store::Writer& writer, const note::PublicKey& key, Time now);

// A new key of the same name, to be used from now on: its file takes the place of `file`. The log tells of it, and so
// does a last checkpoint signed by both. With `lost` the old key need not be there.
Result<note::PublicKey> rotate(store::Store& store, const std::filesystem::path& file, Time now, bool lost);

// The text of the note by which a key follows another.
std::string rotation_text(const std::string& before, const std::string& after);

} // namespace voorrang::audit
