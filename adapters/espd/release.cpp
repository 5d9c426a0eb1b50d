#include "adapters/espd/release.hpp"

#include "adapters/eforms/parts.hpp"
#include "adapters/espd/check_structure.hpp"

namespace voorrang::espd {

namespace {

void write_bid(xml::Ref root, const Form& form, const std::vector<Answer>& answers, eforms::ReleaseWriter& to) {
    const auto bids = to.object("bids");
    const auto details = to.list("details");
    const auto bid = to.object("");
    to.text("id", own_identifier(root).text(), own_identifier(root));
    {
        const auto tenderers = to.list("tenderers");
        const auto tenderer = to.object("");
        const xml::Ref party = operator_of(root);
        to.text("id", identifiers_of(party).front().text(), identifiers_of(party).front());
        if (const auto name = eforms::find(party, {"cac:PartyName", "cbc:Name"}); name && !name->text().empty())
            to.text("name", name->text(), *name);
    }
    write_answers(root, form, answers, to);
}

} // namespace

Response write_release(xml::Ref root, const Form& form, const std::vector<Answer>& answers, const std::string& source) {
    eforms::ReleaseWriter to(source);
    eforms::write_text("ocid", root.child("cbc:ContractFolderID"), to);
    eforms::write_text("id", own_identifier(root), to);
    eforms::write_moment("date", root, "cbc:Issue", false, to);
    {
        const auto tags = to.list("tag");
        to.text("", "tender");
    }
    to.text("initiationType", "tender");
    {
        const auto parties = to.list("parties");
        write_party(root, form, answers, to);
    }
    write_bid(root, form, answers, to);
    write_findings(root, form, answers, to);
    json::Tree release = to.take();
    return {std::move(release), to.take_places()};
}

} // namespace voorrang::espd
