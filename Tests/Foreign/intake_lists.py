#!/usr/bin/env python3
"""Holds what `tthc intake` reads against what openpyxl, python-docx, csv and json read.

    python3 Tests/Foreign/intake_lists.py TTHC [FOLDER_OF_REAL_LISTS]

Writes lists as offices write them, in many layouts, and reads them with the program; what must come out is known from
how each was written. Then, where a folder of real lists is given, counts their rows by itself and compares. Needs
openpyxl and python-docx; the exit code is 0 when nothing differs.
"""
import csv, glob, io, json, os, random, re, subprocess, sys, tempfile, unicodedata, zipfile

import docx
import openpyxl
import yaml
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

TTHC = os.path.abspath(sys.argv[1])
REAL = sys.argv[2] if len(sys.argv) > 2 else None
faults, checks = [], 0


def check(name, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        faults.append(f"{name}: found {found!r}, wanted {wanted!r}")


def tthc(*arguments):
    done = subprocess.run([TTHC, *arguments], capture_output=True, text=True, env={
        "HOME": "/nonexistent", "TTHC_LANG": "en", "PATH": "/usr/bin:/bin"})
    return done.returncode, done.stdout, done.stderr


def report(*arguments):
    code, out, errors = tthc("intake", *arguments, "--report-only", "--format", "json")
    if code != 0:
        faults.append(f"{arguments}: exit {code}: {errors}")
        return None
    value = json.loads(out)
    total = value["proposed"] + value["doubtful"] + value["unreadable"] + value["passed"]
    check(f"{arguments}: no row is lost", total, value["read"])
    for file in value["files"]:
        check(f"{file['file']}: no row is lost", file["proposed"] + file["doubtful"] + file["unreadable"] + sum(file["passed"].values()), file["read"])
    return value


class Loader(yaml.SafeLoader):
    """Every scalar is text, as the program reads it."""


Loader.yaml_implicit_resolvers = {}


def draft(*arguments):
    """The submissions of a draft. What has to be settled is written as a comment; here it is taken as suggested."""
    code, out, errors = tthc("intake", *arguments)
    if code != 0:
        faults.append(f"{arguments}: exit {code}: {errors}")
        return []
    settled = re.sub(r"^( *)# (act|procedure|levels|number|signedOn|issuer|replaces|name): (?=\S)", r"\1\2: ", out, flags=re.M)
    return [d for d in yaml.load_all(settled, Loader) if d]


def codes(submissions):
    return [line["procedure"] for s in submissions for line in s.get("lines", s.get("procedures", []))]


CAPTIONS = {
    "no": ["STT", "TT", "Số TT"],
    "code": ["Mã TTHC", "Mã số", "Mã thủ tục hành chính", "Số hồ sơ TTHC", "Mã thủ tục", "Số hồ sơ/Mã TTHC", "MÃ SỐ TTHC", "ma_tthc"],
    "name": ["Tên TTHC", "Tên thủ tục hành chính", "Tên thủ tục", "TÊN THỦ TỤC HÀNH CHÍNH", "Tên thủ tục hành chính (TTHC)"],
    "field": ["Lĩnh vực", "LĨNH VỰC", "Tên lĩnh vực"],
    "time": ["Thời hạn giải quyết", "Thời gian giải quyết"],
    "fee": ["Phí, lệ phí", "Lệ phí", "Phí, lệ phí (nếu có)", "Phí, lệ phí (đồng)"],
    "basis": ["Căn cứ pháp lý", "Cơ sở pháp lý"],
    "agency": ["Cơ quan thực hiện", "Cơ quan giải quyết"],
    "note": ["Ghi chú"],
}
NAMES = ["Đăng ký khai sinh", "Cấp bản sao Trích lục hộ tịch", "Thủ tục hoà giải tranh chấp", "Xác nhận hộ tịch",
         "Đăng ký khai tử lưu động", "Chứng thực chữ ký", "Đăng ký giám hộ"]
FIELDS = ["Hộ tịch", "Chứng thực", "Đất đai", "Nuôi con nuôi"]


def rows_of(rng, count):
    return [{
        "no": str(n + 1), "code": f"{rng.randint(1, 3)}.{rng.randint(0, 999999):06d}", "name": f"{rng.choice(NAMES)} số {n}",
        "field": rng.choice(FIELDS), "time": rng.choice(["03 ngày làm việc", "Trong ngày", "15 ngày", "02 (hai) ngày làm việc"]),
        "fee": rng.choice(["Không", "8.000 đồng", "0 đồng", ""]), "basis": "Luật Hộ tịch số 60/2014/QH13;\n- Nghị định số 123/2015/NĐ-CP ngày 15/11/2015",
        "agency": rng.choice(["Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp xã\nSở Tư pháp"]), "note": "",
    } for n in range(count)]


def columns_of(rng):
    rest = [c for c in ("no", "field", "time", "fee", "basis", "agency", "note") if rng.random() < 0.7]
    columns = ["code", "name"] + rest
    rng.shuffle(columns)
    return columns


def variant(seed, folder):
    """A workbook in a layout of its own, with the rows that must be found in it."""
    rng = random.Random(seed)
    book = openpyxl.Workbook()
    written = []
    for number in range(rng.randint(1, 3)):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = f"Phụ lục {number + 1}"
        columns, at = columns_of(rng), 1
        left = rng.randint(1, 3)
        captions = {c: rng.choice(CAPTIONS[c]) for c in columns}
        for _ in range(rng.randint(0, 4)):
            sheet.cell(at, left, rng.choice(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "DANH SÁCH THỦ TỤC HÀNH CHÍNH", "Đơn vị: UBND"]))
            if rng.random() < 0.5:
                sheet.merge_cells(start_row=at, end_row=at, start_column=left, end_column=left + len(columns) - 1)
            at += 1

        def header():
            nonlocal at
            for i, c in enumerate(columns):
                caption = captions[c]
                if rng.random() < 0.2:
                    caption = unicodedata.normalize("NFD", caption)
                sheet.cell(at, left + i, caption)
            at += 1
            if rng.random() < 0.3 and len(columns) >= 3:
                for i in range(len(columns)):
                    sheet.cell(at, left + i, f"({i + 1})")
                at += 1

        header()
        groups = rng.random() < 0.5
        for part in range(rng.randint(1, 3)):
            rows = rows_of(rng, rng.randint(1, 9))
            level = field = None
            if groups:
                level, words = rng.choice([("commune", "CẤP XÃ"), ("province", "CẤP TỈNH"), ("both", "ÁP DỤNG CHUNG")])
                sheet.cell(at, left, "ABC"[part])
                sheet.cell(at, left + 1, words)
                at += 1
                field = rng.choice(FIELDS)
                sheet.cell(at, left, f"{'I' * (part + 1)}. LĨNH VỰC {field.upper()} ({len(rows)} TTHC)")
                sheet.merge_cells(start_row=at, end_row=at, start_column=left, end_column=left + len(columns) - 1)
                at += 1
            for row in rows:
                for i, c in enumerate(columns):
                    value = row[c]
                    if c == "name" and rng.random() < 0.2:
                        half = len(value) // 2
                        value = CellRichText(value[:half], TextBlock(InlineFont(b=True), value[half:]))
                    if c == "no" and rng.random() < 0.5:
                        value = int(value)
                    if value != "":
                        sheet.cell(at, left + i, value)
                row["level"], row["group"] = level, field
                written.append((row, columns))
                at += 1
            if rng.random() < 0.4:
                header()
        if rng.random() < 0.4:
            sheet.cell(at, left, f"Tổng số: {len(written)} thủ tục")
    path = os.path.join(folder, f"variant-{seed}.xlsx")
    book.save(path)
    return path, written


