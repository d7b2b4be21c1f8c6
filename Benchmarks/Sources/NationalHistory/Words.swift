/// What papers are made of.
enum Words {
    static let verbs = [
        "Đăng ký", "Cấp", "Cấp lại", "Cấp đổi", "Xác nhận", "Thẩm định", "Công nhận", "Thu hồi", "Gia hạn",
        "Điều chỉnh",
        "Phê duyệt", "Hỗ trợ", "Chi trả", "Thay đổi", "Chấm dứt", "Khai báo", "Bổ sung", "Xét duyệt",
    ]
    static let objects = [
        "giấy chứng nhận đăng ký hộ kinh doanh", "khai sinh có yếu tố nước ngoài", "kết hôn", "khai tử", "giám hộ",
        "nhận cha, mẹ, con", "giấy xác nhận tình trạng hôn nhân", "giấy phép xây dựng nhà ở riêng lẻ",
        "giấy chứng nhận quyền sử dụng đất", "trợ cấp xã hội hàng tháng", "hỗ trợ chi phí mai táng",
        "thẻ bảo hiểm y tế",
        "giấy phép kinh doanh rượu", "chứng thực bản sao từ bản chính", "chứng thực hợp đồng, giao dịch",
        "hoạt động tín ngưỡng", "nhóm trẻ, lớp mẫu giáo độc lập", "văn bằng, chứng chỉ", "chế độ ưu đãi người có công",
        "giấy phép khai thác nước dưới đất", "đăng ký tạm trú", "hộ nghèo, hộ cận nghèo", "mức độ khuyết tật",
        "kế hoạch bảo vệ môi trường", "tổ hợp tác", "giấy phép bán lẻ sản phẩm thuốc lá", "hòa giải viên ở cơ sở",
        "nuôi con nuôi trong nước", "trang trại", "thiệt hại do thiên tai", "phương án sử dụng tầng đất mặt",
        "giấy phép hoạt động điện lực", "chứng chỉ hành nghề dược", "giấy phép lái xe", "quyết định chủ trương đầu tư",
        "cơ sở đủ điều kiện an toàn thực phẩm", "hạ tầng kỹ thuật viễn thông", "lễ hội cấp xã",
        "câu lạc bộ thể thao cơ sở",
        "thư viện cộng đồng",
    ]
    static let qualifiers = [
        "tại Ủy ban nhân dân cấp xã", "trong trường hợp bị mất, hỏng", "đối với cá nhân", "đối với tổ chức",
        "có yếu tố nước ngoài", "tại khu vực biên giới", "lưu động", "theo đề nghị của người sử dụng đất",
        "đối với người từ đủ 80 tuổi trở lên", "thuộc thẩm quyền giải quyết của Ủy ban nhân dân",
        "do thay đổi nơi cư trú", "khi hết thời hạn", "cho người dân tộc thiểu số rất ít người", "đã được phê duyệt",
        "thuộc diện bảo trợ xã hội", "không vì mục đích lợi nhuận",
    ]
    static let fields = [
        "Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Người có công", "Giáo dục mầm non", "Giáo dục tiểu học",
        "Tín ngưỡng, tôn giáo", "Thi đua, khen thưởng", "Môi trường", "Tài nguyên nước", "Trồng trọt", "Thủy lợi",
        "Phòng, chống thiên tai", "Hoạt động xây dựng", "Quy hoạch xây dựng", "Đường bộ", "Đường thủy nội địa",
        "Lưu thông hàng hóa trong nước", "An toàn thực phẩm", "Thành lập và hoạt động của hộ kinh doanh",
        "Thành lập và hoạt động của hợp tác xã", "Văn hóa", "Thể dục, thể thao", "Thư viện", "Gia đình",
        "Nuôi con nuôi",
        "Hòa giải ở cơ sở", "Phổ biến, giáo dục pháp luật", "Bồi thường nhà nước", "Giảm nghèo", "Trẻ em", "Lao động",
        "Việc làm", "Phòng, chống tệ nạn xã hội", "Dược phẩm", "Khám bệnh, chữa bệnh", "Y tế dự phòng", "Điện",
        "Xúc tiến thương mại", "Đầu tư tại Việt Nam", "Đấu thầu", "Quản lý công sản", "Viễn thông và Internet",
        "Báo chí",
        "Sở hữu trí tuệ", "Lâm nghiệp", "Thủy sản", "Chăn nuôi", "Bảo vệ thực vật", "Dân tộc", "Cư trú",
        "Giải quyết khiếu nại", "Giải quyết tố cáo", "Tiếp công dân", "Công chứng", "Luật sư", "Đo đạc và bản đồ",
    ]
    static let ministries = [
        "BTP", "BYT", "BNV", "BTC", "BCT", "BGDĐT", "BXD", "BNNMT", "BKHCN", "BVHTTDL", "BCA", "BQP", "BDTTG", "TTCP",
    ]
    static let agencies = [
        "Ủy ban nhân dân cấp xã", "Trung tâm Phục vụ hành chính công cấp xã", "Sở Tư pháp", "Sở Nội vụ", "Sở Tài chính",
        "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Y tế", "Văn phòng đăng ký đất đai", "Bộ, cơ quan ngang Bộ",
    ]
    static let stepSubjects = [
        "Người yêu cầu nộp hồ sơ", "Cá nhân, tổ chức chuẩn bị đầy đủ hồ sơ", "Công chức tiếp nhận kiểm tra hồ sơ",
        "Bộ phận Một cửa lập phiếu hẹn trả kết quả", "Cơ quan chuyên môn thẩm định nội dung hồ sơ",
        "Chủ tịch Ủy ban nhân dân xem xét, ký văn bản", "Công chức tư pháp - hộ tịch ghi nội dung vào sổ",
        "Cơ quan giải quyết lấy ý kiến các đơn vị có liên quan", "Người nộp hồ sơ nhận kết quả",
    ]
    static let stepObjects = [
        "theo quy định và nộp trực tiếp tại Trung tâm Phục vụ hành chính công hoặc trực tuyến trên Cổng Dịch vụ công quốc gia",
        "trong giờ hành chính từ thứ Hai đến thứ Sáu hàng tuần, trừ ngày lễ, ngày nghỉ theo quy định của pháp luật",
        "và chuyển cho bộ phận chuyên môn ngay trong ngày làm việc; nếu nộp sau 15 giờ thì chuyển vào đầu giờ ngày hôm sau",
        "đồng thời cập nhật trạng thái xử lý trên Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh",
        "kể từ ngày nhận đủ hồ sơ hợp lệ; trường hợp không đủ điều kiện thì trả lời bằng văn bản và nêu rõ lý do",
        "sau khi đối chiếu với Cơ sở dữ liệu quốc gia về dân cư và các cơ sở dữ liệu chuyên ngành đã kết nối",
        "và niêm yết công khai tại trụ sở trong thời gian theo quy định để lấy ý kiến của cộng đồng dân cư",
    ]
    static let stepEnds = [
        "", "", "; hồ sơ chưa hợp lệ được hướng dẫn bổ sung một lần bằng phiếu", "; phí, lệ phí nộp theo thông báo",
        "; bản giấy và bản điện tử có giá trị như nhau",
    ]
    static let dossierItems = [
        "Tờ khai theo mẫu quy định", "Đơn đề nghị", "Bản sao căn cước hoặc hộ chiếu còn giá trị sử dụng",
        "Giấy chứng sinh",
        "Giấy ủy quyền được chứng thực theo quy định", "Bản chính giấy chứng nhận đã cấp",
        "Bản vẽ thiết kế và sơ đồ vị trí",
        "Báo cáo đề xuất và phương án thực hiện", "Giấy tờ chứng minh nơi cư trú", "Văn bản thỏa thuận của các bên",
        "Biên bản họp của cộng đồng dân cư", "Ảnh chân dung cỡ 4 cm x 6 cm", "Giấy xác nhận tình trạng sức khỏe",
        "Danh sách thành viên", "Dự thảo điều lệ", "Chứng từ nộp lệ phí hoặc giấy tờ được miễn, giảm",
        "Hợp đồng thuê địa điểm", "Lý lịch tư pháp", "Văn bằng, chứng chỉ chuyên môn phù hợp",
        "Giấy tờ pháp lý khác có liên quan",
    ]
    static let results = [
        "Giấy chứng nhận", "Quyết định hành chính", "Giấy xác nhận", "Trích lục", "Văn bản chấp thuận", "Giấy phép",
        "Thông báo kết quả",
    ]
    static let conditions = [
        "Có đủ năng lực hành vi dân sự và thường trú trên địa bàn",
        "Cơ sở vật chất đáp ứng quy chuẩn kỹ thuật quốc gia",
        "Không thuộc các trường hợp bị cấm theo quy định của luật", "Địa điểm phù hợp với quy hoạch đã được phê duyệt",
        "Người phụ trách có chứng chỉ chuyên môn và đã tham gia bồi dưỡng nghiệp vụ",
    ]
    static let applicants = [
        "Công dân Việt Nam", "Tổ chức", "Doanh nghiệp", "Hợp tác xã", "Người Việt Nam định cư ở nước ngoài",
    ]
    static let basisTitles = [
        "quy định chi tiết một số điều và biện pháp thi hành luật",
        "về thực hiện thủ tục hành chính theo cơ chế một cửa",
        "quy định về phân cấp, phân quyền trong lĩnh vực quản lý nhà nước",
        "sửa đổi, bổ sung một số điều của các nghị định",
        "quy định mức thu, chế độ thu, nộp, quản lý và sử dụng phí", "hướng dẫn trình tự, hồ sơ và thời hạn giải quyết",
    ]
    static let notes = [
        "Thực hiện theo dịch vụ công trực tuyến toàn trình", "Mẫu đơn được công khai tại Cổng Dịch vụ công quốc gia",
        "Người dân chọn nơi nộp hồ sơ không phụ thuộc địa giới", "Không yêu cầu nộp giấy tờ đã có trong cơ sở dữ liệu",
    ]
    static let reasons = [
        "Nhập sai nội dung khi ghi sổ", "Đối chiếu lại bản ký thấy khác", "Ghi nhầm dòng của phụ lục",
    ]
    static let places = [
        "An", "Bình", "Châu", "Đông", "Giang", "Hà", "Hòa", "Hưng", "Khánh", "Lạc", "Lâm", "Long", "Minh", "Mỹ", "Nam",
        "Ninh", "Phú", "Phong", "Quang", "Sơn", "Tân", "Tây", "Thạch", "Thái", "Thanh", "Thịnh", "Thủy", "Tiên",
        "Trung",
        "Vân", "Vĩnh", "Xuân", "Yên",
    ]
}
