#!/usr/bin/env python3
"""Makes the corpus of lists beside this file: for each list a table file and NAME.expected.csv, what must be read from it.

Every habit comes from README.md. Producers and products are composed; places are real. The same run gives the same bytes.
"""
import csv
import io
import pathlib
import unicodedata

import office_lists
from list_files import Sheet, convert, tcvn3, vni, write_csv, write_xlsx

HERE = pathlib.Path(__file__).parent
FIELDS = ["sheet", "row", "product_name", "producer_name", "producer_kind", "district", "commune", "group", "star", "score",
          "decision_number", "decision_date", "year", "tax_code", "phone", "status", "refused"]
GROUPS = {"food": "Thực phẩm", "drink": "Đồ uống", "craft": "Thủ công mỹ nghệ", "medicinal": "Dược liệu và sản phẩm từ dược liệu"}
NUMBER, DATE = "3635/QĐ-UBND", "2023-12-22"

# product, producer, kind, district, commune, group, star, score, tax code, telephone
BASE = [
    ("Bánh tráng gạo mẫu", "HTX Nông nghiệp Mẫu Một", "cooperative", "Đại Lộc", "Đại Hòa", "food", 3, "65.5", "4000100001", "0905100001"),
    ("Bún khô mẫu", "HTX Nông nghiệp Mẫu Một", "cooperative", "Đại Lộc", "Đại Hòa", "food", 4, "78", "4000100001", "0905100001"),
    ("Dầu phụng ép mẫu", "Công ty TNHH Mẫu Hai", "enterprise", "Đại Lộc", "Đại Quang", "food", 3, "61.25", "4000100002", "0905100002"),
    ("Nước mắm mẫu", "Cơ sở Mẫu Ba", "household", "Thăng Bình", "Bình Dương", "food", 4, "82", "4000100003", "0905100003"),
    ("Rượu nếp mẫu", "Tổ hợp tác Mẫu Bốn", "cooperative_group", "Thăng Bình", "Bình Lãnh", "drink", 3, "55", "4000100004", "0905100004"),
    ("Trà rừng mẫu", "HTX Dược liệu Mẫu Năm", "cooperative", "Nam Trà My", "Trà Linh", "medicinal", 4, "88.5", "4000100005", "0905100005"),
    ("Nón lá mẫu", "Hộ kinh doanh Mẫu Sáu", "household", "Quế Sơn", "Quế Xuân 1", "craft", 3, "59", "4000100006", "0905100006"),
    ("Chiếu cói mẫu", "Hộ kinh doanh Mẫu Sáu", "household", "Quế Sơn", "Quế Xuân 1", "craft", 3, "60", "4000100006", "0905100006"),
    ("Mật ong mẫu", "Trang trại Mẫu Bảy", "farm", "Tiên Phước", "Tiên Hiệp", "food", 4, "80.75", "4000100007", "0905100007"),
    ("Tiêu khô mẫu", "HTX Mẫu Tám", "cooperative", "Tiên Phước", "Tiên Sơn", "food", 5, "92", "4000100008", "0905100008"),
]
KIND_WORDS = {"cooperative": "HTX", "enterprise": "Doanh nghiệp", "household": "Hộ KD", "cooperative_group": "Tổ hợp tác", "farm": "Trang trại"}


class Item:
    def __init__(self, values):
        (self.name, self.producer, self.kind, self.district, self.commune, self.group, self.star, self.score, self.tax, self.phone) = values

    def expected(self, *fields):
        known = {"product_name": self.name, "producer_name": self.producer, "producer_kind": self.kind, "district": self.district,
                 "commune": self.commune, "group": self.group, "star": str(self.star), "score": self.score, "tax_code": self.tax,
                 "phone": self.phone, "decision_number": NUMBER, "decision_date": DATE, "year": "2023"}
        return {field: known[field] for field in ("product_name", "producer_name", "producer_kind") + fields}


ITEMS = [Item(values) for values in BASE]


HEAD = ["STT", "Tên sản phẩm", "Chủ thể", "Huyện", "Xã", "Nhóm sản phẩm", "Hạng sao", "Số quyết định", "Ngày quyết định"]
COMMON = ("district", "commune", "group", "star", "decision_number", "decision_date")


