internal import QRCode

/// Renders a document as DOCX (Office Open XML, ISO/IEC 29500): real tables, styles, fields; to be edited in Word.
public enum WordRenderer {
    public static func render(_ document: Document) -> [UInt8] {
        var archive = ZIPArchive()
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        archive.add(
            "[Content_Types].xml",
            PackageParts.contentTypes([
                ("/word/document.xml", "\(word).document.main+xml"), ("/word/styles.xml", "\(word).styles+xml"),
                ("/word/settings.xml", "\(word).settings+xml"), ("/word/header1.xml", "\(word).header+xml"),
                ("/word/footer1.xml", "\(word).footer+xml"),
            ]))
        archive.add("_rels/.rels", PackageParts.root("word/document.xml"))
        archive.add("docProps/core.xml", PackageParts.core(title: document.title, day: document.day))
        archive.add("word/document.xml", WordBody(document).xml)
        archive.add("word/styles.xml", WordStyles.xml)
        archive.add("word/settings.xml", WordStyles.settings)
        archive.add("word/header1.xml", WordBody.header)
        archive.add("word/footer1.xml", WordBody.footer(document.mark))
        let codes = document.closing?.drawnCodes ?? []
        archive.add(
            "word/_rels/document.xml.rels",
            PackageParts.relationships(
                [
                    ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"),
                    ("rId3", "header", "header1.xml"), ("rId4", "footer", "footer1.xml"),
                ] + codes.indices.map { ("code\($0)", "image", "media/code\($0).png") }))
        for (index, code) in codes.enumerated() {
            // Four pixels a module, so that no reader smooths it away.
            let picture = PNGPicture.square(side: (code.square.size + 8) * 4) { code.square[$0 / 4 - 4, $1 / 4 - 4] }
            archive.add("word/media/code\(index).png", picture)
        }
        return archive.bytes
    }
}
