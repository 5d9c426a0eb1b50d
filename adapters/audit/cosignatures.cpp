#include "adapters/audit/cosignatures.hpp"

#include "adapters/note/offer.hpp"

#include <algorithm>

namespace voorrang::audit {

namespace {

constexpr std::uint64_t most_ahead = 600; // seconds by which the clock of a witness may be ahead

Diagnostic refused(Code code, std::string message, std::string help = {}) {
    return {code, std::move(message), std::nullopt, "", {}, std::move(help)};
}

// The latest checkpoint of this size: they only grow, and are numbered without gaps.
Result<std::optional<store::Checkpoint>> checkpoint_of(store::Reader& reader, std::int64_t size) {
    const auto last = reader.last_checkpoint();
    if (!last || !*last) return last;
    std::int64_t low = 0; // this one is of at most `size`, or is none
    std::int64_t high = (*last)->id + 1;
    std::optional<store::Checkpoint> found;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto row = reader.checkpoints(middle - 1, 1);
        if (!row) return row.error();
        if (!row->empty() && row->front().size <= size) {
            low = middle;
            found = row->front();
        } else {
            high = middle;
        }
    }
    if (found && found->size != size) found.reset();
    return found;
}

// The line of the note that is the signature.
std::string line_of(const note::Signature& signature) {
    const std::string note = note::to_text(note::Note{"x\n", {signature}});
    return note.substr(3, note.size() - 4);
}

} // namespace

Result<Taken> take_cosignature(store::Writer& writer, std::string_view written, const note::PublicKey& witness,
                               Time now) {
    const auto given = note::parse_checkpoint_note(written);
    const auto seconds = given ? note::cosigned_by(given->note, witness) : std::nullopt;
    if (!seconds)
        return refused(
            Code::bad_body, "this is no checkpoint with a cosignature by `" + witness.text() + "`",
            "give it as `voorrang audit witness` wrote it, with the key that `voorrang audit witness-key` shows");
    if (*seconds > static_cast<std::uint64_t>(now.microseconds / 1'000'000) + most_ahead)
        return refused(Code::bad_body, "the cosignature has a moment that is yet to come",
                       "set the clock of the witness right");
    const auto size = static_cast<std::int64_t>(given->checkpoint.size);
    const auto row = checkpoint_of(writer, size);
    if (!row) return row.error();
    const auto kept = *row ? note::parse_note((*row)->note) : std::nullopt;
    if (!kept || kept->text != given->note.text)
        return refused(Code::not_there, "this log has made no such checkpoint");
    const auto there = writer.cosignatures((*row)->id);
    if (!there) return there.error();
    Taken taken{size, *seconds, false};
    if (std::ranges::find(*there, witness.text(), &store::Cosignature::witness) != there->end()) return taken;
    if (there->size() >= most_cosignatures)
        return refused(Code::not_now, "the checkpoint has enough cosignatures", "cosign the next one");
    const auto signature = std::ranges::find_if(given->note.signatures, [&](const note::Signature& each) {
        return each.name == witness.name() && each.key == witness.id();
    });
    const Result<void> added = writer.add_cosignature({0, (*row)->id, now, witness.text(), line_of(*signature)});
    if (!added) return added.error();
    taken.added = true;
    return taken;
}

} // namespace voorrang::audit
