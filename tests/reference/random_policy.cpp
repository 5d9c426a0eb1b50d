#include "tests/reference/random_policy.hpp"

#include "tests/reference/expressions.hpp"

#include <algorithm>

namespace voorrang::reference {

namespace {

class Writer {
  public:
    explicit Writer(Random& random) : random_(random), expressions_(random) {}

    std::string policy() {
        text_ = "policy tests.random \"A random policy\" version 1\n" + record_declarations();
        dated_ = random_.percent(85);
        if (dated_) text_ += "reference date is tender." + std::string(random_.any({"opened", "published"})) + "\n\n";
        text_ += "parameter fixed_numbers: list of number = [1, 2, 5]";
        if (dated_ && random_.one_in(2)) text_ += " from 2026-01-01 = [3] from 2026-02-01";
        text_ += "\nparameter fixed_regions: list of text = [\"a\", \"Bergen\"]\n\n";
        for (int i = random_.between(0, 2); i > 0; --i) parameter();
        for (int i = random_.between(2, 10); i > 0; --i) random_.one_in(3) ? table() : definition();
        if (random_.one_in(8)) long_table();
        for (int i = random_.between(0, 3); i > 0; --i) rule();
        if (random_.one_in(4)) many_rules();
        if (random_.percent(85)) award();
        return text_;
    }

  private:
    std::string name(const char* kind) { return kind + std::to_string(++names_); }
    Scope scope_of(const std::string& subject) const {
        return subject.empty() || subject == "tender" ? Scope() : Scope().of(subject);
    }
    std::string subject() { return random_.any({"", "tender", "bid", "bid", "bid", "firm"}); }
    unsigned depth() { return random_.any({1U, 1U, 2U, 2U, 3U}); }
    std::string force() {
        if (!dated_ || !random_.one_in(4)) return "";
        return random_.any({" from 2026-01-20", " until 2026-02-10", " from 2026-01-05 until 2026-02-20"});
    }

    void parameter() {
        const Type type = expressions_.any_type();
        const std::string called = name("p");
        text_ += "parameter " + called + ": " + word(type);
        const std::string value = expressions_.literal(type);
        const auto values = dated_ ? random_.below(4) : 0;
        text_ += " = " + value;
        if (values > 0) text_ += random_.any({"", " from 2026-01-01", " from 2025-12-01"});
        if (values > 1)
            text_ += random_.any({"", " until 2026-01-25"}) + std::string(" = ") +
                     (random_.one_in(2) ? value : expressions_.literal(type)) + " from 2026-02-01" +
                     random_.any({"", "", " until 2026-02-25"});
        text_ += "\n\n";
        expressions_.parameters.emplace_back(called, type);
    }

    void definition() {
        const std::string of = subject();
        const Type type = expressions_.any_type();
        const Scope scope = scope_of(of);
        const std::string called = name("d");
        text_ += "define " + called + (of.empty() ? "" : " of " + of) + ": " + word(type) + " as " +
                 expressions_.of(type, scope, depth()) + "\n";
        const int exceptions = random_.any({0, 0, 1, 2, 3});
        for (int i = 0; i < exceptions; ++i) {
            std::string over;
            for (int later = i + 1; later < exceptions; ++later)
                if (random_.one_in(2)) over += (over.empty() ? " over e" : ", e") + std::to_string(later);
            text_ += "  exception e" + std::to_string(i) + over + force() + " when " +
                     expressions_.condition(scope, random_.between(1, 2)) + " as " +
                     expressions_.of(type, scope, random_.below(2)) + "\n";
        }
        text_ += "\n";
        expressions_.declared.push_back({called, of, type});
    }

    std::string cell(Type type) {
        const auto one = [&] { return expressions_.literal(type); };
        if (random_.one_in(3)) return "-";
        if (type == Type::yes_no || type == Type::text)
            return one() + (random_.one_in(4) && type == Type::text ? ", " + one() : "");
        switch (random_.below(4)) {
        case 0:
            return random_.any({"< ", "<= ", "> ", ">= ", "<> "}) + one();
        case 1:
            if (type == Type::number) {
                const int from = random_.between(0, 6);
                return std::to_string(from) + ".." + std::to_string(from + random_.between(0, 6));
            }
            return random_.any({"< ", ">= "}) + one();
        case 2:
            return one() + ", " + one();
        default:
            return random_.any({"< ", ">= "}) + one();
        }
    }

