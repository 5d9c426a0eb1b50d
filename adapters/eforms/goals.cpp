// What else a lot is to bring about: for people, for the environment, in new ways.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace voorrang::eforms {

void write_goals(xml::Ref lot, ReleaseWriter& to) {
    constexpr auto lists = std::to_array<std::string_view>(
        {"strategic-procurement", "social-objective", "environmental-impact", "innovative-acquisition"});
    struct Goal {
        std::string_view name;
        xml::Ref code;
    };
    std::vector<Goal> goals;
    std::optional<xml::Ref> none;
    for (const xml::Ref type : find_all(lot, {"cac:ProcurementProject", "cac:ProcurementAdditionalType"}))
        for (const std::string_view list : lists)
            for (const xml::Ref code : codes(type, {"cbc:ProcurementTypeCode"}, list)) {
                const std::string_view goal = in_ocds(list, code.text());
                if (goal.empty())
                    none = code;
                else if (std::ranges::find(goals, goal, &Goal::name) == goals.end())
                    goals.push_back({goal, code});
            }
    if (goals.empty()) {
        if (none) to.yes_no("hasSustainability", false, *none);
        return;
    }
    to.yes_no("hasSustainability", true, goals.front().code);
    const auto level = to.list("sustainability");
    for (const Goal& goal : goals) {
        const auto object = to.object("");
        to.text("goal", goal.name, goal.code);
        const auto about = goal.code.parent();
        if (const auto description = about->child("cbc:ProcurementType"))
            to.text("description", description->text(), *description);
    }
}

} // namespace voorrang::eforms
