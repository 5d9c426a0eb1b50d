#include "adapters/diff/match.hpp"

#include "adapters/diff/phrases.hpp"

#include <algorithm>

namespace voorrang::diff {

namespace {

using ByName = std::map<std::pair<Kind, std::string>, const Declared*>;

ByName by_name(const std::vector<Declared>& all) {
    ByName names;
    for (const Declared& each : all) names.emplace(std::pair(each.kind, each.name), &each);
    return names;
}

const Point* find(const std::vector<Point>& points, const std::string& key) {
    const auto found = std::ranges::find(points, key, &Point::key);
    return found == points.end() ? nullptr : &*found;
}

std::vector<Ordered> common(const std::vector<Ordered>& all, const std::vector<Ordered>& others) {
    std::vector<Ordered> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Ordered& each) {
        return std::ranges::find(others, each.key, &Ordered::key) != others.end();
    });
    return found;
}

bool same_order(const std::vector<Ordered>& a, const std::vector<Ordered>& b) {
    return std::ranges::equal(a, b, {}, &Ordered::key, &Ordered::key);
}

std::string joined(const std::vector<Ordered>& all) {
    std::string text;
    for (const Ordered& each : all) text += (text.empty() ? "" : ", ") + each.shown;
    return text;
}

bool say_the_same(const Declared& a, const Declared& b) {
    return a.kind == b.kind && same_order(a.order, b.order) && a.points.size() == b.points.size() &&
           std::ranges::all_of(a.points, [&](const Point& point) {
               const Point* other = find(b.points, point.key);
               return other != nullptr && other->meaning == point.meaning;
           });
}

} // namespace

std::vector<Difference> differences(const Declared& a, const Declared& b, Language language) {
    std::vector<Difference> found;
    for (const Point& point : a.points) {
        const Point* other = find(b.points, point.key);
        if (other == nullptr)
            found.push_back({point.key, point.what, point.shown, std::nullopt});
        else if (other->meaning != point.meaning)
            found.push_back({point.key, point.what, point.shown, other->shown});
    }
    for (const Point& point : b.points)
        if (find(a.points, point.key) == nullptr) found.push_back({point.key, point.what, std::nullopt, point.shown});
    // What stands in one of them only is told already; of the others it counts which comes first.
    const std::vector<Ordered> in_a = common(a.order, b.order), in_b = common(b.order, a.order);
    const Phrase what = a.kind == Kind::workflow ? Phrase::deadline_order : Phrase::row_order;
    if (!same_order(in_a, in_b)) found.push_back({"order", say(language, what), joined(in_a), joined(in_b)});
    return found;
}

std::map<std::string, std::string> renamed(const std::vector<Declared>& a, const std::vector<Declared>& b) {
    const ByName names_a = by_name(a), names_b = by_name(b);
    std::vector<const Declared*> alone_a, alone_b;
    for (const Declared& each : a)
        if (!names_b.contains({each.kind, each.name})) alone_a.push_back(&each);
    for (const Declared& each : b)
        if (!names_a.contains({each.kind, each.name})) alone_b.push_back(&each);
    std::map<std::string, std::string> found;
    for (const Declared* each : alone_b) {
        const auto like = [](const Declared* one) {
            return [one](const Declared* other) { return say_the_same(*one, *other); };
        };
        const auto first = std::ranges::find_if(alone_a, like(each));
        if (first == alone_a.end()) continue;
        const bool one_in_a = std::ranges::count_if(alone_a, like(each)) == 1;
        const bool one_in_b = std::ranges::count_if(alone_b, like(*first)) == 1;
        if (one_in_a && one_in_b) found.emplace(each->name, (*first)->name);
    }
    return found;
}

void match(std::vector<Declared> a, std::vector<Declared> b, const std::map<std::string, std::string>& renames,
           Language language, Comparison& comparison) {
    const auto called_in_a = [&](const Declared& declared) {
        const auto found = renames.find(declared.name);
        return std::pair(declared.kind, found == renames.end() ? declared.name : found->second);
    };
    std::map<std::pair<Kind, std::string>, Declared*> of_b;
    for (Declared& each : b) of_b.emplace(called_in_a(each), &each);
    for (Declared& each : a) {
        const auto found = of_b.find({each.kind, each.name});
        if (found == of_b.end()) {
            comparison.only_in_a.push_back(std::move(each));
            continue;
        }
        Declared& other = *found->second;
        std::vector<Difference> differing = differences(each, other, language);
        if (differing.empty() && each.name == other.name) {
            ++comparison.same;
            if (!each.notes.empty() || !other.notes.empty())
                comparison.noted.push_back({std::move(each), std::move(other), {}});
        } else {
            comparison.different.push_back({std::move(each), std::move(other), std::move(differing)});
        }
        of_b.erase(found);
    }
    for (Declared& each : b) {
        const auto found = of_b.find(called_in_a(each));
        if (found != of_b.end() && found->second == &each) comparison.only_in_b.push_back(std::move(each));
    }
}

} // namespace voorrang::diff
