#include "adapters/eforms/check_structure.hpp"

#include "adapters/eforms/fields.hpp"
#include "adapters/eforms/vocabulary.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace voorrang::eforms {

namespace {

struct Field {
    std::array<std::string_view, 3> names; // one below the other; empty: none
    std::string_view what;
    std::string_view term; // business term of eForms
    bool repeated = false; // may stand more than once: in several languages, for several buyers
};

constexpr auto of_notice = std::to_array<Field>({
    {{"cbc:CustomizationID"}, "the version of eForms", "OPT-002"},
    {{"cbc:ID"}, "the identifier of the notice", "BT-701"},
    {{"cbc:ContractFolderID"}, "the identifier of the procedure", "BT-04"},
    {{"cbc:IssueDate"}, "the date of dispatch", "BT-05"},
    {{"cbc:IssueTime"}, "the time of dispatch", "BT-05"},
    {{"cbc:VersionID"}, "the version of the notice", "BT-757"},
    {{"cbc:RegulatoryDomain"}, "the legal basis", "BT-01"},
    {{"cbc:NoticeTypeCode"}, "the type of the notice", "BT-02"},
    {{"cbc:NoticeLanguageCode"}, "the language of the notice", "BT-702"},
    {{"cac:ContractingParty"}, "the buyer", "OPT-300", true},
    {{"cac:ContractingParty", "cac:Party"}, "the buyer", "OPT-300", true},
    {{"cac:ContractingParty", "cac:Party", "cac:PartyIdentification"}, "the buyer", "OPT-300", true},
    {{"cac:ProcurementProject"}, "what is procured", "BG-7"},
    {{"cac:ProcurementProject", "cbc:Name"}, "the title", "BT-21", true},
    {{"cac:ProcurementProject", "cbc:ProcurementTypeCode"}, "the nature of the contract", "BT-23"},
    {{"cac:ProcurementProject", "cac:MainCommodityClassification"}, "the main CPV code", "BT-262"},
    {{"cac:ProcurementProjectLot"}, "a lot", "BT-137", true},
});

constexpr auto of_lot = std::to_array<Field>({
    {{"cac:ProcurementProject"}, "what is procured", "BG-7"},
    {{"cac:ProcurementProject", "cbc:Name"}, "the title", "BT-21", true},
    {{"cac:ProcurementProject", "cbc:ProcurementTypeCode"}, "the nature of the contract", "BT-23"},
    {{"cac:ProcurementProject", "cac:MainCommodityClassification"}, "the main CPV code", "BT-262"},
});

constexpr auto of_organisation = std::to_array<Field>({
    {{"cac:PartyIdentification"}, "the identifier of the organisation", "OPT-200"},
    {{"cac:PartyIdentification", "cbc:ID"}, "the identifier of the organisation", "OPT-200"},
    {{"cac:PartyName"}, "the name of the organisation", "BT-500", true},
    {{"cac:PartyName", "cbc:Name"}, "the name of the organisation", "BT-500", true},
});

std::string quoted(std::string_view text) { return "`" + printable(text) + "`"; }

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : !is_hexadecimal(text[i])) return false;
    }
    return true;
}

class Checker {
  public:
    Checker(xml::Ref root, Faults& faults) : root_(root), faults_(faults) {}

    void check() {
        each_field(root_, of_notice);
        uuid({"cbc:ID"}, "the identifier of the notice");
        uuid({"cbc:ContractFolderID"}, "the identifier of the procedure");
        form();
        organisations();
        lots();
        if (const auto results = extension(root_) ? find(*extension(root_), {"efac:NoticeResult"}) : std::nullopt)
            result(*results);
        references(root_);
    }

  private:
    using Ids = std::set<std::string_view>;

    template <class Fields>
    void each_field(xml::Ref of, const Fields& fields) {
        for (const Field& field : fields) need(of, field);
    }