def check_variants(folder):
    for seed in range(25):
        path, written = variant(seed, folder)
        value = report(path)
        if value is None:
            continue
        listed = value["proposed"] + value["doubtful"] + value["unreadable"]
        check(f"{path}: rows", listed, len(written))
        lines = [line for s in draft(path) for line in s["lines"]]
        check(f"{path}: codes", [l["procedure"] for l in lines], [r["code"] for r, _ in written])
        for line, (row, columns) in zip(lines, written):
            content = line["content"]
            check(f"{path}: name", content["name"], row["name"])
            if row["level"]:
                wanted = {"both": ["province", "commune"]}.get(row["level"], [row["level"]])
                check(f"{path} {row['code']}: levels", content.get("levels"), wanted)
            field = row["field"] if "field" in columns else row["group"].upper() if row["group"] else None
            check(f"{path} {row['code']}: field", content.get("field"), field)
            if "fee" in columns:
                fees = {"Không": [{"text": "Không"}], "": None, "0 đồng": [{"amount": "0", "currency": "VND", "text": "0 đồng"}],
                        "8.000 đồng": [{"amount": "8000", "currency": "VND", "text": "8.000 đồng"}]}
                check(f"{path} {row['code']}: fees", content.get("fees"), fees[row["fee"]])
            if "time" in columns:
                limits = {"03 ngày làm việc": ("3", "workingDay"), "15 ngày": ("15", "day"), "02 (hai) ngày làm việc": ("2", "workingDay"), "Trong ngày": (None, None)}
                limit = content["timeLimit"]
                check(f"{path} {row['code']}: time limit", (limit.get("value"), limit.get("unit")), limits[row["time"]])
                check(f"{path} {row['code']}: time limit", limit["text"], row["time"])
            if "basis" in columns:
                check(f"{path} {row['code']}: bases", [b["number"] for b in content["legalBases"]], ["60/2014/QH13", "123/2015/NĐ-CP"])


