// The decision of bench/tender.vrg written by hand for just these tenders: about as fast as it can be, and what
// Voorrang is held against. Exact all the same: integers throughout, 128 bits where it matters. Its JSON is read by a
// generic parser (Boost.JSON), one document a line.
//
// limit FILE [OUTCOMES] decides the tenders of FILE and holds every outcome against FILE.expected; with OUTCOMES it
// also goes from FILE to a file of outcomes in one go. It prints what that took, as JSON.
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace {

namespace json = boost::json;
__extension__ using int128 = __int128;

struct Bid {
    std::string id, submitted, region;
    std::int64_t price, turnover, pso_level, co2_level;
    bool social_enterprise, excluded;
    std::array<std::array<int, 3>, 4> marks;
};

struct Tender {
    std::string id, deadline;
    std::int64_t value;
    std::vector<Bid> bids;
};

std::string text_of(const json::value& value) { return json::value_to<std::string>(value); }
std::int64_t number_of(const json::value& value) { return value.to_number<std::int64_t>(); }

Bid load_bid(const json::value& bid) {
    const json::value& bidder = bid.at("supplier");
    const auto is = [&](const char* fact) { return bidder.at(fact).as_bool(); };
    Bid loaded{text_of(bid.at("id")),
               text_of(bid.at("submitted_at")),
               text_of(bidder.at("region")),
               number_of(bid.at("price")),
               number_of(bidder.at("turnover")),
               number_of(bidder.at("pso_level")),
               number_of(bidder.at("co2_level")),
               is("impact_first") && is("independent") && is("economically_independent") && is("governance") &&
                   number_of(bidder.at("profit_distributed")) <= 50,
               !bidder.at("exclusion_grounds").as_array().empty(),
               {}};
    for (std::size_t criterion = 0; criterion < 4; ++criterion)
        for (std::size_t mark = 0; mark < 3; ++mark)
            loaded.marks[criterion][mark] = bid.at("quality").at(criterion).at(mark).to_number<int>();
    return loaded;
}

Tender load(const std::string& line) {
    const json::value document = json::parse(line);
    Tender tender{text_of(document.at("id")), text_of(document.at("deadline")), number_of(document.at("value")), {}};
    for (const json::value& bid : document.at("bids").as_array()) tender.bids.push_back(load_bid(bid));
    return tender;
}

bool is_home(const std::string& region) {
    return region == "Alkmaar" || region == "Castricum" || region == "Bergen" || region == "Heiloo" ||
           region == "Uitgeest";
}

int social_points(bool social_enterprise, bool home, std::int64_t step) {
    if (social_enterprise) return home ? (step >= 3 ? 10 : 8) : (step >= 3 ? 7 : 5);
    if (home) return step >= 3 ? 4 : step >= 2 ? 3 : step == 1 ? 1 : 0;
    return step >= 3 ? 3 : step >= 2 ? 2 : 0;
}

std::int64_t price_compared(const Bid& bid) { return bid.price * (100 - bid.co2_level); } // in hundredths

std::int64_t quality(const Bid& bid) { // in hundredths
    static constexpr std::array<int, 4> weights{40, 30, 20, 10};
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& [a, b, c] = bid.marks[i];
        sum += weights[i] * std::max(std::min(a, b), std::min(std::max(a, b), c));
    }
    return sum;
}

struct Scored {
    std::int64_t total, quality, price; // total and quality in hundredths
    const std::string *submitted, *id;
    bool operator<(const Scored& other) const {
        if (total != other.total) return total > other.total;
        if (quality != other.quality) return quality > other.quality;
        if (price != other.price) return price < other.price;
        if (*submitted != *other.submitted) return *submitted < *other.submitted;
        return *id < *other.id;
    }
};

struct Outcome {
    const std::string* winner = nullptr;
    std::optional<std::int64_t> total; // in hundredths; none: nobody is admitted
};

class Decider {
  public:
    Outcome decide(const Tender& tender) {
        admitted_.clear();
        std::int64_t lowest = INT64_MAX;
        for (const Bid& bid : tender.bids) {
            const int share = bid.social_enterprise ? 25 : 50;
            if (bid.excluded || bid.submitted > tender.deadline || bid.turnover * 100 < tender.value * share) continue;
            admitted_.push_back(&bid);
            lowest = std::min(lowest, price_compared(bid));
        }
        if (admitted_.empty()) return {};
        scored_.clear();
        for (const Bid* bid : admitted_) scored_.push_back(score(*bid, lowest));
        const Scored& best = *std::min_element(scored_.begin(), scored_.end());
        return {best.total >= 5500 ? best.id : nullptr, best.total};
    }

