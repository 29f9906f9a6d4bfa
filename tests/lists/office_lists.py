"""Lists 33 and on: whole office files, each with several habits at once. make_lists.py writes them."""
import unicodedata

from list_files import Sheet, convert, tcvn3, vni

FIELDS = ["sheet", "row", "product_name", "producer_name", "producer_kind", "province", "district", "commune", "group", "star", "score",
          "decision_number", "decision_date", "valid_from", "valid_to", "year", "tax_code", "phone", "representative", "address", "product_code",
          "certificate_number", "status", "refused"]
GROUPS = {"food": "Thực phẩm", "drink": "Đồ uống", "craft": "Thủ công mỹ nghệ", "medicinal": "Dược liệu và sản phẩm từ dược liệu",
          "tourism": "Dịch vụ du lịch cộng đồng, sinh thái", "ornamental": "Sinh vật cảnh"}
NUMBER, DATE = "2871/QĐ-UBND", "2022-10-21"
KIND = {"HTX": "cooperative", "Hợp": "cooperative", "Công": "enterprise", "Cty": "enterprise", "Cơ": "household", "Hộ": "household", "Tổ": "cooperative_group",
        "THT": "cooperative_group", "Trang": "farm", "DNTN": "enterprise"}

# product, producer, district with its kind, commune with its kind, group, star, score, tax code, telephone, representative
BASE = [
    ("Gạo hữu cơ Sông Mẫu", "HTX Nông nghiệp Sông Mẫu", "huyện Duy Xuyên", "xã Duy Sơn", "food", 3, "62.4", "4000200001", "0914200001", "Trần Văn Mẫu"),
    ("Bánh đập Sông Mẫu", "HTX Nông nghiệp Sông Mẫu", "huyện Duy Xuyên", "xã Duy Sơn", "food", 4, "79.1", "4000200001", "0914200001", "Trần Văn Mẫu"),
    ("Mì Quảng sợi khô Bến Mẫu", "Công ty TNHH MTV Bến Mẫu", "thị xã Điện Bàn", "phường Điện Phương", "food", 4, "84.6", "4000200002", "0914200002", "Lê Thị Mẫu"),
    ("Chả bò Cầu Mẫu", "Cơ sở sản xuất chả Cầu Mẫu", "thành phố Tam Kỳ", "phường An Sơn", "food", 3, "57", "4000200003", "0914200003", "Phan Mẫu"),
    ("Yến sào đảo Mẫu", "Công ty Cổ phần Đảo Mẫu", "thành phố Hội An", "xã Tân Hiệp", "food", 5, "93.2", "4000200004", "0914200004", "Võ Thị Mẫu"),
    ("Đèn lồng tre phố Mẫu", "Hộ kinh doanh Đèn Phố Mẫu", "thành phố Hội An", "phường Cẩm Châu", "craft", 4, "81", "4000200005", "0914200005", "Huỳnh Mẫu"),
    ("Rượu sim Núi Mẫu", "Tổ hợp tác rượu sim Núi Mẫu", "huyện Tây Giang", "xã Lăng", "drink", 3, "60.75", "4000200006", "0914200006", "Alăng Mẫu"),
    ("Trà đẳng sâm Núi Mẫu", "HTX Dược liệu Núi Mẫu", "huyện Tây Giang", "xã A Tiêng", "medicinal", 3, "66", "4000200007", "0914200007", "Bhling Mẫu"),
    ("Thổ cẩm dệt tay Suối Mẫu", "Hợp tác xã Thổ cẩm Suối Mẫu", "huyện Đông Giang", "xã Sông Kôn", "craft", 4, "77.5", "4000200008", "0914200008", "Arất Mẫu"),
    ("Tương ớt A Riêu Suối Mẫu", "Trang trại Suối Mẫu", "huyện Đông Giang", "xã Ma Cooih", "food", 3, "58.3", "4000200009", "0914200009", "Zơrâm Mẫu"),
    ("Nước mắm cá cơm Biển Mẫu", "HTX Chế biến thủy sản Biển Mẫu", "huyện Núi Thành", "xã Tam Tiến", "food", 4, "82.9", "4000200010", "0914200010", "Ngô Mẫu"),
    ("Tinh dầu sả Đồi Mẫu", "DNTN Tinh dầu Đồi Mẫu", "huyện Nông Sơn", "xã Quế Lộc", "medicinal", 3, "55.55", "4000200011", "0914200011", "Đinh Mẫu"),
]


class Item:
    def __init__(self, values):
        (self.name, self.producer, self.district, self.commune, self.group, self.star, self.score, self.tax, self.phone, self.person) = values
        self.kind = KIND[self.producer.split()[0]]
        self.bare = self.district.split(" ", 2 if self.district.startswith(("thị", "thành")) else 1)[-1]

    def expect(self, *fields, **other):
        known = {"product_name": self.name, "producer_name": self.producer, "producer_kind": self.kind, "district": self.district, "commune": self.commune,
                 "group": self.group, "star": str(self.star), "score": self.score, "tax_code": self.tax, "phone": self.phone, "representative": self.person,
                 "decision_number": NUMBER, "decision_date": DATE, "year": "2022"}
        return {field: known[field] for field in ("product_name", "producer_name", "producer_kind") + fields} | other


ITEMS = [Item(values) for values in BASE]
STAR = lambda i: f"{i.star} sao"
BY_DISTRICT = {d: [i for i in ITEMS if i.district == d] for d in dict.fromkeys(i.district for i in ITEMS)}


