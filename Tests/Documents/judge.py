"""Reads the documents that the program wrote with libraries that are not ours, and holds them against its JSON.

    judge.py FOLDER

FOLDER holds what `tthc posting` wrote into it. Prints what is wrong; the exit code is 0 when nothing is.
"""

import csv
import datetime
import io
import json
import pathlib
import re
import sys
import unicodedata
import zipfile

import docx
import html5lib
import openpyxl
import PIL.Image
import pypdf
import zxingcpp

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
faults = []
checks = 0


def expect(holds, what):
    global checks
    checks += 1
    if not holds:
        faults.append(what)


def words(text):
    """A text without white space: how lines were broken does not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def dangerous(text):
    return text.lstrip(" \u00a0\n")[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") and text != ""


class Posting:
    def __init__(self, manifest):
        self.path = manifest
        self.folder = manifest.parent
        self.manifest = json.loads(manifest.read_text(encoding="utf-8"))
        self.files = {file["format"]: self.folder / file["name"] for file in self.manifest["files"]}
        self.kind = self.manifest["kind"]
        self.data = json.loads(self.files["json"].read_text(encoding="utf-8"))

    def entries(self):
        """What the list shows, as far as the program's JSON tells: codes, names and fields."""
        if self.kind == "changes":
            return [row for key in ("takeDown", "putUp", "replace") for row in self.data[key]]
        options = self.manifest["options"]
        fields = options["fields"]
        entries = [e for e in self.data["entries"] if not fields or e.get("field") in fields]
        if "section" in options:
            return [e for e in entries if e["role"] == options["section"]]
        # Those that are resolved stand before those that are only received.
        return sorted(entries, key=lambda e: e["role"] == "receive")


def judge_manifest(posting):
    import hashlib

    for file in posting.manifest["files"]:
        content = (posting.folder / file["name"]).read_bytes()
        expect(hashlib.sha256(content).hexdigest() == file["sha256"], f"{file['name']}: digest")
        expect(len(content) == file["bytes"], f"{file['name']}: size")
    if posting.kind != "changes":
        digest = hashlib.sha256(posting.files["json"].read_bytes()).hexdigest()
        expect(digest == posting.manifest["list"], f"{posting.path.name}: the list is not that of the JSON")


def read_csv(path):
    text = path.read_bytes().decode("utf-8")
    expect(text.startswith("\ufeff"), f"{path.name}: no byte order mark")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    for row in rows:
        for cell in row:
            expect(not dangerous(cell), f"{path.name}: a cell begins as a formula: {cell[:40]!r}")
    return [[c[1:] if c[:1] == "'" and dangerous(c[1:]) else c for c in row] for row in rows]


def judge_sheets(posting):
    rows = read_csv(posting.files["csv"])
    book = openpyxl.load_workbook(posting.files["xlsx"])
    name = posting.files["xlsx"].name
    sheet = book.active
    head = next(i for i in range(1, 10) if sheet.cell(i, 1).value == "STT")
    expect(sheet.freeze_panes == f"A{head + 1}", f"{name}: the head does not stay")
    expect(sheet.auto_filter.ref == f"A{head}:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}",
           f"{name}: filters are {sheet.auto_filter.ref}")
    expect(sheet.max_row - head == len(rows) - 1, f"{name}: rows")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = sheet.cell(head + number, column + 1)
            value = cell.value
            where = f"{name}!{cell.coordinate}"
            expect(cell.data_type != "f", f"{where}: a formula")
            if isinstance(value, datetime.datetime):
                expect(cell.number_format == "dd/mm/yyyy", f"{where}: {cell.number_format}")
                value = value.date().isoformat()
            elif isinstance(value, int):
                value = str(value)
            expect((value or "") == text, f"{where}: {value!r}, CSV has {text!r}")
            expect(unicodedata.is_normalized("NFC", text), f"{where}: not NFC")
    captions = rows[0]
    codes = [row[captions.index("Mã TTHC")] for row in rows[1:]]
    expect(codes == [entry["procedure"] for entry in posting.entries()], f"{name}: codes are not those of the JSON")
    names = [row[captions.index("Tên thủ tục hành chính")] for row in rows[1:]]
    expect(names == [entry["name"] for entry in posting.entries()], f"{name}: names are not those of the JSON")
    expect(all(isinstance(sheet.cell(head + i, 1).value, int) for i in range(1, len(rows))), f"{name}: STT is no number")


