#include "adapters/ocds/bids_format.hpp"

#include "adapters/json/describe.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/graph/schema.hpp"

#include <algorithm>

namespace voorrang::ocds {

using json::Ref;
using Names = std::vector<std::string>;

namespace {

const Names& document_names() {
    static const Names names = {"bids", "format", "ocid", "version"};
    return names;
}

// Besides what has a form of its own, the fields of a bid in OCDS that are taken over as they are; `details` may hold
// anything.
const Names& bid_names() {
    static const Names names = {"assessments",          "details", "documents", "id",      "items", "lots", "price",
                                "requirementResponses", "status",  "submitted", "tenderer"};
    return names;
}

// The fields of a party in OCDS 1.1, and those that the project adds.
const Names& tenderer_names() {
    static const Names names = {"additionalIdentifiers",
                                "address",
                                "co2Level",
                                "contactPoint",
                                "details",
                                "exclusionGrounds",
                                "id",
                                "identifier",
                                "name",
                                "roles",
                                "scale",
                                "selfCleaning",
                                "socialProcurement",
                                "turnover"};
    return names;
}

const Names& price_names() {
    static const Names names = {"amount", "currency"};
    return names;
}

const Names& assessment_names() {
    static const Names names = {"assessor", "criterion", "score"};
    return names;
}

const Names& social_names() {
    static const Names names = {
        "codeRegistered", "commercialIncomeShare", "disadvantagedWorkforceShare", "economicallyIndependent",
        "impactReport",   "independent",           "missionInStatutes",           "profitDistributionShare",
        "psoLevel",       "stakeholderDialogue"};
    return names;
}

// A policy may read more than the names we know: those are kept, unless they look like one of ours misspelt.
enum class Others : bool { refused, kept };

class Checker {
  public:
    bool document(Ref root);
    Diagnostic take() { return std::move(*error_); }

  private:
    bool bid(Ref bid, const std::string& pointer);
    bool tenderer(Ref tenderer, const std::string& pointer);
    bool assessments(Ref list, const std::string& pointer);
    bool names(Ref object, const Names& known, Others others, std::string_view what, const std::string& pointer);
    bool identifier(Ref object, std::string_view what, const std::string& pointer);
    bool object(Ref value, std::string_view what, const std::string& pointer);
    bool list(Ref value, std::string_view what, const std::string& pointer);
    bool fail(Code code, std::string message, std::string pointer, std::string help);