def letterhead(sheet, *titles, width=8):
    sheet.add("UBND TỈNH QUẢNG NAM", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.add("SỞ NÔNG NGHIỆP VÀ PTNT", None, None, None, "Độc lập - Tự do - Hạnh phúc")
    sheet.add("Số: 45/BC-SNN&PTNT", None, None, None, "Quảng Nam, ngày 15 tháng 01 năm 2024")
    for row in (1, 2, 3):
        sheet.merge(row, 0, row, 3)
        sheet.merge(row, 4, row, width - 1)
    sheet.add()
    for title in titles:
        row = sheet.add(title)
        sheet.merge(row, 0, row, width - 1)


def signature(sheet):
    sheet.add()
    sheet.add("Nơi nhận:", None, None, None, "KT. GIÁM ĐỐC")
    sheet.add("- Như trên;", None, None, None, "PHÓ GIÁM ĐỐC")
    sheet.add("- Lưu: VT, PTNT.", None, None, None, None)
    sheet.add(None, None, None, None, "Nguyễn Văn Mẫu")


def report_annex():
    """Letterhead with a report's own number and day, headings over two rows, a row of letters, subtotals, notes, signature."""
    s = Sheet("Phụ lục 01")
    letterhead(s, "PHỤ LỤC 01", "DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN ĐẠT CHUẨN OCOP CẤP TỈNH NĂM 2022",
               "(Kèm theo Quyết định số 2871/QĐ-UBND ngày 21/10/2022 của Chủ tịch UBND tỉnh Quảng Nam)")
    top = s.add("STT", "Tên sản phẩm", "Chủ thể OCOP", None, None, "Kết quả đánh giá, phân hạng", None, "Ghi chú")
    s.add(None, None, "Tên chủ thể", "Địa chỉ", "Người đại diện", "Điểm\n(trung bình)", "Hạng\nsao", None)
    for c in (0, 1, 7):
        s.merge(top, c, top + 1, c)
    s.merge(top, 2, top, 4)
    s.merge(top, 5, top, 6)
    s.add("A", "B", "C", "D", "E", "1", "2", "F")
    for roman, (district, items) in zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), BY_DISTRICT.items()):
        s.add(roman, district.upper(), None, None, None, None, f"{len(items)} SP")
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, f"Thôn Mẫu, {i.commune}", i.person, i.score.replace(".", ","), f"{i.star} sao", None,
                  expect=i.expect("score", "star", "decision_number", "decision_date", "representative", district=district.upper(), commune=i.commune,
                                  address=f"Thôn Mẫu, {i.commune}"))
    s.add("TỔNG CỘNG", None, None, None, None, None, "12 SP")
    s.add("Ghi chú: hạng sao do Hội đồng cấp tỉnh đánh giá.")
    signature(s)
    return [s]


def years_on_sheets():
    """A sheet a year with its decision in the title, a sheet of counts and an empty one between them."""
    out = []
    counts = Sheet("Tổng hợp")
    counts.title("BẢNG TỔNG HỢP SẢN PHẨM OCOP THEO HUYỆN")
    counts.add("TT", "Huyện", "Số sản phẩm", "3 sao", "4 sao", "5 sao")
    for n, (district, items) in enumerate(BY_DISTRICT.items(), 1):
        counts.add(n, district, len(items), *(sum(i.star == star for i in items) for star in (3, 4, 5)))
    out.append(counts)
    for year, items, number, day, iso in ((2020, ITEMS[:4], "3901/QĐ-UBND", "30/12/2020", "2020-12-30"), (2021, ITEMS[4:8], "3966/QĐ-UBND", "30-12-2021", "2021-12-30"),
                                          (2022, ITEMS[8:], NUMBER, "21.10.2022", DATE)):
        s = Sheet(f"Năm {year}")
        s.title(f"DANH SÁCH SẢN PHẨM OCOP NĂM {year}", f"(Quyết định số {number} ngày {day})")
        s.add()
        s.add("Số TT", "Sản phẩm OCOP", "Chủ thể SXKD", "Huyện/TP", "Phân hạng")
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, i.bare, i.star, expect=i.expect("star", district=i.bare, decision_number=number, decision_date=iso))
        out.append(s)
    out.insert(2, Sheet("Sheet3"))
    return out


def three_heading_rows():
    """Headings three deep; the score of the district's council stands before the province's."""
    s = Sheet("DS")
    top = s.add("TT", "Sản phẩm", None, "Chủ thể", None, None, None, "Đánh giá", None, None)
    s.add(None, "Tên", "Nhóm", "Tên", "Nơi sản xuất", None, "Điện thoại", "Điểm", None, "Hạng sao")
    s.add(None, None, None, None, "Xã", "Huyện", None, "Cấp huyện", "Cấp tỉnh", None)
    s.merge(top, 0, top + 2, 0)
    s.merge(top, 1, top, 2)
    s.merge(top, 3, top, 6)
    s.merge(top, 7, top, 9)
    s.merge(top + 1, 4, top + 1, 5)
    s.merge(top + 1, 7, top + 1, 8)
    for c in (1, 2, 3, 6, 9):
        s.merge(top + 1, c, top + 2, c)
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, GROUPS[i.group], i.producer, i.commune, i.district, int(i.phone), "70,5", float(i.score), i.star,
              expect=i.expect("group", "commune", "district", "phone", "score", "star"))
    return [s]


def capitals():
    s = Sheet("Sheet1")
    s.add("STT", "TÊN SẢN PHẨM", "CHỦ THỂ", "ĐỊA PHƯƠNG", "HẠNG SAO", "SỐ QUYẾT ĐỊNH", "NGÀY QUYẾT ĐỊNH")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name.upper(), i.producer.upper(), i.district.upper(), f"{i.star} SAO", "2871/QĐ-UBND", "NGÀY 21 THÁNG 10 NĂM 2022",
              expect=i.expect("star", "decision_number", "decision_date", product_name=i.name.upper(), producer_name=i.producer.upper(), district=i.district.upper()))
    return [s]


def addresses():
    """No columns of places: one address in every order and with every sign between its parts."""
    s = Sheet("Sheet1")
    s.add("TT", "Tên sản phẩm", "Tên cơ sở/doanh nghiệp", "Địa chỉ sản xuất kinh doanh", "Kết quả phân hạng")
    forms = [lambda i: f"Thôn 2, {i.commune}, {i.district}, tỉnh Quảng Nam", lambda i: f"Tổ 4 - {i.commune} - {i.district}", lambda i: f"{i.commune}, {i.district}",
             lambda i: f"Số 12 đường Mẫu, {i.commune}, {i.district}.", lambda i: f"Khối phố 3; {i.commune}; {i.district}", lambda i: f"Thôn Mẫu – {i.commune} – {i.district} – Quảng Nam"]
    for n, i in enumerate(ITEMS):
        s.add(n + 1, i.name, i.producer, forms[n % 6](i), f"Đạt {i.star} sao", expect=i.expect("star", "commune", "district"))
    return [s]


def two_levels_of_2025():
    """After 1 July 2025: a city that is a province, communes under it, no districts anywhere."""
    s = Sheet("Danh sách")
    s.title("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN NĂM 2025 TRÊN ĐỊA BÀN THÀNH PHỐ ĐÀ NẴNG",
            "(Ban hành kèm theo Quyết định số 1520/QĐ-UBND ngày 15/09/2025 của UBND thành phố Đà Nẵng)")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Xã/Phường/Đặc khu", "Hạng sao")
    places = ["xã Đại Lộc", "xã Thu Bồn", "phường Hội An", "phường Tam Kỳ", "xã Tây Giang", "xã Sông Kôn"]
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, places[n % 6], STAR(i),
              expect=i.expect("star", commune=places[n % 6], district="", province="THÀNH PHỐ ĐÀ NẴNG", decision_number="1520/QĐ-UBND", decision_date="2025-09-15"))
    return [s]