def plain(name="Sheet1", items=ITEMS, star=lambda i: f"{i.star} sao", day=lambda i: "22/12/2023", number=lambda i: NUMBER, head=HEAD, titles=()):
    sheet = Sheet(name)
    sheet.title(*titles)
    sheet.add(*head)
    for n, i in enumerate(items, 1):
        sheet.add(n, i.name, i.producer, i.district, i.commune, GROUPS[i.group], star(i), number(i), day(i), expect=i.expected(*COMMON))
    return sheet


def shuffled_headings():
    sheet = Sheet()
    sheet.add("Kết quả phân hạng", "Nhóm/phân nhóm", "Chủ thể  SXKD", "SĐT", "Tên SP", "Xã/phường", "Huyện/TX/TP", "MST")
    for i in ITEMS:
        sheet.add(f"Đạt {i.star} sao", "Nhóm " + GROUPS[i.group].lower(), i.producer, i.phone, i.name, "xã " + i.commune, "H. " + i.district, i.tax,
                  expect=i.expected("group", "star", "phone", "tax_code") | {"commune": "xã " + i.commune, "district": "H. " + i.district})
    return [sheet]


def titles_and_signature():
    sheet = Sheet("DS 2023")
    sheet.title("ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM", "DANH SÁCH SẢN PHẨM OCOP ĐẠT 3 SAO TRỞ LÊN NĂM 2023",
                "(Kèm theo Quyết định số 3635/QĐ-UBND ngày 22/12/2023 của UBND tỉnh Quảng Nam)")
    sheet.merge(2, 0, 2, 5)
    sheet.merge(3, 0, 3, 5)
    sheet.add()
    sheet.add("TT", "Tên sản phẩm", "Chủ thể sản xuất", "Địa phương", "Hạng sao", "Ghi chú")
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.name, i.producer, i.district, f"{i.star} sao", "", expect=i.expected("district", "star", "decision_number", "decision_date"))
    sheet.add("", "Tổng cộng", "10 sản phẩm")
    sheet.add()
    sheet.add("Nơi nhận:", "", "", "KT. CHỦ TỊCH")
    sheet.add("- Như trên;", "", "", "PHÓ CHỦ TỊCH")
    return [sheet]


def crosses():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Loại hình", None, None, None, None, "Hạng sao")
    sheet.add(None, None, None, "HTX", "THT", "Doanh nghiệp", "Hộ KD", "Trang trại", "3 sao", "4 sao", "5 sao")
    for column in (0, 1, 2):
        sheet.merge(1, column, 2, column)
    sheet.merge(1, 3, 1, 7)
    sheet.merge(1, 8, 1, 10)
    sheet.add(*range(1, 12))
    kinds = ["cooperative", "cooperative_group", "enterprise", "household", "farm"]
    for n, i in enumerate(ITEMS, 1):
        marks = ["x" if i.kind == k else None for k in kinds] + ["X" if i.star == s else None for s in (3, 4, 5)]
        sheet.add(n, i.name, i.producer, *marks, expect=i.expected("star"))
    return [sheet]


def district_groups():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Số sao")
    last = None
    roman = ["I", "II", "III", "IV", "V", "VI"]
    for n, i in enumerate(ITEMS, 1):
        if i.district != last:
            last = i.district
            count = sum(1 for other in ITEMS if other.district == last)
            row = sheet.add(f"{roman.pop(0)}. HUYỆN {last.upper()}: {count} sản phẩm")
            sheet.merge(row, 0, row, 3)
        sheet.add(n, i.name, i.producer, str(i.star), expect=i.expected("star") | {"district": "HUYỆN " + i.district.upper()})
    sheet.add("Tổng số: 10 sản phẩm")
    return [sheet]


def group_and_district_rows():
    sheet = Sheet()
    sheet.add("TT", "Sản phẩm", "Chủ thể", "Xếp hạng")
    for letter, group in zip("ABCD", GROUPS):
        sheet.add(letter, "Nhóm " + GROUPS[group].lower())
        last = None
        for i in (i for i in ITEMS if i.group == group):
            if i.district != last:
                last = i.district
                sheet.add(None, "Huyện " + last)
            sheet.add(1, i.name, i.producer, f"{i.star}*", expect=i.expected("group", "star") | {"district": "Huyện " + i.district})
    return [sheet]