    // What is missing is told where it should stand, as far as that is there; what is missing below a thing that is
    // missing itself is not told again.
    void need(xml::Ref of, const Field& field) {
        std::vector<xml::Ref> above{of};
        std::string_view last;
        for (const std::string_view name : field.names) {
            if (name.empty()) break;
            if (!last.empty()) {
                std::vector<xml::Ref> found;
                for (const xml::Ref each : above)
                    for (const xml::Ref child : each.children())
                        if (child.name() == last) found.push_back(child);
                above = std::move(found);
            }
            last = name;
        }
        if (above.empty()) return;
        std::size_t count = 0;
        for (const xml::Ref each : above)
            for (const xml::Ref child : each.children()) {
                if (child.name() != last || of_other_list(child)) continue;
                if (++count < 2 || field.repeated) continue;
                faults_.add(child, std::string(field.what) + " stands more than once " + tag(last, field),
                            "leave one of them: which one counts can't be told");
            }
        if (count == 0)
            faults_.add(above.front(), std::string(field.what) + " is missing " + tag(last, field),
                        "add it: without it the notice can't be read for what it is");
    }

    static std::string tag(std::string_view name, const Field& field) {
        return "(`" + std::string(name) + "`, " + std::string(field.term) + ")";
    }

    // Of a type of contract there are several lists, of which only one is asked for.
    static bool of_other_list(xml::Ref element) {
        return element.name() == "cbc:ProcurementTypeCode" && !is_of(element, "contract-nature");
    }

    void uuid(Names names, std::string what) {
        const auto found = find(root_, names);
        if (!found || found->text().empty() || is_uuid(found->text())) return;
        faults_.add(*found, what + " must be a UUID, but is " + quoted(found->text()),
                    "write it in small letters, as in `4805c409-5939-4be9-8abd-837f7a5fee23`");
    }

    void form() {
        const auto type = find(root_, {"cbc:NoticeTypeCode"});
        if (!type) return;
        const auto list = type->attribute("listName");
        const auto forms = codes_of("form-type");
        if (list && std::ranges::binary_search(*forms, *list, {}, &Term::eforms)) return;
        faults_.add(*type,
                    list ? quoted(*list) + " is no form of notice" : std::string("the form of the notice is missing"),
                    "say with `listName` what the notice is for, such as `competition` or `result` (BT-03)");
    }

    // Those of all that stand at a place; one that is there twice is a fault.
    void gather(xml::Ref id, Ids& ids) {
        if (id.text().empty() || ids.insert(id.text()).second) return;
        faults_.add(id, "the identifier " + quoted(id.text()) + " stands twice", "give each one of its own");
    }

    void organisations() {
        const auto of = extension(root_);
        if (!of) {
            faults_.add(root_, "the organisations are missing (`efac:Organizations`, GR-2)",
                        "add it: without it the notice can't be read for what it is");
            return;
        }
        if (!find(*of, {"efac:NoticeSubType", "cbc:SubTypeCode"}))
            faults_.add(*of, "the subtype of the notice is missing (`efac:NoticeSubType`, OPP-070)",
                        "add it: without it the notice can't be read for what it is");
        if (!find(*of, {"efac:Organizations"}))
            faults_.add(*of, "the organisations are missing (`efac:Organizations`, GR-2)",
                        "add it: without it the notice can't be read for what it is");
        for (const xml::Ref company : find_all(*of, {"efac:Organizations", "efac:Organization", "efac:Company"}))
            organisation(company);
        for (const xml::Ref point : find_all(*of, {"efac:Organizations", "efac:Organization", "efac:TouchPoint"}))
            organisation(point);
    }

    void organisation(xml::Ref company) {
        each_field(company, of_organisation);
        if (const auto id = find(company, {"cac:PartyIdentification", "cbc:ID"})) gather(*id, organisations_);
    }

    void lots() {
        bool any = false;
        for (const xml::Ref lot : find_all(root_, {"cac:ProcurementProjectLot"})) {
            const auto id = lot.child("cbc:ID");
            if (!id) {
                faults_.add(lot, "the identifier of the lot is missing (`cbc:ID`, BT-137)",
                            "add it: without it the notice can't be read for what it is");
                continue;
            }
            gather(*id, lots_);
            if (is_of(*id, "LotsGroup")) continue;
            any = true;
            each_field(lot, of_lot);
        }
        if (!any && !lots_.empty())
            faults_.add(root_, "a lot is missing (`cac:ProcurementProjectLot`, BT-137)",
                        "add it: without it the notice can't be read for what it is");
    }