def communes_as_group_rows():
    """Two levels again: communes are the rows between the products."""
    s = Sheet("Phụ lục")
    s.title("PHỤ LỤC: SẢN PHẨM OCOP CỦA CÁC XÃ, PHƯỜNG", "Thành phố Đà Nẵng, năm 2025")
    s.add("STT", "Tên sản phẩm", "Chủ thể sản xuất", "Số sao", "Năm công nhận")
    for roman, (place, items) in zip(("I", "II", "III", "IV"), (("Xã Đại Lộc", ITEMS[:3]), ("Phường Hội An Tây", ITEMS[3:6]), ("Xã Trà My", ITEMS[6:9]), ("Phường Bàn Thạch", ITEMS[9:]))):
        row = s.add(f"{roman}. {place.upper()} ({len(items)} sản phẩm)")
        s.merge(row, 0, row, 4)
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, i.star, 2025, expect=i.expect("star", commune=place.upper(), district="", year="2025"))
    return [s]


def producers_only():
    s = Sheet("Chủ thể")
    s.title("DANH SÁCH CHỦ THỂ THAM GIA CHƯƠNG TRÌNH OCOP", "Tính đến ngày 31/12/2022")
    s.add("STT", "Tên chủ thể", "Loại hình", "Họ và tên người đại diện", "SĐT liên hệ", "Mã số thuế/ĐKKD", "Xã, phường, thị trấn", "Huyện, thị xã, thành phố", "Số lượng sản phẩm")
    words = {"cooperative": "Hợp tác xã", "enterprise": "Doanh nghiệp", "household": "Hộ SXKD", "cooperative_group": "Tổ hợp tác", "farm": "Trang trại"}
    seen = set()
    for i in ITEMS:
        if i.producer in seen:
            continue
        seen.add(i.producer)
        expected = i.expect("representative", "phone", "tax_code", "commune", "district")
        del expected["product_name"]
        s.add(len(seen), i.producer, words[i.kind], i.person, i.phone[:4] + "." + i.phone[4:7] + "." + i.phone[7:], i.tax, i.commune, i.district, 1, expect=expected)
    s.add("Tổng cộng: 11 chủ thể")
    return [s]


def products_only():
    """The list of what was registered: criteria sets by number, no stars given yet but those asked for."""
    s = Sheet("Đăng ký 2023")
    s.title("BIỂU 02: DANH MỤC SẢN PHẨM ĐĂNG KÝ THAM GIA ĐÁNH GIÁ, PHÂN HẠNG NĂM 2023")
    s.add("TT", "Tên sản phẩm đăng ký", "Mã SP", "Bộ sản phẩm số", "Chủ thể OCOP đăng ký", "Hạng sao đăng ký", "Trạng thái")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, f"QN-{n:03}", 6, i.producer, f"{i.star} sao", "Đăng ký mới", expect=i.expect(star="", product_code=f"QN-{n:03}", status="registered", group="food"))
    return [s]


def star_columns_of_signs():
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Tên chủ thể/đơn vị", "★★★", "★★★★", "★★★★★", "Năm đạt")
    for n, i in enumerate(ITEMS, 1):
        marks = [("x", "X", "✓", "1", "●", "√")[n % 6] if i.star == star else ("" if n % 2 else None) for star in (3, 4, 5)]
        s.add(n, i.name, i.producer, *marks, 2022, expect=i.expect("star", "year"))
    return [s]


def stars_in_words():
    s = Sheet("Sheet1")
    s.add("STT", "Tên SP", "Chủ thể", "Xếp loại / hạng sao")
    forms = [lambda n: f"{n}sao", lambda n: "*" * n, lambda n: f"Hạng {n}", lambda n: f"hạng {n} sao", lambda n: f"Đạt hạng {n} sao cấp tỉnh", lambda n: f"{n} (" + {3: "ba", 4: "bốn", 5: "năm"}[n] + ") sao",
             lambda n: f"{n} ★", lambda n: "⭐" * n, lambda n: f"{n},0", lambda n: f"OCOP {n}*", lambda n: f"{n} sao (công nhận lại)", lambda n: f"Sao {n}"]
    for n, (i, form) in enumerate(zip(ITEMS, forms), 1):
        s.add(n, i.name, i.producer, form(i.star), expect=i.expect("star"))
    return [s]


def telephones():
    s = Sheet("Liên hệ")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Người đại diện pháp luật", "Điện thoại di động", "Hạng")
    forms = [lambda p: int(p), lambda p: f"{p[:4]}.{p[4:7]}.{p[7:]}", lambda p: f"+84 {p[1:4]} {p[4:7]} {p[7:]}", lambda p: f"84{p[1:]}", lambda p: f"ĐT: {p}", lambda p: f"{p[:4]}-{p[4:7]}-{p[7:]}",
             lambda p: f"({p[:4]}) {p[4:]}", lambda p: "'" + p, lambda p: f"{p} (Zalo)", lambda p: f" {p} "]
    for n, (i, form) in enumerate(zip(ITEMS, forms), 1):
        s.add(n, i.name, i.producer, "Ông " + i.person if n % 2 else i.person, form(i.phone), i.star, expect=i.expect("star", "phone"))
    two, lost = ITEMS[10], ITEMS[11]
    s.add(11, two.name, two.producer, two.person, f"{two.phone} - 0235 3845 123", two.star, expect=two.expect("star", phone=f"{two.phone}; 02353845123"))
    s.add(12, lost.name, lost.producer, lost.person, "9,14E+08", lost.star, expect=lost.expect("star", phone=""))
    return [s]


def tax_codes():
    s = Sheet("MST")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "MST/ĐKKD", "Sao")
    cells = [(4000200001, "4000200001"), ("4000 200 001", "4000200001"), ("MST: 4000200002", "4000200002"), ("4000200003-001", "4000200003-001"), (400200004, "0400200004"), ("'0400200005", "0400200005"),
             (49073001234, "049073001234"), ("4000200007.", "4000200007"), ("4.000.200.008", "4000200008"), ("Chưa có", ""), ("4000200010 (cấp lần đầu)", None), ("40002000", None)]
    for n, (i, (cell, code)) in enumerate(zip(ITEMS, cells), 1):
        s.add(n, i.name, i.producer, cell, i.star, expect={"refused": "1"} if code is None else i.expect("star", tax_code=code))
    return [s]