def merged_producers():
    sheet = Sheet()
    sheet.add("STT", "Tên chủ thể", "Địa chỉ", "Điện thoại", "Tên sản phẩm", "Hạng sao")
    first = {}
    for n, i in enumerate(ITEMS, 1):
        new = i.producer not in first
        row = sheet.add(n if new else None, i.producer if new else None, f"xã {i.commune}, huyện {i.district}" if new else None, i.phone if new else None,
                        i.name, "★" * i.star, expect=i.expected("star", "phone") | {"commune": "xã " + i.commune, "district": "huyện " + i.district})
        if new:
            first[i.producer] = row
        else:
            for column in range(4):
                sheet.merge(first[i.producer], column, row, column)
    return [sheet]


def ditto():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Huyện", "Hạng sao")
    last, signs = None, ["nt", "-nt-", "như trên", '"']
    for n, i in enumerate(ITEMS, 1):
        producer = i.producer if last is None or last.producer != i.producer else signs[n % 4]
        district = i.district if last is None or last.district != i.district else signs[(n + 1) % 4]
        sheet.add(n, i.name, producer, district, f"{i.star} sao", expect=i.expected("district", "star"))
        last = i
    return [sheet]


def as_above():
    sheet = Sheet()
    sheet.add("STT", "Huyện", "Chủ thể", "Tên sản phẩm", "Hạng sao")
    last = None
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.district if last is None or last.district != i.district else None, i.producer if last is None or last.producer != i.producer else None,
                  i.name, i.star, expect=i.expected("district", "star"))
        last = i
    return [sheet]


def sheets_by_district():
    sheets = []
    for district in dict.fromkeys(i.district for i in ITEMS):
        sheet = Sheet(district)
        sheet.add("STT", "Tên sản phẩm OCOP", "Chủ thể OCOP", "Xã", "Hạng sao")
        for n, i in enumerate((i for i in ITEMS if i.district == district), 1):
            sheet.add(n, i.name, i.producer, i.commune, f"OCOP {i.star} sao", expect=i.expected("district", "commune", "star"))
        sheets.append(sheet)
    old = Sheet("Sheet2", hidden=True)
    old.add("STT", "Tên sản phẩm", "Chủ thể")
    old.add(1, "Sản phẩm cũ mẫu", "Cơ sở Mẫu Cũ")
    return sheets + [old]


def continued():
    first, second = plain("Trang 1", ITEMS[:5]), plain("Trang 2", ITEMS[5:])
    second.rows = [[n + 5 if c == n else c for c in row] for n, row in enumerate(second.rows[1:], 1)]
    for row in second.expected:
        row["row"] = str(int(row["row"]) - 1)
    return [first, second]


def hidden_rows():
    sheet = plain()
    sheet.hidden_rows = {3, 6}
    return [sheet]


def heading_twice():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
    for n, i in enumerate(ITEMS, 1):
        if n == 6:
            sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
        sheet.add(n, i.name, i.producer, f"{i.star} sao", expect=i.expected("star"))
    return [sheet]


def decision_in_one_cell():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Đơn vị sản xuất", "Hạng sao đạt được", "Số, ngày quyết định")
    forms = ["QĐ số 3635/QĐ-UBND ngày 22/12/2023", "3635/QĐ-UBND, ngày 22 tháng 12 năm 2023", "Quyết định số 3635/QĐ-UBND ngày 22/12/2023 của UBND tỉnh Quảng Nam",
             "3635/QD-UBND ngày 22-12-2023", "3635 /QĐ-UBND (22/12/2023)"]
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.name, i.producer, f"{i.star} sao", forms[n % 5], expect=i.expected("star", "decision_number", "decision_date"))
    return [sheet]


def decision_columns():
    sheet = Sheet()
    sheet.add("STT", "Sản phẩm", "Chủ thể", None, "Quyết định công nhận", None, "Hạng")
    sheet.add(None, None, "Tên", "SĐT", "Số", "Ngày", None)
    for column in (0, 1, 6):
        sheet.merge(1, column, 2, column)
    sheet.merge(1, 2, 1, 3)
    sheet.merge(1, 4, 1, 5)
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.name, i.producer, int(i.phone), NUMBER, ("date", 45282), f"Hạng {i.star}", expect=i.expected("star", "decision_number", "decision_date", "phone"))
    return [sheet]


def dates_of_all_kinds():
    forms = ["22/12/2023", "22-12-2023", "22.12.2023", "ngày 22 tháng 12 năm 2023", "22.12.23", ("date", 45282), 45282, "2023-12-22", "'22/12/2023", "22 / 12 / 2023"]
    queue = iter(forms)
    return [plain(day=lambda i: next(queue))]