    void table() {
        const std::string of = subject();
        const Scope scope = scope_of(of);
        const std::string hit = random_.any({"first", "first", "unique", "any", "priority 3, 2, 1", "collect sum",
                                             "collect count", "collect lowest", "collect highest"});
        const bool numbers = hit.starts_with("collect") || hit.starts_with("priority");
        const Type type = numbers ? Type::number : random_.any({Type::number, Type::money, Type::text, Type::yes_no});
        const std::string called = name("t");
        text_ += "table " + called + (of.empty() ? "" : " of " + of) + ": " + word(type) + " hit " + hit + "\n  ";
        std::vector<Type> columns;
        for (int i = random_.between(1, 3); i > 0; --i) {
            columns.push_back(random_.any(
                {Type::number, Type::number, Type::yes_no, Type::text, Type::money, Type::date, Type::percent}));
            text_ += "| " + expressions_.of(columns.back(), scope, random_.below(2)) + " ";
        }
        text_ += "|| outcome\n";
        const std::string usual = expressions_.literal(type);
        for (int i = random_.between(1, 5); i > 0; --i) {
            text_ += "  ";
            for (const Type column : columns) text_ += "| " + cell(column) + " ";
            std::string outcome = random_.one_in(3)   ? expressions_.of(type, scope, 1)
                                  : random_.one_in(2) ? usual
                                                      : expressions_.literal(type);
            if (hit.starts_with("priority")) outcome = std::to_string(random_.between(1, 3));
            text_ += "|| " + outcome + "\n";
        }
        text_ += "\n";
        expressions_.declared.push_back({called, of, type});
    }

    void rule() {
        const std::string of = random_.any({"bid", "bid", "bid", "bid", "firm", "tender"});
        const Scope scope = scope_of(of);
        const auto when = [&] { return expressions_.condition(scope, depth()); };
        const std::string called = name("r");
        text_ += "rule " + called + force() + ": ";
        const bool bid = of == "bid";
        switch (bid ? random_.below(7) : random_.any({0U, 4U})) {
        case 0:
            text_ += (of == "tender" ? "flag " : "exclude ") + of;
            break;
        case 1:
            text_ += "require of bid that " + when();
            break;
        case 2:
            text_ += "reserve to bid that " + when();
            break;
        case 3:
            text_ += "prefer bid";
            break;
        case 4:
            text_ += "flag " + of;
            break;
        case 5:
            text_ += "oblige bid to " + expressions_.of(Type::money, scope, 1);
            break;
        default:
            text_ += "ask bid for bid." + std::string(random_.any({"price", "quality", "firm.turnover", "scores"}));
        }
        if (random_.percent(70)) text_ += "\n  when " + when();
        if (random_.percent(30)) text_ += "\n  unless " + when();
        text_ += "\n  because \"as it is: {tender.size}\"\n\n";
        expressions_.declared.push_back({called, of, Type::yes_no});
    }

    // A condition by which the engine can look up what it guards: a fact that is one of a few values, or among them.
    std::string guard(const std::string& of) {
        const bool bid = of == "bid";
        const auto field = [&](const char* of_tender, const char* of_bid, const char* of_firm) {
            return of + "." + (of == "tender" ? of_tender : bid ? of_bid : of_firm);
        };
        std::string fact;
        Type type = Type::text;
        switch (random_.below(bid ? 7 : 4)) {
        case 0:
            fact = field("region", "region", "place");
            break;
        case 1:
            fact = field("size", "quality", "staff"), type = Type::number;
            break;
        case 2:
            fact = field("worth", "price", "turnover"), type = Type::money;
            break;
        case 3:
            fact = field("opened", "start", "founded"), type = Type::date;
            break;
        case 4:
            fact = "bid.sent", type = Type::time;
            break;
        case 5:
            fact = "bid.firm.place";
            break;
        default:
            return "bid.kind is " + std::string(random_.any({"goods", "works"}));
        }
        if (random_.one_in(8)) fact = "(" + fact + " otherwise " + expressions_.literal(type) + ")";
        const auto one = [&] { return expressions_.literal(type); };
        switch (type == Type::text ? random_.below(3) : random_.below(6)) {
        case 0:
        case 1:
            return fact + " = " + one();
        case 2:
            return fact + " in [" + one() + ", " + one() + "]";
        case 3:
            return fact + random_.any({" < ", " <= ", " > ", " >= "}) + one();
        default:
            return fact + random_.any({" > ", " >= "}) + one() + " and " + fact + random_.any({" < ", " <= "}) + one();
        }
    }

    // So many of a kind that they are looked up, not evaluated one by one.
    void many_rules() {
        const std::string of = random_.any({"bid", "bid", "bid", "firm", "tender"});
        const Scope scope = scope_of(of);
        const std::string verb = of == "tender" ? "flag " : random_.any({"flag ", "exclude ", "exclude "});
        const bool mixed = random_.one_in(2);
        for (int i = random_.between(14, 24); i > 0; --i) {
            std::string when = guard(of);
            if (random_.one_in(4)) when = "(" + when + ") or (" + guard(of) + ")";
            if (mixed && random_.one_in(3)) when = "(" + when + ") and " + expressions_.condition(scope, 1);
            if (mixed && random_.one_in(12)) when = expressions_.condition(scope, 1);
            const bool prefers = of == "bid" && random_.one_in(6);
            text_ += "rule " + name("r") + force() + ": " + (prefers ? "prefer " : verb) + of + "\n  when " + when;
            if (random_.one_in(10)) text_ += "\n  unless " + expressions_.condition(scope, 1);
            text_ += "\n  because \"it is so\"\n\n";
        }
    }