def hidden_columns():
    """Hidden columns hold the state of before; a filter hides rows; the visible columns are what counts."""
    s = Sheet("Danh sách 2022")
    s.add("STT", "Tên sản phẩm", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Quyết định số", "Ngày ký", "Hạng sao", "MST")
    s.hidden_columns = [1, 7, 8]
    s.filter = "A1:I13"
    s.hidden_rows = {4, 5}
    for n, i in enumerate(ITEMS, 1):
        s.add(n, "Tên cũ mẫu " + str(n), i.name, i.producer, STAR(i), NUMBER, ("date", 44855), "3 sao", i.tax, expect=i.expect("star", "decision_number", "decision_date", "tax_code"))
    return [s]


def formulas():
    """Numbers, names and stars come from formulas; sums below; a broken note does no harm, a broken star does."""
    s = Sheet("Tính")
    s.title("DANH SÁCH SẢN PHẨM OCOP HUYỆN DUY XUYÊN")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Xã", "Điểm", "Hạng sao", "Tham chiếu")
    for n, i in enumerate(ITEMS, 1):
        s.add(("formula", f"ROW()-{2}", n), ("formula", f"VLOOKUP(A{n + 2},Data!A:F,2,0)", i.name), i.producer, i.commune, ("formula", "AVERAGE(80,90)", float(i.score)),
              ("formula", 'IF(E3>=90,"5 sao",IF(E3>=70,"4 sao","3 sao"))', STAR(i)), ("error", "#REF!"), expect=i.expect("score", "star", "commune", district="HUYỆN DUY XUYÊN"))
    s.add(13, "Cao lá vối Mẫu", "HTX Sông Mẫu Hai", "xã Duy Sơn", 61, ("error", "#N/A"), None, expect={"refused": "1"})
    s.add("Cộng", None, None, None, ("formula", "AVERAGE(E3:E15)", 71.1), ("formula", "COUNTA(F3:F15)", 13))
    return [s]


def blanks_everywhere():
    """The table begins at C4; cells of blanks only, empty columns between, a hundred formatted empty rows below."""
    s = Sheet("Sheet1")
    s.add(None, None, " ", "\u00a0")
    s.add()
    s.add(None, None, "Danh sách sản phẩm OCOP thị xã Điện Bàn năm 2022")
    s.add(None, None, "  STT ", " Tên   sản phẩm\u00a0", None, "Chủ thể ", " ", " Hạng sao")
    for n, i in enumerate(ITEMS, 1):
        s.add(None, " ", n, f" {i.name}  ", None, f"\u00a0{i.producer}", " ", f"{i.star} sao ", expect=i.expect("star", "year", district="thị xã Điện Bàn"))
        if n % 5 == 0:
            s.add(None, None, " ", " ", None, "\u00a0")
    for _ in range(100):
        s.add(None, None, " ", "\u200b", None, " ")
    return [s]


def producers_as_group_rows():
    """Producers are the rows between the products, numbered by roman figures."""
    s = Sheet("Sheet1")
    s.title("DANH SÁCH SẢN PHẨM OCOP THEO CHỦ THỂ")
    s.add("TT", "Chủ thể / Tên sản phẩm", "Nhóm sản phẩm", "Hạng sao", "Số QĐ công nhận")
    by_producer = {p: [i for i in ITEMS if i.producer == p] for p in dict.fromkeys(i.producer for i in ITEMS)}
    for roman, (producer, items) in zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"), by_producer.items()):
        s.add(roman, producer)
        for n, i in enumerate(items, 1):
            s.add(n, i.name, GROUPS[i.group], STAR(i), "2871/QĐ-UBND ngày 21/10/2022", expect=i.expect("group", "star", "decision_number", "decision_date"))
    return [s]


def decisions_as_group_rows():
    s = Sheet("Cộng dồn")
    s.title("DANH SÁCH LŨY KẾ SẢN PHẨM OCOP TỈNH QUẢNG NAM ĐẾN NĂM 2023")
    s.add("TT", "Tên sản phẩm", "Chủ thể", "Huyện/thị xã/thành phố", "Đạt sao")
    parts = (("A", "Quyết định số 3901/QĐ-UBND ngày 30/12/2020 của UBND tỉnh", ITEMS[:4], "3901/QĐ-UBND", "2020-12-30"), ("B", "Theo Quyết định số 3966/QĐ-UBND ngày 30 tháng 12 năm 2021", ITEMS[4:8], "3966/QĐ-UBND", "2021-12-30"),
             ("C", "QĐ 2871/QĐ-UBND ngày 21/10/2022", ITEMS[8:], NUMBER, DATE))
    for letter, title, items, number, day in parts:
        row = s.add(f"{letter}. {title}")
        s.merge(row, 0, row, 4)
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, i.district, STAR(i), expect=i.expect("star", "district", decision_number=number, decision_date=day))
        s.add(None, f"Cộng {len(items)} sản phẩm")
    return [s]


def rounds_as_group_rows():
    s = Sheet("2022-2023")
    s.add("STT", "Sản phẩm", "Đơn vị sản xuất", "Địa phương", "Hạng sao đạt được")
    for round_, year, items in (("Đợt 1 năm 2022", "2022", ITEMS[:5]), ("Đợt 2 năm 2022", "2022", ITEMS[5:9]), ("Năm 2023", "2023", ITEMS[9:])):
        s.add(None, round_.upper())
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, i.bare, STAR(i), expect=i.expect("star", year=year, district=i.bare))
    return [s]


def ditto_in_papers():
    """Ditto signs under decisions, dates and places; a number of the row above that is merged over three columns."""
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Số, ngày quyết định", "Hạng sao")
    last = None
    for n, i in enumerate(ITEMS, 1):
        same = last is not None and last.district == i.district
        s.add(n, i.name, i.producer if last is None or last.producer != i.producer else "Như trên", i.commune if last is None or last.commune != i.commune else "nt", "-nt-" if same else i.district,
              "2871/QĐ-UBND, 21/10/2022" if n == 1 else ("nt", "\"", "như trên", "- nt -")[n % 4], STAR(i), expect=i.expect("commune", "district", "decision_number", "decision_date", "star"))
        last = i
    return [s]


