#!/usr/bin/env python3
"""Files that are made to do harm, or that are damaged, before `tthc intake`.

    python3 Tests/Foreign/hostile_files.py TTHC

Makes some 170 files with nothing but Python's own library (bombs, truncations at many lengths, wrong names, passwords,
too many columns) and runs the program on each. Each must end with exit code 2 and a message that names the file, within
two seconds and 200 MB, and write no draft. Prints what took longest and most; the exit code is 0 when all did.
"""
import io, json, os, random, struct, subprocess, sys, tempfile, time, warnings, zipfile, zlib

warnings.simplefilter("ignore")  # of names that stand twice in an archive: that is wanted

SECONDS, MEGABYTES = 2.0, 200
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"


def rels(*entries):
    body = "".join(
        f'<Relationship Id="{i}" Type="{REL}/{t}" Target="{target}"{more}/>' for i, t, target, more in entries)
    return f'<?xml version="1.0"?><Relationships xmlns="{PKG}">{body}</Relationships>'


def archive(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in parts:
            z.writestr(name, data)
    return out.getvalue()


def xlsx(sheet, strings=None, workbook=None, extra=(), sheet_target="worksheets/sheet1.xml", method=zipfile.ZIP_DEFLATED):
    parts = [
        ("_rels/.rels", rels(("r1", "officeDocument", "xl/workbook.xml", ""))),
        ("xl/workbook.xml", workbook or f'<workbook {NS} xmlns:r="{REL}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", rels(("r1", "worksheet", sheet_target, ""), ("r2", "sharedStrings", "sharedStrings.xml", ""))),
        ("xl/sharedStrings.xml", strings or f"<sst {NS}><si><t>Mã TTHC</t></si><si><t>Tên thủ tục</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    return archive(parts + list(extra), method)


def sheet(rows, tail=""):
    return f"<worksheet {NS}><sheetData>{rows}</sheetData>{tail}</worksheet>"


HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>1.004884</t></is></c><c r="B2" t="inlineStr"><is><t>Đăng ký khai sinh</t></is></c></row>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body):
    return archive([
        ("_rels/.rels", rels(("r1", "officeDocument", "word/document.xml", ""))),
        ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"),
    ])


def table(*rows):
    cell = lambda t: f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>"
    return "<w:tbl>" + "".join("<w:tr>" + "".join(map(cell, r)) + "</w:tr>" for r in rows) + "</w:tbl>"


GOOD_XLSX = xlsx(sheet(HEADER + ROW))
GOOD_DOCX = docx(table(("Mã TTHC", "Tên thủ tục"), ("1.004884", "Đăng ký khai sinh")))
GOOD_CSV = "ma_tthc,ten\n1.004884,\"Đăng ký khai sinh, có yếu tố nước ngoài\"\n".encode()
GOOD_JSON = json.dumps([{"ma_tthc": "1.004884", "ten": "Đăng ký khai sinh"}], ensure_ascii=False).encode()
ZERO = 80 << 20


def encrypted_flag(data):
    """The same archive with the mark of encryption in each directory entry."""
    data = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def compound(*names):
    """An OLE2 file that holds streams of these names, as far as a reader of signatures cares."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return head + b"".join(n.encode("utf-16le").ljust(128, b"\0") for n in names) + bytes(4096)


def overlapping():
    """Many entries that all unpack one and the same compressed run."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"<a>" + b" " * (20 << 20) + b"</a>"
    packed = packer.compress(raw) + packer.flush()
    name = b"xl/workbook.xml"
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, zlib.crc32(raw), len(packed), len(raw), len(name), 0) + name
    data, central = local + packed, b""
    names = [name, b"xl/_rels/workbook.xml.rels", b"xl/sharedStrings.xml", b"xl/worksheets/sheet1.xml", b"_rels/.rels"]
    for n in names:
        central += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, zlib.crc32(raw), len(packed), len(raw), len(n), 0, 0, 0, 0, 0, 0) + n
    return data + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(names), len(names), len(central), len(data), 0)


def lying(data, field, value):
    """The archive with one field of its first directory entry changed."""
    data = bytearray(data)
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + field, value)
    return bytes(data)


