#include "tests/reference/records.hpp"

#include <algorithm>

namespace voorrang::reference {

namespace {

const std::vector<Record>& records() {
    static const std::vector<Record> all{
        {"tender",
         {{"size", Type::number},
          {"level", Type::number},
          {"part", Type::percent},
          {"worth", Type::money},
          {"budget", Type::money},
          {"estimate", Type::money},
          {"opened", Type::date},
          {"published", Type::time},
          {"deadline", Type::time},
          {"term", Type::duration},
          {"region", Type::text},
          {"urgent", Type::yes_no},
          {"divided", Type::yes_no}},
         {{"figures", Type::number}, {"regions", Type::text}, {"amounts", Type::money}}},
        {"bid",
         {{"price", Type::money},
          {"fee", Type::money},
          {"quality", Type::number},
          {"effort", Type::number},
          {"discount", Type::percent},
          {"sent", Type::time},
          {"start", Type::date},
          {"lasts", Type::duration},
          {"region", Type::text},
          {"valid", Type::yes_no},
          {"green", Type::yes_no}},
         {{"scores", Type::number}, {"fees", Type::money}}},
        {"firm",
         {{"turnover", Type::money},
          {"staff", Type::number},
          {"social", Type::yes_no},
          {"place", Type::text},
          {"founded", Type::date},
          {"owned", Type::percent}},
         {{"places", Type::text}}},
        {"mark", {{"score", Type::number}, {"topic", Type::text}, {"day", Type::date}, {"worth", Type::money}}, {}}};
    return all;
}

} // namespace

const Record& record(const std::string& name) {
    return *std::find_if(records().begin(), records().end(), [&](const Record& each) { return each.name == name; });
}

bool has_many(const std::string& record) { return record == "bid" || record == "firm"; }

std::string word(Type type) {
    constexpr const char* words[] = {"yes/no", "number", "percent", "money", "date", "time", "duration", "text"};
    return words[static_cast<std::size_t>(type)];
}

std::string record_declarations() {
    return R"(
record tender from ocds "/tender"
  size      : number
  level     : number 0..10
  part      : percent
  worth     : money
  budget    : money
  estimate  : money sealed until tender.deadline
  opened    : date
  published : time
  deadline  : time
  term      : duration
  region    : text
  kind      : choice of goods, works, "other things"
  urgent    : yes/no
  divided   : yes/no
  figures   : list of number
  regions   : list of text
  amounts   : list of money

record bid plural bids from ocds "/bids"
  id       : text identifies
  price    : money
  fee      : money
  quality  : number 0..10
  effort   : number
  discount : percent
  sent     : time
  start    : date
  lasts    : duration
  region   : text
  kind     : choice of goods, works, "other things"
  valid    : yes/no
  green    : yes/no
  scores   : list of number
  fees     : list of money
  marks    : list of mark
  firm     : firm by "/firm"

record firm plural firms from ocds "/firms"
  id       : text identifies
  turnover : money
  staff    : number
  social   : yes/no
  place    : text
  founded  : date
  owned    : percent
  places   : list of text

record mark
  score : number 0..10
  topic : text
  day   : date
  worth : money

calendar days zone "Europe/Amsterdam"
  weekend saturday, sunday
  holiday "New Year" on 01-01
  holiday "Easter Monday" on easter + 1 day

)";
}

} // namespace voorrang::reference