def old_and_new_stars():
    """What was asked for, what was given before and what is given now stand side by side."""
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao đăng ký", "Hạng sao trước đây", "Điểm tự đánh giá", "Điểm cấp huyện", "Điểm cấp tỉnh", "Hạng sao công nhận")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, "5 sao", "3 sao" if i.star > 3 else "", 95, "71,5", i.score.replace(".", ","), STAR(i), expect=i.expect("star", "score"))
    return [s]


def two_decisions_a_row():
    """First and second recognition in one row: nobody can tell which the star belongs to, so a person is asked."""
    s = Sheet("Công nhận lại")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "QĐ công nhận lần đầu", "QĐ công nhận lại", "Hạng sao")
    for n, i in enumerate(ITEMS, 1):
        again = n % 3 == 0
        s.add(n, i.name, i.producer, "3901/QĐ-UBND ngày 30/12/2020", "2871/QĐ-UBND ngày 21/10/2022" if again else None, STAR(i),
              expect={"refused": "1"} if again else i.expect("star", decision_number="3901/QĐ-UBND", decision_date="2020-12-30"))
    return [s]


def notes_below():
    """Sentences below the table stand in the column of the products."""
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name + (" (*)" if n == 3 else ""), i.producer, STAR(i), expect=i.expect("star", product_name=i.name))
    s.add(None, "Danh sách này có 12 sản phẩm./.")
    s.add(None, "(*) Sản phẩm được nâng hạng.")
    s.add(None, "- 3 sao: 6 sản phẩm")
    s.add(None, "Trong đó: 01 sản phẩm 5 sao; 05 sản phẩm 4 sao; 06 sản phẩm 3 sao")
    s.add(None, "Nguồn: Văn phòng Điều phối NTM tỉnh")
    s.add(None, None, None, "NGƯỜI LẬP BIỂU")
    s.add(None, None, None, "Nguyễn Thị Mẫu")
    return [s]


def names_with_signs():
    """Names that look like labels, numbers or notes and are names."""
    names = ["Nước mắm Mẫu 40 độ đạm", "Trà \"Hương rừng\" Mẫu", "Bộ sản phẩm nước mắm Mẫu", "Rượu 3 con cò Mẫu", "Mật ong hoa cà phê Mẫu (chai 500ml)", "Gạo ST25 Mẫu", "Bánh in 5 màu", "Combo quà Tết – Mẫu", "Cộng rơm sấy Mẫu",
             "Tổng hợp trái cây sấy Mẫu", "Tinh bột nghệ nano 100% Mẫu", "Dịch vụ du lịch cộng đồng làng Mẫu"]
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
    for n, (i, name) in enumerate(zip(ITEMS, names), 1):
        s.add(n, name, i.producer, STAR(i), expect=i.expect("star", product_name=name))
    return [s]


def summary_above():
    """A table of counts above the list on the same sheet, the list's headings in row 14."""
    s = Sheet("Báo cáo")
    s.title("I. KẾT QUẢ CHUNG")
    s.add("TT", "Huyện, thị xã, thành phố", "3 sao", "4 sao", "5 sao", "Tổng")
    for n, (district, items) in enumerate(BY_DISTRICT.items(), 1):
        s.add(n, district, *(sum(i.star == star for i in items) for star in (3, 4, 5)), len(items))
    s.add(None, "Tổng cộng", 6, 5, 1, 12)
    s.add()
    s.add("II. DANH SÁCH CHI TIẾT")
    s.add("TT", "Huyện, thị xã, thành phố", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Năm")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.district, i.name, i.producer, STAR(i), 2022, expect=i.expect("district", "star", "year"))
    return [s]


def english():
    s = Sheet("OCOP")
    s.add("No", "Product name", "Producer", "Commune", "District", "Stars", "Year", "Tax code", "Phone")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, i.commune, i.district, i.star, 2022, i.tax, i.phone, expect=i.expect("commune", "district", "star", "year", "tax_code", "phone"))
    return [s]


def terms():
    """Terms as one cell of two days, as months, as a last day."""
    s = Sheet("Hiệu lực")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày công nhận", "Thời hạn hiệu lực", "Số GCN")
    forms = [("21/10/2022 - 21/10/2025", "2022-10-21", "2025-10-21"), ("36 tháng", "*", ""), ("đến 21/10/2025", "*", "2025-10-21"), ("21/10/2025", "*", "2025-10-21"), ("Từ ngày 21/10/2022 đến ngày 21/10/2025", "2022-10-21", "2025-10-21"),
             ("03 năm", "*", ""), ("21.10.22-21.10.25", "2022-10-21", "2025-10-21"), ("hết ngày 21 tháng 10 năm 2025", "*", "2025-10-21"), (("date", 45951), "*", "2025-10-21"), ("2025", "*", ""), ("36 tháng kể từ ngày ký", "*", ""), (None, "*", "")]
    for n, (i, (cell, begin, end)) in enumerate(zip(ITEMS, forms), 1):
        s.add(n, i.name, i.producer, STAR(i), ("date", 44855), cell, f"{n:02}/GCN-OCOP", expect=i.expect("star", "decision_date", valid_from=begin, valid_to=end, certificate_number=f"{n:02}/GCN-OCOP"))
    return [s]


