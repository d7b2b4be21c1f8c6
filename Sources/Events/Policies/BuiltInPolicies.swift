internal import Foundation

extension DeadlinePolicy {
    /// The deadlines as Nghị định 63/2010/NĐ-CP states and stated them. Days are counted as the text says.
    public static let builtIn = reading(builtInText)

    private static func reading(_ text: String) -> DeadlinePolicy {
        do {
            return try DeadlinePolicy(name: "built-in", contents: Data(text.utf8))
        } catch {
            preconditionFailure("the built-in deadlines are unreadable: \(error)")
        }
    }

    /// The file of ``builtIn``: to be read, kept and altered.
    public static let builtInText = """
        # Thời hạn công bố, công khai và niêm yết thủ tục hành chính. / Deadlines of signing, publishing and posting.
        #
        # duty      sign: ký chậm nhất bao nhiêu ngày trước ngày có hiệu lực / days before the effect
        #           publish: công khai trên CSDLQG trong bao nhiêu ngày kể từ ngày ký / days after signing
        #           post: niêm yết tại xã trong bao nhiêu ngày, tính từ ngày muộn hơn trong ngày ký và ngày có hiệu lực /
        #           days after the later of signing and effect
        # issuer    ministry, province; không ghi: cả hai / left out: both
        # counting  day: mọi ngày / all days; workingDay: ngày làm việc theo lịch / working days of the calendar
        # before    của sign: legalBasis (mặc định) tính từ ngày muộn nhất mà một căn cứ pháp lý nêu trong dòng có hiệu lực,
        #           không có căn cứ nào rõ ngày thì từ ngày dòng có hiệu lực; effect luôn tính từ ngày dòng có hiệu lực /
        #           of sign: from the latest effect of a legal basis the line states, else of the line; or always the line
        # from, until  quy định có hiệu lực từ ngày, đến hết ngày; xét tại ngày ký / in force, looked up for the day of signing
        #
        # Nghị định viết "ngày"; chỉ số công khai, minh bạch của Cổng Dịch vụ công quốc gia đếm ngày làm việc: muốn theo chỉ
        # số thì đổi counting của hai dòng sign cuối thành workingDay. / The decree says days, the portal's indicator counts
        # working days: to follow it, change counting in the last two rules of signing.
        #
        # Không văn bản quốc gia nào ấn định số ngày cho việc niêm yết tại xã; địa phương có quy định thì thêm, ví dụ:
        # No national text gives communes a number of days; where a province does, add for example:
        #   - {duty: post, days: 3, counting: workingDay, from: 2026-01-01, basis: "Quyết định số … của UBND tỉnh"}
        schema: tthc.deadlines/1
        name: Nghị định 63/2010/NĐ-CP
        reductionTarget: 30          # Nghị quyết 66/NQ-CP ngày 26/3/2025
        rules:
          - {duty: sign, days: 10, counting: workingDay, from: 2010-10-14, until: 2013-06-30,
             basis: "Nghị định 63/2010/NĐ-CP, Điều 15"}
          - {duty: sign, issuer: ministry, days: 20, counting: workingDay, from: 2013-07-01, until: 2017-09-24,
             basis: "Nghị định 48/2013/NĐ-CP"}
          - {duty: sign, issuer: province, days: 5, counting: workingDay, from: 2013-07-01, until: 2017-09-24,
             basis: "Nghị định 48/2013/NĐ-CP"}
          - {duty: sign, issuer: ministry, days: 20, counting: day, from: 2017-09-25,
             basis: "Nghị định 63/2010/NĐ-CP, Điều 15, được Nghị định 92/2017/NĐ-CP sửa đổi"}
          - {duty: sign, issuer: province, days: 5, counting: day, from: 2017-09-25,
             basis: "Nghị định 63/2010/NĐ-CP, Điều 15, được Nghị định 92/2017/NĐ-CP sửa đổi"}
          - {duty: publish, issuer: ministry, days: 10, counting: workingDay, from: 2017-09-25,
             basis: "Nghị định 63/2010/NĐ-CP, Điều 24, được Nghị định 92/2017/NĐ-CP sửa đổi"}
          - {duty: publish, issuer: province, days: 5, counting: workingDay, from: 2017-09-25,
             basis: "Nghị định 63/2010/NĐ-CP, Điều 24, được Nghị định 92/2017/NĐ-CP sửa đổi"}

        """
}

extension WorkingCalendar {
    /// The holidays on fixed days. What is decided year by year is not in it.
    public static let builtIn = reading(builtInText)

    private static func reading(_ text: String) -> WorkingCalendar {
        do {
            return try WorkingCalendar(name: "built-in", contents: Data(text.utf8))
        } catch {
            preconditionFailure("the built-in calendar is unreadable: \(error)")
        }
    }

    /// The file of ``builtIn``: to be read, kept and altered.
    public static let builtInText = """
        # Lịch ngày làm việc. / The calendar of working days.
        #
        # fixed    ngày lễ cố định hằng năm (tháng-ngày) / holidays on the same day each year (month-day)
        # years    những gì Thủ tướng quyết định từng năm: Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày thứ hai của Quốc khánh, ngày
        #          nghỉ bù, hoán đổi. off: nghỉ; work: làm bù. Năm đã nêu thì nêu đủ. / What is decided year by year: Tết,
        #          Giỗ Tổ, the second day of Quốc khánh, days moved. A year that is stated is stated whole. Ví dụ / for example:
        #            - year: 2025
        #              off:
        #                - {from: 2025-01-25, until: 2025-02-02, name: Tết Nguyên đán}
        #              work: [2025-04-26]
        # compensates  ngày lễ cố định trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp, ở năm chưa nêu tại years /
        #          a fixed holiday on a weekly day off moves to the next working day, in years that are not stated
        schema: tthc.calendar/1
        name: Ngày lễ cố định, chưa có lịch nghỉ từng năm
        weekend: [saturday, sunday]
        compensates: true            # Bộ luật Lao động 2019, Điều 111, khoản 3
        fixed:
          - {day: "01-01", name: Tết Dương lịch}
          - {day: "04-30", name: Ngày Chiến thắng}
          - {day: "05-01", name: Ngày Quốc tế lao động}
          - {day: "09-02", name: Quốc khánh}
          - {day: "11-24", name: Ngày Văn hóa Việt Nam, from: 2026}
        years: []

        """
}