    std::optional<Diagnostic> error_;
};

std::string below(const std::string& pointer, std::string_view part) {
    std::string text = pointer;
    graph::append_part(text, part);
    return text;
}

bool Checker::fail(Code code, std::string message, std::string pointer, std::string help) {
    error_ = Diagnostic{code, std::move(message), std::nullopt, std::move(pointer), {}, std::move(help)};
    return false;
}

bool Checker::object(Ref value, std::string_view what, const std::string& pointer) {
    if (value.is_object()) return true;
    return fail(Code::fact_type, std::string(what) + " must be an object, but is " + json::describe(value), pointer,
                "");
}

bool Checker::list(Ref value, std::string_view what, const std::string& pointer) {
    if (value.is_array()) return true;
    return fail(Code::fact_type, std::string(what) + " must be a list, but is " + json::describe(value), pointer,
                "write it in brackets: [ … ]");
}

bool Checker::identifier(Ref object, std::string_view what, const std::string& pointer) {
    const auto id = object.find("id");
    if (!id) return fail(Code::fact_type, std::string(what) + " without an `id`", pointer, "give it one of its own");
    if ((id->is_string() && !id->text().empty()) || id->is_number()) return true;
    return fail(Code::fact_type,
                "the `id` of " + std::string(what) + " must be a text that is not empty, but is " + json::describe(*id),
                below(pointer, "id"), "give it one of its own");
}

bool Checker::names(Ref object, const Names& known, Others others, std::string_view what, const std::string& pointer) {
    for (const Ref member : object.children()) {
        const std::string name(member.key());
        if (std::ranges::binary_search(known, name)) continue;
        const auto near = suggest(name, known);
        if (!near && others == Others::kept) continue;
        std::string all;
        for (const std::string& one : known) all += (all.empty() ? "`" : ", `") + one + "`";
        return fail(Code::unknown_extension_field, std::string(what) + " has no `" + printable(name) + "`",
                    below(pointer, name), near ? "did you mean `" + *near + "`?" : "it may have " + all);
    }
    return true;
}

bool Checker::assessments(Ref assessments, const std::string& pointer) {
    if (!list(assessments, "`assessments`", pointer)) return false;
    std::size_t index = 0;
    for (const Ref assessment : assessments.children()) {
        const std::string at = below(pointer, std::to_string(index++));
        if (!object(assessment, "an assessment", at) ||
            !names(assessment, assessment_names(), Others::refused, "an assessment", at))
            return false;
    }
    return true;
}

bool Checker::tenderer(Ref tenderer, const std::string& pointer) {
    if (!object(tenderer, "a tenderer", pointer) || !identifier(tenderer, "a tenderer", pointer) ||
        !names(tenderer, tenderer_names(), Others::refused, "a tenderer", pointer))
        return false;
    const auto social = tenderer.find("socialProcurement");
    if (!social || social->is_null()) return true;
    const std::string at = below(pointer, "socialProcurement");
    return object(*social, "`socialProcurement`", at) &&
           names(*social, social_names(), Others::kept, "`socialProcurement`", at);
}

bool Checker::bid(Ref bid, const std::string& pointer) {
    if (!object(bid, "a bid", pointer) || !names(bid, bid_names(), Others::refused, "a bid", pointer) ||
        !identifier(bid, "a bid", pointer))
        return false;
    const auto tenderer_of = bid.find("tenderer");
    if (!tenderer_of) return fail(Code::fact_type, "a bid without a `tenderer`", pointer, "say whose bid it is");
    if (!tenderer(*tenderer_of, below(pointer, "tenderer"))) return false;
    const auto price = bid.find("price");
    if (price && price->is_object() &&
        !names(*price, price_names(), Others::refused, "a price", below(pointer, "price")))
        return false;
    const auto lots = bid.find("lots");
    if (lots && !lots->is_null() && !list(*lots, "`lots`", below(pointer, "lots"))) return false;
    const auto marks = bid.find("assessments");
    return !marks || marks->is_null() || assessments(*marks, below(pointer, "assessments"));
}

bool Checker::document(Ref root) {
    const auto format = root.find("format");
    if (!format || format->text() != bids_format)
        return fail(Code::not_ocds,
                    "not a document of bids: `format` " +
                        (format ? "is " + json::describe(*format) : std::string("is missing")),
                    format ? "/format" : "", "begin it with \"format\": \"voorrang.bids\", \"version\": 1");
    if (!names(root, document_names(), Others::refused, "a document of bids", "")) return false;
    const auto version = root.find("version");
    if (!version || version->text() != "1")
        return fail(Code::fact_type,
                    "`version` must be 1, but is " + (version ? json::describe(*version) : std::string("missing")),
                    version ? "/version" : "", "this is the only version so far");
    const auto ocid = root.find("ocid");
    if (!ocid || !ocid->is_string() || ocid->text().empty())
        return fail(Code::fact_type,
                    "`ocid` must be a text that is not empty, but is " + (ocid ? json::describe(*ocid) : "missing"),
                    ocid ? "/ocid" : "", "it says for which tender the bids are");
    const auto bids = root.find("bids");
    if (!bids)
        return fail(Code::fact_type, "a document of bids without `bids`", "", "add the list, even if it is empty");
    if (!list(*bids, "`bids`", "/bids")) return false;
    std::size_t index = 0;
    for (const Ref each : bids->children())
        if (!bid(each, below("/bids", std::to_string(index++)))) return false;
    return true;
}

} // namespace

Result<void> check_bids_document(Ref document) {
    Checker checker;
    if (checker.document(document)) return {};
    return checker.take();
}

} // namespace voorrang::ocds