def subtotals():
    """Merged districts down the side, subtotals after each, in words of every kind."""
    s = Sheet("Sheet1")
    s.add("Huyện", "STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
    words = ["Cộng huyện {}", "Tổng huyện {}: 1 SP", "Cộng {}", "Tổng cộng", "Cộng: 2", "Tổng số sản phẩm", "Cộng huyện {}", "Tổng"]
    for (district, items), word in zip(BY_DISTRICT.items(), words):
        first = len(s.rows) + 1
        for n, i in enumerate(items, 1):
            s.add(district if n == 1 else None, n, i.name, i.producer, STAR(i), expect=i.expect("district", "star"))
        if len(items) > 1:
            s.merge(first, 0, first + len(items) - 1, 0)
        s.add(None, None, word.format(items[0].bare), None, len(items))
    return [s]


def long_headings():
    """Headings that explain themselves."""
    s = Sheet("Biểu số 3")
    s.title("Biểu số 3. TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP")
    s.add("STT", "Tên sản phẩm (ghi theo hồ sơ)", "Chủ thể sản xuất (HTX, THT, doanh nghiệp, hộ)", "Huyện, thị xã, thành phố (nơi sản xuất)", "Nhóm sản phẩm (theo QĐ 148)", "Tổng điểm (thang 100)", "Hạng sao đạt được (3, 4, 5 sao)", "Số, ngày, tháng, năm quyết định công nhận", "Số điện thoại (nếu có)")
    s.add("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)")
    for n, i in enumerate(ITEMS, 1):
        s.add(f"{n:02}", i.name, i.producer, i.district, GROUPS[i.group], i.score.replace(".", ",") + " điểm", STAR(i), "Số 2871/QĐ-UBND ngày 21/10/2022", i.phone, expect=i.expect("district", "group", "score", "star", "decision_number", "decision_date", "phone"))
    return [s]


def kinds_of_producers():
    """Names without their form, the form in a column of its own, in short words."""
    s = Sheet("Sheet1")
    s.add("TT", "Sản phẩm", "Tên chủ thể", "Loại hình tổ chức", "Hạng")
    words = [("HTX", "cooperative"), ("THT", "cooperative_group"), ("DN", "enterprise"), ("Hộ KD", "household"), ("Công ty TNHH", "enterprise"), ("Cty CP", "enterprise"), ("Hộ gia đình", "household"), ("Tổ hợp tác", "cooperative_group"), ("DNTN", "enterprise"), ("Trang trại", "farm"), ("Cơ sở SX", "household"), ("Hợp tác xã", "cooperative")]
    for n, (i, (word, kind)) in enumerate(zip(ITEMS, words), 1):
        s.add(n, i.name, f"Bảy Mẫu {n}", word, i.star, expect=i.expect("star", producer_name=f"Bảy Mẫu {n}", producer_kind=kind))
    return [s]


def states():
    s = Sheet("Theo dõi")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Năm công nhận", "Tình trạng")
    words = [("Còn hiệu lực", "recognised"), ("Đang sản xuất", "active"), ("Ngừng sản xuất", "ceased"), ("Đã công nhận", "recognised"), ("Dừng SX", "ceased"), ("Đang đề nghị công nhận lại", "registered")]
    for n, i in enumerate(ITEMS):
        word, code = words[n % 6]
        s.add(n + 1, i.name, i.producer, STAR(i), 2022, word, expect=i.expect("star", "year", status=code))
    return [s]


def districts_in_short():
    """Districts as offices shorten them, one a sheet, with the sheet's name as its only mention."""
    out = []
    for name, items in (("TP Tam Kỳ", ITEMS[:3]), ("H.Duy Xuyên", ITEMS[3:6]), ("TX Điện Bàn", ITEMS[6:9]), ("TPHA", ITEMS[9:])):
        s = Sheet(name)
        s.title("DANH SÁCH SẢN PHẨM OCOP")
        s.add("STT", "Tên sản phẩm", "Chủ thể", "Xã", "Sao")
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, i.commune, i.star, expect=i.expect("star", "commune", district=name))
        out.append(s)
    return out


def tourism():
    """Services: a group of its own, makers that are villages and boards."""
    s = Sheet("Du lịch")
    s.title("SẢN PHẨM OCOP NHÓM DỊCH VỤ DU LỊCH CỘNG ĐỒNG VÀ ĐIỂM DU LỊCH")
    s.add("STT", "Tên sản phẩm, dịch vụ", "Tổ chức, cá nhân", "Nhóm/phân nhóm", "Địa chỉ", "Phân hạng", "Điểm TB")
    for n, i in enumerate(ITEMS[:6], 1):
        s.add(n, f"Điểm du lịch cộng đồng làng Mẫu {n}", f"HTX Du lịch làng Mẫu {n}", "VI. Dịch vụ du lịch cộng đồng, sinh thái", f"{i.commune}, {i.district}", f"{i.star} sao", i.score,
              expect=i.expect("star", "score", "commune", "district", product_name=f"Điểm du lịch cộng đồng làng Mẫu {n}", producer_name=f"HTX Du lịch làng Mẫu {n}", producer_kind="cooperative", group="tourism"))
    return [s]


def decomposed_capitals():
    return [convert(capitals()[0], lambda text: unicodedata.normalize("NFD", text))]


def old_fonts_and_groups():
    """An annex of 2008's fonts: TCVN3 under group rows and a title that holds the decision."""
    s = Sheet("Sheet1")
    s.title("Danh sách sản phẩm được công nhận", "(Kèm theo Quyết định số 2871/QĐ-UBND ngày 21/10/2022 của Ủy ban nhân dân tỉnh Quảng Nam)")
    s.add("STT", "Tên sản phẩm", "Chủ thể sản xuất", "Hạng sao")
    for n, (district, items) in enumerate(BY_DISTRICT.items(), 1):
        s.add(None, district)
        for m, i in enumerate(items, 1):
            s.add(m, i.name, i.producer, STAR(i), expect=i.expect("star", "decision_number", "decision_date", "district"))
    return s


def crowded_cells():
    """Producer, address and telephone in one cell over several lines; the product with its number and pack."""
    s = Sheet("Sheet1")
    s.add("STT", "Tên sản phẩm", "Tên, địa chỉ, số điện thoại chủ thể", "Hạng sao, số quyết định")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, f"{i.producer}\n{i.commune}, {i.district}\nĐT: {i.phone}", f"{i.star} sao, QĐ số 2871/QĐ-UBND ngày 21/10/2022", expect=i.expect("star", "phone", "commune", "district", "decision_number", "decision_date"))
    return [s]


def numbers_lost_in_csv():
    """CSV out of a spreadsheet: broken formulas as text, empty rows of separators, line breaks inside cells."""
    s = Sheet("")
    s.add("DANH SÁCH SẢN PHẨM OCOP NĂM 2022")
    s.add("STT", "Tên\nsản phẩm", "Chủ thể", "Huyện", "Hạng sao", "Ngày\nquyết định")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name.replace(" ", "\n", 1), i.producer, i.district, STAR(i), "21/10/2022", expect=i.expect("district", "star", "decision_date"))
    s.add(13, "#REF!", "HTX Mẫu Lỗi", "huyện Duy Xuyên", "3 sao", "21/10/2022", expect={"refused": "1"})
    s.add(14, "Gạo mẫu lỗi", "HTX Mẫu Lỗi", "huyện Duy Xuyên", "#N/A", "21/10/2022", expect={"refused": "1"})
    s.add(None, None, None, None, None, None)
    s.add("Tổng cộng", None, None, None, "14", None)
    return s