def judge_html(posting):
    path = posting.files["html"]
    text = path.read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(text)
    for position, code, _ in parser.errors:
        expect(False, f"{path.name}:{position}: {code}")
    expect(tree.get("lang") == "vi", f"{path.name}: no language")
    expect(not tree.findall(".//script"), f"{path.name}: a script")
    expect(len(tree.findall(".//h1")) == 1, f"{path.name}: not one h1")
    levels = [int(e.tag[1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    expect(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"{path.name}: headings leap {levels[:9]}")
    for element in tree.iter():
        if element.tag == "th":
            expect(element.get("scope") in ("col", "row", "rowgroup"), f"{path.name}: th without scope")
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            value = element.get(name) if hasattr(element, "get") else None
            expect(value is None or value.startswith("#"), f"{path.name}: {name}={value}")
    expect("url(" not in text and "@import" not in text, f"{path.name}: a style asks for a file")
    ids = [e.get("id") for e in tree.iter() if hasattr(e, "get") and e.get("id")]
    expect(len(ids) == len(set(ids)), f"{path.name}: an id twice")
    everything = words("".join(tree.find("body").itertext()))
    for entry in posting.entries():
        expect(entry["procedure"] in everything, f"{path.name}: {entry['procedure']} is not there")
        expect(words(entry["name"]) in everything, f"{path.name}: the name of {entry['procedure']} is not there")


def judge_word(posting):
    path = posting.files["docx"]
    document = docx.Document(str(path))
    body = document.element.body
    everything = words("".join(t.text or "" for t in body.iter(WORD + "t")))
    for entry in posting.entries():
        expect(entry["procedure"] in everything, f"{path.name}: {entry['procedure']} is not there")
        expect(words(entry["name"]) in everything, f"{path.name}: the name of {entry['procedure']} is not there")
    tables = [t for t in document.tables if t.style is not None and t.style.name == "Table Grid"]
    for table in tables:
        first = table.rows[0]._tr
        expect(first.find(f"{WORD}trPr/{WORD}tblHeader") is not None, f"{path.name}: the head is not repeated")
    if posting.kind == "list":
        expect(len(tables) == 1, f"{path.name}: {len(tables)} tables")
        codes = [c for c in (row.cells[1].text for row in tables[0].rows) if re.fullmatch(r"\d\.\d{6}", c)]
        expect(codes == [e["procedure"] for e in posting.entries()], f"{path.name}: codes of the table")
    section = document.sections[0]
    expect(section.different_first_page_header_footer, f"{path.name}: the first page has no head of its own")
    field = "".join(t.text for t in section.header._element.iter(WORD + "instrText"))
    expect(field.strip() == "PAGE", f"{path.name}: no page number in the header")
    expect(round(section.left_margin.mm) == 30 and round(section.right_margin.mm) == 15, f"{path.name}: margins")
    styles = {style.name for style in document.styles}
    expect({"Title", "Table Grid", "Heading 1"} <= styles, f"{path.name}: styles {styles}")


def judge_pdf(posting):
    if "pdf" not in posting.files:
        return
    path = posting.files["pdf"]
    reader = pypdf.PdfReader(str(path))
    pages = [page.extract_text() for page in reader.pages]
    everything = words("".join(pages))
    numbers = []
    for entry in posting.entries():
        expect(entry["procedure"] in everything, f"{path.name}: {entry['procedure']} is not there")
    for index, text in enumerate(pages):
        numbers.append(any(line.strip() == str(index + 1) for line in text.splitlines()))
    expect(all(numbers[1:]), f"{path.name}: a page without its number")
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            descriptor = font.get("/FontDescriptor")
            if descriptor is None:
                descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            expect("/FontFile2" in descriptor.get_object() or "/FontFile3" in descriptor.get_object(),
                   f"{path.name}: {font['/BaseFont']} is not embedded")
            expect("/ToUnicode" in font, f"{path.name}: {font['/BaseFont']} cannot be searched")
    sizes = {tuple(round(float(x) * 25.4 / 72) for x in page.mediabox[2:]) for page in reader.pages}
    expect(sizes in ({(210, 297)}, {(297, 210)}), f"{path.name}: paper {sizes}")
    expect(not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"]), f"{path.name}: it acts")


def judge_codes(posting):
    """The picture in the Word file is read as a telephone would, and says what the list is."""
    if posting.kind == "changes":
        return
    with zipfile.ZipFile(posting.files["docx"]) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
        texts = [r.text for name in pictures
                 for r in zxingcpp.read_barcodes(PIL.Image.open(io.BytesIO(archive.read(name))))]
    basis = posting.manifest["basis"]
    expected = "\n".join([
        "tthc.receipt/1", f"origin {posting.manifest['origin']}", f"commune {basis['commune']}", f"on {basis['on']}",
        f"known {basis['known']}", f"rules {basis['rules']}", f"root {basis['head']['root']}",
        f"list {posting.manifest['list']}", ""])
    expect(expected in texts, f"{posting.files['docx'].name}: the code says {texts}")


def judge_archives(posting):
    for format in ("docx", "xlsx"):
        with zipfile.ZipFile(posting.files[format]) as archive:
            expect(archive.testzip() is None, f"{posting.files[format].name}: damaged")
            for info in archive.infolist():
                expect(info.date_time == (1980, 1, 1, 0, 0, 0), f"{posting.files[format].name}: {info.date_time}")


def main():
    manifests = sorted(pathlib.Path(sys.argv[1]).rglob("*.manifest.json"))
    if not manifests:
        sys.exit(f"{sys.argv[1]}: no manifest")
    for manifest in manifests:
        posting = Posting(manifest)
        for judge in (judge_manifest, judge_archives, judge_sheets, judge_html, judge_word, judge_pdf, judge_codes):
            judge(posting)
    for fault in faults[:40]:
        print(fault)
    print(f"{len(manifests)} postings, {checks} checks, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