def files():
    yield "empty.xlsx", b""
    yield "empty.csv", b""
    yield "blank.csv", b" \r\n\r\n\t\n"
    yield "only-bom.csv", b"\xef\xbb\xbf"
    for good, suffix in ((GOOD_XLSX, "xlsx"), (GOOD_DOCX, "docx")):
        for part in range(1, 20):
            yield f"cut-{part}.{suffix}", good[: len(good) * part // 20]
        for back in (1, 2, 10, 21, 22):
            yield f"cut-end-{back}.{suffix}", good[:-back]
    for part in range(1, 12):
        yield f"cut-{part}.json", GOOD_JSON[: len(GOOD_JSON) * part // 12]
    yield "cut-in-quote.csv", GOOD_CSV[: GOOD_CSV.index(b'"') + 9]
    yield "stray-quote.csv", b'ma_tthc,ten\n1.004884,"a" b\n'
    # Bombs.
    yield "bomb-sheet.xlsx", xlsx(sheet(HEADER) + " " * ZERO)
    yield "bomb-strings.xlsx", xlsx(sheet(HEADER), strings=f"<sst {NS}>" + " " * ZERO + "</sst>")
    yield "bomb-workbook.xlsx", xlsx(sheet(HEADER), workbook=" " * ZERO)
    yield "bomb-rels.xlsx", archive([("_rels/.rels", " " * ZERO), ("xl/workbook.xml", "<a/>")])
    yield "bomb-document.docx", docx(" " * ZERO)
    yield "bomb-two-parts.xlsx", xlsx(sheet(HEADER) + " " * (30 << 20), strings=f"<sst {NS}>" + " " * (30 << 20) + "</sst>")
    yield "bomb-overlapping.xlsx", overlapping()
    yield "bomb-long-string.xlsx", xlsx(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "a" * (40 << 20) + "</t></is></c></row>"))
    yield "bomb-many-rows.xlsx", xlsx(sheet("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 300_001))))
    yield "bomb-many-cells.docx", docx(table(*[("1",) * 900] * 900))
    yield "bomb-merge.xlsx", xlsx(sheet(
        HEADER + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="ZZ{n}"><v>1</v></c></row>' for n in range(2, 4000)),
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    yield "bomb-file.csv", b"ma_tthc,ten\n" + b"1.004884,a\n" * (33 << 20 >> 3)
    yield "bomb-cell.csv", b"ma_tthc,ten\n1.004884," + b"a" * 200_000 + b"\n"
    yield "bomb-rows.csv", b"ma_tthc,ten\n" + b"1.004884,a\n" * 250_000
    yield "bomb-columns.csv", b",".join([b"ma_tthc", b"ten"] + [b"x"] * 1_000_000) + b"\n1.004884,a\n"
    yield "bomb-empty-columns.csv", b"ma_tthc,ten\n1.004884,a" + b"," * 1_000_000 + b"x\n"
    yield "bomb-columns.tsv", b"\t".join([b"ma_tthc", b"ten"] + [b"x"] * 1_000_000)
    yield "bomb-columns.json", json.dumps({f"k{n}": "x" for n in range(200_000)}).encode()
    yield "bomb-columns.xlsx", xlsx(sheet("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>"))
    yield "bomb-span.docx", docx(
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
        f'<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')
    yield "bomb-parts.xlsx", xlsx(sheet(HEADER), extra=[(f"xl/media/{n}.bin", b"") for n in range(3000)])
    yield "bomb-sheets.docx", docx(table(("a", "b")) * 600)
    yield "bomb-empty-rows.xlsx", xlsx(sheet("<row/>" * 7_000_000))
    yield "bomb-empty-cells.xlsx", xlsx(sheet("<row>" + "<c/>" * 7_000_000 + "</row>"))
    yield "bomb-empty-strings.xlsx", xlsx(sheet(HEADER), strings=f"<sst {NS}>" + "<si/>" * 8_000_000 + "</sst>")
    yield "bomb-merges.xlsx", xlsx(sheet(
        HEADER + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 1000)),
        "<mergeCells>" + '<mergeCell ref="A1:B1000"/>' * 100_000 + "</mergeCells>"))
    yield "bomb-spans.docx", docx(
        "<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr></w:tc></w:tr>' * 500_000 + "</w:tbl>")
    yield "bomb-values.json", b"[" + b"1," * 9_000_000 + b"1]"
    yield "bomb-same-keys.json", b"{" + b'"a":"x",' * 900_000 + b'"a":"x"}'
    yield "bomb-elements.docx", docx("<w:r/>" * 7_000_000)
    # Depth.
    yield "deep.xlsx", xlsx(sheet("<a>" * 5000 + "</a>" * 5000))
    yield "deep.docx", docx("<w:p>" * 200_000)
    yield "deep-tables.docx", docx("<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000)
    yield "deep.json", b"[" * 500_000
    yield "deep-object.json", b'{"a":' * 100_000
    # Declarations and entities.
    for n, prolog in enumerate((
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
            '<!DOCTYPE a SYSTEM "file:///etc/passwd">', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            '<!doctype a>', '<!-- c --><!DOCTYPE a>')):
        yield f"doctype-{n}.xlsx", xlsx(prolog + sheet(HEADER + ROW))
        yield f"doctype-strings-{n}.xlsx", xlsx(sheet(HEADER + ROW), strings=prolog + f"<sst {NS}/>")
        yield f"doctype-{n}.docx", archive([
            ("_rels/.rels", rels(("r1", "officeDocument", "word/document.xml", ""))),
            ("word/document.xml", prolog + f"<w:document {W}/>")])
    yield "entity.xlsx", xlsx(sheet(HEADER + '<row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row>'))
    yield "entity-null.xlsx", xlsx(sheet(HEADER + '<row r="2"><c r="A2" t="inlineStr"><is><t>&#0;</t></is></c></row>'))
    yield "not-xml.xlsx", xlsx("Đây không phải XML")
    yield "crossed.xlsx", xlsx(f"<worksheet {NS}><sheetData></worksheet></sheetData>")
    yield "two-roots.xlsx", xlsx(sheet(HEADER + ROW) + "<a/>")
    yield "latin1.xlsx", xlsx(b'<?xml version="1.0" encoding="iso-8859-1"?>' + sheet(HEADER).encode())
    yield "bad-utf8.xlsx", xlsx(sheet(HEADER).encode().replace(b"A1", b"A\xff"))
    # Paths and parts.
    for n, path in enumerate(("../../etc/passwd", "/etc/passwd", "xl/../../a", "C:/a", "xl\\..\\a")):
        yield f"path-{n}.xlsx", xlsx(sheet(HEADER + ROW), extra=[(path, b"x")])
    yield "target-outside.xlsx", xlsx(sheet(HEADER + ROW), sheet_target="../../../etc/passwd")
    yield "target-missing.xlsx", xlsx(sheet(HEADER + ROW), sheet_target="worksheets/other.xml")
    yield "workbook-missing.xlsx", archive([("xl/a.xml", "<a/>"), ("[Content_Types].xml", "<a/>")])
    yield "twice.xlsx", archive([("xl/workbook.xml", "<a/>"), ("xl/workbook.xml", "<b/>")])
    yield "string-missing.xlsx", xlsx(sheet(HEADER + '<row r="2"><c r="A2" t="s"><v>99</v></c></row>'))
    yield "cell-nowhere.xlsx", xlsx(sheet('<row r="1"><c r="AAAA1"><v>1</v></c></row>'))
    yield "row-backwards.xlsx", xlsx(sheet('<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'))
    yield "no-number.xlsx", xlsx(sheet('<row r="1"><c r="A1"><v>abc</v></c></row>'))
    yield "formula.xlsx", xlsx(sheet(HEADER + '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'))
    yield "formula-webservice.xlsx", xlsx(sheet(HEADER + '<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://x")</f><v>a</v></c></row>'))
    # Lies of the directory.
    yield "lie-size.xlsx", lying(GOOD_XLSX, 24, 0xFFFFFF)
    yield "lie-crc.xlsx", lying(GOOD_XLSX, 16, 1)
    yield "lie-offset.xlsx", lying(GOOD_XLSX, 42, 0x7FFFFFFF)
    yield "lie-packed.xlsx", lying(GOOD_XLSX, 20, 0x7FFFFFFF)
    yield "bzip2.xlsx", xlsx(sheet(HEADER + ROW), method=zipfile.ZIP_BZIP2)
    random.seed(7)
    for n in range(8):
        data = bytearray(GOOD_XLSX)
        at = data.find(b"PK\x03\x04") + 40 + random.randrange(150)
        data[at] ^= 0xFF
        yield f"flipped-{n}.xlsx", bytes(data)
    # Passwords and old formats.
    yield "password.xlsx", compound("EncryptionInfo", "EncryptedPackage")
    yield "password.docx", compound("EncryptedPackage")
    yield "zip-password.xlsx", encrypted_flag(GOOD_XLSX)
    yield "old.xls", compound("Workbook")
    yield "old.doc", compound("WordDocument")
    yield "old-in-new.xlsx", compound("Workbook")
    yield "ole-unknown.xlsx", compound("Nothing")
    # Wrong names.
    for name, data in (
            ("csv.xlsx", GOOD_CSV), ("json.xlsx", GOOD_JSON), ("docx.xlsx", GOOD_DOCX), ("xlsx.docx", GOOD_XLSX),
            ("xlsx.csv", GOOD_XLSX), ("xlsx.json", GOOD_XLSX), ("csv.json", GOOD_CSV), ("json.csv", GOOD_JSON),
            ("pdf.xlsx", b"%PDF-1.7\n%..."), ("pdf.csv", b"%PDF-1.7\n%..."), ("html.xls", b"<html><table><tr><td>a</table>"),
            ("html.csv", b"<!DOCTYPE html><table></table>"), ("png.docx", b"\x89PNG\r\n\x1a\n" + bytes(64)),
            ("gzip.csv", b"\x1f\x8b\x08" + bytes(64)), ("sqlite.csv", b"SQLite format 3\0" + bytes(64)),
            ("program.csv", b"\x7fELF" + bytes(64)), ("xml.csv", b"<?xml version='1.0'?><a/>"),
            ("draft.yaml", b"kind: decision\n"), ("plain.zip", archive([("a.txt", b"x")])),
            ("rtf.docx", b"{\\rtf1 x}")):
        yield "named-" + name, data
    # Text that is none.
    yield "tcvn3.csv", "ma_tthc,ten\n1.004884,§¨ng ký khai sinh\n".encode("latin-1")
    yield "zeros.csv", bytes(10_000)
    yield "noise.csv", random.randbytes(5000)
    yield "noise.bin", random.randbytes(5000)
    yield "utf16-odd.csv", "\ufeffa,b\n".encode("utf-16le") + b"x"
    yield "json-words.json", b'{"a": tru}'
    yield "json-surrogate.json", b'{"a": "\\ud800"}'
    yield "json-none.json", b"[1, 2, 3]"


def run(tthc, path, draft):
    start = time.monotonic()
    child = subprocess.Popen([tthc, "intake", path, "-o", draft], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, env={"HOME": os.path.dirname(draft), "TTHC_LANG": "en", "PATH": "/usr/bin:/bin"})
    errors = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return child.returncode, errors, time.monotonic() - start, cpu, usage.ru_maxrss / 1024


def make(folder):
    """Writes the files and their names in order."""
    with open(os.path.join(folder, "names.txt"), "w") as names:
        for name, data in files():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
            names.write(name + "\n")


def main():
    if sys.argv[1] == "--make":
        return make(sys.argv[2])
    tthc = os.path.abspath(sys.argv[1])
    faults, count, slowest, largest = [], 0, (0, ""), (0, "")
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: what a parent holds counts as its children's memory.
        subprocess.run([sys.executable, __file__, "--make", folder], check=True)
        with open(os.path.join(folder, "names.txt")) as f:
            names = f.read().split("\n")[:-1]
        os.mkdir(os.path.join(folder, "out"))
        draft = os.path.join(folder, "out", "draft.yaml")
        for name in names:
            count += 1
            code, errors, wall, cpu, memory = run(tthc, os.path.join(folder, name), draft)
            slowest, largest = max(slowest, (cpu, name)), max(largest, (memory, name))
            told = errors.strip()
            if code != 2 or name not in told or told.count("\n") > 0:
                faults.append(f"{name}: exit {code}: {told[:200]}")
            # What others do on the machine is not the program's time.
            if min(wall, cpu) > SECONDS:
                faults.append(f"{name}: {cpu:.2f} s of processor time")
            if memory > MEGABYTES:
                faults.append(f"{name}: {memory:.0f} MB")
            if os.listdir(os.path.join(folder, "out")):
                faults.append(f"{name}: something was written")
            if os.environ.get("VERBOSE"):
                print(f"{name}: {cpu:.2f} s, {memory:.0f} MB: {told}")
    print(f"{count} files; slowest {slowest[0]:.2f} s of processor time ({slowest[1]}), most memory {largest[0]:.0f} MB ({largest[1]})")
    for fault in faults:
        print("FAILED:", fault)
    sys.exit(1 if faults else 0)


main()
