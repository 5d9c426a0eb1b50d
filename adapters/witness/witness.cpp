#include "adapters/witness/witness.hpp"

#include <algorithm>

namespace voorrang::witness {

namespace {

bool has(const std::vector<note::PublicKey>& keys, const std::string& text) {
    return std::ranges::any_of(keys, [&](const note::PublicKey& key) { return key.text() == text; });
}

std::vector<std::string> texts_of(const std::vector<note::PublicKey>& keys) {
    std::vector<std::string> texts;
    for (const note::PublicKey& key : keys) texts.push_back(key.text());
    return texts;
}

std::uint64_t seconds_of(Time now) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(now.microseconds, 0) / 1'000'000);
}

// The note as it is kept: signed by the log, and by this witness alone.
note::Offer cosigned(note::Offer offer, const std::vector<note::PublicKey>& keys, const note::SecretKey& key,
                     std::uint64_t seconds) {
    std::erase_if(offer.note.signatures, [&](const note::Signature& signature) {
        return std::ranges::none_of(keys, [&](const note::PublicKey& each) {
            return each.name() == signature.name && each.id() == signature.key;
        });
    });
    offer.note.signatures.push_back(note::cosign(offer.note.text, seconds, key));
    return offer;
}

} // namespace

std::vector<note::PublicKey> follow(const std::vector<note::PublicKey>& trusted,
                                    const std::vector<audit::KeyStep>& steps) {
    std::vector<note::PublicKey> keys = trusted;
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const auto before = note::PublicKey::parse(steps[i - 1].key);
        const auto after = note::PublicKey::parse(steps[i].key);
        const auto follows = note::parse_note(steps[i].note);
        if (!before || !after || !follows || !has(keys, before->text()) || has(keys, after->text())) continue;
        if (follows->text == audit::rotation_text(before->text(), after->text()) && after->name() == before->name() &&
            note::is_signed_by(*follows, *before) && note::is_signed_by(*follows, *after))
            keys.push_back(*after);
    }
    return keys;
}

Result<Witnessed> look(const State& state, const Source& source, const note::SecretKey& key,
                       const std::vector<note::PublicKey>& trusted, Time now) {
    Result<note::Offer> offer = source.offer(0);
    if (!offer) return offer.error();
    const std::string origin = offer->checkpoint.origin;
    const Result<std::optional<note::Offer>> seen = state.last(origin);
    if (!seen) return seen.error();
    Result<std::vector<note::PublicKey>> keys = state.keys(origin);
    if (!keys) return keys.error();
    const std::size_t known = keys->size();
    for (const note::PublicKey& each : trusted)
        if (each.name() == origin && !has(*keys, each.text())) keys->push_back(each);
    if (keys->empty())
        return Diagnostic{Code::bad_use,
                          "no key of the log `" + origin + "` is known",
                          std::nullopt,
                          "",
                          {},
                          "give --key KEY, as you got it by another way than the log itself"};
    if (*seen && (*seen)->checkpoint.size > 0 && (*seen)->checkpoint.size <= offer->checkpoint.size) {
        offer = source.offer((*seen)->checkpoint.size);
        if (!offer) return offer.error();
    }
    Witnessed told;
    const auto last = *seen ? std::optional((*seen)->checkpoint) : std::nullopt;
    told.before = last ? last->size : 0;
    told.verdict = judge(last, *offer, *keys);
    if (told.verdict == Verdict::not_signed) {
        const Result<std::vector<audit::KeyStep>> steps = source.keys();
        if (!steps) return steps.error();
        const std::size_t before = keys->size();
        *keys = follow(*keys, *steps);
        for (std::size_t i = before; i < keys->size(); ++i) told.learned.push_back((*keys)[i].text());
        told.verdict = judge(last, *offer, *keys);
    }
    told.shown = std::move(*offer);
    if (is_offence(told.verdict)) {
        told.conclusive = is_conclusive(*last, told.shown);
        const Evidence evidence{told.verdict, **seen, told.shown, texts_of(*keys), key.open().text(), now};
        const Result<std::filesystem::path> kept = state.keep(evidence);
        if (!kept) return kept.error();
        told.evidence = *kept;
    }
    if (told.verdict != Verdict::grown) return told;
    if (keys->size() > known)
        if (const Result<void> kept = state.keep_keys(origin, *keys); !kept) return kept.error();
    const std::uint64_t before = *seen ? note::cosigned_by((*seen)->note, key.open()).value_or(0) : 0;
    told.shown = cosigned(std::move(told.shown), *keys, key, std::max(before, seconds_of(now)));
    if (const Result<void> kept = state.keep(told.shown); !kept) return kept.error();
    return told;
}

} // namespace voorrang::witness