def dates_too_rough():
    forms = iter(["12/2023", "2023", "Quý IV/2023", "tháng 12 năm 2023", "năm 2023"] * 2)
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày công nhận")
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.name, i.producer, f"{i.star} sao", next(forms), expect=i.expected("star", "year") | {"decision_date": ""})
    return [sheet]


def stars_of_all_kinds():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Kết quả")
    forms = [lambda s: f"{s} sao", lambda s: f"{s}*", lambda s: "★" * s, lambda s: f"OCOP {s} sao", lambda s: f"Đạt {s} sao",
             lambda s: f"{s} sao (nâng hạng)", lambda s: {3: "Ba", 4: "Bốn", 5: "Năm"}[s] + " sao", lambda s: s, lambda s: f"0{s} sao", lambda s: f"{s} SAO"]
    for n, (i, form) in enumerate(zip(ITEMS, forms), 1):
        sheet.add(n, i.name, i.producer, form(i.star), expect=i.expected("star"))
    none = {"product_name": "Chè dây mẫu", "producer_name": "HTX Mẫu Chín", "producer_kind": "cooperative", "star": ""}
    sheet.add(11, "Chè dây mẫu", "HTX Mẫu Chín", "Tiềm năng 5 sao", expect=none)
    sheet.add(12, "Nấm sấy mẫu", "HTX Mẫu Chín", "Không đạt", expect=none | {"product_name": "Nấm sấy mẫu", "status": "registered"})
    return [sheet]


def numbers_as_numbers():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Mã số thuế", "Số điện thoại", "Tổng điểm", "Phân hạng")
    for n, i in enumerate(ITEMS, 1):
        tax, phone = "04" + i.tax[2:], i.phone
        sheet.add(n, i.name, i.producer, int(tax), int(phone), i.score.replace(".", ",") if n % 2 else float(i.score), f"{i.star} sao",
                  expect=i.expected("star", "score", "phone") | {"tax_code": tax})
    return [sheet]


def names_with_labels():
    forms = [lambda x: f"1. {x}", lambda x: f"OCOP {x}", lambda x: f"Sản phẩm: {x}", lambda x: f'"{x}"', lambda x: f"- {x}", lambda x: f"“{x}”",
             lambda x: f"  {x} ", lambda x: x.replace(" ", "\u00a0"), lambda x: x.replace(" ", " \u200b"), lambda x: f"10) {x}"]
    sheet = Sheet()
    sheet.add("STT", "Tên\nsản phẩm", "Chủ thể", "Hạng\nsao")
    for n, (i, form) in enumerate(zip(ITEMS, forms), 1):
        sheet.add(n, form(i.name), i.producer, f"{i.star} sao", expect=i.expected("star"))
    return [sheet]


def producers_with_address():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể (tên, địa chỉ, điện thoại)", "Hạng sao")
    for n, i in enumerate(ITEMS, 1):
        sheet.add(n, i.name, f"{i.producer}, thôn 3, xã {i.commune}, huyện {i.district}; ĐT: {i.phone[:4]} {i.phone[4:7]} {i.phone[7:]}", f"{i.star} sao",
                  expect=i.expected("star", "phone") | {"commune": "xã " + i.commune, "district": "huyện " + i.district})
    return [sheet]


def refused():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày quyết định", "Mã số thuế", "Điểm")
    good = ITEMS[0]
    sheet.add(1, good.name, good.producer, "3 sao", "22/12/2023", good.tax, "65,5", expect=good.expected("star", "decision_date", "tax_code", "score"))
    for column, value in ((3, "6 sao"), (3, "3 sao và 4 sao"), (4, "12/22/2023"), (4, "31/02/2023"), (5, "12345"), (6, "165"), (3, ("error", "#REF!")), (1, None), (1, "1. Gạo 2. Bún"), (3, "đang xét")):
        cells = [2, "Gạo mẫu", "HTX Mẫu Mười", "3 sao", "22/12/2023", "4000100010", "60"]
        cells[column] = value
        sheet.add(*cells, expect={"refused": "1"})
    return [sheet]


def codes():
    head = "product_code,product_name,producer_name,producer_kind,tax_code,province,district,commune,group,star,score,decision_number,decision_date,valid_from,valid_to,certificate_number,status".split(",")
    sheet = Sheet()
    sheet.add(*head)
    for n, i in enumerate(ITEMS, 1):
        sheet.add(f"49-500-20000-{n}-2023", i.name, i.producer, i.kind, i.tax, "Tỉnh Quảng Nam", "Huyện " + i.district, "Xã " + i.commune, i.group, str(i.star), i.score,
                  NUMBER, DATE, DATE, "2026-12-22", f"GCN-{n}", "active",
                  expect=i.expected("group", "star", "score", "tax_code", "decision_number", "decision_date") | {"district": "Huyện " + i.district, "commune": "Xã " + i.commune})
    return [sheet]