def years_as_columns():
    """A column a year, the star in it: a matrix nobody promised to understand; asked about, never guessed."""
    s = Sheet("Theo năm")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Năm công nhận", None, None)
    s.add(None, None, None, "2020", "2021", "2022")
    for c in (0, 1, 2):
        s.merge(1, c, 2, c)
    s.merge(1, 3, 1, 5)
    for n, i in enumerate(ITEMS, 1):
        cells = [None, None, None]
        cells[n % 3] = STAR(i)
        s.add(n, i.name, i.producer, *cells, expect={"refused": "1"})
    return [s]


def minutes_of_a_council():
    """Result of a district's council: places of members, scores by member, average, proposed star."""
    s = Sheet("KQ chấm")
    letterhead(s, "BIÊN BẢN TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM SẢN PHẨM OCOP ĐỢT 2 NĂM 2022", "Hội đồng đánh giá, phân hạng huyện Đông Giang")
    top = s.add("TT", "Sản phẩm tham gia đánh giá", "Chủ thể", "Điểm của thành viên", None, None, "Điểm bình quân", "Xếp hạng")
    s.add(None, None, None, "TV1", "TV2", "TV3", None, None)
    for c in (0, 1, 2, 6, 7):
        s.merge(top, c, top + 1, c)
    s.merge(top, 3, top, 5)
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, 70, 71.5, "72,5", float(i.score), f"{i.star} sao", expect=i.expect("score", "star"))
    s.add()
    s.add(None, "THƯ KÝ", None, None, None, None, "CHỦ TỊCH HỘI ĐỒNG")
    s.add(None, "Trần Thị Mẫu", None, None, None, None, "Lê Văn Mẫu")
    return [s]


def contacts_of_sellers():
    """A list made for traders: price, pack, link, e-mail, without any paper."""
    s = Sheet("Kết nối cung cầu")
    s.title("DANH MỤC SẢN PHẨM OCOP KẾT NỐI CUNG CẦU")
    s.add("STT", "Tên sản phẩm", "Quy cách đóng gói", "Giá bán (đồng)", "Tên HTX", "Người liên hệ", "SĐT", "Email", "Website", "Địa chỉ", "Chứng nhận", "Đạt OCOP")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, "Hộp 500 g", "120.000", i.producer, i.person, i.phone, "mau@example.vn", "example.vn", f"{i.commune}, {i.district}", "VietGAP", f"OCOP {i.star} sao",
              expect=i.expect("star", "phone", "commune", "district"))
    return [s]


def rows_of_text():
    """Typed by hand: the number before the name in one cell, sentences around it, no column of numbers."""
    s = Sheet("Sheet1")
    s.add("Kính gửi: Văn phòng Điều phối nông thôn mới tỉnh")
    s.add("Phòng Nông nghiệp huyện gửi danh sách sản phẩm OCOP của huyện Núi Thành như sau:")
    s.add("Sản phẩm", "Chủ thể", "Xã", "Sao", "QĐ")
    for n, i in enumerate(ITEMS, 1):
        s.add(f"{n}/ {i.name}", i.producer, i.commune, i.star, "2871/QĐ-UBND (21/10/2022)", expect=i.expect("star", "commune", "decision_number", "decision_date", district="huyện Núi Thành"))
    s.add("Trên đây là danh sách của huyện, kính báo cáo.")
    return [s]


def withdrawn():
    s = Sheet("Thu hồi")
    s.title("DANH SÁCH SẢN PHẨM BỊ THU HỒI GIẤY CHỨNG NHẬN OCOP")
    s.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Quyết định công nhận", "Ngày thu hồi", "Văn bản thu hồi")
    for n, i in enumerate(ITEMS[:6], 1):
        s.add(n, i.name, i.producer, STAR(i), "2871/QĐ-UBND ngày 21/10/2022", "15/3/2024", "612/QĐ-UBND", expect=i.expect("star", "decision_number", "decision_date"))
    return [s]


def two_columns_of_names():
    """Product under its kind, makers named by their head: what stands where differs from row to row."""
    s = Sheet("Sheet1")
    s.add("Số TT", "Nhóm, ngành hàng", "Sản phẩm cụ thể", "Đơn vị/Cá nhân", "Thôn, xã", "Huyện", "Được công nhận OCOP (sao)", "Thời điểm công nhận")
    for n, i in enumerate(ITEMS, 1):
        s.add(f"{n}.", GROUPS[i.group], i.name, i.producer, f"thôn Mẫu, {i.commune}", i.bare, f"0{i.star}", "10/2022" if n % 2 else "21/10/2022",
              expect=i.expect("star", "group", "commune", district=i.bare))
    return [s]


def one_more_heading_in_the_middle():
    """Printed pages pasted one under the other: page numbers, headings again with other line breaks, the title again."""
    s = Sheet("In")
    for page, items in enumerate((ITEMS[:4], ITEMS[4:8], ITEMS[8:]), 1):
        s.add(None, None, f"Trang {page}")
        s.add("DANH SÁCH SẢN PHẨM OCOP TỈNH QUẢNG NAM NĂM 2022")
        s.add("STT", "Tên\nsản phẩm" if page == 2 else "Tên sản phẩm", "Chủ thể", "Hạng\nsao" if page == 3 else "Hạng sao", "Huyện")
        for i in items:
            s.add(ITEMS.index(i) + 1, i.name, i.producer, STAR(i), i.bare, expect=i.expect("star", district=i.bare))
    return [s]


def english_and_vietnamese():
    s = Sheet("List")
    s.add("No./STT", "Tên sản phẩm/Product name", "Chủ thể/Producer", "Huyện/District", "Hạng sao/Stars", "Năm/Year", "Mã số thuế/Tax code")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, i.district, i.star, 2022, i.tax, expect=i.expect("district", "star", "year", "tax_code"))
    return [s]


def plan_with_turnover():
    """A follow-up list of the year after: turnover and labour beside what was recognised; figures are none of our facts."""
    s = Sheet("Theo dõi sau công nhận")
    letterhead(s, "BIỂU TỔNG HỢP TÌNH HÌNH SẢN XUẤT KINH DOANH CÁC SẢN PHẨM OCOP", "(Kèm theo Công văn số 210/PNN-OCOP ngày 05/03/2024)", width=11)
    top = s.add("STT", "Tên sản phẩm OCOP", "Tên chủ thể", "Địa chỉ (xã, huyện)", "Phân hạng sao", "Năm được công nhận", "Doanh thu (triệu đồng)", None, "Lao động (người)", None, "Khó khăn, vướng mắc")
    s.add(None, None, None, None, None, None, "Năm 2022", "Năm 2023", "Tổng", "Nữ", None)
    for c in (0, 1, 2, 3, 4, 5, 10):
        s.merge(top, c, top + 1, c)
    s.merge(top, 6, top, 7)
    s.merge(top, 8, top, 9)
    for n, i in enumerate(ITEMS, 1):
        s.add(n, i.name, i.producer, f"{i.commune}, {i.district}", f"{i.star} sao", 2022, "1.250,5", 1480, 12, 7, "Thiếu vốn",
              expect=i.expect("star", "year", "commune", "district"))
    s.add(None, "Tổng", None, None, None, None, "15.006", 17760, 144, 84)
    return [s]


