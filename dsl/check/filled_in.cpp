#include "dsl/check/filled_in.hpp"

namespace voorrang::check {

namespace {

void take(std::vector<ast::Citation>& open, const std::vector<ast::Citation>& part) {
    open.insert(open.end(), part.begin(), part.end());
}
// The reason is that of whoever fills in: the package can't know it.
void take(ast::Reason& open, const ast::Reason& part) {
    open.because = part.because;
    take(open.cites, part.cites);
}

} // namespace

std::vector<ast::Citation>& cites_of(ast::Table& table) { return table.cites; }

ast::Parameter filled_in(ast::Parameter open, const ast::Parameter& part) {
    open.values = part.values;
    take(open.reason, part.reason);
    return open;
}

ast::Define filled_in(ast::Define open, const ast::Define& part) {
    open.body = part.body;
    open.exceptions = part.exceptions;
    take(open.reason, part.reason);
    return open;
}

ast::Table filled_in(ast::Table open, const ast::Table& part) {
    open.inputs = part.inputs;
    open.output = part.output;
    open.has_because = part.has_because;
    open.rows = part.rows;
    take(open.cites, part.cites);
    return open;
}

ast::Rule filled_in(ast::Rule open, const ast::Rule& part) {
    open.that = part.that;
    open.when = part.when;
    open.unless = part.unless;
    take(open.reason, part.reason);
    return open;
}

} // namespace voorrang::check
