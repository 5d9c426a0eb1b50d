#include "tests/store/random_jobs.hpp"

#include "tests/store/rows.hpp"

#include <stdexcept>

namespace voorrang::store {

namespace {

class RandomCalls {
  public:
    RandomCalls(std::uint64_t seed, Writer& writer) : random_(seed), writer_(writer) {}

    std::uint64_t below(std::uint64_t end) { return random_() % end; }

    // Without a value; what was given as a number is compared in what the stores hold.
    Result<void> call() {
        switch (below(21)) {
        case 0:
            return writer_.add_policy(sample_policy(letter()));
        case 1:
        case 2:
            return writer_.add_tender(some_tender());
        case 3:
        case 4:
            return change_tender();
        case 5:
            return writer_.add_bid(some_bid());
        case 6:
            return writer_.change_bid(some_bid());
        case 7:
            return writer_.put_seal_key({tender(), text(), text(), moment()});
        case 8:
            return writer_.add_request(
                {user(), "k" + std::to_string(1 + below(3)), sample_hash('f'), 200, text(), moment()});
        case 9:
            return writer_.forget_requests(moment());
        case 10:
            return writer_.add_document(sample_hash(letter()), "{}");
        case 11:
            return add_decision();
        case 12:
        case 13:
            return without_value(writer_.append(sample_entry("event.done", tender(), user())));
        case 14:
            return set_timers();
        case 15:
            return without_value(writer_.add_webhook(sample_webhook(text())));
        case 16:
            return writer_.remove_webhook(number(6));
        case 17:
            return writer_.add_message({0, number(6), number(20), 0, moment(), text()});
        case 18:
            return below(2) == 0 ? writer_.remove_message(number(20))
                                 : writer_.change_message({number(20), 1, 1, 7, moment(), text()});
        case 19:
            return put_user();
        default:
            return put_token();
        }
    }

  private:
    template <class Value>
    static Result<void> without_value(const Result<Value>& result) {
        return result ? Result<void>() : result.error();
    }

    char letter() { return static_cast<char>('a' + below(4)); }
    std::string tender() { return "t" + std::to_string(below(5)); }
    std::string user() { return "u" + std::to_string(below(4)); }
    std::string text() { return "text " + std::to_string(below(1000)); }
    Time moment() { return at(static_cast<std::int64_t>(below(50))); }
    std::int64_t number(std::uint64_t most) { return static_cast<std::int64_t>(1 + below(most)); }

    Tender some_tender() {
        Tender tender = sample_tender(this->tender());
        tender.policy = sample_hash(letter());
        tender.state = text();
        tender.paused = below(3) == 0;
        tender.finished = below(4) == 0;
        tender.changed = moment();
        return tender;
    }

    Result<void> change_tender() {
        Tender changed = some_tender();
        const Result<std::optional<Tender>> before = writer_.tender(changed.id);
        if (!before) return before.error();
        changed.revision = (*before ? (*before)->revision : 1) + below(5) % 4; // of five, two are right
        return writer_.change_tender(changed);
    }

    Bid some_bid() {
        Bid bid = sample_bid(tender(), "b" + std::to_string(below(4)));
        bid.content = text();
        bid.status = static_cast<BidStatus>(below(3));
        if (below(2) == 0) bid.sealed_until.reset();
        return bid;
    }

    Result<void> add_decision() {
        Decision decision = sample_decision(tender(), number(20));
        decision.policy = sample_hash(letter());
        decision.document = sample_hash(letter());
        if (below(2) == 0) decision.winner.reset();
        return without_value(writer_.add_decision(decision));
    }

    Result<void> set_timers() {
        const std::string of = tender();
        std::vector<Timer> timers;
        for (std::uint64_t i = below(4); i > 0; --i) timers.push_back({of, moment(), text(), text()});
        return writer_.set_timers(of, timers);
    }

    Result<void> put_user() {
        User put = sample_user(user());
        put.name = text();
        if (below(2) == 0) put.subject = "subject " + std::to_string(below(3));
        return writer_.put_user(put);
    }

    Result<void> put_token() {
        Token token = sample_token("k" + std::to_string(below(4)), user());
        token.hash = "hash " + std::to_string(below(5));
        if (below(2) == 0) token.revoked = moment();
        return writer_.put_token(token);
    }

    std::mt19937_64 random_;
    Writer& writer_;
};

} // namespace

Store::Job random_job(std::uint64_t seed, std::string& outcomes) {
    return [seed, &outcomes](Writer& writer) -> Result<void> {
        RandomCalls calls(seed, writer);
        for (std::uint64_t left = calls.below(8); left > 0; --left) {
            const Result<void> done = calls.call();
            outcomes += done ? "done" : code_text(done.error().code);
            outcomes += ' ';
            if (!done && calls.below(3) == 0) return done;
        }
        switch (calls.below(8)) {
        case 0:
            return Diagnostic{Code::not_in_form, "by chance", std::nullopt, "", {}, ""};
        case 1:
            throw std::runtime_error("by chance");
        default:
            return {};
        }
    };
}

} // namespace voorrang::store