def check_cells(folder):
    """Codes as numbers, days as numbers, phonetic runs, strict namespaces, merged rows."""
    import datetime
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Mã TTHC", "Tên TTHC", "Ngày ký", "Số quyết định", "Ngày có hiệu lực"])
    day = datetime.date(2026, 9, 8)
    for code in (1.00491, 1.004884, "1.004 884", "2.000815.000.00.00.H55", "1,004885", "1.004886.", "Không có mã số", "abc", None):
        sheet.append([code, "Đăng ký khai sinh", day, "3582/QĐ-UBND", datetime.datetime(2026, 10, 1)])
    sheet["A11"], sheet["A11"].number_format = 1.00491, "0.000000"
    for column, value in zip("BCDE", ("Đăng ký khai sinh", day, "3582/QĐ-UBND", datetime.datetime(2026, 10, 1))):
        sheet[f"{column}11"] = value
    path = os.path.join(folder, "cells.xlsx")
    book.save(path)
    value = report(path)
    kinds = {d["cell"]: [x["kind"] for x in d["doubts"]] for d in value["doubts"]}
    check("a number that lost a zero", "codeUncertain" in kinds["A2"], True)
    check("a number that is a code", "codeMended" in kinds["A3"], True)
    check("a space inside", "codeMended" in kinds["A4"], True)
    check("a code with its suffix", "codeMended" in kinds["A5"], False)
    check("a comma", "codeMended" in kinds["A6"], True)
    check("a point at the end", "codeMended" in kinds["A7"], True)
    check("unreadable", [(u["row"], u["reason"]) for u in value["unread"]], [(8, "noCode"), (9, "wrongCode"), (10, "noCode")])
    check("a number shown with six decimals", "codeMended" in kinds["A11"], True)
    submissions = draft(path)
    check("one decision", [s["decision"]["signedOn"] for s in submissions], ["2026-09-08"])
    check("the day of effect of all lines", submissions[0]["decision"]["effectiveFrom"], "2026-10-01")
    check("codes", codes(submissions), ["1.004910", "1.004884", "1.004884", "2.000815.000.00.00.H55", "1.004885", "1.004886", "1.004910"])

    # Strict namespaces, phonetic runs, inline strings without references.
    strict = os.path.join(folder, "strict.xlsx")
    ns = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rel = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    pkg = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(strict, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", f'<Relationships xmlns="{pkg}"><Relationship Id="a" Type="{rel}/officeDocument" Target="/xl/book.xml"/></Relationships>')
        z.writestr("xl/book.xml", f'<x:workbook xmlns:x="{ns}" xmlns:q="{rel}" conformance="strict"><x:sheets><x:sheet name="S" sheetId="1" q:id="s"/></x:sheets></x:workbook>')
        z.writestr("xl/_rels/book.xml.rels", f'<Relationships xmlns="{pkg}"><Relationship Id="s" Type="{rel}/worksheet" Target="./sheets/../sheets/one.xml"/><Relationship Id="t" Type="{rel}/sharedStrings" Target="strings.xml"/></Relationships>')
        z.writestr("xl/strings.xml", f'<sst xmlns="{ns}"><si><r><t>Mã </t></r><r><t>TTHC</t></r><rPh sb="0" eb="1"><t>ZZZ</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve">Tên thủ tục</t><rPh sb="0" eb="1"><t>YYY</t></rPh></si><si><t>Chứng thực_x000D_\nchữ ký</t></si></sst>')
        z.writestr("xl/sheets/one.xml", f'<x:worksheet xmlns:x="{ns}"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:r><x:t>1.00</x:t></x:r><x:r><x:t>4884</x:t></x:r></x:is></x:c><x:c t="s"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'.encode("utf-16"))
    lines = [line for s in draft(strict) for line in s["lines"]]
    check("strict", [(l["procedure"], l["content"]["name"]) for l in lines], [("1.004884", "Chứng thực chữ ký")])

    # A formula is refused, and its value taken only when asked for.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Mã TTHC", "Tên TTHC"])
    sheet.append(["1.004884", '="Đăng ký"&" khai sinh"'])
    path = os.path.join(folder, "formula.xlsx")
    book.save(path)
    code, _, errors = tthc("intake", path)
    check("a formula", (code, "B2" in errors, "--kept-values" in errors), (2, True, True))
    check("a formula without a value", tthc("intake", path, "--kept-values")[0], 0)

    # One procedure over two rows, its code merged.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["TT", "Mã số", "Tên thủ tục", "Phí, lệ phí"])
    sheet.append([1, "1.000001", "Một", "8.000 đồng"])
    sheet.append([None, None, None, "Miễn phí"])
    sheet.append([2, "1.000002", "Hai", "Không"])
    for column in "ABC":
        sheet.merge_cells(f"{column}2:{column}3")
    path = os.path.join(folder, "merged.xlsx")
    book.save(path)
    lines = [line for s in draft(path) for line in s["lines"]]
    check("merged rows", [(l["procedure"], [f["text"] for f in l["content"]["fees"]]) for l in lines],
          [("1.000001", ["8.000 đồng", "Miễn phí"]), ("1.000002", ["Không"])])
    check("merged rows are told", report(path)["files"][0]["passed"], {"header": 1, "continuation": 1})


def check_document(folder):
    """A decision as a Word document: frame, several annexes, each with its tables."""
    paper = docx.Document()
    paper.add_paragraph("ỦY BAN NHÂN DÂN TỈNH X")
    paper.add_paragraph("Số: 1951/QĐ-UBND")
    paper.add_paragraph("Cao Bằng, ngày 18 tháng 11 năm 2025")
    paper.add_paragraph("Về việc công bố danh mục thủ tục hành chính mới ban hành, sửa đổi, bổ sung, bị bãi bỏ")
    paper.add_paragraph("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.")

    def annex(title, captions, *rows):
        paper.add_paragraph(title)
        table = paper.add_table(rows=0, cols=len(captions))
        for row in (captions,) + rows:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[-1]).text = row[0]
            else:
                for cell, text in zip(cells, row):
                    cell.text = text

    annex("PHỤ LỤC I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", ["STT", "Mã TTHC", "Tên TTHC", "Thời hạn giải quyết"],
          ["A. CẤP XÃ"], ["I. LĨNH VỰC HỘ TỊCH (02 TTHC)"], ["1", "1.100001", "Thủ tục một", "03 ngày làm việc"],
          ["2", "1.100002", "Thủ tục hai", "Không quy định"], ["B. CẤP TỈNH"], ["I. LĨNH VỰC LUẬT SƯ (02 TTHC)"],
          ["1", "1.100003", "Thủ tục ba", "15 ngày"])
    annex("PHỤ LỤC II. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG", ["STT", "Số hồ sơ/Mã TTHC", "Tên TTHC", "Phí, lệ phí", "Nội dung sửa đổi, bổ sung"],
          ["1", "1.100004", "Thủ tục bốn", "50.000 đồng", "Phí, lệ phí"], ["2", "1.100005", "Thủ tục năm", "Không", "Trình tự thực hiện"])
    annex("PHỤ LỤC III. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC THAY THẾ", ["TT", "Mã TTHC", "Tên TTHC thay thế", "Mã TTHC được thay thế", "Tên TTHC được thay thế"],
          ["1", "1.100006", "Thủ tục sáu", "1.000006\n1.000007", "Thủ tục cũ"])
    annex("PHỤ LỤC IV. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", ["STT", "Mã TTHC", "Tên TTHC bị bãi bỏ", "Tên VBQPPL quy định việc bãi bỏ"],
          ["1", "1.005412", "Thủ tục bị bỏ", "Quyết định số 13/2022/QĐ-TTg"], ["2", "Không có mã số", "Không mã", ""])
    annex("PHỤ LỤC V. BÃI BỎ NỘI DUNG CÔNG BỐ TẠI QUYẾT ĐỊNH SỐ 1347/QĐ-UBND", ["STT", "Mã TTHC", "Tên TTHC"], ["1", "1.100009", "Vẫn sống"])
    path = os.path.join(folder, "quyet-dinh.docx")
    paper.save(path)
    value = report(path)
    check("document: listed", value["proposed"] + value["doubtful"] + value["unreadable"], 9)
    check("document: unreadable", [u["reason"] for u in value["unread"]], ["noCode", "part"])
    check("document: counts of headings", [(c["promised"], c["found"]) for c in value["brokenCounts"]], [(2, 1)])
    submissions = draft(path, "--issuer", "04")
    check("document: one decision", len(submissions), 1)
    decision = submissions[0]["decision"]
    check("document: frame", [decision.get(k) for k in ("number", "signedOn", "effectiveFrom")], ["1951/QĐ-UBND", "2025-11-18", "2025-11-18"])
    lines = submissions[0]["lines"]
    check("document: acts", [(l["procedure"], l["act"]) for l in lines], [
        ("1.100001", "issue"), ("1.100002", "issue"), ("1.100003", "issue"), ("1.100004", "amend"), ("1.100005", "amend"),
        ("1.100006", "replace"), ("1.005412", "abolish")])
    check("document: levels", [l["content"]["levels"] for l in lines[:3]], [["commune"], ["commune"], ["province"]])
    check("document: fields", [l["content"]["field"] for l in lines[:3]], ["HỘ TỊCH", "HỘ TỊCH", "LUẬT SƯ"])
    check("document: changes", [l.get("changes") for l in lines[3:5]], [{"fees": [{"amount": "50000", "currency": "VND", "text": "50.000 đồng"}]}, None])
    check("document: replaces", lines[5]["replaces"], ["1.000006", "1.000007"])
    check("document: basis", lines[6]["basis"], ["Quyết định số 13/2022/QĐ-TTg"])