def two_tables():
    sheet = Sheet()
    sheet.title("DANH SÁCH SẢN PHẨM OCOP")
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao")
    for n, i in enumerate(ITEMS[:5], 1):
        sheet.add(n, i.name, i.producer, f"{i.star} sao", expect=i.expected("star"))
    sheet.add("Người lập biểu")
    sheet.add()
    sheet.add("STT", "Hạng sao", "Chủ thể", "Tên sản phẩm")
    for n, i in enumerate(ITEMS[5:], 1):
        sheet.add(n, f"{i.star} sao", i.producer, i.name, expect=i.expected("star"))
    return [sheet]


def star_groups():
    sheet = Sheet()
    sheet.add("STT", "Tên sản phẩm", "Chủ thể", "Huyện")
    for letter, star in (("A", 5), ("B", 4), ("C", 3)):
        sheet.add(letter, f"SẢN PHẨM ĐẠT {star} SAO")
        for n, i in enumerate((i for i in ITEMS if i.star == star), 1):
            sheet.add(n, i.name, i.producer, i.district, expect=i.expected("district", "star"))
    return [sheet]


def text_as_nfd():
    return [convert(plain(), lambda text: unicodedata.normalize("NFD", text))]


BOOKS = {
    "01-plain": lambda: [plain()],
    "02-headings-in-any-order": shuffled_headings,
    "03-title-decision-and-signature": titles_and_signature,
    "04-crosses-under-two-headings": crosses,
    "05-district-rows": district_groups,
    "06-group-and-district-rows": group_and_district_rows,
    "07-merged-producers": merged_producers,
    "08-ditto-signs": ditto,
    "09-empty-means-as-above": as_above,
    "10-sheets-named-after-districts": sheets_by_district,
    "11-continued-on-the-next-sheet": continued,
    "12-hidden-rows": hidden_rows,
    "13-headings-repeated": heading_twice,
    "14-decision-in-one-cell": decision_in_one_cell,
    "15-decision-over-two-columns": decision_columns,
    "16-dates-of-all-kinds": dates_of_all_kinds,
    "17-dates-too-rough": dates_too_rough,
    "18-stars-of-all-kinds": stars_of_all_kinds,
    "19-numbers-as-numbers": numbers_as_numbers,
    "20-names-with-labels": names_with_labels,
    "21-producers-with-address": producers_with_address,
    "22-refused-rows": refused,
    "23-headings-by-codes": codes,
    "24-two-tables-on-a-sheet": two_tables,
    "25-groups-by-star": star_groups,
    "26-decomposed-text": text_as_nfd,
    "27-tcvn3-text": lambda: [convert(plain(), tcvn3)],
    "28-vni-text": lambda: [convert(plain(), vni)],
}
TEXTS = {
    "29-semicolons": ("utf-8-sig", ";", plain),
    "30-unicode-text-with-tabs": ("utf-16", "\t", plain),
    "31-comma-without-mark": ("utf-8", ",", lambda: as_above()[0]),
    "32-title-rows-in-csv": ("utf-8-sig", ",", lambda: plain(titles=["DANH SÁCH SẢN PHẨM OCOP NĂM 2023", "Tỉnh Quảng Nam"])),
}


def write_expected(name, sheets, fields):
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, restval="*", lineterminator="\n")
    writer.writeheader()
    for sheet in sheets:
        for row in sheet.expected:
            writer.writerow(row)
    (HERE / f"{name}.expected.csv").write_text(out.getvalue(), encoding="utf-8")


def main():
    for books, texts, fields in ((BOOKS, TEXTS, FIELDS), (office_lists.BOOKS, office_lists.TEXTS, office_lists.FIELDS)):
        for name, make in books.items():
            sheets = make()
            write_xlsx(HERE / f"{name}.xlsx", sheets)
            write_expected(name, sheets, fields)
        for name, (encoding, separator, make) in texts.items():
            sheet = make()
            write_csv(HERE / f"{name}.csv", sheet, encoding, separator)
            write_expected(name, [sheet], fields)


if __name__ == "__main__":
    main()
