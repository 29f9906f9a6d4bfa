"""Writes the files of the corpus: sheets as XLSX or text, old code pages. No habit of a list stands here."""
import csv
import io
import unicodedata
import zipfile
from xml.sax.saxutils import escape


class Sheet:
    """Rows of cells: a str is text, an int or float a number, None empty, ("date", serial) a date, ("error", text) an error,
    ("formula", formula, value) a formula with the value it had."""

    def __init__(self, name="Sheet1", hidden=False):
        self.name, self.hidden = name, hidden
        self.rows, self.merges, self.hidden_rows, self.expected = [], [], set(), []
        self.hidden_columns, self.filter = [], ""

    def add(self, *cells, expect=None):
        self.rows.append(list(cells))
        if expect is not None:
            self.expected.append({"sheet": self.name, "row": str(len(self.rows)), **expect})
        return len(self.rows)

    def title(self, *lines):
        for line in lines:
            self.add(line)

    def merge(self, first_row, first_column, last_row, last_column):
        self.merges.append((first_row, first_column, last_row, last_column))


def letters(column):
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def cell_xml(reference, cell):
    if cell is None or cell == "":
        return ""
    if isinstance(cell, tuple):
        kind, value = cell[0], cell[-1]
        if kind == "formula":
            is_text = ' t="str"' if isinstance(value, str) else ""
            return f'<c r="{reference}"{is_text}><f>{escape(cell[1])}</f><v>{escape(str(value))}</v></c>'
        if kind == "date":
            return f'<c r="{reference}" s="1"><v>{value}</v></c>'
        return f'<c r="{reference}" t="e"><v>{value}</v></c>'
    if isinstance(cell, (int, float)):
        return f'<c r="{reference}"><v>{cell}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def sheet_xml(sheet):
    rows = []
    for number, cells in enumerate(sheet.rows, 1):
        hidden = ' hidden="1"' if number in sheet.hidden_rows else ""
        body = "".join(cell_xml(f"{letters(c)}{number}", cell) for c, cell in enumerate(cells))
        rows.append(f'<row r="{number}"{hidden}>{body}</row>')
    merges = "".join(f'<mergeCell ref="{letters(c1)}{r1}:{letters(c2)}{r2}"/>' for r1, c1, r2, c2 in sheet.merges)
    merges = f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else ""
    columns = "".join(f'<col min="{c + 1}" max="{c + 1}" width="9" hidden="1"/>' for c in sheet.hidden_columns)
    columns = f"<cols>{columns}</cols>" if columns else ""
    filtered = f'<autoFilter ref="{sheet.filter}"/>' if sheet.filter else ""
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'{columns}<sheetData>{"".join(rows)}</sheetData>{filtered}{merges}</worksheet>')


def write_xlsx(path, sheets):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in range(1, len(sheets) + 1))
    listed = "".join(f'<sheet name="{escape(s.name)}" sheetId="{i}"{" state=" + chr(34) + "hidden" + chr(34) if s.hidden else ""} r:id="rId{i}"/>' for i, s in enumerate(sheets, 1))
    related = "".join(f'<Relationship Id="rId{i}" Type="{relation}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1))
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">{related}<Relationship Id="rId{len(sheets) + 1}" Type="{relation}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for i, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet_xml(sheet)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text.encode())


def write_csv(path, sheet, encoding="utf-8", separator=","):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    width = max(len(row) for row in sheet.rows)
    for row in sheet.rows:
        writer.writerow([("" if c is None else str(c)) for c in row] + [""] * (width - len(row)))
    path.write_bytes(out.getvalue().encode(encoding))
    for row in sheet.expected:
        row["sheet"] = ""


TCVN3 = dict(zip("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
                 "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"))
VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_BREVE = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
VNI_HAT = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
VNI_I = {"\u0300": "ì", "\u0301": "í", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def tcvn3(text):
    return "".join(TCVN3.get(c, c) for c in text)


def vni(text):
    out = ""
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        base, marks = parts[0], parts[1:]
        tone = next((m for m in marks if m in VNI_TONES), "")
        if c in "đĐ":
            out += "ñ" if c == "đ" else "Ñ"
        elif "\u0306" in marks:
            out += base + VNI_BREVE[tone]
        elif "\u0302" in marks:
            out += base + VNI_HAT[tone]
        elif "\u031b" in marks:
            out += {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base] + VNI_TONES.get(tone, "")
        elif base == "i" and tone:
            out += VNI_I[tone]
        elif c == "ỵ":
            out += "î"
        else:
            out += base + VNI_TONES.get(tone, "")
    return out


def convert(sheet, change):
    sheet.rows = [[change(c) if isinstance(c, str) else c for c in row] for row in sheet.rows]
    return sheet
