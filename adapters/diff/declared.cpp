#include "adapters/diff/declared.hpp"

#include "adapters/diff/points.hpp"

#include <array>
#include <set>

namespace voorrang::diff {

namespace {

constexpr std::array<std::string_view, 11> words{"parameter",      "definition", "rule",     "table",
                                                 "award",          "measure",    "workflow", "record",
                                                 "reference date", "calendar",   "package"};

} // namespace

std::string_view word(Kind kind) { return words[static_cast<std::size_t>(kind)]; }

std::string in_words(Kind kind, Language language) {
    switch (kind) {
    case Kind::parameter:
        return doc::phrase(language, doc::Phrase::parameter);
    case Kind::definition:
        return doc::phrase(language, doc::Phrase::definition);
    case Kind::rule:
        return say(language, Phrase::rule);
    case Kind::table:
        return doc::phrase(language, doc::Phrase::table);
    case Kind::award:
        return doc::phrase(language, doc::Phrase::award);
    case Kind::measure:
        return doc::phrase(language, doc::Phrase::measure);
    case Kind::workflow:
        return doc::phrase(language, doc::Phrase::workflow);
    case Kind::record:
        return doc::phrase(language, doc::Phrase::record);
    case Kind::reference_date:
        return say(language, Phrase::date_that_counts);
    case Kind::calendar:
        return doc::phrase(language, doc::Phrase::calendar);
    case Kind::package:
        break;
    }
    return say(language, Phrase::package);
}

Declared Describer::begin(Kind kind, std::string name, Span span) const {
    Declared declared;
    declared.kind = kind;
    declared.name = std::move(name);
    declared.file = texts_.files()[span.source].shown;
    declared.line = texts_.line_of(span);
    return declared;
}

Declared Describer::describe(const ast::Parameter& parameter) const {
    Declared declared = begin(Kind::parameter, parameter.name.text, parameter.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.span("type", Phrase::type, parameter.type.span);
    for (const auto& value : parameter.values) {
        const std::string from = value.from ? to_text(*value.from) : "";
        const std::string until = value.until ? to_text(*value.until) : "";
        const std::string shown = points.said(value.value);
        points.meant("value " + from, from.empty() ? Phrase::value : Phrase::value_from,
                     meaning_.of(value.value) + " " + until,
                     until.empty() ? shown : points.say(Phrase::until_day, shown, until), from);
        std::string cited;
        for (const auto& each : value.cites) cited += (cited.empty() ? "\"" : "; \"") + each.text + "\"";
        points.text("source " + from, Phrase::source_of_value, cited);
    }
    points.flag("open", points.say(doc::Phrase::open), parameter.open);
    points.reason(parameter.reason);
    return declared;
}

Declared Describer::describe(const ast::Define& define) const {
    Declared declared = begin(Kind::definition, define.name.text, define.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.name("subject", Phrase::subject, define.subject);
    points.span("type", Phrase::type, define.type.span);
    points.force(define.force);
    points.expression("as", Phrase::outcome, define.body);
    points.flag("open", points.say(doc::Phrase::open), define.open);
    points.reason(define.reason);
    for (const auto& exception : define.exceptions) {
        Points part = points.part("exception " + exception.name.text, Phrase::of_exception, exception.name.text);
        part.expression("when", Phrase::condition, exception.when);
        part.expression("as", Phrase::outcome, exception.as);
        part.names("over", Phrase::goes_before, exception.over);
        part.force(exception.force);
        part.reason(exception.reason);
    }
    return declared;
}

namespace {

struct RuleWords {
    doc::Phrase kind;
    Phrase that;
};

RuleWords words_of(ast::RuleKind kind) {
    switch (kind) {
    case ast::RuleKind::exclude:
        return {doc::Phrase::kind_exclude, Phrase::required};
    case ast::RuleKind::require:
        return {doc::Phrase::kind_require, Phrase::required};
    case ast::RuleKind::reserve:
        return {doc::Phrase::kind_reserve, Phrase::reserved};
    case ast::RuleKind::prefer:
        return {doc::Phrase::kind_prefer, Phrase::required};
    case ast::RuleKind::flag:
        return {doc::Phrase::kind_flag, Phrase::required};
    case ast::RuleKind::oblige:
        return {doc::Phrase::kind_oblige, Phrase::owed};
    case ast::RuleKind::ask:
        break;
    }
    return {doc::Phrase::kind_ask, Phrase::asked};
}

} // namespace

Declared Describer::describe(const ast::Rule& rule) const {
    Declared declared = begin(Kind::rule, rule.name.text, rule.span);
    Points points(texts_, meaning_, language_, declared.points);
    const RuleWords words = words_of(rule.kind);
    points.text("verdict", Phrase::verdict, points.say(words.kind));
    points.name("subject", Phrase::subject, rule.subject);
    points.force(rule.force);
    if (rule.across) points.across(*rule.across);
    points.expression("that", words.that, rule.that);
    points.expression("when", Phrase::condition, rule.when);
    points.expression("unless", Phrase::unless, rule.unless);
    points.flag("open", points.say(doc::Phrase::open), rule.open);
    points.reason(rule.reason);
    return declared;
}

Declared Describer::describe(const ast::Measure& measure) const {
    Declared declared = begin(Kind::measure, measure.name.text, measure.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.across(measure.across);
    if (measure.type) points.span("type", Phrase::type, measure.type->span);
    points.expression("as", Phrase::outcome, measure.body);
    std::string meaning, shown;
    for (const auto& target : measure.targets) {
        meaning += std::string(target.at_most ? "<= " : ">= ") + meaning_.of(target.value) + " " +
                   (target.in ? meaning_.of(*target.in) : "") + "\n";
        shown += (shown.empty() ? "" : ", ") + points.said(target.span);
    }
    if (!shown.empty()) points.meant("target", Phrase::target, meaning, shown);
    points.reason(measure.reason);
    return declared;
}

Declared Describer::describe(const ast::ReferenceDate& date) const {
    Declared declared = begin(Kind::reference_date, "", date.span);
    Points(texts_, meaning_, language_, declared.points).expression("is", Phrase::date_that_counts, date.date);
    return declared;
}

Declared Describer::describe(const ast::Record& record) const {
    Declared declared = begin(Kind::record, record.name.text, record.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.name("plural", Phrase::plural, record.plural);
    if (record.from)
        points.span(
            "from", Phrase::read_from,
            cover(record.from->format.span, record.from->where ? record.from->where->span : record.from->pointer.span));
    if (record.shown_as) points.text("shown as", Phrase::shown_as, dotted(*record.shown_as));
    for (const auto& field : record.fields) {
        Span rest = field.span;
        rest.begin = field.type.span.begin;
        points.text("field " + field.name.text, Phrase::field, points.said(rest), field.name.text);
    }
    return declared;
}

namespace {

// A file may have either of the two names, in whatever language it is.
constexpr std::array<std::string_view, 7> days_en{"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> days_nl{"maandag", "dinsdag",  "woensdag", "donderdag",
                                                  "vrijdag", "zaterdag", "zondag"};

std::string_view day_of_week(unsigned number, Language language) {
    return (language == Language::nl ? days_nl : days_en).at(number - 1);
}

} // namespace

Declared Describer::describe(const ast::Calendar& calendar) const {
    Declared declared = begin(Kind::calendar, calendar.name.text, calendar.span);
    Points points(texts_, meaning_, language_, declared.points);
    if (calendar.zone) points.text("zone", Phrase::zone, calendar.zone->text);
    std::set<unsigned> weekend;
    for (const auto& day : calendar.weekend) weekend.insert(day.number);
    std::string shown;
    for (const unsigned day : weekend) shown.append(shown.empty() ? "" : ", ").append(day_of_week(day, language_));
    points.text("weekend", Phrase::weekend, shown);
    for (const auto& holiday : calendar.holidays) {
        std::string said = points.said(holiday.span);
        if (const auto& unless = holiday.unless_weekday) {
            Span before = holiday.span, after = holiday.span;
            before.end = unless->span.begin;
            after.begin = unless->span.end;
            said = points.said(before).append(" ").append(day_of_week(unless->number, language_)) + " " +
                   points.said(after);
        }
        points.text("holiday " + holiday.title, Phrase::holiday, said, holiday.title);
    }
    points.reason(calendar.reason);
    return declared;
}

} // namespace voorrang::diff
