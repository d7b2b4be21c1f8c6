/// The parts that every Office Open XML package has.
enum PackageParts {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// - Parameter overrides: parts and what they are.
    static func contentTypes(_ overrides: [(part: String, type: String)]) -> String {
        declaration
            + """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
            """ + overrides.map { "<Override PartName=\"\($0.part)\" ContentType=\"\($0.type)\"/>" }.joined()
            + "<Override PartName=\"/docProps/core.xml\""
            + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    }

    /// - Parameter targets: id, the last part of the type's address, target.
    static func relationships(_ targets: [(id: String, type: String, target: String)]) -> String {
        declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + targets.map {
                "<Relationship Id=\"\($0.id)\" Type=\"\(address($0.type))\" Target=\"\($0.target)\"/>"
            }.joined() + "</Relationships>"
    }

    static func root(_ document: String) -> String {
        relationships([("rId1", "officeDocument", document), ("rId2", "core-properties", "docProps/core.xml")])
    }

    private static func address(_ type: String) -> String {
        type == "core-properties"
            ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(type)"
    }

    static func core(title: String, day: DocumentDay) -> String {
        let instant = "\(day.day)T00:00:00Z"
        return declaration + """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(title.asXML)</dc:title>\
            <dc:creator>tthc</dc:creator><dc:language>vi</dc:language>\
            <dcterms:created xsi:type="dcterms:W3CDTF">\(instant)</dcterms:created>\
            <dcterms:modified xsi:type="dcterms:W3CDTF">\(instant)</dcterms:modified></cp:coreProperties>
            """
    }
}
