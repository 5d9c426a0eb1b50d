#include "adapters/auth/permissions_page.hpp"

#include "adapters/auth/permissions.hpp"

namespace voorrang::auth {

namespace {

constexpr std::string_view head = R"(# Who may do what

Made from the table in `adapters/auth/permissions_table.cpp`; a test holds the two together.

Somebody with several roles may do what one of them may. A cell says from which phase of the tender on:

- **draft**: nobody outside knows of it;
- **published**: its notice is out, and bids are sealed;
- **opened**: the bids are opened;
- **assessed**: all assessments are in;
- **announced**: the award decision has been sent.

`yes` is in every phase, `—` in none. `own` is what one has made oneself, or the organisation that one acts for: its bids,
its part of a decision, one's own assessments, tokens and webhooks.

)";

constexpr std::string_view tail = R"(
## Why it is so

- Until bids are opened nobody learns what is in one, who made one, or how many there are: not the buyer, not an auditor
  (Directive 2014/24/EU art. 21 and 22(3); Aw 2012 art. 2.57). Nor may anything else tell it: counts, gaps in numbers, log
  entries, webhooks.
- A bidder never learns anything of another's bid from the service, but hears of a decision when it is announced, with
  what the law has one told of the winner (Aw 2012 art. 2.130). What a bidder may not see is answered as if it weren't
  there.
- Only the committee assesses, and each sees their own assessment until all are in, so that nobody follows another.
- A writer loads policies and decides nothing. An admin gives others the power to act and takes no part in tenders: but
  an admin can make a token for any user, and so must be trusted; the log has each token that was made, for whom, by whom.
- An auditor reads and changes nothing.
- A witness is another organisation that watches the log from outside ([audit.md](audit.md#witnesses)): it learns how many
  entries there are and nothing of what is in them.
- Nobody is bidder, auditor, admin or witness together with another of the seven roles. A buyer may also be on the committee or
  write policies; roles that a workflow names (`court`, `legal`) go with any, and let one do the events that the workflow
  gives to that role, and read what is published.
- A workflow can't give an event to a writer, an auditor, an admin or a witness.
- Where another person must approve, two tokens of one user are one person, and so are a token and a sign-in by OpenID
  Connect: it is the user that counts.
)";

std::string cell(const Row& row, Grant grant) {
    if (row.open) return "yes";
    const auto widen = [](std::optional<Phase>& from, std::optional<Phase> other) {
        if (other && (!from || *other < *from)) from = other;
    };
    widen(grant.own, row.anyone.own);
    widen(grant.all, row.anyone.all);
    const auto from = [](Phase phase) {
        return phase == Phase::draft ? std::string() : " from " + std::string(phase_names[std::size_t(phase)]);
    };
    std::string text;
    if (grant.own && (!grant.all || *grant.own < *grant.all)) text = "own" + from(*grant.own);
    if (grant.all) {
        const std::string all = *grant.all == Phase::draft ? "yes" : "all" + from(*grant.all);
        text = text.empty() ? all.substr(all.starts_with("all ") ? 4 : 0) : text + ", " + all;
    }
    return text.empty() ? "—" : text;
}

} // namespace

std::string permissions_page() {
    std::string page(head);
    page += "| operation | what |";
    for (const std::string_view name : role_names) page += " " + std::string(name) + " |";
    page += " role of a workflow | not signed in |\n| --- | --- |";
    for (std::size_t column = 0; column < role_names.size() + 2; ++column) page += " --- |";
    page += "\n";
    for (const Row& row : permissions()) {
        page += "| `" + std::string(row.name) + "` | " + std::string(row.text) + " |";
        for (const Grant& grant : row.roles) page += " " + cell(row, grant) + " |";
        page += " " + cell(row, row.other) + " | " + (row.open ? "yes" : "—") + " |\n";
    }
    return page + std::string(tail);
}

} // namespace voorrang::auth
