#include "dsl/ast/print.hpp"

#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

constexpr std::size_t longest_line = 110;

std::string on_one_line(const PrintTree& tree) {
    if (tree.leaf) return tree.head;
    std::string line = "(" + tree.head;
    for (const PrintTree& child : tree.children) line += " " + on_one_line(child);
    return line + ")";
}

void write(const PrintTree& tree, std::size_t indent, std::string& out) {
    const std::string line = on_one_line(tree);
    out += std::string(indent, ' ');
    if (tree.leaf || indent + line.size() <= longest_line) {
        out += line;
        return;
    }
    out += "(" + tree.head;
    for (const PrintTree& child : tree.children) {
        out += '\n';
        write(child, indent + 2, out);
    }
    out += ')';
}

} // namespace

std::string lay_out(const PrintTree& tree) {
    std::string out;
    write(tree, 0, out);
    return out + "\n";
}

std::string print(const File& file, Spans spans) {
    std::string out;
    for (const PrintTree& part : TreeMaker(spans).tree(file).children) out += lay_out(part);
    return out;
}

std::string print(const Expression& expression, Spans spans) { return lay_out(TreeMaker(spans).tree(expression)); }

} // namespace voorrang::ast
