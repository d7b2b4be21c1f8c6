internal import Events
public import Projections

extension Inspection {
    /// The sheet as it is carried to the board: boxes to tick, room to write.
    public var document: Document {
        let day = DocumentDay(basis.on)
        var document = Document(
            title: "Phiếu kiểm tra niêm yết, \(commune.name) (\(commune.code)), \(basis.on.dayMonthYear)",
            orientation: .landscape, day: day)
        document.mark = "Phiếu kiểm tra \(commune.code), \(basis.on.dayMonthYear), số chọn \(seed)"
        document.heading = ["PHIẾU KIỂM TRA VIỆC NIÊM YẾT THỦ TỤC HÀNH CHÍNH"]
        document.subheading = [
            "\(commune.name)\(commune.provinceName.map { ", \($0)" } ?? "") (mã \(commune.code))",
            "Danh mục xét tại \(day.inWords), biết đến sự kiện số \(basis.known) của sổ",
        ]
        document.blocks = [
            .paragraph("Người kiểm tra: ……………………………………………… Ngày kiểm tra: …… / …… / …………"),
            .paragraph("Nơi niêm yết: …………………………………………………………………………………………"),
            .heading("A. Phải có trên bảng (\(sample.count) trong \(due) thủ tục)", level: 2), .table(sampleTable),
        ]
        if !undue.isEmpty {
            document.blocks += [
                .heading("B. Không được có trên bảng (\(undue.count))", level: 2), .table(undueTable),
            ]
        }
        document.blocks += [
            .heading("C. Nội dung kiểm tra chung", level: 2), .table(checkTable),
            .heading("D. Thủ tục khác thấy trên bảng", level: 2),
            .paragraph("………………………………………………………………………………………………………………………………"),
            .paragraph("………………………………………………………………………………………………………………………………"),
            .paragraph(
                .italic(
                    "Thủ tục ở phần A được chọn bằng số \(seed): những mã có SHA-256 của “\(seed) \(commune.code) MÃ” nhỏ nhất."
                )
            ),
        ]
        document.closing = Closing(
            signature: .init(capacity: ["NGƯỜI KIỂM TRA"], name: nil))
        return document
    }

    private var sampleTable: Table {
        var table = Table(
            summary: "Thủ tục phải có trên bảng",
            columns: [
                .init("STT", width: 11, alignment: .center), .init("Mã", width: 24),
                .init("Tên thủ tục", width: 90, namesRows: true), .init("Thời hạn", width: 32),
                .init("Phí, lệ phí", width: 32), .init("Có", width: 10, alignment: .center),
                .init("Đúng tên", width: 13, alignment: .center), .init("Đúng hạn", width: 13, alignment: .center),
                .init("Đúng phí", width: 13, alignment: .center), .init("Có mẫu", width: 13, alignment: .center),
            ])
        table.groups = [
            .init(
                rows: sample.enumerated().map { index, entry in
                    let content = ContentWording(entry.content)
                    let cells: [Text] = [
                        "\(index + 1)", "\(entry.procedure)", Text(entry.name), Text(content.timeLimit ?? ""),
                        Text(content.fees?.joined(separator: "\n") ?? ""),
                    ]
                    return cells + Array(repeating: Table.box, count: 5)
                })
        ]
        return table
    }

    private var undueTable: Table {
        var table = Table(
            summary: "Thủ tục không được có trên bảng",
            columns: [
                .init("STT", width: 11, alignment: .center), .init("Mã", width: 24),
                .init("Tên thủ tục", width: 110, namesRows: true), .init("Lý do", width: 60),
                .init("Thấy", width: 14, alignment: .center), .init("Ghi chú", width: 33),
            ])
        table.groups = [
            .init(
                rows: undue.enumerated().map { index, item in
                    ["\(index + 1)", "\(item.procedure)", Text(item.name ?? ""), Text(item.inWords), Table.box, ""]
                })
        ]
        return table
    }

    private var checkTable: Table {
        var table = Table(
            summary: "Nội dung kiểm tra chung",
            columns: [
                .init("STT", width: 11, alignment: .center), .init("Nội dung", width: 120, namesRows: true),
                .init("Đạt", width: 14, alignment: .center), .init("Không đạt", width: 18, alignment: .center),
                .init("Ghi chú", width: 89),
            ])
        table.groups = [
            .init(
                rows: InspectionCheck.allCases.enumerated().map { index, check in
                    ["\(index + 1)", Text(check.inWords), Table.box, Table.box, ""]
                })
        ]
        return table
    }
}

extension InspectionCheck {
    /// As inspectors put it.
    var inWords: String {
        switch self {
        case .complete: "Niêm yết đủ thủ tục thuộc danh mục"
        case .nothingEnded: "Không còn thủ tục đã bãi bỏ, hết hiệu lực"
        case .current: "Nội dung là bản đang có hiệu lực (thời hạn, phí, thành phần hồ sơ, căn cứ pháp lý)"
        case .exactNames: "Đúng mã, đúng tên"
        case .forms: "Mẫu đơn, tờ khai kèm ngay sau thủ tục"
        case .feedback: "Có nội dung, địa chỉ, số điện thoại tiếp nhận phản ánh, kiến nghị"
        case .sameEverywhere: "Bảng, cổng và Cơ sở dữ liệu quốc gia như nhau"
        case .inTime: "Niêm yết kịp thời sau quyết định công bố"
        case .nothingInternal: "Không có thủ tục nội bộ"
        case .channels: "Có danh mục tiếp nhận phi địa giới; có chỉ dẫn nộp trực tuyến, qua bưu chính"
        case .condition: "Bảng dễ tiếp cận, dễ đọc, không rách nát"
        }
    }
}

extension Gap.Item {
    /// Why it must not hang there.
    fileprivate var inWords: String {
        let reason =
            switch (kind, self.reason) {
            case (_, .abolished?): "bị bãi bỏ"
            case (_, .replaced?): "bị thay thế"
            case (_, .suspended?): "tạm ngưng"
            case (.expired, _): "hết hiệu lực"
            case (.early, _): "chưa có hiệu lực"
            case (.internal, _): "thủ tục nội bộ"
            case (.unknown, _): "mã chưa có trong sổ"
            default: "không thuộc danh mục của xã"
            }
        let since = since.map { " từ \($0.dayMonthYear)" } ?? ""
        return reason + since + (line.map { ", Quyết định \($0.decision.number)" } ?? "")
    }
}