def communes_in_short():
    """Places in short, each row another way; the producer's kind in brackets behind its name."""
    s = Sheet("DS OCOP")
    s.title("Danh sách các sản phẩm OCOP")
    s.add("Stt.", "Tên SP OCOP", "Chủ thể (Loại hình)", "Xã/P/TT", "Huyện/TX/TP", "KQ phân hạng", "QĐ công nhận (số, ngày)")
    for n, i in enumerate(ITEMS, 1):
        short = i.commune.replace("xã ", "X. ").replace("phường ", "P. ")
        s.add(n, i.name, i.producer, short, i.district.replace("huyện ", "H. ").replace("thị xã ", "TX.").replace("thành phố ", "TP."), f"{i.star} SAO",
              f"{NUMBER}; 21/10/2022",
              expect=i.expect("star", "decision_number", "decision_date", commune=short, district=i.district.replace("huyện ", "H. ").replace("thị xã ", "TX.").replace("thành phố ", "TP.")))
    return [s]


def certificates():
    """The register of certificates: number, day, last day, signer; product and owner in its last columns."""
    s = Sheet("Sổ cấp GCN")
    s.title("SỔ THEO DÕI CẤP GIẤY CHỨNG NHẬN SẢN PHẨM OCOP")
    s.add("Số TT", "Số giấy chứng nhận", "Ngày cấp", "Ngày hết hạn", "Hạng sao", "Sản phẩm được chứng nhận", "Tổ chức, cá nhân được cấp", "Người ký", "Ký nhận")
    for n, i in enumerate(ITEMS, 1):
        s.add(n, f"{n:03}/2022/GCN-UBND", ("date", 44855), ("date", 45951), f"{i.star} sao", i.name, i.producer, "Hồ Quang Mẫu", None,
              expect=i.expect("star", certificate_number=f"{n:03}/2022/GCN-UBND", decision_date=DATE, valid_to="2025-10-21"))
    return [s]


def stars_by_crosses_and_totals():
    """Crosses with a sum above the rows and numbers of products in the district rows."""
    s = Sheet("Tổng hợp 2022")
    s.title("TỔNG HỢP SẢN PHẨM OCOP TỈNH QUẢNG NAM", "(Tính đến 31/12/2022)")
    top = s.add("TT", "Địa phương/ Sản phẩm", "Chủ thể", "Hạng sao", None, None, "Nhóm SP")
    s.add(None, None, None, "3*", "4*", "5*", None)
    for c in (0, 1, 2, 6):
        s.merge(top, c, top + 1, c)
    s.merge(top, 3, top, 5)
    s.add(None, "Toàn tỉnh", None, 6, 5, 1, None)
    for roman, (district, items) in zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), BY_DISTRICT.items()):
        s.add(roman, district.title(), None, *(sum(i.star == star for i in items) or None for star in (3, 4, 5)))
        for n, i in enumerate(items, 1):
            s.add(n, i.name, i.producer, *("x" if i.star == star else None for star in (3, 4, 5)), GROUPS[i.group], expect=i.expect("star", "group", district=district.title()))
    return [s]


BOOKS = {
    "33-report-annex": report_annex,
    "34-a-sheet-a-year": years_on_sheets,
    "35-three-heading-rows": three_heading_rows,
    "36-all-in-capitals": capitals,
    "37-addresses-for-places": addresses,
    "38-two-levels-of-2025": two_levels_of_2025,
    "39-communes-as-group-rows": communes_as_group_rows,
    "40-producers-only": producers_only,
    "41-products-only": products_only,
    "42-star-columns-of-signs": star_columns_of_signs,
    "43-stars-in-words": stars_in_words,
    "44-telephones": telephones,
    "45-tax-codes": tax_codes,
    "46-hidden-columns": hidden_columns,
    "47-formulas": formulas,
    "48-blanks-everywhere": blanks_everywhere,
    "49-producers-as-group-rows": producers_as_group_rows,
    "50-decisions-as-group-rows": decisions_as_group_rows,
    "51-rounds-as-group-rows": rounds_as_group_rows,
    "52-ditto-in-papers": ditto_in_papers,
    "53-old-and-new-stars": old_and_new_stars,
    "54-two-decisions-a-row": two_decisions_a_row,
    "55-notes-below": notes_below,
    "56-names-with-signs": names_with_signs,
    "57-summary-above": summary_above,
    "58-english": english,
    "59-terms": terms,
    "60-subtotals": subtotals,
    "61-long-headings": long_headings,
    "62-kinds-of-producers": kinds_of_producers,
    "63-states": states,
    "64-districts-in-short": districts_in_short,
    "65-tourism": tourism,
    "66-decomposed-capitals": decomposed_capitals,
    "67-tcvn3-with-groups": lambda: [convert(old_fonts_and_groups(), tcvn3)],
    "68-vni-with-groups": lambda: [convert(old_fonts_and_groups(), vni)],
    "69-crowded-cells": crowded_cells,
    "73-years-as-columns": years_as_columns,
    "74-minutes-of-a-council": minutes_of_a_council,
    "75-for-traders": contacts_of_sellers,
    "76-typed-by-hand": rows_of_text,
    "77-withdrawn": withdrawn,
    "78-other-wordings": two_columns_of_names,
    "79-printed-pages": one_more_heading_in_the_middle,
    "80-two-languages": english_and_vietnamese,
    "81-turnover-beside": plan_with_turnover,
    "82-places-in-short": communes_in_short,
    "83-register-of-certificates": certificates,
    "84-crosses-with-sums": stars_by_crosses_and_totals,
}
TEXTS = {
    "70-broken-formulas": ("utf-8-sig", ";", numbers_lost_in_csv),
    "71-tcvn3-with-semicolons": ("utf-8", ";", lambda: convert(old_fonts_and_groups(), tcvn3)),
    "72-annex-with-tabs": ("utf-16", "\t", lambda: report_annex()[0]),
}