def check_text(folder):
    """CSV and JSON in the forms they come in."""
    header, row = ["Mã TTHC", "Tên", "Cấp thực hiện"], ["1.004884", 'Cấp "giấy", bản\nsao', "Cấp xã"]
    for mark in ",;\t|":
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            text = io.StringIO()
            csv.writer(text, delimiter=mark, lineterminator="\r\n").writerows([header, row, [], row[:1] + ["Khác", "Cấp tỉnh"]])
            path = os.path.join(folder, "text.csv")
            with open(path, "wb") as f:
                f.write(text.getvalue().encode(encoding))
            lines = [line for s in draft(path) for line in s["lines"]]
            check(f"csv {mark!r} {encoding}", [(l["procedure"], l["content"]["name"], l["content"]["levels"]) for l in lines],
                  [("1.004884", 'Cấp "giấy", bản sao', ["commune"]), ("1.004884", "Khác", ["province"])])
    numbers = {"569./QĐ-BXD": "569/QĐ-BXD", "1170/QD-BTP": "1170/QĐ-BTP", "QĐ2338-BTP": "2338/QĐ-BTP", "9303": None,
               "Quyết định số 6225/QĐ-BQP": "6225/QĐ-BQP", "3980 /QĐ-BQP": "3980/QĐ-BQP", "3565 /QĐ -UBND": "3565/QĐ-UBND",
               "364a/QĐ-UBND": "364a/QĐ-UBND", "02144/QĐ-UBND": "02144/QĐ-UBND", "Demo/QĐ-BCA": None, "1594/QĐ-TTPVHCC": "1594/QĐ-TTPVHCC"}
    for raw, wanted in numbers.items():
        path = os.path.join(folder, "numbers.json")
        with open(path, "w") as f:
            json.dump({"data": [{"ma_tthc": "1.004884", "ten_thu_tuc": "A", "so_quyet_dinh": raw, "x": None, "y": 1.5}]}, f)
        code, out, _ = tthc("intake", path)
        found = re.search(r"^  number: (.*)$", out, re.M)
        check(f"number {raw}", found and found.group(1), wanted)
        if wanted != raw:
            check(f"number {raw} is doubtful", raw in out, True)


