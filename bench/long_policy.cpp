#include "bench/long_policy.hpp"

#include <algorithm>

namespace voorrang::bench {

namespace {

constexpr const char* head = R"(language en
policy bench.long "A policy as long as a region's rules" version 1

record tender from ocds "/tender"
  value     : money at "/value"
  category  : choice of goods, works, services at "/mainProcurementCategory"
  published : date at "/published"
  deadline  : time at "/tenderPeriod/endDate"
  regions   : list of text at "/deliveryAddresses/*/region"

record bid plural bids from ocds "/bids/details"
  id        : text at "/id" identifies
  price     : money at "/value"
  region    : text at "/region"
  turnover  : money at "/turnover"
  level     : number 0..5 at "/level"
  share     : percent 0%..100% at "/share"
  submitted : time at "/date"
  marks     : list of number at "/marks"

reference date is tender.published

award best among bids for tender
  criterion price   weight 40% score linear(bid.price, EUR 1,000,000, EUR 0)
  criterion quality weight 60% score 10 * median of bid.marks
  round scores to 2 decimals half up
  award highest total at least 20
  ties by quality, then lowest bid.price, then draw
  because "best price-quality ratio"  cites "Aw 2012 art. 2.114"

)";

// # stands for the number of the block.
constexpr const char* block = R"(-- Chapter # of the rules.
parameter share_#: percent
  = 100% from 2016-07-01
  = 50%  from 2026-01-01  cites "chapter #, article 1"
  because "the turnover that is asked, as a share of the value"

define required_# of bid: money as share_# * tender.value + EUR #
  because "the turnover that chapter # asks for"
  exception small when tender.value < EUR 50,000 and tender.category is not works
    as EUR 0
    because "for small contracts nothing is asked"

table points_# of bid: number hit first
  | tender.category | bid.level | bid.share  || points | because
  | works           | >= 3      | > 10%      ||     10 | "level {bid.level}"
  | works           | 1 .. 2    | -          ||      5 | "level {bid.level}, share {bid.share}"
  | goods, services | >= 4      | -          ||      8 | "level {bid.level}"
  | -               | -         | -          ||      0 | "no points"

rule too_small_#: exclude bid
  when bid.turnover < required_# of bid and bid.region not in tender.regions
  unless bid.level = 5 or points_# of bid > 5
  because "turnover {bid.turnover} is under {required_# of bid}"
  cites "chapter #, article 2"

rule late_#: flag bid
  when bid.submitted > tender.deadline + # minutes and (count of other for each other in bids where other.price > EUR #) > 3
  because "submitted {bid.submitted}, after the deadline {tender.deadline}"
  cites "chapter #, article 3"

test "chapter # asks for turnover"
  given tender { value EUR 100,000 category works published 2026-03-02 regions ["Alkmaar"] }
  and bids [
    { id "1" price EUR 80,000 turnover EUR 10 region "Utrecht" level 1 share 10% marks [7, 8] },
    { id "2" price EUR 90,000 turnover EUR 900,000 region "Alkmaar" level 2 share 20% marks [9, 9.5] }
  ]
  expect bid "1" excluded by too_small_#
  expect for bid "2" that points_# of bid <= 10

)";

std::string numbered(std::string text, std::size_t number) {
    for (std::size_t at = 0; (at = text.find('#', at)) != std::string::npos;)
        text.replace(at, 1, std::to_string(number));
    return text;
}

} // namespace

std::string long_policy(std::size_t lines) {
    std::string text = head;
    const std::string one = block;
    const auto lines_of = [](const std::string& part) {
        return static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    };
    std::size_t written = lines_of(text);
    for (std::size_t number = 1; written < lines; ++number) {
        text += numbered(one, number);
        written += lines_of(one);
    }
    return text;
}

} // namespace voorrang::bench