    void long_table() {
        const std::string of = random_.any({"bid", "bid", "firm", "tender"});
        const std::string hit = random_.any({"first", "first", "unique", "any", "collect sum", "collect highest"});
        const std::string called = name("t");
        const Type type = random_.any({Type::text, Type::number, Type::money, Type::date});
        const std::string fact = type == Type::text     ? (of == "firm" ? ".place" : ".region")
                                 : type == Type::number ? (of == "firm"  ? ".staff"
                                                           : of == "bid" ? ".quality"
                                                                         : ".size")
                                 : type == Type::money  ? (of == "firm"  ? ".turnover"
                                                           : of == "bid" ? ".price"
                                                                         : ".worth")
                                                        : (of == "firm"  ? ".founded"
                                                           : of == "bid" ? ".start"
                                                                         : ".opened");
        text_ += "table " + called + " of " + of + ": number hit " + hit + "\n  | " + of + fact + " | " +
                 expressions_.of(Type::number, scope_of(of), 1) + " || outcome\n";
        for (int i = random_.between(14, 20); i > 0; --i)
            text_ += "  | " + cell(type) + " | " + (random_.one_in(3) ? cell(Type::number) : "-") + " || " +
                     (random_.one_in(4) ? expressions_.of(Type::number, scope_of(of), 1)
                                        : std::to_string(random_.between(0, 2))) +
                     "\n";
        if (random_.one_in(2)) text_ += "  | - | - || 0\n";
        text_ += "\n";
        expressions_.declared.push_back({called, of, Type::number});
    }

    std::string score(const Scope& scope, bool& relative) {
        const Type type = random_.any({Type::number, Type::money});
        switch (random_.below(5)) {
        case 0:
        case 1: {
            relative = true;
            const std::string part = std::string(random_.any({"relative_lowest(", "relative_highest("})) +
                                     expressions_.of(type, scope, random_.below(2)) + ")";
            return random_.one_in(4) ? "(" + part + " / 2 + " + expressions_.of(Type::number, scope, 1) + ")" : part;
        }
        case 2:
            return "linear(bid.price, EUR 10, EUR 0)";
        case 3:
            return "(10 * bid.quality)";
        default:
            return expressions_.of(Type::number, scope, depth());
        }
    }

    std::string rounding() {
        return "to " + std::to_string(random_.between(0, 2)) + " decimals " +
               random_.any({"half up", "half even", "up", "down"}) + "\n";
    }

    void award() {
        const Scope scope = Scope().of("bid");
        const bool on_value = random_.one_in(4);
        text_ += "award best among bids for tender\n";
        const auto weights = random_.pick<std::vector<const char*>>(
            {{"100%"}, {"40%", "60%"}, {"30%", "50%", "20%"}, {"33.3%", "66.7%"}});
        std::vector<std::string> ties{"preference", "draw", "draw by tender.region"};
        int number = 0;
        for (const char* weight : weights) {
            const std::string criterion = "c" + std::to_string(++number);
            ties.push_back(criterion);
            bool relative = false;
            if (on_value)
                text_ += "  criterion " + criterion + (random_.one_in(3) ? " deducts " : " adds ") +
                         (random_.one_in(2) ? "bid.price" : expressions_.of(Type::money, scope, depth()));
            else
                text_ += "  criterion " + criterion + " weight " + weight + " score " + score(scope, relative);
            if (!relative && random_.one_in(5))
                text_ += " minimum " + std::string(on_value ? "EUR " : "") + std::to_string(random_.between(0, 6));
            text_ += "\n";
        }
        if (random_.one_in(3)) text_ += "  round scores " + rounding();
        if (random_.one_in(2)) text_ += "  round total " + rounding();
        const bool highest = on_value ? random_.one_in(4) : random_.percent(80);
        text_ += std::string("  award ") + (highest ? "highest" : "lowest") + " total";
        if (random_.one_in(3))
            text_ += (highest ? " at least " : " at most ") +
                     (random_.one_in(2) ? expressions_.of(on_value ? Type::money : Type::number, Scope(), 1)
                                        : std::string(on_value ? "EUR " : "") + std::to_string(random_.between(1, 40)));
        text_ += "\n";
        for (const char* value : {"lowest bid.price", "earliest bid.sent", "highest bid.quality", "latest bid.start"})
            ties.emplace_back(value);
        const int count = random_.between(0, 3);
        for (int i = 0; i < count; ++i) text_ += (i == 0 ? "  ties by " : ", then ") + random_.pick(ties);
        text_ += "\n";
    }

    Random& random_;
    Expressions expressions_;
    std::string text_;
    unsigned names_ = 0;
    bool dated_ = false; // there is a reference date
};

} // namespace

std::string random_policy(Random& random) { return Writer(random).policy(); }

} // namespace voorrang::reference