def check_real(folder):
    """The counts of real lists, by other libraries than ours."""
    for path in sorted(glob.glob(os.path.join(folder, "portal-lists-2026", "*.xlsx"))):
        sheet = openpyxl.load_workbook(path).active
        rows = [[unicodedata.normalize("NFC", str(c)) if c is not None else "" for c in r] for r in sheet.iter_rows(values_only=True)]
        listed = [r for r in rows if re.fullmatch(r"\d\.\d{6}", r[0].strip())]
        value = report(path)
        check(f"{path}: read", value["read"], sum(any(c.strip() for c in r) for r in rows))
        check(f"{path}: listed", value["proposed"] + value["doubtful"] + value["unreadable"] + value["files"][0]["passed"].get("duplicate", 0), len(listed))
        submissions = draft(path, "--issuer", "BTP", "--act", "issue", "--levels", "ministry")
        check(f"{path}: codes", codes(submissions), [r[0].strip() for r in listed])
        names = [" ".join(r[1].replace("\xa0", " ").split()) for r in listed]
        check(f"{path}: names", [l["content"]["name"] for s in submissions for l in s["lines"]], names)
    path = os.path.join(folder, "nuicam-2026", "posted_list_2026-08-06.csv")
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig", newline="") as f:
            posted = [r["ma_tthc"] for r in csv.DictReader(f)]
        value = report(path)
        check("posted list: listed", value["proposed"] + value["doubtful"] + value["unreadable"], len(posted))
        seen = draft(path, "--as", "observation", "--commune", "30547", "--observed-on", "2026-08-06", "--by", "A")
        check("posted list: codes", codes(seen), posted)
    path = os.path.join(folder, "haiphong-2026", "change_events_2026-08-30_2026-09-28.csv")
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig", newline="") as f:
            events = list(csv.DictReader(f))
        value = report(path)
        check("events: listed", value["proposed"] + value["doubtful"] + value["unreadable"], len(events))
        decisions = {}
        for event in events:
            decisions.setdefault((event["decision_no"], event["decision_date"]), []).append(event)
        submissions = draft(path, "--issuer", "31")
        check("events: decisions", [(s["decision"]["number"], s["decision"]["signedOn"]) for s in submissions], list(decisions))
        check("events: codes", [codes([s]) for s in submissions], [[e["code"] for e in d] for d in decisions.values()])
        acts = {"new": "issue", "modified": "amend", "reduced": "cut", "repealed": "abolish", "replaced": "replace", "published": "issue"}
        check("events: acts", [l["act"] for s in submissions for l in s["lines"]], [acts[e["change_type"]] for d in decisions.values() for e in d])
        days = [s["decision"].get("effectiveFrom") for s in submissions]
        check("events: days of effect", days, [d[0]["effective_date"] or None for d in decisions.values()])
    path = os.path.join(folder, "haiphong-2026", "decisions_manifest.csv")
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig", newline="") as f:
            manifest = list(csv.DictReader(f))
        submissions = draft(path, "--issuer", "31")
        check("manifest: decisions", [s["decision"]["number"] for s in submissions], [m["decision_no"] for m in manifest])
        check("manifest: internal", [s["decision"].get("internal") == "true" for s in submissions], [m["classification"] == "internal_process" for m in manifest])
    paths = sorted(glob.glob(os.path.join(folder, "bqp-2025", "*.json")))
    if paths:
        records = [json.load(open(p)) for p in paths]
        value = report(*paths)
        check("records: listed", (value["read"], value["proposed"] + value["doubtful"]), (len(records), len(records)))
        lines = {l["procedure"]: l["content"] for s in draft(*paths) for l in s["lines"]}
        check("records: codes", sorted(lines), sorted(r["thu_tuc_id"] for r in records))
        for record in records:
            content, tables = lines[record["thu_tuc_id"]], record["tables"]
            name = record["thu_tuc_id"]
            check(f"{name}: dossier", len(content.get("dossier", [])), sum(bool(i["ten_giay_to"].strip()) for i in tables["thanh_phan_ho_so"]))
            check(f"{name}: channels", len(content.get("channels", [])), len(tables["hinh_thuc_nop"]))
            check(f"{name}: legal bases", len(content.get("legalBases", [])), len({" ".join(b["so_ky_hieu"].split()) for b in tables["can_cu_phap_ly"]}))
            originals = sum(int(re.search(r"Bản chính: (\d+)", i["ghi_chu"]).group(1)) for i in tables["thanh_phan_ho_so"])
            check(f"{name}: originals", sum(int(i["originals"]) for i in content.get("dossier", [])), originals)
            levels = [w for w, v in (("ministry", "Cấp Bộ"), ("province", "Cấp Tỉnh"), ("commune", "Cấp Xã")) if v in record["metadata"]["cấp_thực_hiện"]]
            check(f"{name}: levels", content.get("levels"), levels)


with tempfile.TemporaryDirectory() as work:
    check_variants(work)
    check_cells(work)
    check_document(work)
    check_text(work)
if REAL and os.path.isdir(REAL):
    check_real(REAL)
else:
    print("The real lists are not here: their counts were not compared.")
print(f"{checks} comparisons, {len(faults)} differ")
for fault in faults[:40]:
    print("FAILED:", fault[:600])
sys.exit(1 if faults else 0)
