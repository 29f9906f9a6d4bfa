#!/usr/bin/env python3
"""Makes the files of this folder and the first inputs of the fuzz targets csv, xlsx and zip.

python3 tests/office/make_files.py          writes them (the same bytes each time)
python3 tests/office/make_files.py large F  writes a list of 50,000 rows and 17 columns to F, for bench/
"""
import pathlib
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "fuzz" / "corpus"

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font></fonts>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)


def letters(column):
    return chr(ord("A") + column)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Strings:
    def __init__(self):
        self.index = {}

    def of(self, text):
        return self.index.setdefault(text, len(self.index))

    def xml(self):
        items = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in self.index)
        return f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>'


def rows_xml(rows, strings):
    out = []
    for number, row in rows:
        cells = []
        for column, value in enumerate(row):
            place = f'r="{letters(column)}{number}"'
            if value is None:
                continue
            if isinstance(value, tuple):
                value, style = value
                place += f' s="{style}"'
            if isinstance(value, (int, float)):
                cells.append(f"<c {place}><v>{value}</v></c>")
            else:
                cells.append(f'<c {place} t="s"><v>{strings.of(value)}</v></c>')
        out.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(out)


def sheet_xml(rows, strings, after=""):
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{rows_xml(rows, strings)}</sheetData>{after}</worksheet>"
    )


def write_zip(path, parts, level=9):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_book(path, sheets, strings):
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"{state}/>'
        for i, (name, state, _) in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="t" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings.xml(),
    }
    for i, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = xml
    write_zip(path, parts)


