#include "adapters/espd/vocabulary.hpp"

#include <array>

namespace voorrang::espd {

namespace {

// clang-format off
constexpr auto criteria = std::to_array<KnownCriterion>({
    {"crime-org", "CRITERION.EXCLUSION.CONVICTIONS.PARTICIPATION_IN_CRIMINAL_ORGANISATION",
     "005eb9ed-1347-4ca3-bb29-9bc0db64e1ab", "exg-crim-part"},
    {"corruption", "CRITERION.EXCLUSION.CONVICTIONS.CORRUPTION",
     "c27b7c4e-c837-4529-b867-ed55ce639db5", "exg-crim-corrpt"},
    {"fraud", "CRITERION.EXCLUSION.CONVICTIONS.FRAUD",
     "297d2323-3ede-424e-94bc-a91561e6f320", "exg-crim-fraud"},
    {"terr-offence", "CRITERION.EXCLUSION.CONVICTIONS.TERRORIST_OFFENCES",
     "d486fb70-86b3-4e75-97f2-0d71b5697c7d", "exg-crim-terror"},
    {"finan-laund", "CRITERION.EXCLUSION.CONVICTIONS.MONEY_LAUNDERING",
     "47112079-6fec-47a3-988f-e561668c3aef", "exg-crim-laund"},
    {"human-traffic", "CRITERION.EXCLUSION.CONVICTIONS.CHILD_LABOUR-HUMAN_TRAFFICKING",
     "d789d01a-fe03-4ccd-9898-73f9cfa080d1", "exg-crim-traffick"},
    {"tax-pay", "CRITERION.EXCLUSION.CONTRIBUTIONS.PAYMENT_OF_TAXES",
     "b61bbeb7-690e-4a40-bc68-d6d4ecfaa3d4", "exg-pmt-bre-tax"},
    {"socsec-pay", "CRITERION.EXCLUSION.CONTRIBUTIONS.PAYMENT_OF_SOCIAL_SECURITY",
     "7d85e333-bbab-49c0-be8d-c36d71a72f5e", "exg-pmt-bre-ssc"},
    {"envir-law", "CRITERION.EXCLUSION.SOCIAL.ENVIRONMENTAL_LAW",
     "a80ddb62-d25b-4e4e-ae22-3968460dc0a9", "exg-mis-bre-env-law"},
    {"socsec-law", "CRITERION.EXCLUSION.SOCIAL.SOCIAL_LAW",
     "a261a395-ed17-4939-9c75-b9ff1109ca6e", "exg-mis-bre-soc-law"},
    {"labour-law", "CRITERION.EXCLUSION.SOCIAL.LABOUR_LAW",
     "a34b70d6-c43d-4726-9a88-8e2b438424bf", "exg-mis-bre-lab-law"},
    {"bankruptcy", "CRITERION.EXCLUSION.BUSINESS.BANKRUPTCY",
     "d3732c09-7d62-4edc-a172-241da6636e7c", "exg-sitn-bankr"},
    {"insolvency", "CRITERION.EXCLUSION.BUSINESS.INSOLVENCY",
     "396f288a-e267-4c20-851a-ed4f7498f137", "exg-sitn-insolvency"},
    {"cred-arran", "CRITERION.EXCLUSION.BUSINESS.CREDITORS_ARRANGEMENT",
     "68918c7a-f5bc-4a1a-a62f-ad8983600d48", "exg-sitn-cred-arran"},
    {"bankr-nat", "CRITERION.EXCLUSION.BUSINESS.BANKRUPTCY_ANALOGOUS",
     "daffa2a9-9f8f-4568-8be8-7b8bf306d096", "exg-sitn-other"},
    {"liq-admin", "CRITERION.EXCLUSION.BUSINESS.LIQUIDATOR_ADMINISTERED",
     "8fda202a-0c37-41bb-9d7d-de3f49edbfcb", "exg-sitn-liq-admin"},
    {"susp-act", "CRITERION.EXCLUSION.BUSINESS.ACTIVITIES_SUSPENDED",
     "166536e2-77f7-455c-b018-70582474e4f6", "exg-sitn-as-susp"},
    {"prof-misconduct", "CRITERION.EXCLUSION.MISCONDUCT.MC_PROFESSIONAL",
     "514d3fde-1e3e-4dcd-b02a-9f984d5bbda3", "exg-mis-misconduct"},
    {"distorsion", "CRITERION.EXCLUSION.MISCONDUCT.MARKET_DISTORTION",
     "56d13e3d-76e8-4f23-8af6-13e60a2ee356", "exg-mis-distortion"},
    {"partic-confl", "CRITERION.EXCLUSION.CONFLICT_OF_INTEREST.PROCEDURE_PARTICIPATION",
     "b1b5ac18-f393-4280-9659-1367943c1a2e", "exg-mis-partic-confl"},
    {"prep-confl", "CRITERION.EXCLUSION.CONFLICT_OF_INTEREST.PROCEDURE_PREPARATION",
     "61874050-5130-4f1c-a174-720939c7b483", "exg-mis-prep-confl"},
    {"sanction", "CRITERION.EXCLUSION.CONFLICT_OF_INTEREST.EARLY_TERMINATION",
     "3293e92b-7f3e-42f1-bee6-a7641bb04251", "exg-mis-sanction"},
    {"misrepresent", "CRITERION.EXCLUSION.CONFLICT_OF_INTEREST.MISINTERPRETATION",
     "696a75b2-6107-428f-8b74-82affb67e184", "exg-mis-misrepresent"},
    {"misinterpr", "CRITERION.EXCLUSION.CONFLICT_OF_INTEREST.MISINTERPRETATION", // as 3.0 to 3.2 have it
     "696a75b2-6107-428f-8b74-82affb67e184", "exg-mis-misrepresent"},
    {"nati-ground", "CRITERION.EXCLUSION.NATIONAL.OTHER",
     "63adb07d-db1b-4ef0-a14e-a99785cf8cf6", "exg-natl-bre-nat-law"},
    {"gen-year-to", "CRITERION.SELECTION.ECONOMIC_FINANCIAL_STANDING.TURNOVER.GENERAL_YEARLY",
     "499efc97-2ac1-4af2-9e84-323c2ca67747", ""},
});
// clang-format on

} // namespace

std::span<const KnownCriterion> known_criteria() { return criteria; }

const KnownCriterion* by_code(std::string_view code) {
    for (const KnownCriterion& each : criteria)
        if (each.code == code || each.taxonomy == code) return &each;
    return nullptr;
}

const KnownCriterion* by_id(std::string_view id) {
    for (const KnownCriterion& each : criteria)
        if (each.id == id) return &each;
    return nullptr;
}

bool is_mandatory(std::string_view ground) { return ground.starts_with("exg-crim-") || is_payment(ground); }
bool is_payment(std::string_view ground) { return ground.starts_with("exg-pmt-"); }
bool is_misrepresentation(std::string_view ground) { return ground == "exg-mis-misrepresent"; }
bool is_yearly_turnover(const KnownCriterion& criterion) { return criterion.code == "gen-year-to"; }

} // namespace voorrang::espd