    void result(xml::Ref results) {
        for (const xml::Ref id : find_all(results, {"efac:LotTender", "cbc:ID"})) gather(id, tenders_);
        for (const xml::Ref id : find_all(results, {"efac:SettledContract", "cbc:ID"})) gather(id, contracts_);
        for (const xml::Ref id : find_all(results, {"efac:TenderingParty", "cbc:ID"})) gather(id, parties_);
        Ids lot_results;
        for (const xml::Ref id : find_all(results, {"efac:LotResult", "cbc:ID"})) gather(id, lot_results);
        for (const xml::Ref one : find_all(results, {"efac:LotResult"})) {
            for (const xml::Ref id : find_all(one, {"efac:LotTender", "cbc:ID"})) refers(id, tenders_);
            for (const xml::Ref id : find_all(one, {"efac:SettledContract", "cbc:ID"})) refers(id, contracts_);
            for (const xml::Ref id : find_all(one, {"efac:TenderLot", "cbc:ID"})) refers(id, lots_);
        }
        for (const xml::Ref one : find_all(results, {"efac:LotTender"})) {
            for (const xml::Ref id : find_all(one, {"efac:TenderLot", "cbc:ID"})) refers(id, lots_);
            for (const xml::Ref id : find_all(one, {"efac:TenderingParty", "cbc:ID"})) refers(id, parties_);
        }
        for (const xml::Ref id : find_all(results, {"efac:SettledContract", "efac:LotTender", "cbc:ID"}))
            refers(id, tenders_);
        for (const xml::Ref id : find_all(results, {"efac:TenderingParty", "efac:Tenderer", "cbc:ID"}))
            refers(id, organisations_);
        amount_of_results(results);
    }

    // Of what the results name together: a short notice could else say a very long thing.
    void amount_of_results(xml::Ref results) {
        constexpr std::size_t most = 1'000'000;
        std::map<std::string_view, std::size_t> tenderers, members, of_contract, of_tender;
        for (const xml::Ref group : find_all(root_, {"cac:TenderingTerms", "cac:LotDistribution", "cac:LotsGroup"}))
            members[text(group, {"cbc:LotsGroupID"})] += find_all(group, {"cac:ProcurementProjectLotReference"}).size();
        for (const xml::Ref party : find_all(results, {"efac:TenderingParty"}))
            tenderers[text(party, {"cbc:ID"})] += find_all(party, {"efac:Tenderer"}).size();
        for (const xml::Ref contract : find_all(results, {"efac:SettledContract"}))
            of_contract[text(contract, {"cbc:ID"})] += find_all(contract, {"efac:LotTender"}).size();
        std::size_t all = 0;
        const auto count = [&](xml::Ref from, Names names, const std::map<std::string_view, std::size_t>& each) {
            std::size_t sum = 0;
            for (const xml::Ref id : find_all(from, names))
                if (const auto found = each.find(id.text()); found != each.end()) sum += found->second;
            return sum;
        };
        for (const xml::Ref tender : find_all(results, {"efac:LotTender"})) {
            const std::size_t parties = count(tender, {"efac:TenderingParty", "cbc:ID"}, tenderers);
            of_tender[text(tender, {"cbc:ID"})] += parties;
            all += parties + count(tender, {"efac:TenderLot", "cbc:ID"}, members);
        }
        for (const xml::Ref result : find_all(results, {"efac:LotResult"}))
            all += count(result, {"efac:SettledContract", "cbc:ID"}, of_contract) +
                   count(result, {"efac:LotTender", "cbc:ID"}, of_tender);
        if (all > most)
            faults_.add(results, "the results name more than 1,000,000 tenderers and lots together",
                        "no procedure has so many; is this the right file?");
    }

    // To organisations, wherever a party stands.
    void references(xml::Ref element) {
        for (const xml::Ref child : element.children()) {
            if (child.name() == "efac:Organizations") continue; // there they are, and not referred to
            if (child.name() == "cac:PartyIdentification")
                if (const auto id = child.child("cbc:ID")) refers(*id, organisations_);
            references(child);
        }
        if (element.name() == "cac:LotsGroup")
            for (const xml::Ref id : find_all(element, {"cac:ProcurementProjectLotReference", "cbc:ID"}))
                refers(id, lots_);
    }

    void refers(xml::Ref id, const Ids& to) {
        if (id.text().empty() || to.contains(id.text())) return;
        faults_.add(id, quoted(id.text()) + " is referred to, but is not in the notice",
                    "add it, or correct the reference");
    }

    xml::Ref root_;
    Faults& faults_;
    Ids organisations_, lots_, tenders_, contracts_, parties_;
};

} // namespace

void check_structure(xml::Ref root, Faults& faults) { Checker(root, faults).check(); }

} // namespace voorrang::eforms