def province_list(path):
    """As an office keeps it: title, decision, merged headings, column numbers, group rows, a hidden sheet, old text."""
    strings = Strings()
    rows = [
        (1, ["UBND TỈNH QUẢNG NAM", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        (3, ["DANH SÁCH SẢN PHẨM OCOP NĂM 2023"]),
        (4, ["(Kèm theo Quyết định số 3635/QĐ-UBND ngày 22/12/2023 của UBND tỉnh)"]),
        (6, ["TT", "Tên sản phẩm", "Chủ thể", "Hạng sao", None, "Ngày\ncông nhận", "SĐT"]),
        (7, [None, None, None, "3 sao", "4 sao"]),
        (8, [1, 2, 3, 4, 5, 6, 7]),
        (9, ["I", "HUYỆN ĐẠI LỘC"]),
        (10, [1, "Bánh tráng mẫu", "HTX mẫu A", "x", None, (45282, 1), 905123456]),
        (11, [2, "Nước mắm mẫu", None, None, "x", (45282, 1), "0905.123.456"]),
        (12, [3, ("S¶n phÈm mÉu", 2), ("Hé kinh doanh B", 2), "x", None, "22/12/2023"]),
        (13, [4, "Saûn phaåm maãu thöù tö", "Coâng ty TNHH C", None, "x", "22.12.23"]),
        (15, ["Tổng cộng", "4 sản phẩm"]),
    ]
    merges = ["A3:G3", "A4:G4", "A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7", "G6:G7", "C10:C11"]
    after = f'<mergeCells>{"".join(f"<mergeCell ref={chr(34)}{m}{chr(34)}/>" for m in merges)}</mergeCells>'
    hidden = [(1, ["Số liệu cũ"]), (2, ["bỏ"])]
    sheets = [("Tổng hợp", "", sheet_xml(rows, strings, after)), ("Sheet2", ' state="hidden"', sheet_xml(hidden, strings))]
    write_book(path, sheets, strings)


def large_list(path):
    strings = Strings()
    headings = [f"Cột {i + 1}" for i in range(17)]

    def rows():
        yield 1, headings
        for i in range(50_000):
            yield i + 2, [
                i + 1, f"Sản phẩm mẫu số {i + 1} đóng gói 500 g", f"Hợp tác xã mẫu {i % 9000}", "Hợp tác xã",
                f"04{i % 9000:08d}", f"Nguyễn Văn {i % 500}", f"0905{i % 9000:06d}", f"Thôn {i % 12}, xã Đại Hiệp",
                "Quảng Nam", "Đại Lộc", "Đại Hiệp", "Thực phẩm", f"{3 + i % 3} sao", 50 + i % 500 / 10,
                f"{3000 + i % 90}/QĐ-UBND", (45000 + i % 400, 1), f"49-{i % 600}-{i}-3-2024",
            ]

    write_book(path, [("Danh sách", "", sheet_xml(rows(), strings))], strings)


def bombs():
    strings = Strings()
    xml = sheet_xml([(1, ["x"])], strings)
    write_book(HERE / "zip_bomb.xlsx", [("x", "", xml.replace("</sheetData>", " " * 40_000_000 + "</sheetData>"))], strings)
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "xxxxxxxxxx"}">' for i in range(10))
    bomb = f'<!DOCTYPE worksheet [{entities}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData></worksheet>'
    write_book(HERE / "entity_bomb.xlsx", [("x", "", bomb)], strings)


def corpus():
    for kind in ("csv", "xlsx", "zip"):
        (CORPUS / kind).mkdir(parents=True, exist_ok=True)
    csv = {
        "plain.csv": "TT,Tên,Sao\r\n1,\"Mật ong, chai\",3\r\n".encode(),
        "semicolon.csv": "sep=;\r\nTT;Điểm\r\n1;88,5\r\n".encode("utf-8-sig"),
        "utf16.csv": "TT\tTên\r\n1\tTrà\r\n".encode("utf-16"),
        "tcvn3.csv": b"TT,T\xaan s\xb6n ph\xc8m\n1,N\xad\xedc m\xbem\n",
        "vni.csv": b"TT,Sa\xfbn pha\xe5m\n1,N\xf6\xf4\xf9c ma\xe9m\n",
        "windows1258.csv": b"TT,Sa\xd2n ph\xe2\xd2m\n",
        "lost.csv": b"TT,S?n ph?m\n'=1+1,-5\n",
        "quotes.csv": b'"a""b\r\nc",d\n"open',
    }
    for name, content in csv.items():
        (CORPUS / "csv" / name).write_bytes(content)
    strings = Strings()
    rows = rows_xml([(1, ["Tên", "S¶n phÈm"]), (2, [(45282, 1), 1.5])], strings)
    sheet = f'<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>{rows}</sheetData>' \
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    rich = '<sst><si><r><rPr><rFont val=".VnTimeH"/></rPr><t>®¹i</t></r><rPh><t>x</t></rPh></si></sst>'
    inline = '<worksheet><sheetData><row><c t="inlineStr"><is><t>a_x000D_b</t></is></c><c t="b"><v>1</v></c>' \
             '<c t="e"><v>#REF!</v></c><c t="d"><v>2023-12-22T00:00:00</v></c><c><v>1.23E+5</v></c></row></sheetData></worksheet>'
    entity = '<!DOCTYPE a [<!ENTITY x "y">]><worksheet><sheetData>&x;</sheetData></worksheet>'
    (CORPUS / "xlsx" / "shared").write_bytes("\0".join([sheet, strings.xml(), STYLES]).encode())
    (CORPUS / "xlsx" / "rich").write_bytes("\0".join([sheet, rich]).encode())
    (CORPUS / "xlsx" / "inline").write_bytes(inline.encode())
    (CORPUS / "xlsx" / "entity").write_bytes(entity.encode())
    province_list(CORPUS / "zip" / "list.xlsx")
    write_zip(CORPUS / "zip" / "text.zip", {"a.txt": "x" * 100})
    whole = (CORPUS / "zip" / "text.zip").read_bytes()
    (CORPUS / "zip" / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (CORPUS / "zip" / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["large"]:
        large_list(sys.argv[2])
    else:
        province_list(HERE / "province_list.xlsx")
        bombs()
        corpus()
