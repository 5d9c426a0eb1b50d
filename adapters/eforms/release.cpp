#include "adapters/eforms/release.hpp"

#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <array>

namespace voorrang::eforms {

namespace {

struct Tags {
    std::string_view form, first, second;
};

constexpr auto tags = std::to_array<Tags>({{"planning", "tender", ""},
                                           {"competition", "tender", ""},
                                           {"change", "tenderUpdate", ""},
                                           {"result", "award", "contract"},
                                           {"dir-awa-pre", "award", "contract"},
                                           {"cont-modif", "awardUpdate", "contractUpdate"},
                                           {"completion", "contractTermination", ""}});

void write_tags(const Source& from, ReleaseWriter& to) {
    const auto level = to.list("tag");
    for (const Tags& each : tags) {
        if (each.form != from.form) continue;
        to.text("", each.first, from.type);
        if (!each.second.empty()) to.text("", each.second, from.type);
    }
}

} // namespace

Notice write_release(xml::Ref root, const std::string& source) {
    const Source from(root);
    ReleaseWriter to(source);
    write_text("ocid", find(root, {"cbc:ContractFolderID"}), to);
    write_text("id", find(root, {"cbc:ID"}), to);
    write_moment("date", root, "cbc:Issue", false, to);
    write_tags(from, to);
    to.text("initiationType", "tender");
    to.text("language", language(from.language), *find(root, {"cbc:NoticeLanguageCode"}));
    write_parties(from, to);
    write_buyer(from, to);
    write_tender(from, to);
    write_bids(from, to);
    write_awards(from, to);
    write_contracts(from, to);
    json::Tree release = to.take();
    return {std::move(release), to.take_places()};
}

} // namespace voorrang::eforms
