#include "dsl/phrases/values.hpp"

#include "dsl/value/calendar_date.hpp"

#include <algorithm>
#include <array>

namespace voorrang::phrases {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Word {
    std::string_view english, dutch;
};

constexpr auto words = std::to_array<Word>({
    {"yes", "ja"},           {"no", "nee"},           {"unknown", "onbekend"}, {"failed", "niet te berekenen"},
    {"none", "geen"},        {"sealed", "verzegeld"}, {"year", "jaar"},        {"years", "jaar"},
    {"month", "maand"},      {"months", "maanden"},   {"week", "week"},        {"weeks", "weken"},
    {"working", "werk"},     {"day", "dag"},          {"days", "dagen"},       {"hour", "uur"},
    {"hours", "uur"},        {"minute", "minuut"},    {"minutes", "minuten"},  {"second", "seconde"},
    {"seconds", "seconden"},
});

constexpr auto nouns = std::to_array<Word>({
    {"award", "gunning"},
    {"bid", "inschrijving"},
    {"bids", "inschrijvingen"},
    {"bidder", "inschrijver"},
    {"bidders", "inschrijvers"},
    {"contract", "overeenkomst"},
    {"contracts", "overeenkomsten"},
    {"lot", "perceel"},
    {"lots", "percelen"},
    {"tender", "aanbesteding"},
    {"tenders", "aanbestedingen"},
});

// Word by word and number by number. A reader who takes the parts for what they are not would change a name: callers
// give values only.
class Translator {
  public:
    explicit Translator(std::string_view text) : text_(text) {}

    std::string run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"')
                quoted();
            else if (is_digit(c))
                moment() || number();
            else if (is_letter(c))
                word();
            else
                out_ += text_[at_++];
        }
        return std::move(out_);
    }

  private:
    char next(std::size_t offset) const { return at_ + offset < text_.size() ? text_[at_ + offset] : '\0'; }

    void quoted() {
        do {
            if (text_[at_] == '\\') out_ += text_[at_++];
            if (at_ < text_.size()) out_ += text_[at_++];
        } while (at_ < text_.size() && text_[at_] != '"');
        if (at_ < text_.size()) out_ += text_[at_++];
    }

    // 2026-01-31 is 31-01-2026; 2026-01-31T09:00:00+01:00 is 31-01-2026 09:00:00 +01:00.
    bool moment() {
        constexpr std::size_t day_length = 10;
        const std::string_view day = text_.substr(at_, day_length);
        if (day.size() < day_length || !parse_date(day)) return false;
        out_.append(day.substr(8, 2)).append("-").append(day.substr(5, 2)).append("-").append(day.substr(0, 4));
        at_ += day_length;
        if (next(0) != 'T' || !is_digit(next(1))) return true;
        out_ += ' ';
        for (++at_; at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == ':' || text_[at_] == '.'); ++at_)
            out_ += text_[at_] == '.' ? ',' : text_[at_];
        if (next(0) == 'Z') {
            out_ += " UTC";
            ++at_;
        } else if (next(0) == '+' || next(0) == '-') {
            out_ += ' ';
        }
        for (; at_ < text_.size() &&
               (is_digit(text_[at_]) || text_[at_] == ':' || text_[at_] == '+' || text_[at_] == '-');
             ++at_)
            out_ += text_[at_];
        return true;
    }

    // A point or comma between two digits is of the number; else it ends it.
    bool number() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const bool mark = (c == '.' || c == ',') && is_digit(next(1));
            if (!mark && !is_digit(c)) break;
            out_ += c == '.' ? ',' : c == ',' ? '.' : c;
        }
        return true;
    }

    void word() {
        constexpr std::string_view end_of_day = "the end of ";
        if (text_.substr(at_).starts_with(end_of_day)) {
            out_ += "het einde van ";
            at_ += end_of_day.size();
            return;
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
        const std::string_view english = text_.substr(begin, at_ - begin);
        const auto known = std::ranges::find(words, english, &Word::english);
        out_ += known == words.end() ? english : known->dutch;
        if (english == "working" && next(0) == ' ') ++at_; // werkdagen is one word
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

} // namespace

std::string value_in(Language language, std::string_view text) {
    return language == Language::en ? std::string(text) : Translator(text).run();
}

std::string noun_in(Language language, std::string_view record) {
    const auto known = std::ranges::find(nouns, record, &Word::english);
    return std::string(language == Language::en || known == nouns.end() ? record : known->dutch);
}

} // namespace voorrang::phrases
