#!/usr/bin/env python3
"""Composes data/reference_year/year/*.csv: the records behind the year's plan, all of them sample data.

The same call writes the same bytes. What is published (README.md) is written down here as it is; everything else is
chance around the figures a year of this size would have.  python3 data/reference_year/compose_year.py
"""
import csv
import datetime as dt
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent
DAY = dt.timedelta(1)
MOUNTAIN = {"504", "505", "510", "511", "512", "514", "515", "516", "519"}
DISTRICTS = ["502", "503", "504", "505", "506", "507", "508", "509", "510", "511", "512", "513", "514", "515", "516",
             "517", "518", "519"]


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return dt.date.fromisoformat(text)


OFF = {row["date"] for row in rows_of(DATA / "holidays/holidays.csv") if row["kind"] == "off"}


def work(date):
    """The day itself when offices are open, else the next."""
    while date.weekday() > 4 or date.isoformat() in OFF:
        date += DAY
    return date


def plus_years(date, years):
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return date.replace(year=date.year + years, day=28)


def chance(name):
    return random.Random("973/" + name)


# ---- the registry -----------------------------------------------------------------------------------------------

DECISIONS = {row["id"]: row for row in rows_of(HERE / "decisions.csv")}
KINDS = {row["id"]: row for row in rows_of(HERE / "kinds.csv")}
LAST_OF_FOOD_DRINK_MEDICINE = 20  # of the sets of QĐ 26/2026; crafts, plants and tourism follow


def decided(decision):
    return day(DECISIONS[decision]["date"] or "2022-12-20")


class Product:
    def __init__(self, at, row):
        self.at = at  # its line in products.csv, from 1
        self.producer = int(row["producer"])
        self.form = row["producer_kind"]
        self.district = row["district"]
        self.kind = KINDS[row["kind"]]
        self.eaten = int(self.kind["set"]) <= LAST_OF_FOOD_DRINK_MEDICINE
        self.entered = day(row["entered"]) if row["entered"] else None
        self.given = []  # decision, star
        self.withdrawn = None
        for step in row["history"].split():
            part = step.split(":")
            if part[0] == "withdrawn":
                self.withdrawn = day(part[1])
            elif part[0] != "extended":
                self.given.append((part[0], int(part[1])))

    @property
    def known(self):
        """When the registry had it first."""
        return self.entered or day(DECISIONS[self.given[0][0]]["entered"])

    def star_on(self, date):
        star = None
        for decision, given in self.given:
            first = decided(decision)
            if first <= date < plus_years(first, 3):
                star = given
        return None if self.withdrawn and self.withdrawn <= date else star


PRODUCTS = [Product(i + 1, row) for i, row in enumerate(rows_of(HERE / "products.csv"))]
BY_PRODUCER = {}
for each in PRODUCTS:
    BY_PRODUCER.setdefault(each.producer, []).append(each)
STANDING = [product for product in PRODUCTS if product.star_on(day("2023-12-31"))]
assert len(STANDING) == 395, len(STANDING)


def district_of(producer):
    return BY_PRODUCER[producer][0].district


DISTRICT = {row["code"]: row["name"] for row in rows_of(DATA / "units/districts.csv") if row["code"] in DISTRICTS}


def committee(district):
    name = DISTRICT[district]
    return "UBND " + name[0].lower() + name[1:]


def bare(district):
    for kind in ("Thành phố ", "Thị xã ", "Huyện "):
        if DISTRICT[district].startswith(kind):
            return DISTRICT[district][len(kind):]
    raise ValueError(district)


# ---- writing ----------------------------------------------------------------------------------------------------

