internal import Events
internal import Projections

/// What every document of a commune's posting has around it.
struct PostingFrame {
    let catalogue: Catalogue
    let profile: Profile
    /// The digest that identifies the list.
    let digest: String

    private var commune: Place { catalogue.commune }

    /// `xã Vĩnh Bảo`
    var communeName: String { commune.name.prefix(1).lowercased() + commune.name.dropFirst() }

    /// The name without the type: `Vĩnh Bảo`.
    private var placeName: String {
        let type = commune.type.rawValue
        guard commune.name.lowercased().hasPrefix(type + " ") else { return commune.name }
        return String(commune.name.dropFirst(type.count + 1))
    }

    var letterhead: Letterhead {
        Letterhead(
            superior: profile.superior ?? ["ỦY BAN NHÂN DÂN", commune.name.uppercased()],
            agency: profile.agency ?? ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"],
            placeAndDay: "\(profile.place ?? placeName), \(DocumentDay(catalogue.basis.on).inWords)")
    }

    /// On every page: whose list, of which day, which one.
    func mark(_ name: String) -> String {
        "\(name) \(communeName) (\(commune.code)), ngày \(catalogue.basis.on.dayMonthYear)"
            + " · Mã danh mục \(PostedList.short(digest))"
    }

    /// Where dossiers are taken, as far as the profile says.
    var reception: [Document.Block] {
        var items: [Text] = []
        if let address = profile.address { items.append(.bold("Địa điểm tiếp nhận và trả kết quả: ") + Text(address)) }
        if !profile.receptionPoints.isEmpty {
            items.append(.bold("Điểm tiếp nhận khác: ") + Text(profile.receptionPoints.joined(separator: "; ")))
        }
        if let hours = profile.hours { items.append(.bold("Thời gian làm việc: ") + Text(hours)) }
        return items.map(Document.Block.paragraph)
    }

    /// Where to complain; what the profile leaves open is left open to be filled in by hand.
    var feedback: [Document.Block] {
        let open = "……………………………………………"
        let feedback = profile.feedback
        var items: [Text] = [
            .bold("Đường dây nóng: ") + Text(profile.hotline ?? feedback.phone ?? open),
            .bold("Địa chỉ: ") + Text(feedback.address ?? profile.address ?? open),
        ]
        if profile.hotline != nil, let phone = feedback.phone { items.append(.bold("Điện thoại: ") + Text(phone)) }
        if let email = feedback.email { items.append(.bold("Thư điện tử: ") + Text(email)) }
        if let website = feedback.website { items.append(.bold("Trang thông tin: ") + Text(website)) }
        return [.heading("Tiếp nhận phản ánh, kiến nghị về thủ tục hành chính", level: 2), .list(items)]
    }

    /// When and from what the list was made, and by which digits it is known.
    var provenance: [Document.Block] {
        var text: Text =
            .bold("Ngày cập nhật: ") + Text("\(catalogue.basis.on.dayMonthYear). ") + .bold("Mã danh mục: ")
            + Text("\(PostedList.short(digest)) (lập từ sổ đăng ký, đến sự kiện số \(catalogue.basis.known)).")
        if let responsible = profile.responsible {
            text = text + Text(" ") + .bold("Người chịu trách nhiệm cập nhật: ") + Text("\(responsible).")
        }
        return [.paragraph(text)]
    }

    /// - Parameter receipt: what the code for checking holds.
    func closing(_ receipt: Receipt) -> Closing {
        var codes: [Closing.Code] = []
        if let link = profile.link {
            codes.append(Closing.Code(content: link, caption: ["Quét để tra cứu", "thủ tục hành chính"]))
        }
        codes.append(
            Closing.Code(
                content: receipt.text, caption: ["Quét để đối chiếu danh mục", PostedList.short(receipt.list)]))
        return Closing(codes: codes, signature: profile.signer)
    }
}
