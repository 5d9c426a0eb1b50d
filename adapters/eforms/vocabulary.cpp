#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace voorrang::eforms {

namespace {

struct List {
    std::string_view name;
    std::span<const Term> codes;
};

constexpr auto procedures = std::to_array<Term>({{"comp-dial", "selective"},
                                                 {"comp-tend", "selective"},
                                                 {"exp-int-rail", ""},
                                                 {"innovation", "selective"},
                                                 {"neg-w-call", "selective"},
                                                 {"neg-wo-call", "limited"},
                                                 {"open", "open"},
                                                 {"oth-mult", ""},
                                                 {"oth-single", ""},
                                                 {"restricted", "selective"}});
constexpr auto natures =
    std::to_array<Term>({{"combined", ""}, {"services", "services"}, {"supplies", "goods"}, {"works", "works"}});
constexpr auto strategies = std::to_array<Term>(
    {{"env-imp", "environmental"}, {"inn-pur", "economic.innovativePurchase"}, {"none", ""}, {"soc-obj", "social"}});
constexpr auto social = std::to_array<Term>({{"acc-all", "social.accessibility"},
                                             {"et-eq", "social.ethnicEquality"},
                                             {"gen-eq", "social.genderEquality"},
                                             {"hum-right", "social.humanRightsInSupplyChains"},
                                             {"opp", "social.disadvantagedEmploymentOpportunities"},
                                             {"other", "social"},
                                             {"work-cond", "social.laborRightsPromotion"}});
constexpr auto environmental = std::to_array<Term>({{"biodiv-eco", "environmental.biodiversityProtectionRestoration"},
                                                    {"circ-econ", "environmental.circularEconomy"},
                                                    {"clim-adapt", "environmental.climateChangeAdaptation"},
                                                    {"clim-mitig", "environmental.climateChangeMitigation"},
                                                    {"other", "environmental"},
                                                    {"pollu-prev", "environmental.pollutionPrevention"},
                                                    {"water-mar", "environmental.waterResourcesProtection"}});
constexpr auto innovative = std::to_array<Term>({{"mar-nov", "economic.marketInnovationPromotion"},
                                                 {"proc-innov", "economic.processInnovationPromotion"},
                                                 {"prod-innov", "economic.productInnovationPromotion"},
                                                 {"rd-act", "economic.researchDevelopmentActivities"}});
// The project's own word where std.procurement has one that is not that of the extension.
constexpr auto reserved =
    std::to_array<Term>({{"none", ""}, {"res-pub-ser", "publicServiceMission"}, {"res-ws", "shelteredWorkshop"}});
constexpr auto execution = std::to_array<Term>({{"no", "false"}, {"not-known", ""}, {"yes", "true"}});
constexpr auto permission =
    std::to_array<Term>({{"allowed", "allowed"}, {"not-allowed", "notAllowed"}, {"required", "required"}});
constexpr auto criterion_types = std::to_array<Term>({{"cost", "cost"}, {"price", "price"}, {"quality", "quality"}});
constexpr auto weights = std::to_array<Term>({{"dec-exa", "decimalExact"},
                                              {"dec-mid", "decimalRangeMiddle"},
                                              {"ord-imp", "order"},
                                              {"per-exa", "percentageExact"},
                                              {"per-mid", "percentageRangeMiddle"},
                                              {"poi-exa", "pointsExact"},
                                              {"poi-mid", "pointsRangeMiddle"}});
constexpr auto fixed = std::to_array<Term>({{"fix-tot", "total"}, {"fix-unit", "unit"}});
constexpr auto thresholds = std::to_array<Term>({{"max-pass", "maximumBids"}, {"min-score", "minimumScore"}});
constexpr auto frameworks = std::to_array<Term>({{"fa-mix", "withAndWithoutReopeningCompetition"},
                                                 {"fa-w-rc", "withReopeningCompetition"},
                                                 {"fa-wo-rc", "withoutReopeningCompetition"},
                                                 {"none", ""}});
constexpr auto dps = std::to_array<Term>({{"dps-list", "closed"}, {"dps-nlist", "open"}, {"none", ""}});
constexpr auto outcomes =
    std::to_array<Term>({{"clos-nw", "unsuccessful"}, {"open-nw", "pending"}, {"selec-w", "active"}});
constexpr auto submissions = std::to_array<Term>({{"part-req", "requests"},
                                                  {"t-esubm", "electronicBids"},
                                                  {"t-med", "mediumBids"},
                                                  {"t-micro", "microBids"},
                                                  {"t-no-eea", "foreignBidsFromNonEU"},
                                                  {"t-no-verif", ""},
                                                  {"t-oth-eea", "foreignBidsFromEU"},
                                                  {"t-small", "smallBids"},
                                                  {"t-sme", "smeBids"},
                                                  {"t-verif-inad", "disqualifiedBids"},
                                                  {"t-verif-inad-low", "tendersAbnormallyLow"},
                                                  {"tenders", "bids"}});
constexpr auto sizes = std::to_array<Term>(
    {{"large", "large"}, {"medium", "medium"}, {"micro", "micro"}, {"small", "small"}, {"sme", "sme"}});
// What a notice is for: the status of its tender.
constexpr auto forms = std::to_array<Term>({{"change", ""},
                                            {"competition", "active"},
                                            {"completion", "complete"},
                                            {"cont-modif", ""},
                                            {"dir-awa-pre", "complete"},
                                            {"planning", "planned"},
                                            {"result", "complete"}});

constexpr auto lists = std::to_array<List>({{"award-criterion-type", criterion_types},
                                            {"contract-nature", natures},
                                            {"dps-usage", dps},
                                            {"ecatalog-submission", permission},
                                            {"economic-operator-size", sizes},
                                            {"einvoicing", permission},
                                            {"environmental-impact", environmental},
                                            {"esubmission", permission},
                                            {"form-type", forms},
                                            {"framework-agreement", frameworks},
                                            {"innovative-acquisition", innovative},
                                            {"number-fixed", fixed},
                                            {"number-threshold", thresholds},
                                            {"number-weight", weights},
                                            {"permission", permission},
                                            {"procurement-procedure-type", procedures},
                                            {"received-submission-type", submissions},
                                            {"reserved-execution", execution},
                                            {"reserved-procurement", reserved},
                                            {"social-objective", social},
                                            {"strategic-procurement", strategies},
                                            {"winner-selection-status", outcomes}});

// ISO 639-2 and 639-1 beside each other.
constexpr std::string_view languages = "BUL bg CAT ca CES cs DAN da DEU de ELL el ENG en EST et EUS eu FIN fi FRA fr "
                                       "GLE ga GLG gl HRV hr HUN hu ISL is ITA it LAV lv LIT lt LTZ lb MKD mk MLT mt "
                                       "NLD nl NOB nb NOR no POL pl POR pt RON ro SLK sk SLV sl SPA es SQI sq SRP sr "
                                       "SWE sv TUR tr UKR uk ";

// ISO 3166-1: three letters and two of each country, in their order.
constexpr std::string_view countries =
    "ABWAWAFGAFAGOAOAIAAIALAAXALBALANDADAREAEARGARARMAMASMASATAAQATFTFATGAGAUSAUAUTATAZEAZBDIBIBELBEBENBJ"
    "BESBQBFABFBGDBDBGRBGBHRBHBHSBSBIHBABLMBLBLRBYBLZBZBMUBMBOLBOBRABRBRBBBBRNBNBTNBTBVTBVBWABWCAFCFCANCA"
    "CCKCCCHECHCHLCLCHNCNCIVCICMRCMCODCDCOGCGCOKCKCOLCOCOMKMCPVCVCRICRCUBCUCUWCWCXRCXCYMKYCYPCYCZECZDEUDE"
    "DJIDJDMADMDNKDKDOMDODZADZECUECEGYEGERIERESHEHESPESESTEEETHETFINFIFJIFJFLKFKFRAFRFROFOFSMFMGABGAGBRGB"
    "GEOGEGGYGGGHAGHGIBGIGINGNGLPGPGMBGMGNBGWGNQGQGRCGRGRDGDGRLGLGTMGTGUFGFGUMGUGUYGYHKGHKHMDHMHNDHNHRVHR"
    "HTIHTHUNHUIDNIDIMNIMINDINIOTIOIRLIEIRNIRIRQIQISLISISRILITAITJAMJMJEYJEJORJOJPNJPKAZKZKENKEKGZKGKHMKH"
    "KIRKIKNAKNKORKRKWTKWLAOLALBNLBLBRLRLBYLYLCALCLIELILKALKLSOLSLTULTLUXLULVALVMACMOMAFMFMARMAMCOMCMDAMD"
    "MDGMGMDVMVMEXMXMHLMHMKDMKMLIMLMLTMTMMRMMMNEMEMNGMNMNPMPMOZMZMRTMRMSRMSMTQMQMUSMUMWIMWMYSMYMYTYTNAMNA"
    "NCLNCNERNENFKNFNGANGNICNINIUNUNLDNLNORNONPLNPNRUNRNZLNZOMNOMPAKPKPANPAPCNPNPERPEPHLPHPLWPWPNGPGPOLPL"
    "PRIPRPRKKPPRTPTPRYPYPSEPSPYFPFQATQAREUREROURORUSRURWARWSAUSASDNSDSENSNSGPSGSGSGSSHNSHSJMSJSLBSBSLESL"
    "SLVSVSMRSMSOMSOSPMPMSRBRSSSDSSSTPSTSURSRSVKSKSVNSISWESESWZSZSXMSXSYCSCSYRSYTCATCTCDTDTGOTGTHATHTJKTJ"
    "TKLTKTKMTMTLSTLTONTOTTOTTTUNTNTURTRTUVTVTWNTWTZATZUGAUGUKRUAUMIUMURYUYUSAUSUZBUZVATVAVCTVCVENVEVGBVG"
    "VIRVIVNMVNVUTVUWLFWFWSMWSYEMYEZAFZAZMBZMZWEZW";

} // namespace

std::optional<std::span<const Term>> codes_of(std::string_view list) {
    const auto found = std::ranges::lower_bound(lists, list, {}, &List::name);
    if (found == lists.end() || found->name != list || found->codes.empty()) return std::nullopt;
    return found->codes;
}

std::string_view in_ocds(std::string_view list, std::string_view code) {
    const auto all = codes_of(list);
    if (!all) return {};
    const auto found = std::ranges::lower_bound(*all, code, {}, &Term::eforms);
    return found != all->end() && found->eforms == code ? found->ocds : std::string_view();
}

std::string language(std::string_view code) {
    for (std::size_t at = 0; at < languages.size(); at += 7)
        if (languages.substr(at, 3) == code) return std::string(languages.substr(at + 4, 2));
    std::string small(code);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string_view country(std::string_view code) {
    for (std::size_t at = 0; at < countries.size(); at += 5)
        if (countries.substr(at, 3) == code) return countries.substr(at + 3, 2);
    return {};
}

} // namespace voorrang::eforms
