import Intake

extension UnitImportFault {
    var wording: String {
        switch self {
        case .unrecognised(let file):
            say(
                "\(file): không có bảng nào có cột của sổ đơn vị hành chính; cần mã và tên xã, mã tỉnh (xem docs/units.vi.md).",
                "\(file): no table has the columns of a register of units; codes and names of communes and codes of provinces are needed (see docs/units.md)."
            )
        case .undated(let file):
            say(
                "\(file): dòng không ghi ngày; nêu ngày của sổ bằng --as-of.",
                "\(file): rows have no day; give the day of the register with --as-of.")
        case .noRegister:
            say(
                "chỉ có thay đổi hoặc sắp xếp; đưa kèm sổ xã theo phiên bản mà chúng nối.",
                "there are only changes or mergers; give the versions of the register that they connect as well.")
        case .versionTwice(let version):
            say(
                "phiên bản \(version) có ở hai tệp; chỉ đưa một.",
                "version \(version) is in two files; give one of them.")
        }
    }
}
