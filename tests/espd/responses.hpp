// Responses for the tests: those that the tests of the command line have, and what can be changed in them.
#pragma once

#include "adapters/espd/response.hpp"
#include "adapters/json/write.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace voorrang::espd {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string own_response(const std::string& name) {
    return read_file(std::filesystem::path(VOORRANG_SOURCE_DIR) / "tests/cli/inputs/espd" / name);
}

inline Reading read_text(const std::string& text, const std::string& name = "r.xml") {
    std::istringstream input(text);
    return read_response("", input, name);
}

// The first of it, which must be there.
inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos) throw std::logic_error("not in the response: " + what);
    return text.replace(at, what.size(), by);
}

// The release, or each fault as its place, code, message and help.
inline std::string told(const Reading& reading) {
    if (const Response* response = std::get_if<Response>(&reading))
        return json::indented(response->release.root()) + "\n";
    std::string text;
    for (const Diagnostic& fault : std::get<Diagnostics>(reading))
        text += fault.place + ": error[" + std::string(code_text(fault.code)) + "]: " + fault.message +
                "\n   help: " + fault.help + "\n";
    return text;
}

// One member of it, in one line.
inline std::string written(const Reading& reading, std::initializer_list<std::string_view> keys) {
    const Response* response = std::get_if<Response>(&reading);
    if (!response) return told(reading);
    std::optional<json::Ref> value = response->release.root();
    for (const std::string_view key : keys) {
        value = value->is_array() ? value->element(static_cast<std::size_t>(key[0] - '0')) : value->find(key);
        if (!value) return "absent";
    }
    return json::compact(*value);
}

// A response with one criterion for each of these: its parts as XML, the answers after them.
inline std::string response_with(const std::string& criteria, const std::string& answers = "") {
    const std::string ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    return "<QualificationApplicationResponse xmlns='" + ubl + "QualificationApplicationResponse-2' xmlns:cac='" + ubl +
           "CommonAggregateComponents-2' xmlns:cbc='" + ubl +
           "CommonBasicComponents-2'><cbc:UUID>u1</cbc:UUID><cbc:ContractFolderID>p1</cbc:ContractFolderID>\n"
           "<cac:EconomicOperatorParty><cac:Party><cac:PartyIdentification><cbc:ID>b1</cbc:ID></"
           "cac:PartyIdentification>"
           "</cac:Party></cac:EconomicOperatorParty>\n" +
           criteria + "\n" + answers + "</QualificationApplicationResponse>";
}

inline std::string property(const std::string& id, const std::string& type) {
    return "<cac:TenderingCriterionProperty><cbc:ID>" + id +
           "</cbc:ID><cbc:TypeCode>QUESTION</cbc:TypeCode><cbc:ValueDataTypeCode>" + type +
           "</cbc:ValueDataTypeCode></cac:TenderingCriterionProperty>";
}

inline std::string criterion(const std::string& code, const std::string& properties, const std::string& wording = "",
                             const std::string& id = "") {
    return "<cac:TenderingCriterion>" + (id.empty() ? "" : "<cbc:ID>" + id + "</cbc:ID>") + "<cbc:CriterionTypeCode>" +
           code + "</cbc:CriterionTypeCode>" +
           (wording.empty() ? "" : "<cbc:Description>" + wording + "</cbc:Description>") +
           "<cac:TenderingCriterionPropertyGroup>" + properties +
           "</cac:TenderingCriterionPropertyGroup></cac:TenderingCriterion>";
}

// A ground with its question proper, which is called as its code is.
inline std::string ground(const std::string& code, const std::string& wording = "") {
    return criterion(code, property(code, "INDICATOR"), wording);
}

inline std::string answer(const std::string& property, const std::string& value) {
    return "<cac:TenderingCriterionResponse><cbc:ValidatedCriterionPropertyID>" + property +
           "</cbc:ValidatedCriterionPropertyID>" + value + "</cac:TenderingCriterionResponse>\n";
}

inline std::string yes_no(const std::string& property, bool truth) {
    return answer(property, std::string("<cac:ResponseValue><cbc:ResponseIndicator>") + (truth ? "true" : "false") +
                                "</cbc:ResponseIndicator></cac:ResponseValue>");
}

// Those that count whatever a notice says.
inline const std::vector<std::string>& mandatory() {
    static const std::vector<std::string> codes = {"crime-org",   "corruption",    "fraud",   "terr-offence",
                                                   "finan-laund", "human-traffic", "tax-pay", "socsec-pay"};
    return codes;
}

} // namespace voorrang::espd
