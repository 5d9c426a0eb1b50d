// Workbooks made by hand, as other programs write them.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <unistd.h>

namespace voorrang::sheet {

inline std::string zipped(const std::map<std::string, std::string>& parts) {
    const std::string file =
        (std::filesystem::temp_directory_path() / ("workbook-" + std::to_string(::getpid()))).string();
    int error = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
    zip_close(archive);
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::filesystem::remove(file);
    return bytes;
}

inline const std::string main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline std::map<std::string, std::string> parts_of_workbook(const std::string& cells, const std::string& behind = "") {
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    const auto relation = [](const char* id, const char* kind, const char* target) {
        return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + "/" + kind + "\" Target=\"" + target +
               "\"/>";
    };
    return {
        {"_rels/.rels", "<Relationships xmlns=\"" + package + "\">" +
                            relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships xmlns=\"" + package + "\">" + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
             relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml") + relation("rId3", "styles", "styles.xml") +
             relation("rId4", "sharedStrings", "sharedStrings.xml") + "</Relationships>"},
        {"xl/workbook.xml",
         "<workbook xmlns=\"" + main_namespace + "\" xmlns:r=\"" + office +
             "\"><workbookPr/><sheets><sheet name=\"Marks\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Other\" "
             "sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
        {"xl/styles.xml",
         "<styleSheet xmlns=\"" + main_namespace +
             "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d mmmm yyyy\"/></numFmts><cellXfs>"
             "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/>"
             "<xf numFmtId=\"22\"/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml",
         "<sst xmlns=\"" + main_namespace +
             "\"><si><t>head</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Groen </t></r><r><t>Doen</t></r>"
             "<rPh sb=\"0\" eb=\"1\"><t>read aloud</t></rPh></si><si><t>a_x000A_b</t></si></sst>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"" + main_namespace + "\"><sheetData>" + cells + "</sheetData>" + behind + "</worksheet>"},
        {"xl/worksheets/sheet2.xml",
         "<worksheet xmlns=\"" + main_namespace +
             "\"><sheetData><row><c t=\"inlineStr\"><is><t>other</t></is></c></row></sheetData></worksheet>"},
    };
}

} // namespace voorrang::sheet