  private:
    // In hundredths: 4000 * lowest / price + quality / 2 + 100 * points, rounded half up.
    static Scored score(const Bid& bid, std::int64_t lowest) {
        const std::int64_t price = price_compared(bid), marks = quality(bid);
        const int points = social_points(bid.social_enterprise, is_home(bid.region), bid.pso_level);
        const int128 numerator = int128{8000} * lowest + int128{marks + 200 * points} * price;
        const int128 denominator = int128{2} * price;
        const auto total = static_cast<std::int64_t>((2 * numerator + denominator) / (2 * denominator));
        return {total, marks, bid.price, &bid.submitted, &bid.id};
    }

    std::vector<const Bid*> admitted_;
    std::vector<Scored> scored_;
};

std::string to_text(std::int64_t hundredths) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld.%02lld", static_cast<long long>(hundredths / 100),
                  static_cast<long long>(hundredths % 100));
    return text.data();
}

void write(std::string& out, const Tender& tender, const Outcome& outcome) {
    out += R"({"case":")" + tender.id + R"(","award":")" + (outcome.winner != nullptr ? "awarded" : "nobody") + '"';
    if (outcome.winner != nullptr) out += R"(,"winner":")" + *outcome.winner + '"';
    if (outcome.total) out += R"(,"total":")" + to_text(*outcome.total) + '"';
    out += "}\n";
}

bool as_expected(const std::string& line, const Outcome& outcome) {
    const json::value expected = json::parse(line);
    const json::value& award = expected.at("award");
    const json::value* total = expected.as_object().if_contains("total");
    if (award.is_null() != (outcome.winner == nullptr) || (total != nullptr) != outcome.total.has_value()) return false;
    return (award.is_null() || text_of(award) == *outcome.winner) &&
           (total == nullptr || text_of(*total) == to_text(*outcome.total));
}

// From a file to a file, one tender at a time.
void from_file_to_file(const char* tenders, const char* outcomes) {
    std::ifstream in(tenders);
    std::ofstream out(outcomes);
    Decider decider;
    std::string text;
    for (std::string line; std::getline(in, line);) {
        const Tender tender = load(line);
        write(text, tender, decider.decide(tender));
        if (text.size() > 1 << 16) {
            out << text;
            text.clear();
        }
    }
    out << text;
}

template <class Work>
double seconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("usage: limit FILE [OUTCOMES]\n", stderr);
        return 2;
    }
    std::vector<std::string> lines;
    std::ifstream file(arguments[1]);
    for (std::string line; std::getline(file, line);) lines.push_back(line);

    std::vector<Tender> tenders;
    tenders.reserve(lines.size());
    const double load_seconds = seconds([&] {
        for (const std::string& line : lines) tenders.push_back(load(line));
    });

    Decider decider;
    std::vector<Outcome> outcomes;
    for (const Tender& tender : tenders) outcomes.push_back(decider.decide(tender));
    constexpr int passes = 20;
    std::int64_t check = 0; // so that no pass is left out
    const double decide_seconds = seconds([&] {
        for (int pass = 0; pass < passes; ++pass)
            for (const Tender& tender : tenders) check += decider.decide(tender).total.value_or(0);
    });

    std::size_t bids = 0, wrong = 0, place = 0;
    for (const Tender& tender : tenders) bids += tender.bids.size();
    std::ifstream expected(std::string(arguments[1]) + ".expected");
    for (std::string line; std::getline(expected, line); ++place) wrong += !as_expected(line, outcomes.at(place));

    const double whole_seconds = count > 2 ? seconds([&] { from_file_to_file(arguments[1], arguments[2]); }) : 0;
    std::printf(R"({"tenders": %zu, "bids": %zu, "wrong": %zu, "load_s": %.9f, "decide_s": %.9f, "whole_s": %.9f, )"
                R"("check": %lld})"
                "\n",
                tenders.size(), bids, wrong + (place == tenders.size() ? 0 : 1), load_seconds, decide_seconds / passes,
                whole_seconds, static_cast<long long>(check));
    return wrong == 0 ? 0 : 1;
}
