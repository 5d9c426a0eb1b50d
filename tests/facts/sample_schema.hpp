// A schema as the checker would make it from records of tender, lot, bid and bidder: every type of column, lists in
// lists, references, and a currency taken from another fact.
#pragma once

#include "dsl/graph/schema.hpp"

namespace voorrang::graph {

struct SampleSchema {
    Schema schema;
    EntityId bids = 1, bidders = 2, assessments = 3, regions = 4;
    FactId title, value, deadline, open_day, period, draft, quality, region, bid_id, price, bid_bidder, bidder_id,
        bidder_name, pso_level, score, profit, selfcleaning;

    SampleSchema() {
        schema.entities.resize(5);
        schema.entities[the_case].name = "case";
        entity(bids, "bid", "bids", the_case, "/bids/details");
        entity(bidders, "bidder", "bidders", the_case, "/parties");
        schema.entities[bidders].where = parse_pointer("/roles");
        schema.entities[bidders].has = "tenderer";
        entity(assessments, "bid.assessments", "assessments", bids, "/assessments");
        entity(regions, "tender.regions", "tender.regions", the_case, "/tender/deliveryAddresses/*/region");

        title = fact("tender.title", the_case, "/tender/title", Reading::text, ColumnType::text);
        value = fact("tender.value", the_case, "/tender/value", Reading::money, ColumnType::money);
        deadline = fact("tender.deadline", the_case, "/tender/tenderPeriod/endDate", Reading::time, ColumnType::time);
        open_day = fact("tender.open_day", the_case, "/tender/openDay", Reading::date, ColumnType::date);
        period = fact("tender.period", the_case, "/tender/contractPeriod/durationInDays", Reading::duration,
                      ColumnType::duration);
        draft = fact("tender.draft", the_case, "/tender/draft", Reading::yes_no, ColumnType::truth);
        quality = fact("tender.quality", the_case, "/tender/quality", Reading::number, ColumnType::number);
        region = fact("tender.regions", regions, "", Reading::text, ColumnType::text);
        bid_id = fact("bid.id", bids, "/id", Reading::text, ColumnType::text);
        price = fact("bid.price", bids, "/value", Reading::money, ColumnType::money);
        schema.facts[price].currency = value;
        bid_bidder = fact("bid.bidder", bids, "/tenderers/0/id", Reading::reference, ColumnType::reference);
        schema.facts[bid_bidder].target = bidders;
        bidder_id = fact("bidder.id", bidders, "/id", Reading::text, ColumnType::text);
        bidder_name = fact("bidder.name", bidders, "/name", Reading::text, ColumnType::text);
        pso_level =
            fact("bidder.pso_level", bidders, "/socialProcurement/psoLevel", Reading::number, ColumnType::number);
        schema.facts[pso_level].from = Number(0);
        schema.facts[pso_level].to = Number(3);
        score = fact("assessment.score", assessments, "/score", Reading::number, ColumnType::number);
        profit = fact("bidder.profit", bidders, "/socialProcurement/profitDistributionShare", Reading::percent,
                      ColumnType::number);
        selfcleaning = fact("bidder.self_cleaning", bidders, "/selfCleaning", Reading::choice, ColumnType::text);
        schema.facts[selfcleaning].options = {"none", "offered", "accepted", "rejected"};

        schema.entities[bids].identifier = bid_id;
        schema.entities[bids].shown_as = bidder_name;
        schema.entities[bids].shown_via = bid_bidder;
        schema.entities[bidders].identifier = bidder_id;
        schema.entities[bidders].shown_as = bidder_name;
    }

  private:
    void entity(EntityId id, std::string name, std::string path, EntityId parent, std::string_view source) {
        Entity& made = schema.entities[id];
        made.name = std::move(name);
        made.path = std::move(path);
        made.parent = parent;
        made.source = parse_pointer(source);
    }

    FactId fact(std::string name, EntityId entity, std::string_view source, Reading reading, ColumnType type) {
        Fact made;
        made.path = entity == regions ? "" : entity == the_case ? name : name.substr(name.find('.') + 1);
        made.name = std::move(name);
        made.entity = entity;
        made.source = parse_pointer(source);
        made.reading = reading;
        made.type = type;
        schema.facts.push_back(std::move(made));
        return static_cast<FactId>(schema.facts.size() - 1);
    }
};

} // namespace voorrang::graph
