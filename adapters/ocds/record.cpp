#include "adapters/ocds/record.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/ocds/bids_format.hpp"
#include "adapters/ocds/follow.hpp"
#include "adapters/ocds/merge.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::ocds {

using json::Ref;

namespace {

Diagnostic at(Code code, std::string message, std::string place, std::string help) {
    return {code, std::move(message), std::nullopt, std::move(place), {}, std::move(help)};
}

bool looks_like_record(Ref root) {
    return root.find("compiledRelease") || root.find("releases") || root.find("versionedRelease");
}

std::string some_keys(Ref object) {
    constexpr std::size_t most = 5;
    std::string text;
    std::size_t count = 0;
    for (const Ref member : object.children()) {
        if (++count > most) return text + " …";
        text += (count > 1 ? ", `" : "`") + printable(member.key()) + "`";
    }
    return count == 0 ? "nothing" : text;
}

Diagnostic neither(const Piece& piece) {
    return at(Code::not_ocds, "neither a release nor a record: an object with " + some_keys(piece.tree.root()),
              place_text(piece.source, piece.pointer),
              "give OCDS releases or records, alone, in a package, in an array, or one a line; each has an `ocid`");
}

// The ocid of a release or record, if it is a text.
Result<std::optional<std::string>> ocid_of(Ref object, const Piece& piece, const std::string& pointer) {
    const auto ocid = object.find("ocid");
    if (!ocid || ocid->is_null()) return std::nullopt;
    if (ocid->is_string() && !ocid->text().empty()) return std::string(ocid->text());
    return at(Code::not_ocds, "`ocid` must be a text that is not empty, but is " + json::describe(*ocid),
              place_text(piece.source, pointer + "/ocid"), "write the identifier of the contracting process in quotes");
}

bool is_link(Ref release) { return release.find("url") && !release.find("ocid"); }

Result<json::Tree> merged(const Piece& piece, Ref releases, const std::string& ocid) {
    const std::string pointer = piece.pointer + "/releases";
    if (!releases.is_array() || releases.size() == 0)
        return at(Code::not_ocds, "a record with neither `compiledRelease` nor `releases`",
                  place_text(piece.source, piece.pointer), "add the compiled release");
    for (const Ref release : releases.children())
        if (is_link(release))
            return at(
                Code::linked_releases_only, "a record that only links to its releases",
                place_text(piece.source, pointer),
                "add the `compiledRelease`, or embed the releases themselves: nothing is fetched from the network");
    return merge_releases(releases, ocid, piece.source, pointer);
}

Case as_case(const Piece& piece, std::string ocid, json::Tree document, const std::string& pointer) {
    return {std::move(ocid), std::move(document), place_text(piece.source, pointer), pointer, {}};
}

Result<Case> compiled_case(const Piece& piece, Ref compiled, const std::optional<std::string>& record_ocid) {
    const std::string pointer = piece.pointer + "/compiledRelease";
    if (!compiled.is_object())
        return at(Code::not_ocds, "`compiledRelease` must be an object, but is " + json::describe(compiled),
                  place_text(piece.source, pointer), "");
    auto ocid = ocid_of(compiled, piece, pointer);
    if (ocid.has_error()) return ocid.error();
    if (*ocid && record_ocid && **ocid != *record_ocid)
        return at(Code::not_ocds,
                  "the compiled release has the ocid \"" + printable(**ocid) + "\", its record \"" +
                      printable(*record_ocid) + "\"",
                  place_text(piece.source, pointer + "/ocid"), "a record is about one contracting process");
    if (!*ocid) ocid = record_ocid;
    if (!*ocid) return neither(piece);
    json::TreeBuilder copy;
    copy.copy(compiled);
    return as_case(piece, std::move(**ocid), copy.take(), pointer);
}

Result<Case> record_case(const Piece& piece) {
    const Ref record = piece.tree.root();
    auto ocid = ocid_of(record, piece, piece.pointer);
    if (ocid.has_error()) return ocid.error();
    const auto compiled = record.find("compiledRelease");
    if (compiled && !compiled->is_null()) return compiled_case(piece, *compiled, *ocid);
    if (!*ocid) return neither(piece);
    const auto releases = record.find("releases");
    auto document = merged(piece, releases ? *releases : record, **ocid);
    if (document.has_error()) return document.error();
    // Places in what is merged are told below the record; the pointer is then that in the merged release.
    Case made = as_case(piece, std::move(**ocid), std::move(*document), piece.pointer);
    made.place += " (merged)";
    made.pointer.clear();
    return made;
}

} // namespace

Result<Case> make_case(Piece piece) {
    const Ref root = piece.tree.root();
    if (const auto format = root.find("format"); format && format->text() == bids_format)
        return at(Code::not_ocds, "a file of bids where a release should stand",
                  place_text(piece.source, piece.pointer), "give it with --bids, beside the tender");
    if (piece.part == Part::record || (piece.part == Part::either && looks_like_record(root)))
        return record_case(piece);
    auto ocid = ocid_of(root, piece, piece.pointer);
    if (ocid.has_error()) return ocid.error();
    if (!*ocid && piece.part == Part::either) return neither(piece);
    if (!*ocid)
        return at(Code::not_ocds, "a release without an `ocid`", place_text(piece.source, piece.pointer),
                  "add the identifier of the contracting process");
    return as_case(piece, std::move(**ocid), std::move(piece.tree), piece.pointer);
}

Result<Case> make_case(Piece piece, const graph::Pointer& name) {
    const Ref root = piece.tree.root();
    std::optional<Ref> found;
    Follower follower(name);
    follower.follow(root, [&](Ref value, const Indexes&) {
        found = value;
        return true;
    });
    const std::string pointer = graph::to_text(name);
    if (!found || found->is_null())
        return at(Code::not_ocds, "the case has no name: nothing stands at " + printable(pointer),
                  place_text(piece.source, piece.pointer), "--case-id says where its name must stand");
    if (!(found->is_string() || found->is_number()) || found->text().empty())
        return at(Code::not_ocds,
                  "the name of a case must be a text that is not empty, or a number, but is " + json::describe(*found),
                  place_text(piece.source, piece.pointer + pointer), "--case-id says where it must stand");
    std::string text(found->text());
    return as_case(piece, std::move(text), std::move(piece.tree), piece.pointer);
}

} // namespace voorrang::ocds