class Records:
    """Rows of one kind; a row that comes again with the same number says what the record became."""

    def __init__(self, kind, fields):
        self.kind, self.fields, self.rows, self.count = kind, fields, [], 0

    def add(self, entered, by, proof="", proved=None, **values):
        self.count += 1
        self._put(self.count, entered, by, proof, proved, values)
        return self.count

    def become(self, n, entered, by, proof="", proved=None, **changed):
        last = [row for row in self.rows if row["n"] == n][-1]
        self._put(n, max(entered, day(last["entered"])), by, proof, proved, {field: last[field] for field in self.fields} | changed)

    def _put(self, number, entered, by, proof, proved, values):
        unknown = set(values) - set(self.fields)
        assert not unknown, unknown
        # Nothing is written down before what it is about, nor before what it was.
        if values.get("product"):
            entered = max(entered, PRODUCTS[values["product"] - 1].known)
        if values.get("producer"):
            entered = max(entered, min(p.known for p in BY_PRODUCER[values["producer"]]))
        row = {"n": number, "entered": work(entered).isoformat(), "by": by, "proof": proof,
               "proved": work(proved).isoformat() if proof and proved else ""}
        for field in self.fields:
            value = values.get(field, "")
            row[field] = value.isoformat() if isinstance(value, dt.date) else "" if value is None else value
        self.rows.append(row)

    def write(self):
        with open(HERE / "year" / (self.kind + ".csv"), "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, ["n", "entered", "by", "proof", "proved"] + self.fields, lineterminator="\n")
            out.writeheader()
            out.writerows(sorted(self.rows, key=lambda row: (row["n"], row["entered"])))


def soon(rnd, date, least=2, most=12):
    """When an office writes down what happened on a day: mostly within two weeks, now and then weeks late."""
    late = rnd.random() < 0.07
    return work(date + DAY * (rnd.randint(20, 45) if late else rnd.randint(least, most)))


# ---- plans ------------------------------------------------------------------------------------------------------

def compose_plans():
    plan = Records("plan", ["year", "unit", "number", "signed_on", "authority", "amends", "copied_from", "note"])
    target = Records("target", ["plan", "place", "indicator", "words", "comparison", "goal", "goal_to", "measured_in",
                                "due", "department", "copied_from"])
    share = Records("target_share", ["target", "unit", "goal"])
    nongthon = "Văn phòng Điều phối nông thôn mới tỉnh"
    congthuong = "Sở Công Thương"
    nongnghiep = "Sở Nông nghiệp và Phát triển nông thôn"
    rows = [
        ("registered_reaching_three", "Ít nhất 70 % sản phẩm đăng ký trong năm đạt từ 3 sao", "at_least", 7000, "",
         "percent", nongthon),
        ("four_star_new", "15 đến 20 sản phẩm đạt 4 sao", "between", 1500, 2000, "count", nongthon),
        ("recognised_supported", "Hỗ trợ phát triển, nâng hạng 395 sản phẩm đã được công nhận", "at_least", 39500, "",
         "count", nongnghiep),
        ("organisations_strengthened", "Củng cố, nâng cấp, thành lập mới ít nhất 10 tổ chức kinh tế", "at_least", 1000,
         "", "count", "Liên minh Hợp tác xã tỉnh"),
        ("registered_with_commitment", "100 % chủ thể đăng ký có cam kết an toàn thực phẩm", "all", 10000, "",
         "percent", nongnghiep),
        ("districts_with_sales_point", "18 huyện, thị xã, thành phố có điểm giới thiệu, bán sản phẩm OCOP", "at_least",
         1800, "", "count", congthuong),
        ("turnover_growth", "Doanh thu sau một năm công nhận tăng ít nhất 1,5 lần", "at_least", 150, "", "times",
         nongthon),
        ("profit_growth", "Lợi nhuận sau một năm công nhận tăng ít nhất 1,5 lần", "at_least", 150, "", "times",
         nongthon),
        ("thematic_fairs", "Tổ chức, tham gia ít nhất 2 hội chợ chuyên đề OCOP trong và ngoài tỉnh", "at_least", 200,
         "", "count", congthuong),
        ("promotion_abroad", "Ít nhất 1 đợt xúc tiến thương mại ở nước ngoài", "at_least", 100, "", "count",
         congthuong),
    ]
    targets = {}

    def add_targets(year, number, entered, of=None, **changed):
        due = day(f"{year}-12-31")
        for place, (code, words, comparison, goal, goal_to, measured, department) in enumerate(rows, 1):
            values = dict(words=words, goal=goal, goal_to=goal_to, department=department) | changed.get(code, {})
            if values.pop("absent", False):
                continue
            made = target.add(entered, "tinh", plan=number, place=place, indicator=code, comparison=comparison,
                              measured_in=measured, due=due, copied_from=targets.get((of, code), ""), **values)
            targets[(number, code)] = made
            if code == "districts_with_sales_point":
                for district in DISTRICTS:
                    share.add(entered, "tinh", target=made, unit=district, goal=100)

    no = dict(absent=True)
    before = plan.add(
        day("2024-01-10"), "tinh", "Kế hoạch năm 2023 (mẫu)", year=2023, unit=49, number="KH-2023-MẪU",
        signed_on=day("2023-02-15"), authority="UBND tỉnh Quảng Nam",
        note="Chỉ tiêu theo ocop.quangnam.gov.vn nid 10093. Số và ngày văn bản chưa biết: số là mẫu, ngày lấy giữa "
             "tháng 2/2023.")
    add_targets(2023, before, day("2024-01-10"), four_star_new=dict(words="10 đến 15 sản phẩm đạt 4 sao", goal=1000,
                                                                   goal_to=1500),
                recognised_supported=no, thematic_fairs=no, promotion_abroad=no)
    now = plan.add(
        day("2024-02-19"), "tinh", "Kế hoạch 973/KH-UBND (bản mẫu)", year=2024, unit=49, number="973/KH-UBND",
        signed_on=day("2024-02-15"), authority="UBND tỉnh Quảng Nam", copied_from=before,
        note="Ngày theo báo, khoảng giữa tháng 2/2024 (thuonghieucongluan a212405, baovanhoa 51968); ngày ký chính "
             "xác chưa biết, ở đây lấy 15/02/2024. Hai chỉ tiêu 100 % của kế hoạch chưa có hồ sơ để tính nên không có ở "
             "đây: bao bì, nhãn mác đúng quy định; cán bộ OCOP được tập huấn. Cơ quan chủ trì từng chỉ tiêu là mẫu.")
    add_targets(2024, now, day("2024-02-19"), of=before)
    amended = plan.add(
        day("2024-09-10"), "tinh", "Kế hoạch sửa đổi (mẫu)", year=2024, unit=49, number="SĐ-973-MẪU",
        signed_on=day("2024-09-05"), authority="UBND tỉnh Quảng Nam", amends=now, copied_from=now,
        note="Kế hoạch sửa đổi này là mẫu, không có thật: các mức giữ nguyên, thêm rằng điểm bán phải bán cả sản phẩm "
             "của nơi khác, và hội chợ phải có báo cáo kết quả.")
    add_targets(
        2024, amended, day("2024-09-10"), of=now,
        districts_with_sales_point=dict(
            words="18 huyện, thị xã, thành phố có điểm giới thiệu, bán sản phẩm OCOP, bán cả sản phẩm của nơi khác"),
        thematic_fairs=dict(
            words="Tổ chức, tham gia ít nhất 2 hội chợ chuyên đề OCOP trong và ngoài tỉnh, có báo cáo kết quả"))
    for records in (plan, target, share):
        records.write()
    return targets, now


# ---- registrations ----------------------------------------------------------------------------------------------

def compose_registrations():
    rnd = chance("registration")
    records = Records("registration", ["registered_on", "year", "round", "product", "kind", "star_wanted",
                                       "withdrawn_on", "result", "result_on", "star", "decision", "note"])
    paper = "Phiếu đăng ký sản phẩm (mẫu)"

    def kind_of(product, decision):
        earlier = [star for given, star in product.given if decided(given) < decided(decision)]
        if not earlier:
            return "first", None
        star = dict(product.given)[decision]
        return ("upgrade" if star > max(earlier[-1:]) else "again"), earlier[-1]

    # Registered and decided in the year; renewals at the same star stand in the year's list only now and then.
    def recognised_in(year, renewals):
        found = []
        for product in PRODUCTS:
            for decision, star in product.given:
                at = DECISIONS[decision]["date"] or "2022-12-20"
                # The round of 2019 was decided on 03/01/2020.
                if (2019 if at == "2020-01-03" else int(at[:4])) != year:
                    continue
                kind, _ = kind_of(product, decision)
                if star == 5:
                    continue
                found.append((product, decision, star, kind))
        again = [each for each in found if each[3] == "again"]
        kept = {id(each) for each in rnd.sample(again, min(renewals, len(again)))}
        return [each for each in found if each[3] != "again" or id(each) in kept]

    def failing(year, firsts, upgrades, agains, taken):
        """Products that try without reaching it: later recognised ones, threes that want four, lapsed ones."""
        end = day(f"{year}-12-31")
        later = [p for p in PRODUCTS if p.given and p.at not in taken and year < decided(p.given[0][0]).year <= year + 1
                 and not p.entered]  # known to the office when it took its lists over
        threes = [p for p in PRODUCTS if p.at not in taken and p.star_on(end) == 3 and p.star_on(day(f"{year}-02-01"))]
        lapsed = [p for p in PRODUCTS if p.at not in taken and not p.star_on(end) and p.star_on(day(f"{year}-06-01"))
                  and not p.withdrawn]
        pick = lambda some, count: rnd.sample(some, min(count, len(some)))
        return ([(p, "first", 3) for p in pick(later, firsts)] + [(p, "upgrade", 4) for p in pick(threes, upgrades)] +
                [(p, "again", 3) for p in pick(lapsed, agains)])

    def past(year, renewals, firsts, upgrades, agains):
        """Years before the office kept this: taken over from its lists in January 2024."""
        found = recognised_in(year, renewals)
        entered = work(day("2024-01-15") + DAY * (2023 - year))
        for product, decision, star, kind in found:
            first = decided(decision)
            wanted = 4 if star == 4 or (star == 3 and rnd.random() < 0.08) else 3
            registered = max(day(f"{year}-01-10"), first - DAY * rnd.randint(60, 200))
            if registered >= first:
                registered = first - DAY * 30
            records.add(entered, "tinh", paper if rnd.random() < 0.6 else "", registered_on=registered, year=year,
                        round=1 if first.month < 9 else 2, product=product.at, kind=kind, star_wanted=wanted,
                        result="recognised", result_on=first, star=star, decision=decision)
        taken = {product.at for product, *_ in found}
        for product, kind, wanted in failing(year, firsts, upgrades, agains, taken):
            registered = day(f"{year}-01-10") + DAY * rnd.randint(0, 220)
            gone = rnd.random() < 0.2
            records.add(entered, "tinh", "", registered_on=registered, year=year,
                        round=1 if registered.month < 5 else 2, product=product.at, kind=kind, star_wanted=wanted,
                        withdrawn_on=registered + DAY * rnd.randint(20, 60) if gone else "",
                        result="" if gone else "not_reached",
                        result_on="" if gone else registered + DAY * rnd.randint(70, 130))

    past(2019, 0, 12, 0, 0)
    past(2020, 0, 24, 4, 0)
    past(2021, 6, 9, 12, 3)
    past(2022, 5, 9, 6, 2)
    past(2023, 12, 0, 16, 8)
    # The two of five stars went on to the ministry.
    for product in PRODUCTS:
        for decision, star in product.given:
            if decision == "2025-01-17/bo":
                number = records.add(day("2024-01-15"), "tinh", paper, registered_on=day("2023-09-18"), year=2023,
                                     round=2, product=product.at, kind="upgrade", star_wanted=5,
                                     note="Hồ sơ chuyển cấp trung ương (mẫu).")
                records.become(number, day("2025-01-22"), "tinh", result="recognised", result_on=day("2025-01-17"),
                               star=5, decision=decision)

    # 2024: 169 (etime.danviet.vn 26/12/2024). Its 108 new ones of three stars and two upgrades, 11 renewals.
    found = recognised_in(2024, 11)
    assert len(found) == 121, len(found)
    taken = set()
    for product, decision, star, kind in found:
        taken.add(product.at)
        first = decided(decision)
        early = first < day("2024-08-01")
        if product.entered:
            entered = product.entered
            registered = entered - DAY * rnd.randint(0, 5)
        else:
            registered = (day("2024-01-22") if early else day("2024-04-22")) + DAY * rnd.randint(0, 55 if early else 115)
            registered = min(registered, first - DAY * 35)
            entered = soon(rnd, registered)
        wanted = 4 if star == 4 or rnd.random() < 0.03 else 3
        number = records.add(entered, product.district, paper if rnd.random() < 0.94 else "", registered_on=registered,
                             year=2024, round=1 if early else 2, product=product.at, kind=kind, star_wanted=wanted)
        known = max(day(DECISIONS[decision]["entered"]), work(entered))
        if decision == "2024-12-17/510":
            known = day("2025-01-06")  # the registry had it before the year's list
        records.become(number, known + DAY * (0 if first > day("2024-12-01") else rnd.randint(0, 5)), product.district,
                       result="recognised", result_on=first, star=star, decision=decision)
    later = [p for p in PRODUCTS if p.given and p.entered and day("2025-01-01") < decided(p.given[0][0])
             and decided(p.given[0][0]) < day("2025-07-01")]
    end = day("2024-12-31")
    threes = [p for p in PRODUCTS if p.at not in taken and p.star_on(end) == 3 and p.star_on(day("2024-02-01")) == 3]
    lapsed = [p for p in PRODUCTS if p.at not in taken and not p.star_on(end) and p.star_on(day("2024-06-01"))
              and not p.withdrawn]
    tries = [(p, "first", 3) for p in later] + [(p, "upgrade", 4) for p in rnd.sample(threes, 15)] + \
            [(p, "again", 3) for p in rnd.sample(lapsed, 18)]
    assert len(tries) == 48, (len(tries), len(later))
    ends = ["not_reached"] * 30 + ["withdrawn"] * 10 + ["open"] * 8
    rnd.shuffle(ends)
    for (product, kind, wanted), what in zip(tries, ends):
        early = kind != "first" and rnd.random() < 0.4
        registered = (day("2024-01-25") if early else day("2024-05-06")) + DAY * rnd.randint(0, 50 if early else 95)
        if kind == "first":
            registered = product.entered - DAY * rnd.randint(0, 4)
        entered = product.entered if kind == "first" else soon(rnd, registered)
        number = records.add(entered, product.district, paper if rnd.random() < 0.9 else "", registered_on=registered,
                             year=2024, round=1 if early else 2, product=product.at, kind=kind, star_wanted=wanted)
        if what == "withdrawn":
            gone = registered + DAY * rnd.randint(25, 80)
            records.become(number, soon(rnd, max(gone, work(entered))), product.district, withdrawn_on=gone,
                           note=rnd.choice(["Chủ thể xin rút: chưa kịp in lại nhãn (mẫu).",
                                            "Chủ thể xin rút: thiếu phiếu kiểm nghiệm (mẫu).",
                                            "Chủ thể ngừng sản xuất vụ này (mẫu)."]))
        elif what == "not_reached":
            told = day("2024-05-20") + DAY * rnd.randint(0, 25) if early else \
                day("2024-10-10") + DAY * rnd.randint(0, 65)
            told = max(told, entered + DAY * 20)
            records.become(number, soon(rnd, told), product.district, result="not_reached", result_on=told)
    assert len({row["n"] for row in records.rows if row["year"] == 2024}) == 169

    # 2025, until the province merged.
    for product, decision, star, kind in recognised_in(2025, 6):
        first = decided(decision)
        if first > day("2025-07-01"):
            continue
        registered = day("2025-01-15") + DAY * rnd.randint(0, 60)
        entered = soon(rnd, registered)
        number = records.add(entered, product.district, paper, registered_on=registered, year=2025, round=1,
                             product=product.at, kind=kind, star_wanted=star)
        records.become(number, max(day(DECISIONS[decision]["entered"]), entered) + DAY, product.district,
                       result="recognised", result_on=first, star=star, decision=decision)
    for product in rnd.sample([p for p in STANDING if p.star_on(day("2025-03-01"))], 14):
        registered = day("2025-01-20") + DAY * rnd.randint(0, 70)
        number = records.add(soon(rnd, registered), product.district, paper, registered_on=registered, year=2025,
                             round=1, product=product.at, kind="upgrade", star_wanted=4)
        if rnd.random() < 0.6:
            told = day("2025-06-02") + DAY * rnd.randint(0, 20)
            records.become(number, soon(rnd, told), product.district, result="not_reached", result_on=told)
    records.write()
    return records


def compose_papers():
    """The papers of decisions: most are scanned with the decision, some weeks later, one not at all."""
    rnd = chance("papers")
    with open(HERE / "year" / "decision_papers.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["decision", "entered"])
        for decision, row in DECISIONS.items():
            if decision in ("2022/tinh",):
                continue
            entered = work(day(row["entered"]) + DAY * rnd.choice([0, 0, 0, 0, 1, 2, 6]))
            if decision == "2024-12-17/510":
                entered = day("2025-01-09")
            out.writerow([decision, entered.isoformat()])


# ---- support ----------------------------------------------------------------------------------------------------

MEASURES = [  # need, measure, least and most cost in millions, part paid by budgets
    ("packaging", "Thiết kế, in bao bì và nhãn theo quy định mới", 12, 45, 0.7),
    ("packaging", "Khuôn chai, hũ và hộp quà", 20, 60, 0.5),
    ("machines", "Máy sấy, máy đóng gói hút chân không", 45, 180, 0.5),
    ("machines", "Máy chiết rót, thanh trùng", 80, 240, 0.5),
    ("quality", "Tư vấn HACCP, ISO 22000", 35, 90, 0.6),
    ("quality", "Kiểm nghiệm sản phẩm định kỳ", 4, 9, 1.0),
    ("safety", "Cải tạo nhà xưởng theo điều kiện an toàn thực phẩm", 40, 160, 0.5),
    ("trademark", "Đăng ký nhãn hiệu", 6, 14, 1.0),
    ("traceability", "Tem OCOP và mã truy xuất nguồn gốc", 3, 8, 1.0),
    ("promotion", "Ảnh, phim và câu chuyện sản phẩm", 5, 15, 1.0),
    ("online", "Mở gian hàng trên sàn thương mại điện tử", 3, 10, 1.0),
    ("training", "Tư vấn hoàn thiện hồ sơ, phương án kinh doanh", 2, 6, 1.0),
    ("material", "Giống và phân bón cho vùng nguyên liệu", 20, 90, 0.5),
]


def compose_support():
    rnd = chance("support")
    support = Records("support", ["producer", "product", "need", "measure", "planned_on", "done_by", "started_on",
                                  "finished_on", "stopped_on", "result", "note"])
    money = Records("support_money", ["support", "source", "planned", "approved", "approved_on", "paid", "paid_on"])

    def add(product, planned, outcome, paper):
        by = product.district
        need, measure, least, most, part = rnd.choice(MEASURES)
        cost = rnd.randint(least * 2, most * 2) * 500_000
        started = planned + DAY * rnd.randint(10, 45)
        finished = started + DAY * rnd.randint(25, 130)
        if outcome == "finished":
            finished = min(finished, day("2024-12-24") - DAY * rnd.randint(0, 30))
        entered = soon(rnd, planned)
        number = support.add(entered, by, producer=product.producer, product=product.at, need=need, measure=measure,
                             planned_on=planned, done_by=rnd.choice(["Phòng Nông nghiệp (mẫu)", "Trung tâm Kỹ thuật "
                                                                    "nông nghiệp (mẫu)", "Đơn vị tư vấn mẫu"]))
        sources = [("central" if by in MOUNTAIN else "province", part)]
        if rnd.random() < 0.35:
            sources = [(sources[0][0], part * 0.7), ("district", part * 0.3)]
        if part < 1:
            sources.append(("producer", 1 - part))
        approved_on = planned + DAY * rnd.randint(3, 9)
        parts = [(money.add(entered, by, support=number, source=source, planned=round(cost * of / 1000) * 1000,
                            approved=round(cost * of / 1000) * 1000 if source != "producer" else "",
                            approved_on=approved_on if source != "producer" else ""), source, cost * of)
                 for source, of in sources]
        if outcome == "planned":
            return
        if outcome == "stopped":
            stopped = started + DAY * rnd.randint(20, 60)
            support.become(number, soon(rnd, max(stopped, entered)), by, started_on=started, stopped_on=stopped,
                           note="Chủ thể không còn vốn đối ứng (mẫu).")
            return
        if outcome == "started":
            support.become(number, soon(rnd, max(started, entered)), by, started_on=started)
            return
        known = soon(rnd, max(finished, entered), 4, 20)
        support.become(number, known, by, "Biên bản nghiệm thu (mẫu)" if paper != "none" else "",
                       known + DAY * 40 if paper == "late" else None, started_on=started, finished_on=finished,
                       result=rnd.choices(["reached", "partly", "not_reached"], [80, 15, 5])[0])
        for row, source, of in parts if paper != "none" else []:
            paid = finished + DAY * rnd.randint(6, 30)
            spent = of * rnd.choice([1, 1, 1, 0.95, 0.9])
            money.become(row, soon(rnd, max(paid, known)), by, "Chứng từ chi (mẫu)" if rnd.random() < 0.85 else "",
                         paid=round(spent / 1000) * 1000, paid_on=paid)

    # Of the 395: most supported and accepted, some without the paper, some not done, a few forgotten.
    plan = ["finished"] * 349 + ["finished without"] * 14 + ["finished late"] * 6 + ["started"] * 12 + \
           ["stopped"] * 4 + ["planned"] * 4 + ["none"] * 6
    assert len(plan) == 395
    rnd.shuffle(plan)
    for product, outcome in zip(STANDING, plan):
        if outcome == "none":
            continue
        planned = day("2024-02-20") + DAY * rnd.randint(0, 130)
        add(product, planned, outcome.split()[0],
            "none" if outcome.endswith("without") else "late" if outcome.endswith("late") else "")
    for product in rnd.sample(STANDING, 45):
        add(product, day("2024-04-02") + DAY * rnd.randint(0, 120), rnd.choice(["finished", "started", "planned"]), "")
    # Those that are to reach four stars get help of their own.
    support.write()
    money.write()
    return support


def compose_organisations():
    rnd = chance("organisation")
    records = Records("organisation_step", ["producer", "step", "on_day", "from_form", "to_form", "instrument", "note"])
    forms = {"household": "household", "cooperative": "cooperative", "enterprise": "enterprise",
             "cooperative_group": "cooperative_group", "farm": "farm"}
    producers = sorted({p.producer for p in STANDING})
    groups = [n for n in producers if BY_PRODUCER[n][0].form == "cooperative"]
    houses = [n for n in producers if BY_PRODUCER[n][0].form == "household"]
    firms = [n for n in producers if BY_PRODUCER[n][0].form == "enterprise"]
    rnd.shuffle(groups), rnd.shuffle(houses), rnd.shuffle(firms)
    steps = [  # producer, step, from, to, day, instrument?, proof?
        (groups[0], "upgraded", "cooperative_group", "cooperative", "2024-03-12", 1, 1),
        (groups[1], "founded", "", "cooperative", "2024-04-16", 1, 1),
        (houses[0], "strengthened", "household", "household", "2024-05-08", 1, 1),
        (groups[2], "strengthened", "cooperative", "cooperative", "2024-06-05", 1, 1),
        (firms[0], "founded", "household", "enterprise", "2024-06-25", 1, 1),
        (groups[3], "strengthened", "cooperative", "cooperative", "2024-08-14", 0, 0),
        (groups[4], "upgraded", "cooperative_group", "cooperative", "2024-09-10", 1, 1),
        (firms[1], "strengthened", "enterprise", "enterprise", "2024-10-03", 1, 1),
        (groups[5], "founded", "", "cooperative", "2024-10-22", 1, 1),
        (groups[6], "upgraded", "cooperative_group", "cooperative", "2024-11-19", 0, 0),
        (groups[7], "strengthened", "cooperative", "cooperative", "2024-12-03", 1, 0),
    ]
    for i, (producer, step, old, new, on, instrument, proof) in enumerate(steps, 1):
        by = district_of(producer)
        on = day(on)
        entered = soon(rnd, on)
        paper = "Giấy chứng nhận đăng ký hợp tác xã (mẫu)" if new == "cooperative" else "Văn bản củng cố tổ chức (mẫu)"
        records.add(entered, by, paper if proof else "", producer=producer, step=step, on_day=on, from_form=old,
                    to_form=new, instrument=f"Mẫu TC-{i:02d}/2024" if instrument else "",
                    note={"founded": "Đăng ký thành lập, bầu ban quản trị (mẫu).",
                          "upgraded": "Chuyển tổ hợp tác thành hợp tác xã (mẫu).",
                          "strengthened": "Bồi dưỡng quản trị, bổ sung thành viên và vốn góp (mẫu)."}[step])
    for i, producer in enumerate(groups[8:14] + firms[2:6], 1):
        records.add(day("2024-01-22"), district_of(producer), "Văn bản củng cố tổ chức (mẫu)", producer=producer,
                    step=rnd.choice(["founded", "upgraded", "strengthened"]),
                    on_day=day("2023-03-01") + DAY * rnd.randint(0, 290), instrument=f"Mẫu TC-{i:02d}/2023",
                    note="Chép từ báo cáo năm 2023 (mẫu).")
    records.write()


# ---- safety and quality -----------------------------------------------------------------------------------------

def compose_safety(registrations):
    rnd = chance("safety")
    commitment = Records("commitment", ["producer", "signed_on", "body", "number", "valid_to", "ended_on", "note"])
    inspection = Records("inspection", ["producer", "commitment", "on_day", "body", "outcome", "fixed_on", "note"])
    standard = Records("standard", ["producer", "product", "scheme", "number", "issuer", "scope", "valid_from",
                                    "valid_to", "next_surveillance", "withdrawn_on", "note"])
    lab = Records("lab_test", ["product", "laboratory", "number", "sampled_on", "issued_on", "tested_for", "outcome"])
    registered = {PRODUCTS[row["product"] - 1].producer for row in registrations.rows if row["year"] == 2024}
    producers = sorted(registered | {p.producer for p in STANDING})
    started = day("2024-02-26")

    def entered_of(date):
        return work(started + DAY * rnd.randint(0, 24)) if date < started else soon(rnd, date)

    def papers(producer, date, scheme, issuer, years, count, product="", scope="", watched=False, proof=0.93):
        ends = plus_years(date, years) - DAY if years else ""
        watch = plus_years(date, 1) if watched else ""
        while watch and watch < day("2024-09-01"):
            watch = plus_years(watch, 1)
        if watch and ends and watch > ends:
            watch = ""
        standard.add(entered_of(date), district_of(producer), "Giấy chứng nhận (mẫu)" if rnd.random() < proof else "",
                     producer=producer, product=product, scheme=scheme,
                     number=f"Mẫu {scheme.upper().replace('_', '')}-{standard.count + 1:03d}/{date.year}",
                     issuer=issuer, scope=scope, valid_from=date, valid_to=ends, next_surveillance=watch)

    certified = set()
    for producer in producers:
        own = BY_PRODUCER[producer]
        eaten = [p for p in own if p.eaten]
        firm = own[0].form in ("enterprise", "cooperative")
        date = lambda: day("2022-03-01") + DAY * rnd.randint(0, 940)
        if eaten and rnd.random() < (0.16 if firm else 0.02):
            papers(producer, max(date(), day("2022-06-01")), rnd.choice(["haccp", "haccp", "iso_22000", "gmp"]),
                   "Tổ chức chứng nhận mẫu", 3, 0, scope="Chế biến " + eaten[0].kind["name"].lower(), watched=True)
            certified.add(producer)
        if eaten and rnd.random() < (0.45 if firm else 0.2):
            papers(producer, date(), "attp", "Chi cục Quản lý chất lượng (mẫu)", 3, 0)
        if eaten and own[0].kind["family"] in ("gao", "hat", "rau", "traicay", "che", "duoclieu", "giavi") and \
                rnd.random() < 0.4:
            papers(producer, date(), rnd.choice(["vietgap", "vietgap", "vietgap", "organic", "globalgap"]),
                   "Tổ chức chứng nhận mẫu", 3 if rnd.random() < 0.6 else 2, 0, product=own[0].at, watched=True)
        if rnd.random() < 0.42:
            papers(producer, date(), "trademark", "Cục Sở hữu trí tuệ (mẫu)", 10, 0, product=own[0].at)
        if rnd.random() < 0.3:
            papers(producer, date(), "barcode", "Tổ chức mã số mã vạch (mẫu)", 3, 0, product=own[0].at, proof=0.7)
        if own[0].kind["family"] in ("gom", "giavi", "duoclieu") and rnd.random() < 0.12:
            papers(producer, date(), rnd.choice(["geographical_indication", "collective_mark"]),
                   "Cục Sở hữu trí tuệ (mẫu)", 0, 0, product=own[0].at)
    for row in rnd.sample([r for r in standard.rows if r["scheme"] in ("attp", "vietgap", "trademark")], 3):
        standard.become(row["n"], soon(rnd, day("2024-09-20")), row["by"], withdrawn_on=day("2024-09-16"),
                        note="Bị thu hồi sau kiểm tra (mẫu).")

    for producer in producers:
        own = BY_PRODUCER[producer]
        if not any(p.eaten for p in own):
            continue  # food safety asks nothing of crafts and lodging
        by = district_of(producer)
        luck = rnd.random()
        if producer in certified and luck < 0.6:
            continue  # the certificate replaces it
        if luck > 0.975:
            continue  # forgotten
        entered = min(p.known for p in own)
        if luck < 0.06:  # ran out in 2024, not renewed
            signed = day("2021-02-10") + DAY * rnd.randint(0, 290)
        elif rnd.random() < 0.5 or producer not in registered:
            signed = day("2022-01-15") + DAY * rnd.randint(0, 760)
        else:
            signed = day("2024-02-20") + DAY * rnd.randint(0, 170)
        known = max(entered_of(signed), entered)
        number = commitment.add(known, by, "Bản cam kết an toàn thực phẩm (mẫu)" if rnd.random() < 0.95 else "",
                                known + DAY * 30 if rnd.random() < 0.06 else None, producer=producer, signed_on=signed,
                                body=committee(by), number=f"Mẫu CK-{commitment.count + 1:03d}/{signed.year}",
                                valid_to=plus_years(signed, 3) - DAY)
        if rnd.random() < 0.45:
            on = max(day("2024-03-18"), signed + DAY * 30) + DAY * rnd.randint(0, 250)
            if on > day("2024-12-20") or on >= plus_years(signed, 3):
                continue
            outcome = rnd.choices(["kept", "breach", "serious"], [84, 12, 4])[0]
            seen = soon(rnd, max(on, known))
            fixed = on + DAY * rnd.randint(10, 40) if outcome == "breach" and rnd.random() < 0.75 else None
            told = {"kept": "Chấp hành đúng cam kết (mẫu).", "breach": "Ghi nhãn chưa đủ, chưa lưu mẫu (mẫu).",
                    "serious": "Dùng phụ gia ngoài danh mục (mẫu)."}[outcome]
            check = inspection.add(seen, by, "Biên bản kiểm tra (mẫu)" if rnd.random() < 0.9 else "",
                                   producer=producer, commitment=number, on_day=on,
                                   body=rnd.choice(["Phòng Nông nghiệp (mẫu)", "Đoàn kiểm tra liên ngành (mẫu)"]),
                                   outcome=outcome, note=told)
            if fixed:
                inspection.become(check, soon(rnd, max(fixed, seen)), by, fixed_on=fixed)
            if outcome == "serious":
                commitment.become(number, soon(rnd, max(on, seen)), by, ended_on=on + DAY,
                                  note="Chấm dứt sau kiểm tra (mẫu).")

    for row in rnd.sample([row for row in commitment.rows if row["signed_on"] > "2024-02-20"], 5):  # typed wrong
        wrong = row["number"]
        row["number"] = wrong.replace("/2024", "/2042")
        last = [each for each in commitment.rows if each["n"] == row["n"]][-1]
        if last is row:
            commitment.become(row["n"], day(row["entered"]) + DAY * 21, row["by"], number=wrong)
        else:
            row["number"] = wrong

    tried = {row["product"] for row in registrations.rows if row["year"] in (2024, 2023)}
    for product in PRODUCTS:
        if not product.eaten or product.at not in tried or rnd.random() > 0.72:
            continue
        sampled = day("2023-06-01") + DAY * rnd.randint(0, 420)
        if product.entered:
            sampled = product.entered + DAY * rnd.randint(5, 50)
        outcomes = ["failed", "passed"] if rnd.random() < 0.06 else ["passed"]
        for outcome in outcomes:
            issued = sampled + DAY * rnd.randint(6, 15)
            known = entered_of(issued)
            lab.add(max(known, product.entered or known), product.district,
                    "Phiếu kết quả kiểm nghiệm (mẫu)" if rnd.random() < 0.95 else "", product=product.at,
                    laboratory="Phòng kiểm nghiệm mẫu", number=f"Mẫu KN-{lab.count + 1:03d}/{issued.year}",
                    sampled_on=sampled, issued_on=issued, tested_for="Vi sinh, kim loại nặng, độ ẩm", outcome=outcome)
            sampled = issued + DAY * rnd.randint(20, 35)
    for records in (commitment, inspection, standard, lab):
        records.write()


# ---- turnover ---------------------------------------------------------------------------------------------------

def quarter_end(year, quarter):
    return [day(f"{year}-03-31"), day(f"{year}-06-30"), day(f"{year}-09-30"), day(f"{year}-12-31")][quarter - 1]


def compose_turnover():
    rnd = chance("turnover")
    records = Records("turnover", ["product", "from_day", "to_day", "turnover", "profit", "reported_on", "baseline",
                                   "frozen_on", "state", "question", "answer"])
    taken_over = day("2024-02-26")
    for product in PRODUCTS:
        if not product.given or decided(product.given[0][0]) > day("2024-07-01"):
            continue
        first = decided(product.given[0][0])
        recent = day("2021-06-01") <= first
        if rnd.random() > (0.92 if recent else 0.3):
            continue
        by = product.district
        size = {"household": 240, "cooperative_group": 320, "cooperative": 620, "enterprise": 1500, "farm": 420}.get(
            product.form, 300)
        before = size * 1_000_000 * rnd.lognormvariate(0, 0.55)
        growth = rnd.lognormvariate(0.33, 0.24)
        margin = rnd.uniform(0.12, 0.24)
        after_margin = margin * rnd.uniform(0.8, 1.06)
        if rnd.random() < 0.1 and before < 250e6:
            after_margin = -rnd.uniform(0.01, 0.08)  # a year of loss
        if recent:
            entered = soon(rnd, first) if first > taken_over else work(taken_over + DAY * rnd.randint(0, 18))
            known = max(entered, day(DECISIONS[product.given[0][0]]["entered"]))
            proof = "Sổ bán hàng, tờ khai thuế (mẫu)" if rnd.random() < 0.9 else ""
            records.add(known, by, proof, product=product.at, from_day=plus_years(first, -1), to_day=first - DAY,
                        turnover=round(before / 1e5) * 100_000, profit=round(before * margin / 1e5) * 100_000,
                        reported_on=min(known, work(first + DAY * 30)) if first > taken_over else known,
                        baseline=1, frozen_on=known if proof else "", state="confirmed" if proof else "reported")
        silent = rnd.random() < 0.05
        for year in (2022, 2023, 2024):
            for quarter in (1, 2, 3, 4):
                ends = quarter_end(year, quarter)
                begins = quarter_end(year, quarter - 1) + DAY if quarter > 1 else day(f"{year}-01-01")
                if begins < first or (product.withdrawn and begins >= product.withdrawn):
                    continue
                if rnd.random() < (0.85 if silent else 0.09):
                    continue
                season = [1.35, 0.85, 0.8, 1.0][quarter - 1]
                years = (begins - first).days / 365
                level = before / 4 * season * growth * (1 + 0.12 * max(0, years - 1)) * rnd.uniform(0.88, 1.12)
                if years < 0.25:
                    level *= 0.85
                profit = level * after_margin * rnd.uniform(0.85, 1.15)
                if year < 2024:
                    reported = ends + DAY * rnd.randint(8, 30)
                    known = work(taken_over + DAY * rnd.randint(0, 18))
                    known = max(known, day(DECISIONS[product.given[0][0]]["entered"]))
                else:
                    reported = work(ends + DAY * (rnd.randint(50, 90) if rnd.random() < 0.06 else rnd.randint(6, 28)))
                    known = soon(rnd, reported, 0, 6)
                values = dict(product=product.at, from_day=begins, to_day=ends, turnover=round(level / 1e5) * 100_000,
                              profit=round(profit / 1e5) * 100_000 if rnd.random() < 0.96 else "",
                              reported_on=reported)
                if year == 2024 and rnd.random() < 0.02:  # a zero too many
                    right = values["turnover"]
                    number = records.add(known, by, state="asked", **(values | dict(turnover=right * 10)),
                                         question="Doanh thu gấp nhiều lần quý trước, xin kiểm tra lại (mẫu).")
                    if rnd.random() < 0.6:
                        records.become(number, soon(rnd, known, 6, 20), by, turnover=right, state="confirmed",
                                       answer="Gõ thừa một số không, đã sửa (mẫu).")
                else:
                    records.add(known, by, state=rnd.choices(["confirmed", "reported"], [70, 30])[0]
                                if year < 2024 or quarter < 4 else "reported", **values)
    records.write()


# ---- fairs ------------------------------------------------------------------------------------------------------

def compose_events():
    rnd = chance("event")
    event = Records("event", ["name", "kind", "thematic", "region", "address", "unit", "from_day", "to_day",
                              "organiser", "called_on", "apply_until", "stands", "visitors", "cancelled_on",
                              "report_on", "note"])
    part = Records("event_part", ["event", "producer", "state", "stand", "products", "sales", "contracts",
                                  "contract_value", "followed_up_on", "kept_value"])
    money = Records("event_money", ["event", "source", "planned", "paid"])
    rows = [  # name, kind, thematic, region, address, unit, from, to, stands, visitors, report, report entered, note
        ("Ngày hội OCOP và làng nghề 2023 (mẫu)", "fair", 1, "in_province", "Quảng trường mẫu", "502", "2023-05-18",
         "2023-05-22", 60, 9000, "2023-06-20", "2024-02-06", ""),
        ("Tuần hàng OCOP tại Thành phố Hồ Chí Minh 2023 (mẫu)", "fair", 1, "outside", "Nhà văn hóa mẫu", "79",
         "2023-11-16", "2023-11-20", 40, 15000, "2023-12-15", "2024-02-06", ""),
        ("Hội chợ Xuân 2024 (mẫu)", "fair", 0, "in_province", "Sân vận động mẫu", "502", "2024-01-25", "2024-02-03",
         90, 21000, "2024-03-05", "2024-03-08", "Hội chợ tổng hợp, không chuyên đề OCOP (mẫu)."),
        ("Hội chợ OCOP, làng nghề và đặc sản 2024 (mẫu)", "fair", 1, "in_province", "Công viên mẫu", "503",
         "2024-05-16", "2024-05-20", 75, 18500, "2024-06-18", "2024-06-21", ""),
        ("Tuần hàng OCOP tại Thành phố Hồ Chí Minh 2024 (mẫu)", "fair", 1, "outside", "Nhà thi đấu mẫu", "79",
         "2024-08-22", "2024-08-26", 45, 26000, "2024-10-08", "2024-10-11", ""),
        ("Phiên chợ sản phẩm miền núi 2024 (mẫu)", "fair", 1, "in_province", "Chợ phiên mẫu", "515", "2024-09-19",
         "2024-09-22", 40, "", "", "", "Hủy vì mưa bão (mẫu)."),
        ("Hội nghị kết nối, trưng bày sản phẩm miền núi tại Hà Nội (mẫu)", "connection", 0, "outside",
         "Trung tâm hội nghị mẫu", "01", "2024-12-20", "2024-12-22", 20, 3000, "2025-01-14", "2025-01-16",
         "Có hội nghị thật của Sở Công Thương ngày 20-22/12 (quangnam.gov.vn 60536, năm không in trên tin, hiểu là "
         "2024); người tham gia và số liệu ở đây là mẫu."),
        ("Xúc tiến thương mại sản phẩm OCOP tại Viêng Chăn, Lào (mẫu)", "promotion", 1, "abroad",
         "Trung tâm triển lãm mẫu, Viêng Chăn", "", "2024-11-06", "2024-11-10", 12, 5200, "2024-12-10", "2024-12-13",
         ""),
    ]
    alive = [p for p in STANDING if p.star_on(day("2024-12-31"))]
    for name, kind, thematic, region, address, unit, begins, ends, stands, visitors, report, known, note in rows:
        begins, ends = day(begins), day(ends)
        past = begins.year == 2023
        called = begins - DAY * rnd.randint(45, 60)
        number = event.add(day("2024-02-05") if past else max(called + DAY * 5, day("2024-01-10")), "tinh", name=name,
                           kind=kind, thematic=thematic, region=region, address=address, unit=unit, from_day=begins,
                           to_day=ends, organiser="Đơn vị tổ chức mẫu", called_on=called,
                           apply_until=begins - DAY * 20, stands=stands, note=note)
        cost = stands * rnd.randint(7, 12) * 1_000_000 * (4 if region == "abroad" else 1)
        shares = [("province", 0.7), ("producer", 0.3)] if region != "abroad" else [("province", 0.6), ("central", 0.4)]
        lines = [(money.add(max(day("2024-02-05"), called + DAY * 10), "tinh", event=number, source=source,
                            planned=round(cost * of)), cost * of) for source, of in shares]
        if not report:
            event.become(number, day("2024-09-17"), "tinh", cancelled_on=day("2024-09-16"))
            continue
        event.become(number, day(known), "tinh", "Báo cáo kết quả (mẫu)", visitors=visitors, report_on=day(report))
        for line, planned in lines:
            money.become(line, day(known), "tinh", "Chứng từ chi (mẫu)" if rnd.random() < 0.8 else "",
                         paid=round(planned * rnd.uniform(0.85, 1.0) / 1000) * 1000)
        if past:
            continue
        shown = {}
        for product in rnd.sample(alive, min(len(alive), stands)):
            shown.setdefault(product.producer, []).append(product)
        for i, (producer, products) in enumerate(list(shown.items())[:26 if region != "abroad" else 9], 1):
            by = district_of(producer)
            applied = max(day("2024-01-12"), begins - DAY * rnd.randint(21, 34))
            names = ", ".join(p.kind["name"] for p in products)
            row = part.add(applied, by, event=number, producer=producer, state="applied", products=names)
            luck = rnd.random()
            if luck < 0.12:
                part.become(row, begins - DAY * 12, "tinh", state="refused")
                continue
            if luck < 0.17:
                part.become(row, ends + DAY * 5, "tinh", state="absent", stand=f"A{i:02d}")
                continue
            sales = rnd.randint(60, 900) * 100_000
            signed = rnd.choices([0, 1, 2, 3], [55, 27, 13, 5])[0] + (1 if region == "abroad" else 0)
            worth = signed * rnd.randint(30, 260) * 1_000_000
            told = soon(rnd, ends, 5, 25)
            part.become(row, told, by, "Biên bản, hợp đồng ghi nhớ (mẫu)" if signed and rnd.random() < 0.8 else "",
                        state="took_part", stand=f"A{i:02d}", sales=sales, contracts=signed,
                        contract_value=worth if signed else "")
            asked = work(ends + DAY * 182 + DAY * rnd.randint(0, 20))
            if signed and rnd.random() < 0.75:
                part.become(row, asked + DAY * 2, by, followed_up_on=asked,
                            kept_value=round(worth * rnd.choice([1, 0.9, 0.7, 0.4, 0]) / 1e6) * 1_000_000)
    for records in (event, part, money):
        records.write()


# ---- sales points -----------------------------------------------------------------------------------------------

def compose_points():
    rnd = chance("point")
    point = Records("sales_point", ["name", "kind", "unit", "address", "run_by", "hours", "position", "opened_on",
                                    "closed_on", "note"])
    goods = Records("point_product", ["point", "product", "name", "origin", "from_day", "to_day"])
    visit = Records("point_visit", ["point", "on_day", "was_open", "products_seen", "position", "note"])
    middle = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows_of(DATA / "units/centroids.csv")}
    communes = {}
    for row in rows_of(DATA / "units/communes.csv"):
        held = row["valid_from"] <= "2024-06-30" and (not row["valid_to"] or row["valid_to"] >= "2024-12-31")
        if row["parent_code"] in DISTRICTS and held and row["code"] in middle:
            communes.setdefault(row["parent_code"], []).append(row["code"])
    elsewhere = [("Trà Thái Nguyên", "19"), ("Mắm tôm chà Gò Công", "82"), ("Cà phê Buôn Ma Thuột", "66"),
                 ("Tỏi Lý Sơn", "51"), ("Nho khô Ninh Thuận", "58"), ("Mè xửng Huế", "46"), ("Nước mắm Nam Ô", "48"),
                 ("Hạt điều Bình Phước", "70")]

    def near(unit):
        lat, lon = middle[unit]
        return f"{lat + rnd.uniform(-0.004, 0.004):.5f},{lon + rnd.uniform(-0.004, 0.004):.5f}"

    def add(district, name, kind, opened, mixed="all", visits=(), closed=None, note="", entered=None):
        unit = rnd.choice(communes.get(district, [district]))
        place = near(unit) if unit in middle else ""
        opened = day(opened)
        known = entered or (work(day("2024-01-29") + DAY * rnd.randint(0, 18)) if opened < day("2024-01-20")
                            else soon(rnd, opened))
        number = point.add(known, district, "Ảnh mặt tiền điểm bán (mẫu)", name=name, kind=kind, unit=unit,
                           address="Đường mẫu, " + DISTRICT[district], run_by=f"Đơn vị vận hành mẫu {bare(district)}",
                           hours=rnd.choice(["7:30-20:00", "8:00-18:00", "7:00-21:00 mỗi ngày"]), position=place,
                           opened_on=opened, note=note)
        own = [p for p in PRODUCTS if p.district == district and p.star_on(day("2024-06-30"))]
        others = [p for p in PRODUCTS if p.district != district and p.star_on(day("2024-06-30"))]
        since = max(opened, day("2023-06-01"))
        listed = max(known, work(day("2024-02-20"))) if opened < day("2024-02-01") else known
        chosen = rnd.sample(own, min(len(own), rnd.randint(6, 11)))
        if mixed != "local":
            chosen += rnd.sample(others, rnd.randint(3, 6))
        for product in chosen:
            goods.add(max(listed, product.entered or listed, day(DECISIONS[product.given[0][0]]["entered"])), district,
                      point=number, product=product.at, name=product.kind["name"], from_day=since)
        if mixed == "all":
            for name, origin in rnd.sample(elsewhere, rnd.randint(1, 3)):
                goods.add(listed, district, point=number, name=name, origin=origin, from_day=since)
        for on, was_open, proved in visits:
            on = day(on)
            visit.add(soon(rnd, max(on, known)), district, "Ảnh chụp lúc kiểm tra (mẫu)" if proved else "",
                      point=number, on_day=on, was_open=was_open,
                      products_seen=rnd.randint(5, 14) if was_open else 0, position=near(unit) if place else "",
                      note="" if was_open else "Cửa đóng, không có người (mẫu).")
        if closed:
            point.become(number, soon(rnd, day(closed)), district, closed_on=day(closed),
                         note="Hết hợp đồng thuê mặt bằng (mẫu).")

    spring, autumn, end = ("2024-04-10", 1, 1), ("2024-09-12", 1, 1), ("2024-12-11", 1, 1)

    def about(seen, days):
        return ((day(seen[0]) + DAY * days).isoformat(), seen[1], seen[2])

    for i, district in enumerate(DISTRICTS):
        name = f"Điểm giới thiệu và bán sản phẩm OCOP {bare(district)} (mẫu)"
        seen = [about(spring, i), about(autumn, i), about(end, i % 9)]
        if district not in ("503", "511", "507", "513", "518"):
            seen.insert(0, about(("2024-02-21", 1, int(rnd.random() < 0.8)), i % 8))
        if district == "510":  # closed in August, nothing since
            add(district, name, "point", "2022-08-12", visits=seen[:2], closed="2024-08-15")
        elif district == "504":  # open, but sells only what its own district makes
            add(district, name, "point", "2023-05-09", "local", seen)
        elif district == "511":  # opened late in the year
            add(district, name, "point", "2024-11-15", visits=[("2024-12-16", 1, 1)])
        elif district == "516":  # was closed when visited in autumn, open again since
            add(district, name, "point", "2022-04-20", visits=[seen[0], seen[1], ("2024-09-25", 0, 1), ("2024-12-05", 1, 1)])
        elif district == "505":  # goods of other provinces only since September
            add(district, name, "point", "2023-03-02", "province", seen)
            for other, origin in elsewhere[:2]:
                goods.add(day("2024-09-19"), district, point=point.count, name=other, origin=origin,
                          from_day=day("2024-09-16"))
        elif district == "503":
            add(district, "Trung tâm OCOP Hội An (mẫu)", "centre", "2024-09-27", visits=[("2024-10-22", 1, 1), seen[-1]],
                note="Trung tâm OCOP thật của Hội An mở ngày 27/09/2024 (baoquangnam.vn 3142574); địa chỉ, đơn vị vận "
                     "hành và hàng hóa ở đây là mẫu.")
            add(district, "Quầy OCOP chợ phố (mẫu)", "corner", "2023-07-14", visits=seen[:2])
        else:
            add(district, name, "point", f"202{rnd.choice([1, 2, 3])}-0{rnd.randint(3, 9)}-1{rnd.randint(0, 9)}",
                visits=seen)
    for district, kind, opened in [("502", "centre", "2023-09-02"), ("502", "corner", "2024-03-15"),
                                   ("507", "corner", "2023-11-20"), ("513", "corner", "2024-06-11"),
                                   ("517", "corner", "2024-07-02"), ("506", "corner", "2022-12-12")]:
        add(district, {"centre": "Trung tâm OCOP ", "corner": "Kệ OCOP trong siêu thị "}[kind] + bare(district) +
            " (mẫu)", kind, opened, rnd.choice(["all", "province", "local"]), [("2024-10-15", 1, 1)])
    for records in (point, goods, visit):
        records.write()


# ---- local strength, training, online ---------------------------------------------------------------------------

def compose_local():
    rnd = chance("local")
    zone = Records("zone", ["name", "zone_code", "unit", "crop", "hectares", "from_day", "to_day", "position", "note"])
    supply = Records("zone_supply", ["zone", "product", "contract", "from_day", "to_day", "share"])
    strength = Records("local_strength", ["product", "on_day", "local_material", "workers", "local_workers",
                                          "women_workers", "environment", "environment_number"])
    listing = Records("listing", ["product", "channel", "address", "from_day", "to_day"])
    families = {"duoclieu": ("516", "sâm, dược liệu"), "giavi": ("515", "quế"), "che": ("505", "chè dây"),
                "gao": ("518", "lúa"), "dau": ("506", "đậu phộng"), "rau": ("503", "rau"), "nam": ("518", "nấm"),
                "traicay": ("514", "cây ăn quả"), "hat": ("508", "mè, đậu"), "ong": ("519", "ong mật"),
                "mam": ("517", "cá cơm"), "thit": ("511", "heo bản địa")}
    for family, (district, crop) in families.items():
        for k in range(2 if family in ("giavi", "duoclieu", "gao") else 1):
            number = zone.add(day("2024-03-04") + DAY * rnd.randint(0, 40), district,
                              "Quyết định cấp mã số vùng (mẫu)" if rnd.random() < 0.8 else "",
                              name=f"Vùng {crop} {bare(district)} {k + 1} (mẫu)",
                              zone_code=f"MAU-{district}-{k + 1:02d}" if rnd.random() < 0.8 else "", unit=district,
                              crop=crop, hectares=rnd.randint(4, 260) * 100, from_day=day("2022-01-01") +
                              DAY * rnd.randint(0, 500))
            near = [p for p in STANDING if p.kind["family"] == family and p.district == district] + \
                   [p for p in STANDING if p.kind["family"] == family and p.district != district]
            for product in near[k * 5:k * 5 + rnd.randint(3, 5)]:
                supply.add(day("2024-04-16") + DAY * rnd.randint(0, 30), product.district,
                           "Hợp đồng cung ứng nguyên liệu (mẫu)" if rnd.random() < 0.75 else "", zone=number,
                           product=product.at, contract=f"Mẫu HĐ-{supply.count + 1:03d}/2024" if rnd.random() < 0.7
                           else "", from_day=day("2024-01-01") + DAY * rnd.randint(0, 80),
                           share=rnd.randint(20, 100) * 100)
    for product in rnd.sample(STANDING, 140):
        workers = rnd.randint(2, 24)
        local = rnd.randint(max(1, workers - 5), workers)
        on = day("2024-03-11") + DAY * rnd.randint(0, 230)
        paper = rnd.choices(["none_needed", "registered", "licence", "commitment", "missing"], [30, 25, 5, 30, 10])[0]
        strength.add(soon(rnd, on), product.district, "Giấy tờ môi trường (mẫu)"
                     if paper in ("registered", "licence", "commitment") and rnd.random() < 0.8 else "",
                     product=product.at, on_day=on, local_material=rnd.randint(35, 100) * 100, workers=workers,
                     local_workers=local, women_workers=rnd.randint(0, workers), environment=paper,
                     environment_number=f"Mẫu MT-{strength.count + 1:03d}" if paper in ("registered", "licence") else "")
    for product in rnd.sample(STANDING, 150):
        for channel in rnd.sample(["postmart", "voso", "shopee", "tiktok", "facebook"], rnd.choice([1, 1, 2])):
            on = day("2023-01-10") + DAY * rnd.randint(0, 690)
            known = work(day("2024-03-18") + DAY * rnd.randint(0, 20)) if on < day("2024-03-10") else soon(rnd, on)
            number = listing.add(known, product.district, product=product.at, channel=channel, from_day=on)
            if rnd.random() < 0.08:
                gone = max(on, known) + DAY * rnd.randint(30, 90)
                listing.become(number, soon(rnd, gone), product.district, to_day=gone)
    for records in (zone, supply, strength, listing):
        records.write()


def compose_training():
    rnd = chance("training")
    training = Records("training", ["name", "from_day", "to_day", "audience", "unit", "organiser", "note"])
    trained = Records("trained", ["training", "unit", "producer", "people", "certificate"])
    rows = [("Tập huấn chu trình OCOP và bộ tiêu chí (mẫu)", "officers", "2024-03-26", "2024-03-28", "502"),
            ("Hồ sơ, phương án kinh doanh cho chủ thể (mẫu)", "producers", "2024-04-17", "2024-04-18", "507"),
            ("Bán hàng trực tuyến và phát trực tiếp (mẫu)", "producers", "2024-06-12", "2024-06-14", "503"),
            ("An toàn thực phẩm và ghi nhãn (mẫu)", "both", "2024-07-23", "2024-07-24", "513"),
            ("Chấm điểm, kiểm tra hồ sơ cấp huyện (mẫu)", "officers", "2024-08-28", "2024-08-29", "502")]
    producers = sorted({p.producer for p in STANDING})
    for name, audience, begins, ends, unit in rows:
        begins, ends = day(begins), day(ends)
        known = soon(rnd, ends)
        number = training.add(known, "tinh", "Danh sách học viên (mẫu)", name=name, from_day=begins, to_day=ends,
                              audience=audience, unit=unit, organiser="Văn phòng Điều phối nông thôn mới tỉnh (mẫu)")
        if audience != "producers":
            for district in DISTRICTS:
                if rnd.random() < 0.9:
                    trained.add(known, "tinh", training=number, unit=district, people=rnd.randint(2, 9),
                                certificate=int(rnd.random() < 0.8))
        if audience != "officers":
            for producer in rnd.sample(producers, 32):
                trained.add(known, "tinh", training=number, producer=producer, people=rnd.randint(1, 3),
                            certificate=int(rnd.random() < 0.5))
    training.write()
    trained.write()


def compose_tasks(targets, plan):
    rnd = chance("task")
    task = Records("task", ["words", "unit", "department", "target", "support", "product", "producer", "given_on",
                            "due", "state", "done_on", "result"])
    point = targets[(plan, "districts_with_sales_point")]
    for district, words in [("510", "Mở lại điểm bán sản phẩm OCOP Nam Giang (mẫu)"),
                            ("504", "Đưa sản phẩm của nơi khác vào điểm bán Tây Giang (mẫu)"),
                            ("511", "Khai trương điểm bán sản phẩm OCOP Phước Sơn (mẫu)"),
                            ("505", "Bổ sung hàng của tỉnh khác vào điểm bán Đông Giang (mẫu)")]:
        number = task.add(day("2024-09-04"), "tinh", words=words, unit=district, target=point,
                          given_on=day("2024-09-04"), due=day("2024-12-15"), state="open")
        if district in ("511", "505"):
            done = day("2024-11-15") if district == "511" else day("2024-09-16")
            task.become(number, soon(rnd, done), district, "Báo cáo thực hiện (mẫu)", state="done", done_on=done,
                        result="Đã thực hiện (mẫu).")
    commit = targets[(plan, "registered_with_commitment")]
    register = targets[(plan, "registered_reaching_three")]
    for district in DISTRICTS:
        for words, target, given, due in [
                ("Rà soát cam kết an toàn thực phẩm của chủ thể đăng ký (mẫu)", commit, "2024-06-03", "2024-08-30"),
                ("Gửi hồ sơ đánh giá đợt 2 (mẫu)", register, "2024-07-01", "2024-09-30")]:
            number = task.add(day(given), "tinh", words=words, unit=district, target=target, given_on=day(given),
                              due=day(due), state="open")
            luck = rnd.random()
            if luck < 0.82:
                done = day(due) + DAY * rnd.randint(-25, 12)
                task.become(number, soon(rnd, done), district, "Báo cáo thực hiện (mẫu)" if luck < 0.5 else "",
                            state="done", done_on=done, result="Đã thực hiện (mẫu).")
            elif luck < 0.88:
                task.become(number, day(due) + DAY * 20, "tinh", state="dropped", result="Ghép vào việc khác (mẫu).")
    task.write()


def compose_indicators():
    records = Records("indicator", ["name", "counted_over", "measure", "filters", "share_filters", "measured_in"])
    records.add(day("2024-03-06"), "tinh", name="Sản phẩm bán trên sàn thương mại điện tử (mẫu)",
                counted_over="listing", measure="products", measured_in="count",
                filters="channel = postmart, voso, shopee, lazada, tiktok")
    records.add(day("2024-03-06"), "tinh", name="Tỷ lệ sản phẩm từ 4 sao có tiêu chuẩn, nhãn hiệu (mẫu)",
                counted_over="product", measure="share", measured_in="percent", filters="star >= 4",
                share_filters="standard >= 1")
    records.write()


def main():
    (HERE / "year").mkdir(exist_ok=True)
    targets, plan = compose_plans()
    registrations = compose_registrations()
    compose_papers()
    compose_support()
    compose_organisations()
    compose_safety(registrations)
    compose_turnover()
    compose_events()
    compose_points()
    compose_local()
    compose_training()
    compose_tasks(targets, plan)
    compose_indicators()


main()
